package people.rosters;

import module java.base;

import people.*;

/// One person's facts in order of effect, as far as lists can tell them, and what they say at the
/// end of a day. Days are counted since 1970.
final class RosterLife {

  final int personId;

  /// Whether a list of the series was the first to name her.
  final boolean isOurs;

  private final List<RosterFact> facts;

  /// The day of the first list that named somebody who is known from elsewhere; NEVER for none.
  private int memberSince;

  /// Those that a list said by her key, by the day of the list.
  final SequencedMap<Integer, RosterFact> memberships;

  /// @param facts in any order
  /// @param memberships of somebody who is known from elsewhere: the lists that named her first
  RosterLife(int personId, List<RosterFact> facts, SequencedMap<Integer, RosterFact> memberships) {
    this.personId = personId;
    this.facts = facts;
    this.memberships = memberships;
    facts.sort(RosterFact.BY_EFFECT);
    isOurs = facts.stream().anyMatch(fact -> fact.isOurs && fact.event instanceof Event.Creation);
    memberSince = memberships.keySet().stream().min(Integer::compare).orElse(RosterFact.NEVER);
  }

  List<RosterFact> facts() {
    return facts;
  }

  void add(RosterFact fact) {
    facts.add(fact);
    facts.sort(RosterFact.BY_EFFECT);
  }

  void remove(RosterFact fact) {
    facts.remove(fact);
  }

  void move(RosterFact fact, EffectiveDate date) {
    fact.move(date);
    facts.sort(RosterFact.BY_EFFECT);
  }

  /// A list of that day names her.
  void join(int day) {
    memberSince = Math.min(memberSince, day);
  }

  // ---- what is said of a field

  private static boolean holds(RosterFact fact, int day) {
    return fact.isFromStart || fact.day <= day;
  }

  private List<RosterFact> said(RosterField<?> field, int day) {
    List<RosterFact> said = new ArrayList<>();
    for (RosterFact fact : facts) {
      if (holds(fact, day) && field.isSaidBy(fact.event)) {
        said.add(fact);
      }
    }
    return said;
  }

  <V> V value(RosterField<V> field, int day) {
    return field.value(said(field, day));
  }

  /// What would be known at the end of a day without a fact.
  <V> V valueWithout(RosterFact left, RosterField<V> field, int day) {
    List<RosterFact> said = said(field, day);
    said.remove(left);
    return field.value(said);
  }

  /// The last fact that says a field at the end of a day; null for none.
  RosterFact last(RosterField<?> field, int day) {
    List<RosterFact> said = said(field, day);
    return said.isEmpty() ? null : said.getLast();
  }

  /// The next one that says it later; null for none.
  RosterFact next(RosterField<?> field, int day) {
    for (RosterFact fact : facts) {
      if (!holds(fact, day) && field.isSaidBy(fact.event)) {
        return fact;
      }
    }
    return null;
  }

  // ---- when she is there

  /// The fact that says since when she is known to the lists that created her; null for none.
  RosterFact entry() {
    if (!isOurs) {
      return null;
    }
    RosterFact entry = null;
    for (RosterFact fact : facts) {
      if (fact.isOurs && fact.event instanceof Event.Creation && fact.isDated()) {
        return fact;
      }
      // beside a creation that would be read as the birth if it had a date
      boolean isMark = fact.isOurs && fact.event instanceof Event.StatusChange;
      if (isMark && (entry == null || fact.position < entry.position)) {
        entry = fact;
      }
    }
    return entry;
  }

  private boolean isPresence(RosterFact fact, RosterFact entry) {
    return fact == entry
        || fact.event instanceof Event.Leaving
        || fact.event instanceof Event.Return;
  }

  /// The last entry, leaving or return by the end of a day; null for none.
  RosterFact lastPresence(int day) {
    RosterFact entry = entry();
    RosterFact last = null;
    for (RosterFact fact : facts) {
      last = fact.day <= day && isPresence(fact, entry) ? fact : last;
    }
    return last;
  }

  /// The next one later; null for none.
  RosterFact nextPresence(int day) {
    RosterFact entry = entry();
    for (RosterFact fact : facts) {
      if (fact.day > day && isPresence(fact, entry)) {
        return fact;
      }
    }
    return null;
  }

  boolean isDead(int day) {
    return facts.stream().anyMatch(fact -> fact.event instanceof Event.Death && fact.day <= day);
  }

  /// Whether a list of that day has her, as far as is known: entered, not dead, and not away.
  boolean isThere(int day) {
    return isMember(day) && isPresent(day) && !isDead(day);
  }

  private boolean isPresent(int day) {
    RosterFact last = lastPresence(day);
    return isOurs ? last != null && !(last.event instanceof Event.Leaving) : isAtHand(last);
  }

  private static boolean isAtHand(RosterFact last) {
    return last == null || !(last.event instanceof Event.Leaving);
  }

  /// Whether a list named her by that day.
  boolean isMember(int day) {
    if (isOurs) {
      RosterFact entry = entry();
      return entry != null && entry.day <= day;
    }
    return memberSince <= day;
  }

  /// The first day on which a list has her who is known from elsewhere.
  int memberSince() {
    return memberSince;
  }

  /// Whether she is away, or not there yet, whatever lists say.
  boolean isAway(int day) {
    return !isAtHand(lastPresence(day));
  }
}
