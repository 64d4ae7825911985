package people.imports.fhir;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.timeline.*;

/// The links between patients that make two records one, collected while a file is read and told at
/// its end: `replaced-by` and `replaces` are merges. A record is absorbed once; the merges of a
/// chain are told from its end, so that each absorbs what was absorbed before.
final class FhirLinks {

  /// @param from the resource that says it
  /// @param other the URL of the one that it names
  private record PatientLink(FhirResource from, String type, String other) {}

  private final List<PatientLink> links = new ArrayList<>();

  /// Reads the links of a patient.
  void read(FhirResource patient, FhirNotes notes) {
    for (var link : patient.json().path("link")) {
      String type = FhirResource.text(link, "type", "");
      String other = FhirResource.text(link.path("other"), "reference", null);
      boolean isMerge = type.equals("replaced-by") || type.equals("replaces");
      if (!isMerge) {
        notes.unused(
            FhirNotes.LINKS,
            type.equals("refer") || type.equals("seealso")
                ? "of the type %s, which makes nobody one".formatted(type)
                : "of a type that is not known",
            patient,
            other == null ? type : other);
      } else if (other == null) {
        notes.unused(FhirNotes.LINKS, "without a reference", patient, type);
      } else {
        links.add(new PatientLink(patient.bare(), type, patient.resolved(other)));
      }
    }
  }

  /// Tells the merges.
  ///
  /// @param person gives the person whom a URL means; 0 for nobody
  void tell(
      EventTimeline timeline,
      ToIntFunction<String> person,
      Path file,
      FhirNotes notes,
      Consumer<Event> to) {
    Map<Integer, Event.Merge> merges = new LinkedHashMap<>();
    for (PatientLink link : links) {
      int self = person.applyAsInt(link.from.url());
      int other = person.applyAsInt(link.other);
      boolean isAbsorbed = link.type.equals("replaced-by");
      int absorbed = isAbsorbed ? self : other;
      int named = isAbsorbed ? other : self;
      int into = isOne(timeline, merges, absorbed, named) ? named : survivor(timeline, named);
      String misfit =
          other == 0 ? "to a patient who is not known" : misfit(timeline, merges, absorbed, into);
      if (misfit == null) {
        notes.used(FhirNotes.LINKS);
        if (!isOne(timeline, merges, absorbed, into)) {
          String why = "FHIR link %s %s".formatted(link.type, link.other);
          Details details = new Details(null, link.from.source(file), Map.of());
          merges.put(absorbed, new Event.Merge(absorbed, into, why, details));
        }
      } else {
        notes.unused(FhirNotes.LINKS, misfit, link.from, link.type + " " + link.other);
      }
    }
    while (!merges.isEmpty()) {
      Set<Integer> later =
          merges.values().stream().map(Event.Merge::into).collect(Collectors.toSet());
      for (int absorbed : List.copyOf(merges.keySet())) {
        if (!later.contains(absorbed)) {
          to.accept(merges.remove(absorbed));
        }
      }
    }
  }

  private static String misfit(
      EventTimeline timeline, Map<Integer, Event.Merge> merges, int absorbed, int into) {
    if (absorbed == into) {
      return "to the record itself";
    }
    if (isOne(timeline, merges, absorbed, into)) {
      return null;
    }
    if (merges.containsKey(absorbed) || into(timeline, absorbed) != 0) {
      return "of a record that is absorbed by another one already";
    }
    for (int end = into; merges.containsKey(end); ) {
      end = merges.get(end).into();
      if (end == absorbed) {
        return "in a circle";
      }
    }
    return areTwo(timeline, absorbed, into) || areTwo(timeline, into, absorbed)
        ? "of two who are partners, parent and child, or told apart"
        : null;
  }

  /// Whether the one is absorbed by the other, by a merge of the timeline or of this file.
  private static boolean isOne(
      EventTimeline timeline, Map<Integer, Event.Merge> merges, int absorbed, int into) {
    return merges.containsKey(absorbed) && merges.get(absorbed).into() == into
        || into(timeline, absorbed) == into
        || into(timeline, into) == absorbed;
  }

  /// Who absorbed a record by now; 0 for nobody.
  private static int into(EventTimeline timeline, int person) {
    if (!timeline.has(Event.Kind.MERGE)) {
      return 0;
    }
    return standing(timeline, person)
        .filter(Event.Merge.class::isInstance)
        .mapToInt(event -> ((Event.Merge) event).into())
        .findFirst()
        .orElse(0);
  }

  private static int survivor(EventTimeline timeline, int person) {
    Set<Integer> passed = new HashSet<>();
    int survivor = person;
    for (int into; passed.add(survivor) && (into = into(timeline, survivor)) != 0; ) {
      survivor = into;
    }
    return survivor;
  }

  private static boolean areTwo(EventTimeline timeline, int one, int other) {
    return standing(timeline, one)
        .anyMatch(event ->
            event instanceof Event.StatusChange e
                    && e.partner() != null
                    && e.partner().personId() == other
                || event instanceof Event.Parents p && p.parentIds().contains(other)
                || event instanceof Event.Distinction d && d.from() == other);
  }

  private static Stream<Event> standing(EventTimeline timeline, int person) {
    List<RecordedEvent> events = timeline.of(person);
    Set<Long> retracted = SaidFacts.retracted(events);
    return events.stream()
        .filter(event -> !retracted.contains(event.position()))
        .map(RecordedEvent::event);
  }
}
