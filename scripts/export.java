///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/cli/package-info.java
//SOURCES ../src/main/java/people/databases/package-info.java
// DuckDB and SQLite are libraries in C.
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED

/// Writes tables of a timeline to a file, as `people export` does, also in the formats that take a
/// database; `--help` says how.
void main(String[] args) {
  people.exports.Export.use(new people.databases.DatabaseFiles());
  var words = new ArrayList<>(List.of(args));
  words.addFirst("export");
  people.cli.PeopleCommand.main(words.toArray(String[]::new));
}
