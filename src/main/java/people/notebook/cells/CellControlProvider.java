package people.notebook.cells;

import module java.base;

import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// Offers [CellControl] to JDK's own shell under the name `people`. It is found through its service
/// file, `control.txt`.
public final class CellControlProvider implements ExecutionControlProvider {

  /// The name by which the shell's option `--execution` knows it.
  public static final String NAME = "people";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    System.setIn(environment.userIn()); // the shell reads from the terminal itself
    return new CellControl(true);
  }
}
