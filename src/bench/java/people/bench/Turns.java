package people.bench;

import module java.base;

/// Measures several sides in turn (ours, the peer's, ours, …), so that a machine that gets slower
/// meanwhile is slower for both.
final class Turns {

  /// One side, which takes its own measure, so that what it has to prepare is not in it.
  interface Side {
    double measure() throws Exception;
  }

  private static final long WARM_UP = TimeUnit.SECONDS.toNanos(2);

  private final int runs;

  Turns(int runs) {
    this.runs = runs;
  }

  /// After turns of each that do not count: one, and more for two seconds, since what has just
  /// started is slow.
  ///
  /// @return what was measured of each side
  List<Sample> of(Side... sides) throws Exception {
    for (Side side : sides) {
      long start = System.nanoTime();
      do {
        turn(side);
      } while (System.nanoTime() - start < WARM_UP);
    }
    return ofFresh(sides);
  }

  /// Without that turn, for sides that warm up by themselves each time.
  List<Sample> ofFresh(Side... sides) throws Exception {
    List<List<Double>> values = new ArrayList<>();
    for (int i = 0; i < sides.length; i++) {
      values.add(new ArrayList<>());
    }
    for (int run = 0; run < runs; run++) {
      for (int i = 0; i < sides.length; i++) {
        values.get(i).add(turn(sides[i]));
      }
    }
    return values.stream().map(Sample::new).toList();
  }

  /// Nobody pays for the garbage of another.
  private static double turn(Side side) throws Exception {
    System.gc();
    return side.measure();
  }

  /// The seconds that it takes.
  static double seconds(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    Object result = work.call();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (result == null) {
      throw new IllegalStateException("a benchmark without a result");
    }
    return seconds;
  }

  /// A ratio of unequal work is worth nothing.
  static void same(String what, Object ours, Object theirs) {
    if (!ours.equals(theirs)) {
      throw new IllegalStateException(
          "%s: not the same result: ours %s, the peer's %s".formatted(what, ours, theirs));
    }
  }
}
