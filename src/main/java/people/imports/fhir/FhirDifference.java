package people.imports.fhir;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.batches.SaidFacts.SaidFact;
import people.imports.fhir.FhirValue.ValueSlot;

/// The events by which what a Patient resource says now differs from what is recorded of it.
///
/// - A name or an address of the same period that is another one is corrected, and so is a period
///   of the same one that begins otherwise; others are added. What is no longer said stays, but for
///   the end of an address that goes on.
/// - What has no date is compared with what was last said: it changed some day after that was, up
///   to the day of the record; where both are of one day, it is corrected.
/// - What others corrected is not said again.
/// - A record that is older than one that was read before corrects nothing: it says how things were
///   thought to be.
final class FhirDifference {

  private static final String WHY = "the source says so now";

  /// The member of a correction with the day of the record that says so.
  private static final String UPDATED = "lastUpdated";

  private final SaidFacts recorded;
  private final FhirPatient patient;
  private final String source;
  private final int person;
  private final List<Event> events = new ArrayList<>();

  /// The last day for which the source spoke before.
  private final LocalDate before;

  /// What the record corrects, though a newer one was read before.
  private int outdated;

  private FhirDifference(SaidFacts recorded, FhirPatient patient, String source) {
    this.recorded = recorded;
    this.patient = patient;
    this.source = source;
    this.person = recorded.person();
    SaidFact creation = recorded.creation();
    this.before = creation == null ? LocalDate.MIN : creation.day();
  }

  /// @param notes is told what an older record would correct
  static List<Event> events(
      SaidFacts recorded, FhirPatient patient, String source, FhirNotes notes) {
    FhirDifference difference = new FhirDifference(recorded, patient, source);
    difference.addBirth();
    difference.addSex();
    difference.new TurnsOf(ValueSlot.NAME).add(patient.names());
    difference.new TurnsOf(ValueSlot.ADDRESS).add(patient.addresses());
    difference.addStatus();
    difference.addDeath();
    if (difference.outdated > 0) {
      notes.doubt(
          FhirNotes.PEOPLE,
          "of an older meta.lastUpdated than was read before: it corrects nothing",
          patient.resource(),
          "");
    }
    return difference.events;
  }

  // ---- one value

  private void addBirth() {
    SaidFact creation = recorded.creation();
    if (patient.born() != null
        && creation != null
        && !creation.says(event -> patient.born().equals(((Event.Creation) event).born()))) {
      correct(creation, Amendment.ofBirth(patient.born()));
    }
  }

  private void addSex() {
    if (patient.sex() == null) {
      return;
    }
    SaidFact last = recorded.last(LocalDate.MAX, FhirDifference::isSex);
    if (last == null) {
      EffectiveDate date =
          patient.born() != null
              ? patient.born()
              : new EffectiveDate(null, patient.made(), EffectiveDate.Qualifier.NONE);
      events.add(FhirNewcomer.sex(person, patient, date, source));
    } else if (!last.says(
        event -> patient.sex().equals(((Event.AttributeChange) event).attribute().value()))) {
      EffectiveDate date = since(last);
      if (date == null) {
        retract(last);
      }
      EffectiveDate when = date == null ? last.said().details().effective() : date;
      events.add(FhirNewcomer.sex(person, patient, when, source));
    }
  }

  private static boolean isSex(Event event) {
    return event instanceof Event.AttributeChange e && e.attribute().name().equals(Attribute.SEX);
  }

  private void addStatus() {
    Status status = patient.status() == null ? Status.UNKNOWN : patient.status().status();
    if (status == Status.UNKNOWN) {
      return;
    }
    SaidFact last = recorded.last(patient.made(), event -> status(event) != null);
    if (last != null && last.says(event -> status(event) == status)) {
      return;
    }
    boolean isUnknown = last == null || status(last.said()) == Status.UNKNOWN;
    EffectiveDate date = isUnknown && last == null ? made() : since(last);
    if (date == null) {
      correct(last, Amendment.of(status));
    } else {
      Details details = new Details(date, source, FhirNewcomer.code(patient));
      events.add(new Event.StatusChange(person, status, details));
    }
  }

  private static Status status(Event event) {
    return event instanceof Event.Creation e
        ? e.status()
        : event instanceof Event.StatusChange e ? e.newStatus() : null;
  }

  private void addDeath() {
    SaidFact death = recorded.last(LocalDate.MAX, Event.Death.class::isInstance);
    if (Boolean.TRUE.equals(patient.isDead())) {
      boolean isDated = patient.resource().json().has("deceasedDateTime");
      if (death == null) {
        events.add(new Event.Death(person, new Details(patient.died(), source, Map.of())));
      } else if (isDated
          && !death.says(event -> patient.died().equals(event.details().effective()))) {
        correct(death, Amendment.of(patient.died()));
      }
    } else if (Boolean.FALSE.equals(patient.isDead()) && death != null) {
      retract(death);
    }
  }

  // ---- names and addresses

  /// The changes of a name or an address.
  private final class TurnsOf {

    private final ValueSlot slot;

    /// Those that are recorded and were not met among what is said.
    private final List<SaidFact> left = new ArrayList<>();

    /// What holds once the difference is recorded, in order of effect.
    private final NavigableMap<LocalDate, FhirValue> holds = new TreeMap<>();

    TurnsOf(ValueSlot slot) {
      this.slot = slot;
    }

