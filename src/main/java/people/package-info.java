/// The core of People Timeline: records of people as events on one timeline.
///
/// Start with [people.PersonRegistry], which records facts, and [people.History], which answers
/// questions about any date. Both stand on an [people.EventTimeline].
///
/// This file is also the manifest of the package: a script that takes it as its only source gets
/// all of the core.
package people;

//DEPS tools.jackson.core:jackson-databind:3.2.4
// named, as Tablesaw's pom sets it to 2.19, which is too old for Jackson 3
//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//SOURCES Address.java
//SOURCES AmendedFacts.java
//SOURCES Amendment.java
//SOURCES Append.java
//SOURCES AppendQueue.java
//SOURCES Backup.java
//SOURCES Bytes.java
//SOURCES Census.java
//SOURCES CensusTaker.java
//SOURCES Chain.java
//SOURCES Code.java
//SOURCES Contradiction.java
//SOURCES Corrections.java
//SOURCES Custody.java
//SOURCES Details.java
//SOURCES Dictionary.java
//SOURCES Disk.java
//SOURCES Doubts.java
//SOURCES Draft.java
//SOURCES Durability.java
//SOURCES EffectiveDate.java
//SOURCES Event.java
//SOURCES EventColumns.java
//SOURCES EventFormat.java
//SOURCES EventIds.java
//SOURCES EventReader.java
//SOURCES EventRows.java
//SOURCES EventTimeline.java
//SOURCES Expected.java
//SOURCES Facts.java
//SOURCES FileColumns.java
//SOURCES FileEvents.java
//SOURCES FileRows.java
//SOURCES FileTimeline.java
//SOURCES Fold.java
//SOURCES History.java
//SOURCES Index.java
//SOURCES Life.java
//SOURCES LineReader.java
//SOURCES LineScan.java
//SOURCES Lines.java
//SOURCES Lives.java
//SOURCES Lookups.java
//SOURCES Marks.java
//SOURCES MemoryTimeline.java
//SOURCES Name.java
//SOURCES Period.java
//SOURCES PeriodColumns.java
//SOURCES Periods.java
//SOURCES Person.java
//SOURCES PersonColumns.java
//SOURCES PersonIndex.java
//SOURCES PersonRegistry.java
//SOURCES Places.java
//SOURCES PlainObject.java
//SOURCES PlainWriter.java
//SOURCES Reason.java
//SOURCES Reasons.java
//SOURCES RecordedEvent.java
//SOURCES RecordingOrder.java
//SOURCES Search.java
//SOURCES Segment.java
//SOURCES SegmentWriter.java
//SOURCES Segments.java
//SOURCES Snapshot.java
//SOURCES SparseColumn.java
//SOURCES Stamps.java
//SOURCES Status.java
//SOURCES StatusCounts.java
//SOURCES Steps.java
//SOURCES Storage.java
//SOURCES Stretches.java
//SOURCES Text.java
//SOURCES TimelineException.java
//SOURCES TimelineFile.java
//SOURCES Unit.java
//SOURCES UnknownPersonException.java
//SOURCES Upcaster.java
//SOURCES Values.java
//SOURCES Verification.java
//SOURCES Word.java
//SOURCES WriteLock.java
