/// What short programs over a timeline share, so that each is a page: their arguments, answers,
/// errors, a calendar, a life in a terminal.
///
/// Start with [people.scripts.Program]; `scripts/declare.java` is one. This file is also the
/// manifest of the package.
package people.scripts;

//SOURCES ../output/package-info.java
//SOURCES ../postgres/package-info.java
//SOURCES Anniversary.java
//SOURCES CalendarFile.java
//SOURCES LifeBars.java
//SOURCES LifeFacts.java
//SOURCES LifeTurn.java
//SOURCES Program.java
//SOURCES ProgramUsage.java
