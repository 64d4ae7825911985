package people.imports.fhir;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.timeline.*;
import tools.jackson.databind.JsonNode;

/// Takes over the Patient resources of a FHIR file (R4 or R5), in one batch, and the spouses among
/// their contacts and the RelatedPerson resources. Patients who came before are known again by the
/// ids of their resources, and only what is said otherwise now is recorded. See `docs/fhir.md`.
///
/// Not safe for several threads; used for one file.
public final class FhirPatients implements Closeable {

  private static final int PROGRESS = 1000;

  /// So many patients are looked up together.
  private static final int TOGETHER = 500;

  private final EventTimeline timeline;
  private final PersonRegistry.Batch batch;
  private final Path file;
  private final ImportOptions options;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final FhirNotes notes = new FhirNotes();
  private final FhirKeys keys;
  private final FhirLinks links = new FhirLinks();
  private final FhirSpouses spouses = new FhirSpouses();
  private final FhirPatientTable patients = new FhirPatientTable();
  private final Map<String, Integer> others = new TreeMap<>();
  private int count;
  private int related;

  /// How many resources were read, of any type.
  private int place;

  private final FhirRepeats repeats;

  /// Patients who were read and not looked up yet, by place.
  private SequencedMap<Integer, FhirResource> waiting = new LinkedHashMap<>();

  /// Those before them, whose events are read by another thread meanwhile.
  private PatientsAhead ahead = new PatientsAhead(new LinkedHashMap<>(), null);

  /// What is recorded of those who are told at the moment and came before, by person.
  private Map<Integer, List<RecordedEvent>> recordedOf = Map.of();

  /// @param recorded what is recorded of those who came before, by person; null for nobody
  private record PatientsAhead(
      SequencedMap<Integer, FhirResource> patients,
      CompletableFuture<Map<Integer, List<RecordedEvent>>> recorded) {}

  /// Why the file is refused; null for nothing. It may be a state that is not to be read, which is
  /// known at the end.
  private TimelineException refused;

  /// The URLs of the patients who are there again.
  private final Set<String> again = new HashSet<>();

  private FhirPatients(
      EventTimeline timeline,
      PersonRegistry.Batch batch,
      Path file,
      ImportOptions options,
      FhirRepeats repeats) {
    this.repeats = repeats;
    this.timeline = timeline;
    this.batch = batch;
    this.file = file;
    this.options = options;
    this.keys = new FhirKeys(timeline);
  }

  /// What the work of a batch gives.
  private record Done(FhirNotes notes, String format) {}

  /// Whether a file is FHIR in JSON, as far as its beginning tells.
  ///
  /// @throws TimelineException when it is FHIR in another format
  public static boolean recognizes(Path file) throws IOException {
    return FhirReader.recognizes(file);
  }

  /// Adds the patients of a file: all of them or nobody.
  ///
  /// @throws TimelineException when the file can't be read, or has no patient in it
  public static ImportReport into(EventTimeline timeline, Path file, ImportOptions options) {
    ImportBatch<Done> recorded;
    try {
      recorded = record(timeline, file, options, FhirRepeats.NONE);
    } catch (FhirRepeats.RepeatsMet e) {
      recorded = record(timeline, file, options, FhirRepeats.of(file, e));
    }
    Done done = recorded.result();
    done.notes.writeRejects(options.rejects());
    return done.notes.report(file, done.format).of(recorded);
  }

  private static ImportBatch<Done> record(
      EventTimeline timeline, Path file, ImportOptions options, FhirRepeats repeats) {
    return ImportBatch.record(
        timeline,
        options,
        file,
        batch -> {
          try (var patients = new FhirPatients(timeline, batch, file, options, repeats)) {
            return patients.read();
          }
        });
  }

  private Done read() {
    String format = FhirReader.read(file, this::read);
    tellWaiting();
    tellWaiting(); // the last ones
    if (!again.isEmpty()) {
      throw new FhirRepeats.RepeatsMet(again);
    }
    if (refused != null) {
      throw refused;
    }
    if (count == 0 && related == 0) {
      throw new TimelineException(
          "%s: has no Patient, only %s; expected Patient or RelatedPerson resources"
              .formatted(file, others.isEmpty() ? "an empty Bundle" : counts()));
    }
    others.forEach((type, times) -> {
      for (int i = 0; i < times; i++) {
        notes.notKept(type);
      }
    });
    spouses.tell(timeline, this::patient, patients::among, keys, file, notes, this::record);
    links.tell(timeline, this::personOf, file, notes, this::record);
    return new Done(notes, format);
  }

