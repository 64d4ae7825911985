package people.notebook;

import module java.base;

import java.util.logging.LogManager;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;
import org.rapaio.jupyter.kernel.global.Global;
import people.charts.*;
import people.history.*;
import people.notebook.cells.*;
import people.tables.*;

/// The kernel: runs cells for a Jupyter client, with the whole kit on their class path and
/// imported. Cells run in this process. It ends when the client says so, or with the process that
/// started it.
public final class Kernel {

  private static final long WATCH_MILLIS = 1000;

  private Kernel() {}

  /// Runs until it is told to end.
  ///
  /// @param args the connection file, which the client has written
  public static void main(String... args) throws Exception {
    Prelude.settle(); // first: classes keep what they find
    if (args.length != 1 || args[0].startsWith("-")) {
      boolean isHelp = args.length == 1 && args[0].equals("--help");
      (isHelp ? System.out : System.err)
          .println("usage: kernel CONNECTION-FILE   (Jupyter starts it; see 'notebook --help')");
      System.exit(isHelp ? 0 : 2);
    }
    endWithParent();
    LogManager.getLogManager().reset(); // the kernel logs every message, and its key
    ConnectionProperties connection;
    try {
      connection =
          Transform.fromJson(Files.readString(Path.of(args[0])), ConnectionProperties.class);
    } catch (NoSuchFileException e) {
      System.err.println("kernel: " + args[0] + ": no such connection file");
      System.exit(1);
      return;
    }
    // The kernel would say that a plain value is HTML.
    Global.options().set("display.defaultMime", "text/plain");
    prepare(MainApp.kernel.javaEngine().getShell());
    Channels channels = new Channels(connection);
    channels.connect(MainApp.kernel);
    LoopThread.allConnected();
    drawAhead();
    channels.joinUntilClose();
  }

  /// The first chart of a process takes a second longer than the others, which may pass while the
  /// first cells are read or run.
  private static void drawAhead() {
    Thread.ofPlatform()
        .daemon()
        .name("First chart")
        .start(() -> Charts.flows(Tables.moves(History.of(List.of()))).svg());
  }

  static void prepare(JShell shell) {
    for (String line : Prelude.IMPORTS) {
      for (SnippetEvent event : shell.eval(line)) {
        if (event.status() == Snippet.Status.REJECTED) {
          throw new IllegalStateException("not on the class path: " + line);
        }
      }
    }
  }

  /// Jupyter names itself in the environment; whoever else starts a kernel is its parent. A kernel
  /// that nobody can reach any more would run forever.
  private static void endWithParent() {
    String named = System.getenv("JPY_PARENT_PID");
    var parent =
        named != null && named.matches("[1-9][0-9]{0,17}")
            ? ProcessHandle.of(Long.parseLong(named))
            : ProcessHandle.current().parent();
    if (parent.isEmpty() && named == null) {
      return; // it has none, as the first process of a container
    }
    Thread.ofPlatform()
        .daemon()
        .name("Parent")
        .start(() -> {
          try {
            while (parent.isPresent() && parent.get().isAlive()) {
              Thread.sleep(WATCH_MILLIS);
            }
          } catch (InterruptedException e) {
            // nobody interrupts it; then rather end than stay
          }
          Runtime.getRuntime().halt(0);
        });
  }
}
