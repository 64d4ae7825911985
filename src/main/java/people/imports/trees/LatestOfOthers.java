package people.imports.trees;

import module java.base;

/// The latest of the days that were passed, of others than one: what an order of facts that each
/// belong to somebody or something is asked.
///
/// @param <T> what they belong to
final class LatestOfOthers<T> {

  private T of;
  private LocalDate latest = LocalDate.MIN;
  private LocalDate latestOfOthers = LocalDate.MIN;

  void add(T owner, LocalDate day) {
    if (owner.equals(of)) {
      latest = day.isAfter(latest) ? day : latest;
    } else if (day.isAfter(latest)) {
      latestOfOthers = latest;
      latest = day;
      of = owner;
    } else if (day.isAfter(latestOfOthers)) {
      latestOfOthers = day;
    }
  }

  /// The latest of others than that one's; the first day of all for none.
  LocalDate beside(T owner) {
    return owner.equals(of) ? latestOfOthers : latest;
  }
}
