package people;

import module java.base;

/// Marital status, in the words of the file. There is room for 15 of them, see decision 13.
public enum Status {
  SINGLE,
  MARRIED,
  /// In a registered partnership.
  PARTNERED,
  SEPARATED,
  DIVORCED,
  WIDOWED,
  /// The record does not say.
  UNKNOWN;

  /// Reads a status in upper or lower case.
  ///
  /// @throws IllegalArgumentException naming the text and the valid statuses
  public static Status parse(String text) {
    for (Status status : values()) {
      if (status.name().equalsIgnoreCase(text)) {
        return status;
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not a status; expected one of %s".formatted(text, words()));
  }

  /// Whether somebody may have it from birth on.
  public boolean isOfNewborn() {
    return this == SINGLE || this == UNKNOWN;
  }

  /// Whether two people have it together, which goes on until it is ended.
  public boolean isUnion() {
    return this == MARRIED || this == PARTNERED || this == SEPARATED;
  }

  private static String words() {
    return Arrays.stream(values()).map(Status::name).collect(Collectors.joining(", "));
  }
}
