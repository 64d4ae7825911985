/// One event as one line of JSON, both ways, with its checksum.
///
/// Not API: public to the compiler, private to the core by rule.
package people.line;

//SOURCES ../package-info.java
//SOURCES AsciiMatcher.java
//SOURCES Bytes.java
//SOURCES EventFormat.java
//SOURCES LineChecksum.java
//SOURCES LinePlace.java
//SOURCES LineReader.java
//SOURCES PlainObject.java
//SOURCES PlainWriter.java
//SOURCES Upcaster.java
