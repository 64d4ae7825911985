package people.report;

import module java.base;

import people.history.*;

/// The limits of a page, by how many people it is about, and numbers as it says them.
final class ReportSize {

  /// Of more people, or events, there are sums only: the page is to stay below 3 MB, and has to
  /// open on a phone.
  private static final int MOST_PEOPLE = 12_000;

  private static final int MOST_EVENTS = 70_000;

  /// Of more people nobody is asked with whom she is: that takes longer than all else.
  private static final int MOST_PAIRED = 200_000;

  private ReportSize() {}

  /// Whether there are so few people that a page holds each life.
  static boolean isOfLives(History history) {
    return history.personIds().size() <= MOST_PEOPLE
        && history.columns().events().size() <= MOST_EVENTS;
  }

  /// Whether it holds couples and households.
  static boolean isPaired(History history) {
    return history.personIds().size() <= MOST_PAIRED;
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
