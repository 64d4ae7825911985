/// The append-only log of events, and the registry that records on it.
package people.timeline;

//SOURCES ../index/package-info.java
//SOURCES AppendPlan.java
//SOURCES AppendQueue.java
//SOURCES Backup.java
//SOURCES EventIterator.java
//SOURCES EventTimeline.java
//SOURCES FactRecorder.java
//SOURCES FileEvents.java
//SOURCES FileTimeline.java
//SOURCES KeptColumns.java
//SOURCES MemoryTimeline.java
//SOURCES MonotonicClock.java
//SOURCES PersonRegistry.java
//SOURCES TimelineOptions.java
//SOURCES UnitWriter.java
//SOURCES Verification.java
//SOURCES WriteBatch.java
