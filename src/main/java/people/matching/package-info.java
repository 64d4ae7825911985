/// People who are looked for, and records that may be of one person.
///
/// Start with [people.matching.PersonSearch], which finds people by words. This file is also the
/// manifest of the package.
package people.matching;

//SOURCES ../history/package-info.java
//SOURCES NameFolding.java
//SOURCES PersonSearch.java
//SOURCES TypingErrors.java
//SOURCES WordMatcher.java
