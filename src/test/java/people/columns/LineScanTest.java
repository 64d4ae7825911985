package people.columns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.line.*;

public class LineScanTest {

  public static final List<String> TEXTS =
      List.of(
          "Ada",
          "O'Brien {}",
          "Zoë",
          "İ 12",
          "愛",
          "a,b:c",
          "😀",
          "x\u00a0y",
          "{abc",
          "}",
          "13 \u2028 B");

  private static final List<String> DATES =
      List.of(
          "1835-07-08",
          "2000-02-29",
          "0000-01-01",
          "1835",
          "1835-07",
          "1963~",
          "../1900-02-28",
          "Y12345-01-01",
          "-0043-03-15",
          "9999-12-31");

  public static final List<String> TIMES =
      List.of(
          "0000-01-01T00:00:00Z",
          "1969-12-31T23:59:59.999999Z",
          "2015-02-14T09:26:53.589Z",
          "2024-02-29T12:00:00.000001Z",
          "9999-12-31T23:59:59.999999Z");

  @Test
  void takesEveryLineThatWeWrite() {
    for (byte[] line : lines(new Random(1), 3000)) {
      assertTrue(isTakenAsJacksonReadsIt(line), () -> new String(line, UTF_8));
    }
  }

  @Test
  void whatItTakesOfChangedLinesJacksonReadsAlike() {
    Random random = new Random(2);
    int taken = 0;
    for (byte[] line : lines(random, 20_000)) {
      taken += isTakenAsJacksonReadsIt(changed(line, random)) ? 1 : 0;
    }
    assertTrue(taken > 1000 && taken < 15_000, "taken " + taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"PERSON_DEATH\",\"personId\":01,\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":2147483648,\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_datetime\":\"2015-02-29T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_datetime\":\"2015-02-14T24:00:00.000000Z\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_datetime\":\"2015-02-14T09:27:10.120000Z\"} ",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_datetime\":\"2015-02-14T09:27:10.120000Z\",\"_hash\":1}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"effective\":\"1835-02-30\",\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_NAME_CHANGE\",\"personId\":1,\"newName\":{\"firstname\":\""
            + " Ada\"},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_NAME_CHANGE\",\"personId\":1,\"newName\":{\"firstname\":\"Ada\u2003\"},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_NAME_CHANGE\",\"personId\":1,\"newName\":{\"firstname\":\"\"},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_NAME_CHANGE\",\"personId\":1,\"newName\":{},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_NAME_CHANGE\",\"personId\":1,\"newName\":{\"firstname\":\"A\\u0041\"},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_NAME_CHANGE\",\"personId\":1,\"newName\":{\"lastname\":\"B\",\"firstname\":\"A\"},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_STATUS_CHANGE\",\"personId\":1,\"newStatus\":\"married\",\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_STATUS_CHANGE\",\"personId\":1,\"newStatus\":\"MARRIED\",\"source\":\""
            + " \",\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_id\":\"Zoë\",\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_id\":\"a\\u0041\",\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_id\":7,\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_id\":\"a\",\"_id\":\"b\",\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"status\":\"SINGLE\",\"born\":\"1835-02-30\",\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"status\":\"SINGLE\",\"born\":1835,\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"born\":\"1835\",\"status\":\"SINGLE\",\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"born\":\"1835\",\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"source\":\"{abc"
            + " \",\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_ATTRIBUTE_CHANGE\",\"personId\":1,\"attribute\":{\"name\":\"status\",\"value\":\"x\"},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_ATTRIBUTE_CHANGE\",\"personId\":1,\"attribute\":{\"name\":\"a=b\",\"value\":\"x\"},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_ATTRIBUTE_CHANGE\",\"personId\":1,\"attribute\":{\"name\":\"sex\",\"value\":\"F\"},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_ATTRIBUTE_CHANGE\",\"personId\":1,\"attribute\":{\"name\":\"Sex\",\"value\":\"female\"},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_KEY\",\"personId\":1,\"key\":{\"name\":\"gnd\"},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_PARENTS\",\"personId\":1,\"parentIds\":[2,1],\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_PARENTS\",\"personId\":1,\"parentIds\":[2,2],\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "{\"type\":\"PERSON_PARENTS\",\"personId\":1,\"parentIds\":[2,3,2],\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}",
        "",
        "{",
        "{\"type\":\"PERSON_"
      })
  void leavesWhatWeWouldNotWrite(String line) {
    assertFalse(isTakenAsJacksonReadsIt(line.getBytes(UTF_8)));
  }

  @Test
  void leavesWhatIsNotUtf8() {
    byte[] line =
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"source\":\"?\",\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}"
            .getBytes(UTF_8);
    line[new String(line, UTF_8).indexOf('?')] = (byte) 0xE9;
    assertFalse(isTakenAsJacksonReadsIt(line));
  }

  @Test
  void leavesALineOfWhichThereIsOnlyAPart() {
    for (byte[] line : lines(new Random(4), 200)) {
      for (int length = 0; length <= line.length; length++) {
        EventColumnsBuilder rows = new EventColumnsBuilder(new ValueDictionaries());
        int end =
            add(new RowScan(rows, new LineChecksum()), Arrays.copyOf(line, length), length, false);
        assertEquals(List.of(-1, 0), List.of(end, rows.size));
      }
      EventColumnsBuilder rows = new EventColumnsBuilder(new ValueDictionaries());
      assertEquals(
          line.length, add(new RowScan(rows, new LineChecksum()), line, line.length, true));
    }
  }

  private static int add(RowScan scan, byte[] line, int to, boolean isLast) {
    int end = scan.add(line, 0, to, isLast);
    scan.end();
    return end;
  }

  /// @return whether it is taken
  private static boolean isTakenAsJacksonReadsIt(byte[] line) {
    byte[] around = Arrays.copyOf(line, line.length + 3); // what is behind the line is not its part
    EventColumnsBuilder fast = new EventColumnsBuilder(new ValueDictionaries());
    RowScan scan = new RowScan(fast, new LineChecksum());
    around[line.length] = '\n';
    if (add(scan, around, around.length, false) != line.length) {
      assertEquals(0, fast.size);
      return false;
    }
    EventParser.Line parsed;
    try {
      parsed = EventParser.read(line, 0, line.length, 0, new LineChecksum());
    } catch (BadLine e) {
      throw new AssertionError(new String(line, UTF_8) + " was taken: " + e.getMessage());
    }
    EventColumnsBuilder slow = new EventColumnsBuilder(new ValueDictionaries());
    slow.add(parsed.event());
    assertEquals(
        row(slow, parsed.event()), row(fast, parsed.event()), () -> new String(line, UTF_8));
    assertEquals(parsed.batch(), Math.max(1, scan.line.batch));
    assertEquals(parsed.batchEnd(), scan.line.batchEnd);
    return true;
  }

  /// @param event for what is beyond the columns
  private static List<Object> row(EventColumnsBuilder rows, RecordedEvent event) {
    EventColumns columns = new EventColumns(rows, _ -> event);
    return Arrays.asList(
        columns.size(),
        columns.personId(0),
        columns.kind(0),
        columns.recordedMicros(0),
        columns.epochDay(0),
        columns.effective(0),
        columns.statusNumber(0),
        columns.values.name(columns.nameNumber(0)),
        columns.values.address(columns.addressNumber(0)),
        columns.values.source(columns.sourceNumber(0)),
        PackedKind.isBorn(columns.code(0)),
        columns.birthNumber(0) == 0 ? null : columns.values.date(columns.birthNumber(0)));
  }

  public static List<byte[]> lines(Random random, int count) {
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int batch = 1 + random.nextInt(3);
      byte[] line =
          LineWriter.write(
              event(random), Instant.parse(one(TIMES, random)), random.nextInt(batch), batch);
      lines.add(
          random.nextBoolean()
              ? line
              : LineChecksumTest.sealed(new LineChecksum(), line, random.nextBoolean()));
    }
    return lines;
  }

