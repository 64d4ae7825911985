package people.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import people.EffectiveDate;
import people.EffectiveDate.Qualifier;
import people.Status;

/// Puts what a family tree says about one person's marriages in order of time, and says which
/// status follows.
///
/// The order. Each couple's facts are a chain: wedding, end, wedding, end, … The chains are merged
/// by taking again and again, of all facts that could be next, the end of the current marriage
/// before anything else, then what is known to have happened earliest. A fact could be next unless
/// another one is known to have happened before it. An undated fact could have happened on any day.
///
/// The dates. A timeline counts an event from the first day that its date allows, so a date is
/// narrowed where that day would break the order:
///
/// - a wedding without a date, or by a date: `../D`, where D is the day from which the next fact or
///   a spouse's death counts
/// - a divorce in `1963` after a wedding on 1963-02-01: `1963-02-01/1963`
///
/// What has no date and nothing behind it stays undated.
final class MaritalHistory {

  /// What can happen to a couple.
  enum Kind {
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
  record Fact(int line, Kind kind, EffectiveDate date) {

    private LocalDate from() {
      return date == null || date.earliest() == null ? LocalDate.MIN : date.earliest();
    }

    private LocalDate to() {
      return date == null || date.latest() == null ? LocalDate.MAX : date.latest();
    }
  }

  /// One couple as one of them sees it.
  ///
  /// @param facts in the order of the file
  /// @param partnerDied death of the last partner; null when a partner lives or is not known
  /// @param partnerDead whether all known partners are dead, also when it isn't known since when
  record Couple(List<Fact> facts, Fact partnerDied, boolean partnerDead) {

    /// The death as the end of it all; null where the dates contradict that.
    private Fact end() {
      boolean last =
          partnerDied != null
              && facts.stream().noneMatch(fact -> fact.from().isAfter(partnerDied.to()));
      return last ? partnerDied : null;
    }
  }

  /// A change of status.
  ///
  /// @param fact what caused it; null for widowhood from a day that is not known
  /// @param date narrowed; null when nothing is known
  record Change(Couple couple, Fact fact, Status status, EffectiveDate date) {}

  /// Something about a fact that a reader of the report should know.
  record Remark(Fact fact, Couple couple, Finding finding) {}

  enum Finding {
    SECOND_WEDDING_RECORD(false, "second record of one wedding"),
    SECOND_END_RECORD(false, "second record of one end"),
    NOT_CURRENT(false, "of a marriage that was not the person's marriage at that time"),
    NOTHING_TO_ANNUL(false, "of a marriage that is not recorded: the status is as before"),
    END_WITHOUT_WEDDING(true, "the wedding before is not recorded"),
    AFTER_DEATH(true, "after the death of one of the couple, by the dates given"),
    NO_END_BEFORE(true, "after another marriage whose end is not recorded"),
    NARROWED(true, "date narrowed to the days that other dates allow"),
    WIDOWHOOD_UNKNOWN(true, "");

    final boolean used;
    final String text;

    Finding(boolean used, String text) {
      this.used = used;
      this.text = text;
    }
  }

  /// The changes in order of time, as they should be recorded.
  final List<Change> changes;

  final List<Remark> remarks = new ArrayList<>();

  private final EffectiveDate died;
  private final boolean dead;

  /// @param died null when there is no date
  /// @param dead whether a death is recorded, dated or not
  MaritalHistory(List<Couple> couples, EffectiveDate died, boolean dead) {
    this.died = died;
    this.dead = dead;
    this.changes = dated(statuses(merged(couples)));
  }

  // ---- the order

  private record Step(Couple couple, Fact fact) {}

  /// A chain on its way into the merged order, with the days between which each of its facts must
  /// lie.
  private static final class Chain {

    private final Couple couple;
    private final List<Fact> facts;
    private final LocalDate[] from;
    private final LocalDate[] to;
    private int next;

    Chain(Couple couple) {
      this.couple = couple;
      this.facts = ordered(couple.facts);
      if (couple.end() != null) {
        facts.add(couple.end());
      }
      int size = facts.size();
      from = new LocalDate[size];
      to = new LocalDate[size];
      for (int i = 0; i < size; i++) {
        from[i] = i == 0 ? facts.get(i).from() : later(from[i - 1], facts.get(i).from());
      }
      for (int i = size - 1; i >= 0; i--) {
        to[i] = i == size - 1 ? facts.get(i).to() : earlier(facts.get(i).to(), to[i + 1]);
      }
    }

