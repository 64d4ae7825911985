/// The append-only log of events, the registry that records on it, and the erasure of people.
///
/// Start with [people.timeline.EventTimeline], which says what is promised; `FileTimeline` keeps it
/// in a file. To record facts, use a [people.timeline.PersonRegistry]. This file is also the
/// manifest of the package.
package people.timeline;

//SOURCES ../index/package-info.java
//SOURCES ../engine/package-info.java
//SOURCES AppendPlan.java
//SOURCES AppendQueue.java
//SOURCES AppendWarnings.java
//SOURCES Backup.java
//SOURCES BatchEvents.java
//SOURCES Beginning.java
//SOURCES EngineCopy.java
//SOURCES EngineEvents.java
//SOURCES EngineFeed.java
//SOURCES ErasableEvents.java
//SOURCES ErasedCopy.java
//SOURCES ErasedIndex.java
//SOURCES ErasedLines.java
//SOURCES ErasedPeople.java
//SOURCES ErasureList.java
//SOURCES Erasing.java
//SOURCES EventIterator.java
//SOURCES EventTimeline.java
//SOURCES FactRecorder.java
//SOURCES FileAppender.java
//SOURCES FileEvents.java
//SOURCES FileFeed.java
//SOURCES FileTimeline.java
//SOURCES FilesBeside.java
//SOURCES FoundPeople.java
//SOURCES HeldEvents.java
//SOURCES HeldLines.java
//SOURCES JoinedEvents.java
//SOURCES KeptColumns.java
//SOURCES KeyIndex.java
//SOURCES LeftOut.java
//SOURCES LiveSubscription.java
//SOURCES MemoryTimeline.java
//SOURCES Mentions.java
//SOURCES MonotonicClock.java
//SOURCES NamedPeople.java
//SOURCES NewPeople.java
//SOURCES OpenBatch.java
//SOURCES PartScan.java
//SOURCES PersonRegistry.java
//SOURCES PlannedEvents.java
//SOURCES Redaction.java
//SOURCES RestoredLines.java
//SOURCES RestrictedRecords.java
//SOURCES RestrictionIndex.java
//SOURCES SharedCopy.java
//SOURCES SharedPlan.java
//SOURCES SharedTimeline.java
//SOURCES SpillFile.java
//SOURCES SpillPlace.java
//SOURCES StandingMerges.java
//SOURCES TextAnchors.java
//SOURCES TimelineOptions.java
//SOURCES UnfinishedAppend.java
//SOURCES UnitLines.java
//SOURCES UnitWriter.java
//SOURCES Verification.java
//SOURCES WordedFact.java
//SOURCES WriteBatch.java
