package people.imports;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;
import people.imports.MaritalOrder.CoupleFact;

/// One person's marriages as a family tree tells them, in order of time ([MaritalOrder]), with the
/// status that follows from each fact.
///
/// A timeline counts an event from the first day that its date allows, so a date is narrowed where
/// that day would break the order:
///
/// - a wedding without a date, or by a date: `../D`, where D is the day from which the next fact or
///   a spouse's death counts
/// - a divorce in `1963` after a wedding on 1963-02-01: `1963-02-01/1963`
///
/// A fact without a date stays undated when nothing follows it.
///
/// @param changes in order of time, as they should be recorded
/// @param doubtful the facts that a reader of the report should know something about
record MaritalHistory(List<MaritalChange> changes, List<Doubtful> doubtful) {

  /// The kinds of facts about a couple.
  enum FactKind {
    MARRIAGE,
    PARTNERSHIP,
    SEPARATION,
    DIVORCE,
    ANNULMENT,
    /// Of the last partner, if there are several.
    DEATH_OF_PARTNER;

    boolean starts() {
      return this == MARRIAGE || this == PARTNERSHIP;
    }
  }

  /// A fact about a couple, as one line of the file says it.
  ///
  /// @param date null when there is none that is understood
  record Fact(int line, FactKind kind, EffectiveDate date) {

    /// The first day on which it could have been.
    LocalDate from() {
      return date == null || date.earliest() == null ? LocalDate.MIN : date.earliest();
    }

    /// The last day on which it could have been.
    LocalDate to() {
      return date == null || date.latest() == null ? LocalDate.MAX : date.latest();
    }
  }

  /// One couple as one of them sees it. Each is itself only, however alike.
  static final class Marriage {

    private final List<Fact> facts;
    private final Fact partnerDied;
    private final boolean partnerDead;
    private final Fact end;

    /// @param facts in the order of the file
    /// @param partnerDied death of the last partner; null when a partner lives or is not known
    /// @param partnerDead whether all known partners are dead, also when it isn't known since when
    Marriage(List<Fact> facts, Fact partnerDied, boolean partnerDead) {
      this.facts = facts;
      this.partnerDied = partnerDied;
      this.partnerDead = partnerDead;
      boolean isLast =
          partnerDied != null
              && facts.stream().noneMatch(fact -> fact.from().isAfter(partnerDied.to()));
      this.end = isLast ? partnerDied : null;
    }

    List<Fact> facts() {
      return facts;
    }

    /// The death as the end of it all; null where the dates contradict that.
    Fact end() {
      return end;
    }
  }

  /// A change of status.
  ///
  /// @param fact what caused it; null for widowhood from a day that is not known
  /// @param with the couple in which somebody has that status; null for none
  /// @param date narrowed; null when nothing is known
  record MaritalChange(
      Marriage couple, Fact fact, Status status, Marriage with, EffectiveDate date) {}

  /// A fact that is doubted, and why.
  ///
  /// @param fact null for a widowhood from a day that is not known
  record Doubtful(Fact fact, Marriage couple, Doubt doubt) {}

  enum Doubt {
    SECOND_WEDDING_RECORD(false, "second record of one wedding"),
    SECOND_END_RECORD(false, "second record of one end"),
    NOT_CURRENT(false, "of a marriage that was not the person's marriage at that time"),
    NOTHING_TO_ANNUL(false, "of a marriage that is not recorded: the status is as before"),
    END_WITHOUT_WEDDING(true, "the wedding before is not recorded"),
    AFTER_DEATH(true, "after the death of one of the couple, by the dates given"),
    NO_END_BEFORE(true, "after another marriage whose end is not recorded"),
    NARROWED(true, "date narrowed to the days that other dates allow"),
    WIDOWHOOD_UNKNOWN(true, "");

    /// Whether the fact is used all the same.
    final boolean used;

    /// In the words of the report.
    final String text;

    Doubt(boolean used, String text) {
      this.used = used;
      this.text = text;
    }
  }

  /// @param died null when there is no date
  /// @param dead whether a death is recorded, dated or not
  static MaritalHistory of(List<Marriage> couples, EffectiveDate died, boolean dead) {
    List<Doubtful> doubtful = afterDeath(couples, died);
    Walk walk = new Walk(MaritalOrder.of(couples), died, dead);
    walk.go();
    doubtful.addAll(walk.doubtful);
    List<MaritalChange> changes = dated(walk.changes, died);
    for (int i = 0; i < changes.size(); i++) {
      MaritalChange before = walk.changes.get(i);
      if (before.date != null && !before.date.equals(changes.get(i).date)) {
        doubtful.add(new Doubtful(before.fact, before.couple, Doubt.NARROWED));
      }
    }
    return new MaritalHistory(changes, List.copyOf(doubtful));
  }

