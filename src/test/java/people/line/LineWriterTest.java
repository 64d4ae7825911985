package people.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.columns.*;

class LineWriterTest {

  private static final Instant NOON = Instant.parse("2015-02-14T12:00:00Z");

  private static final List<String> MEMBERS =
      List.of(
          "name",
          "newName",
          "address",
          "firstname",
          "street",
          "to",
          "corrects",
          "status",
          "type",
          "personId",
          "born",
          "why",
          "note",
          "a\"b",
          "é");

  private final Bytes out = new Bytes().add("above".getBytes(UTF_8));

  private String added() {
    return out.text(5);
  }

  @Test
  void whatItWritesJacksonWritesAlike() {
    Random random = new Random(5);
    for (int i = 0; i < 5000; i++) {
      Event event = random.nextInt(4) == 0 ? amending(random) : LineScanTest.event(random);
      Instant recorded = Instant.parse(LineScanTest.one(LineScanTest.TIMES, random));
      int batch = 1 + random.nextInt(12);
      int index = random.nextInt(batch);
      out.length = 5;
      LineWriter.write(event, recorded, index, batch, out);
      assertEquals(new String(JacksonWriter.write(event, recorded, index, batch), UTF_8), added());
    }
  }

  private static Event amending(Random random) {
    Event event = LineScanTest.event(random);
    String why = random.nextBoolean() ? "a \"b\"" : null;
    switch (random.nextInt(10)) {
      case 9 -> {
        return new Event.Protection(random.nextBoolean(), why, "b", event.details());
      }
      case 7 -> {
        return new Event.Restriction(7, random.nextBoolean(), "a \"b\"", event.details());
      }
      case 8 -> {
        List<String> hashes = random.nextBoolean() ? List.of("salt", "hash") : List.of();
        Erased erased = new Erased(Erased.Keep.NOTHING, "a \"b\"", why, null, hashes);
        return new Event.Erasure(7, random.nextBoolean() ? erased : null, event.details());
      }
      case 6 -> {
        return new Event.NamedBatch("a \"b\"", 1 + random.nextInt(9), event.details());
      }
      case 4 -> {
        return new Event.Merge(7, 1 + random.nextInt(6), "a \"b\"", event.details());
      }
      case 5 -> {
        return new Event.Distinction(7, 8, "a \"b\"", event.details());
      }
      case 0 -> {
        return new Event.Retraction(7, random.nextLong(1L << 60), "a \"b\"", event.details());
      }
      case 1 -> {
        return new Event.Leaving(7, why, event.details());
      }
      case 2 -> {
        Details details = event.details();
        return new Event.ObservationEnd(
            why,
            new Details(
                EffectiveDate.parse(random.nextBoolean() ? "2019-12-31" : "2019"),
                details.source(),
                details.others(),
                details.id()));
      }
      default -> {}
    }
    Amendment to =
        new Amendment(
            event.details().effective(),
            event instanceof Event.NameChange e ? e.newName() : null,
            random.nextBoolean() ? Status.MARRIED : null,
            event instanceof Event.AddressChange e ? e.newAddress() : null,
            random.nextBoolean() ? EffectiveDate.parse("1919~") : null,
            LineScanTest.partner(random));
    return new Event.Correction(7, random.nextInt(9), to, "misread", event.details());
  }

  @Test
  void otherMembersStandWhereJacksonWritesThemAndCanBeReadBack() throws BadLine {
    Random random = new Random(7);
    int taken = 0;
    for (int i = 0; i < 5000; i++) {
      Event event = random.nextInt(4) == 0 ? amending(random) : LineScanTest.event(random);
      Details details =
          new Details(event.details().effective(), "folio 1", others(random, 3), "letter-1");
      Event with =
          switch (event) {
            case Event.Creation e ->
                new Event.Creation(
                    e.personId(), e.name(), e.status(), e.address(), e.born(), details);
            case Event.NameChange e -> new Event.NameChange(e.personId(), e.newName(), details);
            case Event.Correction e ->
                new Event.Correction(e.personId(), e.corrects(), e.to(), e.why(), details);
            case Event.Leaving e -> new Event.Leaving(e.personId(), e.why(), details);
            case Event.ObservationEnd e ->
                new Event.ObservationEnd(
                    e.ofSource(),
                    new Details(e.details().effective(), "folio 1", details.others(), "letter-1"));
            default -> new Event.Unrecognized("X \"\\", random.nextInt(2), details);
          };
      out.length = 5;
      try {
        LineWriter.write(with, NOON, 0, 1, out);
      } catch (IllegalArgumentException e) {
        assertEquals("", added()); // could not be read back
        continue;
      }
      taken++;
      assertEquals(new String(JacksonWriter.write(with, NOON, 0, 1), UTF_8), added());
      EventParser.read(added(), 0);
    }
    assertTrue(taken > 1500, "taken " + taken);
  }

