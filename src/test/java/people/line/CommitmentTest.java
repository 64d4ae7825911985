package people.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.timeline.*;

/// Lines with personal members that can be erased: nobody writes them yet, but everyone reads them.
class CommitmentTest {

  private static final String OPEN =
      "{\"_salt\":\"q83vEjRWeJA\",\"name\":{\"firstname\":\"A\\\"}da\"},\"address\":{\"street\":\"12"
          + " St James's Square\"},\"source\":\"parish register, [folio 12\"}";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeTheFile() throws IOException {
    LineChecksum chain = new LineChecksum();
    String line =
        "{\"type\":\"PERSON_CREATION\",\"personId\":%d,\"status\":\"SINGLE\",\"address\":{\"city\":\"London\"},\"_datetime\":\"2015-02-14T09:26:5%d.000000Z\",\"_commit\":\"%s\",\"_open\":%s}";
    String commit = HexFormat.of().formatHex(LineChecksum.sha256().digest(OPEN.getBytes(UTF_8)));
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 3; i++) {
      byte[] one = line.formatted(i, i, commit, OPEN).getBytes(UTF_8);
      lines.append(new String(LineChecksumTest.sealed(chain, one, i == 2), UTF_8)).append('\n');
    }
    file = Files.writeString(folder.resolve("people.jsonl"), lines);
  }

  private void replace(String text, String by) throws IOException {
    String before = Files.readString(file);
    int first = before.indexOf(text);
    Files.writeString(
        file, before.substring(0, first) + by + before.substring(first + text.length()));
  }

  private Verification verified(String head) {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return head == null ? Verification.of(timeline) : Verification.of(timeline, head);
    }
  }

  private List<Person> people() {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return History.of(timeline).at("2020").people();
    }
  }

  @Test
  void thePersonalMembersAreReadWhereTheyBelong() {
    Person person = people().getFirst();
    assertEquals(new Name("A\"}da", null), person.name());
    assertEquals(new Address("12 St James's Square", "London"), person.address());
    assertEquals(Status.SINGLE, person.status());
  }

  @Test
  void anErasedLineGoesOnProvingTheRest() throws IOException {
    String head = verified(null).head();
    replace(",\"_open\":" + OPEN, "");
    Verification after = verified(head);
    assertEquals(head, after.head());
    assertEquals(3L, after.eventsAtNotedHead());
    assertEquals(0, after.uncheckedLines());
    assertEquals(null, people().getFirst().name());
    assertEquals(new Address(null, "London"), people().getFirst().address());
    assertEquals(new Name("A\"}da", null), people().get(1).name());
    try (EventTimeline timeline = EventTimeline.open(file)) {
      new PersonRegistry(timeline).create(new Name("Ben", null));
    }
    assertEquals(3L, verified(head).eventsAtNotedHead());
  }

  @Test
  void whatIsChangedInsteadIsRefused() throws IOException {
    replace("12 St", "13 St");
    assertRefused("line 1: does not fit its commitment: its personal members were changed");
    replace("13 St", "12 St");
    replace("SINGLE", "WIDOWED");
    assertRefused(
        "line 1: does not fit its check: it was changed, or lines above it were changed, moved or"
            + " removed");
    replace("WIDOWED", "SINGLE");
    assertEquals(3, verified(null).events());
  }

  private void assertRefused(String why) {
    var error = assertThrows(TimelineException.class, () -> verified(null));
    assertEquals(file + ", " + why, error.getMessage());
  }
}
