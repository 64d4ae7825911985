package people.imports.updates;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.batches.SaidFacts.SaidFact;

/// The events by which what a family tree says of a person now differs from what is recorded of it.
///
/// - A fact that says another date, status, partner, address or name than before is corrected;
///   where a correction can't say it, the fact is retracted and recorded anew. So is one that would
///   else stand in the wrong order with others of its day.
/// - What the tree said before and does not say any more stays, unless all is to be as in the file.
///   But what was only concluded goes when the lines allow another conclusion now.
/// - What others corrected, or took back, is not said again.
final class TreeDifference {

  private static final String WHY = "the family tree says so now";
  private static final String OTHERWISE = "the family tree lets something else be concluded now";
  private static final String MISSING = "not in the family tree any more";

  /// What of a person a fact is about.
  private enum FactSlot {
    STATUS,
    ADDRESS,
    NAME,
    DEATH,
    SEX,
    STATUS_IN_WORDS,
    PARENTS,
    KEY;

    /// Null for what a tree does not say.
    static FactSlot of(Event event) {
      return switch (event) {
        case Event.StatusChange _ -> STATUS;
        case Event.AddressChange _ -> ADDRESS;
        case Event.NameChange _ -> NAME;
        case Event.Death _ -> DEATH;
        case Event.AttributeChange e ->
            e.attribute().name().equals(Attribute.SEX) ? SEX : STATUS_IN_WORDS;
        case Event.Parents _ -> PARENTS;
        case Event.Key _ -> KEY;
        case Event.Creation _,
            Event.Correction _,
            Event.Retraction _,
            Event.Leaving _,
            Event.Return _,
            Event.ObservationEnd _,
            Event.Merge _,
            Event.Distinction _,
            Event.NamedBatch _,
            Event.Restriction _,
            Event.Erasure _,
            Event.Protection _,
            Event.Unrecognized _ ->
            null;
      };
    }

    /// Whether there is one at most.
    boolean isSingle() {
      return this == DEATH || this == SEX || this == PARENTS;
    }
  }

  /// What a difference is told by.
  ///
  /// @param isWhole whether what the file does not say any more is retracted
  /// @param bound the day by which all undated facts of the file were, where an earlier such day is
  ///   to be kept; null for none
  /// @param takenBack positions of facts that somebody took back
  /// @param isConcluded whether a status that is not told any more was a conclusion, and the file
  ///   still has what it was drawn from
  record Terms(
      boolean isWhole,
      LocalDate bound,
      Set<Long> takenBack,
      BiPredicate<Integer, Event.StatusChange> isConcluded) {}

  /// @param events to be recorded
  /// @param kept what the file does not say any more, and stays
  record Compared(List<Event> events, List<Event> kept) {}

  private final SaidFacts recorded;
  private final Terms terms;
  private final String source;
  private final List<Event> amendments = new ArrayList<>();
  private final List<Event> kept = new ArrayList<>();

  /// The facts of the file that are not recorded yet.
  private final Set<Event> news = Collections.newSetFromMap(new IdentityHashMap<>());

  private TreeDifference(SaidFacts recorded, Terms terms, String source) {
    this.recorded = recorded;
    this.terms = terms;
    this.source = source;
  }

  /// Compares what is recorded of a person with what the file says of her.
  ///
  /// @param now the events that the file makes of her, the creation first
  static Compared of(SaidFacts recorded, List<Event> now, Terms terms) {
    String source = now.getFirst().details().source();
    TreeDifference difference = new TreeDifference(recorded, terms, source);
    SaidFact creation = recorded.creation();
    if (creation == null || difference.isTakenBack(creation)) {
      return new Compared(List.of(), List.of());
    }
    difference.compare(creation, (Event.Creation) now.getFirst());
    for (FactSlot slot : FactSlot.values()) {
      difference.compare(slot, now.stream().filter(event -> FactSlot.of(event) == slot).toList());
    }
    List<Event> events = new ArrayList<>(difference.amendments);
    now.stream().filter(difference.news::contains).forEach(events::add);
    return new Compared(events, difference.kept);
  }

