package people;

/// The rounds that a big loop of a test makes: all of them, but under `./jbang test --fast` a part.
public final class Rounds {

  private static final double SCALE =
      Double.parseDouble(System.getProperty("people.test.scale", "1"));

  private Rounds() {}

  public static int of(int all) {
    return (int) Math.ceil(all * SCALE);
  }
}
