package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
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
              new Name("Ada", "Byron"),
              Status.SINGLE,
              new Address("13 Piccadilly", "London", "W1", "GB"),
              on("1815-12-10").from("parish#7").by("clerk7"));
      int ben =
          registry.create(new Name("Ben", "Żuk"), Status.SINGLE, null, on("1800").by("clerk7"));
      registry.marry(ada, ben, on("1835-07-08").from("parish"));
      registry.move(ada, new Address("Ockham Park", "Ockham"), on("1835-07"));
      registry.move(ben, new Address("Ockham Park", "Ockham"), on("1835-07"));
      timeline.add(new Event.Key(ada, new Attribute("payroll", "4711"), Details.NONE));
      timeline.add(new Event.AttributeChange(ada, new Attribute("occupation", "poet"), on("1840")));
      timeline.add(new Event.AttributeChange(ada, new Attribute("sex", "female"), Details.NONE));
      timeline.add(
          new Event.Correction(
              ada,
              0,
              new Amendment(null, Name.last("King-Noel"), null, null, null, null),
              "misread by Ben Żuk",
              Details.NONE));
      timeline.add(new Event.Leaving(ben, "for Poland, with \"Zofia\"", on("1850")));
    }
  }

  private EventTimeline open(MasterKey.From key) {
    return EventTimeline.open(file, TimelineOptions.DEFAULTS.with(key));
  }

  private static final List<String> SECRETS =
      List.of(
          "Ada",
          "Byron",
          "Ben",
          "Żuk",
          "Piccadilly",
          "W1",
          "Ockham Park",
          "4711",
          "poet",
          "King-Noel",
          "misread",
          "Poland",
          "Zofia",
          "parish",
          "clerk7");

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
          .create(new Name("Ada", "Byron"), Status.SINGLE, null, on("1900").from("parish#9"));
      assertEquals(1, timeline.ofKey(new Attribute("payroll", "4711")).size());
    }
    assertNothingReadable();
    assertEquals("Ada Byron", ((Event.Creation) events(KEY).getLast()).name().toString());
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
}
