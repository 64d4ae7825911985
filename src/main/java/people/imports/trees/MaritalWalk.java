package people.imports.trees;

import module java.base;

import people.*;
import people.imports.trees.MaritalHistory.Doubt;
import people.imports.trees.MaritalHistory.Doubtful;
import people.imports.trees.MaritalHistory.Fact;
import people.imports.trees.MaritalHistory.FactKind;
import people.imports.trees.MaritalHistory.MaritalChange;
import people.imports.trees.MaritalHistory.Marriage;
import people.imports.trees.MaritalOrder.CoupleFact;

/// A walk through a person's facts, one after the other, that keeps where she stands, and whether
/// she would stand there in whatever order her facts were.
final class MaritalWalk {

  private record Before(Marriage couple, Status status, boolean isSure) {}

  /// A marriage that ended for the other one by a wedding of this one, in a way that nobody wrote
  /// down.
  ///
  /// @param by the wedding
  /// @param date when; null where it is open which wedding came first, and so whether it ended
  record Lapse(Marriage couple, Fact by, EffectiveDate date) {}

  private enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  private final List<CoupleFact> steps;

  /// By step, the latest day from which a wedding behind it counts.
  private final LocalDate[] laterWedding;

  /// By step, the first day from which a dated wedding behind it may have been.
  private final LocalDate[] nextWedding;

  /// The last step of each couple that says that it was together until then.
  private final Map<Marriage, Integer> lastEnd = new IdentityHashMap<>();

  private final EffectiveDate died;
  private final Set<Marriage> contradictory;
  private final List<MaritalChange> changes = new ArrayList<>();
  private final List<Doubtful> doubtful = new ArrayList<>();
  private final List<Lapse> lapses = new ArrayList<>();

  /// The couple and status before each wedding.
  private final Map<Marriage, Before> before = new IdentityHashMap<>();

  private final Set<Marriage> ended = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Couples of whom nobody says how they ended.
  private final Set<Marriage> lapsed = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Couples that were together when another one began, and by a later end go on beside it.
  private final Set<Marriage> overlapping = Collections.newSetFromMap(new IdentityHashMap<>());

  /// The last days on which the weddings that were passed may have been.
  private final LatestOfOthers<Marriage> weddings = new LatestOfOthers<>();

  /// The couple that is together or separated; null for none.
  private Marriage current;

  private Status status = Status.SINGLE;

  /// Whether that is so in whatever order the facts were.
  private boolean isSure = true;

  /// The last one who died before her, and the death.
  private Marriage widowed;

  private Fact widowedBy;

  private Fact last;

  /// The last day on which a text may say a status.
  private LocalDate seenBy = LocalDate.MIN;

  /// The same, of one that speaks of a marriage that is over.
  private LocalDate overBy = LocalDate.MIN;

  private Marriage lastCouple;

  /// @param died null for the living
  /// @param contradictory couples of whom something happened after a death
  MaritalWalk(List<CoupleFact> steps, EffectiveDate died, Set<Marriage> contradictory) {
    this.steps = steps;
    this.contradictory = contradictory;
    this.died = died;
    this.laterWedding = new LocalDate[steps.size()];
    this.nextWedding = new LocalDate[steps.size()];
    LocalDate latest = LocalDate.MIN;
    LocalDate next = LocalDate.MAX;
    for (int i = steps.size() - 1; i >= 0; i--) {
      laterWedding[i] = latest;
      nextWedding[i] = next;
      Fact fact = steps.get(i).fact();
      if (fact.kind().starts() && fact.isSaid() && fact.from().isBefore(next)) {
        next = fact.from();
      }
      if (fact.kind().starts() && fact.isSaid() && fact.from().isAfter(latest)) {
        latest = fact.from();
      }
      boolean isUnion = fact.kind() == FactKind.UNION && !fact.from().isAfter(LocalDate.MIN);
      if (isUnion) {
        weddings.add(steps.get(i).couple(), fact.to()); // it may have been one
      }
      if (fact.kind().provesWedding()) {
        lastEnd.putIfAbsent(steps.get(i).couple(), i);
      }
    }
  }

  List<MaritalChange> changes() {
    return changes;
  }

  List<Doubtful> doubtful() {
    return doubtful;
  }

  List<Lapse> lapses() {
    return lapses;
  }

  void go() {
    for (int i = 0; i < steps.size(); i++) {
      Marriage couple = steps.get(i).couple();
      Fact fact = steps.get(i).fact();
      switch (fact.kind()) {
        case MARRIAGE -> begin(couple, fact, Status.MARRIED, i);
        case PARTNERSHIP -> begin(couple, fact, Status.PARTNERED, i);
        case SEPARATION -> part(couple, fact, Status.SEPARATED);
        case DIVORCE -> part(couple, fact, Status.DIVORCED);
        case ANNULMENT -> annul(couple, fact);
        case UNION -> live(couple, fact);
        case SEEN -> see(couple, fact, i);
        case LAPSE -> lapse(couple, fact);
        case DEATH_OF_PARTNER -> widow(couple, fact, laterWedding[i]);
      }
    }
  }

