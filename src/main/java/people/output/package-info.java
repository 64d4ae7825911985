/// What is made for people to keep: files that are replaced as a whole, and pages that may do nothing.
///
/// Start with [people.output.AtomicFile] and [people.output.HtmlPage]. This file is also the manifest
/// of the package.
package people.output;

//SOURCES ../package-info.java
//SOURCES AtomicFile.java
//SOURCES HtmlPage.java
