package people.output;

import module java.base;

/// Says how many there are of something: `1 event`, `2,660 events`.
public final class CountedNoun {

  private CountedNoun() {}

  /// A number with the word for one or for several.
  public static String of(long count, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several);
  }

  /// So many events.
  public static String events(long count) {
    return of(count, "event", "events");
  }

  /// So many people.
  public static String people(long count) {
    return of(count, "person", "people");
  }
}
