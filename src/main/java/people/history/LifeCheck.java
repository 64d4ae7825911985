package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;
import people.history.Contradiction.Flaw;

/// Looks for what can't be true in the life of one person after the other.
final class LifeCheck {

  private final Contradiction.Limits limits;
  private final int today;
  private final List<Contradiction> found = new ArrayList<>();

  // of the person who is looked at:

  private int personId;
  private FactCursor cursor;

  /// The first and the last day on which she may have been born.
  private int firstBirth;

  private int lastBirth;

  /// The creation that says so.
  private int birthBy;

  LifeCheck(Contradiction.Limits limits) {
    this.limits = limits;
    this.today = EventColumns.day(LocalDate.ofInstant(limits.now(), ZoneOffset.UTC));
  }

  List<Contradiction> found() {
    return found;
  }

  /// Corrections, retractions and merges that refer to nothing.
  ///
  /// @param survivor of a record
  /// @param events what is known of one person, in the order of recording
  void amendments(int personId, List<RecordedEvent> events, IntUnaryOperator survivor) {
    Corrections corrections = new Corrections(events);
    for (RecordedEvent event : events) {
      if (event.event() instanceof Event.Merge merge
          && corrections.retractionOf(event.position()) == null
          && survivor.applyAsInt(merge.personId()) == merge.personId()) {
        add(
            personId,
            event.position(),
            Flaw.REFERS_TO_NOTHING,
            "merges into person %d, which was not possible".formatted(merge.into()));
      }
      if (Corrections.about(event) >= 0
          && corrections.retractionOf(event.position()) == null
          && corrections.retractionOf(Corrections.about(event)) == null
          && !corrections.takesEffect(event)) {
        add(
            personId,
            event.position(),
            Flaw.REFERS_TO_NOTHING,
            "refers to no event of this person that it fits");
      }
    }
    Optional<RecordedEvent> creation =
        events.stream().filter(event -> event.event() instanceof Event.Creation).findFirst();
    List<RecordedEvent> facts = corrections.facts();
    if (creation.isPresent()
        && facts.stream().noneMatch(fact -> fact.event() instanceof Event.Creation)) {
      long position = creation.get().position();
      for (RecordedEvent fact : facts) {
        add(
            personId,
            fact.position(),
            Flaw.WITHOUT_CREATION,
            "about someone whose creation (event %d) was retracted by event %d"
                .formatted(position, corrections.retractionOf(position).position()));
      }
    }
  }

  private void add(int personId, long position, Flaw flaw, String what) {
    found.add(new Contradiction(personId, position, flaw, what));
  }

  private void add(int fact, Flaw flaw, String what, Object... values) {
    add(personId, cursor.position(fact), flaw, what.formatted(values));
  }

  /// Facts of one person that can't be true, or can't stand beside others.
  void facts(int personId, FactCursor cursor) {
    this.personId = personId;
    this.cursor = cursor;
    if (cursor.isMerged) {
      new MergedCheck(personId, cursor, found).look();
    }
    readBirth();
    int creation = FactCursor.NONE;
    int death = FactCursor.NONE;
    int statusBy = FactCursor.NONE;
    boolean isAway = false;
    for (int fact = 0; fact < cursor.size; fact++) {
      Kind kind = cursor.kind(fact);
      if (kind == Kind.CREATION && !cursor.isEvidence(fact) && creation != FactCursor.NONE) {
        add(fact, Flaw.CREATED_AGAIN, "created again, after event %d", cursor.position(creation));
      } else if (kind == Kind.DEATH && death != FactCursor.NONE) {
        add(fact, Flaw.DIED_AGAIN, "died again, after event %d", cursor.position(death));
      } else if (kind == Kind.STATUS_CHANGE
          && !canFollow(status(statusBy), status(fact))
          && !saysWithWhom(statusBy, fact)) {
        add(
            fact,
            Flaw.STATUS_ORDER,
            "%s while %s, by event %d",
            word(fact),
            word(statusBy),
            cursor.position(statusBy));
      }
      if (kind == Kind.RETURN && !isAway) {
        add(fact, Flaw.RETURN_WITHOUT_LEAVING, "returned without having left");
      }
      isAway = kind == Kind.LEAVING || isAway && kind != Kind.RETURN;
      boolean isEvidence = cursor.isEvidence(fact);
      creation = kind == Kind.CREATION && !isEvidence ? fact : creation;
      statusBy = cursor.status(fact) != PackedKind.NO_STATUS && !isEvidence ? fact : statusBy;
      if (death != FactCursor.NONE && kind != Kind.DEATH && isSurelyAfter(fact, death)) {
        add(
            fact,
            Flaw.AFTER_DEATH,
            "%s after the death of event %d",
            verb(fact),
            cursor.position(death));
      } else if (birthBy != FactCursor.NONE
          && (kind != Kind.CREATION || fact == birthBy)
          && firstBirth > cursor.latest(fact)) {
        add(
            fact,
            Flaw.BEFORE_BIRTH,
            "%s before the birth of event %d",
            verb(fact),
            cursor.position(birthBy));
      } else {
        age(fact);
      }
      statusAtBirth(fact);
      statusInWords(fact);
      if (cursor.earliest(fact) > today && cursor.date(fact) != null) {
        add(fact, Flaw.FUTURE_DATE, "dated %s, in the future", cursor.date(fact));
      }
      death = kind == Kind.DEATH && death == FactCursor.NONE ? fact : death;
    }
  }

  // ---- ages

