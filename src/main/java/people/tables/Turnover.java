package people.tables;

import module java.base;

import people.history.*;
import tech.tablesaw.api.Table;

/// Counts how many people joined, left, moved and so on, from each date to the next.
final class Turnover {

  private record ChangeCount(LocalDate date, String change, int people, int uncertain) {}

  private static final String RETURNED = "RETURNED";

  /// What those who come and go do stands first.
  private static final List<String> ORDER = List.of("JOINED", RETURNED, "LEFT", "DIED");

  /// What may be said of somebody who is not there any more.
  private static final Set<Snapshot.Difference.What> IS_GONE =
      EnumSet.of(
          Snapshot.Difference.What.LEFT,
          Snapshot.Difference.What.DIED,
          Snapshot.Difference.What.GONE,
          Snapshot.Difference.What.MERGED,
          Snapshot.Difference.What.PRESUMED);

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
        columns.texts("change", row -> rows.get(row).change),
        columns.ints("people", row -> rows.get(row).people),
        columns.ints("uncertain", row -> rows.get(row).uncertain));
  }

  private static void addAll(
      Snapshot before, Snapshot after, LocalDate date, List<ChangeCount> rows) {
    Set<Integer> there = new HashSet<>();
    after.people().forEach(person -> there.add(person.personId()));
    Map<String, Set<Integer>> people = new LinkedHashMap<>();
    ORDER.forEach(change -> people.put(change, new HashSet<>()));
    for (Snapshot.Difference difference : before.differencesTo(after)) {
      boolean isHere = there.contains(difference.personId());
      if (isHere || IS_GONE.contains(difference.what())) {
        people.computeIfAbsent(change(difference), _ -> new HashSet<>()).add(difference.personId());
      }
    }
    Set<Integer> doubted = new HashSet<>();
    after.all().stream()
        .filter(person -> !person.certain())
        .forEach(person -> doubted.add(person.personId()));
    people.forEach((change, ids) -> {
      int uncertain = (int) ids.stream().filter(doubted::contains).count();
      if (!ids.isEmpty()) {
        rows.add(new ChangeCount(date, change, ids.size(), uncertain));
      }
    });
  }

  private static String change(Snapshot.Difference difference) {
    boolean isReturn =
        difference.what() == Snapshot.Difference.What.LEFT && difference.after() == null;
    return isReturn ? RETURNED : difference.what().name();
  }
}
