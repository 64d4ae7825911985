package people.notebook.cells;

import module java.base;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.lang.instrument.Instrumentation;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A Java agent that this process gives itself when a class is to be redefined for the first time.
/// One that comes with the start (`-javaagent`) would cost every start, and Java's cache with it.
///
/// The process must have been started with [#OPTIONS].
public final class RedefinitionAgent {

  /// What Java has to be started with for an agent to be possible.
  public static final List<String> OPTIONS =
      List.of("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading");

  private static volatile Instrumentation instrumentation;
  private static boolean isTried;

  private RedefinitionAgent() {}

  /// Called by the JVM.
  public static void agentmain(String options, Instrumentation given) {
    instrumentation = given;
  }

  /// Empty where this process was not started for it, or the system forbids it.
  static synchronized Optional<Instrumentation> instrumentation() {
    if (!isTried) {
      isTried = true;
      if (Boolean.getBoolean("jdk.attach.allowAttachSelf")) {
        attach();
      }
    }
    return Optional.ofNullable(instrumentation);
  }

  private static void attach() {
    Path jar = null;
    try {
      jar = Files.createTempFile("people-agent", ".jar");
      Manifest manifest = new Manifest();
      Attributes attributes = manifest.getMainAttributes();
      attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
      attributes.putValue("Agent-Class", RedefinitionAgent.class.getName());
      attributes.putValue("Can-Redefine-Classes", "true");
      new JarOutputStream(Files.newOutputStream(jar), manifest).close();
      VirtualMachine self = VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
      try {
        self.loadAgent(jar.toString());
      } finally {
        self.detach();
      }
    } catch (IOException | AttachNotSupportedException e) {
      // classes are replaced then, as they are without us
    } catch (com.sun.tools.attach.AgentLoadException
        | com.sun.tools.attach.AgentInitializationException e) {
      // the same
    } finally {
      try {
        if (jar != null) {
          Files.deleteIfExists(jar);
        }
      } catch (IOException e) {
        // the system clears its temporary folder
      }
    }
  }
}