  private static List<Doubtful> afterDeath(List<Marriage> couples, EffectiveDate died) {
    List<Doubtful> found = new ArrayList<>();
    LocalDate ownDeath = died == null || died.latest() == null ? LocalDate.MAX : died.latest();
    for (Marriage couple : couples) {
      LocalDate partners = couple.partnerDied == null ? LocalDate.MAX : couple.partnerDied.to();
      for (Fact fact : couple.facts) {
        if (fact.from().isAfter(ownDeath) || fact.from().isAfter(partners)) {
          found.add(new Doubtful(fact, couple, Doubt.AFTER_DEATH));
        }
      }
    }
    return found;
  }

  // ---- the statuses

  /// A walk through a person's facts, one after the other, that keeps where she stands.
  private static final class Walk {

    private record Before(Marriage couple, Status status) {}

    private enum Answer {
      YES,
      NO,
      UNKNOWN
    }

    private final List<CoupleFact> steps;

    /// By step, the latest day from which a wedding behind it counts.
    private final LocalDate[] laterWedding;

    private final EffectiveDate died;
    private final boolean dead;
    private final List<MaritalChange> changes = new ArrayList<>();
    private final List<Doubtful> doubtful = new ArrayList<>();

    /// The couple and status before each wedding.
    private final Map<Marriage, Before> before = new HashMap<>();

    private final Set<Marriage> ended = new HashSet<>();

    /// The couple that is together or separated; null for none.
    private Marriage current;

    private Status status = Status.SINGLE;

    Walk(List<CoupleFact> steps, EffectiveDate died, boolean dead) {
      this.steps = steps;
      this.laterWedding = new LocalDate[steps.size()];
      LocalDate latest = LocalDate.MIN;
      for (int i = steps.size() - 1; i >= 0; i--) {
        laterWedding[i] = latest;
        Fact fact = steps.get(i).fact();
        if (fact.kind.starts() && fact.from().isAfter(latest)) {
          latest = fact.from();
        }
      }
      this.died = died;
      this.dead = dead;
    }

    void go() {
      for (int i = 0; i < steps.size(); i++) {
        Marriage couple = steps.get(i).couple();
        Fact fact = steps.get(i).fact();
        switch (fact.kind) {
          case MARRIAGE -> begin(couple, fact, Status.MARRIED);
          case PARTNERSHIP -> begin(couple, fact, Status.PARTNERED);
          case SEPARATION -> part(couple, fact, Status.SEPARATED);
          case DIVORCE -> part(couple, fact, Status.DIVORCED);
          case ANNULMENT -> annul(couple, fact);
          case DEATH_OF_PARTNER -> widow(couple, fact, laterWedding[i]);
        }
      }
      if (current != null && current.partnerDied == null && current.partnerDead) {
        if (dead) {
          doubt(current, null, Doubt.WIDOWHOOD_UNKNOWN);
        } else {
          changes.add(new MaritalChange(current, null, Status.WIDOWED, current, null));
        }
      }
    }

    private void begin(Marriage couple, Fact fact, Status after) {
      if (current == couple && (status == after || status == Status.MARRIED)) {
        doubt(couple, fact, Doubt.SECOND_WEDDING_RECORD);
        return;
      }
      if (current != couple) {
        if (current != null) {
          doubt(couple, fact, Doubt.NO_END_BEFORE);
        }
        before.put(couple, new Before(current, status));
      }
      ended.remove(couple);
      change(couple, fact, after, couple);
    }

    private void part(Marriage couple, Fact fact, Status after) {
      boolean isKnown = before.containsKey(couple) || ended.contains(couple);
      if (current != couple && (current != null || isKnown)) {
        doubt(couple, fact, notCurrent(couple));
        return;
      }
      if (current != couple) {
        doubt(couple, fact, Doubt.END_WITHOUT_WEDDING);
      } else if (after == Status.SEPARATED && status == after) {
        doubt(couple, fact, Doubt.SECOND_END_RECORD);
        return;
      }
      if (after == Status.DIVORCED) {
        end(couple, fact, after, null);
      } else {
        change(couple, fact, after, couple);
      }
    }

