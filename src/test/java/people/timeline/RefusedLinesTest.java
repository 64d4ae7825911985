package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.CHECK;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.events;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;

/// Lines that are no events: refused with their place and the reason, and left as they are.
class RefusedLinesTest extends TimelineFileFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nonsense | not JSON: Unrecognized token 'nonsense': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          [1] | found [1], expected a JSON object
          {"type":"PERSON_DEATH","personId":1} | no _datetime; expected "_datetime":"2015-02-14T09:26:53.589000Z" or the like
          {"type":"PERSON_DEATH","personId":1,"_datetime":"yesterday"} | _datetime is 'yesterday', expected a time such as 2015-02-14T09:26:53.589000Z
          {"personId":1,"_datetime":"2015-02-14T09:26:53.589000Z"} | no type; expected "type":"PERSON_CREATION" or the like
          {"type":"PERSON_DEATH","_datetime":"2015-02-14T09:26:53.589000Z"} | personId is missing, expected a whole number from 1 to 2147483647
          {"type":"PERSON_DEATH","personId":-3,"_datetime":"2015-02-14T09:26:53.589000Z"} | personId is -3, expected a whole number from 1 to 2147483647
          {"type":"PERSON_DEATH","personId":1.5,"_datetime":"2015-02-14T09:26:53.589000Z"} | personId is 1.5, expected a whole number from 1 to 2147483647
          {"type":"PERSON_DEATH","personId":1,"effective":"1852-13","_datetime":"2015-02-14T09:26:53.589000Z"} | '1852-13' is not a date; expected a day (1835-07-08), a month (1835-07), a year (1835) or an EDTF interval (1835/1837)
          {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARIED","_datetime":"2015-02-14T09:26:53.589000Z"} | 'MARIED' is not a status; expected one of SINGLE, MARRIED, PARTNERED, SEPARATED, DIVORCED, WIDOWED, UNKNOWN
          {"type":"PERSON_STATUS_CHANGE","personId":1,"_datetime":"2015-02-14T09:26:53.589000Z"} | PERSON_STATUS_CHANGE without newStatus
          {"type":"PERSON_ADDRESS_CHANGE","personId":1,"newAddress":"London","_datetime":"2015-02-14T09:26:53.589000Z"} | newAddress is "London", expected an object
          {"type":"PERSON_NAME_CHANGE","personId":1,"newName":{"firstname":7},"_datetime":"2015-02-14T09:26:53.589000Z"} | firstname is 7, expected a text
          """)
  void aDamagedLineIsRefusedWithItsPlaceAndTheReason(String line, String reason)
      throws IOException {
    write(2);
    String good = Files.readString(file);
    String damaged = good + line + "\n" + good;
    Files.writeString(file, damaged);
    try (EventTimeline timeline = open()) {
      var error = assertThrows(TimelineException.class, () -> events(timeline));
      assertEquals("%s, line 3: %s".formatted(file, reason), error.getMessage());
      assertEquals(
          error.getMessage(),
          assertThrows(TimelineException.class, () -> timeline.add(married(1))).getMessage());
    }
    assertEquals(damaged, Files.readString(file));
  }

  @Test
  void aLineThatIsMissingFromABatchIsDamageAndNoCrash() throws IOException {
    try (EventTimeline timeline = open()) {
      timeline.addAll(List.of(married(1), married(2), married(3), died(1)));
    }
    List<String> lines =
        Files.readAllLines(file).stream().map(line -> line.replaceFirst(CHECK, "")).toList();
    String extra = lines.get(1);
    assertDamage(
        "line 1: starts a batch of 4 lines, but only 3 are there",
        lines.get(0),
        lines.get(1),
        lines.get(3));
    assertDamage(
        "line 1: starts a batch of 4 lines, but it does not end with them",
        lines.get(0),
        lines.get(1),
        extra,
        lines.get(2),
        lines.get(3));
    assertDamage(
        "line 3: ends a batch of 4 lines that does not start before",
        lines.get(1),
        lines.get(2),
        lines.get(3));
    Files.writeString(
        file, String.join("\n", lines.get(0), lines.get(0), lines.get(1), lines.get(3)) + "\n");
    assertEquals(
        file + ", line 2: starts a batch inside of another one",
        assertThrows(TimelineException.class, () -> events(open())).getMessage());
    for (String count : List.of("0", "1", "-1", "1e1", "2147483648", "\"4\"")) {
      assertDamage(
          "line 1: _batch is %s, expected the number of lines of a batch, from 2"
              .formatted(count.equals("1e1") ? "1E+1" : count),
          lines.get(0).replace("\"_batch\":4", "\"_batch\":" + count));
    }
    assertDamage(
        "line 1: starts a batch of 2147483647 lines, but only 4 are there",
        lines.get(0).replace("\"_batch\":4", "\"_batch\":2147483647"),
        lines.get(1),
        lines.get(2),
        lines.get(3));
  }

  private void assertDamage(String message, String... lines) throws IOException {
    String content = String.join("\n", lines) + "\n";
    Files.writeString(file, content);
    try (EventTimeline timeline = open()) {
      String expected = file + ", " + message;
      assertEquals(
          expected, assertThrows(TimelineException.class, () -> events(timeline)).getMessage());
      assertEquals(
          expected,
          assertThrows(TimelineException.class, () -> timeline.add(died(1))).getMessage());
    }
    assertEquals(content, Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"my\":\"config\"}", "Dear diary", "\r", "[", "{\"type\": 1}"})
  void aFileOfSomebodyElseIsRefusedAndLeftAsItIs(String content) throws IOException {
    Files.writeString(file, content);
    try (EventTimeline timeline = open()) {
      String expected = file + ", line 1: is neither an event nor the start of one: no timeline";
      assertEquals(expected, assertThrows(TimelineException.class, timeline::size).getMessage());
      assertEquals(
          expected,
          assertThrows(TimelineException.class, () -> timeline.add(died(1))).getMessage());
    }
    assertEquals(content, Files.readString(file));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    write(1);
    byte[] bytes =
        Files.readString(file)
            .replace("MARRIED", "MARRIE?")
            .replaceFirst(CHECK, "")
            .getBytes(StandardCharsets.UTF_8);
    bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xFF;
    Files.write(file, bytes);
    Files.writeString(file, "{}\n", StandardOpenOption.APPEND);
    var error = assertThrows(TimelineException.class, () -> events(open()));
    assertEquals(file + ", line 1: not UTF-8 text", error.getMessage());
  }

  @Test
  void aDamagedLastLineWithItsLineFeedIsDamageAndNotATornTail() throws IOException {
    write(1);
    Files.writeString(file, "{\"type\":\n", StandardOpenOption.APPEND);
    String before = Files.readString(file);
    try (EventTimeline timeline = open()) {
      var error = assertThrows(TimelineException.class, () -> timeline.add(died(1)));
      assertTrue(error.getMessage().startsWith(file + ", line 2: not JSON: "), error.getMessage());
    }
    assertEquals(before, Files.readString(file));
    assertEquals(List.of(), warnings);
  }

  @Test
  void aLineThatNeverEndsIsRefusedAndNotReadIntoMemory() throws IOException {
    write(1);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}), 3L << 30); // a sparse file of 3 GB
    }
    var error = assertThrows(TimelineException.class, () -> events(open()));
    assertEquals(
        file + ", line 2: longer than 16777216 bytes, expected one event", error.getMessage());
  }
}