  /// Retracts all that the tree said of a person who is not in it any more.
  static List<Event> gone(SaidFacts recorded, Set<Long> takenBack) {
    Terms terms = new Terms(true, null, takenBack, (_, _) -> false);
    String source = recorded.creation().raw().details().source();
    TreeDifference difference = new TreeDifference(recorded, terms, source);
    for (SaidFact fact : recorded.facts().reversed()) {
      boolean isFact = FactSlot.of(fact.raw()) != null || fact.raw() instanceof Event.Creation;
      if (isFact && !difference.isTakenBack(fact)) {
        difference.retract(fact, MISSING);
      }
    }
    return difference.amendments;
  }

  private boolean isTakenBack(SaidFact fact) {
    return terms.takenBack.contains(fact.position());
  }

  // ---- the creation

  private void compare(SaidFact creation, Event.Creation now) {
    Event.Creation before = (Event.Creation) creation.said();
    EffectiveDate born = now.details().effective();
    boolean isNameLost = now.name() == null && before.name() != null;
    boolean isBirthLost = born == null && before.details().effective() != null;
    if ((isNameLost || isBirthLost) && !terms.isWhole) {
      kept.add(before);
    }
    Name name =
        now.name() == null || creation.says(e -> now.name().equals(((Event.Creation) e).name()))
            ? null
            : now.name();
    EffectiveDate date =
        born == null || creation.says(e -> born.equals(e.details().effective())) ? null : born;
    boolean isHalfLost = name != null && !name.equals(name.over(before.name()));
    if (isHalfLost || terms.isWhole && (isNameLost || isBirthLost)) {
      retract(creation, WHY);
      amendments.add(now);
    } else if (name != null || date != null) {
      correct(creation, new Amendment(date, name, null, null), now);
    }
  }

  // ---- the other facts

  private void compare(FactSlot slot, List<Event> now) {
    List<SaidFact> before = new ArrayList<>();
    recorded.facts().stream().filter(fact -> FactSlot.of(fact.raw()) == slot).forEach(before::add);
    Map<Event, SaidFact> same = new IdentityHashMap<>();
    for (Event event : now) {
      take(before, fact -> fact.says(e -> core(e).equals(core(event))), event, same);
    }
    for (Event event : left(now, List.of(same))) {
      take(before, fact -> hasTighterBound(fact, event), event, same);
    }
    Map<Event, SaidFact> changed = new IdentityHashMap<>();
    for (int shared = 2; shared > 0; shared--) {
      for (Event event : left(now, List.of(same, changed))) {
        int least = shared;
        take(
            before,
            fact -> !isTakenBack(fact) && (slot.isSingle() || shared(fact.said(), event) >= least),
            event,
            changed);
      }
    }
    Map<Event, SaidFact> inPlace = new IdentityHashMap<>(same);
    changed.forEach((event, fact) -> {
      if (amendment(fact.said(), event) != null) {
        inPlace.put(event, fact);
      }
    });
    Set<Event> misplaced = misplaced(now, inPlace);
    for (Event event : now) {
      SaidFact fact = inPlace.get(event);
      if (fact == null && changed.containsKey(event)) {
        replace(changed.get(event), event);
      } else if (fact == null) {
        news.add(event);
      } else if (misplaced.contains(event)) {
        replace(fact, event);
      } else if (changed.containsKey(event)) {
        correct(fact, amendment(fact.said(), event), event);
      }
    }
    before.removeIf(this::isTakenBack);
    before.forEach(this::leave);
  }

  private static void take(
      List<SaidFact> from, Predicate<SaidFact> which, Event event, Map<Event, SaidFact> to) {
    for (SaidFact fact : from) {
      if (which.test(fact)) {
        from.remove(fact);
        to.put(event, fact);
        return;
      }
    }
  }

  private static List<Event> left(List<Event> now, List<Map<Event, SaidFact>> taken) {
    return now.stream()
        .filter(event -> taken.stream().noneMatch(map -> map.containsKey(event)))
        .toList();
  }

  /// An event without what may differ from one export to the next: the place in the file, and the
  /// words of a date or a note.
  private static Event core(Event event) {
    Map<String, Object> others = new HashMap<>(event.details().others());
    others.keySet().retainAll(Set.of("newAddress"));
    return event.with(new Details(event.details().effective(), null, others));
  }

