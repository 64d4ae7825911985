/// A file that may fail: storage, the lock of its writer, and bytes that are appended.
///
/// Start with [people.disk.Storage], which the simulated disk of the tests implements as well. *Not
/// API*: public to the compiler, and used by the core only. This file is also the manifest of the
/// package.
package people.disk;

//SOURCES ../line/package-info.java
//SOURCES Disk.java
//SOURCES FileWatch.java
//SOURCES FirstAppend.java
//SOURCES ForeignFile.java
//SOURCES MappableFile.java
//SOURCES OpenFile.java
//SOURCES SimilarName.java
//SOURCES Storage.java
//SOURCES TimelineFile.java
//SOURCES WriteLock.java
