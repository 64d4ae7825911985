///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
// Tablesaw's map of primitives uses it; without the option the JDK warns.
//RUNTIME_OPTIONS --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Djdk.attach.allowAttachSelf=true -XX:+EnableDynamicAgentLoading
//SOURCES ../src/main/java/people/notebook/package-info.java
//AOT people.notebook.Rehearsal

/// The kernel for notebooks, which Jupyter starts with a connection file.
void main(String[] args) {
  people.notebook.kernel.Kernel.main(args);
}
