package people.notebook.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.charts.*;
import people.notebook.kernel.Messages.Message;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The library of live charts in a notebook that is saved")
class ChartLibraryTest {

  private static final Map<String, String> CHART =
      Map.of(
          "text/html",
          Charts.flows(
                  Table.create(
                      StringColumn.create("fromCity", "Delft", "Gouda"),
                      StringColumn.create("toCity", "Gouda", "Delft")))
              .html());

  private final ChartLibrary library = new ChartLibrary();

  /// The cells of the notebook whose output has it, as it would be saved.
  private final Set<String> holders = new TreeSet<>();

  private static Message question(String id, String code, String... deleted) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode metadata = json.createObjectNode();
    if (id != null) {
      metadata.put("cellId", id);
      List.of(deleted).forEach(metadata.putArray("deletedCells")::add);
    }
    ObjectNode empty = json.createObjectNode();
    return new Message(
        List.of(), empty, empty, metadata, json.createObjectNode().put("code", code));
  }

  /// Runs a cell that ends with a chart.
  private void run(Message cell, String name) {
    library.begin(cell);
    keep(name, library.once(CHART, null));
  }

  private void keep(String name, Map<String, String> forms) {
    boolean isThere = forms.get("text/html").contains("data-echarts>");
    if (isThere) {
      holders.add(name);
    } else {
      holders.remove(name);
    }
  }

  @Test
  void theFirstChartBringsItAndTheOthersAreSmall() {
    library.begin(question(null, "a"));
    Map<String, String> first = library.once(CHART, "place");
    assertEquals(CHART, first);
    Map<String, String> second = library.once(CHART, null);
    int size = second.get("text/html").length();
    assertTrue(size < 60_000, () -> size + " characters");
    assertEquals(CHART, library.once(CHART, "place"), "what takes its place keeps it");
    Map<String, String> table = Map.of("text/html", "<table></table>");
    assertEquals(table, library.once(table, null));
  }

  @Test
  void aHeatMapOfAFewRowsIsLittleMoreThanItsPicture() {
    Chart chart =
        Charts.heatmap(
                Table.create(
                    StringColumn.create("month", "May", "June", "May", "June"),
                    StringColumn.create("city", "Delft", "Delft", "Gouda", "Gouda"),
                    IntColumn.create("people", 3, 4, 5, 6)))
            .x("month")
            .y("people")
            .by("city");
    library.begin(question(null, "a"));
    library.once(CHART, null);
    Map<String, String> map = library.once(Map.of("text/html", chart.html()), null);
    int more = map.get("text/html").length() - chart.svg().length();
    assertTrue(more < 150_000, () -> more + " characters more than its picture");
  }

  @Test
  void cellsThatAreRunAgainKeepItOnce() {
    for (int round = 0; round < 3; round++) {
      for (String cell : List.of("a", "b", "c")) {
        run(question(null, cell), cell);
      }
      assertEquals(Set.of("a"), holders);
    }
    run(question(null, "a"), "a");
    run(question(null, "c"), "c");
    assertEquals(Set.of("a"), holders);
  }

  @Test
  void aCellThatWasChangedTakesItAwayAndTheNextRunBringsIt() {
    run(question(null, "a"), "a");
    run(question(null, "b"), "b");
    run(question(null, "a changed"), "a");
    assertEquals(Set.of(), holders);
    run(question(null, "b"), "b");
    assertEquals(Set.of("b"), holders);
    run(question(null, "a changed"), "a");
    run(question(null, "b"), "b");
    assertEquals(Set.of("b"), holders);
  }

  @Test
  void clientsThatNameTheirCellsHaveItOnceWhateverIsChangedOrDeleted() {
    run(question("1", "a"), "1");
    run(question("2", "b"), "2");
    run(question("1", "a changed"), "1");
    run(question("2", "b"), "2");
    assertEquals(Set.of("1"), holders);
    run(question("2", "b", "1"), "2");
    assertEquals(Set.of("1", "2"), holders, "cell 1 is gone with its output");
  }

  @Test
  void aCellThatShowsNoChartAnyMoreLeavesItToTheNext() {
    run(question(null, "a"), "a");
    run(question(null, "b"), "b");
    library.begin(question(null, "a"));
    holders.remove("a");
    run(question(null, "b"), "b");
    assertEquals(Set.of("b"), holders);
  }
}
