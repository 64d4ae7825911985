package people.exports;

import module java.base;

import people.*;

/// A fact on its way into a family tree.
///
/// @param event as it is to be read, corrected
/// @param date when it was true; the day of the recording where that is not said
/// @param isDated whether that is said
/// @param seq its place among the facts that count from its day, from 1; 0 where another order of
///   lines would change nothing
/// @param before of a change of status, the one before; null where there is none since a creation
record TreeFact(
    Event event, EffectiveDate date, boolean isDated, int seq, Event.StatusChange before) {

  Details details() {
    return event.details();
  }

  LocalDate day() {
    return date.day();
  }

  /// Whether it counts from a day on, so that it may be later than another day.
  static boolean isOfADay(Event event) {
    return !(event instanceof Event.Key
        || event instanceof Event.Parents
        || event instanceof Event.Distinction);
  }

  /// Whether the standard has periods for it.
  boolean lasts() {
    return event instanceof Event.AddressChange || event instanceof Event.AttributeChange;
  }

  /// Whether the standard has an event of a family for it.
  boolean isOfFamily() {
    return event instanceof Event.StatusChange change
        && switch (change.newStatus()) {
          case MARRIED, PARTNERED, SEPARATED, DIVORCED -> true;
          case SINGLE -> before != null && before.newStatus().isUnion();
          case WIDOWED, UNKNOWN -> false;
        };
  }

  /// The facts of a person, in the order of effect.
  static List<TreeFact> of(List<RecordedEvent> facts) {
    List<TreeFact> made = new ArrayList<>();
    Event.StatusChange before = null;
    for (RecordedEvent fact : facts) {
      Event event = fact.event();
      EffectiveDate said = event.details().effective();
      EffectiveDate date = said == null ? EffectiveDate.of(fact.day()) : said;
      made.add(new TreeFact(event, date, said != null, 0, before));
      before =
          event instanceof Event.StatusChange change
              ? change
              : event instanceof Event.Creation ? null : before;
    }
    Map<LocalDate, List<TreeFact>> byDay =
        made.stream().collect(Collectors.groupingBy(TreeFact::day));
    Map<LocalDate, Integer> seen = new HashMap<>();
    byDay.values().removeIf(ofDay -> !hasOrder(ofDay));
    made.replaceAll(fact ->
        byDay.containsKey(fact.day()) ? fact.in(seen.merge(fact.day(), 1, Integer::sum)) : fact);
    return made;
  }

  /// Whether the facts of a day have another order than their lines: beginnings come first there,
  /// and families behind people.
  private static boolean hasOrder(List<TreeFact> ofDay) {
    boolean isBegunLater =
        ofDay.stream().skip(1).anyMatch(fact -> fact.event instanceof Event.Creation);
    List<TreeFact> statuses = ofDay.stream().filter(fact -> saysStatus(fact.event)).toList();
    boolean isFamilyEarlier =
        statuses.stream().limit(Math.max(0, statuses.size() - 1)).anyMatch(TreeFact::isOfFamily);
    return isBegunLater || isFamilyEarlier;
  }

  private TreeFact in(int seq) {
    return new TreeFact(event, date, isDated, seq, before);
  }

  private static boolean saysStatus(Event event) {
    return event instanceof Event.StatusChange || event instanceof Event.Creation;
  }

  /// The same as one of a family, whose partners may have different orders.
  TreeFact ofFamily() {
    return in(0);
  }
}
