package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.batches.*;
import people.timeline.*;

/// Lists that others made, kept beside the repository; skipped where they are not.
@DisplayName("The lists of the legislators")
class LegislatorListsTest {

  private static final List<String> DAYS = List.of("2018-01-31", "2019-01-31", "2020-01-18");

  private static final RosterMapping MAPPING =
      RosterMapping.parse("last=last_name,first=first_name,born=birthday,sex=gender,street=address")
          .key("bioguide_id")
          .blankIsUnknown();

  private static Path list(String day) {
    Path root = Path.of(System.getProperty("people.root", "")).toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("jbang-catalog.json"))) {
      root = root.getParent();
    }
    assumeTrue(root != null, "not in the repository");
    String name = "legislators-" + day + ".csv";
    Path file =
        Stream.of("../shared", "../../shared")
            .map(root::resolve)
            .map(folder -> folder.resolve("data/rosters").resolve(name))
            .filter(Files::exists)
            .findFirst()
            .orElse(null);
    assumeTrue(file != null, "no " + name + " beside the repository");
    return file;
  }

  private static Map<String, Integer> read(EventTimeline timeline, String day) {
    return Roster.of(list(day))
        .mapping(MAPPING)
        .onFromName()
        .into(timeline, ImportOptions.DEFAULT)
        .made();
  }

  private static List<Integer> numbers(Map<String, Integer> made) {
    return Stream.of("joined", "left", "returned", "moved")
        .map(what -> made.getOrDefault(what, 0))
        .toList();
  }

  @Test
  void areReadOneAfterTheOther() {
    EventTimeline timeline = EventTimeline.inMemory();
    assertEquals(List.of(537, 0, 0, 0), numbers(read(timeline, DAYS.get(0))));
    assertEquals(List.of(102, 100, 0, 349), numbers(read(timeline, DAYS.get(1))));
    assertEquals(List.of(4, 7, 0, 28), numbers(read(timeline, DAYS.get(2))));
    long size = timeline.size();
    for (String day : DAYS) {
      assertEquals(Set.of("unchanged"), read(timeline, day).keySet());
    }
    assertEquals(size, timeline.size());
    History history = History.of(timeline);
    assertEquals(643, history.personIds().size());
    assertEquals(
        Set.of(LocalDate.parse("2020-01-18")),
        history.today().all().stream()
            .filter(Person::beyond)
            .map(_ -> LocalDate.parse("2020-01-18"))
            .collect(Collectors.toSet()));
  }

  @Test
  void tellTheSameInWhateverOrderTheyCome() {
    EventTimeline inOrder = EventTimeline.inMemory();
    DAYS.forEach(day -> read(inOrder, day));
    for (List<Integer> order :
        List.of(
            List.of(0, 2, 1),
            List.of(2, 0, 1),
            List.of(2, 1, 0),
            List.of(1, 0, 2),
            List.of(1, 2, 0))) {
      EventTimeline timeline = EventTimeline.inMemory();
      order.forEach(day -> read(timeline, DAYS.get(day)));
      for (String day : DAYS) {
        assertEquals(states(inOrder, day), states(timeline, day), day + " after " + order);
      }
      long size = timeline.size();
      DAYS.forEach(day -> read(timeline, day));
      assertEquals(size, timeline.size());
    }
  }

  private static Map<String, String> states(EventTimeline timeline, String day) {
    return RosterStates.at(timeline, "bioguide_id", LocalDate.parse(day));
  }
}
