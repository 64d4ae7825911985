package people.imports.trees;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;

/// One person's marriages as a family tree tells them, in order of time ([MaritalOrder]), with the
/// status that follows from each fact ([MaritalWalk]).
///
/// A timeline counts an event from the first day that its date allows, so a date is narrowed where
/// that day would break the order:
///
/// - a wedding without a date, or by a date: `../D`, where D is the last day that is possible, or
///   the day from which the next fact counts
/// - a divorce in `1963` after a wedding on 1963-02-01: `1963-02-01/1963`
///
/// A date is narrowed only as far as the order is proved. What else it decides is doubted (`?`).
///
/// @param changes in order of time, as they should be recorded
/// @param doubtful the facts that a reader of the report should know something about
/// @param lapses marriages that ended for the other one, since this one married again
record MaritalHistory(
    List<MaritalChange> changes, List<Doubtful> doubtful, List<MaritalWalk.Lapse> lapses) {

  /// The kinds of facts about a couple.
  enum FactKind {
    MARRIAGE,
    PARTNERSHIP,
    SEPARATION,
    DIVORCE,
    ANNULMENT,
    /// They are a family, of which nobody says that they married.
    UNION,
    /// A text of that day says the status, and not with whom.
    SEEN,
    /// The other one married again: it ended, and nobody knows how.
    LAPSE,
    /// Of the last partner, if there are several.
    DEATH_OF_PARTNER;

    boolean starts() {
      return this == MARRIAGE || this == PARTNERSHIP;
    }

    /// Whether it says that the couple was together until then.
    boolean provesWedding() {
      return this == SEPARATION || ends();
    }

    /// Whether the couple is none any more, though both live.
    boolean ends() {
      return this == DIVORCE || this == ANNULMENT;
    }
  }

  /// A fact about a couple, as one line of the file says it.
  ///
  /// @param number of the fact in the file, whatever the order of its records; 0 for a death
  /// @param date never null for a fact that is told
  /// @param isSaid whether the file says the date, which is else a bound
  record Fact(int number, FactKind kind, EffectiveDate date, boolean isSaid) {

    /// One that has a date.
    Fact(int number, FactKind kind, EffectiveDate date) {
      this(number, kind, date, date != null);
    }

    /// The first day on which it could have been.
    LocalDate from() {
      return date == null || date.earliest() == null ? LocalDate.MIN : date.earliest();
    }

    /// Whether either of the two may have been the first one.
    boolean overlaps(Fact other) {
      return !isSaid
          || !other.isSaid
          || !(to().isBefore(other.from()) || other.to().isBefore(from()));
    }

    /// The last day on which it could have been.
    LocalDate to() {
      return date == null || date.latest() == null ? LocalDate.MAX : date.latest();
    }
  }

  /// One couple as one of them sees it. Each is itself only, however alike.
  static final class Marriage {

    private final List<Fact> facts;
    private final List<Fact> seconds = new ArrayList<>();
    private final Fact partnerDied;
    private final Status seen;
    private final Fact end;

    /// @param facts in the order of the file
    /// @param partnerDied death of the last partner; null when a partner lives or is not known
    Marriage(List<Fact> facts, Fact partnerDied) {
      this(facts, partnerDied, null);
    }

    /// @param seen the status that a text says, where that is all that is known of it
    Marriage(List<Fact> facts, Fact partnerDied, Status seen) {
      this.facts = MaritalOrder.once(MaritalOrder.ordered(facts), seconds);
      this.partnerDied = partnerDied;
      this.seen = seen;
      boolean isLast =
          partnerDied != null
              && this.facts.stream()
                  .filter(fact -> fact.kind != FactKind.LAPSE)
                  .noneMatch(fact -> fact.from().isAfter(partnerDied.to()));
      this.end = isLast ? partnerDied : null;
    }

    /// Whether an end stands before the first wedding that has a date, or before all.
    private boolean endsBeforeItBegins() {
      boolean isEnded = false;
      for (Fact fact : facts) {
        isEnded |= fact.kind.provesWedding();
        if (fact.kind.starts() && (isEnded || fact.isSaid)) {
          return isEnded;
        }
      }
      return false;
    }

    /// Whether it is open which weddings were before an end and which behind it, so that one may be
    /// another record of the same or a second one; or when they separated, of whom no end is dated,
    /// or another one may have been before.
    private boolean isOrderOpen() {
      List<Fact> weddings =
          Stream.concat(facts.stream(), seconds.stream())
              .filter(fact -> fact.kind.starts())
              .toList();
      List<Fact> ends = facts.stream().filter(fact -> fact.kind.ends()).toList();
      boolean isEnded = ends.stream().anyMatch(Fact::isSaid);
      for (Fact fact : facts) {
        boolean isParting = fact.kind == FactKind.SEPARATION;
        boolean isLapsed =
            facts.stream()
                .anyMatch(
                    lapse -> lapse.kind == FactKind.LAPSE && !fact.to().isBefore(lapse.from()));
        if (isParting && (!fact.isSaid && !isEnded || isLapsed)) {
          return true;
        }
      }
      return weddings.size() > 1
          && ends.stream()
              .anyMatch(end -> weddings.stream().anyMatch(wedding -> wedding.overlaps(end)));
    }

    boolean hasDatedWedding() {
      return facts.stream().anyMatch(fact -> fact.kind.starts() && fact.isSaid);
    }

    /// In order of time, without further records of the same.
    List<Fact> facts() {
      return facts;
    }

    /// The death as the end of it all; null where the dates contradict that.
    Fact end() {
      return end;
    }

    /// Null for a couple.
    Status seen() {
      return seen;
    }
  }

  /// A change of status.
  ///
  /// @param with the couple in which somebody has that status; null for none
  /// @param date narrowed
  /// @param isSure whether it follows in whatever order the facts were
  /// @param isAfter whether it is proved to come after the change before
  record MaritalChange(
      Marriage couple,
      Fact fact,
      Status status,
      Marriage with,
      EffectiveDate date,
      boolean isSure,
      boolean isAfter) {

    MaritalChange on(EffectiveDate other) {
      return new MaritalChange(couple, fact, status, with, other, isSure, isAfter);
    }

    /// An end behind which a union may have begun that is told before it is not sure.
    MaritalChange beforeUnion(LocalDate last) {
      boolean isEnd = fact.kind.ends() || fact.kind == FactKind.DEATH_OF_PARTNER;
      return isEnd && last.isAfter(fact.from())
          ? new MaritalChange(couple, fact, status, with, date, false, isAfter)
          : this;
    }

    /// What may have been before a beginning, by another record of it or since it contradicts a
    /// death: nobody knows.
    MaritalChange before(Fact other) {
      LocalDate last = fact.date.latest() == null ? fact.date.earliest() : fact.date.latest();
      EffectiveDate open = new EffectiveDate(null, last, Qualifier.UNCERTAIN);
      Fact by = new Fact(other.number, FactKind.UNION, open, false);
      return new MaritalChange(couple, by, Status.UNKNOWN, null, open, false, false);
    }

    MaritalChange doubted() {
      return on(date.doubted());
    }
  }

  /// A fact that is doubted, and why.
  record Doubtful(Fact fact, Marriage couple, Doubt doubt) {}

  enum Doubt {
    SECOND_WEDDING_RECORD(false, "second record of one wedding"),
    SECOND_END_RECORD(false, "second record of one end"),
    NOT_CURRENT(false, "of a marriage that was not the person's marriage at that time"),
    NOTHING_TO_ANNUL(false, "of a marriage that is not recorded: the status is as before"),
    SEEN_OTHERWISE(false, "says another status than the dated facts do"),
    SEEN_AGAINST(true, "says another status than the dated facts do; used with a doubt"),
    SEEN_ALIKE(false, "says what the dated facts say"),
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

  /// @param open couples that may have ended without a word
  /// @param died null for the living
  /// @param lastUnion the last day on which a union may have begun that is told before it
  static MaritalHistory of(
      List<Marriage> couples, Set<Marriage> open, EffectiveDate died, LocalDate lastUnion) {
    List<Doubtful> doubtful = afterDeath(couples, died);
    Set<Marriage> contradictory = Collections.newSetFromMap(new IdentityHashMap<>());
    contradictory.addAll(open);
    Map<Marriage, Fact> earlier = new IdentityHashMap<>();
    for (Doubtful each : doubtful) {
      contradictory.add(each.couple);
      if (each.fact.kind.starts()) {
        earlier.put(each.couple, each.fact);
      }
    }
    for (Marriage couple : couples) {
      Fact other = MaritalOrder.earlier(couple.facts, couple.seconds);
      if (other != null) {
        earlier.put(couple, other);
      }
      if (couple.endsBeforeItBegins() || couple.isOrderOpen()) {
        contradictory.add(couple);
      }
      for (Fact second : couple.seconds) {
        if (couple.end != null && second.isSaid && second.from().isAfter(couple.end.to())) {
          contradictory.add(couple);
        }
        Doubt doubt = second.kind.starts() ? Doubt.SECOND_WEDDING_RECORD : Doubt.SECOND_END_RECORD;
        doubtful.add(new Doubtful(second, couple, doubt));
      }
    }
    MaritalWalk walk = new MaritalWalk(MaritalOrder.of(couples), died, contradictory);
    walk.go();
    doubtful.addAll(walk.doubtful());
    List<MaritalChange> walked = new ArrayList<>();
    for (MaritalChange each : walk.changes()) {
      Fact other = walked.isEmpty() && each.fact.kind.starts() ? earlier.get(each.couple) : null;
      if (other != null) {
        walked.add(each.before(other));
      }
      walked.add(each.beforeUnion(lastUnion));
    }
    List<MaritalChange> changes = dated(walked, died);
    for (int i = 0; i < changes.size(); i++) {
      MaritalChange before = walked.get(i);
      EffectiveDate date = changes.get(i).date;
      if (before.fact.isSaid && !before.date.equals(date.with(before.date.qualifier()))) {
        doubtful.add(new Doubtful(before.fact, before.couple, Doubt.NARROWED));
      }
    }
    return new MaritalHistory(changes, List.copyOf(doubtful), walk.lapses());
  }

  private static List<Doubtful> afterDeath(List<Marriage> couples, EffectiveDate died) {
    List<Doubtful> found = new ArrayList<>();
    LocalDate ownDeath = died == null || died.latest() == null ? LocalDate.MAX : died.latest();
    for (Marriage couple : couples) {
      LocalDate partners = couple.partnerDied == null ? LocalDate.MAX : couple.partnerDied.to();
      for (Fact fact : couple.facts) {
        if (fact.isSaid && (fact.from().isAfter(ownDeath) || fact.from().isAfter(partners))) {
          found.add(new Doubtful(fact, couple, Doubt.AFTER_DEATH));
        }
      }
    }
    return found;
  }

  // ---- the dates

  /// Nobody's status changes after her death, unless all days of the date are later.
  private static EffectiveDate inLife(EffectiveDate date, EffectiveDate died) {
    LocalDate last = died == null ? null : died.latest();
    boolean isShorter =
        last != null
            && date.earliest() != null
            && !date.earliest().isAfter(last)
            && (date.latest() == null || date.latest().isAfter(last));
    return isShorter ? new EffectiveDate(date.earliest(), last, date.qualifier()) : date;
  }

  /// A separation is over by what ends the marriage next.
  private static EffectiveDate beforeEnd(
      MaritalChange change, EffectiveDate date, MaritalChange next) {
    boolean isOver =
        change.fact.kind == FactKind.SEPARATION
            && next.couple == change.couple
            && next.fact.kind.ends()
            && date.earliest() != null
            && date.earliest().isBefore(next.fact.to());
    return isOver && (date.latest() == null || date.latest().isAfter(next.fact.to()))
        ? new EffectiveDate(date.earliest(), next.fact.to(), date.qualifier())
        : date;
  }

  /// The changes with dates that do not break their order.
  private static List<MaritalChange> dated(List<MaritalChange> changes, EffectiveDate died) {
    EffectiveDate[] dates = inOrder(changes);
    LocalDate bound = died == null ? null : died.day();
    for (EffectiveDate date : dates) {
      // who may have died before that day did not, as far as the death may be later
      boolean isLived =
          bound != null
              && date.earliest() != null
              && date.day().isAfter(bound)
              && (died.latest() == null || !date.day().isAfter(died.latest()));
      bound = isLived ? date.day() : bound;
    }
    for (int i = dates.length - 1; i >= 0; i--) {
      if (dates[i].earliest() == null) {
        Fact end = changes.get(i).couple.end();
        LocalDate by = earliest(bound, end == null ? null : end.to());
        dates[i] = new EffectiveDate(null, earliest(dates[i].latest(), by), dates[i].qualifier());
      }
      dates[i] = inLife(dates[i], died);
      if (i + 1 < dates.length) {
        dates[i] = beforeEnd(changes.get(i), dates[i], changes.get(i + 1));
      }
      bound = earliest(bound, dates[i].day());
    }
    List<MaritalChange> dated = new ArrayList<>();
    for (int i = 0; i < dates.length; i++) {
      dated.add(changes.get(i).on(dates[i]));
    }
    return List.copyOf(dated);
  }

  /// Lets no date begin before those in front of it do: it begins when it is proved to, or is open.
  private static EffectiveDate[] inOrder(List<MaritalChange> changes) {
    EffectiveDate[] dates = new EffectiveDate[changes.size()];
    LocalDate last = LocalDate.MIN;
    LocalDate proved = LocalDate.MIN;
    for (int i = 0; i < dates.length; i++) {
      MaritalChange change = changes.get(i);
      EffectiveDate date = change.date;
      LocalDate latest = date.latest() == null ? LocalDate.MAX : date.latest();
      LocalDate from = date.earliest() == null ? LocalDate.MIN : date.earliest();
      proved = change.isAfter && from.isBefore(proved) && !latest.isBefore(proved) ? proved : from;
      if (date.earliest() != null && from.isBefore(last) && !latest.isBefore(last)) {
        LocalDate by = date.latest() == null ? last : latest;
        date =
            proved.isBefore(last)
                ? new EffectiveDate(null, by, date.qualifier()).doubted()
                : new EffectiveDate(proved, date.latest(), date.qualifier());
      }
      if (date.earliest() != null && date.day().isAfter(last)) {
        last = date.day();
      }
      dates[i] = change.isSure ? date : date.doubted();
    }
    return dates;
  }

  private static LocalDate earliest(LocalDate... days) {
    return Stream.of(days).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }
}
