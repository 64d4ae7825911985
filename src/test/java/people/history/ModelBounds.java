package people.history;

import module java.base;

import people.*;
import people.history.Reason.Field;

/// What bounds a life in the [ReferenceModel], in the plainest way.
///
/// @param isTakenBack whether she was created, and all of that taken back
/// @param start the first day; null when there is none
/// @param born the creation that says the birth; null when none does
/// @param entry the first day from which is known what she was
/// @param died the day of the death; null when none is known
/// @param presumed the day from which she is presumed dead; null for never
/// @param observed the first day on which she is no longer observed; null where that is today
/// @param end the first day on which none of it holds any more, by today; null for none
/// @param ends why
record ModelBounds(
    boolean isTakenBack,
    LocalDate start,
    ModelFact born,
    LocalDate entry,
    LocalDate died,
    LocalDate presumed,
    LocalDate observed,
    LocalDate end,
    Period.End ends) {

  /// @param facts in order of effect
  /// @param wasCreated whether a creation is known, whether it stands or not
  /// @param ends of observation, in the order of recording
  static ModelBounds of(
      List<ModelFact> facts,
      boolean wasCreated,
      List<Event.ObservationEnd> ends,
      ReferenceModel.Bounds bounds) {
    LocalDate start = start(facts, wasCreated);
    if (start != null && bounds.until() != null && start.isAfter(bounds.until())) {
      start = null; // nobody had looked by then
    }
    LocalDate died = null;
    for (ModelFact fact : facts) {
      died = died == null && fact.said().containsKey(Field.DIED) ? fact.day() : died;
    }
    LocalDate presumed = died == null ? presumed(facts, start, bounds) : null;
    LocalDate observed = observed(facts, ends, bounds);
    LocalDate end = died;
    Period.End why = Period.End.DEATH;
    if (presumed != null && !presumed.isAfter(bounds.today())) {
      end = presumed;
      why = Period.End.PRESUMED;
    }
    if (end == null || observed != null && observed.isBefore(end)) {
      end = observed;
      why = Period.End.OBSERVATION;
    }
    boolean isTakenBack = wasCreated && facts.stream().noneMatch(ModelFact::isCreation);
    return new ModelBounds(
        isTakenBack, start, born(facts), entry(facts, start), died, presumed, observed, end, why);
  }

  /// The day of the first creation that says a birth or, without one, of the first fact. Who was
  /// created, and all of that taken back, was never there.
  private static LocalDate start(List<ModelFact> facts, boolean wasCreated) {
    if (wasCreated && facts.stream().noneMatch(ModelFact::isCreation)) {
      return null;
    }
    ModelFact first = first(facts);
    if (first != null) {
      return first.birth().day();
    }
    return facts.stream().map(ModelFact::day).min(Comparator.naturalOrder()).orElse(null);
  }

  /// The first creation that says a birth, of her own if one does; null for none.
  static ModelFact first(List<ModelFact> facts) {
    List<ModelFact> births = facts.stream().filter(fact -> fact.birth() != null).toList();
    return births.stream()
        .filter(fact -> !fact.isEvidence())
        .findFirst()
        .orElse(births.isEmpty() ? null : births.getFirst());
  }

  private static ModelFact born(List<ModelFact> facts) {
    List<ModelFact> births =
        facts.reversed().stream().filter(fact -> fact.birth() != null).toList();
    return births.stream()
        .filter(fact -> !fact.isEvidence())
        .findFirst()
        .orElse(births.isEmpty() ? null : births.getFirst());
  }

  private static LocalDate entry(List<ModelFact> facts, LocalDate start) {
    List<ModelFact> creations =
        facts.stream()
            .filter(ModelFact::isCreation)
            .filter(fact -> fact.isEntry() || !fact.isEvidence() || fact.knownStatus() != null)
            .toList();
    if (creations.isEmpty() || creations.getFirst().isFromStart()) {
      return start;
    }
    LocalDate entry = creations.getFirst().day();
    return start == null || start.isBefore(entry) ? entry : start;
  }

  private static LocalDate presumed(
      List<ModelFact> facts, LocalDate start, ReferenceModel.Bounds bounds) {
    if (bounds.lifespan() == null || start == null) {
      return null;
    }
    ModelFact birth = born(facts);
    LocalDate latest = birth == null ? null : birth.birth().latest();
    LocalDate from = latest != null && latest.isAfter(start) ? latest : start;
    LocalDate presumed = from.plusYears(bounds.lifespan());
    for (ModelFact fact : facts) {
      boolean isSign =
          fact.isCreation()
              ? fact.isEntry() && fact.date() != null
              : !fact.said().containsKey(Field.ATTRIBUTE) || fact.date() != null;
      boolean isSeen = !fact.day().isAfter(bounds.today());
      if (isSign && isSeen && !fact.day().isBefore(presumed)) {
        presumed = fact.day().plusDays(1);
      }
    }
    return presumed;
  }

  private static LocalDate observed(
      List<ModelFact> facts, List<Event.ObservationEnd> ends, ReferenceModel.Bounds bounds) {
    // at the end of time the last creation decides
    String source = null;
    for (ModelFact fact : facts) {
      source = fact.isCreation() && !fact.isEvidence() ? fact.source() : source;
    }
    LocalDate last = ofSource(source, ends);
    for (ModelFact fact : facts) {
      LocalDate other = fact.isEvidence() ? ofSource(fact.source(), ends) : last;
      last = last == null || other == null ? null : last.isBefore(other) ? other : last;
    }
    if (bounds.until() != null && (last == null || bounds.until().isBefore(last))) {
      last = bounds.until();
    }
    if (last == null || facts.isEmpty()) {
      return null;
    }
    return last.isBefore(bounds.today()) ? last.plusDays(1) : null;
  }

  /// The last day on which the people of a source are observed; null for today.
  private static LocalDate ofSource(String source, List<Event.ObservationEnd> ends) {
    LocalDate last = last(ends, null);
    if (source != null) {
      for (int i = 0; i <= source.length(); i++) {
        String start = source.substring(0, i);
        boolean isName = i == source.length() || source.charAt(i) == '#';
        if (isName && ends.stream().anyMatch(end -> start.equals(end.ofSource()))) {
          last = last(ends, start); // the longest one counts
        }
      }
    }
    return last;
  }

  /// The last end that was recorded for a source; null for none, or one that is open.
  private static LocalDate last(List<Event.ObservationEnd> ends, String source) {
    LocalDate last = null;
    for (Event.ObservationEnd end : ends) {
      last = Objects.equals(end.ofSource(), source) ? end.details().effective().latest() : last;
    }
    return last;
  }
}