  private void begin(Marriage couple, Fact fact, Status after, int step) {
    if (current == couple && (status == after || status == Status.MARRIED)) {
      doubt(couple, fact, Doubt.SECOND_WEDDING_RECORD);
      return;
    }
    LocalDate others = weddings.beside(couple);
    // the same wedding told again, and another one between, which ended it or was ended by it
    boolean isAgainWithoutEnd =
        lapsed.contains(couple)
            || before.containsKey(couple) && current != couple && !ended.contains(couple);
    if (current != couple) {
      if (current != null && current.seen() == null) {
        doubt(couple, fact, Doubt.NO_END_BEFORE);
        if (goesOn(current, step)) {
          overlapping.add(current);
        } else {
          lapses.add(new Lapse(current, fact, byNext(fact, step)));
        }
      }
      boolean mayLiveOn = mayLiveOn(couple, fact);
      if (mayLiveOn) {
        lapses.add(new Lapse(widowed, fact, fact.date()));
      }
      if (others.isAfter(fact.from()) && !goesOn(couple, step)) {
        // another one may have been the later one, and then ended this
        lapses.add(new Lapse(couple, fact, null));
      }
      if (!overBy.equals(LocalDate.MIN) && !overBy.isBefore(fact.from())) {
        lapses.add(new Lapse(couple, fact, null)); // it may be this one that is over
      }
      before.put(couple, new Before(current, status, isSure && !mayLiveOn));
    }
    ended.remove(couple);
    overlapping.remove(couple);
    isSure =
        !others.isAfter(fact.from())
            && !contradictory.contains(couple)
            && !isSeenAfter(fact)
            && !isAgainWithoutEnd;
    change(couple, fact, after, couple, isSure && fact.isSaid());
    weddings.add(couple, fact.to());
  }

  /// Whether the one who died last may have lived at a wedding. A dated death by the last day of a
  /// dated wedding was before it; an undated one is not within a dated marriage.
  private boolean mayLiveOn(Marriage couple, Fact wedding) {
    if (widowedBy == null) {
      return false;
    }
    boolean isDated = wedding.isSaid() || widowed.hasDatedWedding();
    boolean isBefore = widowedBy.isSaid() && isDated && !contradictory.contains(couple);
    return widowedBy.to().isAfter(isBefore ? wedding.to() : wedding.from());
  }

  /// Whether a text that says a status may be of a later day than a fact.
  private boolean isSeenAfter(Fact fact) {
    return !seenBy.equals(LocalDate.MIN) && !seenBy.isBefore(fact.from());
  }

  /// When a marriage ended by the next one: a wedding behind that may have been the next one as
  /// well.
  private EffectiveDate byNext(Fact wedding, int step) {
    LocalDate from = nextWedding[step];
    return from.isBefore(wedding.from()) && wedding.date().latest() != null
        ? new EffectiveDate(from, wedding.to(), EffectiveDate.Qualifier.UNCERTAIN)
        : wedding.date();
  }

  /// Whether an end of the couple is recorded behind a step.
  private boolean goesOn(Marriage couple, int step) {
    return lastEnd.getOrDefault(couple, -1) > step;
  }

  private void part(Marriage couple, Fact fact, Status after) {
    boolean isKnown = before.containsKey(couple) || ended.contains(couple);
    if (current != couple && overlapping.contains(couple) && after == Status.DIVORCED) {
      overlapping.remove(couple);
      ended.add(couple);
      if (current == null) {
        isSure = false;
        change(couple, fact, after, null, false);
      } else {
        doubt(couple, fact, Doubt.NOT_CURRENT);
      }
      return;
    }
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
    isSure = isLast(couple, fact);
    if (after == Status.SEPARATED && weddings.beside(couple).isAfter(fact.from())) {
      lapses.add(new Lapse(couple, fact, null)); // another one may have ended it since
    }
    if (after == Status.DIVORCED) {
      end(couple, fact, after, null);
    } else {
      change(couple, fact, after, couple, isSure && fact.isSaid());
    }
  }

  /// Whether nothing else can be between the wedding of a couple and a fact about it.
  private boolean isLast(Marriage couple, Fact fact) {
    return overlapping.isEmpty()
        && !contradictory.contains(couple)
        && !weddings.beside(couple).isAfter(fact.from());
  }

  private void annul(Marriage couple, Fact fact) {
    Before old = before.get(couple);
    if (current == couple && old != null) {
      isSure = old.isSure && old.couple == null && isLast(couple, fact);
      end(couple, fact, old.status, old.couple);
    } else if (current == null && old == null && !ended.contains(couple)) {
      doubt(couple, fact, Doubt.NOTHING_TO_ANNUL);
    } else {
      overlapping.remove(couple);
      doubt(couple, fact, notCurrent(couple));
    }
  }

