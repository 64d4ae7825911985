package people.charts;

import module java.base;

import people.sequences.*;
import people.tables.*;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Charts of sequences of states: of everyone's, of typical ones, and of how they change.
final class SequenceCharts {

  /// Rows of an index plot; more would be thinner than a line.
  private static final int ROWS = 150;

  /// Of an age, to the fourth digit, less than an hour.
  private static final double DIGITS = 1e4;

  private SequenceCharts() {}

  // ---- over the cells

  static Plot distribution(Sequences sequences) {
    Table states = SequenceTables.distribution(sequences);
    Plot plot =
        Plot.of(PlotKind.AREA, along(states, sequences))
            .x(axis(sequences))
            .y("people")
            .by("state")
            .shares()
            .titled("States by " + axis(sequences))
            .subtitled("% of those observed; " + said(sequences));
    return sequences.isWeighted() ? plot : plot.uncertain("uncertain");
  }

  static Plot modalStates(Sequences sequences) {
    Table modal = along(SequenceTables.modalStates(sequences), sequences);
    return Plot.of(PlotKind.BAR, modal.dropWhere(modal.stringColumn("modal").isMissing()))
        .x(axis(sequences))
        .y("share")
        .by("modal")
        .stacked()
        .titled("Commonest state by " + axis(sequences))
        .subtitled("% of those observed who are in it; " + said(sequences));
  }

  static Plot transitionRates(Sequences sequences) {
    Table rates = SequenceTables.transitionRates(sequences);
    rates.column("rate").setName("share");
    return Plot.of(PlotKind.HEATMAP, rates.dropWhere(rates.doubleColumn("share").isMissing()))
        .x("after")
        .y("share")
        .by("before")
        .titled("Transitions")
        .subtitled(
            "%% of those in the state of the row who are in that of the column a %s later; %s"
                .formatted(sequences.grid().cellWord(), said(sequences)));
  }

  private static String axis(Sequences sequences) {
    SequenceGrid grid = sequences.grid();
    return grid.isByAge() ? "age" : isYears(grid) ? "year" : "date";
  }

  private static boolean isYears(SequenceGrid grid) {
    return grid.unit() == ChronoUnit.YEARS;
  }

  /// The table with the place of a cell under the name of the axis, and states as charts name them.
  private static Table along(Table table, Sequences sequences) {
    SequenceGrid grid = sequences.grid();
    DoubleColumn at = table.doubleColumn("at");
    int each = table.rowCount() / grid.cells();
    Column<?> along =
        isYears(grid)
            ? at.asIntColumn()
            : grid.isByAge()
                ? at.map(age -> Math.rint(age * DIGITS) / DIGITS)
                : DateColumn.create(
                    "",
                    IntStream.range(0, table.rowCount())
                        .mapToObj(row -> grid.firstDay(row / each)));
    table.replaceColumn("at", along.setName(axis(sequences)));
    for (StringColumn names : table.stringColumns()) {
      table.replaceColumn(names.name(), names.map(Groups::status).setName(names.name()));
    }
    return table;
  }

  /// How many people they are of, and how many hang on an uncertain date, or are left out.
  private static String said(Sequences sequences) {
    StringJoiner said = new StringJoiner("; ");
    said.add("n = " + Options.number(sequences.size()));
    if (sequences.uncertain() > 0) {
      said.add(
          Options.number(sequences.uncertain())
              + (sequences.uncertain() == 1 ? " hangs" : " hang")
              + " on an uncertain date");
    }
    if (sequences.withoutBirth() > 0) {
      said.add(Options.number(sequences.withoutBirth()) + " without a birth left out");
    }
    return said.toString();
  }

  // ---- lives

  static Chart index(Sequences sequences) {
    Integer[] order = new Integer[sequences.size()];
    Arrays.setAll(order, person -> person);
    Arrays.sort(order, (one, other) -> compare(sequences, one, other));
    int step = Math.max(1, (order.length + ROWS - 1) / ROWS);
    List<SequenceBars.LifeBar> rows = new ArrayList<>();
    for (int i = step / 2; i < order.length; i += step) {
      String name = "person " + sequences.personId(order[i]);
      rows.add(new SequenceBars.LifeBar(order[i], name, List.of(name)));
    }
    Table times = SequenceTables.meanTimes(sequences);
    String some = step == 1 ? "" : "; drawn are %s of them".formatted(Options.number(rows.size()));
    return new SequenceBars(sequences, rows, true)
        .chart(
            "Lives by " + axis(sequences),
            "a row for each person, in order of the states; " + said(sequences) + some,
            times,
            Summary.largest(times, "cells"));
  }

  private static int compare(Sequences sequences, int one, int other) {
    for (int cell = 0; cell < sequences.grid().cells(); cell++) {
      int compared = Integer.compare(sequences.state(one, cell), sequences.state(other, cell));
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(one, other);
  }

  static Chart frequent(Sequences sequences, int most) {
    SequencePatterns patterns = SequencePatterns.of(sequences);
    List<SequenceBars.LifeBar> rows = new ArrayList<>();
    double share = 0;
    for (SequencePatterns.Pattern each :
        patterns.rows().subList(0, Math.min(most, patterns.rows().size()))) {
      String name = percent(each.share()) + " (" + Options.number(each.people()) + ")";
      rows.add(
          new SequenceBars.LifeBar(
              each.person(),
              name,
              List.of(
                  Options.count(each.people(), "person", "people")
                      + ", "
                      + percent(each.share()))));
      share += each.share();
    }
    Table table = SequenceTables.frequent(sequences, most);
    return new SequenceBars(sequences, rows, false)
        .chart(
            "The commonest lives by " + axis(sequences),
            "%s of all, of %s different ones; %s"
                .formatted(percent(share), Options.number(patterns.rows().size()), said(sequences)),
            table,
            Summary.largest(table, "people"));
  }

  static Chart medoids(Clusters clusters) {
    Sequences sequences = clusters.distances().sequences();
    List<SequenceBars.LifeBar> rows = new ArrayList<>();
    for (Clusters.Cluster each : clusters.rows()) {
      String name =
          "%d: %s (%s)"
              .formatted(rows.size() + 1, percent(each.share()), Options.number(each.people()));
      String size = Options.count(each.people(), "person", "people");
      rows.add(
          new SequenceBars.LifeBar(
              each.medoid(), name, List.of("cluster " + (rows.size() + 1), size)));
    }
    Table table = SequenceTables.clusters(clusters);
    String silhouette =
        Double.isNaN(clusters.silhouette())
            ? ""
            : String.format(Locale.ROOT, "mean silhouette %.2f; ", clusters.silhouette());
    return new SequenceBars(sequences, rows, false)
        .chart(
            "Typical lives by " + axis(sequences),
            "the medoid of each cluster; " + silhouette + said(sequences),
            table,
            Summary.largest(table.selectColumns("cluster", "sequence", "people"), "people"));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
