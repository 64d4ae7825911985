package people.notebook;

/// A notebook that can't be read or run. The message is one line, fit to be shown to a user.
final class NotebookException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotebookException(String message) {
    super(message);
  }
}
