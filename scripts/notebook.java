///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
// The runner lives as long as its kernel, and does little.
//RUNTIME_OPTIONS --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:TieredStopAtLevel=1
//SOURCES ../src/main/java/people/notebook/package-info.java
//MAIN notebook
//AOT people.notebook.Rehearsal

/// Opens notebooks in Jupyter, or runs them without it; `--help` says how.
void main(String[] args) {
  people.notebook.NotebookCommand.main(args);
}
