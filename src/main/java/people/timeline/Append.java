package people.timeline;

import java.util.List;
import people.Event;
import people.Expected;

/// What one caller wants to have appended, and what became of it.
final class Append {

  final List<? extends Event> events;

  final Expected[] expected;

  /// Who waits for it.
  final Thread caller = Thread.currentThread();

  /// Position of its first event; -1 as long as it is not appended.
  private volatile long first = -1;

  /// Why it was not.
  private volatile RuntimeException refused;

  Append(List<? extends Event> events, Expected... expected) {
    this.events = events;
    this.expected = expected;
  }

  boolean isDone() {
    return first >= 0 || refused != null;
  }

  void isAt(long position) {
    first = position;
  }

  void refuse(RuntimeException why) {
    if (!isDone()) {
      refused = why;
    }
  }

  long position() {
    if (refused != null) {
      throw refused;
    }
    return first;
  }
}
