package people.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.timeline.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is recorded about somebody, for herself: every event of hers, and of others only what her
/// own facts say.
class SubjectTest {

  private static final String FILE = "people.jsonl";

  private static final int PEOPLE = 6;

  /// A name that nobody else has.
  private static Name name(int number) {
    return new Name("First%dx".formatted(number), "Last%dx".formatted(number));
  }

  private static EventTimeline invented(Random random) {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    for (int i = 1; i <= PEOPLE; i++) {
      registry.create(name(i), Status.SINGLE, new Address("Street%dx".formatted(i), "Ham"));
    }
    int events = random.nextInt(40);
    for (int i = 0; i < events; i++) {
      int one = 1 + random.nextInt(PEOPLE);
      int other = 1 + random.nextInt(PEOPLE);
      try {
        record(registry, one, other, timeline.size(), random);
      } catch (IllegalArgumentException | TimelineException.Restricted e) {
        // nobody is her own partner, and so on
      }
    }
    return timeline;
  }

  private static void record(
      PersonRegistry registry, int one, int other, long size, Random random) {
    Details details = Details.NONE;
    switch (random.nextInt(11)) {
      case 0 -> registry.marry(one, other, details);
      case 1 -> registry.parents(one, List.of(other), details);
      case 2 -> registry.merge(one, other, "why%dx".formatted(one), details);
      case 3 -> registry.distinguish(one, other, "why%dx".formatted(one), details);
      case 4 -> registry.identify(one, new Attribute("k", "key%dx".formatted(one)), details);
      case 5 -> registry.retract(random.nextLong(size), "mistaken");
      case 6 -> registry.correct(random.nextLong(size), Amendment.of(Status.WIDOWED), "misread");
      case 7 -> registry.rename(one, name(one));
      case 8 -> registry.restrict(one, "contested", details);
      case 9 -> registry.unrestrict(one, "settled", details);
      default -> registry.changeStatus(one, Status.MARRIED, Partner.named(name(90 + one)), details);
    }
  }

  @Test
  void itHasEveryEventOfHersAndNoNameOfAnybodyElse() {
    for (long seed = 0; seed < Rounds.of(100); seed++) {
      EventTimeline timeline = invented(new Random(seed));
      for (int id = 1; id <= PEOPLE; id++) {
        String which = "seed %d, person %d".formatted(seed, id);
        Subject subject = Subject.of(timeline, History.of(timeline, id), id, FILE);
        List<Integer> records = History.of(timeline).records(History.of(timeline).survivor(id));
        assertEquals(records, subject.records(), which);
        assertEquals(own(timeline, records), written(subject), which);
        String html = new SubjectPage(subject, Event::toString).html();
        for (int each = 1; each <= PEOPLE; each++) {
          for (String word : List.of("First", "Last", "Street", "key", "why")) {
            String text = word + each + "x";
            boolean isHers = own(timeline, records).toString().contains(text);
            assertEquals(isHers, SubjectJson.of(subject).contains(text), which + text);
            assertEquals(isHers, html.contains(text), which + text);
          }
          assertTrue(
              records.contains(each) || !SubjectJson.of(subject).contains("First9" + each), which);
        }
      }
    }
  }

  /// Her events as the timeline has them.
  private static List<JsonNode> own(EventTimeline timeline, List<Integer> records) {
    List<JsonNode> own = new ArrayList<>();
    for (RecordedEvent recorded : timeline) {
      if (records.contains(recorded.event().personId())) {
        ObjectNode event = (ObjectNode) JsonMapper.shared().readTree(recorded.json());
        event.remove(List.of("_datetime", "_check", "_batch", "_batchEnd"));
        own.add(event);
      }
    }
    return own;
  }

  private static List<JsonNode> written(Subject subject) {
    List<JsonNode> events = new ArrayList<>();
    JsonMapper.shared()
        .readTree(SubjectJson.of(subject))
        .get("recorded")
        .forEach(each -> events.add(each.get("event")));
    return events;
  }

  @Test
  void whatWasCorrectedOrTakenBackSaysByWhat() {
    try (EventTimeline timeline = EventTimeline.inMemory()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      int ada = registry.create(Name.first("Ada"));
      registry.correct(0, Amendment.of(Status.SINGLE), "misread");
      registry.correct(0, Amendment.of(Status.MARRIED), "misread");
      registry.retract(1, "not misread");
      long died = registry.died(ada);
      registry.retract(died, "another one");
      registry.retract(5, "no, it was she");
      Subject subject = Subject.of(timeline, History.of(timeline), ada, FILE);
      assertEquals(
          List.of(
              "0 [2] null", "1 [] 3", "2 [] null", "3 [] null", "4 [] null", "5 [] 6", "6 [] null"),
          subject.recorded().stream()
              .map(each ->
                  "%d %s %s"
                      .formatted(each.event().position(), each.correctedBy(), each.retractedBy()))
              .toList());
    }
  }

  @Test
  void whereOthersNameHerIsToldByTheirIdentifiers() {
    try (EventTimeline timeline = EventTimeline.inMemory()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      for (int i = 1; i <= 4; i++) {
        registry.create(name(i));
      }
      registry.marry(1, 2, Details.NONE);
      registry.parents(3, List.of(1, 2), Details.NONE);
      registry.distinguish(4, 1, "another", Details.NONE);
      Subject subject = Subject.of(timeline, History.of(timeline), 1, FILE);
      assertEquals(
          List.of("5: 2 partner", "6: 3 parent", "7: 4 another person"),
          subject.mentions().stream()
              .map(each -> "%d: %d %s".formatted(each.position(), each.personId(), each.as()))
              .toList());
    }
  }

  @Test
  void theImportWithWhichAnEventCameIsItsSourceToo() {
    try (EventTimeline timeline = EventTimeline.inMemory()) {
      timeline.add(new Event.Creation(1, name(1), Status.SINGLE, null, Details.NONE));
      timeline.addAll(
          List.of(
              new Event.Death(1, Details.NONE),
              new Event.Death(2, Details.NONE),
              new Event.NamedBatch("deaths.csv", 2, Details.NONE)));
      Subject subject = Subject.of(timeline, History.of(timeline), 1, FILE);
      assertEquals(
          Arrays.asList(null, "deaths.csv"),
          subject.recorded().stream().map(Subject.OwnEvent::batch).toList());
      assertTrue(SubjectJson.of(subject).contains("\"import\" : \"deaths.csv\""));
    }
  }

  @Test
  void aPageRunsNothingWhateverIsRecorded() {
    try (EventTimeline timeline = EventTimeline.inMemory()) {
      String evil = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
      new PersonRegistry(timeline)
          .create(
              new Name(evil, evil),
              Status.SINGLE,
              new Address(evil, evil),
              Details.NONE.from(evil).by(evil));
      Subject subject =
          Subject.of(timeline, History.of(timeline), 1, "x<b>.jsonl")
              .with(List.of(new Subject.Disclosure(evil, evil, 0, null)), List.of());
      String html = new SubjectPage(subject, _ -> evil).html();
      assertFalse(html.contains("<script") || html.contains("<img") || html.contains("x<b>"), html);
      assertTrue(html.contains("default-src 'none'"), html);
    }
  }
}