    boolean done() {
      return next == facts.size();
    }

    Fact head() {
      return facts.get(next);
    }

    LocalDate headFrom() {
      return from[next];
    }

    LocalDate headTo() {
      return to[next];
    }
  }

  /// One couple's facts in order of time.
  private static List<Fact> ordered(List<Fact> facts) {
    List<Fact> left = new ArrayList<>(facts);
    List<Fact> ordered = new ArrayList<>();
    boolean together = false;
    while (!left.isEmpty()) {
      LocalDate before = left.stream().map(Fact::to).min(Comparator.naturalOrder()).orElseThrow();
      boolean wasTogether = together;
      Fact next =
          left.stream()
              .filter(fact -> !fact.from().isAfter(before))
              .min(
                  Comparator.comparing((Fact fact) -> fact.kind.starts() == wasTogether)
                      .thenComparing(Fact::to)
                      .thenComparing(Fact::from))
              .orElseThrow();
      if (!next.kind.starts()) {
        // without dates, the file's order tells a second record of the wedding from a second
        // wedding
        for (Fact wedding : List.copyOf(left)) {
          boolean undated = wedding.date == null || next.date == null;
          boolean possible = wedding.kind.starts() && !wedding.from().isAfter(before);
          if (together && possible && undated && wedding.line < next.line) {
            left.remove(wedding);
            ordered.add(wedding);
          }
        }
      }
      left.remove(next);
      ordered.add(next);
      together = next.kind.starts() || next.kind == Kind.SEPARATION && together;
    }
    return ordered;
  }

  private List<Step> merged(List<Couple> couples) {
    List<Chain> chains = couples.stream().map(Chain::new).toList();
    for (Chain chain : chains) {
      for (Fact fact : chain.facts) {
        boolean widowedBefore =
            chain.couple.partnerDied != null && chain.couple.partnerDied.to().isBefore(fact.from());
        boolean deadBefore =
            died != null && died.latest() != null && died.latest().isBefore(fact.from());
        if (fact.kind != Kind.DEATH_OF_PARTNER && (widowedBefore || deadBefore)) {
          remark(fact, chain.couple, Finding.AFTER_DEATH);
        }
      }
    }
    List<Step> steps = new ArrayList<>();
    Couple current = null;
    while (true) {
      List<Chain> open = chains.stream().filter(chain -> !chain.done()).toList();
      if (open.isEmpty()) {
        return steps;
      }
      LocalDate before =
          open.stream().map(Chain::headTo).min(Comparator.naturalOrder()).orElseThrow();
      Couple married = current;
      Chain next =
          open.stream()
              .filter(chain -> !chain.headFrom().isAfter(before))
              .min(
                  Comparator.comparing(
                          (Chain chain) -> chain.couple != married || chain.head().kind.starts())
                      .thenComparing(Chain::headTo)
                      .thenComparing(Chain::headFrom))
              // only when a chain contradicts itself
              .orElse(open.getFirst());
      Fact fact = next.head();
      next.next++;
      steps.add(new Step(next.couple, fact));
      if (fact.kind.starts()) {
        current = next.couple;
      } else if (current == next.couple && fact.kind != Kind.SEPARATION) {
        current = null;
      }
    }
  }

  // ---- the statuses

  private record Before(Couple couple, Status status) {}

