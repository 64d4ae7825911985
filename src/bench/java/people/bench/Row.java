package people.bench;

/// One line of the report.
///
/// @param name by which the work is asked for
/// @param peer what the same, or the yardstick, is done by; null for none
/// @param theirs of the peer, in the same unit; null for none
/// @param reach null where nothing was set
public record Row(
    String name, String work, Unit unit, Sample ours, String peer, Sample theirs, Reach reach) {

  static Row alone(String name, String work, Unit unit, Sample ours, Reach reach) {
    return new Row(name, work, unit, ours, null, null, reach);
  }

  /// The number of times that we are as fast as the peer, by the medians; NaN without a peer.
  public double speed() {
    if (theirs == null) {
      return Double.NaN;
    }
    double times = theirs.median() / ours.median();
    return unit == Unit.RATE ? 1 / times : times;
  }

  /// That in words; empty without a peer.
  public String ratio() {
    if (theirs == null) {
      return "";
    }
    return reach instanceof Reach.Costs
        ? Unit.digits(1 / speed()) + " × the time"
        : Unit.digits(speed()) + " × as fast";
  }

  /// `10 × as fast: yes`, or how much of it is reached; empty where nothing was set.
  public String reached() {
    if (reach == null) {
      return "";
    }
    double part = reach.part(this);
    return reach.text(unit) + ": " + (part >= 1 ? "yes" : Unit.digits(part) + " of it");
  }

  /// From the lowest to the highest of both.
  public String spread() {
    String own = unit.range(ours.low(), ours.high());
    return theirs == null ? own : own + "; " + unit.range(theirs.low(), theirs.high());
  }
}
