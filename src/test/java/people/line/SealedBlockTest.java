package people.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;

/// Lines in which what is personal is sealed: what stands in the plain places, what is sealed, and
/// that both together are the event again.
class SealedBlockTest {

  private static final Instant NOON = Instant.parse("2015-02-14T12:00:00Z");

  /// Seals nothing, but writes whom and what it is told, so that it can be seen.
  private static final LineSeal OPEN =
      new LineSeal() {
        @Override
        public String token(String member, String text) {
          return "(%s)".formatted(member);
        }

        @Override
        public String token(String member, String text, UnaryOperator<String> alike) {
          return "(%s like %s)".formatted(member, alike.apply(text));
        }

        @Override
        public void seal(Bytes personal, int personId, long position, String type, Bytes out) {
          String about = "%d %d %s ".formatted(personId, position, type);
          out.add((about + personal.text(0).replace('"', '\'')).getBytes(UTF_8));
        }

        @Override
        public byte[] open(String sealed, int personId, long position, String type) {
          String about = "%d %d %s ".formatted(personId, position, type);
          assertTrue(sealed.startsWith(about), sealed);
          return sealed.substring(about.length()).replace('\'', '"').getBytes(UTF_8);
        }
      };

  private static String line(Event event) {
    Bytes out = new Bytes();
    SealedLine.write(event, NOON, 0, 1, OPEN, 7, out);
    return out.text(0);
  }

  private static void assertLine(String expected, Event event) throws BadLine {
    String line = line(event);
    assertEquals(expected.replace("\n", ""), line);
    byte[] bytes = line.getBytes(UTF_8);
    EventParser.Line read =
        EventParser.read(bytes, 0, bytes.length, 7, LineChecksum.fromAnywhere(), OPEN);
    assertEquals(event, read.event().event());
  }

  @Test
  void textsArePlaceholdersAndStandInWhatIsSealed() throws BadLine {
    assertLine(
        """
        {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"•••(firstname)","lastname":"•••(lastname)"},
        "status":"SINGLE","address":{"street":"•••(street like mill lane 3)","city":"Delft","postcode":"•••(postcode like 2611xx)"},
        "born":"1980-05-17","effective":"1980-05-17","source":"•••(source)#•••(source)","recordedBy":"•••(recordedBy)",
        "_id":"form-7","_datetime":"2015-02-14T12:00:00.000000Z","_sealed":"1 7 PERSON_CREATION
         {'name':{'firstname':'Ada','lastname':'Byron'},'address':{'street':'Mill Lane 3','postcode':'2611 XX'},
        'source':'tree.ged#I1','recordedBy':'clerk7'}"}
        """,
        new Event.Creation(
            1,
            new Name("Ada", "Byron"),
            Status.SINGLE,
            new Address("Mill Lane 3", "Delft", "2611 XX", null),
            EffectiveDate.parse("1980-05-17"),
            Details.on("1980-05-17").from("tree.ged#I1").by("clerk7").withId("form-7")));
    assertLine(
        """
        {"type":"EVENT_CORRECTION","personId":1,"corrects":3,"to":{"name":{"lastname":"•••(lastname)"},"status":"MARRIED",
        "partner":{"firstname":"•••(firstname)"}},"why":"•••","_datetime":"2015-02-14T12:00:00.000000Z",
        "_sealed":"1 7 EVENT_CORRECTION {'to':{'name':{'lastname':'King'},'partner':{'firstname':'Ben'}},'why':'misread'}"}
        """,
        new Event.Correction(
            1,
            3,
            new Amendment(
                null,
                Name.last("King"),
                Status.MARRIED,
                null,
                null,
                Partner.named(new Name("Ben", null))),
            "misread",
            Details.NONE));
    assertLine(
        """
        {"type":"!OBSERVATION_END","ofSource":"•••(source)","effective":"2000","_datetime":"2015-02-14T12:00:00.000000Z",
        "_sealed":"0 7 !OBSERVATION_END {'ofSource':'tree.ged'}"}
        """,
        new Event.ObservationEnd("tree.ged", Details.on("2000")));
  }

