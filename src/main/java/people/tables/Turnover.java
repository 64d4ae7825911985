package people.tables;

import module java.base;

import people.history.*;
import tech.tablesaw.api.Table;

/// Counts how many people joined, left, moved and so on, from each date to the next.
final class Turnover {

  private record ChangeCount(
      LocalDate date, Snapshot.Difference.What change, int people, int uncertain) {}

  private Turnover() {}

  static Table of(History history, List<LocalDate> dates) {
    List<ChangeCount> rows = new ArrayList<>();
    Snapshot before = null;
    for (LocalDate date : new TreeSet<>(dates)) {
      Snapshot after = history.at(date);
      if (before != null) {
        addAll(before, after, date, rows);
      }
      before = after;
    }
    TableColumns columns = new TableColumns(rows.size());
    return Table.create(
        "turnover",
        columns.dates("date", row -> (int) rows.get(row).date.toEpochDay()),
        columns.texts("change", row -> rows.get(row).change.name()),
        columns.ints("people", row -> rows.get(row).people),
        columns.ints("uncertain", row -> rows.get(row).uncertain));
  }

  private static void addAll(
      Snapshot before, Snapshot after, LocalDate date, List<ChangeCount> rows) {
    Map<Snapshot.Difference.What, Set<Integer>> people =
        new EnumMap<>(Snapshot.Difference.What.class);
    for (Snapshot.Difference difference : before.differencesTo(after)) {
      people.computeIfAbsent(difference.what(), _ -> new HashSet<>()).add(difference.personId());
    }
    Set<Integer> uncertain = new HashSet<>();
    after.all().stream()
        .filter(person -> !person.certain())
        .forEach(person -> uncertain.add(person.personId()));
    people.forEach((change, ids) -> {
      int all = ids.size();
      ids.retainAll(uncertain);
      rows.add(new ChangeCount(date, change, all, ids.size()));
    });
  }
}
