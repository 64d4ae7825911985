package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.columns.*;

/// Whatever bytes a file has, it is read as events, or refused in a line that names the file; and
/// every way of reading says the same.
@Order(9)
class FuzzTest {

  private static final String[] PIECES = {
    "{\"type\":\"",
    "\"PERSON_DEATH\"",
    "\"personId\":",
    "\"_datetime\":\"2015-02-14T12:00:00Z\"",
    "\"_batch\":",
    "\"_batchEnd\":",
    ",\"_check\":\"",
    "9a3f01bc\"}",
    "+",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\ud83d",
    "null",
    "true",
    "1e400",
    "-0",
    "1E+999999999",
    "0.1",
    "99999999999999999999999999",
    "2147483647",
    "2147483648",
    "\n",
    "\r",
    "\t",
    "\0",
    "\u00e9",
    "\uFEFF",
    " ",
    "\"effective\":\"1835-{01..02}\"",
    "\"status\":\"MARRIED\"",
    "\"name\":{}",
    "\"born\":\"1919~\"",
    "\"!OBSERVATION_END\"",
    "\"PERSON_LEAVING\"",
    "\"ofSource\":{}",
    "\"address\":[]",
    "\"corrects\":-1",
    "\"to\":{}"
  };

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  private Path file;
  private byte[] good;

