package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.Erased.Keep;
import people.engine.*;
import people.history.*;
import people.postgres.*;
import people.relays.*;

/// What an erasure from a shared timeline takes away is what one from a file does, whoever else is
/// at work on it.
@Tag("engines")
class SharedErasingTest extends ErasureFixture {

  private final PostgresServer server = PostgresServer.shared();
  private final String address = server.newTimeline();
  private final TimelineAddress place = TimelineAddress.of(address);

  private EventTimeline open() {
    return EventTimeline.open(place, TimelineOptions.DEFAULTS);
  }

  private Erasing.Request request(Keep keep, int... people) {
    SortedSet<Integer> all = new TreeSet<>(Arrays.stream(people).boxed().toList());
    return new Erasing.Request(all, keep, "asked by letter", "clerk9");
  }

  private Erasing.Extent eraseShared(Erasing.Request request) {
    return Erasing.erase(place, request, _ -> {}, _ -> {});
  }

  private void share() {
    Backup.restore(file, place, _ -> {}, _ -> {});
  }

  @Test
  void nothingMoreIsRecordedOfWhomWasErasedBeforeItWasShared() {
    erase(Keep.STATISTICS);
    share();
    try (EventTimeline shared = open()) {
      assertThrows(
          IllegalArgumentException.class, () -> shared.add(new Event.Death(ada, Details.NONE)));
    }
  }

  /// The lines without what is drawn or taken from a clock.
  private static List<String> lines(Iterable<RecordedEvent> timeline, long size) {
    List<String> lines = new ArrayList<>();
    for (RecordedEvent each : timeline) {
      String line = each.json();
      lines.add(
          each.position() < size
              ? line
              : line.replaceAll(
                  "\"(_datetime|_check|hashes|headBefore|headAfter)\":\"[^\"]*\"", ""));
    }
    return lines;
  }

  /// Erases somebody from both, and compares all lines.
  private void assertSame(Erasing.Request request, long size) {
    Erasing.Extent ofFile = Erasing.plan(file, request);
    Erasing.Extent ofShared = Erasing.plan(place, request);
    assertEquals(ofFile.people(), ofShared.people());
    assertEquals(ofFile.mentions(), ofShared.mentions());
    ofFile = Erasing.erase(file, request);
    ofShared = eraseShared(request);
    assertEquals(ofFile.kept(), ofShared.kept());
    assertEquals(ofFile.emptied(), ofShared.emptied());
    boolean isFirst = ask(EventTimeline::size) == size + 1;
    assertEquals(isFirst, ofFile.headBefore().equals(ofShared.headBefore()));
    try (EventTimeline shared = open()) {
      List<String> expected = ask(timeline -> lines(timeline, size));
      List<String> found = lines(shared, size);
      assertEquals(expected.size(), found.size());
      for (int i = 0; i < found.size(); i++) {
        assertEquals(expected.get(i), found.get(i));
      }
      assertEquals(ofShared.headAfter(), Verification.of(shared).head());
      for (int person : request.people()) {
        assertEquals(
            ask(timeline -> timeline.of(person)).size(), shared.of(person).size(), "by person");
      }
      for (Event.Kind kind : Event.Kind.values()) {
        assertEquals(
            ask(timeline -> timeline.ofKind(kind)).size(), shared.ofKind(kind).size(), "" + kind);
      }
    }
  }

  @Test
  void eachLineIsWhatAFileHasThen() throws Exception {
    share();
    assertSame(request(Keep.STATISTICS, ada), 12);
    assertNoTracesShared("Zebulonia", "ngstr", "Hidden Court", "4711");
  }

  @Test
  void norIsAnythingElseLeftWhereNothingIsKept() throws Exception {
    share();
    assertSame(request(Keep.NOTHING, ada), 12);
    assertNoTracesShared("Zebulonia", "ngstr", "Hidden Court", "4711");
  }

  @Test
  void severalPeopleOfATownOneAfterTheOther() {
    file = folder.resolve("town.jsonl");
    new people.simulation.Simulation(300, 60, 7).writeTo(file);
    share();
    long size = ask(EventTimeline::size);
    for (int person : List.of(60, 7, 33, 12)) {
      Keep keep = person % 2 == 0 ? Keep.NOTHING : Keep.STATISTICS;
      assertSame(request(keep, person), size);
      assertEquals(
          List.of(ask(EventTimeline::size) / 512 + ", true"),
          server.sql(
              address,
              "SELECT count(*) || ', ' || bool_and(lines = SCHEMA.page(begins)) FROM"
                  + " SCHEMA.pages"));
    }
  }

  private void assertNoTracesShared(String... texts) {
    for (String table :
        server.sql(address, "SELECT tablename FROM pg_tables WHERE schemaname = 'SCHEMA'")) {
      String all =
          String.join(
              "\n", server.sql(address, "SELECT t::text FROM SCHEMA.%s t".formatted(table)));
      for (String text : texts) {
        assertFalse(all.contains(text), () -> text + " in " + table + ": " + all);
      }
    }
  }

