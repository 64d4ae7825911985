/// The core of People Timeline: records of people as events on one timeline.
///
/// Start with [people.timeline.PersonRegistry], which records facts, and [people.history.History],
/// which answers questions about any date. Both stand on an [people.timeline.EventTimeline].
///
/// This file is also the manifest of the package: a script that takes it as its only source gets
/// all of the core.
package people;

//DEPS tools.jackson.core:jackson-databind:3.2.4
// named, as Tablesaw's pom sets it to 2.19, which is too old for Jackson 3
//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//SOURCES Address.java
//SOURCES Amendment.java
//SOURCES BlankText.java
//SOURCES Details.java
//SOURCES Durability.java
//SOURCES EffectiveDate.java
//SOURCES Event.java
//SOURCES Expected.java
//SOURCES Name.java
//SOURCES RecordedEvent.java
//SOURCES Status.java
//SOURCES TimelineException.java
//SOURCES UnknownPersonException.java
