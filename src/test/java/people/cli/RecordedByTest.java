package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.Event;
import people.timeline.*;

/// Who recorded what: said by whoever records, or by the program for all that it records.
class RecordedByTest extends PeopleCommandFixture {

  @Test
  void whoRecordedStandsInTheLineAndInTheLog() throws IOException {
    people(words("create --first Ann --on 1990"));
    people(words("create --first Bo --on 1991 --by clerk7"));
    people(words("status 1 married --on 2015 --by anna"));
    people(words("correct 2 --on 2016 --why misread --by clerk7"));
    assertEquals(
        """
        {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ann"},"status":"UNKNOWN","effective":"1990"}
        {"type":"PERSON_CREATION","personId":2,"name":{"firstname":"Bo"},"status":"UNKNOWN","effective":"1991","recordedBy":"clerk7"}
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARRIED","effective":"2015","recordedBy":"anna"}
        {"type":"EVENT_CORRECTION","personId":1,"corrects":2,"to":{"effective":"2016"},"why":"misread","recordedBy":"clerk7"}
        """,
        Files.readString(file).replaceAll(",\"_(datetime|check)\":\"[^\"]*\"", ""));
    assertEquals(List.of("1", "3"), positions("log --by clerk7"));
    assertEquals(List.of("3", "2", "1", "0"), positions("log --newest"));
    assertEquals(List.of("3", "2", "0"), positions("log --newest --person 1"));
    assertEquals(List.of("2"), positions("events 1 --by anna"));
    assertEquals(
        "position,recordedBy\n0,\n1,clerk7\n2,anna\n3,clerk7\n",
        people(words("log --format csv"))
            .out()
            .replaceAll("(?m)^([^,\\n]*),.*,([^,\\n]*),[^,\\n]*,[^,\\n]*,[^,\\n]*$", "$1,$2"));
    assertEquals(
        new CommandOutput(
            2, "", "people log: ID is 1, and --person 2; expected one (see 'people log --help')\n"),
        people(words("log 1 --person 2")));
  }

  @Test
  void theLogIsOfATimeOfRecording() throws IOException {
    for (String day : List.of("2015-02-27", "2015-02-28", "2015-03-01")) {
      Clock noon = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
      try (var timeline = EventTimeline.open(file, TimelineOptions.DEFAULTS.with(noon))) {
        new PersonRegistry(timeline).create(Name.first(day));
      }
    }
    assertEquals(List.of("0", "1"), positions("log --from 2015-02 --to 2015-02"));
    assertEquals(List.of("1", "2"), positions("log --from 2015-02-28"));
    assertEquals(List.of("0"), positions("log --to 2015-02-27"));
    assertEquals(List.of("2"), positions("log --from 2015-02-28T12:00:01Z"));
    assertEquals(List.of("1"), positions("log --from 2015-02-28T12:00:00Z --to 2015-02-28"));
    assertEquals(List.of(), positions("log --from today"));
  }

  private List<String> positions(String line) {
    String csv = people(words(line + " --format csv")).out();
    return csv.lines().skip(1).map(row -> row.substring(0, row.indexOf(','))).toList();
  }

  @Test
  void whatAProgramRecordsSaysItUnlessTheDetailsDo() {
    try (var timeline = EventTimeline.open(file, TimelineOptions.DEFAULTS.by("nightly"))) {
      PersonRegistry registry = new PersonRegistry(timeline);
      int ada = registry.create(Name.first("Ada"));
      registry.inOneBatch(batch -> {
        batch.changeStatus(ada, Status.MARRIED, Details.on("1835").by("anna"));
        batch.died(ada, Details.on("1852"));
        return ada;
      });
      registry.retract(2, "she lives");
      assertEquals(
          List.of("nightly", "anna", "nightly", "nightly"),
          timeline.of(ada).stream().map(e -> e.event().details().recordedBy()).toList());
    }
  }

  @Test
  void whoeverTriesAgainByTheSameIdIsToldTheSame() {
    String create = "create --first Ada --event-id form-17 --by ";
    assertEquals("1\n", people(words(create + "anna")).out());
    assertEquals(new CommandOutput(0, "1\n", ""), people(words(create + "bert")));
    assertEquals(1, positions("log").size());
    assertEquals(List.of("0"), positions("log --by anna"));
  }

  @Test
  void blankSaysNothing() {
    people("create", "--first", "Ada", "--by", " ");
    try (var timeline = EventTimeline.open(file)) {
      Event event = timeline.of(1).getFirst().event();
      assertEquals(null, event.details().recordedBy());
    }
  }
}
