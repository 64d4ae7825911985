package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// The state of a timeline in a file: whether its lines are sealed.
final class ProtectionState {

  private ProtectionState() {}

  /// Whether lines are sealed, by what is recorded now.
  static boolean isOn(FileEvents events) {
    return isOn(events, events.readOn(_ -> {}));
  }

  /// The seal of the lines behind those that were read; null where they are written as they are.
  ///
  /// @param timeline its name, for messages
  static TimelineSeal toWrite(FileEvents events, Path timeline) {
    return toRewrite(events, timeline, "record in");
  }

  /// The same of lines that are written anew.
  ///
  /// @param what it is for, for messages
  static TimelineSeal toRewrite(FileEvents events, Path timeline, String what) {
    boolean isOn = isOn(events, events.end().position());
    if (isOn && events.seal == null) {
      throw lacksKey(timeline, what);
    }
    return isOn ? events.seal : null;
  }

  /// The forms in which a line may give a key.
  ///
  /// @param timeline its name, for messages
  static Attribute[] forms(Attribute key, FileEvents events, Path timeline) {
    events.readOn(_ -> {});
    refuseUnreadable(events, timeline, "find a key in");
    return events.seal != null && events.index.has(Event.Kind.PROTECTION)
        ? new Attribute[] {key, SealedLine.hidden(key, events.seal)}
        : new Attribute[] {key};
  }

  private static boolean isOn(FileEvents events, long size) {
    if (!events.index.has(Event.Kind.PROTECTION)) {
      return false;
    }
    long[] positions = events.index.ofKind(Event.Kind.PROTECTION).positionsBefore(size);
    for (int i = positions.length - 1; i >= 0; i--) {
      Event event = events.readAfter(positions[i] - 1).iterator().next().event();
      if (event instanceof Event.Protection e && e.headBefore() != null) {
        return e.isOn();
      }
    }
    return false;
  }

  /// Refuses a question that can't be answered without what is sealed.
  ///
  /// @param what it is for, for messages
  static void refuseUnreadable(FileEvents events, Path timeline, String what) {
    if (events.seal == null && isOn(events)) {
      throw lacksKey(timeline, what);
    }
  }

  /// The error for what can't be done with a protected timeline without its key.
  static TimelineException lacksKey(Path timeline, String what) {
    return new TimelineException(
        "%s: is protected; to %s it the master key is needed: PEOPLE_KEY_FILE, PEOPLE_KEY or PEOPLE_KEY_COMMAND"
            .formatted(timeline, what));
  }
}
