package people.projections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;
import module java.sql;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.cli.*;
import people.simulation.*;
import people.timeline.*;

/// The tables of a projection are the same, whichever way they came to be.
class ProjectionTest {

  static final List<String> TABLES = List.of("people", "periods", "couples", "events");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("people.jsonl");
  }

  private record Ended(int exit, String out, String err) {}

  private Ended project(String database, String... options) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>(List.of("--timeline", file.toString(), "project", "--to"));
    words.add(database);
    words.addAll(List.of(options));
    int exit =
        PeopleCommand.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            words.toArray(String[]::new));
    return new Ended(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String sqlite(String name) {
    return "sqlite:" + folder.resolve(name);
  }

  /// All rows, sorted.
  static List<String> rows(String url) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url)) {
      for (String table : TABLES) {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
            ResultSet found = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
          int columns = found.getMetaData().getColumnCount();
          while (found.next()) {
            StringJoiner row = new StringJoiner(", ", table + " ", "");
            for (int i = 1; i <= columns; i++) {
              row.add(String.valueOf(found.getObject(i)));
            }
            rows.add(row.toString());
          }
        }
        Collections.sort(rows);
        all.addAll(rows);
      }
    }
    return all;
  }

  private List<String> rows(String name, int atLeast) throws SQLException {
    List<String> rows = rows("jdbc:" + sqlite(name));
    assertTrue(rows.size() > atLeast, rows.size() + " rows");
    return rows;
  }

  private void assertSameAsFromNothing(String name, int atLeast) throws Exception {
    Files.deleteIfExists(folder.resolve("fresh"));
    assertEquals("", project(sqlite("fresh"), "--once").err());
    List<String> expected = rows("fresh", atLeast);
    List<String> found = rows(name, atLeast);
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      assertEquals(expected.get(i), found.get(i));
    }
    assertEquals(expected.size(), found.size());
  }

  /// Facts of a small town, and corrections, marriages, merges and what takes them back.
  private static void recordSome(EventTimeline timeline, Random random) {
    PersonRegistry registry = new PersonRegistry(timeline);
    int last = timeline.lastPersonId();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      int person = 1 + random.nextInt(last);
      int other = 1 + random.nextInt(last);
      Details on =
          Details.on("%d-%02d".formatted(1950 + random.nextInt(90), 1 + random.nextInt(12)));
      List<RecordedEvent> events = timeline.of(person);
      RecordedEvent one = events.isEmpty() ? null : events.get(random.nextInt(events.size()));
      try {
        switch (random.nextInt(9)) {
          case 0 -> registry.create(new Name("Jo", "Lind"), Status.SINGLE, null, on);
          case 1 -> registry.changeStatus(person, Status.MARRIED, Partner.of(other), on);
          case 2 -> registry.changeStatus(person, Status.DIVORCED, on);
          case 3 -> registry.move(person, new Address("Mill Lane", "Delft"), on);
          case 4 -> timeline.add(new Event.Merge(person, other, "same", Details.NONE));
          case 5 -> timeline.add(new Event.Death(person, on));
          case 6 -> registry.retract(one.position(), "wrong");
          case 7 ->
              timeline.add(
                  new Event.Correction(
                      person,
                      one.position(),
                      Amendment.of(on.effective()),
                      "misread",
                      Details.NONE));
          default -> timeline.add(new Event.NamedBatch("list", 3, Details.NONE));
        }
      } catch (TimelineException | IllegalArgumentException | NullPointerException e) {
        // not everything may be recorded of everyone
      }
    }
  }

  @Test
  void keptUpToDateTheRowsAreThoseOfOneMadeFromNothing() throws Exception {
    int incremental = 0;
    for (int seed = 1; seed <= Rounds.of(2); seed++) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder.resolve("kept"));
      Random random = new Random(seed);
      try (EventTimeline timeline = EventTimeline.open(file)) {
        List<Event> town = new ArrayList<>();
        for (RecordedEvent event : new Simulation(40, 40, seed).inMemory()) {
          if (!(event.event() instanceof Event.ObservationEnd)) {
            town.add(event.event()); // so that people are there today
          }
        }
        timeline.addAll(town.subList(0, town.size() / 2));
        assertEquals("", project(sqlite("kept"), "--once").err());
        for (int at = town.size() / 2; at < town.size(); ) {
          int next = Math.min(town.size(), at + 1 + random.nextInt(20));
          timeline.addAll(town.subList(at, next));
          at = next;
          recordSome(timeline, random);
          Ended ended = project(sqlite("kept"), "--once");
          assertEquals("", ended.err());
          incremental++;
          if (random.nextInt(4) == 0) {
            assertSameAsFromNothing("kept", 100);
            assertTrue(
                rows("kept", 100).stream().filter(row -> row.startsWith("people")).count() > 20);
          }
        }
        timeline.add(new Event.ObservationEnd(null, Details.on("1985-01-01")));
        recordSome(timeline, random);
        assertEquals("", project(sqlite("kept"), "--once").err());
        assertSameAsFromNothing("kept", 100);
      }
    }
    assertTrue(incremental > 6, incremental + " times");
  }

  // ---- what may go wrong

  private void recordTown(int people) {
    new Simulation(people, 30, 3).writeTo(file);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:" + sqlite("kept"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aNewDayAnotherShapeAndARebuildMakeAllRowsAnew() throws Exception {
    recordTown(50);
    assertTrue(project(sqlite("kept"), "--once").out().matches(".*kept: \\d+ events\n"));
    List<String> rows = rows("kept", 100);
    assertEquals(
        "sqlite:%s: 0 events\n".formatted(folder.resolve("kept")),
        project(sqlite("kept"), "--once").out());
    for (String change :
        List.of(
            "UPDATE projection SET day = '2020-01-01'",
            "UPDATE projection SET shape = 'people[person INT]'")) {
      execute("DELETE FROM people");
      execute(change);
      assertEquals("", project(sqlite("kept"), "--once").err());
      assertEquals(rows, rows("kept", 100), change);
    }
    execute("DELETE FROM periods");
    assertEquals("", project(sqlite("kept"), "--once").err());
    assertTrue(rows("kept", 100).size() < rows.size());
    assertEquals("", project(sqlite("kept"), "--once", "--rebuild").err());
    assertEquals(rows, rows("kept", 100));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kept"))));
  }

  @Test
  void tablesOfSomebodyElseAndOfAnotherTimelineAreLeftAlone() throws Exception {
    recordTown(10);
    execute("CREATE TABLE people (name TEXT)");
    String shown = sqlite("kept");
    String notOurs =
        "people: %s: has a table people that is not ours; expected an empty database or schema\n"
            .formatted(shown);
    assertEquals(notOurs, project(sqlite("kept"), "--once").err());
    assertEquals(notOurs, project(sqlite("kept"), "--once", "--rebuild").err());
    execute("DROP TABLE people");
    assertEquals("", project(sqlite("kept"), "--once").err());
    List<String> rows = rows("kept", 20);
    Files.delete(file);
    new Simulation(10, 30, 4).writeTo(file);
    Ended refused = project(sqlite("kept"), "--once");
    assertEquals(1, refused.exit());
    assertTrue(
        refused.err().contains("which is not there as it was: these are the tables of another"),
        refused.err());
    assertEquals(rows, rows("kept", 20));
    assertEquals("", project(sqlite("kept"), "--once", "--rebuild").err());
    assertSameAsFromNothing("kept", 20);
  }

  @Test
  void whoWasErasedIsInTheTablesNoMore() throws Exception {
    for (boolean hasChecks : List.of(true, false)) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder.resolve("kept"));
      try (EventTimeline timeline = EventTimeline.open(file)) {
        PersonRegistry registry = new PersonRegistry(timeline);
        for (int i = 0; i < 300; i++) {
          Name name = new Name("Zebulonia", "Quux" + i);
          registry.create(name, Status.SINGLE, new Address("Court " + i, "Delft"), Details.NONE);
        }
      }
      if (!hasChecks) { // as version 0.1 wrote them
        String lines = Files.readString(file).replaceAll(",\"_check\":\"[^\"]*\"", "");
        Files.writeString(file, lines);
      }
      assertEquals("", project(sqlite("kept"), "--once").err());
      Set<Integer> people = IntStream.rangeClosed(1, 200).boxed().collect(Collectors.toSet());
      Erasing.erase(file, new Erasing.Request(people, Erased.Keep.NOTHING, "asked", null));
      assertEquals("", project(sqlite("kept"), "--once").err());
      assertSameAsFromNothing("kept", 100);
      for (String each : List.of("kept", "kept-wal")) {
        Path left = folder.resolve(each);
        assertFalse(
            Files.exists(left)
                && Files.readString(left, StandardCharsets.ISO_8859_1).contains("Court 77"),
            each);
      }
    }
  }

  @Test
  void anotherTimelineWithAnErasureBehindTheMarkIsRefused() throws Exception {
    recordTown(4);
    assertEquals("", project(sqlite("kept"), "--once").err());
    List<String> rows = rows("kept", 10);
    long events;
    try (EventTimeline timeline = EventTimeline.open(file)) {
      events = timeline.size();
    }
    Files.delete(file);
    new Simulation(10, 30, 4).writeTo(file);
    Erasing.erase(file, new Erasing.Request(Set.of(1), Erased.Keep.STATISTICS, "asked", null));
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertTrue(timeline.ofKind(Event.Kind.ERASURE).getLast().position() > events);
    }
    Ended refused = project(sqlite("kept"), "--once");
    assertEquals(1, refused.exit());
    assertTrue(refused.err().contains("these are the tables of another timeline"), refused.err());
    assertEquals(rows, rows("kept", 10));
  }

  @Test
  void whatIsNoDatabaseIsOneLineWithoutAPassword() {
    recordTown(2);
    assertEquals(
        "people project: --to: 'mysql://host/x' is not a database; expected sqlite:FILE or"
            + " jdbc:postgresql://HOST/DATABASE (see 'people project --help')\n",
        project("mysql://ada:secret@host/x?password=secret").err());
    for (String odd : List.of("sqlite::memory:", "sqlite:file:x?mode=memory", "sqlite:")) {
      Ended refused = project(odd);
      assertEquals(2, refused.exit(), refused.err());
      assertTrue(refused.err().contains("is not a database; expected sqlite:FILE"), refused.err());
    }
    Ended noFolder = project("sqlite:" + folder.resolve("none/x"), "--once");
    assertEquals(1, noFolder.exit());
    assertTrue(noFolder.err().contains("none/x: can't be made: no such file"), noFolder.err());
  }

  // ---- processes

  @Test
  @Tag("process")
  void postgresIsToldHowTheConnectionIsToBeProtected() throws Exception {
    recordTown(2);
    var command =
        Command.of(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            "-cp",
            System.getProperty("java.class.path"),
            "people.cli.PeopleCommand",
            "--timeline",
            file.toString(),
            "project",
            "--to",
            "jdbc:postgresql://127.0.0.1:9/x");
    assertEquals(
        "people: jdbc:postgresql://127.0.0.1:9/x: can't be opened: Invalid sslmode value: none\n",
        command.env("PGSSLMODE", "none").quick().run().err());
  }

  private Process projector(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Command.QUICK);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.addAll(
        List.of(System.getProperty("java.class.path"), "people.cli.PeopleCommand", "--timeline"));
    command.addAll(List.of(file.toString(), "project", "--to", sqlite("kept")));
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()))
        .start();
  }

  @Test
  @Tag("process")
  void killedWhileOthersAppendItGoesOnWithEachEventOnce() throws Exception {
    recordTown(60);
    Random random = new Random(5);
    AtomicBoolean isDone = new AtomicBoolean();
    try (EventTimeline timeline = EventTimeline.open(file)) {
      Thread appends =
          Thread.ofPlatform()
              .start(() -> {
                while (!isDone.get()) {
                  recordSome(timeline, new Random(timeline.size()));
                  LockSupport.parkNanos(5_000_000);
                }
              });
      for (int round = 0; round < 3; round++) {
        long before = events();
        Process projector = projector();
        for (int i = 0; i < 5_000 && events() <= before; i++) {
          Thread.sleep(4);
        }
        Thread.sleep(random.nextInt(200));
        assertTrue(projector.isAlive(), () -> said());
        projector.destroyForcibly().waitFor();
      }
      isDone.set(true);
      appends.join();
      assertEquals(0, projector("--once").waitFor(), () -> said());
      assertEquals(timeline.size(), events());
      assertSameAsFromNothing("kept", 100);
    }
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long events() {
    try (Connection connection = DriverManager.getConnection("jdbc:" + sqlite("kept"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM events")) {
      return row.getLong(1);
    } catch (SQLException e) {
      return 0; // it is not there yet
    }
  }
}
