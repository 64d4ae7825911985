package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.imports.batches.*;
import people.timeline.*;

/// A dozen rows tell little about how often names agree by chance; who has the same unusual name is
/// still she.
@DisplayName("A list of a dozen without keys")
class SmallRosterMatchTest {

  private static final List<String> CLUB =
      List.of(
          "Ada,Lovelace,1815-12-10,12 St James's Square,London",
          "William,King,1805-02-21,12 St James's Square,London",
          "Mary,Somerville,1780-12-26,3 Hanover Square,London",
          "Charles,Babbage,1791-12-26,1 Dorset Street,London",
          "Caroline,Herschel,1750-03-16,19 New King Street,Bath",
          "Michael,Faraday,1791-09-22,21 Albemarle Street,London",
          "Sarah,Faraday,1800-01-07,21 Albemarle Street,London",
          "Humphry,Davy,1778-12-17,23 Grosvenor Street,London",
          "George,Boole,1815-11-02,3 Pottergate,Lincoln",
          "Charles,Wheatstone,1802-02-06,20 Conduit Street,London",
          "Augustus,De Morgan,1806-06-27,69 Gower Street,London",
          "Anne,Clough,1820-01-20,7 Castle Street,Liverpool");

  @TempDir Path folder;
  private final EventTimeline timeline = EventTimeline.inMemory();

  private ImportReport read(String day, String match, String header, Stream<String> rows)
      throws IOException {
    Path file = folder.resolve("club-" + day + ".csv");
    Files.writeString(file, header + "\n" + rows.collect(Collectors.joining("\n")) + "\n");
    Roster list = Roster.of(file);
    return list.mapping(list.guess())
        .matching(List.of(match.split(",")), folder.resolve("review.csv"))
        .onFromName()
        .into(timeline, ImportOptions.DEFAULT);
  }

  private ImportReport readAll(String day, String match) throws IOException {
    return read(day, match, "first,last,born,street,city", CLUB.stream());
  }

  private static String cut(String row, int... cells) {
    String[] all = row.split(",");
    return Arrays.stream(cells).mapToObj(cell -> all[cell]).collect(Collectors.joining(","));
  }

  @Test
  void namesAloneLinkThem() throws IOException {
    Supplier<Stream<String>> names = () -> CLUB.stream().map(row -> cut(row, 0, 1));
    assertEquals(Map.of("joined", 12), read("2018", "name", "first,last", names.get()).made());
    assertEquals(Map.of("unchanged", 12), read("2019", "name", "first,last", names.get()).made());
  }

  @Test
  void theSameAddressDoesNotCountAgainstThem() throws IOException {
    readAll("2018", "name,address");
    assertEquals(Map.of("unchanged", 12), readAll("2019", "name,address").made());
  }

  @Test
  void oneWhoseBirthWasNotKnownIsLinkedByHerName() throws IOException {
    read("2018", "name,birth", "first,last", CLUB.stream().map(row -> cut(row, 0, 1)));
    assertEquals(
        Map.of("births", 12), read("2019", "name,birth", "first,last,born", born()).made());
  }

  private static Stream<String> born() {
    return CLUB.stream().map(row -> cut(row, 0, 1, 2));
  }

  @Test
  void oneOfAnotherBirthIsSomebodyElse() throws IOException {
    read("2018", "name,birth", "first,last,born", born());
    assertEquals(
        Map.of("joined", 1, "left", 1, "unchanged", 11),
        read(
                "2019",
                "name,birth",
                "first,last,born",
                born().map(row -> row.replace("Babbage,1791-12-26", "Babbage,1821-05-03")))
            .made());
  }

  @Test
  void aSlipOfThePenInABirthIsDecidedBySomebody() throws IOException {
    read("2018", "name,birth", "first,last,born", born());
    ImportReport report =
        read(
            "2019",
            "name,birth",
            "first,last,born",
            born().map(row -> row.replace("1815-12-10", "1815-12-09")));
    assertEquals(Map.of("unchanged", 11), report.made());
    assertEquals(
        List.of("2,\"Ada,Lovelace,1815-12-09\",1"),
        Files.readString(folder.resolve("review.csv"))
            .lines()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(",\"Ada Lovelace\"")))
            .toList());
  }

  @Test
  void namesakesWhoAreBothKnownAreDecidedBySomebody() throws IOException {
    List<String> rows = new ArrayList<>(CLUB.stream().map(row -> cut(row, 0, 1)).toList());
    rows.add("Ada,Lovelace");
    read("2018", "name", "first,last", rows.stream());
    ImportReport report = read("2019", "name", "first,last", rows.stream());
    assertEquals(Map.of("unchanged", 11), report.made());
    assertEquals(2, report.unused().getFirst().count());
  }
}
