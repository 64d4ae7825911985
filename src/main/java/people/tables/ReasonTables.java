package people.tables;

import module java.base;

import people.*;
import people.history.*;
import tech.tablesaw.api.Table;

/// Makes the tables of what is different between two moments, and of why an answer is what it is.
final class ReasonTables {

  private ReasonTables() {}

  static Table differences(List<Snapshot.Difference> differences) {
    TableColumns columns = new TableColumns(differences.size());
    return Table.create(
        "differences",
        columns.ints("person", row -> differences.get(row).personId()),
        columns.texts("name", row -> text(differences.get(row).name())),
        columns.texts("what", row -> differences.get(row).what().name()),
        columns.texts("before", row -> text(differences.get(row).before())),
        columns.texts("after", row -> text(differences.get(row).after())));
  }

  static Table reasons(List<Reason> reasons) {
    List<Event> events = reasons.stream().map(reason -> reason.event().event()).toList();
    TableColumns columns = new TableColumns(reasons.size());
    return Table.create(
        "reasons",
        columns.longs("position", row -> reasons.get(row).event().position()),
        columns.texts("effective", row -> text(events.get(row).details().effective())),
        columns.instants(
            "recorded",
            row -> ChronoUnit.MICROS.between(Instant.EPOCH, reasons.get(row).event().recorded())),
        columns.texts("role", row -> reasons.get(row).role().name()),
        columns.texts(
            "decides",
            row ->
                reasons.get(row).fields().stream()
                    .map(Reason.Field::name)
                    .collect(Collectors.joining(", "))),
        columns.longs(
            "by", row -> reasons.get(row).by() == null ? -1 : reasons.get(row).by().position()),
        columns.texts("source", row -> events.get(row).details().source()),
        columns.texts("why", row -> why(events.get(row))));
  }

  private static String why(Event event) {
    return switch (event) {
      case Event.Correction e -> e.why();
      case Event.Retraction e -> e.why();
      case Event.Leaving e -> e.why();
      case Event.Merge e -> e.why();
      case Event.Distinction e -> e.why();
      case Event.Creation _,
          Event.StatusChange _,
          Event.AddressChange _,
          Event.NameChange _,
          Event.Death _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.AttributeChange _,
          Event.Parents _,
          Event.Key _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Protection _,
          Event.Unrecognized _ ->
          null;
    };
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
