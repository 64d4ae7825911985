/// Tables of people in files that other programs read.
///
/// Start with [people.exports.Export], which writes [people.exports.ExportTable]s in the format of
/// a file's ending. What needs the library of a database is in a package of its own, which only the
/// script `export` takes in. This file is also the manifest of the package.
package people.exports;

//SOURCES ../imports/package-info.java
//SOURCES ../rates/package-info.java
//DEPS org.dhatim:fastexcel:0.19.0
//SOURCES CloudEvents.java
//SOURCES CsvFile.java
//SOURCES EventMembers.java
//SOURCES Export.java
//SOURCES ExportColumn.java
//SOURCES ExportFormat.java
//SOURCES ExportTable.java
//SOURCES JsonFile.java
//SOURCES Spells.java
//SOURCES TableWriter.java
//SOURCES TreeDetails.java
//SOURCES TreeFact.java
//SOURCES TreeFamilies.java
//SOURCES TreeFile.java
//SOURCES TreeHomes.java
//SOURCES TreePersons.java
//SOURCES TreeText.java
//SOURCES WorkbookFile.java
