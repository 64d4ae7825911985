package people.imports.batches;

import module java.base;

import people.*;

/// The facts that one source recorded of a person, and that stand.
///
/// @param facts of the source, in the order of recording
/// @param names everything that anybody recorded she is called
/// @param born by any record; null when not known
/// @param keys that she has
/// @param corrections of the source, and what it took back, as far as they stand
public record SaidFacts(
    int person,
    List<SaidFact> facts,
    List<Name> names,
    EffectiveDate born,
    Set<Attribute> keys,
    List<Event> corrections) {

  /// A fact that stands.
  ///
  /// @param raw as it was recorded
  /// @param said as the source says it: with the corrections that came from it
  /// @param read as it is read, with all corrections
  public record SaidFact(long position, Event raw, Event said, Event read) {

    /// Whether the source, or whoever corrected it, says that already.
    public boolean says(Predicate<Event> what) {
      return what.test(said) || what.test(read);
    }

    /// The day from which it counts; the first one of all for a creation without a date.
    public LocalDate day() {
      EffectiveDate date = said.details().effective();
      return date == null ? LocalDate.MIN : date.day();
    }

    /// The last day on which it may have become true.
    public LocalDate latest() {
      EffectiveDate date = said.details().effective();
      return date == null || date.latest() == null ? day() : date.latest();
    }
  }

  /// Sorts what there is of a person.
  ///
  /// @param events all of hers
  /// @param isOurs whether an event comes from the source
  public static SaidFacts of(List<RecordedEvent> events, int person, Predicate<Event> isOurs) {
    return of(events, person, isOurs, retracted(events)::contains);
  }

  /// The same without the events at some positions.
  public static SaidFacts of(
      List<RecordedEvent> events, int person, Predicate<Event> isOurs, LongPredicate isGone) {
    Map<Long, List<Event.Correction>> corrections = new HashMap<>();
    List<Event> ofSource = new ArrayList<>();
    List<RecordedEvent> standing = new ArrayList<>();
    for (RecordedEvent recorded : events) {
      if (isGone.test(recorded.position())) {
        continue;
      }
      boolean isCorrection =
          recorded.event() instanceof Event.Correction
              || recorded.event() instanceof Event.Retraction;
      if (isCorrection && isOurs.test(recorded.event())) {
        ofSource.add(recorded.event());
      }
      if (recorded.event() instanceof Event.Correction e) {
        corrections.computeIfAbsent(e.corrects(), _ -> new ArrayList<>()).add(e);
      } else {
        standing.add(recorded);
      }
    }
    List<SaidFact> facts = new ArrayList<>();
    List<Name> names = new ArrayList<>();
    EffectiveDate born = null;
    Set<Attribute> keys = new HashSet<>();
    for (RecordedEvent recorded : standing) {
      Event raw = recorded.event();
      Event said = raw;
      Event read = raw;
      for (Event.Correction correction : corrections.getOrDefault(recorded.position(), List.of())) {
        read = correction.to().applyTo(read);
        said = isOurs.test(correction) ? correction.to().applyTo(said) : said;
      }
      switch (read) {
        case Event.Creation e -> {
          names.add(e.name());
          born = e.born() == null ? born : e.born();
        }
        case Event.NameChange e -> names.add(e.newName());
        case Event.Key e -> keys.add(e.key());
        case Event.StatusChange _,
            Event.AddressChange _,
            Event.Death _,
            Event.Correction _,
            Event.Retraction _,
            Event.Leaving _,
            Event.Return _,
            Event.ObservationEnd _,
            Event.AttributeChange _,
            Event.Parents _,
            Event.Merge _,
            Event.Distinction _,
            Event.NamedBatch _,
            Event.Restriction _,
            Event.Erasure _,
            Event.Protection _,
            Event.Unrecognized _ -> {}
      }
      if (isOurs.test(raw)) {
        facts.add(new SaidFact(recorded.position(), raw, said, read));
      }
    }
    names.removeIf(Objects::isNull);
    return new SaidFacts(person, facts, names, born, keys, ofSource);
  }

  /// The positions of those events of a person that were taken back.
  ///
  /// @param events all of hers, in the order of recording
  public static Set<Long> retracted(List<RecordedEvent> events) {
    Set<Long> retracted = new HashSet<>();
    // backwards, since a retraction may be retracted by a later one
    for (RecordedEvent recorded : events.reversed()) {
      if (recorded.event() instanceof Event.Retraction e
          && !retracted.contains(recorded.position())) {
        retracted.add(e.retracts());
      }
    }
    return retracted;
  }

  /// Her creation by the source; null when somebody took it back.
  public SaidFact creation() {
    return facts.stream()
        .filter(fact -> fact.raw instanceof Event.Creation)
        .findFirst()
        .orElse(null);
  }

  /// The last fact in order of effect that is of a kind, up to a day; null for none.
  public SaidFact last(LocalDate day, Predicate<Event> kind) {
    SaidFact last = null;
    for (SaidFact fact : facts) {
      boolean isLater = last == null || !fact.day().isBefore(last.day());
      last = isLater && kind.test(fact.said) && !fact.day().isAfter(day) ? fact : last;
    }
    return last;
  }
}
