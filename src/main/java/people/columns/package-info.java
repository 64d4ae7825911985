/// Many events in arrays of numbers, and how a file is read into them on all cores.
///
/// Start with [people.columns.EventColumns]; [people.columns.ParallelFileReader] fills it. *Not
/// API*: public to the compiler, and used by the core only; others go through
/// `people.history.HistoryColumns`. This file is also the manifest of the package.
package people.columns;

//SOURCES ../disk/package-info.java
//SOURCES BatchLookup.java
//SOURCES ColumnSource.java
//SOURCES Dictionary.java
//SOURCES EventColumns.java
//SOURCES EventColumnsBuilder.java
//SOURCES EventIds.java
//SOURCES EventReader.java
//SOURCES LineBytes.java
//SOURCES LineOffsets.java
//SOURCES OpenedValues.java
//SOURCES PackedKind.java
//SOURCES ParallelFileReader.java
//SOURCES ParallelRanges.java
//SOURCES PersonIndex.java
//SOURCES Retractions.java
//SOURCES RowScan.java
//SOURCES Search.java
//SOURCES SparseColumn.java
//SOURCES TextQuery.java
//SOURCES TextSource.java
//SOURCES ValueDictionaries.java
//SOURCES ValueWords.java
//SOURCES WordLists.java
