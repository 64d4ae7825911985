/// The words of People Timeline: events about people, their names, addresses, statuses and dates,
/// and the errors.
///
/// Start with [people.Event]. A [people.timeline.PersonRegistry] records facts, and a
/// [people.history.History] answers questions about any date; the manifest of all of the core is
/// that of `people.history`. This file is the manifest of this package only.
package people;

//DEPS tools.jackson.core:jackson-databind:3.2.4
// named, as Tablesaw's pom sets it to 2.19, which is too old for Jackson 3
//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//SOURCES Address.java
//SOURCES Amendment.java
//SOURCES Attribute.java
//SOURCES BlankText.java
//SOURCES Details.java
//SOURCES Durability.java
//SOURCES EffectiveDate.java
//SOURCES Erased.java
//SOURCES Event.java
//SOURCES EventChecks.java
//SOURCES Expected.java
//SOURCES Name.java
//SOURCES Partner.java
//SOURCES RecordedEvent.java
//SOURCES Status.java
//SOURCES TimelineException.java
//SOURCES UnknownPersonException.java
