package people.disk;

/// What fails on a [SimulatedDisk] from some operation on.
public enum DiskFault {
  ERROR_ONCE("Input/output error"),
  ERRORS("Input/output error"),
  FULL_ONCE("No space left on device"),
  FULL("No space left on device"),

  /// Nothing fails, but no force does anything.
  LIES(null);

  final String message;

  DiskFault(String message) {
    this.message = message;
  }

  boolean isOnce() {
    return this == ERROR_ONCE || this == FULL_ONCE;
  }

  boolean hits(Operation operation) {
    return switch (operation) {
      case WRITE, CREATE -> this != LIES;
      case TRUNCATE, RENAME, DELETE -> this == ERROR_ONCE || this == ERRORS;
      case FORCE, FORCE_FOLDER -> this == ERROR_ONCE || this == ERRORS || this == LIES;
    };
  }

  /// What a program does to a disk, and what may fail.
  enum Operation {
    WRITE,
    TRUNCATE,
    FORCE,
    CREATE,
    RENAME,
    DELETE,
    FORCE_FOLDER
  }
}
