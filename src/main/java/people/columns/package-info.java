/// Many events in arrays of numbers.
///
/// Not API: public to the compiler, private to the core by rule.
package people.columns;

//SOURCES ../disk/package-info.java
//SOURCES Code.java
//SOURCES Dictionary.java
//SOURCES EventColumns.java
//SOURCES EventIds.java
//SOURCES EventReader.java
//SOURCES EventRows.java
//SOURCES FileColumns.java
//SOURCES LineScan.java
//SOURCES Lookups.java
//SOURCES Marks.java
//SOURCES PersonIndex.java
//SOURCES Search.java
//SOURCES SparseColumn.java
//SOURCES Stretches.java
//SOURCES Values.java
