///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
// Kernel.OPTIONS says why.
//RUNTIME_OPTIONS -Djdk.attach.allowAttachSelf=true -XX:+EnableDynamicAgentLoading --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -XX:+ErrorFileToStderr -XX:-CreateCoredumpOnCrash -XX:-HeapDumpOnOutOfMemoryError -XX:+UseSerialGC -XX:Tier4InvocationThreshold=500000 -XX:Tier4MinInvocationThreshold=60000 -XX:Tier4CompileThreshold=1500000 -XX:Tier4BackEdgeThreshold=4000000
//SOURCES ../src/main/java/people/notebook/package-info.java
//AOT people.notebook.Rehearsal

/// The kernel for notebooks, which Jupyter starts with a connection file.
void main(String[] args) {
  people.notebook.kernel.Kernel.main(args);
}
