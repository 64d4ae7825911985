package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.batches.*;
import people.timeline.*;

/// A list was compared with the one before it; when that is undone, it has to come again.
@DisplayName("A list behind one that was undone")
class UndoneListTest {

  private static final String FIRST = "id,last,street\n1,A,Ring 1\n2,B,Ring 2\n";
  private static final String SECOND = "id,last,street\n1,A,Ring 3\n2,B,Ring 2\n3,C,Ring 4\n";
  private static final String THIRD = "id,last,street\n1,A,Ring 3\n3,C,Ring 5\n";

  @TempDir Path folder;
  private final EventTimeline timeline = EventTimeline.inMemory();

  @BeforeEach
  void threeLists() throws IOException {
    read(timeline, "2018", FIRST);
    read(timeline, "2019", SECOND);
    read(timeline, "2020", THIRD);
  }

  private ImportReport read(EventTimeline timeline, String day, String text) throws IOException {
    return Roster.of(Files.writeString(folder.resolve("club-" + day + ".csv"), text))
        .mapping(RosterMapping.NONE.key("id"))
        .onFromName()
        .into(timeline, ImportOptions.DEFAULT);
  }

  private List<String> undo(String name) {
    return ImportUndo.undo(timeline, name, "a draft", ImportOptions.DEFAULT).lists();
  }

  private List<String> found() {
    return found(_ -> true);
  }

  private List<String> found(Predicate<RecordedEvent> isKnown) {
    return NamedBatches.undoneLists(timeline, isKnown).stream()
        .map(found -> "%d %s: %s".formatted(found.position(), found.flaw().word(), found.what()))
        .toList();
  }

  private static Map<?, ?> states(EventTimeline timeline) {
    return RosterStates.at(timeline, "id", LocalDate.of(2020, 12, 31));
  }

  @Test
  void isFoundUntilItComesAgain() throws IOException {
    assertEquals(List.of(), found());
    long before = timeline.size();
    assertEquals(List.of("club-2020.csv"), undo("club-2019.csv"));
    long named = timeline.ofKind(Event.Kind.NAMED_BATCH).get(2).position();
    long undone = timeline.size() - 2;
    String expected =
        "%d undone-list: club-2020.csv was compared with club-2019.csv, which event %d undid; to be imported again"
            .formatted(named, undone);
    assertEquals(List.of(expected), found());
    assertEquals(List.of(), found(event -> event.position() < before));

    read(timeline, "2020", THIRD);
    assertEquals(List.of(), found());
    EventTimeline without = EventTimeline.inMemory();
    read(without, "2018", FIRST);
    read(without, "2020", THIRD);
    assertEquals(states(without), states(timeline));
  }

  @Test
  void thatComesAgainAndDiffersInNothingIsKnownToHaveCome() throws IOException {
    read(timeline, "2021", "id,last,street\n1,A,Ring 9\n3,C,Ring 5\n");
    read(timeline, "2022", THIRD);
    assertEquals(List.of("club-2022.csv"), undo("club-2021.csv"));
    assertEquals(1, found().size());
    var before = states(timeline);
    long size = timeline.size();
    assertEquals(Map.of("unchanged", 2), read(timeline, "2022", THIRD).made());
    assertEquals(List.of(), found());
    assertEquals(size + 2, timeline.size(), "the end of observation once more, and its name");
    read(timeline, "2022", THIRD);
    assertEquals(size + 2, timeline.size());
    assertEquals(before, states(timeline));
    read(timeline, "2023", SECOND);
    assertEquals(Map.of("unchanged", 3), read(timeline, "2023", SECOND).made());
  }

  @Test
  void isFoundNoMoreWhenTheUndoingIsUndone() {
    undo("club-2019.csv");
    assertEquals(1, found().size());
    undo("undo of club-2019.csv");
    assertEquals(List.of(), found());
  }

  @Test
  void leavesNothingOfThoseWhomItCreatedOnceAllListsCameAgain() throws IOException {
    undo("club-2018.csv");
    assertEquals(2, History.of(timeline).contradictions().size());
    read(timeline, "2018", FIRST);
    read(timeline, "2019", SECOND);
    read(timeline, "2020", THIRD);
    assertEquals(List.of(), found());
    assertEquals(List.of(), History.of(timeline).contradictions());
    EventTimeline without = EventTimeline.inMemory();
    read(without, "2018", FIRST);
    read(without, "2019", SECOND);
    read(without, "2020", THIRD);
    assertEquals(states(without), states(timeline));
  }

  @Test
  void thatIsUndoneItselfIsNotFound() {
    undo("club-2019.csv");
    undo("club-2020.csv");
    assertEquals(List.of(), found());
  }

  @Test
  void ofAnotherSeriesIsNotFound() throws IOException {
    Path other = Files.writeString(folder.resolve("choir-2021.csv"), THIRD);
    Roster.of(other)
        .mapping(RosterMapping.NONE.key("id"))
        .onFromName()
        .into(timeline, ImportOptions.DEFAULT);
    assertEquals(List.of(), undo("club-2020.csv"));
    assertEquals(List.of(), found());
  }
}
