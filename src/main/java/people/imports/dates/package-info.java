/// The words of dates and ages in family trees, both ways: in the terms of GEDCOM, in thirteen
/// languages, and in four calendars.
///
/// Start with [people.imports.dates.GedcomDate], which has a table of what is understood;
/// [people.imports.dates.DateTerms] is the way back. No file is read here. This file is also the
/// manifest of the package.
package people.imports.dates;

//SOURCES ../batches/package-info.java
//SOURCES DateInNumbers.java
//SOURCES DateMeaning.java
//SOURCES DatePhrase.java
//SOURCES DatePoint.java
//SOURCES DateStretch.java
//SOURCES DateTerms.java
//SOURCES DateWords.java
//SOURCES GedcomDate.java
//SOURCES GrampsDate.java
//SOURCES TreeAge.java
//SOURCES TreeCalendar.java
