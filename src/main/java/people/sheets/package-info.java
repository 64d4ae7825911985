/// Tables that others made, row by row: CSV in whatever dialect and encoding, and Excel workbooks.
///
/// Start with [people.sheets.Sheet]. A table is recognised by what is in the file, read once to the
/// end to learn how it is written, and then as a stream. This file is also the manifest of the
/// package.
package people.sheets;

//SOURCES ../package-info.java
//DEPS de.siegmar:fastcsv:4.4.0
//SOURCES CharWindow.java
//SOURCES CsvDialect.java
//SOURCES CsvRows.java
//SOURCES RowSource.java
//SOURCES Sheet.java
//SOURCES SheetHeader.java
//SOURCES SheetOptions.java
//SOURCES SheetRow.java
