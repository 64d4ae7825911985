package people.timeline;

import module java.base;

import people.disk.*;

/// The place where large batches are kept while they are made and written, and how much of them
/// stays in memory. Tests make batches large that have few events.
///
/// @param timeline beside which the files are made
/// @param events more of them in a batch go into a file, see [HeldEvents]
/// @param group events of it that are read together
/// @param block bytes of events that are written to it together
/// @param unit bytes of lines of a unit that are in memory, see [UnitLines]
record SpillPlace(Storage storage, Path timeline, int events, int group, int block, int unit) {

  /// The usual one: so many events take a few megabytes.
  static SpillPlace of(Storage storage, Path timeline) {
    return new SpillPlace(storage, timeline, 10_000, 64, 1 << 20, 16 << 20);
  }
}
