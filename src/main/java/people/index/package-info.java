/// What is kept beside a timeline so that it need not be read again; it can be deleted at any time.
///
/// Start with [people.index.Segments], the folder; [people.index.AppendJournal] tells whether it is
/// of the file as it is now. *Not API*: public to the compiler, and used by the core only. This
/// file is also the manifest of the package.
package people.index;

//SOURCES ../columns/package-info.java
//SOURCES AppendJournal.java
//SOURCES CheckedBlocks.java
//SOURCES EventLookup.java
//SOURCES IdIndex.java
//SOURCES IndexFolder.java
//SOURCES KeyRows.java
//SOURCES KnownEvents.java
//SOURCES Numbers.java
//SOURCES Segment.java
//SOURCES SegmentColumn.java
//SOURCES SegmentHeader.java
//SOURCES SegmentTexts.java
//SOURCES SegmentWriter.java
//SOURCES Segments.java
//SOURCES TextLookup.java
