/// Kafka as a target of relays, by the library of Kafka, which only the script `relay` takes in.
///
/// Start with [people.kafka.KafkaTarget]. This file is also the manifest of the package.
package people.kafka;

//SOURCES ../logging/package-info.java
//SOURCES ../relays/package-info.java
//DEPS org.apache.kafka:kafka-clients:4.4.0
//SOURCES KafkaTarget.java