  /// They are a family, and nobody knows of which kind.
  private void live(Marriage couple, Fact fact) {
    if (current == null && status != Status.UNKNOWN) {
      isSure = false;
      change(couple, fact, Status.UNKNOWN, null, false);
    } else if (fact.from().equals(LocalDate.MIN)
        && !changes.isEmpty()
        && !changes.getFirst().fact().from().equals(LocalDate.MIN)) {
      // it may have been before all else
      changes.addFirst(
          new MaritalChange(couple, fact, Status.UNKNOWN, null, fact.date(), false, false));
    }
  }

  private void see(Marriage couple, Fact fact, int step) {
    Status seen = couple.seen();
    seenBy = fact.to().isAfter(seenBy) ? fact.to() : seenBy;
    boolean saysOver = seen != Status.SINGLE && seen != Status.MARRIED && seen != Status.PARTNERED;
    overBy = saysOver && fact.to().isAfter(overBy) ? fact.to() : overBy;
    boolean isOver = current != null && !goesOn(current, step) && saysOver;
    if (status == seen && (current != null || isSure)) {
      doubt(couple, fact, Doubt.SEEN_ALIKE);
      return;
    }
    if (current != null && !isOver) {
      doubt(couple, fact, Doubt.SEEN_OTHERWISE);
      return;
    }
    boolean isWidowedBefore =
        isOver
            && seen == Status.WIDOWED
            && current.end() != null
            && current.end().from().isAfter(fact.to());
    boolean isSingleAgain = seen == Status.SINGLE && isSure && status != Status.SINGLE;
    if (isWidowedBefore || isSingleAgain && status != Status.UNKNOWN) {
      doubt(couple, fact, Doubt.SEEN_AGAINST);
    }
    if (isOver) {
      lapses.add(new Lapse(current, fact, fact.date()));
    }
    isSure = false;
    change(couple, fact, seen, seen.isUnion() ? couple : null, false);
  }

  private void lapse(Marriage couple, Fact fact) {
    if (current == couple) {
      lapsed.add(couple);
      isSure = false;
      ended.add(couple);
      change(couple, fact, Status.UNKNOWN, null, false);
    }
  }

  private void widow(Marriage couple, Fact partnerDied, LocalDate laterWedding) {
    overlapping.remove(couple);
    if (current == couple) {
      switch (survived(partnerDied, laterWedding)) {
        case YES -> {
          isSure &= overlapping.isEmpty() && isOutlived(partnerDied);
          widowed = couple;
          widowedBy = partnerDied;
          end(couple, partnerDied, Status.WIDOWED, null);
        }
        case UNKNOWN -> {
          doubt(couple, partnerDied, Doubt.WIDOWHOOD_UNKNOWN);
          isSure = false;
          end(couple, partnerDied, Status.UNKNOWN, null);
        }
        case NO -> {}
      }
    }
  }

  /// Whether the person outlived the partner: has no death, a later one, or married afterwards.
  private Answer survived(Fact partnerDied, LocalDate laterWedding) {
    if (died == null || laterWedding.isAfter(partnerDied.to())) {
      return Answer.YES;
    }
    LocalDate from = died.earliest() == null ? LocalDate.MIN : died.earliest();
    LocalDate to = died.latest() == null ? LocalDate.MAX : died.latest();
    if (!to.isAfter(partnerDied.from())) {
      return Answer.NO;
    }
    return from.isAfter(partnerDied.to()) ? Answer.YES : Answer.UNKNOWN;
  }

  /// Whether her own death, if there is one, does not gainsay that.
  private boolean isOutlived(Fact partnerDied) {
    return died == null || died.latest() == null || died.latest().isAfter(partnerDied.from());
  }

  /// Why a fact does not end the current marriage.
  private Doubt notCurrent(Marriage couple) {
    return ended.contains(couple) ? Doubt.SECOND_END_RECORD : Doubt.NOT_CURRENT;
  }

  private void end(Marriage couple, Fact fact, Status after, Marriage next) {
    ended.add(couple);
    isSure &= !isSeenAfter(fact);
    boolean isDeath = fact.kind() == FactKind.DEATH_OF_PARTNER;
    change(couple, fact, after, next, isSure && (fact.isSaid() || isDeath));
  }

  /// @param next who is the current couple from then on; null for none
  private void change(
      Marriage couple, Fact fact, Status after, Marriage next, boolean isSureChange) {
    // what an annulment brings back is with the one before, or with nobody
    boolean isOfOther = fact.kind() == FactKind.ANNULMENT || after == Status.UNKNOWN;
    boolean isAfter =
        lastCouple == couple || last != null && isSure && fact.kind().starts() && isEnd(last);
    changes.add(
        new MaritalChange(
            couple, fact, after, isOfOther ? next : couple, fact.date(), isSureChange, isAfter));
    status = after;
    current = next;
    last = fact;
    lastCouple = couple;
  }

  private static boolean isEnd(Fact fact) {
    return fact.kind().ends() || fact.kind() == FactKind.DEATH_OF_PARTNER;
  }

  private void doubt(Marriage couple, Fact fact, Doubt doubt) {
    doubtful.add(new Doubtful(fact, couple, doubt));
  }
}
