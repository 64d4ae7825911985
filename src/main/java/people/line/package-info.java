/// One event as one line of JSON, both ways, with its checksum.
///
/// Not API: public to the compiler, private to the core by rule.
package people.line;

//SOURCES ../package-info.java
//SOURCES AsciiMatcher.java
//SOURCES BadLine.java
//SOURCES Bytes.java
//SOURCES EventFormat.java
//SOURCES EventParser.java
//SOURCES JsonText.java
//SOURCES LineChecksum.java
//SOURCES LinePlace.java
//SOURCES LineReader.java
//SOURCES LineScan.java
//SOURCES LineWriter.java
//SOURCES ScannedLine.java
//SOURCES Utf8.java