  private String counts() {
    return others.entrySet().stream()
        .map(type -> type.getValue() + " " + type.getKey())
        .collect(Collectors.joining(", "));
  }

  private void record(Event event) {
    batch.add(event);
    notes.made(event);
  }

  private void read(FhirResource resource) {
    count++;
    place++;
    if (count % PROGRESS == 0) {
      options.progress().accept(count);
    }
    switch (resource.type()) {
      case "Patient" -> {
        waiting.put(place, named(resource));
        if (waiting.size() == TOGETHER) {
          tellWaiting();
        }
      }
      case "RelatedPerson" -> {
        count--;
        related++;
        FhirResource said = named(resource);
        FhirShape.fit(
            FhirShape.RELATED_PERSON,
            said.json(),
            (_, _, why, value) ->
                notes.misfit(FhirNotes.RELATED, true, why, said, value.toString()));
        spouses.readRelated(said, notes);
      }
      default -> {
        count--;
        String type = resource.type().isEmpty() ? "Bundle.entry" : resource.type();
        if (type.equals("OperationOutcome")) {
          JsonNode issue = resource.json().path("issue").path(0);
          String told = FhirResource.text(issue, "diagnostics", "");
          type += told.isEmpty() ? "" : " (%s)".formatted(told.lines().findFirst().orElse(""));
        }
        others.merge(type, 1, Integer::sum);
      }
    }
  }

  /// A resource without an id gets one of its file and its place.
  private FhirResource named(FhirResource resource) {
    if (resource.id() != null) {
      return resource;
    }
    notes.doubt(
        FhirNotes.PEOPLE,
        "without an id: known again by the name of the file and the place in it",
        resource,
        "");
    String id = file.getFileName() + ":" + (count + related);
    return resource.withId(id);
  }

