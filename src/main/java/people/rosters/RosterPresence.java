package people.rosters;

import module java.base;

import people.*;

/// Has a person on a list, or not on it: what that says of when she joined, left and returned. On
/// the other lists of the series she is what she was.
final class RosterPresence {

  private final RosterEdit edit;
  private final RosterTally tally;
  private final int day;

  RosterPresence(RosterEdit edit, RosterTally tally) {
    this.edit = edit;
    this.tally = tally;
    this.day = edit.day;
  }

  /// She is on the list.
  void on(RosterLife life, EffectiveDate exactly) {
    RosterFact last = life.lastPresence(day);
    if (life.isThere(day)) {
      close(life, last);
      return;
    }
    Integer next = edit.next();
    boolean isOnNext = next != null && life.isThere(next);
    if (!life.isOurs && !life.isMember(day)) {
      link(life, next, isOnNext);
      return;
    }
    if (isLeaving(last) && last.isOurs && last.covers(day)) {
      edit.move(life, last, RosterFact.between(day + 1, last.latest));
      return;
    }
    if (edit.isAgain && isLeaving(last) && last.isOurs && last.latest == day) {
      if (next != null && !isOnNext) {
        edit.move(life, last, edit.until(next));
      } else {
        edit.retract(life, last);
      }
      tally.made("corrected");
      last = life.lastPresence(day);
      if (life.isThere(day)) {
        return;
      }
    }
    EffectiveDate since = exactly != null ? exactly : since(last);
    RosterFact later = life.nextPresence(day);
    if (next != null && later != null && later.isOurs && later.latest == next && isOnNext) {
      edit.move(life, later, since);
      return;
    }
    RosterFact entry = life.entry();
    if (entry != null && entry.day > day) {
      EffectiveDate before = entry.event.details().effective();
      edit.move(life, entry, since);
      if (next != null) {
        leave(life, edit.until(next));
        edit.add(life, new Event.Return(life.personId, edit.details(before)));
      }
      return;
    }
    edit.add(life, new Event.Return(life.personId, edit.details(since)));
    tally.made("returned");
    if (next != null && !isOnNext && life.isThere(next)) {
      leave(life, edit.until(next));
    }
  }

  /// Somebody who is known from elsewhere is on a list for the first time.
  private void link(RosterLife life, Integer next, boolean isOnNext) {
    boolean wasMember = life.memberSince() != RosterFact.NEVER;
    int since = life.memberSince();
    life.join(day);
    tally.made("linked");
    if (life.isAway(day)) {
      edit.add(life, new Event.Return(life.personId, edit.details(since(life.lastPresence(day)))));
      tally.made("returned");
    }
    if (next != null && !isOnNext && life.isThere(next)) {
      leave(life, edit.until(next));
      Integer last = wasMember ? edit.series().days().lower(since) : null;
      if (last != null && last > day) {
        edit.add(
            life,
            new Event.Return(life.personId, edit.details(RosterFact.between(last + 1, since))));
      }
    }
  }

  /// She is not on the list.
  ///
  /// @param exactly when she left, where the list says so; else null
  void off(RosterLife life, EffectiveDate exactly) {
    RosterFact last = life.lastPresence(day);
    if (!life.isThere(day)) {
      if (isLeaving(last)) {
        close(life, last);
      } else {
        enterBehind(life);
      }
      return;
    }
    if (last != null && last.isOurs && last.covers(day)) {
      EffectiveDate later = RosterFact.between(day + 1, last.latest);
      if (last == life.entry()) {
        enterLater(life, last, later, () -> {});
      } else {
        edit.move(life, last, later);
      }
      return;
    }
    Integer next = edit.next();
    boolean isOnNext = next != null && life.isThere(next);
    boolean isOfThisList = last != null && last.isOurs && last.latest == day;
    if (edit.isAgain && (isOfThisList || life.memberships.containsKey(day))) {
      takeBack(life, last, isOnNext ? next : null);
      tally.made("corrected");
      last = life.lastPresence(day);
      if (!life.isThere(day)) {
        return;
      }
    }
    EffectiveDate since = exactly != null ? exactly : since(last);
    RosterFact later = life.nextPresence(day);
    if (next != null && isLeaving(later) && later.isOurs && later.latest == next && !isOnNext) {
      edit.move(life, later, since);
      return;
    }
    leave(life, since);
    tally.made("left");
    if (isOnNext) {
      edit.add(life, new Event.Return(life.personId, edit.details(edit.until(next))));
    }
  }

