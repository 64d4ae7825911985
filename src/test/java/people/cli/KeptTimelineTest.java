package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.history.*;
import people.timeline.*;

/// A timeline that is taken in with its identifiers and both its times.
class KeptTimelineTest extends PeopleCommandFixture {

  private Path letters() throws IOException {
    Path letters = folder.resolve("letters.jsonl");
    Files.writeString(
        letters,
        """
        {"type":"PERSON_CREATION","personId":3,"name":{"firstname":"Ada"},"_id":"l1","_datetime":"2015-02-14T09:00:00.000000Z"}
        {"type":"PERSON_CREATION","personId":7,"name":{"firstname":"Bo"},"_datetime":"2015-02-15T09:00:00.000000Z"}
        {"type":"PERSON_STATUS_CHANGE","personId":3,"newStatus":"MARRIED","partnerId":7,"_datetime":"2015-02-16T09:00:00.000000Z"}
        {"type":"EVENT_CORRECTION","personId":3,"corrects":2,"to":{"effective":"2014"},"why":"late","_datetime":"2015-02-17T09:00:00.000000Z"}
        """);
    return letters;
  }

  private static String facts(Path file) throws IOException {
    return Files.readString(file)
        .replaceAll(",\"_(check|batch|batchEnd)\":[^,}]*", "")
        .replace(",\"status\":\"UNKNOWN\"", "");
  }

  @Test
  void anEmptyTimelineGetsTheSameEventsAndTimes() throws IOException {
    Path letters = letters();
    Path ids = folder.resolve("ids.csv");
    CommandOutput done = people("import", "--keep", letters.toString(), "--ids", ids.toString());
    assertEquals(0, done.exit(), done.err());
    assertEquals(
        facts(letters),
        facts(file).lines().limit(4).map(l -> l + "\n").collect(Collectors.joining()));
    assertEquals("file,person,here\nletters.jsonl,3,3\nletters.jsonl,7,7\n", Files.readString(ids));
    try (var one = EventTimeline.open(letters);
        var other = EventTimeline.open(file)) {
      for (String known : List.of("2015-02-16T10:00:00Z", "2015-02-18")) {
        for (String at : List.of("2014", "2015-02-15", "2016")) {
          assertEquals(
              History.of(one).knownAt(known).at(at).people(),
              History.of(other).knownAt(known).at(at).people(),
              known + " " + at);
        }
      }
    }
  }

  @Test
  void takenIdentifiersAreGivenAnewAndListed() throws IOException {
    Path old = folder.resolve("old.jsonl");
    Files.writeString(
        old,
        """
        {"type":"PERSON_CREATION","personId":3,"name":{"firstname":"Cy"},"_id":"l1","_datetime":"2014-01-01T00:00:00Z"}
        """);
    Files.copy(old, file);
    Path ids = folder.resolve("ids.csv");
    CommandOutput done = people("import", "--keep", letters().toString(), "--ids", ids.toString());
    assertEquals(0, done.exit(), done.err());
    assertEquals("file,person,here\nletters.jsonl,3,8\nletters.jsonl,7,7\n", Files.readString(ids));
    assertEquals(
        """
        {"type":"PERSON_CREATION","personId":8,"name":{"firstname":"Ada"},"_datetime":"2015-02-14T09:00:00.000000Z"}
        {"type":"PERSON_CREATION","personId":7,"name":{"firstname":"Bo"},"_datetime":"2015-02-15T09:00:00.000000Z"}
        {"type":"PERSON_STATUS_CHANGE","personId":8,"newStatus":"MARRIED","partnerId":7,"_datetime":"2015-02-16T09:00:00.000000Z"}
        {"type":"EVENT_CORRECTION","personId":8,"corrects":3,"to":{"effective":"2014"},"why":"late","_datetime":"2015-02-17T09:00:00.000000Z"}
        """,
        facts(file).lines().skip(1).limit(4).map(l -> l + "\n").collect(Collectors.joining()));
  }

  @Test
  void timesThatWouldComeBeforeThoseHereAreRefused() throws IOException {
    Files.writeString(
        file,
        """
        {"type":"PERSON_CREATION","personId":1,"_datetime":"2015-02-14T09:00:00.000000Z"}
        """);
    Path letters = letters();
    assertRefused(
        "import --keep " + letters,
        letters
            + ": can't keep the times of recording: its first event is of"
            + " 2015-02-14T09:00:00.000000Z, and the last one here of 2015-02-14T09:00:00.000000Z;"
            + " expected it in an empty timeline, or without --keep");
  }
}