  public static Event event(Random random) {
    int person = 1 + random.nextInt(random.nextBoolean() ? 9 : Integer.MAX_VALUE);
    EffectiveDate date = random.nextInt(4) == 0 ? null : EffectiveDate.parse(one(DATES, random));
    String source = random.nextInt(3) == 0 ? one(TEXTS, random) : null;
    String id = random.nextInt(3) == 0 ? "letter-" + random.nextInt() : null;
    Details details = new Details(date, source, null, id);
    Status status = Status.values()[random.nextInt(Status.values().length)];
    String text = random.nextInt(3) == 0 ? null : one(TEXTS, random);
    Name name = new Name(text, one(TEXTS, random));
    Address address =
        new Address(text, one(TEXTS, random), random.nextBoolean() ? "W1" : null, text);
    EffectiveDate born = random.nextBoolean() ? null : EffectiveDate.parse(one(DATES, random));
    return switch (random.nextInt(9)) {
      case 0 ->
          new Event.Creation(
              person,
              random.nextBoolean() ? null : name,
              status,
              random.nextBoolean() ? null : address,
              born,
              details);
      case 1 -> {
        Partner partner = partner(random);
        boolean fits = partner != null && partner.misfit(person, status) == null;
        yield new Event.StatusChange(person, status, fits ? partner : null, details);
      }
      case 2 -> new Event.AddressChange(person, random.nextInt(9) == 0 ? null : address, details);
      case 3 -> new Event.NameChange(person, name, details);
      case 4 -> new Event.Return(person, details);
      case 5 ->
          new Event.AttributeChange(
              person,
              new Attribute(one(List.of("occupation", "Beruf ü", "a"), random), text),
              details);
      case 6 ->
          new Event.Parents(
              person,
              random
                  .ints(random.nextInt(4), 1, Integer.MAX_VALUE)
                  .filter(parent -> parent != person)
                  .distinct()
                  .boxed()
                  .toList(),
              details);
      case 7 -> new Event.Key(person, new Attribute("id", one(TEXTS, random)), details);
      default -> new Event.Death(person, details);
    };
  }

  /// A partner, or none.
  public static Partner partner(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Partner.of(1 + random.nextInt(Integer.MAX_VALUE));
      case 1 -> Partner.named(Name.last(one(TEXTS, random)));
      default -> null;
    };
  }

  /// With a byte or a few changed, left out, doubled or put in.
  public static byte[] changed(byte[] line, Random random) {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    int at = random.nextInt(line.length);
    int length = Math.min(line.length - at, random.nextInt(4));
    changed.write(line, 0, at);
    switch (random.nextInt(5)) {
      case 0 -> changed.write(random.nextInt(256));
      case 1 -> changed.writeBytes(Arrays.copyOfRange(line, at, at + length));
      case 2 -> changed.write("0123456789\"{},:\\ \n".charAt(random.nextInt(18)));
      case 3 -> {
        int digit = line[at] >= '0' && line[at] <= '9' ? '0' + random.nextInt(10) : line[at];
        changed.write(digit);
        at++;
        length = 0;
      }
      default -> at = Math.min(line.length, at + length);
    }
    changed.write(line, at, line.length - at);
    return changed.toByteArray();
  }

  public static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