  /// The list was changed: she was on it, and is not.
  ///
  /// @param next the day of the next list, if that has her
  private void takeBack(RosterLife life, RosterFact last, Integer next) {
    RosterFact membership = life.memberships.get(day);
    if (membership != null) {
      edit.retract(membership);
      if (next != null) {
        edit.add(
            membership.event.with(membership.event.details().from(edit.series().source(next))));
      }
      return;
    }
    if (next != null && last != life.entry()) {
      edit.move(life, last, edit.until(next));
      return;
    }
    if (next != null) {
      enterLater(life, last, edit.until(next), () -> {});
      return;
    }
    if (last != life.entry()) {
      edit.retract(life, last);
      return;
    }
    RosterFact left = life.nextPresence(day);
    RosterFact returned = left == null ? null : life.nextPresence(left.day);
    if (left != null && returned != null && left.isOurs && returned.isOurs) {
      EffectiveDate back = returned.event.details().effective();
      enterLater(
          life,
          last,
          back,
          () -> {
            edit.retract(life, left);
            edit.retract(life, returned);
          });
      return;
    }
    for (RosterFact fact : List.copyOf(life.facts())) {
      if (fact.isOurs) {
        edit.retract(life, fact);
      }
    }
  }

  /// Moves the entry behind facts that came with it: they come with it still, and who she was then
  /// stays as it was.
  ///
  /// @param before what else is to be done first
  private void enterLater(RosterLife life, RosterFact entry, EffectiveDate date, Runnable before) {
    Integer first = edit.next(life);
    Name name = first == null ? null : life.value(RosterField.NAME, first);
    Address address = first == null ? null : life.value(RosterField.ADDRESS, first);
    var status = first == null ? null : life.value(RosterField.STATUS, first);
    before.run();
    edit.move(life, entry, date);
    carry(life, entry, date);
    if (first != null) {
      keep(life, RosterField.NAME, name, first, date);
      keep(life, RosterField.ADDRESS, address, first, date);
      keep(life, RosterField.STATUS, status, first, date);
    }
  }

  /// Moves what was true before an entry to it.
  private void carry(RosterLife life, RosterFact entry, EffectiveDate date) {
    Map<RosterField<?>, RosterFact> last = new HashMap<>();
    for (RosterFact fact : List.copyOf(life.facts())) {
      RosterField<?> field = RosterField.of(fact.event);
      boolean isEarly = fact.isOurs && fact.isDated() && fact.day < entry.day;
      if (field != null && isEarly && fact != entry) {
        RosterFact other = last.put(field, fact);
        if (other != null) {
          edit.retract(life, other);
        }
      }
    }
    last.forEach((field, fact) -> {
      boolean isSaidAnew =
          life.facts().stream()
              .anyMatch(each ->
                  each != fact
                      && each != entry
                      && each.day == entry.day
                      && field.equals(RosterField.of(each.event)));
      boolean isLater = fact.latest != RosterFact.NEVER && fact.latest >= entry.day;
      if (isSaidAnew) {
        edit.retract(life, fact);
      } else {
        edit.move(life, fact, isLater ? RosterFact.between(entry.day, fact.latest) : date);
      }
    });
  }

  private <V> void keep(
      RosterLife life, RosterField<V> field, V value, int first, EffectiveDate date) {
    if (!Objects.equals(value, life.value(field, first))) {
      edit.add(life, field.event(life.personId, value, edit.details(date)));
    }
  }

  private void leave(RosterLife life, EffectiveDate date) {
    edit.add(life, new Event.Leaving(life.personId, null, edit.details(date)));
  }

  /// It is so by this list already.
  private void close(RosterLife life, RosterFact fact) {
    if (fact != null && fact.isOurs && fact.covers(day)) {
      edit.move(life, fact, RosterFact.between(fact.day, day));
    }
  }

  /// Who is on the first list so far, and not on this older one, joined in between.
  private void enterBehind(RosterLife life) {
    RosterFact entry = life.entry();
    Integer next = edit.next();
    boolean isOfNext = entry != null && next != null && entry.latest == next && entry.day > day + 1;
    if (isOfNext && edit.previous() == null && entry.isDated()) {
      enterLater(life, entry, edit.until(next), () -> {});
    }
  }

  /// When it became so: behind the list before, and behind what is known from elsewhere.
  private EffectiveDate since(RosterFact last) {
    Integer previous = edit.previous();
    int first = previous == null ? day : previous + 1;
    boolean isBehind = last != null && !last.isOurs && last.day >= first;
    return RosterFact.between(isBehind ? Math.min(day, last.day + 1) : first, day);
  }

  private static boolean isLeaving(RosterFact fact) {
    return fact != null && fact.event instanceof Event.Leaving;
  }
}