  @Test
  void whatOthersPutInIsSealedAsAWholeWhereverItStands() throws BadLine {
    Map<String, Object> others = new LinkedHashMap<>();
    others.put("newName", Map.of("_by", "clerk7"));
    others.put("note", List.of("a", Map.of("b", true)));
    assertLine(
        """
        {"type":"PERSON_NAME_CHANGE","personId":1,"newName":{"lastname":"•••(lastname)"},"_datetime":"2015-02-14T12:00:00.000000Z",
        "_sealed":"1 7 PERSON_NAME_CHANGE {'newName':{'lastname':'King','_by':'clerk7'},'note':['a',{'b':true}]}"}
        """,
        new Event.NameChange(1, Name.last("King"), new Details(null, null, null, others, null)));
    assertLine(
        """
        {"type":"PERSON_PORTRAIT","personId":1,"effective":"1840","_datetime":"2015-02-14T12:00:00.000000Z",
        "_sealed":"1 7 PERSON_PORTRAIT {'painter':'Carpenter'}"}
        """,
        new Event.Unrecognized(
            "PERSON_PORTRAIT",
            1,
            new Details(
                EffectiveDate.parse("1840"), null, null, Map.of("painter", "Carpenter"), null)));
  }

  @Test
  void theSexAndWhatTellsNobodyStayPlain() throws BadLine {
    assertLine(
        """
        {"type":"PERSON_ATTRIBUTE_CHANGE","personId":1,"attribute":{"name":"sex","value":"female"},"_datetime":"2015-02-14T12:00:00.000000Z"}
        """,
        new Event.AttributeChange(1, new Attribute("sex", "female"), Details.NONE));
    assertLine(
        """
        {"type":"PERSON_DEATH","personId":1,"effective":"1852-11-27","_datetime":"2015-02-14T12:00:00.000000Z"}
        """,
        new Event.Death(1, Details.on("1852-11-27")));
    assertFalse(SealedLine.isPersonal(new Event.Death(1, Details.on("1852-11-27"))));
    assertTrue(SealedLine.isPersonal(new Event.Death(1, Details.NONE.by("clerk7"))));
  }

  @Test
  void onlyWhatIsSealedOfTheLineItselfMakesItASealedOne() {
    Event plain =
        new Event.Death(
            1,
            new Details(
                null,
                null,
                null,
                Map.of("a", Map.of("b", 1, "_sealed", "x", "_check", "y")),
                null));
    String inAnother = new String(LineWriter.write(plain, NOON, 0, 1), UTF_8);
    assertFalse(SealedLine.isSealed(inAnother), inAnother);
    for (String end : List.of("\"_sealed\":\"x\"}}", "\"_sealed\":\"x\",\"_check\":\"y\"}}")) {
      assertFalse(SealedLine.isSealed("{\"type\":\"X\",\"a\":{\"b\":1," + end), end);
    }
    assertTrue(SealedLine.isSealed(line(plain)), line(plain));
    assertTrue(SealedLine.isSealed("{\"_sealed\": \"AA\", \"type\":\"X\"}"));
    assertFalse(SealedLine.isSealed("{\"type\":\"X\",\"note\":\"a \\\"_sealed\\\":\\\"b\\\"\"}"));
  }

  @Test
  void anEventThatCantBeWrittenIsRefusedInItsTurnAndTheOthersAreThere() {
    Event fine = new Event.Death(1, Details.NONE.from("parish"));
    Event long1 = new Event.Death(2, Details.NONE.from("x".repeat(17 << 20)));
    Event odd = new Event.Death(3, new Details(null, null, Map.of("source", 5)));
    SealedBlock block = new SealedBlock(List.of(fine, long1, odd, fine), OPEN, 7);
    Bytes out = new Bytes();
    block.write(0, NOON, 0, 4, out);
    int length = out.length;
    assertEquals(
        "person 2: an event of 17825942 bytes; a line has 16777216 at most",
        assertThrows(IllegalArgumentException.class, () -> block.write(1, NOON, 1, 4, out))
            .getMessage());
    assertEquals(
        "person 3: an event that could not be read back: source is 5, expected a text",
        assertThrows(IllegalArgumentException.class, () -> block.write(2, NOON, 2, 4, out))
            .getMessage());
    assertEquals(length, out.length);
    block.write(3, NOON, 3, 4, out);
    assertTrue(out.text(length).contains("\"_batchEnd\":4,\"_sealed\":\"1 10 "), out.text(length));
  }
}
