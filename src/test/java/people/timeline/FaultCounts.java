package people.timeline;

/// What became of processes that met faults, counted.
///
/// @param met faults, of which one process may meet several
/// @param killed processes
/// @param failed appends that said so
/// @param unacknowledged appends that were there all the same
/// @param repaired torn tails
/// @param byHand lines that a shell appended beside
public record FaultCounts(
    int processes,
    int met,
    int killed,
    int failed,
    int acknowledged,
    int unacknowledged,
    int repaired,
    int byHand) {

  static final FaultCounts NONE = new FaultCounts(0, 0, 0, 0, 0, 0, 0, 0);

  static FaultCounts ofByHand(int lines) {
    return new FaultCounts(0, 0, 0, 0, 0, 0, 0, lines);
  }

  FaultCounts plus(FaultCounts other) {
    return new FaultCounts(
        processes + other.processes,
        met + other.met,
        killed + other.killed,
        failed + other.failed,
        acknowledged + other.acknowledged,
        unacknowledged + other.unacknowledged,
        repaired + other.repaired,
        byHand + other.byHand);
  }

  @Override
  public String toString() {
    return "%d processes met %d faults: %d killed, %d appends failed, %d acknowledged, %d not acknowledged but there, %d torn tails repaired, %d lines of a shell beside"
        .formatted(processes, met, killed, failed, acknowledged, unacknowledged, repaired, byHand);
  }
}
