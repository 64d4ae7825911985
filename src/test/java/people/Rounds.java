package people;

import module java.base;

/// The rounds that a big loop of a test makes: all of them, but under `./jbang test --fast` a part.
public final class Rounds {

  private static final double SCALE =
      Double.parseDouble(System.getProperty("people.test.scale", "1"));

  private Rounds() {}

  public static int of(int all) {
    return (int) Math.ceil(all * SCALE);
  }

  /// As many of the elements as [#of] says: all of them, or a part that is another one for each
  /// turn, so that every element comes in some turn.
  ///
  /// @param turn number of the call, from 0
  public static <T> List<T> some(List<T> all, int turn) {
    int count = of(all.size());
    return IntStream.range(turn * count, (turn + 1) * count)
        .mapToObj(i -> all.get(i % all.size()))
        .toList();
  }
}
