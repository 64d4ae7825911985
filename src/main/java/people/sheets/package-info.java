/// Tables that others made, row by row: CSV in whatever dialect and encoding, and Excel workbooks.
///
/// Start with [people.sheets.Sheet]. A table is recognised by what is in the file, read once to the
/// end to learn how it is written, and then as a stream. This file is also the manifest of the
/// package.
package people.sheets;

//SOURCES ../package-info.java
//DEPS de.siegmar:fastcsv:4.4.0
//DEPS com.github.albfernandez:juniversalchardet:2.5.0
//DEPS org.dhatim:fastexcel-reader:0.19.0
//SOURCES BombGuard.java
//SOURCES CellText.java
//SOURCES CharWindow.java
//SOURCES CsvDialect.java
//SOURCES CsvRows.java
//SOURCES EncodingGuess.java
//SOURCES FileKind.java
//SOURCES RowSource.java
//SOURCES Sheet.java
//SOURCES SheetHeader.java
//SOURCES SheetOptions.java
//SOURCES SheetRow.java
//SOURCES SheetSource.java
//SOURCES SpooledFile.java
//SOURCES TextScan.java
//SOURCES WorkbookParts.java
//SOURCES WorkbookRows.java
