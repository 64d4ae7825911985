/// A family tree's file: GEDCOM 5.5 to 7.0, in an archive or as XML of Gramps, as a tree of lines,
/// with their names and places.
///
/// Start with [people.imports.gedcom.GedcomFile] and [people.imports.gedcom.GedcomLine]; a
/// `GedcomText` is the bytes of a file as text. [people.imports.gedcom.TreeExtension] has our own
/// tags, which an export writes. This file is also the manifest of the package.
package people.imports.gedcom;

//SOURCES ../dates/package-info.java
//SOURCES AnselText.java
//SOURCES ForeignTree.java
//SOURCES GedcomFile.java
//SOURCES GedcomLine.java
//SOURCES GedcomName.java
//SOURCES GedcomPlace.java
//SOURCES GedcomText.java
//SOURCES GedcomWords.java
//SOURCES GrampsTree.java
//SOURCES PackedLines.java
//SOURCES Pedigree.java
//SOURCES PlacePart.java
//SOURCES SaidTrust.java
//SOURCES SharedTexts.java
//SOURCES TreeArchive.java
//SOURCES TreeExtension.java
//SOURCES TreeMembers.java
//DEPS org.familysearch.gedcom:gedcom:1.14.0
