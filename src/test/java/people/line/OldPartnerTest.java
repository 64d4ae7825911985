package people.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.timeline.*;

/// Lines of version 0.1, which kept members called `partner` and `partnerId` as unknown ones.
class OldPartnerTest {

  private static final String TIME = ",\"_datetime\":\"2015-02-14T09:26:53.589000Z\"}";

  @TempDir Path folder;

  private RecordedEvent read(String members) throws IOException {
    String line =
        "{\"type\":\"PERSON_STATUS_CHANGE\",\"personId\":1,\"newStatus\":" + members + TIME;
    Path file = Files.writeString(folder.resolve("people.jsonl"), line + "\n");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      RecordedEvent event = timeline.iterator().next();
      assertEquals(event, History.of(timeline).events(1).getFirst());
      assertEquals(
          ((Event.StatusChange) event.event()).partner(),
          History.of(timeline).at("2020").person(1).partner());
      String written = LineWriter.write(event.event(), event.recorded(), 0, 1).length + "";
      assertEquals(line.length() + "", written, "nothing of it is lost in a copy");
      return event;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"MARRIED\",\"partner\":\"Jane Doe\"",
        "\"MARRIED\",\"partnerId\":\"x17\"",
        "\"MARRIED\",\"partnerId\":null",
        "\"MARRIED\",\"partnerId\":0",
        "\"MARRIED\",\"partnerId\":1",
        "\"MARRIED\",\"partner\":{}",
        "\"MARRIED\",\"partner\":{\"firstname\":7}",
        "\"SINGLE\",\"partnerId\":2",
        "\"SINGLE\",\"partner\":{\"firstname\":\"Jane\"}"
      })
  void whatIsNoPartnerIsKept(String members) throws IOException {
    assertNull(((Event.StatusChange) read(members).event()).partner());
  }

  @Test
  void anIdentifierComesBeforeAName() throws IOException {
    Event.StatusChange event =
        (Event.StatusChange)
            read("\"MARRIED\",\"partnerId\":2,\"partner\":{\"firstname\":\"Jane\"}").event();
    assertEquals(Partner.of(2), event.partner());
    assertEquals(Map.of("partner", Map.of("firstname", "Jane")), event.details().others());
  }
}
