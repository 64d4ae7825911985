package people.imports.batches;

import module java.base;

/// An import that was recorded.
///
/// @param name by which it is undone; each has its own
/// @param first position of its first event
/// @param events how many follow, with the first
/// @param recorded when
/// @param by who; null when not said
/// @param stands how many of its events are not retracted
public record RecordedImport(
    String name, long first, int events, Instant recorded, String by, int stands) {

  /// Whether an event at a position is of it.
  public boolean has(long position) {
    return position >= first && position < first + events;
  }
}
