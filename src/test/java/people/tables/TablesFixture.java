package people.tables;

import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A timeline of two lives, and the text of a table, for the tests of the tables.
abstract class TablesFixture {

  final AtomicInteger minutes = new AtomicInteger();
  final InstantSource everyMinute =
      () ->
          Instant.parse("2015-02-14T09:00:00Z").plus(Duration.ofMinutes(minutes.getAndIncrement()));
  final Clock clock = everyMinute.withZone(ZoneOffset.UTC);
  final EventTimeline timeline = EventTimeline.inMemory(clock);
  final PersonRegistry registry = new PersonRegistry(timeline);

  /// Two lives with something of everything.
  History history() {
    int ada =
        registry.create(
            new Name("Ada", "Byron"),
            SINGLE,
            new Address("13 Piccadilly", "London", "W1", "GB"),
            on("1815-12-10").from("register, page 3"));
    registry.changeStatus(ada, MARRIED, on("1835-07-08"));
    registry.move(ada, new Address("Ockham Park", "Ockham"), on("1835-07"));
    registry.rename(ada, new Name(null, "King"), on("1835-07-08"));
    registry.died(ada, on("1852-11-27"));
    int ben = registry.create(null, Status.UNKNOWN, null);
    registry.changeStatus(ben, DIVORCED, on("1990~"));
    registry.move(ben, new Address(null, "Delft"), on("1991-01-01"));
    registry.correct(7, Amendment.of(new Address("Oude Delft 1", null)), "found");
    return History.of(timeline);
  }

  static String csv(Table table) {
    StringBuilder csv = new StringBuilder(String.join(",", table.columnNames())).append('\n');
    for (int row = 0; row < table.rowCount(); row++) {
      List<String> cells = new ArrayList<>();
      for (Column<?> column : table.columns()) {
        String cell = column.isMissing(row) ? "" : String.valueOf(column.get(row));
        cells.add(cell.contains(",") ? '"' + cell + '"' : cell);
      }
      csv.append(String.join(",", cells)).append('\n');
    }
    return csv.toString();
  }
}
