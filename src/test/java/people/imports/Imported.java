package people.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import people.*;
import people.history.*;
import people.imports.batches.*;
import people.timeline.*;

/// A file imported into an empty timeline, on 2020-01-01.
public record Imported(EventTimeline timeline, ImportReport report) {

  public static Imported from(Path file) {
    return from(file, ImportOptions.DEFAULT);
  }

  private static Imported from(Path file, ImportOptions options) {
    EventTimeline timeline =
        EventTimeline.inMemory(Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC));
    ImportReport report =
        Import.isFamilyTree(file)
            ? Import.familyTree(timeline, file, LocalDate.of(2020, 1, 1), options)
            : Import.into(timeline, file);
    assertAddsUp(report);
    return new Imported(timeline, report);
  }

  /// The records of a family tree, without head and trailer, in a file of their own.
  public static Imported fromRecords(Path folder, String records) {
    return fromText(folder, "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n" + records + "0 TRLR\n");
  }

  public static Imported fromText(Path folder, String text) {
    return fromBytes(folder, text.getBytes(StandardCharsets.UTF_8));
  }

  /// @param places which are addresses
  public static Imported fromText(Path folder, String text, ImportOptions.Places places) {
    try {
      Path file = Files.writeString(folder.resolve("tree.ged"), text);
      return from(file, ImportOptions.DEFAULT.with(places));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Imported fromBytes(Path folder, byte[] bytes) {
    try {
      return from(Files.write(folder.resolve("tree.ged"), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fails unless each thing that was read is counted as used or as unused.
  public static void assertAddsUp(ImportReport report) {
    report
        .read()
        .forEach((kind, count) -> {
          int unused =
              report.unused().stream()
                  .filter(note -> note.kind().equals(kind))
                  .mapToInt(ImportReport.Note::count)
                  .sum();
          assertEquals(
              count, report.used().getOrDefault(kind, 0) + unused, () -> kind + " of " + report);
        });
  }

  /// What was recorded, without the names of batches.
  public static List<RecordedEvent> facts(EventTimeline timeline) {
    List<RecordedEvent> facts = new ArrayList<>();
    timeline.forEach(facts::add);
    facts.removeIf(recorded -> recorded.event() instanceof Event.NamedBatch);
    return facts;
  }

  /// A person's life in order of effect: `1911-04-01 MARRIED`, `- DIVORCED` for what has no date;
  /// without what stands beside it.
  public List<String> life(int person) {
    return told(person, false);
  }

  /// A person's sex, parents and keys: `1911-04-01 sex=male`.
  public List<String> beside(int person) {
    return told(person, true);
  }

  private static boolean isBeside(Event event) {
    return event instanceof Event.AttributeChange
        || event instanceof Event.Parents
        || event instanceof Event.Key;
  }

  /// A person's changes of status, with the partners: `1911-04-01 MARRIED with 2`.
  public List<String> unions(int person) {
    List<String> told = new ArrayList<>();
    for (RecordedEvent recorded : History.of(timeline).events(person)) {
      if (recorded.event() instanceof Event.StatusChange e) {
        Partner partner = e.partner();
        String with =
            partner == null
                ? ""
                : " with " + (partner.name() == null ? partner.personId() : partner.name());
        var date = e.details().effective();
        told.add((date == null ? "-" : date) + " " + e.newStatus() + with);
      }
    }
    return told;
  }

  private List<String> told(int person, boolean beside) {
    List<String> told = new ArrayList<>();
    for (RecordedEvent recorded : History.of(timeline).events(person)) {
      if (isBeside(recorded.event()) != beside) {
        continue;
      }
      String what =
          switch (recorded.event()) {
            case Event.Creation e ->
                e.status().name() + (e.born() == null ? "" : ", born " + e.born());
            case Event.StatusChange e -> e.newStatus().name();
            case Event.AddressChange e ->
                e.newAddress() == null ? "address not known" : e.newAddress().toString();
            case Event.NameChange e -> e.newName().toString();
            case Event.Death _ -> "died";
            case Event.Correction e -> "corrects " + e.corrects();
            case Event.Retraction e -> "retracts " + e.retracts();
            case Event.Leaving _ -> "left";
            case Event.Return _ -> "returned";
            case Event.AttributeChange e -> e.attribute().toString();
            case Event.Parents e -> "child of " + e.parentIds();
            case Event.Key e -> e.key().toString();
            case Event.ObservationEnd _,
                Event.Merge _,
                Event.Distinction _,
                Event.NamedBatch _,
                Event.Restriction _,
                Event.Erasure _,
                Event.Protection _,
                Event.Unrecognized _ ->
                throw new AssertionError(recorded.json());
          };
      var date = recorded.event().details().effective();
      told.add((date == null ? "-" : date) + " " + what);
    }
    return told;
  }

  /// The notes of the report, without the lists of what was read and made.
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    report.unused().forEach(note -> notes.add("not used: " + note));
    report.doubts().forEach(note -> notes.add("used: " + note));
    return notes;
  }

  /// The events as they stand in the timeline, without the time of recording.
  public List<String> json() {
    List<String> lines = new ArrayList<>();
    facts(timeline)
        .forEach(recorded -> lines.add(recorded.json().replaceFirst(",\"_datetime\".*", "}")));
    return lines;
  }
}
