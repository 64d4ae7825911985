package people;

/// A condition on the timeline under which an append is made, because something was concluded from
/// what the timeline held. Otherwise it is refused with [TimelineException.Conflict], and adds
/// nothing.
///
/// ```java
/// long revision = timeline.revision(1);
/// if (History.of(timeline).today().person(1).status() == SINGLE) {
///   registry.expecting(revision(1, revision)).changeStatus(1, MARRIED, on("1835-07-08"));
/// }
/// ```
public sealed interface Expected {

  /// The condition that the timeline holds exactly that many events.
  record Size(long size) implements Expected {
    public Size {
      if (size < 0) {
        throw new IllegalArgumentException("size is %d; expected 0 or more".formatted(size));
      }
    }
  }

  /// The condition that a person's last event has that revision: its place among her events, from
  /// 0.
  ///
  /// @param revision -1 when she has none
  record Revision(int personId, long revision) implements Expected {
    public Revision {
      EventChecks.person(personId);
      if (revision < -1) {
        throw new IllegalArgumentException(
            "revision is %d; expected 0 or more, or -1 for no events".formatted(revision));
      }
    }
  }

  /// Expects the timeline to hold exactly that many events.
  static Expected size(long size) {
    return new Size(size);
  }

  /// Expects a person to be at that revision, as `EventTimeline.revision` gave it.
  static Expected revision(int personId, long revision) {
    return new Revision(personId, revision);
  }
}
