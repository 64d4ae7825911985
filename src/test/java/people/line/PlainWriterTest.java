package people.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.Address;
import people.Details;
import people.Event;
import people.Name;
import people.columns.LineScanTest;

class PlainWriterTest {

  private static final Instant NOON = Instant.parse("2015-02-14T12:00:00Z");

  private final Bytes out = new Bytes().add("above".getBytes(UTF_8));

  private String added() {
    return new String(out.array, 5, out.length - 5, UTF_8);
  }

  @Test
  void whatItWritesJacksonWritesAlike() {
    Random random = new Random(5);
    int taken = 0;
    for (int i = 0; i < 5000; i++) {
      Event event = LineScanTest.event(random);
      Instant recorded = Instant.parse(LineScanTest.one(LineScanTest.TIMES, random));
      int batch = 1 + random.nextInt(12);
      int index = random.nextInt(batch);
      out.length = 5;
      if (PlainWriter.write(event, recorded, index, batch, out)) {
        taken++;
        String expected = new String(EventFormat.writeTree(event, recorded, index, batch), UTF_8);
        assertEquals(expected, added());
      } else {
        assertEquals(5, out.length);
      }
    }
    assertTrue(taken > 3000, "taken " + taken);
  }

  @Test
  void namesAndAddressesByThemselvesAreWrittenAlike() {
    Random random = new Random(6);
    for (int i = 0; i < 2000; i++) {
      String one = LineScanTest.one(LineScanTest.TEXTS, random);
      String other = random.nextBoolean() ? null : LineScanTest.one(LineScanTest.TEXTS, random);
      Name name = random.nextBoolean() ? new Name(one, other) : new Name(other, one);
      Address address = new Address(other, one, other, random.nextBoolean() ? "NL" : null);
      assertArrayEquals(EventFormat.writeTree(name), EventFormat.bytes(name));
      assertArrayEquals(EventFormat.writeTree(address), EventFormat.bytes(address));
    }
    assertNotNull(PlainWriter.bytes(new Name("Zoë", null)));
    assertNull(PlainWriter.bytes(new Name("\"", null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\\b", "a\tb", "a\u0000b", "\ud83d\ude00", "\ud83d"})
  void whatNeedsAnEscapeOrIsNoCharacterIsLeftToJackson(String source) {
    Event event = new Event.Death(1, new Details(null, source, null));
    assertFalse(PlainWriter.write(event, NOON, 0, 1, out));
    assertEquals("", added());
  }

  @ParameterizedTest
  @ValueSource(strings = {"~\u007f", "\u0080ß", "\u2028\ufeff", "\uffff愛", "\ud7ff\ue000"})
  void charactersOfEveryLengthAreWrittenAsTheyAre(String source) {
    Event event = new Event.Death(Integer.MAX_VALUE, new Details(null, source, null));
    assertTrue(PlainWriter.write(event, NOON, 0, 1, out));
    assertEquals(new String(EventFormat.writeTree(event, NOON, 0, 1), UTF_8), added());
  }
}
