/// People who are looked for, and records that may be of one person.
///
/// Start with [people.matching.PersonSearch], which finds people by words, or
/// [people.matching.Duplicates], which finds doubles. This file is also the manifest of the
/// package.
package people.matching;

//SOURCES ../history/package-info.java
//DEPS org.apache.commons:commons-text:1.15.0
//DEPS commons-codec:commons-codec:1.23.0
//SOURCES ComparedRecords.java
//SOURCES Comparison.java
//SOURCES Duplicates.java
//SOURCES FoldedText.java
//SOURCES KnownTexts.java
//SOURCES MatchModel.java
//SOURCES NameFolding.java
//SOURCES NameLikeness.java
//SOURCES PairPatterns.java
//SOURCES PersonSearch.java
//SOURCES RecordBlocks.java
//SOURCES RecordComparer.java
//SOURCES SearchBounds.java
//SOURCES TypingErrors.java
//SOURCES WordMatcher.java