  private void readBirth() {
    firstBirth = Integer.MIN_VALUE;
    lastBirth = FactTable.NEVER;
    birthBy = Presence.birthBy(cursor);
    if (birthBy != FactCursor.NONE) {
      firstBirth = Presence.birthAtEarliest(cursor, birthBy);
      lastBirth = Presence.bornAtLatest(cursor);
    }
  }

  private void age(int fact) {
    boolean isDeath = cursor.kind(fact) == Kind.DEATH;
    boolean isMarried = cursor.status(fact) != PackedKind.NO_STATUS && !status(fact).isOfNewborn();
    boolean isExact = firstBirth == lastBirth && cursor.earliest(fact) == cursor.latest(fact);
    if (isDeath && lastBirth != FactTable.NEVER && cursor.earliest(fact) > lastBirth) {
      long age = years(lastBirth, cursor.earliest(fact));
      if (age > limits.oldestAge()) {
        add(fact, Flaw.AGE_AT_DEATH, "died at %d%s", age, isExact ? "" : " at least");
      }
    } else if (isMarried
        && firstBirth != Integer.MIN_VALUE
        && cursor.latest(fact) != FactTable.NEVER) {
      long age = years(firstBirth, cursor.latest(fact));
      if (age < limits.youngestMarriage()) {
        add(fact, Flaw.AGE_AT_MARRIAGE, "%s at %d%s", word(fact), age, isExact ? "" : " at most");
      }
    }
  }

  private static long years(int from, int to) {
    return ChronoUnit.YEARS.between(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to));
  }

  private void statusAtBirth(int fact) {
    if (cursor.isCreation(fact) && cursor.isEntry(fact) && cursor.birthNumber(fact) == 0) {
      add(
          fact,
          Flaw.STATUS_AT_BIRTH,
          "%s on %s, the only date, so it cannot be the birth",
          word(fact),
          cursor.date(fact));
    }
  }

  /// A status that a source says in words, where what surely was before it, and is not doubted,
  /// says another one, and nothing else may be of those days.
  private void statusInWords(int fact) {
    if (cursor.kind(fact) != Kind.ATTRIBUTE_CHANGE) {
      return;
    }
    Attribute attribute = cursor.table.attribute(cursor.attribute(fact));
    Status said = attribute.name().equals(Attribute.MARITAL_STATUS) ? said(attribute) : null;
    if (said == null) {
      return;
    }
    int by = FactCursor.NONE;
    for (int i = 0; i < cursor.size; i++) {
      boolean isDoubted =
          cursor.dateNumber(i) > 0 && cursor.table.isDoubted()[cursor.dateNumber(i)];
      if (!cursor.saysStatus(i) || isDoubted || cursor.earliest(i) > cursor.latest(fact)) {
        continue;
      }
      if (cursor.latest(i) >= cursor.earliest(fact) && status(i) == said) {
        return;
      }
      by = cursor.isCreation(i) || cursor.latest(i) < cursor.earliest(fact) ? i : by;
    }
    if (by != FactCursor.NONE && status(by) != said && status(by) != Status.UNKNOWN) {
      add(
          fact,
          Flaw.STATUS_SAID_OTHERWISE,
          "said to be %s, but %s by event %d",
          said.name().toLowerCase(Locale.ROOT),
          word(by),
          cursor.position(by));
    }
  }

  /// Null for other words.
  private static Status said(Attribute attribute) {
    return Stream.of(Status.values())
        .filter(status -> status.name().equalsIgnoreCase(attribute.value()))
        .findFirst()
        .orElse(null);
  }

  // ---- what can follow what

  /// Whether a status can come next: what ends a bond needs one, and a new bond needs that there is
  /// none.
  private static boolean canFollow(Status before, Status after) {
    boolean bound = before.isUnion();
    return switch (after) {
      case DIVORCED, WIDOWED -> bound || before == Status.UNKNOWN;
      case SEPARATED ->
          before == Status.MARRIED || before == Status.PARTNERED || before == Status.UNKNOWN;
      case MARRIED -> before != Status.MARRIED;
      case PARTNERED -> !bound;
      case SINGLE, UNKNOWN -> true;
    };
  }

  /// Whether a fact only names the partner of a status that is told of the same day without one: of
  /// an entry, since a creation can't, or by a list in which the partner stands further below.
  private boolean saysWithWhom(int before, int fact) {
    return (cursor.kind(before) == Kind.CREATION || cursor.partner(before) == null)
        && cursor.day(before) == cursor.day(fact)
        && status(before) == status(fact)
        && cursor.partner(fact) != null;
  }

  /// Whether every day that the one date allows is after every day that the other allows; a
  /// creation without a date is after nothing.
  private boolean isSurelyAfter(int one, int other) {
    boolean isAnyDay = cursor.isCreation(one) && !cursor.isDated(one);
    return !isAnyDay && cursor.earliest(one) > cursor.latest(other);
  }

  private Status status(int fact) {
    return Status.values()[cursor.statusOf(fact)];
  }

  private String word(int fact) {
    return status(fact).name().toLowerCase(Locale.ROOT);
  }

  private String verb(int fact) {
    return switch (cursor.kind(fact)) {
      case STATUS_CHANGE -> word(fact);
      case ADDRESS_CHANGE -> "moved";
      case NAME_CHANGE -> "renamed";
      case DEATH -> "died";
      case LEAVING -> "left";
      case RETURN -> "returned";
      case CREATION,
          CORRECTION,
          RETRACTION,
          OBSERVATION_END,
          ATTRIBUTE_CHANGE,
          PARENTS,
          KEY,
          MERGE,
          DISTINCTION,
          NAMED_BATCH,
          RESTRICTION,
          ERASURE,
          PROTECTION,
          UNRECOGNIZED ->
          "recorded";
    };
  }
}
