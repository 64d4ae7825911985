///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/cli/package-info.java
//SOURCES ../src/main/java/people/kafka/package-info.java
//SOURCES ../src/main/java/people/sqlite/package-info.java
// SQLite is a library in C.
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED

/// Hands events on, as `people relay` does, also to Kafka; or, as `relay project …`, keeps tables
/// in a database as `people project` does. `--help` says how.
void main(String[] args) {
  people.relays.RelayTargets.use(people.kafka.KafkaTarget::new);
  var words = new ArrayList<>(List.of(args));
  if (words.isEmpty() || !words.getFirst().equals("project")) words.addFirst("relay");
  people.cli.PeopleCommand.main(words.toArray(String[]::new));
}
