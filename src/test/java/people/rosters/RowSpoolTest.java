package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.history.*;
import people.imports.batches.*;

/// Rows that are kept until all of a list is read.
class RowSpoolTest extends SmallLists {

  private static final int ROWS = 2500; // more than are held in memory

  @Test
  void rowsComeBackInTheirOrderHoweverManyThereAre() throws IOException {
    List<List<String>> added = new ArrayList<>();
    try (RowSpool spool = new RowSpool()) {
      for (int i = 0; i < ROWS; i++) {
        String[] row = {"" + i, i % 3 == 0 ? null : "a,\n\"ë" + i, i % 5 == 0 ? "" : "😀"};
        added.add(Arrays.asList(row));
        spool.add(row);
      }
      List<List<String>> found = new ArrayList<>();
      spool.forEach(row -> found.add(Arrays.asList(row)));
      assertEquals(added, found);
    }
  }

  @Test
  void partnersFurtherDownInALongListAreFound() throws IOException {
    StringBuilder list = new StringBuilder("id,last,status,partner\n");
    for (int i = 0; i < ROWS; i++) {
      list.append("%d,A%d,M,%d\n".formatted(i, i, ROWS - 1 - i));
    }
    read("2018", list.toString());
    for (int person : List.of(1, 1001, ROWS)) {
      assertEquals(
          ROWS + 1 - person, History.of(timeline).at("2020").person(person).partner().personId());
    }
  }

  @Test
  void allRowsOfALongListThatCantBeUsedAreWritten() throws IOException {
    StringBuilder list = new StringBuilder("id,last,status\n");
    StringBuilder rejected = new StringBuilder("line,reason,row\n");
    for (int i = 0; i < ROWS; i++) {
      list.append("%d,A%d,odd\n".formatted(i, i));
      rejected.append(
          "%d,\"status: 'odd' is no word for a status; expected one such as single, ledig, M, or one that the mapping has\",\"%d,A%d,odd\"\n"
              .formatted(i + 2, i, i));
    }
    Path file = folder.resolve("rejected.csv");
    Path csv = Files.writeString(folder.resolve("club-2018.csv"), list + "x,B,M\n");
    Roster.of(csv)
        .mapping(RosterMapping.NONE.key("id"))
        .onFromName()
        .into(timeline, ImportOptions.DEFAULT.rejectsTo(file));
    assertEquals(rejected.toString(), Files.readString(file));
  }
}
