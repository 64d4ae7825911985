package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.engine.*;
import people.history.*;
import people.sealing.*;

@DisplayName("A protected timeline")
class ProtectingTest {

  static final MasterKey.From KEY = key("a1");
  static final MasterKey.From OTHER = key("b2");

  static MasterKey.From key(String twoDigits) {
    return new MasterKey.From.FromText("the key", twoDigits.repeat(32));
  }

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void record() {
    file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = open(null)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      int ada =
          registry.create(
              new Name("Adalgisa", "Byronsdottir"),
              Status.SINGLE,
              new Address("13 Piccadilly", "London", "W1J 0LA", "GB"),
              on("1815-12-10").from("parish#7").by("clerk7"));
      int ben =
          registry.create(
              new Name("Benvolio", "Żukowska"), Status.SINGLE, null, on("1800").by("clerk7"));
      registry.marry(ada, ben, on("1835-07-08").from("parish"));
      registry.move(ada, new Address("Ockham Park", "Ockham"), on("1835-07"));
      registry.move(ben, new Address("Ockham Park", "Ockham"), on("1835-07"));
      timeline.add(new Event.Key(ada, new Attribute("payroll", "47110815"), Details.NONE));
      timeline.add(
          new Event.AttributeChange(ada, new Attribute("occupation", "poetess"), on("1840")));
      timeline.add(new Event.AttributeChange(ada, new Attribute("sex", "female"), Details.NONE));
      timeline.add(
          new Event.Correction(
              ada,
              0,
              new Amendment(null, Name.last("King-Noel"), null, null, null, null),
              "misread by Benvolio Żukowska",
              Details.NONE));
      timeline.add(
          new Event.NameChange(
              ada,
              Name.last("Lovelace"),
              new Details(
                  null,
                  null,
                  null,
                  Map.of(
                      "note",
                      Map.of("text", "a secret diary", "_sealed", "no", "_check", "no"),
                      "newName",
                      Map.of("maiden", "Byronsdottir", "_by", "clerk7")),
                  "form-17")));
      timeline.add(
          new Event.Unrecognized(
              "PERSON_PORTRAIT",
              ada,
              new Details(null, null, null, Map.of("painter", "Carpenter"), null)));
      timeline.add(new Event.NamedBatch("Benvolio.csv", 1, Details.NONE));
      timeline.add(new Event.Leaving(ben, "for Poland, with \"Zofia\"", on("1850")));
    }
  }

  private EventTimeline open(MasterKey.From key) {
    return EventTimeline.open(file, TimelineOptions.DEFAULTS.with(key));
  }

  private static final List<String> SECRETS =
      List.of(
          "Adalgisa",
          "Byronsdottir",
          "Benvolio",
          "Żukowska",
          "Piccadilly",
          "W1J 0LA",
          "Ockham Park",
          "47110815",
          "poetess",
          "King-Noel",
          "misread",
          "Poland",
          "Zofia",
          "parish",
          "clerk7",
          "secret diary",
          "Lovelace",
          "Carpenter");

  private void assertNothingReadable() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(each), StandardCharsets.UTF_8);
        for (String secret : SECRETS) {
          assertFalse(text.contains('"' + secret), each + " has " + secret);
          assertFalse(text.contains(secret + '"'), each + " has " + secret);
        }
      }
    }
  }

  private List<Event> events(MasterKey.From key) {
    try (EventTimeline timeline = open(key)) {
      List<Event> events = new ArrayList<>();
      timeline.forEach(event -> events.add(event.event()));
      return events;
    }
  }

  @Test
  void readsAsBeforeWithTheKeyAndIsUnreadableWithout() throws IOException {
    List<Event> before = events(null);
    String old;
    try (EventTimeline timeline = open(null)) {
      old = Verification.of(timeline).head();
    }
    var done = Protecting.protect(file, KEY, "clerk7", _ -> {});
    assertEquals(old, done.headBefore());
    assertNothingReadable();
    List<Event> after = events(KEY);
    assertEquals(before, after.subList(0, before.size()));
    assertTrue(after.getLast() instanceof Event.Protection e && e.isOn());
    Event first = events(null).getFirst();
    assertEquals("••• •••", ((Event.Creation) first).name().toString());
    assertEquals("London", ((Event.Creation) first).address().city());
    try (EventTimeline timeline = open(KEY)) {
      Verification found = Verification.of(timeline, old);
      assertEquals(null, found.eventsAtNotedHead());
      assertEquals(1, found.unprovable().size());
    }
    Protecting.unprotect(file, KEY, null, _ -> {});
    try (EventTimeline timeline = open(null)) {
      assertEquals(before.size(), Verification.of(timeline, old).eventsAtNotedHead());
    }
    assertEquals(before, events(null).subList(0, before.size()));
  }

  @Test
  void whatIsRecordedLaterIsSealedToo() throws IOException {
    Protecting.protect(file, KEY, null, _ -> {});
    try (EventTimeline timeline = open(KEY)) {
      new PersonRegistry(timeline)
          .create(
              new Name("Adalgisa", "Byronsdottir"),
              Status.SINGLE,
              null,
              on("1900").from("parish#9"));
      assertEquals(1, timeline.ofKey(new Attribute("payroll", "47110815")).size());
    }
    assertNothingReadable();
    assertEquals(
        "Adalgisa Byronsdottir", ((Event.Creation) events(KEY).getLast()).name().toString());
    TimelineException refused =
        assertThrows(
            TimelineException.class,
            () -> {
              try (EventTimeline timeline = open(null)) {
                timeline.add(new Event.Death(1, on("1852")));
              }
            });
    assertEquals(
        file
            + ": is protected; to record in it the master key is needed: PEOPLE_KEY_FILE,"
            + " PEOPLE_KEY or PEOPLE_KEY_COMMAND",
        refused.getMessage());
  }

  @Test
  void historiesAreTheSame() {
    String plain = told(null);
    Protecting.protect(file, KEY, null, _ -> {});
    assertEquals(plain, told(KEY));
  }

  private String told(MasterKey.From key) {
    try (EventTimeline timeline = open(key)) {
      History history = History.of(timeline);
      StringBuilder told = new StringBuilder();
      for (int person : history.personIds()) {
        told.append(history.at("1845").person(person)).append('\n');
        told.append(history.facts(person)).append('\n');
      }
      return told.toString().replaceAll("json=[^\\n]*", "");
    }
  }

  @Test
  void nothingReadableIsInAnIndexABackupOrATornTail() throws IOException {
    Protecting.protect(file, KEY, null, _ -> {});
    try (EventTimeline timeline = open(KEY)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      registry.inOneBatch(batch -> {
        for (int i = 0; i < 12_000; i++) { // so many are kept in an index, and held in a file else
          batch.create(new Name("Adalgisa", "Byronsdottir" + i), Status.SINGLE, null, on("1900"));
        }
        return null;
      });
    }
    try (EventTimeline timeline = open(KEY)) {
      History history = History.of(timeline);
      assertEquals(
          "Adalgisa Byronsdottir11999", history.at("2000").person(12_002).name().toString());
    }
    assertTrue(Files.isDirectory(folder.resolve("people.jsonl.index")));
    Backup.of(file, folder.resolve("backup.jsonl"));
    assertTrue(Files.exists(folder.resolve("backup.jsonl.keys")));
    Files.writeString(
        file,
        Files.readAllLines(file).get(20).replaceFirst("....$", ""),
        StandardOpenOption.APPEND);
    try (EventTimeline timeline = open(KEY)) {
      timeline.add(new Event.Death(1, on("1852")));
    }
    assertTrue(Files.exists(folder.resolve("people.jsonl.torn-1")));
    assertNothingReadable();
    Map<Path, byte[]> files = Traces.files(folder);
    for (String text : List.of("Byronsdottir119", "Piccadilly", "Ockham Park")) {
      assertEquals(List.of(), Traces.of(text, files));
    }
    file = folder.resolve("backup.jsonl");
    assertEquals(
        "Adalgisa Byronsdottir", ((Event.Creation) events(KEY).getFirst()).name().toString());
  }

  @Test
  void whatIsBesideItAndMayHoldNamesIsToGoFirst() throws IOException {
    Files.writeString(folder.resolve("people.jsonl.torn-1"), "Adalgisa");
    TimelineException refused =
        assertThrows(TimelineException.class, () -> Protecting.protect(file, KEY, null, _ -> {}));
    assertEquals(
        file
            + ": beside it people.jsonl.torn-1 may hold names as they are: look, delete or move"
            + " away, then protect again",
        refused.getMessage());
    assertFalse(Files.exists(folder.resolve("people.jsonl.keys")));
  }

  @Test
  void anErasureDestroysHerKeyAndSealsWhatItWritesAnew() throws IOException {
    Protecting.protect(file, KEY, null, _ -> {});
    Path backup = folder.resolve("backup.jsonl");
    Files.copy(file, backup); // as somebody copies it, without its keys
    TimelineAddress place = new TimelineAddress.InFile(file);
    Erasing.erase(
        place,
        new Erasing.Request(Set.of(2), Erased.Keep.STATISTICS, "asked", "clerk7"),
        _ -> {},
        _ -> {},
        KEY);
    assertNothingReadable();
    List<Event> after = events(KEY);
    assertTrue(
        after.stream()
            .anyMatch(each ->
                each instanceof Event.Correction e && e.why().equals("misread by [erased]")),
        after.toString());
    assertEquals(null, ((Event.Creation) after.get(1)).name());
    Files.copy(folder.resolve("people.jsonl.keys"), folder.resolve("backup.jsonl.keys"));
    file = backup;
    List<Event> old = events(KEY);
    assertEquals("••• •••", ((Event.Creation) old.get(1)).name().toString());
    assertEquals("Adalgisa Byronsdottir", ((Event.Creation) old.get(0)).name().toString());
  }

  @Test
  void aRotationOfTheMasterLeavesTheTimelineAsItIs() throws IOException {
    Protecting.protect(file, KEY, null, _ -> {});
    byte[] before = Files.readAllBytes(file);
    List<Event> said = events(KEY);
    Protecting.rotate(file, KEY, OTHER);
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(file)));
    assertEquals(said, events(OTHER));
    assertThrows(TimelineException.class, () -> events(KEY));
  }

  @Test
  @Tag("process")
  void processesRecordSideBySide() throws Exception {
    Protecting.protect(file, KEY, null, _ -> {});
    long before = events(KEY).size();
    List<Process> running = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(Command.QUICK);
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(SealingWriter.class.getName(), file.toString(), "Writer" + writer));
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.environment().put("PEOPLE_KEY", "a1".repeat(32));
      running.add(builder.start());
    }
    for (Process each : running) {
      assertEquals(0, each.waitFor());
    }
    List<Event> after = events(KEY);
    assertEquals(before + 4 * SealingWriter.PEOPLE, after.size());
    Map<String, Long> names =
        after.stream()
            .skip(before)
            .collect(
                Collectors.groupingBy(
                    event -> ((Event.Creation) event).name().firstname(), Collectors.counting()));
    assertEquals(4, names.size());
    assertEquals(Set.of((long) SealingWriter.PEOPLE), Set.copyOf(names.values()));
    assertEquals(List.of(), Traces.of("Writer3", Traces.files(folder)));
  }

  /// A program that records people, which takes the key from its environment.
  static final class SealingWriter {

    static final int PEOPLE = 40;

    public static void main(String... args) {
      try (EventTimeline timeline = EventTimeline.open(Path.of(args[0]))) {
        for (int i = 0; i < PEOPLE; i++) {
          new PersonRegistry(timeline)
              .create(new Name(args[1], "X" + i), Status.SINGLE, null, on("1900"));
        }
      }
    }
  }
}
