package people;

import module java.base;

/// Thrown for an identifier that no event of the timeline names, with the known range in the
/// message, and for one whose record was merged into another, with that one.
public final class UnknownPersonException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /// For a search in a timeline that has persons `first` to `last`.
  public UnknownPersonException(int personId, int first, int last) {
    super(
        last == 0
            ? "no person %d: the timeline has nobody yet".formatted(personId)
            : first == last
                ? "no person %d: the timeline has person %d only".formatted(personId, last)
                : "no person %d: the timeline has persons %d to %d"
                    .formatted(personId, first, last));
  }

  /// For a search at a moment when nobody knew of the person yet.
  public UnknownPersonException(int personId, Instant known, Instant firstRecorded) {
    super(
        "no person %d was known at %s: first recorded at %s"
            .formatted(personId, known, firstRecorded));
  }

  /// For a record that is another person's since an event at a position.
  public UnknownPersonException(int personId, int survivor, long position) {
    super(
        "person %d is person %d (event %d says so): ask about %d"
            .formatted(personId, survivor, position, survivor));
  }
}
