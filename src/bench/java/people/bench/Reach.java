package people.bench;

/// A goal that a figure is meant to reach.
public sealed interface Reach {

  /// The share of it that is reached: 1 or more when all is.
  double part(Row row);

  String text(Unit unit);

  /// At least so many times as fast as the peer.
  record Faster(double times) implements Reach {
    @Override
    public double part(Row row) {
      return row.speed() / times;
    }

    @Override
    public String text(Unit unit) {
      return plain(times) + " × as fast";
    }
  }

  /// At most so many times the time of the peer.
  record Costs(double times) implements Reach {
    @Override
    public double part(Row row) {
      return row.speed() * times;
    }

    @Override
    public String text(Unit unit) {
      return plain(times) + " × the time";
    }
  }

  /// At most so much; or at least, where more is better.
  record Value(double value) implements Reach {
    @Override
    public double part(Row row) {
      double ours = row.ours().median();
      return row.unit() == Unit.RATE ? ours / value : value / ours;
    }

    @Override
    public String text(Unit unit) {
      return unit.text(value).replaceFirst("\\.0+(?= )", "");
    }
  }

  private static String plain(double times) {
    return times == Math.rint(times) ? Long.toString((long) times) : Double.toString(times);
  }
}
