package people.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;

class PlainJsonTest {

  private static final String LINE =
      "{\"type\":\"PERSON_KEY\",\"personId\":17,\"key\":{\"name\":\"mrn\",\"value\":\"Zoë 李 𝒳\"}, "
          + "\"list\" : [1, \"a\",{},[ ],true,false,null] ,\"zero\":100200300400500600 }\n";

  @Test
  void aPlainLineIsReadAsTheParserReadsIt() throws BadLine {
    Map<String, Object> plain = PlainJson.object(LINE);
    assertNotNull(plain);
    assertEquals(JsonText.parsed(LINE), plain);
    assertEquals(
        List.copyOf(JsonText.parsed(LINE).keySet()), List.copyOf(plain.keySet()), "in its order");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "17",
        "{",
        "{}}",
        "{} {}",
        "{}\0",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":\"b}",
        "{\"a\":\"b\tc\"}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\\"\"}",
        "{\"a\\u0041\":1}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":null,\"a\":null}",
        "{\"a\":01}",
        "{\"a\":-1}",
        "{\"a\":1.5}",
        "{\"a\":1e3}",
        "{\"a\":1234567890123456789012345}",
        "{\"a\":0}",
        "{\"a\":tru}",
        "{\"a\":truee}",
        "{\"a\":nul",
        "{\"a\":NaN}",
        "{\"a\":1}//",
        "\uFEFF{}"
      })
  void whatIsNotPlainIsLeftToTheParser(String text) {
    assertNull(PlainJson.object(text));
  }

  @Test
  void whatIsNestedTooDeeplyIsLeftToTheParser() {
    String text = "{\"a\":".repeat(60) + "1" + "}".repeat(60);
    assertNull(PlainJson.object(text));
  }

  @Test
  void aLineThatIsChangedAnywhereIsReadAsTheParserReadsItOrLeftToIt() {
    Random random = new Random(1);
    int plain = 0;
    for (int i = 0; i < Rounds.of(40_000); i++) {
      StringBuilder changed = new StringBuilder(LINE);
      for (int n = random.nextInt(3); n >= 0; n--) {
        int at = random.nextInt(changed.length());
        switch (random.nextInt(3)) {
          case 0 -> changed.deleteCharAt(at);
          case 1 -> changed.setCharAt(at, "{}[]\",: 0129tfn\\é".charAt(random.nextInt(17)));
          default -> changed.insert(at, "{}[]\",: 0129tfn\\é".charAt(random.nextInt(17)));
        }
      }
      Map<String, Object> read = PlainJson.object(changed.toString());
      if (read != null) {
        plain++;
        assertEquals(parsed(changed.toString()), read, changed.toString());
      }
    }
    assertTrue(plain > Rounds.of(1000), "plain " + plain);
  }

  private static Map<String, Object> parsed(String text) {
    try {
      return JsonText.parsed(text);
    } catch (BadLine e) {
      return Map.of("not JSON", e.getMessage());
    }
  }
}
