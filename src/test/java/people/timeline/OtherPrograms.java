package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.timeline.Ledger.AskedBatch;
import people.timeline.Ledger.Violation;

/// Programs that append beside those of a [Workload], at any operation of its disk, and get past a
/// lock, or know none.
final class OtherPrograms {

  /// Another name of the timeline's file.
  private static final Path SECOND = Torture.FILE.resolveSibling("second.jsonl");

  /// Fewer than an append is tried again behind: one that never ends is refused at last.
  private static final int MOST_BY_HAND = 900;

  private final Workload workload;
  private int byHand;
  private boolean isTheirTurn;

  OtherPrograms(Workload workload) {
    this.workload = workload;
  }

  /// Whether an operation of the disk is one of theirs.
  boolean isTheirTurn() {
    return isTheirTurn;
  }

  /// Appends a line without the lock, as a shell does.
  void appendByHand() {
    SimulatedDisk disk = workload.disk();
    if (disk.exists(Torture.FILE) && !workload.isBackingUp() && byHand < MOST_BY_HAND) {
      byte[] line =
          "{\"type\":\"PERSON_DEATH\",\"personId\":%d,\"_datetime\":\"2015-02-14T12:00:00Z\"}\n"
              .formatted(Ledger.BY_HAND + ++byHand)
              .getBytes(StandardCharsets.US_ASCII);
      byte[] there = disk.files().get(Torture.FILE);
      if (there.length > 0 && there[there.length - 1] != '\n') {
        return; // glued to half a line, it can't be told from that
      }
      workload.isByAnother();
      if (disk.appendByHand(Torture.FILE, line)) {
        workload.ledger().isByHand();
      }
    }
  }

  /// Appends by a second name of the file, which so has another lock file.
  void appendBySecondName() {
    SimulatedDisk disk = workload.disk();
    if (disk.exists(Torture.FILE)) {
      disk.link(Torture.FILE, SECOND);
      append(disk, SECOND);
      disk.removeFolder(SECOND);
      disk.removeFolder(SECOND.resolveSibling(SECOND.getFileName() + ".index"));
    }
  }

  /// Appends when somebody has deleted the lock file, held or not.
  void appendPastDeletedLock() {
    SimulatedDisk disk = workload.disk();
    disk.deleteLockFile(Torture.FILE);
    append(disk, Torture.FILE);
  }

  /// Appends, or is told that someone else does.
  private void append(SimulatedDisk disk, Path name) {
    if (workload.isBackingUp()) {
      return;
    }
    isTheirTurn = true;
    List<Event> events = List.of(workload.event());
    AskedBatch batch = workload.ledger().ask(events);
    try (FileTimeline timeline = Workload.open(name, disk, Durability.EACH, new ArrayList<>())) {
      long position = timeline.addAll(events);
      List<RecordedEvent> found = new ArrayList<>();
      timeline.forEach(found::add);
      workload.ledger().returnedMeanwhile(batch, position, found);
      workload.isByAnother();
    } catch (TimelineException e) {
      workload.ledger().takeBack(batch);
      if (!e.getMessage().endsWith(": someone else is appending")) {
        throw new Violation("another program fails: " + e.getMessage());
      }
    } finally {
      isTheirTurn = false;
    }
  }
}
