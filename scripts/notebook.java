///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/notebook/package-info.java
//AOT people.notebook.Rehearsal

/// Opens notebooks in Jupyter, or runs them without it; `--help` says how.
void main(String[] args) {
  people.notebook.NotebookCommand.main(args);
}
