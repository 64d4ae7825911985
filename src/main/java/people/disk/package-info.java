/// A file that may fail: storage, the lock of its writer, and bytes that are appended.
///
/// Not API: public to the compiler, private to the core by rule.
package people.disk;

//SOURCES ../line/package-info.java
//SOURCES Disk.java
//SOURCES Storage.java
//SOURCES TimelineFile.java
//SOURCES WriteLock.java
