/// Copies the events of another timeline: from its file, or from the family tree that an export
/// made of it and that tells all.
///
/// Start with [people.imports.copies.TimelineCopy]; a [people.imports.copies.ToldTree] makes events
/// of such a tree first. This file is also the manifest of the package.
package people.imports.copies;

//SOURCES ../updates/package-info.java
//SOURCES CopyDates.java
//SOURCES CopyTally.java
//SOURCES EventCopy.java
//SOURCES KeptEvents.java
//SOURCES TimelineCopy.java
//SOURCES ToldBeginning.java
//SOURCES ToldDetails.java
//SOURCES ToldLine.java
//SOURCES ToldTree.java
//SOURCES UnfinishedRest.java
