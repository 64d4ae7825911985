/// Records a family tree: all of it, or only what it says otherwise than its earlier exports did;
/// see `docs/decisions/0042`.
///
/// Start with [people.imports.updates.TreeImport]. `KnownTree` is what the timeline has of a tree,
/// `TreeMatch` tells who is who, and `TreeDifference` what is to be recorded of somebody. This file
/// is also the manifest of the package.
package people.imports.updates;

//SOURCES ../trees/package-info.java
//SOURCES KnownTree.java
//SOURCES TreeDifference.java
//SOURCES TreeImport.java
//SOURCES TreeMatch.java
//SOURCES TreeTraits.java
//SOURCES TreeUpdate.java
