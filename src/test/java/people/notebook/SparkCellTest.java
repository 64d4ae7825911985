package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.cli.*;
import people.history.*;
import people.timeline.*;
import tools.jackson.databind.json.JsonMapper;

/// Runs the cell that the page on large timelines shows.
@DisplayName("A cell that asks Spark")
@Tag("engines")
@Order(4)
class SparkCellTest {

  private static final Pattern CELL =
      Pattern.compile("<!-- run by SparkCellTest -->\n```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  @DisplayName("has its answer as a table, and in one line why there is none")
  void cell() throws Exception {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    Path town = Files.createDirectory(folder.resolve("towns")).resolve("north.jsonl");
    String[] simulate = {"--timeline", town.toString(), "simulate", "--people=300", "--seed=1"};
    assertEquals(0, PeopleCommand.run(nowhere, nowhere, simulate));
    Matcher page =
        CELL.matcher(Files.readString(Path.of(System.getProperty("people.root"), "docs/scale.md")));
    assertTrue(page.find());
    Path notebook = folder.resolve("spark.ipynb");
    Files.writeString(
        notebook,
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "cells",
                    List.of(
                        code(page.group(1)),
                        code("statuses.print()"),
                        code("spark.table(\"persons towns\").dateColumn(\"entered\").type()"),
                        code(
                            "String why;\n"
                                + "try { why = spark.table(\"count nowhere\").name(); }\n"
                                + "catch (IllegalArgumentException e) { why = e.getMessage(); }\n"
                                + "spark.close();\n"
                                + "why")),
                    "metadata",
                    Map.of(),
                    "nbformat",
                    4,
                    "nbformat_minor",
                    5)));
    NotebookServer.Answer answer = NotebookServer.run(List.of("run", notebook.toString()));
    assertEquals(0, answer.exit(), answer.said());
    List<Notebook.CodeCell> cells = Notebook.read(notebook).codes();
    assertTrue(cells.get(0).outputs().toString().contains("image/svg+xml"));
    String printed = cells.get(1).outputs().toString();
    try (EventTimeline timeline = EventTimeline.open(town)) {
      History.of(timeline)
          .at("2010")
          .countByStatus()
          .forEach((status, people) ->
              assertTrue(
                  Pattern.compile(status + " +\\| +" + people + " ").matcher(printed).find(),
                  printed));
    }
    assertTrue(cells.get(2).outputs().toString().contains("LOCAL_DATE"));
    assertTrue(
        cells.get(3).outputs().toString().contains("nowhere: no such timeline"),
        cells.get(3).outputs()::toString);
  }

  private static Map<String, Object> code(String source) {
    return Map.of(
        "cell_type", "code", "metadata", Map.of(), "outputs", List.of(), "source", source);
  }
}
