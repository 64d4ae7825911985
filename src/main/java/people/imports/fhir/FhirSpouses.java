package people.imports.fhir;

import module java.base;

import people.*;
import people.timeline.*;
import tools.jackson.databind.JsonNode;

/// The spouses of patients, collected while a file is read and told at its end: those among the
/// contacts of a Patient, and RelatedPerson resources.
///
/// A spouse who is a patient as well, by an identifier or a link, is a partner by identifier, and
/// so are both, where the other record says nothing else; any other one by name. From the start of
/// a RelatedPerson's period on somebody is married to her; without one, as of the day of the
/// patient's record.
final class FhirSpouses {

  private static final Set<String> MARRIED = Set.of("SPS", "HUSB", "WIFE", "SPO");
  private static final Set<String> PARTNERED = Set.of("DOMPART", "DOM", "LIFEPTNR");
  private static final Pattern SPOUSE = Pattern.compile("(?i)spouse|husband|wife");
  private static final Pattern PARTNER = Pattern.compile("(?i)(domestic|life|registered) partner");

  /// @param from the resource that says it
  /// @param said the contact, or the resource
  /// @param patient URL of whose spouse it is
  /// @param status that people have with such a spouse
  private record Spouse(FhirResource from, JsonNode said, String patient, Status status) {}

  /// A patient for whom a record spoke.
  ///
  /// @param status as it says; UNKNOWN for nothing
  /// @param made the day for which it speaks
  record Patient(int person, Status status, LocalDate made) {}

  private final List<Spouse> spouses = new ArrayList<>();

  /// The URLs of the patients who are said to be a related person, by the URL of that one.
  private final Map<String, String> patientsByRelated = new HashMap<>();

  // ---- reading

  /// Reads the contacts and the links of a patient.
  ///
  /// @return the status that people have with the spouse among her contacts; null for none
  Status read(FhirResource patient, FhirNotes notes) {
    for (JsonNode link : patient.json().path("link")) {
      String other = FhirResource.text(link.path("other"), "reference", "");
      if (other.contains("RelatedPerson/")) {
        patientsByRelated.put(patient.resolved(other), patient.url());
      }
    }
    Status with = null;
    for (JsonNode contact : patient.json().path("contact")) {
      Status status = status(contact.path("relationship"));
      if (status == null) {
        notes.notKept("Patient.contact");
      } else {
        spouses.add(new Spouse(patient.bare(), contact, patient.url(), status));
        with = isOver(contact, LocalDate.now(ZoneOffset.UTC)) ? with : status;
      }
    }
    return with;
  }

  /// Reads a RelatedPerson.
  void readRelated(FhirResource related, FhirNotes notes) {
    Status status = status(related.json().path("relationship"));
    String patient = FhirResource.text(related.json().path("patient"), "reference", null);
    if (status == null) {
      notes.unused(FhirNotes.RELATED, "of another relationship than a spouse", related, "");
    } else if (patient == null) {
      notes.unused(FhirNotes.RELATED, "without a reference to a patient", related, "");
    } else {
      notes.used(FhirNotes.RELATED);
      spouses.add(new Spouse(related.bare(), related.json(), related.resolved(patient), status));
    }
  }

  /// The status that people have with somebody of a relationship; null for no spouse.
  private static Status status(JsonNode relationship) {
    for (JsonNode concept : relationship.isArray() ? relationship : List.of(relationship)) {
      String text = FhirResource.text(concept, "text", "");
      for (JsonNode coding : concept.path("coding")) {
        String code = FhirResource.text(coding, "code", "").toUpperCase(Locale.ROOT);
        if (MARRIED.contains(code) || PARTNERED.contains(code)) {
          return MARRIED.contains(code) ? Status.MARRIED : Status.PARTNERED;
        }
      }
      if (SPOUSE.matcher(text).matches() || PARTNER.matcher(text).matches()) {
        return SPOUSE.matcher(text).matches() ? Status.MARRIED : Status.PARTNERED;
      }
    }
    return null;
  }

  private static EffectiveDate period(JsonNode said, String side) {
    String text = FhirResource.text(said.path("period"), side, null);
    return text == null ? null : FhirResource.date(text);
  }

  private static boolean isOver(JsonNode said, LocalDate day) {
    EffectiveDate end = period(said, "end");
    return end != null && end.latest().isBefore(day);
  }

  // ---- telling

