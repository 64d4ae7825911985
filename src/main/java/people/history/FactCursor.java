package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// One person's facts as they are known, and the facts that decide her state at the end of a day.
/// All that is told of people is a view of it: [Person], [Period], [Reason], [Contradiction],
/// columns and counts.
///
/// Of the facts that hold, the last one that says something of a field decides it, but for the
/// death, which the first one decides: nobody dies twice. From when until when she is there is told
/// by [Presence].
///
/// It is moved from person to person (each given by her place in the index) and from day to day,
/// and is not safe for several threads.
final class FactCursor extends FactOrder {

  private static final int[] NO_FACTS = {};

  /// How many of the facts hold on [#day]: the first ones.
  int held;

  /// The last leaving or return that holds; NONE for none.
  private int presence;

  /// The day where this stands, in days since 1970.
  int day;

  /// @param to place in the index up to which people are gone through, one after the other; 0 when
  ///   it is moved to a few people, for whom nothing is to be read ahead
  FactCursor(FactTable table, int to) {
    super(table, to);
  }

  /// Moves to a person.
  @Override
  FactCursor read(int person) {
    super.read(person);
    return this;
  }

  /// A question about the person where a cursor stands, whose answer is added to what is collected.
  interface PersonWork<T> {
    void on(int person, FactCursor cursor, T to);
  }

  /// Asks about everyone, on all cores.
  ///
  /// @param start makes what is collected of so many people
  /// @return these, in order of people
  static <T> List<T> ofEveryone(FactTable table, IntFunction<T> start, PersonWork<T> work) {
    return ParallelRanges.of(
        table.personIds().length,
        (from, to) -> {
          T collected = start.apply(to - from);
          FactCursor cursor = new FactCursor(table, to);
          for (int person = from; person < to; person++) {
            work.on(person, cursor.read(person), collected);
          }
          return collected;
        });
  }

  // ---- the state at the end of a day

  /// Moves to the end of a day.
  FactCursor at(int day) {
    held = 0;
    presence = NONE;
    return on(day);
  }

  /// Moves on to the end of a later day.
  FactCursor on(int day) {
    this.day = day;
    int last = Math.min(day, table.observation().until());
    while (held < size && (day(held) <= last || isCreation(held) && !isEntry(held))) {
      if (absences > 0 && (kind(held) == Kind.LEAVING || kind(held) == Kind.RETURN)) {
        presence = held;
      }
      held++;
    }
    return this;
  }

  /// Moves on to the end of the next day on which something holds that does not yet; behind all
  /// days when there is none.
  ///
  /// @return the fact that decides a field, if one of that day does; else [#NONE]
  int goOn(PeriodField field) {
    int before = held;
    int next = held < size ? day(held) : FactTable.NEVER;
    on(next <= table.observation().until() ? next : FactTable.NEVER);
    return field.by(this, before, held);
  }

  /// The creation that decides: the last one that holds, or the first one of all; [#NONE] for none,
  /// here and below.
  int creation() {
    return creation(held);
  }

  /// The creation that decides once all facts hold.
  int lastCreation() {
    return creation(size);
  }

  private int creation(int to) {
    int own = creation(to, false);
    return own != NONE || !isMerged ? own : creation(to, true);
  }

  private int creation(int to, boolean isEvidence) {
    int found = NONE;
    for (int i = 0, left = creations; left > 0 && (i < to || found == NONE); i++) {
      if (isCreation(i)) {
        found = isEvidence(i) == isEvidence ? i : found;
        left--;
      }
    }
    return found;
  }

  /// Whether someone took back that there ever was such a person.
  boolean isTakenBack() {
    return creations == 0 && wasCreated;
  }

  int statusBy() {
    return statusBy(0, held);
  }

  /// The last one of some facts that gives a status. The creation of a record that was merged with
  /// hers gives one only where nothing before it does, and then also instead of a creation of her
  /// own from the start that knows none.
  int statusBy(int from, int to) {
    int own = lastStatus(from, to, false);
    if (!isMerged) {
      return own;
    }
    int before = own == NONE && from > 0 ? lastStatus(0, from, false) : own;
    if (before != NONE && !isUnknownFromStart(before)) {
      return own;
    }
    int evidence = lastStatus(from, to, true);
    return evidence != NONE ? evidence : own;
  }

  private boolean isUnknownFromStart(int i) {
    return isCreation(i) && !isEntry(i) && !isKnown(i);
  }

  /// @param isEvidence of evidence only what knows a status, else only what is none
  private int lastStatus(int from, int to, boolean isEvidence) {
    for (int i = to - 1; i >= from; i--) {
      if (saysStatus(i) && isEvidence(i) == isEvidence && (!isEvidence || isKnown(i))) {
        return i;
      }
    }
    return NONE;
  }

  private boolean isKnown(int i) {
    return status(i) != Status.UNKNOWN.ordinal();
  }