  @Test
  void whoeverHasItOpenGoesOnWithoutHer() throws Exception {
    share();
    try (EventTimeline other = open();
        EventTimeline.Feed feed = other.feed(-1)) {
      assertEquals("Zebulonia", History.of(other).today().person(ada).name().firstname());
      other.add(new Event.ObservationEnd("tree.ged", Details.on("2026-01-01")));
      Iterator<RecordedEvent> open = other.iterator();
      for (int i = 0; i < 3; i++) {
        feed.next(Duration.ZERO);
        open.next();
      }
      eraseShared(request(Keep.STATISTICS, ada));
      assertEquals(null, History.of(other).today().person(ada).name());
      assertTrue(other.of(ada).stream().noneMatch(each -> each.json().contains("Zebulonia")));
      List<RecordedEvent> rest = new ArrayList<>();
      for (RecordedEvent event = feed.next(Duration.ZERO);
          event != null;
          event = feed.next(Duration.ZERO)) {
        rest.add(event);
      }
      assertEquals(13, rest.getLast().position(), "its erasure");
      var refused =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  other.add(
                      new Event.Key(
                          other.lastPersonId(), new Attribute("payroll", "4711"), Details.NONE)));
      assertTrue(
          refused.getMessage().contains("the key payroll=4711 is that of person 1, who was erased"),
          refused.getMessage());
    }
  }

  @Test
  void whatIsReadWhileSheIsErasedIsAsItIsThenOrSaidToBeReadAgain() {
    file = folder.resolve("town.jsonl");
    new people.simulation.Simulation(300, 60, 7).writeTo(file);
    share();
    try (EventTimeline other = open()) {
      Iterator<RecordedEvent> open = other.iterator();
      open.next();
      eraseShared(request(Keep.NOTHING, 1));
      var error =
          assertThrows(TimelineException.Replaced.class, () -> open.forEachRemaining(_ -> {}));
      assertEquals(
          place + ": somebody was erased while it was read; read it again", error.getMessage());
    }
  }

  @Test
  void onlyTheOwnerErases() {
    share();
    server.sql(address, "CREATE ROLE SCHEMA_clerk LOGIN PASSWORD 'x'");
    String clerk = address.replaceAll(".*currentSchema=|&.*", "") + "_clerk";
    PostgresSchema.make(address, new PostgresSchema.Roles(List.of(clerk), List.of(), List.of()));
    TimelineAddress theirs =
        TimelineAddress.of(address.replaceAll("&user=.*", "&user=" + clerk + "&password=x"));
    String before = head();
    var refused =
        assertThrows(
            TimelineException.class,
            () -> Erasing.erase(theirs, request(Keep.NOTHING, ada), _ -> {}, _ -> {}));
    assertEquals(
        place
            + ": can't erase: no right to do so: permission denied for table head; only its owner"
            + " may",
        refused.getMessage());
    try (EventTimeline timeline = open()) {
      assertEquals(before, Verification.of(timeline).head());
    }
  }

  @Test
  void whatConsumersLaidAsideOfHerIsGoneAndTheyGoOn() throws Exception {
    share();
    CheckpointStore store = CheckpointStore.of(place);
    List<String> got = new ArrayList<>();
    relay(store, got, event -> event.event().personId() == 1);
    assertEquals(8, store.all().getFirst().dead());
    server.sql(
        address,
        "INSERT INTO SCHEMA.laid_aside (consumer, position, line) VALUES ('x', 11,"
            + " '{\"event\":\"of Zebulonia\"}'), ('x', 11, '{\"event\":\"of Ben\"}')");
    var erased = eraseShared(request(Keep.STATISTICS, ada));
    assertEquals(List.of(place + ", laid_aside"), erased.laidAside());
    assertEquals(
        List.of("{\"event\":\"of Ben\"}"),
        server.sql(address, "SELECT line FROM SCHEMA.laid_aside"));
    got.clear();
    relay(store, got, _ -> false);
    assertEquals(List.of("12"), got);
  }

  private void relay(CheckpointStore store, List<String> got, Predicate<RecordedEvent> isRefused)
      throws InterruptedException {
    RelayTarget target =
        new RelayTarget() {
          @Override
          public String shown() {
            return "list";
          }

          @Override
          public int most() {
            return 1;
          }

          @Override
          public void deliver(List<OutgoingEvent> events) throws DeliveryException {
            if (isRefused.test(events.getFirst().recorded())) {
              throw DeliveryException.ofEvent(0, "not wanted", null);
            }
            got.add(events.getFirst().id());
          }

          @Override
          public void close() {
            // nothing is open
          }
        };
    RetryPolicy quick = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));
    try (EventTimeline timeline = open();
        Relay relay = new Relay(timeline, store.take("hook"), target)) {
      relay.retrying(quick).run(true);
    }
  }
}
