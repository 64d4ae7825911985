package people.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.Erased.Keep;
import people.history.*;
import people.line.*;

/// What heads prove across an erasure, and what somebody can't hide who changes the file since.
class ErasedProofTest extends ErasureFixture {

  /// Changes a line as somebody may who writes new checks.
  private void tamper(UnaryOperator<String> change, String... more) throws IOException {
    LineChecksum chain = new LineChecksum();
    Bytes out = new Bytes();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.addAll(List.of(more));
    for (String line : lines) {
      chain.sealAgain(change.apply(line).getBytes(UTF_8), out);
      out.add('\n');
    }
    Files.write(file, Arrays.copyOf(out.array, out.length));
  }

  private Verification verified(String head) {
    return ask(timeline -> Verification.of(timeline, head));
  }

  @Test
  void aHeadOfBeforeIsNeitherProvedNorTakenForAChange() {
    String before = head();
    erase(Keep.STATISTICS);
    Verification found = verified(before);
    assertEquals(null, found.eventsAtNotedHead());
    assertEquals(1, found.unprovable().size());
    assertEquals(13, found.events());
    String since = head();
    ask(timeline -> timeline.add(new Event.Death(ben, Details.NONE)));
    assertEquals(13L, verified(since).eventsAtNotedHead());
  }

  @Test
  void aHeadFromAboveHerFirstLineGoesOnProving() {
    int last;
    String noted;
    try (EventTimeline timeline = EventTimeline.open(file)) {
      noted = Verification.of(timeline).head();
      last = new PersonRegistry(timeline).create(new Name("Quirina", "Zandvoort"));
    }
    Erasing.erase(file, new Erasing.Request(Set.of(last), Keep.NOTHING, "asked", null));
    assertEquals(12L, verified(noted).eventsAtNotedHead());
  }

  @Test
  void whereLinesCarryCommitmentsEveryHeadGoesOnProving() throws IOException {
    LineChecksum chain = new LineChecksum();
    Bytes out = new Bytes();
    String open =
        "{\"_salt\":\"5f0c\",\"name\":{\"firstname\":\"Zebulonia\"},\"address\":{\"street\":\"Obscure"
            + " \\\"Lane\\\" 7\"}}";
    String key = "{\"_salt\":\"77aa\",\"key\":{\"value\":\"4711\"}}";
    String line =
        "{\"type\":\"PERSON_CREATION\",\"personId\":%d,\"status\":\"SINGLE\",\"address\":{\"city\":\"Delft\"},\"_datetime\":\"2015-02-14T09:26:5%d.000000Z\",%s}";
    String keyLine =
        "{\"type\":\"PERSON_KEY\",\"personId\":%d,\"key\":{\"name\":\"payroll\"},\"_datetime\":\"2015-02-14T09:27:5%d.000000Z\",%s}";
    for (int person = 1; person <= 2; person++) {
      for (boolean isKey : new boolean[] {false, true}) {
        String object = isKey ? key : open;
        if (person == 2) {
          object =
              object.replace("Zebulonia", "Ben").replace("4711", "12").replace("Obscure", "Main");
        }
        String commit =
            HexFormat.of().formatHex(LineChecksum.sha256().digest(object.getBytes(UTF_8)));
        String end = "\"_commit\":\"%s\",\"_open\":%s".formatted(commit, object);
        int start = out.length;
        out.add((isKey ? keyLine : line).formatted(person, person, end).getBytes(UTF_8));
        chain.seal(out, start, false);
        out.add('\n');
      }
    }
    Files.write(file, Arrays.copyOf(out.array, out.length));
    String noted = head();
    Erasing.Extent done = erase(Keep.STATISTICS);
    assertEquals(noted, done.headBefore());
    assertEquals(4L, verified(noted).eventsAtNotedHead());
    assertEquals(List.of(), verified(noted).unprovable());
    assertNoTraces();
    History history = ask(History::of);
    assertEquals(null, history.today().person(1).name());
    assertEquals("Ben", history.today().person(2).name().firstname());
    assertEquals(List.of(), history.keys(1));
  }

  @Test
  void whatIsChangedAboveAnErasureIsFoundWithoutAnyHead() throws IOException {
    erase(Keep.STATISTICS);
    String head = head();
    tamper(line -> line.replace("Canal Street 8", "Canal Street 9"));
    String found = assertThrows(TimelineException.class, this::head).getMessage();
    assertTrue(
        found.startsWith(
            "event 12 erased person 1, and says that the lines above it had the head "),
        found);
    assertTrue(found.endsWith(": they were changed since"), found);
    Path backup = folder.resolve("backup.jsonl");
    assertThrows(TimelineException.class, () -> Backup.of(file, backup));
    assertThrows(
        TimelineException.class,
        () -> Erasing.erase(file, new Erasing.Request(Set.of(3), Keep.NOTHING, "x", null)));
    assertThrows(TimelineException.class, () -> verified(head));
  }

  @Test
  void aHeadThatWasNotedSinceFindsAlsoAChangeOfWhatTheErasureSays() throws IOException {
    Erasing.Extent done = erase(Keep.STATISTICS);
    String noted = head();
    String after =
        ((Event.Erasure) ask(timeline -> timeline.ofKind(Event.Kind.ERASURE)).getLast().event())
            .erased()
            .headAfter();
    tamper(line -> line.replace("Canal Street 8", "Canal Street 9").replace(after, "0".repeat(64)));
    String other =
        assertThrows(TimelineException.class, this::head)
            .getMessage()
            .replaceAll(".*, found ([0-9a-f]{64}):.*", "$1");
    tamper(line -> line.replace("0".repeat(64), other));
    Verification found = verified(noted);
    assertEquals(null, found.eventsAtNotedHead(), "never as it was");
    assertEquals(noted, done.headAfter());
  }

  /// Whoever can write the file can say that somebody was erased: then the head of before is not
  /// proved, which is said, and the erasure that nobody ordered is seen.
  @Test
  void anErasureThatNeverWasProvesNothing() throws IOException {
    String noted = head();
    tamper(line -> line.replace("Canal Street 8", "Canal Street 9"));
    String changed = head();
    tamper(
        line -> line,
        "{\"type\":\"!PERSON_ERASURE\",\"personId\":1,\"keep\":\"STATISTICS\",\"why\":\"x\",\"headBefore\":\"%s\",\"headAfter\":\"%s\",\"_datetime\":\"2999-01-01T00:00:00Z\",\"_check\":\"00000000\"}"
            .formatted(noted, changed));
    Verification found = verified(noted);
    assertEquals(null, found.eventsAtNotedHead());
    assertEquals(1, found.unprovable().size());
    assertEquals(12, found.unprovable().getFirst().position());
  }
}
