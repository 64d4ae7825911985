package people.imports.fhir;

import module java.base;

import people.*;

/// The events of a patient who is not in the timeline yet.
///
/// A record says what somebody is on the day on which it was last updated, so that day is her
/// entry: nobody is married as a child. Names and addresses with periods are changes of their own,
/// before or after it. Where the birth is not known and the status is one of newborns, the creation
/// has no date, since one alone would be the birth.
final class FhirNewcomer {

  private FhirNewcomer() {}

  /// @param spouse what a contact who is the spouse says of the status; null for nothing
  /// @param source where the facts are written
  static List<Event> events(int person, FhirPatient patient, Status spouse, String source) {
    List<Event> events = new ArrayList<>();
    Status said = patient.status() == null ? Status.UNKNOWN : patient.status().status();
    Status status = said == Status.UNKNOWN && spouse != null ? spouse : said;
    boolean isEntry = patient.born() != null || !status.isOfNewborn();
    FhirSpan.Turn name = isEntry ? entered(patient.names(), patient.made()) : null;
    FhirSpan.Turn address = isEntry ? entered(patient.addresses(), patient.made()) : null;
    EffectiveDate made = EffectiveDate.of(patient.made());
    Map<String, Object> others = new LinkedHashMap<>();
    if (name != null) {
      others.putAll(FhirValue.ValueSlot.NAME.ofCreation(name.value()));
    }
    if (address != null) {
      others.putAll(FhirValue.ValueSlot.ADDRESS.ofCreation(address.value()));
    }
    if (isEntry) {
      others.putAll(code(patient));
    }
    events.add(
        new Event.Creation(
            person,
            name == null ? null : (Name) name.value().said(),
            isEntry ? status : Status.UNKNOWN,
            address == null ? null : (Address) address.value().said(),
            patient.born(),
            new Details(isEntry ? made : null, source, others)));
    if (patient.sex() != null) {
      events.add(sex(person, patient, since(patient), source));
    }
    addTurns(events, person, patient.names(), name, FhirValue.ValueSlot.NAME, source);
    addTurns(events, person, patient.addresses(), address, FhirValue.ValueSlot.ADDRESS, source);
    if (!isEntry && status != Status.UNKNOWN) {
      events.add(new Event.StatusChange(person, status, new Details(made, source, code(patient))));
    }
    if (Boolean.TRUE.equals(patient.isDead())) {
      events.add(new Event.Death(person, new Details(patient.died(), source, Map.of())));
    }
    return events;
  }

  /// The code of a status of which ours says less.
  static Map<String, Object> code(FhirPatient patient) {
    return patient.status() == null || patient.status().code() == null
        ? Map.of()
        : Map.of("maritalStatus", patient.status().code());
  }

  static Event sex(int person, FhirPatient patient, EffectiveDate date, String source) {
    return new Event.AttributeChange(
        person, new Attribute(Attribute.SEX, patient.sex()), new Details(date, source, Map.of()));
  }

  /// The birth; where that is not known, by the first day that is.
  private static EffectiveDate since(FhirPatient patient) {
    if (patient.born() != null) {
      return patient.born();
    }
    LocalDate first =
        Stream.concat(patient.names().stream(), patient.addresses().stream())
            .map(turn -> turn.date().day())
            .min(Comparator.naturalOrder())
            .filter(patient.made()::isAfter)
            .orElse(patient.made());
    return new EffectiveDate(null, first, EffectiveDate.Qualifier.NONE);
  }

  /// What is known for the day of the record, and not since when.
  private static FhirSpan.Turn entered(List<FhirSpan.Turn> turns, LocalDate made) {
    FhirSpan.Turn last = FhirSpan.at(turns, made);
    boolean isEntered =
        last != null && last.isSeen() && last.value() != null && last.date().day().equals(made);
    return isEntered ? last : null;
  }

  private static void addTurns(
      List<Event> events,
      int person,
      List<FhirSpan.Turn> turns,
      FhirSpan.Turn entered,
      FhirValue.ValueSlot slot,
      String source) {
    for (FhirSpan.Turn turn : turns) {
      if (turn != entered) {
        events.add(slot.change(person, turn.value(), turn.date(), source));
      }
    }
  }
}
