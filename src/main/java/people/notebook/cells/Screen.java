package people.notebook.cells;

import module java.base;

/// The methods by which a cell shows something to its user, and asks her to type something. Cells
/// have these methods without an import.
public final class Screen {

  private Screen() {}

  /// Shows a value at once, wherever in a cell: a table, a chart, anything that a cell may end
  /// with.
  ///
  /// @return the place, to show something else there later
  public static Shown display(Object value) {
    Shown shown = new Shown(UUID.randomUUID().toString());
    Front.now().show(shown.id, Displays.of(value), false);
    return shown;
  }

  /// Asks for a line, and waits for it.
  public static String input(String prompt) throws IOException {
    return Front.now().ask(prompt, false);
  }

  /// Asks for a line without saying for what.
  public static String input() throws IOException {
    return input("");
  }

  /// Asks for a line that is not shown while it is typed.
  public static String password(String prompt) throws IOException {
    return Front.now().ask(prompt, true);
  }

  /// A place below a cell where something is shown.
  public static final class Shown {

    private final String id;

    private Shown(String id) {
      this.id = id;
    }

    /// Shows another value in the same place.
    public void update(Object value) {
      Front.now().show(id, Displays.of(value), true);
    }
  }
}
