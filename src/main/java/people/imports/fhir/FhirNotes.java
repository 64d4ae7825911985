package people.imports.fhir;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.output.*;

/// The account of what an import of FHIR read: counts, and every value that it could not use.
final class FhirNotes {

  static final String PEOPLE = "people";
  static final String RELATED = "related persons";
  static final String NAMES = "names";
  static final String SEXES = "sexes";
  static final String BIRTHS = "births";
  static final String STATUSES = "statuses";
  static final String DEATHS = "deaths";
  static final String ADDRESSES = "addresses";
  static final String KEYS = "keys";
  static final String LINKS = "links";
  static final String PARTNERS = "partners";
  static final String MERGES = "merges";
  static final String ENDS = "ends of residences";
  static final String CORRECTIONS = "corrections";
  static final String RETRACTIONS = "retractions";

  private static final String REJECTS_HEADER = "line,resource,kind,why,value\n";

  private static final int LONGEST = 60;

  private final Findings findings = new Findings();
  private final StringBuilder rejects = new StringBuilder(REJECTS_HEADER);

  FhirNotes() {
    List<String> made = new ArrayList<>(List.of(PEOPLE));
    for (Status status : Status.values()) {
      made.add(status.name());
    }
    made.addAll(
        List.of(
            DEATHS,
            FhirValue.ValueSlot.ADDRESS.changes,
            ENDS,
            FhirValue.ValueSlot.NAME.changes,
            SEXES,
            KEYS,
            PARTNERS,
            MERGES,
            CORRECTIONS,
            RETRACTIONS));
    findings.inOrder(
        List.of(
            PEOPLE, RELATED, NAMES, SEXES, BIRTHS, STATUSES, DEATHS, ADDRESSES, KEYS, LINKS,
            PARTNERS),
        made);
  }

  void used(String kind) {
    findings.read(kind);
    findings.used(kind);
  }

  /// The kind of record that a member of a Patient is.
  static String kind(String member) {
    return switch (member) {
      case "name" -> NAMES;
      case "address" -> ADDRESSES;
      case "maritalStatus" -> STATUSES;
      case "gender" -> SEXES;
      case "birthDate" -> BIRTHS;
      case "deceasedBoolean", "deceasedDateTime" -> DEATHS;
      case "identifier" -> KEYS;
      case "link" -> LINKS;
      case "contact" -> PARTNERS;
      default -> PEOPLE;
    };
  }

  void unused(String kind, String why, FhirResource of, String value) {
    findings.read(kind);
    findings.unused(kind, why, example(of, value));
    reject(kind, why, of, value);
  }

  /// Notes a value of another type of JSON than FHIR has there.
  ///
  /// @param isPart whether it is a part of a record that is used without it
  /// @param value as it stands there
  void misfit(String kind, boolean isPart, String why, FhirResource of, String value) {
    String shown = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    if (isPart || kind.equals(PEOPLE)) {
      doubt(kind, "without a part that is not as in FHIR: " + why, of, shown);
      reject(kind, why, of, shown);
    } else {
      unused(kind, why, of, shown);
    }
  }

  private void reject(String kind, String why, FhirResource of, String value) {
    rejects
        .append(of.line())
        .append(',')
        .append(cell(of.type() + "/" + of.id()))
        .append(',')
        .append(cell(kind))
        .append(',')
        .append(cell(why))
        .append(',')
        .append(cell(value))
        .append('\n');
  }

  void doubt(String kind, String why, FhirResource of, String value) {
    findings.doubt(kind, why, example(of, value));
  }

  void notKept(String what) {
    findings.notKept(what);
  }

  void made(String what) {
    findings.made(what);
  }

  /// Counts an event that is recorded.
  void made(Event event) {
    switch (event) {
      case Event.Creation e -> {
        made(PEOPLE);
        if (e.status() != Status.UNKNOWN) {
          made(e.status().name());
        }
      }
      case Event.StatusChange e -> made(e.partner() == null ? e.newStatus().name() : PARTNERS);
      case Event.AddressChange e ->
          made(e.newAddress() == null ? ENDS : FhirValue.ValueSlot.ADDRESS.changes);
      case Event.NameChange _ -> made(FhirValue.ValueSlot.NAME.changes);
      case Event.Death _ -> made(DEATHS);
      case Event.AttributeChange _ -> made(SEXES);
      case Event.Key _ -> made(KEYS);
      case Event.Merge _ -> made(MERGES);
      case Event.Correction _ -> made(CORRECTIONS);
      case Event.Retraction _ -> made(RETRACTIONS);
      case Event.Leaving _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.Parents _,
          Event.Distinction _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Protection _,
          Event.Unrecognized _ ->
          throw new IllegalArgumentException(event.type());
    }
  }

  ImportReport report(Path file, String format) {
    return findings.report(file.getFileName().toString(), format);
  }

  /// Writes the values that could not be used, as CSV.
  ///
  /// @param file null for none
  void writeRejects(Path file) {
    if (file != null) {
      try {
        AtomicFile.write(file, rejects.toString().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw TimelineException.of(file, "can't write", e);
      }
    }
  }

  private static String example(FhirResource of, String value) {
    return value.isEmpty() ? of.place() : "%s: '%s'".formatted(of.place(), value);
  }

  private static String cell(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
