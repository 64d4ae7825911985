package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.batches.*;
import people.timeline.*;

/// Lists whose rows have no key.
@DisplayName("A list without keys")
class RosterMatchTest {

  @TempDir Path folder;
  private final EventTimeline timeline = EventTimeline.inMemory();

  private ImportReport read(String day, String rows) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("club-" + day + ".csv"), "first,last,born,street\n" + rows);
    return Roster.of(file)
        .mapping(RosterMapping.parse("first=first,last=last,born=born,street=street"))
        .matching(List.of("name", "birth"), folder.resolve("review.csv"))
        .onFromName()
        .into(timeline, ImportOptions.DEFAULT);
  }

  private String review() throws IOException {
    return Files.readString(folder.resolve("review.csv"));
  }

  @Test
  void linksWhoHasTheSameNameAndBirthAndCreatesWhoIsLikeNobody() throws IOException {
    assertEquals(
        Map.of("joined", 2),
        read("2018", "Ada,Byron,1985-12-10,Ring 1\nBo,Ek,1990-01-02,Weg 1\n").made());
    long size = timeline.size();
    assertEquals(
        Map.of("unchanged", 2),
        read("2018", "Ada,Byron,1985-12-10,Ring 1\nBo,Ek,1990-01-02,Weg 1\n").made());
    assertEquals(size, timeline.size());
    assertEquals(
        Map.of("joined", 1, "left", 1, "moved", 1),
        read("2019", "Cyril,Oakes,1951-07-07,Weg 9\nADA,Byron,1985-12-10,Ring 2\n")
            .made()
            .entrySet()
            .stream()
            .filter(made -> !made.getKey().equals("renamed"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    assertEquals(false, Files.exists(folder.resolve("review.csv")));
    History history = History.of(timeline);
    assertEquals("Ring 1", history.at("2018").person(1).address().toString());
    assertEquals("Ring 2", history.at("2019").person(1).address().toString());
  }

  @Test
  void whatIsNotClearIsDecidedInAFile() throws IOException {
    PersonRegistry registry = new PersonRegistry(timeline);
    for (int i = 0; i < 2; i++) {
      registry.create(new Name("Ada", "Byron"), Details.on("1985-12-10"));
    }
    ImportReport report = read("2018", "Ada,Byron,1985-12-10,Ring 1\n");
    assertEquals(Map.of(), report.made());
    assertEquals(
        "whose they are is not clear; decide in " + folder.resolve("review.csv"),
        report.unused().getFirst().why());
    assertEquals(
        List.of("1 Ada Byron", "2 Ada Byron"),
        review()
            .lines()
            .skip(1)
            .map(line -> {
              assertEquals(true, line.startsWith("2,\"Ada,Byron,1985-12-10,Ring 1\","), line);
              assertEquals(true, line.endsWith(","), line);
              String[] cells = line.substring(line.indexOf("\",") + 2).split(",");
              return cells[0] + " " + cells[1].replace("\"", "");
            })
            .sorted()
            .toList());
    Files.writeString(
        folder.resolve("review.csv"),
        review()
            .lines()
            .map(line -> line.startsWith("line") ? line : line + "2")
            .collect(Collectors.joining("\n")));
    assertEquals(
        Map.of("linked", 1, "moved", 1), read("2018", "Ada,Byron,1985-12-10,Ring 1\n").made());
    assertEquals("Ring 1", History.of(timeline).at("2018").person(2).address().toString());
    long size = timeline.size();
    read("2018", "Ada,Byron,1985-12-10,Ring 1\n");
    assertEquals(size, timeline.size());
  }

  @Test
  void aDecisionIsAPersonOrNew() throws IOException {
    Files.writeString(
        folder.resolve("review.csv"),
        "line,row,candidate,name,score,decision\n2,x,1,y,0,perhaps\n");
    String message =
        assertThrows(TimelineException.class, () -> read("2018", "Ada,Byron,,\n")).getMessage();
    assertEquals(
        "review.csv, line 2: the decision is 'perhaps'; expected the identifier of a person, or"
            + " new",
        message.replaceAll("/[^ ]*/", ""));
  }

  private void decided(String... lines) throws IOException {
    Files.writeString(
        folder.resolve("review.csv"),
        "line,row,candidate,name,score,decision\n" + String.join("\n", lines) + "\n");
  }

  private String refusal(String rows) {
    return assertThrows(TimelineException.class, () -> read("2018", rows))
        .getMessage()
        .replace(folder + "/", "");
  }

  @Test
  void aDecisionForNobodyIsRefusedWithItsLine() throws IOException {
    new PersonRegistry(timeline).create(new Name("Ada", "Byron"), Details.on("1985-12-10"));
    for (String nobody : List.of("2", "1000000", "9999999999")) {
      decided("2,\"Ada,Byron,,\",1,Ada Byron,0," + nobody);
      assertEquals(
          "review.csv, line 2: the decision is '"
              + nobody
              + "', who is nobody; expected the identifier of a person, or new",
          refusal("Ada,Byron,,\n"));
    }
    decided("2,\"Ada,Byron,,\",1,Ada Byron,0,0");
    assertEquals(
        "review.csv, line 2: the decision is '0'; expected the identifier of a person, or new",
        refusal("Ada,Byron,,\n"));
    assertEquals(1, timeline.size());
  }

  @Test
  void aDecisionForAMergedRecordIsOneForItsSurvivor() throws IOException {
    PersonRegistry registry = new PersonRegistry(timeline);
    registry.create(new Name("Ada", "Byron"), Details.on("1985-12-10"));
    registry.create(new Name("Ada", "Byron"), Details.on("1985-12-10"));
    registry.merge(2, 1, "the same", Details.NONE);
    assertEquals(
        Map.of("linked", 1, "moved", 1), read("2018", "Ada,Byron,1985-12-10,Ring 1\n").made());
    decided("2,\"Ada,King,1985-12-10,Ring 1\",2,Ada Byron,0,2");
    assertEquals(Map.of("renamed", 1), read("2019", "Ada,King,1985-12-10,Ring 1\n").made());
  }

  @Test
  void twoDecisionsOfOneRowAreRefusedWithBothLines() throws IOException {
    PersonRegistry registry = new PersonRegistry(timeline);
    for (int i = 0; i < 2; i++) {
      registry.create(new Name("Ada", "Byron"), Details.on("1985-12-10"));
    }
    decided("2,\"Ada,Byron,,\",1,Ada Byron,0,1", "2,\"Ada,Byron,,\",2,Ada Byron,0,2");
    assertEquals(
        "review.csv, line 3: the decision is '2', and '1' of the same row in line 2; expected one"
            + " of them",
        refusal("Ada,Byron,,\n"));
    assertEquals(2, timeline.size());
  }

  @Test
  void aRowThatIsLikelyTakesNobodyWhomALaterRowIsOf() throws IOException {
    new PersonRegistry(timeline).create(new Name("Adalbert", "Byron"), Details.on("1985-12-10"));
    String likely = "Adalbrt,Byron,1985-12-10,Weg 2\n";
    String exact = "Adalbert,Byron,1985-12-10,Ring 1\n";
    read("2018", likely + exact);
    assertEquals("Ring 1", History.of(timeline).at("2018").person(1).address().toString());
    assertEquals(true, review().contains("Adalbrt,Byron"), review());
  }

  @Test
  void aRowThatIsExactTakesNobodyOfWhomALaterRowWasDecided() throws IOException {
    new PersonRegistry(timeline).create(new Name("Ada", "Byron"), Details.on("1985-12-10"));
    decided("3,\"Ada,King,,Ring 1\",1,Ada Byron,0,1");
    read("2018", "Ada,Byron,1985-12-10,Weg 2\nAda,King,,Ring 1\n");
    assertEquals("Ring 1", History.of(timeline).at("2018").person(1).address().toString());
  }
}
