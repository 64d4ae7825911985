package people.notebook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.postgres.*;
import people.simulation.*;
import people.timeline.*;

/// The notebooks that take a timeline take the address of a shared one.
@DisplayName("The notebooks of this repository, about a shared timeline")
@Tag("engines")
@Order(4)
class SharedNotebooksTest extends NotebookCommandFixture {

  @ParameterizedTest
  @ValueSource(strings = {"02-statuses", "03-addresses", "08-life-courses"})
  void theyRunWithItsAddress(String name) throws Exception {
    PostgresServer server = PostgresServer.shared();
    String address = server.newTimeline();
    List<Event> town = new ArrayList<>();
    new Simulation(300, 60, 7).inMemory().forEach(each -> town.add(each.event()));
    try (EventTimeline timeline = EventTimeline.open(address)) {
      timeline.addAll(town);
    }
    Path original =
        Path.of(System.getProperty("people.root"), "notebooks", name + ".ipynb").toAbsolutePath();
    Path out = folder.resolve("out.ipynb");
    String shown = address.replaceFirst("&password=.*", "");
    String said =
        process(
            Map.of("PGPASSWORD", server.password),
            "run",
            original.toString(),
            "-p",
            "file=" + shown,
            "-o",
            out.toString());
    assertTrue(said.matches("\\S+ and \\S+: \\d+ cells run\n"), said);
    assertTrue(Files.readString(out).contains("a shared timeline"));
    assertFalse(Files.readString(out).contains(server.password));
  }
}
