/// What is made for people: files that are replaced as a whole, pages that may do nothing, and text
/// on a terminal.
///
/// Start with [people.output.AtomicFile], [people.output.HtmlPage] and [people.output.Terminal].
/// This file is also the manifest of the package.
package people.output;

//SOURCES ../package-info.java
//SOURCES AtomicFile.java
//SOURCES CalledAs.java
//SOURCES CountedNoun.java
//SOURCES HtmlPage.java
//SOURCES Kit.java
//SOURCES OwnerOnly.java
//SOURCES PageColors.java
//SOURCES StandardOutput.java
//SOURCES Terminal.java
//SOURCES TextTable.java