  /// How much of date and value two facts have in common: both stand for the same thing where that
  /// is something. The same union counts more than the same day.
  private static int shared(Event one, Event other) {
    boolean isSameDay = Objects.equals(one.details().effective(), other.details().effective());
    boolean isSameValue = core(one.with(other.details())).equals(core(other));
    if (one instanceof Event.StatusChange a && other instanceof Event.StatusChange b) {
      boolean isSameUnion = Objects.equals(a.partner(), b.partner()) && a.partner() != null;
      return isSameValue ? 2 : isSameDay && (isSameUnion || a.newStatus() == b.newStatus()) ? 1 : 0;
    }
    return isSameValue && FactSlot.of(one) != FactSlot.KEY
        ? 2
        : isSameDay && FactSlot.of(one) != FactSlot.KEY ? 1 : 0;
  }

  /// Whether an undated fact is known to have been by an earlier day than that of this export.
  private boolean hasTighterBound(SaidFact fact, Event event) {
    EffectiveDate before = fact.said().details().effective();
    EffectiveDate now = event.details().effective();
    return terms.bound != null
        && before != null
        && now != null
        && before.earliest() == null
        && now.earliest() == null
        && before.qualifier() == now.qualifier()
        && terms.bound.equals(now.latest())
        && before.latest() != null
        && before.latest().isBefore(now.latest())
        && core(fact.said()).equals(core(event.with(event.details().at(before))));
  }

  /// Those of a day that are recorded already, and before others that come before them now.
  private static Set<Event> misplaced(List<Event> now, Map<Event, SaidFact> inPlace) {
    Set<Event> misplaced = Collections.newSetFromMap(new IdentityHashMap<>());
    LocalDate day = null;
    long last = -1;
    for (Event event : now) {
      LocalDate next =
          event.details().effective() == null ? null : event.details().effective().day();
      if (!Objects.equals(day, next)) {
        day = next;
        last = -1;
      }
      SaidFact fact = inPlace.get(event);
      if (fact != null && fact.position() < last && next != null) {
        misplaced.add(event);
        fact = null;
      }
      last = fact == null ? Long.MAX_VALUE : fact.position();
    }
    return misplaced;
  }

  /// What makes an event say what another one does; null where no correction can.
  private static Amendment amendment(Event said, Event now) {
    EffectiveDate date = now.details().effective();
    Amendment amendment =
        new Amendment(
            Objects.equals(date, said.details().effective()) ? null : date,
            now instanceof Event.NameChange e ? e.newName() : null,
            now instanceof Event.StatusChange e ? e.newStatus() : null,
            now instanceof Event.AddressChange e ? e.newAddress() : null,
            null,
            now instanceof Event.StatusChange e ? e.partner() : null);
    amendment = without(amendment, said);
    boolean canSay =
        amendment.misfit(said) == null && core(amendment.applyTo(said)).equals(core(now));
    return canSay ? amendment : null;
  }

  /// An amendment without what an event says already.
  private static Amendment without(Amendment amendment, Event said) {
    boolean isName = said instanceof Event.NameChange e && e.newName().equals(amendment.name());
    boolean isAddress =
        said instanceof Event.AddressChange e
            && Objects.equals(e.newAddress(), amendment.address());
    boolean isStatus = said instanceof Event.StatusChange e && e.newStatus() == amendment.status();
    boolean isPartner =
        said instanceof Event.StatusChange e && Objects.equals(e.partner(), amendment.partner());
    return new Amendment(
        amendment.effective(),
        isName ? null : amendment.name(),
        isStatus ? null : amendment.status(),
        isAddress ? null : amendment.address(),
        null,
        isPartner ? null : amendment.partner());
  }

  private void leave(SaidFact fact) {
    boolean isConclusion =
        fact.said() instanceof Event.StatusChange e && terms.isConcluded.test(recorded.person(), e);
    if (terms.isWhole || isConclusion) {
      retract(fact, isConclusion ? OTHERWISE : MISSING);
    } else {
      kept.add(fact.said());
    }
  }

  // ---- how it is said

  private void replace(SaidFact fact, Event now) {
    retract(fact, WHY);
    news.add(now);
  }

  private void correct(SaidFact fact, Amendment to, Event now) {
    Map<String, Object> words = new HashMap<>(now.details().others());
    words.keySet().retainAll(Set.of("dateText"));
    Details details = new Details(null, now.details().source(), words);
    amendments.add(new Event.Correction(recorded.person(), fact.position(), to, WHY, details));
  }

  private void retract(SaidFact fact, String why) {
    Details details = new Details(null, source, Map.of());
    amendments.add(new Event.Retraction(recorded.person(), fact.position(), why, details));
  }
}
