/// What is made for people to keep: files that are replaced as a whole.
///
/// Start with [people.output.AtomicFile]. This file is also the manifest of the package.
package people.output;

//SOURCES ../package-info.java
//SOURCES AtomicFile.java
