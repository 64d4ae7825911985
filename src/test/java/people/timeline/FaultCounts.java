package people.timeline;

/// What became of processes that met faults, counted.
///
/// @param met faults, of which one process may meet several
/// @param killed processes
/// @param failed appends that said so
/// @param unacknowledged appends that were there all the same
/// @param repaired torn tails
public record FaultCounts(
    int processes,
    int met,
    int killed,
    int failed,
    int acknowledged,
    int unacknowledged,
    int repaired) {

  static final FaultCounts NONE = new FaultCounts(0, 0, 0, 0, 0, 0, 0);

  FaultCounts plus(FaultCounts other) {
    return new FaultCounts(
        processes + other.processes,
        met + other.met,
        killed + other.killed,
        failed + other.failed,
        acknowledged + other.acknowledged,
        unacknowledged + other.unacknowledged,
        repaired + other.repaired);
  }

  @Override
  public String toString() {
    return "%d processes met %d faults: %d killed, %d appends failed, %d acknowledged, %d not acknowledged but there, %d torn tails repaired"
        .formatted(processes, met, killed, failed, acknowledged, unacknowledged, repaired);
  }
}
