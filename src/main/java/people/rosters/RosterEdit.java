package people.rosters;

import module java.base;

import people.*;
import people.timeline.*;

/// The facts of a list on their way into a batch, with corrections of what earlier lists of the
/// series said. A person's life is told at once.
final class RosterEdit {

  private final PersonRegistry.Batch batch;
  private final RosterSeries series;
  private final String source;

  /// The day of the list, since 1970.
  final int day;

  /// Whether the list of that day is there already, and is read again.
  final boolean isAgain;

  private final String why;

  private boolean isTried;
  private int tried;

  RosterEdit(PersonRegistry.Batch batch, RosterSeries series, int day) {
    this.batch = batch;
    this.series = series;
    this.day = day;
    this.source = series.source(day);
    this.isAgain = series.days().contains(day);
    this.why =
        "the list of %s %s"
            .formatted(LocalDate.ofEpochDay(day), isAgain ? "was changed" : "tells more exactly");
  }

  RosterSeries series() {
    return series;
  }

  /// How many events there are by now.
  int size() {
    return isTried ? tried : batch.size();
  }

  /// How many events some work would record, which is not done. What it is given of a life is not
  /// to be used for anything else.
  int tried(Runnable work) {
    isTried = true;
    tried = 0;
    try {
      work.run();
      return tried;
    } finally {
      isTried = false;
    }
  }

  /// Whether what comes is only tried.
  boolean isTried() {
    return isTried;
  }

  private long append(Event event) {
    return isTried ? Long.MAX_VALUE - ++tried : batch.add(event);
  }

  int newPerson() {
    return batch.newPerson();
  }

  /// Details of what this list says.
  ///
  /// @param date null for none
  Details details(EffectiveDate date) {
    return Details.on(date).from(source);
  }

  /// Records a fact of somebody who is new.
  void add(Event event) {
    append(event);
  }

  /// Records a fact of this list.
  void add(RosterLife life, Event event) {
    long position = append(event);
    life.add(new RosterFact(position, event, day, true));
  }

  /// Gives a fact of the series another date.
  void move(RosterLife life, RosterFact fact, EffectiveDate date) {
    if (!date.equals(fact.event.details().effective())) {
      correct(fact, Amendment.of(date));
      life.move(fact, date);
    }
  }

  /// Gives a fact of the series another value.
  void amend(RosterFact fact, Amendment to) {
    correct(fact, to);
    fact.event = to.applyTo(fact.event);
  }

  private void correct(RosterFact fact, Amendment to) {
    append(new Event.Correction(fact.event.personId(), fact.position, to, why, details(null)));
  }

  void retract(RosterLife life, RosterFact fact) {
    retract(fact);
    life.remove(fact);
  }

  void retract(RosterFact fact) {
    append(new Event.Retraction(fact.event.personId(), fact.position, why, details(null)));
  }

  // ---- the lists around

  /// The day of the list before; null for none.
  Integer previous() {
    return series.days().lower(day);
  }

  /// The day of the list behind; null for none.
  Integer next() {
    return series.days().higher(day);
  }

  /// The day of the last list before that has a person; null for none.
  Integer previous(RosterLife life) {
    Integer found = previous();
    while (found != null && !life.isThere(found)) {
      found = series.days().lower(found);
    }
    return found;
  }

  /// The day of the next list behind that has her; null for none.
  Integer next(RosterLife life) {
    Integer found = next();
    while (found != null && !life.isThere(found)) {
      found = series.days().higher(found);
    }
    return found;
  }

  /// When something became true that this list has, and the one before it had not.
  EffectiveDate since() {
    Integer previous = previous();
    return RosterFact.between(previous == null ? day : previous + 1, day);
  }

  /// When it was no longer so by the next list.
  EffectiveDate until(int next) {
    return RosterFact.between(day + 1, next);
  }
}