    void add(List<FhirSpan.Turn> said) {
      recorded.facts().stream().filter(fact -> slot.isChange(fact.raw())).forEach(left::add);
      SaidFact creation = recorded.creation();
      if (creation != null && slot.of(creation.said()) != null) {
        holds.put(creation.day(), slot.of(creation.said()));
      }
      for (SaidFact fact : left) {
        holds.put(fact.day(), slot.of(fact.said()));
      }
      List<FhirSpan.Turn> news = new ArrayList<>();
      for (FhirSpan.Turn turn : said) {
        if (turn.isSeen()
            ? !isToldFormer(turn)
            : !take(fact -> isAt(fact, turn) && has(fact, turn))) {
          news.add(turn);
        }
      }
      for (FhirSpan.Turn turn : news) {
        addNew(turn);
      }
      FhirSpan.Turn now = FhirSpan.at(said, patient.made());
      if (now == null) {
        return;
      }
      if (now.value() != null) {
        for (SaidFact end : left.stream().filter(fact -> slot.of(fact.said()) == null).toList()) {
          retract(end);
          holds.remove(end.day());
        }
      }
      addSeen(now);
    }

    private boolean take(Predicate<SaidFact> which) {
      for (SaidFact fact : left) {
        if (which.test(fact)) {
          left.remove(fact);
          return true;
        }
      }
      return false;
    }

    private boolean isAt(SaidFact fact, FhirSpan.Turn turn) {
      return fact.says(event -> turn.date().equals(event.details().effective()));
    }

    private boolean has(SaidFact fact, FhirSpan.Turn turn) {
      return fact.says(event -> Objects.equals(turn.value(), slot.of(event)));
    }

    /// Whether it is what holds at last, which is looked at by itself, or was said before.
    private boolean isToldFormer(FhirSpan.Turn turn) {
      return turn.value() == null
          || turn == FhirSpan.at(List.of(turn), patient.made())
              && !turn.date().day().isBefore(patient.made())
          || recorded.facts().stream().anyMatch(fact -> has(fact, turn));
    }

    private void addNew(FhirSpan.Turn turn) {
      for (SaidFact fact : left) {
        Amendment amendment = isAt(fact, turn) ? slot.amendment(fact.said(), turn.value()) : null;
        if (amendment != null) {
          replace(fact, amendment, turn);
          return;
        }
        if (isAt(fact, turn)) {
          retract(fact);
          left.remove(fact);
          record(turn.date(), turn.value());
          return;
        }
      }
      List<SaidFact> sameValue = left.stream().filter(fact -> has(fact, turn)).toList();
      if (sameValue.size() == 1 && !turn.isSeen()) {
        replace(sameValue.getFirst(), Amendment.of(turn.date()), turn);
      } else {
        record(turn.date(), turn.value());
      }
    }

    private void replace(SaidFact fact, Amendment amendment, FhirSpan.Turn turn) {
      correct(fact, amendment);
      left.remove(fact);
      holds.remove(fact.day());
      holds.put(turn.date().day(), turn.value());
    }

    private void record(EffectiveDate date, FhirValue value) {
      events.add(slot.change(person, value, date, source));
      holds.put(date.day(), value);
    }

    /// What is said for the day of the record, where something else is recorded for it by now.
    private void addSeen(FhirSpan.Turn now) {
      var held = holds.floorEntry(patient.made());
      if (held == null ? now.value() == null : Objects.equals(held.getValue(), now.value())) {
        return;
      }
      SaidFact last = recorded.last(patient.made(), event -> says(event, held));
      if (last != null && last.says(event -> Objects.equals(slot.of(event), now.value()))) {
        return; // as somebody corrected it
      }
      EffectiveDate date = held == null ? made() : since(held.getKey());
      Amendment amendment =
          date == null && last != null ? slot.amendment(last.said(), now.value()) : null;
      if (amendment != null) {
        correct(last, amendment);
      } else {
        record(date == null ? made() : date, now.value());
      }
    }

    private boolean says(Event event, Map.Entry<LocalDate, FhirValue> held) {
      return held != null
          && (slot.isChange(event) || event instanceof Event.Creation)
          && Objects.equals(slot.of(event), held.getValue());
    }
  }

  // ---- how it is said

  private EffectiveDate made() {
    return EffectiveDate.of(patient.made());
  }

  /// When something changed that the source said before; null when it speaks for the same day.
  private EffectiveDate since(SaidFact last) {
    return since(last.latest());
  }

  private EffectiveDate since(LocalDate last) {
    LocalDate known = last.isAfter(before) ? last : before;
    return known.isBefore(patient.made())
        ? known.equals(LocalDate.MIN)
            ? made()
            : new EffectiveDate(known.plusDays(1), patient.made(), EffectiveDate.Qualifier.NONE)
        : null;
  }

  private void correct(SaidFact fact, Amendment to) {
    if (isOutdated()) {
      outdated++;
    } else {
      events.add(new Event.Correction(person, fact.position(), to, WHY, correcting()));
    }
  }

  private void retract(SaidFact fact) {
    if (isOutdated()) {
      outdated++;
    } else {
      events.add(new Event.Retraction(person, fact.position(), WHY, correcting()));
    }
  }

  private Details correcting() {
    LocalDate updated = patient.updated();
    return new Details(
        null, source, updated == null ? Map.of() : Map.of(UPDATED, updated.toString()));
  }

  /// Whether the source said something newer before, as far as that is known.
  private boolean isOutdated() {
    LocalDate updated = patient.updated();
    return updated != null
        && (updated.isBefore(before)
            || recorded.corrections().stream()
                .map(event -> event.details().others().get(UPDATED))
                .anyMatch(
                    day -> day instanceof String text && text.compareTo(updated.toString()) > 0));
  }
}