  private static Map<String, Object> others(Random random, int depth) {
    Map<String, Object> others = new HashMap<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      others.put(LineScanTest.one(MEMBERS, random), value(random, depth));
    }
    return others;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt();
      case 3 -> new BigDecimal("1.50");
      case 4, 5 -> LineScanTest.one(LineScanTest.TEXTS, random);
      case 6 -> Arrays.asList(value(random, depth - 1), value(random, depth - 1));
      default -> others(random, depth - 1);
    };
  }

  @Test
  void namesAndAddressesByThemselvesAreWrittenAlike() {
    Random random = new Random(6);
    for (int i = 0; i < 2000; i++) {
      String one = LineScanTest.one(LineScanTest.TEXTS, random);
      String other = random.nextBoolean() ? null : LineScanTest.one(LineScanTest.TEXTS, random);
      Name name = random.nextBoolean() ? new Name(one, other) : new Name(other, one);
      Address address = new Address(other, one, other, random.nextBoolean() ? "NL" : null);
      assertArrayEquals(JacksonWriter.write(name), LineWriter.bytes(name));
      assertArrayEquals(JacksonWriter.write(address), LineWriter.bytes(address));
      assertEquals(name, EventParser.name(LineWriter.bytes(name)));
      assertEquals(address, EventParser.address(LineWriter.bytes(address)));
    }
    Name quoted = new Name("\"", "\\ \t.");
    assertEquals(quoted, EventParser.name(LineWriter.bytes(quoted)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\"b",
        "a\\b",
        "a\tb\r\n\b\f.",
        "a\u0000b\u001f\u007f",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00x",
        "x\ud83d\ud83d\ude00",
        "\"\"\"\"\"\"\"\"\"\""
      })
  void whatNeedsAnEscapeIsEscapedAsJacksonDoes(String source) {
    String texts = source + "x".repeat(600) + source;
    Event event = new Event.Death(1, new Details(null, texts, null));
    LineWriter.write(event, NOON, 0, 1, out);
    assertEquals(new String(JacksonWriter.write(event, NOON, 0, 1), UTF_8), added());
  }

  @ParameterizedTest
  @ValueSource(strings = {"~\u007f", "\u0080ß", "\u2028\ufeff", "\uffff愛", "\ud7ff\ue000"})
  void charactersOfEveryLengthAreWrittenAsTheyAre(String source) {
    Event event = new Event.Death(Integer.MAX_VALUE, new Details(null, source, null));
    LineWriter.write(event, NOON, 0, 1, out);
    assertEquals(new String(JacksonWriter.write(event, NOON, 0, 1), UTF_8), added());
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.50",
    "1E+5, 1E+5",
    "1e5, 1E+5",
    "0.00, 0.00",
    "12345678901234567890, 12345678901234567890"
  })
  void numbersOfOthersKeepAllTheirDigits(String number, String written) throws BadLine {
    Event read = EventParser.read(withNumber(number), 0).event().event();
    assertEquals(withNumber(written), new String(LineWriter.write(read, NOON, 0, 1), UTF_8));
    assertEquals(read, EventParser.read(withNumber(written), 0).event().event());
  }

  @Test
  void anExponentThatNoNumberHasIsRefused() {
    var error = assertThrows(BadLine.class, () -> EventParser.read(withNumber("1e99999999999"), 0));
    assertEquals("found 1e99999999999, expected a smaller exponent", error.getMessage());
  }

  private static String withNumber(String number) {
    return "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"x\":[%s],\"_datetime\":\"2015-02-14T12:00:00.000000Z\"}"
        .formatted(number);
  }
}
