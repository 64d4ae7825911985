/// The append-only log of events, and the registry that records on it.
package people.timeline;

//SOURCES ../index/package-info.java
//SOURCES Append.java
//SOURCES AppendQueue.java
//SOURCES Backup.java
//SOURCES Draft.java
//SOURCES EventTimeline.java
//SOURCES FileEvents.java
//SOURCES FileTimeline.java
//SOURCES Lines.java
//SOURCES MemoryTimeline.java
//SOURCES PersonRegistry.java
//SOURCES Stamps.java
//SOURCES Unit.java
//SOURCES Verification.java