    private void annul(Marriage couple, Fact fact) {
      Before old = before.get(couple);
      if (current == couple && old != null) {
        end(couple, fact, old.status, old.couple);
      } else if (current == null && old == null && !ended.contains(couple)) {
        doubt(couple, fact, Doubt.NOTHING_TO_ANNUL);
      } else {
        doubt(couple, fact, notCurrent(couple));
      }
    }

    private void widow(Marriage couple, Fact partnerDied, LocalDate laterWedding) {
      if (current == couple) {
        switch (survived(partnerDied, laterWedding)) {
          case YES -> end(couple, partnerDied, Status.WIDOWED, null);
          case UNKNOWN -> doubt(couple, partnerDied, Doubt.WIDOWHOOD_UNKNOWN);
          case NO -> {}
        }
      }
    }

    /// Whether the person outlived the partner: has no death, a later one, or married afterwards.
    private Answer survived(Fact partnerDied, LocalDate laterWedding) {
      LocalDate day = partnerDied.date.day();
      if (died != null) {
        return died.day().isAfter(day) ? Answer.YES : Answer.NO;
      }
      return !dead || laterWedding.isAfter(day) ? Answer.YES : Answer.UNKNOWN;
    }

    /// Why a fact does not end the current marriage.
    private Doubt notCurrent(Marriage couple) {
      return ended.contains(couple) ? Doubt.SECOND_END_RECORD : Doubt.NOT_CURRENT;
    }

    private void end(Marriage couple, Fact fact, Status after, Marriage next) {
      ended.add(couple);
      change(couple, fact, after, next);
    }

    /// @param next who is the current couple from then on; null for none
    private void change(Marriage couple, Fact fact, Status after, Marriage next) {
      // what an annulment brings back is with the one before, or with nobody
      Marriage with = fact.kind == FactKind.ANNULMENT ? next : couple;
      changes.add(new MaritalChange(couple, fact, after, with, fact.date));
      status = after;
      current = next;
    }

    private void doubt(Marriage couple, Fact fact, Doubt doubt) {
      doubtful.add(new Doubtful(fact, couple, doubt));
    }
  }

  // ---- the dates

  /// The changes with dates that do not break their order.
  private static List<MaritalChange> dated(List<MaritalChange> changes, EffectiveDate died) {
    List<EffectiveDate> dates = new ArrayList<>(changes.stream().map(MaritalChange::date).toList());
    narrow(dates);
    LocalDate bound = died == null ? null : died.day();
    for (int i = dates.size() - 1; i >= 0; i--) {
      EffectiveDate date = dates.get(i);
      if (date == null || date.earliest() == null) {
        date = by(date, earliest(bound, endOf(changes.get(i).couple)));
        dates.set(i, date);
      }
      bound = date == null ? bound : earliest(bound, date.day());
    }
    narrow(dates);
    List<MaritalChange> dated = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      MaritalChange change = changes.get(i);
      dated.add(
          new MaritalChange(change.couple, change.fact, change.status, change.with, dates.get(i)));
    }
    return List.copyOf(dated);
  }

  private static LocalDate endOf(Marriage couple) {
    Fact end = couple.end();
    return end == null ? null : end.date.latest();
  }

  /// @param date without an earliest day; null for none
  /// @param bound null for none
  private static EffectiveDate by(EffectiveDate date, LocalDate bound) {
    if (date == null) {
      return bound == null ? null : new EffectiveDate(null, bound, Qualifier.NONE);
    }
    return new EffectiveDate(null, earliest(date.latest(), bound), date.qualifier());
  }

  /// Lets no date begin before the one in front of it does, as far as it can end after that.
  private static void narrow(List<EffectiveDate> dates) {
    LocalDate last = LocalDate.MIN;
    for (int i = 0; i < dates.size(); i++) {
      EffectiveDate date = dates.get(i);
      if (date != null && date.earliest() != null) {
        if (date.earliest().isBefore(last)
            && (date.latest() == null || !date.latest().isBefore(last))) {
          date = new EffectiveDate(last, date.latest(), date.qualifier());
          dates.set(i, date);
        }
        last = Collections.max(List.of(last, date.day()));
      }
    }
  }

  private static LocalDate earliest(LocalDate... days) {
    return Stream.of(days).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }
}
