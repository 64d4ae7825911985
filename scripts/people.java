///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/cli/package-info.java
//AOT people demo

/// Records people and answers questions about them; `--help` says how.
void main(String[] args) {
  people.cli.PeopleCommand.main(args);
}