  /// Tells those who are looked up, and has those looked up who wait.
  private void tellWaiting() {
    PatientsAhead now = ahead;
    Set<Integer> before = new HashSet<>();
    for (FhirResource resource : waiting.values()) {
      FhirKeys.KeyOwner owner = owner(resource, keys.patientKey(resource.url()));
      if (owner != null) {
        before.add(owner.person());
      }
    }
    ahead =
        new PatientsAhead(
            waiting,
            before.isEmpty() ? null : CompletableFuture.supplyAsync(() -> timeline.of(before)));
    waiting = new LinkedHashMap<>();
    recordedOf = now.recorded == null ? Map.of() : joined(now.recorded);
    now.patients.forEach(this::readPatient);
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  private void readPatient(int place, FhirResource resource) {
    String url = resource.url();
    String unread = repeats.unread().get(place);
    if (unread != null) {
      notes.unused(FhirNotes.PEOPLE, unread, resource, "");
      return;
    }
    if (patients.has(url)) {
      again.add(url);
      return;
    }
    notes.used(FhirNotes.PEOPLE);
    FhirShape.fit(
        FhirShape.PATIENT,
        resource.json(),
        (member, isPart, why, value) ->
            notes.misfit(FhirNotes.kind(member), isPart, why, resource, value.toString()));
    FhirPatient patient = FhirPatient.of(resource, today, notes);
    Status spouse = spouses.read(resource, notes);
    links.read(resource, notes);
    String source = resource.source(file);
    Attribute key = keys.patientKey(url);
    SaidFacts recorded;
    try {
      recorded = known(patient, key);
    } catch (TimelineException e) {
      refused = refused == null ? e : refused;
      patients.put(url, new FhirSpouses.Patient(0, Status.UNKNOWN, patient.made()));
      return;
    }
    int person = recorded == null ? batch.newPerson() : recorded.person();
    List<Event> events =
        recorded == null
            ? FhirNewcomer.events(person, patient, spouse, source)
            : FhirDifference.events(recorded, patient, source, notes);
    events.forEach(this::record);
    if (recorded == null) {
      String system = FhirKeys.serverSystem(resource);
      Attribute own = keys.owner(key) == null ? key : keys.longPatientKey(resource.id(), system);
      keys.meaning(own, system);
      keys.give(own, person, system);
      record(keys.event(person, own, system, source));
    }
    tellKeys(resource, person, source);
    Status status = patient.status() == null ? Status.UNKNOWN : patient.status().status();
    var known = new FhirSpouses.Patient(person, status, patient.made());
    patients.put(url, known);
    if (resource.fullUrl() != null) {
      patients.put(resource.fullUrl(), known);
    }
  }

  // ---- who it is

  /// The person who has the id of a resource, if not for sure; null for nobody.
  private FhirKeys.KeyOwner owner(FhirResource resource, Attribute key) {
    String system = FhirKeys.serverSystem(resource);
    FhirKeys.KeyOwner owner = keys.owner(key);
    if (owner == null && !system.isEmpty()) {
      Attribute other = keys.longPatientKey(resource.id(), system);
      owner = keys.owner(other);
    }
    if (owner == null && !system.isEmpty()) {
      FhirKeys.KeyOwner ofNoServer = keys.owner(new Attribute("Patient", resource.id()));
      owner = ofNoServer != null && ofNoServer.system().isEmpty() ? ofNoServer : null;
    }
    return owner;
  }

  /// What is recorded of a patient who came before; null for somebody new.
  private SaidFacts known(FhirPatient patient, Attribute key) {
    FhirResource resource = patient.resource();
    String system = FhirKeys.serverSystem(resource);
    FhirKeys.KeyOwner owner = owner(resource, key);
    if (owner == null) {
      return null;
    }
    String reference = "Patient/" + resource.id();
    List<RecordedEvent> events = recordedOf.get(owner.person());
    SaidFacts recorded =
        FhirRecorded.of(
            events == null ? timeline.of(owner.person()) : events, owner.person(), reference);
    boolean isSure = owner.system().equals(system) && !system.isEmpty();
    if (isSure || FhirRecorded.isLike(recorded, patient, keysOf(resource))) {
      return recorded;
    }
    if (system.isEmpty()) {
      throw new TimelineException(
          "%s, line %d: Patient/%s is somebody else than person %d, who has that id: by name and birth; where it is of another server, expected a Bundle whose entries have a fullUrl, or meta.source"
              .formatted(file, resource.line(), resource.id(), owner.person()));
    }
    return null;
  }

  private Set<Attribute> keysOf(FhirResource resource) {
    Set<Attribute> all = new HashSet<>();
    for (JsonNode identifier : resource.json().path("identifier")) {
      Attribute key = keys.key(identifier);
      if (key != null) {
        all.add(key);
      }
    }
    return all;
  }

  private void tellKeys(FhirResource resource, int person, String source) {
    for (JsonNode identifier : resource.json().path("identifier")) {
      Attribute key = keys.key(identifier);
      if (key == null) {
        notes.unused(FhirNotes.KEYS, "without a value", resource, FhirKeys.system(identifier));
        continue;
      }
      FhirKeys.KeyOwner owner = keys.owner(key);
      if (owner != null && owner.person() != person) {
        notes.unused(
            FhirNotes.KEYS,
            "of somebody else already, who may be the same person",
            resource,
            "%s, of person %d and now of person %d".formatted(key, owner.person(), person));
        continue;
      }
      notes.used(FhirNotes.KEYS);
      if (owner == null) {
        String system = FhirKeys.system(identifier);
        keys.give(key, person, system);
        record(keys.event(person, key, system, source));
      }
    }
  }

  /// The patient whom a URL means, of this file or of the timeline; null for nobody.
  private FhirSpouses.Patient patient(String url) {
    FhirSpouses.Patient here = patients.get(url);
    if (here != null) {
      return here;
    }
    Attribute key = keys.patientKey(url);
    FhirKeys.KeyOwner owner = key == null ? null : keys.owner(key);
    if (owner == null) {
      return null;
    }
    SaidFacts recorded =
        FhirRecorded.of(timeline.of(owner.person()), owner.person(), "Patient/" + key.value());
    SaidFacts.SaidFact last =
        recorded.last(
            LocalDate.MAX,
            event -> event instanceof Event.Creation || event instanceof Event.StatusChange);
    Status status =
        switch (last == null ? null : last.read()) {
          case Event.Creation e -> e.status();
          case Event.StatusChange e -> e.newStatus();
          case null, default -> Status.UNKNOWN;
        };
    LocalDate made = last == null || last.day().equals(LocalDate.MIN) ? today : last.day();
    return new FhirSpouses.Patient(owner.person(), status, made);
  }

  private int personOf(String url) {
    FhirSpouses.Patient patient = patient(url);
    return patient == null ? 0 : patient.person();
  }

  @Override
  public void close() {
    keys.close();
    patients.close();
  }
}
