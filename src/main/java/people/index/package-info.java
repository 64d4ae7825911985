/// What is kept beside a timeline so that it need not be read again; discardable.
///
/// Not API: public to the compiler, private to the core by rule.
package people.index;

//SOURCES ../columns/package-info.java
//SOURCES AppendJournal.java
//SOURCES EventLookup.java
//SOURCES IdIndex.java
//SOURCES Segment.java
//SOURCES SegmentWriter.java
//SOURCES Segments.java
