/// One event as one line of JSON, both ways, with its checksum.
///
/// Start with [people.line.EventFormat], the table of what stands in a line. *Not API*: public to
/// the compiler, and used by the core only. This file is also the manifest of the package.
package people.line;

//SOURCES ../package-info.java
//SOURCES AsciiMatcher.java
//SOURCES BadLine.java
//SOURCES Bytes.java
//SOURCES EventFormat.java
//SOURCES EventParser.java
//SOURCES FactMembers.java
//SOURCES FormatWords.java
//SOURCES JsonText.java
//SOURCES KindRow.java
//SOURCES KnownAttributes.java
//SOURCES LineChecksum.java
//SOURCES LinePlace.java
//SOURCES LineReader.java
//SOURCES LineScan.java
//SOURCES LineSeal.java
//SOURCES LineWriter.java
//SOURCES Member.java
//SOURCES MemberType.java
//SOURCES OldPartner.java
//SOURCES OurTime.java
//SOURCES PersonNumbers.java
//SOURCES PersonalJson.java
//SOURCES PersonalMembers.java
//SOURCES Placeholder.java
//SOURCES PlainJson.java
//SOURCES ScannedLine.java
//SOURCES SealedBlock.java
//SOURCES SealedLine.java
//SOURCES Shape.java
//SOURCES Utf8.java