  private List<Change> statuses(List<Step> steps) {
    List<Change> found = new ArrayList<>();
    Map<Couple, Before> before = new HashMap<>();
    Set<Couple> ended = new HashSet<>();
    Couple current = null;
    Status status = Status.SINGLE;
    for (int i = 0; i < steps.size(); i++) {
      Couple couple = steps.get(i).couple;
      Fact fact = steps.get(i).fact;
      Status after = status;
      switch (fact.kind) {
        case MARRIAGE, PARTNERSHIP -> {
          after = fact.kind == Kind.MARRIAGE ? Status.MARRIED : Status.PARTNERED;
          if (current == couple && (status == after || status == Status.MARRIED)) {
            remark(fact, couple, Finding.SECOND_WEDDING_RECORD);
            continue;
          }
          if (current != couple) {
            if (current != null) {
              remark(fact, couple, Finding.NO_END_BEFORE);
            }
            before.put(couple, new Before(current, status));
          }
          current = couple;
          ended.remove(couple);
        }
        case SEPARATION, DIVORCE -> {
          if (current != couple) {
            if (current != null || before.containsKey(couple) || ended.contains(couple)) {
              remark(
                  fact,
                  couple,
                  ended.contains(couple) ? Finding.SECOND_END_RECORD : Finding.NOT_CURRENT);
              continue;
            }
            remark(fact, couple, Finding.END_WITHOUT_WEDDING);
          } else if (fact.kind == Kind.SEPARATION && status == Status.SEPARATED) {
            remark(fact, couple, Finding.SECOND_END_RECORD);
            continue;
          }
          after = fact.kind == Kind.DIVORCE ? Status.DIVORCED : Status.SEPARATED;
          current = fact.kind == Kind.DIVORCE ? null : couple;
          if (fact.kind == Kind.DIVORCE) {
            ended.add(couple);
          }
        }
        case ANNULMENT -> {
          Before old = before.get(couple);
          if (current != couple || old == null) {
            remark(
                fact,
                couple,
                ended.contains(couple)
                    ? Finding.SECOND_END_RECORD
                    : current == null && old == null
                        ? Finding.NOTHING_TO_ANNUL
                        : Finding.NOT_CURRENT);
            continue;
          }
          after = old.status;
          current = old.couple;
          ended.add(couple);
        }
        case DEATH_OF_PARTNER -> {
          if (current != couple || !survived(fact, steps.subList(i + 1, steps.size()), couple)) {
            continue;
          }
          after = Status.WIDOWED;
          current = null;
          ended.add(couple);
        }
      }
      found.add(new Change(couple, fact, after, fact.date));
      status = after;
    }
    if (current != null && current.partnerDied == null && current.partnerDead) {
      if (dead) {
        remark(null, current, Finding.WIDOWHOOD_UNKNOWN);
      } else {
        found.add(new Change(current, null, Status.WIDOWED, null));
      }
    }
    return found;
  }

  /// Whether the person is known to have outlived the partner: has no death, a later one, or did
  /// something afterwards.
  private boolean survived(Fact partnerDied, List<Step> later, Couple couple) {
    if (died != null) {
      return died.day().isAfter(partnerDied.date.day());
    }
    boolean married =
        later.stream()
            .anyMatch(step ->
                step.fact.kind.starts() && step.fact.from().isAfter(partnerDied.date.day()));
    if (dead && !married) {
      remark(partnerDied, couple, Finding.WIDOWHOOD_UNKNOWN);
    }
    return !dead || married;
  }

  private void remark(Fact fact, Couple couple, Finding finding) {
    remarks.add(new Remark(fact, couple, finding));
  }

  // ---- the dates

  private List<Change> dated(List<Change> found) {
    List<EffectiveDate> dates = new ArrayList<>(found.stream().map(Change::date).toList());
    narrow(dates);
    LocalDate bound = died == null ? null : died.day();
    for (int i = dates.size() - 1; i >= 0; i--) {
      EffectiveDate date = dates.get(i);
      if (date == null || date.earliest() == null) {
        LocalDate latest = date == null ? null : date.latest();
        Fact end = found.get(i).couple.end();
        LocalDate by = earliest(latest, bound, end == null ? null : end.date.latest());
        date =
            by == null
                ? null
                : new EffectiveDate(null, by, date == null ? Qualifier.NONE : date.qualifier());
        dates.set(i, date);
      }
      bound = date == null ? bound : earliest(bound, date.day());
    }
    narrow(dates);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Change change = found.get(i);
      if (change.date != null && !change.date.equals(dates.get(i))) {
        remark(change.fact, change.couple, Finding.NARROWED);
      }
      changes.add(new Change(change.couple, change.fact, change.status, dates.get(i)));
    }
    return List.copyOf(changes);
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
        last = later(last, date.day());
      }
    }
  }

  private static LocalDate earliest(LocalDate... days) {
    return Stream.of(days).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
