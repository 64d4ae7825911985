/// What the core asks of an engine that keeps the lines of a timeline for many machines, and the
/// addresses under which such timelines are found.
///
/// Start with [people.engine.LineEngine]. An engine is made in a room above, such as
/// `people.postgres`, and its class is loaded when an address of it is opened. This file is also
/// the manifest of the package.
package people.engine;

//SOURCES ../package-info.java
//SOURCES EngineConsumers.java
//SOURCES LineEngine.java
//SOURCES NewLines.java
//SOURCES TimelineAddress.java
