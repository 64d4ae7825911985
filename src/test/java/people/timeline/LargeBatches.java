package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.timeline.AppendQueue.PendingAppend;
import people.timeline.Ledger.Violation;

/// Batches of a few events that are made as large ones are: in a file, and written in several
/// pieces where the disk takes no more at once.
final class LargeBatches {

  private LargeBatches() {}

  /// Where batches are large that have more events than so many.
  static SpillPlace place(Storage storage, int events) {
    return new SpillPlace(storage, Torture.FILE, events, 2, 100, 700);
  }

  /// Appends events as a program does that makes them one by one.
  static long add(EventTimeline timeline, List<Event> events) {
    return new PersonRegistry(timeline)
        .inOneBatch(batch -> {
          for (Event event : events) {
            if (batch.isFree(event.personId())) {
              batch.newPerson(event.personId());
            }
            batch.add(event);
          }
          return batch.firstPosition();
        });
  }

  /// Makes appends together.
  ///
  /// @return tells the position of each, or why it was refused
  static List<LongSupplier> together(FileTimeline timeline, List<List<Event>> batches) {
    List<PendingAppend> appends = batches.stream().map(each -> new PendingAppend(each)).toList();
    timeline.makeTogether(appends);
    return appends.stream().<LongSupplier>map(each -> each::position).toList();
  }

  /// Appends batches together.
  ///
  /// @return the position of each one's first event
  static List<Long> addTogether(FileTimeline timeline, List<List<Event>> batches) {
    return together(timeline, batches).stream().map(LongSupplier::getAsLong).toList();
  }

  /// Looks for files in which a batch was made.
  ///
  /// @param most how many may be left, without anything in them
  static void refuseLeftovers(SimulatedDisk disk, int most) {
    SortedMap<Path, byte[]> files = disk.files();
    files.keySet().removeIf(file -> !file.getFileName().toString().startsWith(SpillFile.NAME));
    if (files.size() > most || files.values().stream().anyMatch(bytes -> bytes.length > 0)) {
      throw new Violation("the files of batches are left: " + files.keySet());
    }
  }
}
