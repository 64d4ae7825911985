package people.notebook;

import module java.base;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import people.notebook.cells.*;
import people.notebook.kernel.*;
import people.simulation.*;
import tools.jackson.databind.json.JsonMapper;

/// A rehearsal of what the first cells of most notebooks do, and of `notebook run`: `./jbang` runs
/// it to have Java keep what it loads, and which methods are busy
/// (docs/decisions/0012-start-up.md).
public final class Rehearsal {

  private static final List<String> CELLS =
      List.of(
          "var history = History.of(EventTimeline.open(Path.of(file)));",
          "var events = Tables.events(history);",
          "events.first(10).print();",
          "events.countBy(\"type\").print();",
          "Tables.statusPeriods(history).countBy(\"status\").print();",
          "var years = Dates.years(\"1970\", \"2019\");",
          "Charts.shares(Tables.population(history, years, By.STATUS)).svg();",
          "Charts.flows(Tables.moves(history)).svg();",
          "history.at(\"1990\").countByStatus();");

  private static final String NOTEBOOK =
      """
      {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
       {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# One | two"},
       {"cell_type": "code", "id": "b", "metadata": {}, "execution_count": null, "outputs": [],
        "source": "Table.create(IntColumn.create(\\"n\\", 1))"}]}
      """;

  private Rehearsal() {}

  /// Writes nothing but temporary files, which it deletes.
  public static void main(String... args) {
    int code = 1;
    PrintStream err = System.err; // the kernel takes the place of it
    try {
      rehearse();
      code = 0;
    } catch (Exception e) {
      e.printStackTrace(err);
    } finally {
      System.exit(code); // the kernel's threads don't end by themselves
    }
  }

  private static void rehearse() throws IOException {
    Connection connection = Connection.local(RunningKernel.freePorts());
    Path folder = Files.createTempDirectory("people");
    try (ZContext context = new ZContext()) {
      Path file = folder.resolve("people.jsonl");
      new Simulation(5000, 60, 7).writeTo(file);
      Thread.ofPlatform().daemon().start(() -> serve(connection));
      ZMQ.Socket shell = context.createSocket(SocketType.DEALER);
      shell.connect(connection.at(Connection.Channel.SHELL));
      Messages messages = new Messages(connection.key());
      run(
          messages,
          shell,
          "String file = \"%s\";".formatted(file.toString().replace("\\", "\\\\")));
      CELLS.forEach(cell -> run(messages, shell, cell));
      run(Files.writeString(folder.resolve("rehearsal.ipynb"), NOTEBOOK));
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static void serve(Connection connection) {
    try {
      Kernel.serve(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As `notebook run` does it, with the kernel in a process of its own.
  private static void run(Path notebook) {
    PrintStream nobody = new PrintStream(OutputStream.nullOutputStream());
    int code = NotebookCommand.run(nobody, nobody, "run", notebook.toString());
    if (code != 0) {
      throw new IllegalStateException("notebook run ends with " + code);
    }
  }

  private static void run(Messages messages, ZMQ.Socket shell, String cell) {
    messages.send(
        shell, "execute_request", JsonMapper.shared().createObjectNode().put("code", cell));
    Messages.Message answer = messages.receive(shell);
    if (!answer.content().path("status").asString("").equals("ok")) {
      throw new IllegalStateException(cell + ": " + answer.content().path("evalue").asString(""));
    }
  }
}