  /// Tells the partners.
  ///
  /// @param patients gives whom a URL means; null for nobody
  /// @param among gives the patients of the file who are some people
  void tell(
      EventTimeline timeline,
      Function<String, Patient> patients,
      Function<Set<Integer>, Map<Integer, Patient>> among,
      FhirKeys keys,
      Path file,
      FhirNotes notes,
      Consumer<Event> to) {
    List<Event.StatusChange> own = new ArrayList<>();
    for (Spouse spouse : spouses) {
      Patient patient = patients.apply(spouse.patient);
      String misfit = patient == null ? "of a patient who is not known" : misfit(spouse, patient);
      Partner partner = misfit == null ? partner(spouse, patient, patients, keys) : null;
      if (misfit == null && partner == null) {
        misfit = "without a name";
      }
      if (misfit == null) {
        notes.used(FhirNotes.PARTNERS);
        own.add(event(spouse, patient, partner, file));
      } else {
        String shown = Objects.toString(name(spouse.said), "");
        notes.unused(FhirNotes.PARTNERS, misfit, spouse.from, shown);
      }
    }
    Set<Couple> told = new HashSet<>();
    own.forEach(event -> tell(timeline, event, told, to));
    Set<Integer> partners =
        own.stream()
            .map(event -> event.partner().personId())
            .filter(id -> id > 0)
            .collect(Collectors.toSet());
    Map<Integer, Patient> byPerson = partners.isEmpty() ? Map.of() : among.apply(partners);
    for (Event.StatusChange event : own) {
      Patient other = byPerson.get(event.partner().personId());
      if (other != null && (other.status.isUnion() || other.status == Status.UNKNOWN)) {
        Partner self = Partner.of(event.personId());
        tell(
            timeline,
            new Event.StatusChange(other.person, event.newStatus(), self, event.details()),
            told,
            to);
      }
    }
  }

  /// One side of a couple.
  private record Couple(int person, Status status, Partner partner) {}

  private static void tell(
      EventTimeline timeline, Event.StatusChange event, Set<Couple> told, Consumer<Event> to) {
    boolean isNews = told.add(new Couple(event.personId(), event.newStatus(), event.partner()));
    if (isNews && !isRecorded(timeline, event)) {
      to.accept(event);
    }
  }

  /// The reason why a spouse can't be told; null when she can.
  private static String misfit(Spouse spouse, Patient patient) {
    if (spouse.from.type().equals("RelatedPerson") && period(spouse.said, "start") != null) {
      return null;
    }
    return isOver(spouse.said, patient.made)
        ? "of a period that is over, and without a start"
        : patient.status != Status.UNKNOWN && !patient.status.isUnion()
            ? "of somebody who is " + patient.status
            : null;
  }

  private static Event.StatusChange event(
      Spouse spouse, Patient patient, Partner partner, Path file) {
    boolean isRelated = spouse.from.type().equals("RelatedPerson");
    EffectiveDate start = isRelated ? period(spouse.said, "start") : null;
    Status now = patient.status.isUnion() ? patient.status : spouse.status;
    // they were together before they were separated
    Status status = start == null || now == Status.PARTNERED ? now : spouse.status;
    EffectiveDate date = start == null ? EffectiveDate.of(patient.made) : start;
    Details details = new Details(date, spouse.from.source(file), Map.of());
    return new Event.StatusChange(patient.person, status, partner, details);
  }

  private Partner partner(
      Spouse spouse, Patient patient, Function<String, Patient> patients, FhirKeys keys) {
    String same = patientsByRelated.get(spouse.from.url());
    Patient linked = same == null ? null : patients.apply(same);
    if (linked != null && linked.person != patient.person) {
      return Partner.of(linked.person);
    }
    for (JsonNode identifier : spouse.said.path("identifier")) {
      Attribute key = keys.key(identifier);
      FhirKeys.KeyOwner owner = key == null ? null : keys.owner(key);
      if (owner != null && owner.person() != patient.person) {
        return Partner.of(owner.person());
      }
    }
    Name name = name(spouse.said);
    return name == null ? null : Partner.named(name);
  }

  /// The name of a contact, who has one, or of a RelatedPerson, who may have several.
  private static Name name(JsonNode said) {
    JsonNode names = said.path("name");
    for (JsonNode name : names.isArray() ? names : List.of(names)) {
      FhirValue value = FhirNames.value(name);
      if (value != null) {
        return (Name) value.said();
      }
    }
    return null;
  }

  /// Whether the source said before that she has this status with this partner.
  private static boolean isRecorded(EventTimeline timeline, Event.StatusChange said) {
    if (timeline.revision(said.personId()) < 0) {
      return false;
    }
    String source = said.details().source();
    int at =
        Math.max(source.lastIndexOf('#'), source.lastIndexOf('/', source.lastIndexOf('/') - 1));
    String reference = source.substring(at + 1);
    return FhirRecorded.of(timeline.of(said.personId()), said.personId(), reference)
        .facts()
        .stream()
        .anyMatch(fact ->
            fact.says(known ->
                known instanceof Event.StatusChange e
                    && e.newStatus() == said.newStatus()
                    && said.partner().equals(e.partner())));
  }
}