  @BeforeEach
  void writeATimeline() throws IOException {
    file = folder.resolve("good.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      for (int i = 0; i < 4; i++) {
        registry.create(new Name("Zoë", "王"), Status.SINGLE, new Address("1 St", "Łódź"));
        registry.inOneBatch(batch -> {
          batch.add(new Event.Death(1, Details.on("1815-12-10").from("\"quoted\"\n")));
          batch.add(new Event.StatusChange(1, Status.MARRIED, Details.on("1835~")));
          batch.add(
              new Event.Unrecognized("X", 1, new Details(null, null, Map.of("x", List.of(1)))));
          batch.create(null, Status.MARRIED, null, EffectiveDate.parse("1919~"), on("1960-01-01"));
          batch.moveToUnknown(1, on("1836"));
          batch.left(1, "to sea", on("1837"));
          batch.returned(1, on("1838"));
          batch.observedUntil("tree.ged", on("1992-08"));
          return null;
        });
      }
    }
    good = Files.readAllBytes(file);
    file = folder.resolve("people.jsonl");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void mutatedBytesAreReadOrRefusedInALine(long seed) throws IOException {
    Random random = new Random(seed);
    int refused = 0;
    int rounds = Rounds.of(700);
    for (int i = 0; i < rounds; i++) {
      byte[] bytes = good;
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        bytes = mutated(bytes, random);
      }
      refused += check(bytes, "seed %d, case %d".formatted(seed, i)) ? 1 : 0;
    }
    assertTrue(refused > rounds * 3 / 7, refused + " of " + rounds + " were refused");
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void bytesByChanceAreReadOrRefusedInALine(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < Rounds.of(500); i++) {
      byte[] bytes = i % 2 == 0 ? new byte[random.nextInt(2000)] : pieces(random);
      if (i % 2 == 0) {
        random.nextBytes(bytes);
      }
      if (random.nextBoolean()) {
        bytes = concat(good, bytes);
      }
      check(bytes, "seed %d, case %d".formatted(seed, i));
    }
  }

  @Test
  void whatIsTooDeepTooLongOrTooLargeIsRefusedInALine() throws IOException {
    String start = "{\"type\":\"X\",\"_datetime\":\"2015-02-14T12:00:00Z\",\"x\":";
    for (String value :
        List.of(
            "[".repeat(100_000),
            "[".repeat(400) + "]".repeat(400),
            "[".repeat(2000) + "]".repeat(2000),
            "{\"a\":".repeat(100_000),
            "9".repeat(100_000),
            "1e" + "9".repeat(5000),
            "-1E-999999999",
            "\"" + "\\u0000".repeat(100_000) + "\"",
            "{\"" + "k".repeat(100_000) + "\":1}",
            "\"" + "x".repeat(Rounds.of(3 << 20)) + "\"",
            "[" + "1,".repeat(Rounds.of(300_000)) + "1]")) {
      byte[] line = (start + value + "}\n").getBytes(StandardCharsets.UTF_8);
      check(line, value.substring(0, 5));
      check(concat(good, line), "behind others: " + value.substring(0, 5));
    }
    byte[] zeros = new byte[Rounds.of(5 << 20)];
    check(zeros, "NULs");
    check(concat(good, zeros), "NULs behind others");
    Arrays.fill(zeros, (byte) '\n');
    check(concat(good, Arrays.copyOf(zeros, Rounds.of(100_000))), "line feeds");
    Arrays.fill(zeros, (byte) '{');
    check(concat(good, zeros), "braces");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_datetime\":\"?\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":\"?\",\"_datetime\":\"2015-02-14T12:00:00Z\"}",
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"effective\":\"?\",\"_datetime\":\"2015-02-14T12:00:00Z\"}",
        "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"status\":\"?\",\"_datetime\":\"2015-02-14T12:00:00Z\"}",
        "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"name\":\"?\",\"_datetime\":\"2015-02-14T12:00:00Z\"}",
        "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"born\":\"?\",\"_datetime\":\"2015-02-14T12:00:00Z\"}",
        "{\"type\":\"!OBSERVATION_END\",\"effective\":\"?\",\"_datetime\":\"2015-02-14T12:00:00Z\"}",
        "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"_datetime\":\"2015-02-14T12:00:00Z\",\"_batch\":\"?\"}",
        "{\"type\":\"EVENT_CORRECTION\",\"personId\":1,\"corrects\":\"?\",\"_datetime\":\"2015-02-14T12:00:00Z\"}"
      })
  void whatAMessageQuotesIsQuotedInOneShortLine(String line) throws IOException {
    for (String value :
        List.of("a\\nb", "a\\r\\u001b[1m", "a\\u2028b", "x".repeat(Rounds.of(1 << 20)))) {
      byte[] bytes = (line.replace("?", value) + "\n").getBytes(StandardCharsets.UTF_8);
      assertTrue(check(bytes, line), line);
    }
  }

  // ---- what is looked at

  /// @return whether it was refused
  private boolean check(byte[] bytes, String what) throws IOException {
    Files.write(file, bytes);
    try (EventTimeline timeline = open();
        EventTimeline fresh = open();
        EventTimeline columns = open();
        EventTimeline counted = open()) {
      List<RecordedEvent> events = new ArrayList<>();
      String refused = said(() -> read(timeline, -1, events), what);
      // where one stops all stop, and say the same
      assertEquals(refused, said(() -> read(timeline, -1, new ArrayList<>()), what), what);
      assertEquals(refused, said(counted::size, what), what);
      assertEquals(
          refused,
          said(
              () -> {
                assertEquals(events.size(), ColumnSource.read(columns, _ -> {}).size());
                return null;
              },
              what),
          what);
      List<RecordedEvent> later = new ArrayList<>();
      int after = events.size() / 2 - 1;
      assertEquals(refused, said(() -> read(fresh, after, later), what), what);
      assertEquals(events.subList(after + 1, events.size()), later, what);
      if (refused == null) {
        assertEquals(events.size(), timeline.size(), what);
      }
      return refused != null;
    }
  }

  private EventTimeline open() {
    return EventTimeline.open(file);
  }

  private Object read(EventTimeline timeline, long position, List<RecordedEvent> into) {
    for (RecordedEvent event : timeline.readAfter(position)) {
      into.add(event);
      // every event has a line, and every line a byte: it ends
      assertTrue(into.size() <= file.toFile().length());
    }
    return null;
  }

  /// @return null when all is well
  private String said(Callable<?> reading, String what) {
    try {
      reading.call();
      return null;
    } catch (TimelineException e) {
      String message = e.getMessage();
      boolean isForeign =
          message.startsWith(file + ": ")
              && message.endsWith("; expected a timeline: UTF-8 text, an event a line");
      assertTrue(isForeign || message.startsWith(file + ", line "), () -> what + ": " + message);
      assertTrue(
          message.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028),
          () -> what + ": " + message);
      assertTrue(message.length() < 600, () -> what + ": " + message);
      return message;
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(what + ": " + e, e);
    }
  }

  // ---- bytes

  private static byte[] mutated(byte[] bytes, Random random) {
    if (bytes.length < 2) {
      return bytes;
    }
    byte[] result = bytes.clone();
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 4 : 400));
    return switch (random.nextInt(10)) {
      case 0 -> {
        result[from] ^= (byte) (1 << random.nextInt(8));
        yield result;
      }
      case 1 -> {
        result[from] = (byte) random.nextInt(256);
        yield result;
      }
      case 2 -> Arrays.copyOf(bytes, from);
      case 3 -> spliced(bytes, from, to, new byte[0]);
      case 4 -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
      case 5 -> spliced(bytes, from, from, new byte[] {(byte) (random.nextBoolean() ? '\n' : 0)});
      case 6 -> {
        Arrays.fill(result, from, to, (byte) 0);
        yield result;
      }
      case 7 -> swapped(bytes, random);
      case 8 ->
          spliced(
              bytes,
              from,
              from,
              PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
      default -> spliced(bytes, from, to, new byte[] {(byte) 0xC3, (byte) 0x28});
    };
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
    return concat(
        concat(Arrays.copyOf(bytes, from), between), Arrays.copyOfRange(bytes, to, bytes.length));
  }

  private static byte[] swapped(byte[] bytes, Random random) {
    String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\n)");
    int one = random.nextInt(lines.length);
    int other = random.nextInt(lines.length);
    String line = lines[one];
    lines[one] = lines[other];
    lines[other] = line;
    return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] pieces(Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = random.nextInt(60); i > 0; i--) {
      bytes.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }
}