  /// The last fact that names the partner of the union that goes on: a change that names none goes
  /// on with the union before, and the end of a union with somebody else ends nothing, see
  /// [Unions].
  int partnerBy() {
    return partnerBy(NONE);
  }

  /// The same as if one of the facts was not there.
  int partnerBy(int without) {
    int end = NONE;
    for (int i = statusBy(); i != NONE; i = statusBy(0, i)) {
      if (i == without) {
        continue;
      }
      Partner partner = kind(i) == Kind.STATUS_CHANGE ? partner(i) : null;
      if (!isUnion(i)) {
        if (partner == null) {
          return NONE;
        }
        end = i;
      } else if (partner != null) {
        return end == NONE || isStray(end, partner, without) ? i : NONE;
      }
    }
    return NONE;
  }

  /// Whether what is said from a fact on, up to where this stands, ends no union with a partner.
  private boolean isStray(int from, Partner partner, int without) {
    for (int i = from; i < held; i++) {
      boolean isEnd = i != without && kind(i) == Kind.STATUS_CHANGE && !isUnion(i);
      if (isEnd && partner.equals(partner(i))) {
        return false;
      }
    }
    return true;
  }

  /// Whether the status that a fact says is one that two people have together.
  boolean isUnion(int i) {
    return Status.values()[status(i)].isUnion();
  }

  int addressBy() {
    return addressBy(0, held);
  }

  int addressBy(int from, int to) {
    int own = lastAddress(from, to, false);
    boolean isSaid = own != NONE || !isMerged || from > 0 && lastAddress(0, from, false) != NONE;
    return isSaid ? own : lastAddress(from, to, true);
  }

  private int lastAddress(int from, int to, boolean isEvidence) {
    for (int i = to - 1; i >= from; i--) {
      // others are not looked up
      boolean isSaid = kind(i) == Kind.ADDRESS_CHANGE || isCreation(i) && address(i) != 0;
      if (isSaid && isEvidence(i) == isEvidence) {
        return i;
      }
    }
    return NONE;
  }

  int firstnameBy() {
    return nameBy(FactTable.FIRSTNAME);
  }

  int lastnameBy() {
    return nameBy(FactTable.LASTNAME);
  }

  /// What she is called; null when nothing says so.
  Name calledName() {
    return table.name(nameOf(firstnameBy()), nameOf(lastnameBy()));
  }

  private int nameBy(int half) {
    int own = nameBy(half, false);
    return own != NONE || !isMerged ? own : nameBy(half, true);
  }

  private int nameBy(int half, boolean isEvidence) {
    for (int i = held - 1; i >= 0; i--) {
      boolean isName = kind(i) == Kind.NAME_CHANGE || isCreation(i);
      int name = isName && isEvidence(i) == isEvidence ? name(i) : 0;
      if (name != 0 && table.has(half, name)) {
        return i;
      } else if (name != 0 && isCreation(i)) {
        return NONE; // it gives the whole name, so also that there is no such half
      }
    }
    return NONE;
  }

  /// The facts that decide the attributes, one for each name.
  int[] attributesBy() {
    if (attributeChanges == 0) {
      return NO_FACTS;
    }
    BitSet found = new BitSet();
    return IntStream.iterate(held - 1, i -> i >= 0, i -> i - 1)
        .filter(i -> kind(i) == Kind.ATTRIBUTE_CHANGE)
        .filter(i -> {
          int name = table.attributeName(attribute(i));
          boolean isLast = !found.get(name);
          found.set(name);
          return isLast;
        })
        .toArray();
  }

  /// The fact that decides an attribute; [#NONE] for none.
  ///
  /// @param name its number, see [FactTable#attributeName]
  int attributeBy(int name) {
    return attributeBy(name, 0, held);
  }

  int attributeBy(int name, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (kind(i) == Kind.ATTRIBUTE_CHANGE && table.attributeName(attribute(i)) == name) {
        return i;
      }
    }
    return NONE;
  }

  int death() {
    return death(held);
  }

  private int death(int to) {
    for (int i = 0; i < to; i++) {
      if (kind(i) == Kind.DEATH) {
        return i;
      }
    }
    return NONE;
  }

  /// The first death of all facts.
  int firstDeath() {
    return death(size);
  }

  /// The last leaving, or return from one; [#isAway] tells which.
  int presenceBy() {
    return presence;
  }

  /// Whether the person left, and did not return yet.
  boolean isAway() {
    return presence != NONE && kind(presence) == Kind.LEAVING;
  }

  /// Ordinal of the status that a fact, or [#NONE], gives; likewise below.
  int statusOf(int i) {
    return i == NONE ? Status.UNKNOWN.ordinal() : status(i);
  }

  int addressOf(int i) {
    return i == NONE ? 0 : address(i);
  }

  /// The same of an attribute; 0 also for one that is said not to be known.
  int attributeOf(int i) {
    return i == NONE || !table.hasValue(attribute(i)) ? 0 : attribute(i);
  }

  int nameOf(int i) {
    return i == NONE ? 0 : name(i);
  }
}
