package people.rosters;

import module java.base;

import people.*;

/// Has a list say a field of a person. Where it says what is known, nothing is recorded, but for
/// what it tells of when that came; on the other lists of the series she is what she was.
final class RosterChange {

  private final RosterEdit edit;
  private final int day;

  RosterChange(RosterEdit edit) {
    this.edit = edit;
    this.day = edit.day;
  }

  /// @return whether something was recorded that was not known
  <V> boolean set(RosterLife life, RosterField<V> field, RosterTold<V> said) {
    V known = life.value(field, day);
    RosterFact last = life.last(field, day);
    boolean isSame = said.isSame(known);
    if (isSame && edit.series().days().isEmpty()) {
      return false;
    }
    Integer next = edit.next(life);
    if (isSame) {
      if (isOurs(last) && last.covers(day)) {
        edit.move(life, last, RosterFact.between(last.day, day));
      } else {
        beginBehind(life, life.next(field, day), next);
      }
      return false;
    }
    V kept = next == null ? null : life.value(field, next);
    if (isOurs(last) && last.covers(day)) {
      edit.move(life, last, RosterFact.between(day + 1, last.latest));
      known = life.value(field, day);
      if (said.isSame(known)) {
        return false;
      }
      last = life.last(field, day);
    }
    V value = said.value(known);
    RosterFact later = life.next(field, day);
    if (edit.isAgain && isOurs(last) && last.latest == day) {
      replace(life, field, said, last, value, next);
    } else if (next != null
        && isOurs(later)
        && later.latest == next
        && said.isSame(life.value(field, later.day))) {
      edit.move(life, later, since(life, last, said));
      return false;
    } else {
      Details details = edit.details(since(life, last, said));
      edit.add(life, field.event(life.personId, value, details));
    }
    if (next == null) {
      return true;
    }
    if (!Objects.equals(life.value(field, next), kept)) {
      V back = kept == null && field == RosterField.NAME ? null : kept;
      if (back != null || field != RosterField.NAME) {
        Details details = edit.details(edit.until(next));
        edit.add(life, field.event(life.personId, back, details));
      }
    } else {
      beginBehind(life, later, next);
    }
    return true;
  }

  /// What the first list so far says, and is not so on this older one, came in between.
  private void beginBehind(RosterLife life, RosterFact later, Integer next) {
    if (next != null
        && isOurs(later)
        && later.latest == next
        && later.day == next
        && later.day > day + 1
        && edit.previous(life) == null) {
      edit.move(life, later, edit.until(next));
    }
  }

  /// The list was changed: what it said is read as what it says.
  private <V> void replace(
      RosterLife life,
      RosterField<V> field,
      RosterTold<V> said,
      RosterFact last,
      V value,
      Integer next) {
    boolean isEntry = last.event instanceof Event.Creation || last == life.entry();
    if (!isEntry && said.isSame(life.valueWithout(last, field, day))) {
      if (next != null && life.last(field, next) == last) {
        edit.move(life, last, edit.until(next));
      } else {
        edit.retract(life, last);
      }
      return;
    }
    Amendment amendment = field.amendment(last.event, value);
    if (amendment != null) {
      edit.amend(last, amendment);
      return;
    }
    EffectiveDate date = last.event.details().effective();
    if (!isEntry) {
      edit.retract(life, last);
    }
    edit.add(life, field.event(life.personId, value, edit.details(date)));
  }

  /// When something became so: behind the last list that has her, and what is known from elsewhere.
  private EffectiveDate since(RosterLife life, RosterFact last, RosterTold<?> said) {
    Integer previous = edit.previous(life);
    RosterFact entry = life.entry();
    Integer first =
        previous != null
            ? Integer.valueOf(previous + 1)
            : entry != null && entry.day <= day ? (Integer) entry.day : null;
    EffectiveDate exactly = said.since();
    if (exactly != null) {
      int since = RosterFact.day(exactly.day());
      if (since <= day && (first == null || since >= first)) {
        return exactly;
      }
    }
    if (first == null) {
      return new EffectiveDate(null, LocalDate.ofEpochDay(day), EffectiveDate.Qualifier.NONE);
    }
    boolean isBehind = last != null && !last.isOurs && !last.isFromStart && last.day >= first;
    return RosterFact.between(isBehind ? Math.min(day, last.day + 1) : first, day);
  }

  private static boolean isOurs(RosterFact fact) {
    return fact != null && fact.isOurs;
  }
}
