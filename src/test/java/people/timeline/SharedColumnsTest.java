package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.Erased.Keep;
import people.engine.*;
import people.history.*;
import people.postgres.*;
import people.simulation.*;

/// Who has the columns of a shared timeline kept in a folder gets the answers of whoever has not,
/// whatever happened to the timeline or to the folder since.
@Tag("engines")
class SharedColumnsTest extends ErasureFixture {

  private final PostgresServer server = PostgresServer.shared();
  private final String address = server.newTimeline();
  private Path kept;

  /// From and to of the lines that were copied.
  private final List<String> copied = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void chooseAFolder() {
    kept = folder.resolve("kept columns");
  }

  /// A town of which an index is worth it.
  private Path town(int seed) {
    Path town = folder.resolve("town-%d.jsonl".formatted(seed));
    new Simulation(1200, 60, seed).writeTo(town);
    return town;
  }

  private void restore(Path lines) {
    Backup.restore(lines, TimelineAddress.of(address), _ -> {}, _ -> {});
  }

  private String keeping() {
    return address + "&columns=" + URLEncoder.encode(kept.toString(), StandardCharsets.UTF_8);
  }

  /// An engine that notes what is copied.
  private LineEngine noting(LineEngine engine) {
    return (LineEngine)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {LineEngine.class},
            (_, method, arguments) -> {
              if (method.getName().equals("copy")) {
                copied.add(arguments[0] + "-" + arguments[1]);
              }
              try {
                return method.invoke(engine, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static List<String> answers(EventTimeline timeline) {
    History history = History.of(timeline);
    HistoryColumns.EventRows events = history.columns().events();
    List<String> answers = new ArrayList<>();
    for (int row = 0; row < events.size(); row++) {
      answers.add(events.events().apply(row).json());
    }
    for (String day : List.of("1990-01-01", "2010-01-01")) {
      Snapshot then = history.at(day);
      answers.add(day + " " + then.countByStatus() + " " + then.countByCity());
      then.people().forEach(person -> answers.add(day + " " + person));
    }
    return answers;
  }

  /// In a program of its own, as far as the timeline knows.
  private List<String> kept() {
    TimelineAddress.Shared place = (TimelineAddress.Shared) TimelineAddress.of(keeping());
    try (var timeline =
        new SharedTimeline(noting(place.open()), place.columns(), TimelineOptions.DEFAULTS)) {
      return answers(timeline);
    }
  }

  /// Both ways, which say the same.
  ///
  /// @param from where the copying begins
  private void assertSame(long from) {
    List<String> expected;
    long size;
    try (EventTimeline timeline = PostgresServer.open(address)) {
      expected = answers(timeline);
      size = timeline.size();
    }
    copied.clear();
    assertEquals(expected, kept());
    assertEquals(from == size ? List.of() : List.of(from + "-" + size), copied);
  }

  @Test
  void onlyNewLinesAreCopiedByWhoeverAsksNext() throws Exception {
    restore(town(7));
    assertSame(0);
    Map<Path, byte[]> files = Traces.files(kept);
    assertTrue(files.keySet().stream().anyMatch(each -> each.toString().contains(".index/0-")));
    long size;
    try (EventTimeline timeline = PostgresServer.open(address)) {
      size = timeline.size();
      assertSame(size);
      var registry = new PersonRegistry(timeline);
      int person =
          registry.create(new Name("Zoë", "King"), Status.SINGLE, null, Details.on("1980"));
      registry.set(person, "occupation", "astronomer", Details.on("2001-04-05"));
      assertSame(size);
      assertSame(size + 2);
      timeline.addAll(Collections.nCopies(3, new Event.Death(person, Details.on("2020"))));
      assertSame(size + 2);
    }
  }

  @Test
  void oneProgramAsksAgainAndAgain() {
    restore(file);
    var place = (TimelineAddress.Shared) TimelineAddress.of(keeping());
    try (var timeline =
        new SharedTimeline(noting(place.open()), place.columns(), TimelineOptions.DEFAULTS)) {
      List<String> before = answers(timeline);
      assertEquals(before, answers(timeline));
      new PersonRegistry(timeline).died(ben, Details.on("2020"));
      assertEquals(before.size() + 1, answers(timeline).size());
      assertEquals(List.of("0-12", "12-13"), copied);
      eraseAda();
      assertFalse(String.join("\n", answers(timeline)).contains("Zebulonia"));
      assertEquals(List.of("0-12", "12-13", "0-14"), copied);
    }
  }

  private void eraseAda() {
    var request = new Erasing.Request(Set.of(ada), Keep.STATISTICS, "asked by letter", "clerk9");
    Erasing.erase(TimelineAddress.of(address), request, _ -> {}, _ -> {});
  }

  @Test
  void whatWasKeptBeforeAnErasureIsThrownAway() throws Exception {
    restore(file);
    assertSame(0);
    eraseAda();
    assertSame(0);
    Map<Path, byte[]> files = Traces.files(kept);
    for (String text : List.of("Zebulonia", "Ångström", "Hidden Court 12")) {
      assertEquals(List.of(), Traces.of(text, files));
    }
    assertEquals(
        List.of("1.jsonl", "1.jsonl.lock"),
        files.keySet().stream().map(each -> each.getFileName().toString()).toList());
  }

  @Test
  void anotherTimelineAtTheSameAddressIsNotTakenForTheOneThatWasKept() {
    for (int seed : List.of(7, 8, 9)) {
      Path town = town(seed);
      if (seed == 8) { // longer than what was kept
        try (EventTimeline timeline = EventTimeline.open(town)) {
          timeline.addAll(Collections.nCopies(5000, new Event.Death(3, Details.on("2020"))));
        }
      }
      restore(town);
      assertSame(0);
      server.empty(address);
    }
    restore(file);
    assertSame(0);
  }

  @Test
  void damageOfWhatIsKeptIsNotBelieved() throws Exception {
    restore(town(7));
    assertSame(0);
    long size = Verification.of(PostgresServer.open(address)).events();
    Path lines = only("[0-9]+\\.jsonl");
    Path segment = only("0-[0-9]+");
    byte[] whole = Files.readAllBytes(lines);

    byte[] bent = whole.clone();
    bent[bent.length / 2] ^= 1;
    Files.write(lines, bent);
    assertSame(0);
    Files.write(lines, Arrays.copyOf(whole, whole.length - 7));
    assertSame(0);
    Files.write(lines, "not a line\n".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    assertSame(0);
    Files.write(lines, new byte[0]);
    assertSame(0);
    Files.write(lines, new byte[] {1, 2, 3});
    assertSame(0);

    bent = Files.readAllBytes(segment);
    bent[bent.length / 2] ^= 1;
    Files.write(segment, bent);
    assertSame(size);
    Files.delete(segment);
    assertSame(size);
  }

  private Path only(String name) throws IOException {
    return Traces.files(kept).keySet().stream()
        .filter(each -> each.getFileName().toString().matches(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onlyItsOwnerMayReadWhatIsKept() throws Exception {
    restore(file);
    assertSame(0);
    try (Stream<Path> all = Files.walk(kept)) {
      for (Path each : all.toList()) {
        String expected = Files.isDirectory(each) ? "rwx------" : "rw-------";
        assertEquals(
            expected,
            PosixFilePermissions.toString(Files.getPosixFilePermissions(each)),
            "" + each);
      }
    }
  }

  @Test
  void programsThatAskAtTheSameTimeShareWhatIsKept() throws Exception {
    restore(town(7));
    List<String> expected;
    try (EventTimeline timeline = PostgresServer.open(address)) {
      expected = answers(timeline);
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (var each : pool.invokeAll(Collections.nCopies(4, this::kept))) {
        assertEquals(expected, each.get());
      }
    }
    assertEquals(1, copied.stream().filter(each -> each.startsWith("0-")).count(), "" + copied);
  }

  @Test
  void aFolderThatCantBeUsedIsSaid() throws Exception {
    restore(file);
    Files.writeString(kept, "a file");
    assertEquals(
        kept + ": can't keep columns: is in the way",
        assertThrows(TimelineException.class, this::kept).getMessage());
    assertEquals(
        PostgresEngine.open(address).name() + ": columns is ''; expected a folder",
        assertThrows(TimelineException.class, () -> EventTimeline.open(address + "&columns="))
            .getMessage());
  }
}
