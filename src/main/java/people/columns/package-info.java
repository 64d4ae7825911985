/// Many events in arrays of numbers.
///
/// Not API: public to the compiler, private to the core by rule.
package people.columns;

//SOURCES ../disk/package-info.java
//SOURCES BatchLookup.java
//SOURCES ColumnSource.java
//SOURCES Dictionary.java
//SOURCES EventColumns.java
//SOURCES EventColumnsBuilder.java
//SOURCES EventIds.java
//SOURCES EventReader.java
//SOURCES LineOffsets.java
//SOURCES PackedKind.java
//SOURCES ParallelFileReader.java
//SOURCES ParallelRanges.java
//SOURCES PersonIndex.java
//SOURCES RowScan.java
//SOURCES Search.java
//SOURCES SparseColumn.java
//SOURCES ValueDictionaries.java
