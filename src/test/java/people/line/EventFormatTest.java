package people.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.Event.Kind;
import people.history.*;
import people.timeline.*;

class EventFormatTest {

  private static final String MERGE =
      "{\"type\":\"!PERSON_SPLIT\",\"personId\":1,\"into\":2,\"_datetime\":\"2999-02-14T09:26:53.000000Z\"%s}";

  private static final String REFUSED =
      "!PERSON_SPLIT changes what other events mean, and this version does not know it; read the"
          + " timeline with a later version";

  @TempDir private Path folder;

  @Test
  void theTableInTheDocumentationIsTheOneInTheCode() throws IOException {
    Path source =
        Path.of(System.getenv().getOrDefault("PEOPLE_ROOT", "."))
            .resolve("src/main/java/people/line/EventFormat.java");
    List<String> documented =
        Files.readAllLines(source).stream()
            .dropWhile(line -> !line.startsWith("/// PERSON_CREATION"))
            .takeWhile(line -> !line.equals("/// ```"))
            .map(line -> line.substring(3).strip())
            .filter(line -> !line.isEmpty())
            .toList();
    assertEquals(EventFormat.table(), documented);
  }

  @Test
  void everyKindHasARow() {
    assertEquals(
        Arrays.stream(Kind.values()).filter(kind -> kind != Kind.UNRECOGNIZED).toList(),
        EventFormat.ROWS.stream().map(row -> row.kind).toList());
  }

  private Path file(String... lines) throws IOException {
    Path file = folder.resolve("people.jsonl");
    Files.deleteIfExists(file);
    try (EventTimeline timeline = EventTimeline.open(file)) {
      new PersonRegistry(timeline).create(new Name("Ada", null));
      new PersonRegistry(timeline).create(new Name("Ben", null));
    }
    return Files.writeString(file, Files.readString(file) + String.join("\n", lines));
  }

  private static void assertRefused(Path file, int line) throws IOException {
    String before = Files.readString(file);
    List<org.junit.jupiter.api.function.Executable> readings =
        List.of(
            () -> {
              try (EventTimeline timeline = EventTimeline.open(file)) {
                timeline.forEach(_ -> {});
              }
            },
            () -> {
              try (EventTimeline timeline = EventTimeline.open(file)) {
                History.of(timeline);
              }
            },
            () -> {
              try (EventTimeline timeline = EventTimeline.open(file)) {
                Verification.of(timeline);
              }
            },
            () -> {
              try (EventTimeline timeline = EventTimeline.open(file)) {
                timeline.add(new Event.Death(1, Details.NONE));
              }
            },
            () -> {
              try (EventTimeline timeline = EventTimeline.open(file)) {
                new PersonRegistry(timeline).create(new Name("Cy", null));
              }
            });
    for (var reading : readings) {
      var error = assertThrows(TimelineException.class, reading);
      assertEquals("%s, line %d: %s".formatted(file, line, REFUSED), error.getMessage());
    }
    assertEquals(before, Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", ""})
  void aKindThatChangesOthersAndIsNotKnownIsRefusedByName(String end) throws IOException {
    assertRefused(file(MERGE.formatted("") + end), 3);
  }

  @Test
  void alsoWithAMemberOfAnyOrderAndInABatch() throws IOException {
    assertRefused(
        file("{ \"_datetime\":\"2999-02-14T09:26:53Z\", \"type\" : \"\\u0021PERSON_SPLIT\" }", ""),
        3);
    assertRefused(
        file(
            "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_datetime\":\"2999-02-14T09:26:53.000000Z\",\"_batch\":2}",
            MERGE.formatted(",\"_batchEnd\":2"),
            ""),
        4);
  }

  @Test
  void anotherKindThatIsNotKnownIsKeptAndIgnored() throws IOException {
    try (EventTimeline timeline =
        EventTimeline.open(file(MERGE.formatted("").replace("!PERSON", "PERSON"), ""))) {
      assertEquals(3, timeline.size());
      assertEquals(2, History.of(timeline).personIds().size());
      timeline.add(new Event.Death(1, Details.NONE));
    }
  }

  @Test
  void nobodyRecordsAKindThatChangesOthersWithoutKnowingIt() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Event.Unrecognized("!PERSON_SPLIT", 1, Details.NONE));
    assertEquals(
        "type is '!PERSON_SPLIT'; a kind that changes what other events mean can't be kept unread",
        error.getMessage());
  }
}
