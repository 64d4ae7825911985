package people.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/// A master and two workers, each a process, of which one is killed in the midst of its work.
@DisplayName("Workers of Spark")
@Tag("engines")
@Order(4)
class WorkersTest {

  @TempDir Path folder;

  @Test
  @DisplayName("give the same table when one of them is killed at work")
  void killed() throws Exception {
    Path file = folder.resolve("town.jsonl");
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    String[] simulate = {"--timeline", file.toString(), "simulate", "--people=4000", "--mess=0.05"};
    assertEquals(0, PeopleCommand.run(nowhere, nowhere, simulate));
    String expected;
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var table = new ExportTables(History.of(timeline), null, null).named("couples");
      var columns = table.columns().stream().map(column -> column.name()).toList();
      expected =
          StreamSupport.stream(table.values().spliterator(), false)
              .map(row -> "  " + InventedQuestions.json(null, columns, row))
              .collect(Collectors.joining(",\n", "[\n", "\n]\n\n"));
    }
    try (SparkServers servers = SparkServers.start(folder, 2);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer =
          threads.submit(() ->
              Command.jbang(
                      "spark", "--questions",
                      "--master", servers.url(),
                      "--conf", "spark.driver.host=127.0.0.1",
                      "--conf", "spark.driver.bindAddress=127.0.0.1",
                      "--conf", "spark.executor.memory=512m",
                      // both workers are there before the first task is given out
                      "--conf", "spark.cores.max=2",
                      "--conf", "spark.scheduler.minRegisteredResourcesRatio=1.0",
                      "--conf", "spark.scheduler.maxRegisteredResourcesWaitingTime=300s")
                  .in(folder)
                  .input(
                      "couples %s --format json --conf spark.people.leastParts=30 --conf spark.people.splitBytes=100000\n"
                          .formatted(file))
                  .run());
      servers.killAtWork(1);
      assertEquals(false, answer.isDone(), "it was done before");
      var ended = answer.get();
      assertEquals(expected, ended.out(), ended.err());
      assertEquals(0, ended.exit());
    }
  }
}
