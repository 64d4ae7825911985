package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;

class VerificationTest {

  private static final String NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final Instant NOON = Instant.parse("2015-02-14T12:00:00Z");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("people.jsonl");
  }

  private EventTimeline open() {
    return EventTimeline.open(
        file, TimelineOptions.DEFAULTS.with(Clock.fixed(NOON, ZoneOffset.UTC)));
  }

  private Verification verified() {
    try (EventTimeline timeline = open()) {
      return Verification.of(timeline);
    }
  }

  private Long eventsAt(String head) {
    try (EventTimeline timeline = open()) {
      return Verification.of(timeline, head).eventsAtNotedHead();
    }
  }

  private void add(int... people) {
    try (EventTimeline timeline = open()) {
      for (int person : people) {
        timeline.add(new Event.StatusChange(person, Status.MARRIED, Details.NONE));
      }
    }
  }

  /// What `sha256sum` prints.
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sha256() throws IOException {
    return sha256(Files.readAllBytes(file));
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file));
  }

  /// As a forger leaves it, who knows how checks are made: here lines without any.
  private void forge(List<String> lines) throws IOException {
    var text = new StringBuilder();
    lines.forEach(
        line -> text.append(line.replaceFirst(",\"_check\":\"[^\"]*\"", "")).append('\n'));
    Files.writeString(file, text.toString());
  }

  @Test
  void anEmptyTimelineHasTheHeadOfNothing() throws IOException {
    assertEquals(
        new Verification(0, 0, 0, null, null, List.of(), 0, NOTHING, null, List.of(), 0, 0, 0),
        Verification.of(EventTimeline.inMemory()));
    Files.createFile(file);
    assertEquals(0, eventsAt(NOTHING));
  }

  @Test
  void itSaysWhatTheTimelineHolds() throws IOException {
    add(1, 2, 1);
    assertEquals(
        new Verification(
            3,
            2,
            0,
            NOON,
            NOON.plusNanos(2000),
            List.of(),
            Files.size(file),
            sha256(),
            null,
            List.of(),
            0,
            0,
            0),
        verified());
  }

  @Test
  void theHeadIsThatOfTheFilesBytesHoweverTheLinesAreWritten() throws IOException {
    Files.writeString(
        file,
        """
        { "_datetime" : "2015-02-14T10:00:00+01:00", "personId" : 1, "newStatus" : "married", "type" : "PERSON_STATUS_CHANGE" }\r
        {"type":"X","who":"Zoë 王 \uD83D\uDE00","_datetime":"2015-02-14T09:00:00.5Z"}\t
        """);
    add(1);
    assertEquals(sha256(), verified().head());
    assertEquals(Files.size(file), verified().bytes());
    assertEquals(2, verified().uncheckedLines());
  }

  @Test
  void aLastEventWithoutItsLineFeedHasTheHeadThatItHasWithIt() throws IOException {
    add(1, 2);
    String text = Files.readString(file);
    Files.writeString(file, text.strip());
    assertEquals(sha256(text.getBytes(StandardCharsets.UTF_8)), verified().head());
  }

  @Test
  void whatACrashLeftIsNoPartOfTheHead() throws IOException {
    add(1, 2);
    String head = sha256();
    Files.writeString(file, Files.readString(file) + "{\"type\":\"PERSON_");
    assertEquals(head, verified().head());
  }

  @Test
  void eachEarlierHeadIsFoundAgain() throws IOException {
    List<String> heads = new ArrayList<>(List.of(NOTHING));
    for (int person = 1; person <= 20; person++) {
      add(person);
      heads.add(sha256());
    }
    for (int events = 0; events <= 20; events++) {
      assertEquals(events, eventsAt(heads.get(events)));
    }
    assertEquals(20, eventsAt(heads.get(20).toUpperCase(Locale.ROOT)));
  }

  @Test
  void aForgeryIsFoundByTheHeadAlthoughNoCheckFindsIt() throws IOException {
    add(1, 2, 3, 4);
    String head = sha256();
    List<String> lines = lines();
    add(5);
    assertEquals(4, eventsAt(head));

    List<String> changed = new ArrayList<>(lines);
    changed.set(1, changed.get(1).replace("MARRIED", "WIDOWED"));
    forge(changed);
    assertEquals(4, verified().events());
    assertNull(eventsAt(head));

    List<String> reordered = new ArrayList<>(lines);
    Collections.swap(reordered, 1, 2);
    forge(reordered);
    assertEquals(4, verified().events());
    assertNull(eventsAt(head));

    forge(lines.subList(0, 3));
    assertEquals(3, verified().events());
    assertNull(eventsAt(head));

    Files.writeString(file, String.join("\n", lines.subList(0, 3)) + "\n");
    assertEquals(0, verified().uncheckedLines());
    assertNull(eventsAt(head), "a file that was cut between lines fits its checks");
  }

  @Test
  void whereRecordedTimesGoBackIsSaid() throws IOException {
    Files.writeString(
        file,
        """
        {"type":"PERSON_DEATH","personId":1,"_datetime":"2015-02-14T09:00:02Z"}
        {"type":"PERSON_DEATH","personId":1,"_datetime":"2015-02-14T09:00:00Z"}
        {"type":"PERSON_DEATH","personId":1,"_datetime":"2015-02-14T09:00:01Z"}
        """);
    Instant first = Instant.parse("2015-02-14T09:00:02Z");
    Verification found = verified();
    assertEquals(
        List.of(
            new Verification.Earlier(1, first.minusSeconds(2), first),
            new Verification.Earlier(2, first.minusSeconds(1), first)),
        found.earlier());
    assertEquals(first, found.lastRecorded());
  }

  @Test
  void damageIsAnError() throws IOException {
    add(1, 2, 3);
    Files.writeString(file, Files.readString(file).replaceFirst("MARRIED", "WIDOWED"));
    assertEquals(
        file
            + ", line 1: does not fit its check: it was changed, or lines above it were changed,"
            + " moved or removed",
        assertThrows(TimelineException.class, this::verified).getMessage());
  }

  @Test
  void whatIsNoHeadIsRefused() {
    for (String text : List.of("", "12", NOTHING + "0", NOTHING.replace('e', 'g'))) {
      assertEquals(
          "'%s' is not a head; expected 64 hexadecimal digits".formatted(text),
          assertThrows(IllegalArgumentException.class, () -> Verification.head(text)).getMessage());
    }
  }
}
