/// Events on their way to others: consumers that know where they stopped, and relays to web hooks,
/// files and standard output.
///
/// Start with [people.relays.Relay], which hands events to a [people.relays.RelayTarget], at least
/// once and in order; what it has done is kept in a [people.relays.CheckpointStore]. This file is
/// also the manifest of the package.
package people.relays;

//SOURCES ../exports/package-info.java
//SOURCES Checkpoint.java
//SOURCES CheckpointStore.java
//SOURCES CheckpointText.java
//SOURCES DeadLetters.java
//SOURCES DeliveryException.java
//SOURCES EngineCheckpoints.java
//SOURCES FileCheckpoints.java
//SOURCES FolderTarget.java
//SOURCES HolderFile.java
//SOURCES KnownLine.java
//SOURCES LineFile.java
//SOURCES OutgoingEvent.java
//SOURCES OutputTarget.java
//SOURCES Relay.java
//SOURCES RelayTarget.java
//SOURCES RelayTargets.java
//SOURCES RetryPolicy.java
//SOURCES StoppableFeed.java
//SOURCES WebhookSignature.java
//SOURCES WebhookTarget.java
