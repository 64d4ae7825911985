package people.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainObjectTest {

  private static String[] read(String object) {
    List<Member> members =
        Stream.of("a", "bc", "d")
            .map(name -> EventFormat.member(name, MemberType.TEXT, null))
            .toList();
    return EventParser.plain(object.getBytes(UTF_8), members);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":\"x\"} | x | |",
        "{\"bc\":\"é, :{}\"} | | é, :{} |",
        "{\"a\":\"x\",\"bc\":\"y\",\"d\":\"z\"} | x | y | z",
        "{\"a\":\"x\",\"d\":\"z\"} | x | | z"
      })
  void readsTheMembersThatAreThere(String object, String a, String bc, String d) {
    assertArrayEquals(new String[] {a, bc, d}, read(object));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"a\"",
        "{\"a\":\"",
        "{\"a\":\"x",
        "{\"a\":\"x\"",
        "{\"a\":\"x\",}",
        "{\"a\":\"x\"} ",
        "{\"a\":1}",
        "{\"a\": \"x\"}",
        "{\"a\":\"\\u0041\"}",
        "{\"bc\":\"x\",\"a\":\"y\"}",
        "{\"b\":\"x\"}",
        "{\"a\":\"x\",\"a\":\"y\"}"
      })
  void leavesEveryOtherObject(String object) {
    assertNull(read(object));
  }
}
