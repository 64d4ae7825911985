package people.notebook.cells;

import module java.base;

/// The side of the user, where cells show things and ask: a client of Jupyter, or else the
/// terminal.
public interface Front {

  /// Shows something in all its forms, by their MIME type; the client chooses.
  ///
  /// @param id of the place where it is shown
  /// @param isUpdate whether it takes the place of what is shown there already
  void show(String id, Map<String, String> forms, boolean isUpdate);

  /// Asks for a line.
  ///
  /// @return what was typed, without the end of the line
  /// @throws IOException when nobody can be asked
  String ask(String prompt, boolean isSecret) throws IOException;

  /// Has all cells of this process use another one.
  static void use(Front other) {
    Current.front = other;
  }

  /// The one in use.
  static Front now() {
    return Current.front;
  }

  /// Holds it.
  final class Current {

    private static volatile Front front = new TerminalFront();

    private Current() {}
  }
}
