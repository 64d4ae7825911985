package people.rosters;

/// A cell that can't be read: what it has, and what was expected.
final class BadCell extends Exception {

  private static final long serialVersionUID = 1;

  BadCell(String message) {
    super(message, null, false, false);
  }
}
