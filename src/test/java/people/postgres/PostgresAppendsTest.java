package people.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;

import module java.base;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.engine.*;
import people.history.*;
import people.simulation.*;
import people.timeline.*;

/// What several programs record together in PostgreSQL, how it comes from a file and goes back, and
/// what of it is found out that was done past the functions.
@Tag("engines")
class PostgresAppendsTest {

  private static final Name ADA = new Name("Ada", "Byron");

  @TempDir private Path folder;
  private final String address = PostgresServer.shared().newTimeline();

  private EventTimeline open() {
    return PostgresServer.open(address);
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = PostgresAddress.of(address, Map.of()).connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each.replace("SCHEMA", address.replaceAll(".*currentSchema=|&.*", "")));
      }
    }
  }

  @Test
  void programsThatCreateEachGetIdentifiersOfTheirOwn() throws Exception {
    int each = 30;
    List<EventTimeline> programs = List.of(open(), open(), open());
    Set<Integer> given = ConcurrentHashMap.newKeySet();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (EventTimeline program : programs) {
        PersonRegistry registry = new PersonRegistry(program);
        for (int thread = 0; thread < 4; thread++) {
          all.add(
              pool.submit(() -> {
                for (int i = 0; i < each; i++) {
                  int person = registry.create(ADA);
                  assertTrue(given.add(person), () -> person + " was given twice");
                }
                return null;
              }));
        }
      }
      for (Future<?> future : all) {
        future.get();
      }
    }
    try (EventTimeline timeline = programs.getFirst()) {
      assertEquals(12 * each, timeline.size());
      assertEquals(12 * each, timeline.lastPersonId(), "no gaps");
      assertEquals(1, timeline.firstPersonId());
      assertEquals(12 * each, Verification.of(timeline).people());
    }
    programs.forEach(EventTimeline::close);
  }

  @Test
  void aBatchIsMadeAgainWhenAnotherProgramAppendsMeanwhile() {
    try (EventTimeline timeline = open();
        EventTimeline other = open()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      AtomicInteger runs = new AtomicInteger();
      long position =
          registry.inOneBatch(batch -> {
            if (runs.incrementAndGet() == 1) {
              other.add(died(7));
            }
            int person = batch.create(ADA);
            assertEquals(runs.get() == 1 ? 1 : 8, person);
            return batch.died(person);
          });
      assertEquals(2, runs.get());
      assertEquals(2, position);
    }
  }

  @Test
  void whatIsExpectedIsLookedAtWhenItIsRecorded() {
    try (EventTimeline timeline = open();
        EventTimeline other = open()) {
      timeline.add(died(1));
      other.add(died(1));
      var error =
          assertThrows(
              TimelineException.Conflict.class,
              () -> timeline.addAll(List.of(died(1)), Expected.revision(1, 0)));
      assertEquals(
          "person 1 is at revision 1, expected 0: someone else recorded something first",
          error.getMessage());
    }
  }

  @Test
  void aTownGoesInAndComesBackByteByByte() throws Exception {
    Path town = folder.resolve("town.jsonl");
    new Simulation(400, 60, 7).writeTo(town);
    Files.writeString(
        town,
        "{\"type\":\"X_LATER\",\"personId\":1,\"x\":\"\\\\ \\\" é 王"
            + " \\u0000\",\"_datetime\":\"2030-01-01T00:00:00Z\"}\n",
        StandardOpenOption.APPEND);
    Verification in = Backup.restore(town, TimelineAddress.of(address), _ -> {}, _ -> {});
    Path back = folder.resolve("back.jsonl");
    Verification out = Backup.of(TimelineAddress.of(address), back, _ -> {}, _ -> {});
    assertEquals(in, out);
    assertEquals(-1, Files.mismatch(town, back));
    try (EventTimeline file = EventTimeline.open(town);
        EventTimeline shared = open()) {
      History expected = History.of(file);
      History found = History.of(shared);
      for (String day : List.of("1970-06-01", "1999-12-31", "2015-02-14")) {
        LocalDate date = LocalDate.parse(day);
        assertEquals(expected.at(date).countByStatus(), found.at(date).countByStatus());
        assertEquals(expected.at(date).people(), found.at(date).people());
      }
      for (int person : List.of(1, 17, 300)) {
        assertEquals(file.of(person), shared.of(person));
        assertEquals(file.revision(person), shared.revision(person));
        assertEquals(
            History.of(file, person).events(person), History.of(shared, person).events(person));
      }
      for (Event.Kind kind : Event.Kind.values()) {
        assertEquals(file.ofKind(kind), shared.ofKind(kind), kind.word());
        assertEquals(file.has(kind), shared.has(kind), kind.word());
      }
    }
    var error =
        assertThrows(
            TimelineException.class,
            () -> Backup.restore(town, TimelineAddress.of(address), _ -> {}, _ -> {}));
    assertTrue(
        error.getMessage().endsWith("expected none: nothing is overwritten"), error.getMessage());
  }

  @Test
  void aLargeBatchIsThereWholeAndItsColumnsFollowWhatIsAddedLater() {
    try (EventTimeline timeline = open()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      registry.inOneBatch(batch -> {
        for (int i = 0; i < 25_000; i++) {
          batch.create(ADA, Details.on("1815-12-10").withId("letter-" + i));
        }
        return null;
      });
      assertEquals(25_000, timeline.size());
      assertEquals(25_000, History.of(timeline).personIds().size());
      registry.create(ADA);
      assertEquals(25_001, History.of(timeline).personIds().size());
      assertEquals(17, timeline.find("letter-17").position());
      assertEquals(25_001, Verification.of(timeline).events());
    }
  }

  @Test
  void whatWasDonePastTheFunctionsIsFoundOut() throws Exception {
    try (EventTimeline timeline = open()) {
      for (int i = 0; i < 4; i++) {
        timeline.add(died(i + 1));
      }
      sql(
          "UPDATE SCHEMA.events SET line = replace(line, '\"personId\":2', '\"personId\":9') WHERE"
              + " position = 1");
      assertDamage(
          "line 2: does not fit its check: it was changed, or lines above it were changed, moved or"
              + " removed");
      sql("DELETE FROM SCHEMA.events WHERE position = 1");
      assertDamage("line 2: is missing; expected 4 lines, one behind the other");
      sql("DELETE FROM SCHEMA.events WHERE position > 0");
      assertDamage("line 2: is missing; expected 4 lines, one behind the other");
    }
  }

  private void assertDamage(String expected) {
    try (EventTimeline timeline = open()) {
      var error = assertThrows(TimelineException.class, () -> Verification.of(timeline));
      assertEquals(PostgresAddress.of(address, Map.of()) + ", " + expected, error.getMessage());
      var again = assertThrows(TimelineException.class, () -> History.of(timeline));
      assertEquals(error.getMessage(), again.getMessage());
    }
  }

  @Test
  void whatIsAcknowledgedEarlyIsOnDiskBehindASync() {
    try (EventTimeline timeline =
        EventTimeline.open(
            TimelineAddress.of(address),
            TimelineOptions.DEFAULTS.with(Durability.NONE).by("clerk"))) {
      timeline.add(died(1));
      timeline.sync();
      assertEquals("clerk", timeline.of(1).getFirst().event().details().recordedBy());
    }
  }

  @Test
  void theServersClockIsThatOfAllUnlessAnotherOneIsAskedFor() {
    Clock late = Clock.fixed(Instant.parse("2015-02-14T12:00:00Z"), ZoneOffset.UTC);
    try (EventTimeline old =
            EventTimeline.open(TimelineAddress.of(address), TimelineOptions.DEFAULTS.with(late));
        EventTimeline timeline = open()) {
      old.add(died(1));
      timeline.add(died(1));
      List<RecordedEvent> events = timeline.of(1);
      assertEquals(late.instant(), events.getFirst().recorded());
      assertTrue(events.getLast().recorded().isAfter(Instant.parse("2020-01-01T00:00:00Z")));
    }
  }
}
