package people.cluster;

import module java.base;

import people.*;
import people.history.*;
import people.sequences.*;
import people.survival.*;
import people.tables.*;
import tech.tablesaw.api.Table;
import tools.jackson.databind.json.JsonMapper;

/// What one machine answers, as the lines of JSON that the command `spark` prints.
final class InventedQuestions {

  private InventedQuestions() {}

  static <T extends Comparable<? super T>> T one(Set<T> of, Random random) {
    List<T> all = of.stream().sorted().toList();
    return all.get(random.nextInt(all.size()));
  }

  /// @param timeline null where there is only one
  static String json(String timeline, List<String> columns, Object... row) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (timeline != null) {
      object.put("timeline", timeline);
    }
    for (int i = 0; i < row.length; i++) {
      if (row[i] != null && !row[i].equals(Double.NaN)) {
        boolean isPlain = row[i] instanceof Number || row[i] instanceof Boolean;
        object.put(columns.get(i), isPlain ? row[i] : row[i].toString());
      }
    }
    return JsonMapper.shared().writeValueAsString(object);
  }

  static List<String> counts(History history, LocalDate at) {
    Map<Status, Integer> people = history.at(at).countByStatus();
    Map<Status, Integer> beyond = history.at(at).countBeyond();
    return Arrays.stream(Status.values())
        .filter(status -> people.containsKey(status) || beyond.containsKey(status))
        .map(status ->
            json(
                null,
                List.of("status", "people", "beyond"),
                status,
                (long) people.getOrDefault(status, 0),
                (long) beyond.getOrDefault(status, 0)))
        .toList();
  }

  private static Sequences sequences(History history) {
    return Sequences.of(StateSpells.ofStatus(history), SequenceGrid.ages(10, 60));
  }

  static List<String> states(History history) {
    Table table = SequenceTables.distribution(sequences(history));
    return rows(table, List.of("cell", "at", "state", "people", "share", "uncertain"));
  }

  static List<String> times(History history) {
    Table table = SequenceTables.meanTimes(sequences(history));
    return rows(table, List.of("state", "cells", "share", "people"));
  }

  static List<String> survival(History history) {
    Table times = SurvivalTables.lifetimes(history, TimeTo.FIRST_MARRIAGE);
    return rows(
        SurvivalTables.survival(times, "MARRIED"),
        List.of(
            "time",
            "years",
            "atRisk",
            "events",
            "censored",
            "survival",
            "stdErr",
            "lower",
            "upper"));
  }

  private static List<String> rows(Table table, List<String> columns) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < table.rowCount(); row++) {
      Object[] cells = new Object[columns.size()];
      for (int i = 0; i < cells.length; i++) {
        var column = table.column(columns.get(i));
        cells[i] = column.isMissing(row) ? null : column.get(row);
        boolean isCount = columns.get(i).equals("people") || columns.get(i).equals("uncertain");
        cells[i] = isCount ? ((Number) cells[i]).longValue() : cells[i];
      }
      rows.add(json(null, columns, cells));
    }
    return rows;
  }
}
