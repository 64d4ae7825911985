package people.imports.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;
import people.timeline.*;

/// FHIR files in a folder, and a timeline into which they are imported, one after the other.
abstract class FhirFixture {

  @TempDir Path folder;

  final EventTimeline timeline =
      EventTimeline.inMemory(Clock.fixed(Instant.parse("2025-01-01T00:00:00Z"), ZoneOffset.UTC));

  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A Patient with the id 1 whose record is of 2024-03-01, with further members.
  static String patient(String members) {
    return patient("1", "2024-03-01", members);
  }

  static String patient(String id, String updated, String members) {
    return "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"meta\":{\"lastUpdated\":\"%sT10:00:00Z\"}%s}"
        .formatted(id, updated, members.isEmpty() ? "" : "," + members.replace('\'', '"'));
  }

  String readText(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImportReport add(String name, String text) {
    ImportReport report = Import.into(timeline, file(name, text));
    Imported.assertAddsUp(report);
    return report;
  }

  /// Imports one Patient with the id 1, of 2024-03-01.
  Imported patientOf(String members) {
    return new Imported(timeline, add("patient.json", patient(members)));
  }

  /// Imports a file again, and tells what that added: `type effective`, and the values.
  List<String> added(String name, String text) {
    long before = timeline.size();
    add(name, text);
    List<String> added = new ArrayList<>();
    for (RecordedEvent recorded : timeline.readAfter(before - 1)) {
      if (!(recorded.event() instanceof Event.NamedBatch)) {
        added.add(
            recorded
                .json()
                .replaceFirst(",\"source\".*", "}")
                .replaceFirst("^\\{\"type\":\"!?(PERSON|EVENT)_([A-Z_]+)\",\"personId\":", "$2 ")
                .replace("\"", ""));
      }
    }
    return added;
  }

  String refused(Path file) {
    long before = timeline.size();
    var error = assertThrows(TimelineException.class, () -> Import.into(timeline, file));
    assertEquals(before, timeline.size());
    return error.getMessage().replace(folder.toString(), ".");
  }

  /// Name, status and address at the end of a day.
  String at(int person, String day) {
    Person then = History.of(timeline).at(day).person(person);
    return then.name() + ", " + then.status() + ", " + then.address();
  }
}
