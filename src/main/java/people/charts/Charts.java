package people.charts;

import module java.base;

import people.history.*;
import people.sequences.*;
import tech.tablesaw.api.Table;

/// Charts of people: a function for each, over tables in the form that each names. Columns that it
/// does not name are left alone; the order of rows does not matter.
///
/// Every function takes the table as it is at the call, and a table without rows: its chart says
/// that there is nothing. All throw [IllegalArgumentException] for a missing column or one of
/// another type, naming it and what the table has. Thread safe, as long as nobody changes a table
/// meanwhile. A call costs a pass over the table. A chart says nothing of those who are not
/// observed: what is not known is a group of its own, time ends where the table does, and a column
/// `beyond`, as [people.tables.Tables#population] has it, is said in the subtitle: how many more
/// were there when they were last observed.
///
/// ```java
/// Charts.shares(population).titled("Fewer marry").from("parish of Ockham").writeTo(Path.of("shares.html"));
/// ```
public final class Charts {

  private Charts() {}

  /// Shares of each group in the living over time, in percent, as areas on each other; as bars when
  /// there is one date. People who depend on an uncertain date are hatched. Those of unknown
  /// status, city or age are a group, and among the 100 %, as the subtitle says.
  ///
  /// @param population `date` (LOCAL_DATE), one of `status`, `city` and `ageGroup`, else an
  ///   attribute (STRING; the first of them, and summed over the others), `people` (how many) and
  ///   `uncertain` (how many of them depend on an uncertain date). The ten largest cities have a
  ///   colour, the rest are "elsewhere" unless it is only one, a missing one is "not known"; so
  ///   have the ten commonest values of an attribute
  public static Chart shares(Table population) {
    return PopulationCharts.shares(population);
  }

  /// The number of people of each group over time, as bars, or as areas at more than 60 dates.
  /// People who depend on an uncertain date are hatched.
  ///
  /// @param population as for [#shares]
  public static Chart counts(Table population) {
    return PopulationCharts.counts(population);
  }

  /// The number of households of each kind over time, likewise; a kind has the same colour in every
  /// chart. Households that are uncertain are hatched.
  ///
  /// @param counts `date` (LOCAL_DATE), `kind` (STRING, in the words of
  ///   [Period.HouseholdPeriod.Composition]), `households` (how many; summed over sizes) and
  ///   `uncertain` (how many of them are), as [people.tables.Tables#householdCounts] has them
  public static Chart households(Table counts) {
    return PopulationCharts.households(counts);
  }

  /// People by age at one date. Where the table has `sex`, males are to the left and females to the
  /// right; else married and partnered to the right, and those who are known to be neither to the
  /// left. Beside both, if there are any, are those of whom it is not known. They are coloured by
  /// status where the table has that, else by sex. People who depend on an uncertain date are
  /// hatched.
  ///
  /// @param population `date`, the same in all rows, `ageGroup` (such as `0–9`, `90+`, `unknown`),
  ///   `status` or `sex` or both, `people`, `uncertain`
  /// @throws IllegalArgumentException also when there are several dates
  public static Chart agePyramid(Table population) {
    return AgePyramid.of(population);
  }

  /// The number of moves from city to city: the twelve with most moves, and "elsewhere". Moves
  /// within a city are counted in the subtitle, those of which neither city is known nowhere. The
  /// tooltip says how many have an uncertain date.
  ///
  /// @param moves a row for each move: `fromCity`, `toCity` (STRING, missing when not known), and
  ///   `certain` (BOOLEAN: whether the date is); without that column all are
  public static Chart flows(Table moves) {
    return MoveCharts.flows(moves);
  }

  /// Numbers as colours, in rows of groups: `heatmap(table).x("decade").y("median
  /// age").by("status")`. As long as no column is named, the number of people in each city each
  /// year: of several dates in a year, the last. The thirty largest cities, "elsewhere", and apart
  /// from the colours of these those of whom no city is known. The tooltip says how many people
  /// depend on an uncertain date.
  ///
  /// @param table of one's own, or a population: `date`, `city`, `people`, and `uncertain`; without
  ///   that column nobody does
  public static Plot heatmap(Table table) {
    ChartColumns columns = new ChartColumns("a heat map", table);
    boolean isCities = Stream.of("date", "city", "people").allMatch(columns::has);
    return isCities || table.columnCount() == 0
        ? Plot.of(PlotKind.HEATMAP, table, Heatmaps.cities(table).content())
        : Plot.of(PlotKind.HEATMAP, table);
  }

  /// One person's life up to the last date in the tables: statuses and addresses as bars, events as
  /// marks. What began on an uncertain date fades in, what still holds ends in a point, and there
  /// is a gap where no address is known, before the entry and while she was away. Where the records
  /// begin or end, and not what held, is a dashed edge: an entry, a return, a leaving, a presumed
  /// death, the end of the observation; the last two are marks as well, other than that of a death.
  ///
  /// @param statusPeriods `person` (INTEGER), `status` (STRING), `from`, `until` (LOCAL_DATE,
  ///   missing when it still holds), `certain` (BOOLEAN: whether `from` is), and `begins` and
  ///   `ends` as [people.tables.Tables#statusPeriods] has them; without them no edge is dashed
  /// @param addressPeriods `person`, `street`, `city`, `postcode`, `country` (STRING, missing when
  ///   not known), `from`, `until`, `certain`, `begins`, `ends`
  /// @param events `person`, `type` (STRING, such as `PERSON_DEATH`), `day` (LOCAL_DATE, rows
  ///   without it are left out), and `born` (STRING), which marks a birth before the entry
  /// @throws IllegalArgumentException also when the tables are of several people
  public static Chart lifeLine(Table statusPeriods, Table addressPeriods, Table events) {
    return LifeLine.of(statusPeriods, addressPeriods, events, null);
  }

  /// The same up to a day, or to the last date in the tables when that is later.
  public static Chart lifeLine(
      Table statusPeriods, Table addressPeriods, Table events, LocalDate end) {
    return LifeLine.of(statusPeriods, addressPeriods, events, end);
  }

  /// The same of one of a history's people, with her name, up to the end of her life or of its
  /// observation, or the last change in the history. What is no part of the life is not marked:
  /// corrections, and a creation without a date.
  ///
  /// @throws people.UnknownPersonException when nobody has that identifier
  public static Chart lifeLine(History history, int personId) {
    return LifeLine.of(history, personId);
  }

  /// Arrivals in a city and departures from it, each year, and the difference as a line. Moves
  /// within the city do not count, and neither do births, deaths, and those who left the records;
  /// how many came from a place that is not known, or went to one, is said in the subtitle. Those
  /// on an uncertain date are hatched.
  ///
  /// @param moves a row for each move: `date`, `fromCity`, `toCity`, and `certain` as for [#flows]
  /// @param city as it is written in the table; one that is not there gives a chart of nothing
  public static Chart arrivals(Table moves, String city) {
    return MoveCharts.arrivals(moves, city);
  }

  /// The number of changes from each status to each other, as a matrix; the tooltip has the median
  /// age, of how many it is when not all births are known, and how many changes have an uncertain
  /// date.
  ///
  /// @param transitions a row for each change: `before`, `after` (STRING), `date`, `age` (whole
  ///   years, missing when not known), and `certain` as for [#flows]
  public static Chart transitions(Table transitions) {
    return Heatmaps.transitions(transitions);
  }

  // ---- times to an event, and what cities gain

  /// To what share something has not happened yet, by time, as steps with their 95 % interval, and
  /// how many are at risk below. The subtitle says how many there are, how many hang on an
  /// uncertain date, and how many are left out.
  ///
  /// @param times as [people.tables.SurvivalTables#lifetimes] has them
  /// @param event whose share, such as `MARRIED`; other events are censored
  /// @param groups names of columns, for a curve each
  public static Chart survival(Table times, String event, String... groups) {
    return SurvivalCharts.survival(times, event, groups);
  }

  /// To what share each event has happened first, where one keeps the others from happening,
  /// likewise.
  public static Chart incidence(Table times, String... groups) {
    return SurvivalCharts.incidence(times, groups);
  }

  /// Rates by age and period, as colours: a Lexis diagram.
  ///
  /// @param lexis as [people.tables.CohortTables#lexis] has it; cells of fewer than 10 person-years
  ///   are left out
  public static Plot lexis(Table lexis) {
    return MigrationCharts.lexis(lexis);
  }

  /// What each city gained or lost by moves: a bar for each of the twenty with most moves, and a
  /// panel for each period.
  ///
  /// @param net as [people.tables.MigrationTables#net] has it
  public static Plot netMigration(Table net) {
    return MigrationCharts.net(net);
  }

  /// How many moved from each city to each other, as a matrix of the twenty with most moves.
  ///
  /// @param flows as [people.tables.MigrationTables#flows] has them
  public static Plot flowMatrix(Table flows) {
    return MigrationCharts.matrix(flows);
  }

  // ---- sequences of states, see people.tables.SequenceTables

  /// Everyone's life as a bar of its states, in order of these (an index plot); of more than 150
  /// people every second one, or third, and so on. Cells that hang on an uncertain date are
  /// hatched, here and below.
  public static Chart lives(Sequences sequences) {
    return SequenceCharts.index(sequences);
  }

  /// Shares of each state in those who are observed in a cell, as areas on each other (a state
  /// distribution plot).
  public static Plot states(Sequences sequences) {
    return SequenceCharts.distribution(sequences);
  }

  /// The state that most are in, by cell, with its share.
  public static Plot modalStates(Sequences sequences) {
    return SequenceCharts.modalStates(sequences);
  }

  /// The commonest sequences, with their shares.
  ///
  /// @param most how many
  public static Chart commonLives(Sequences sequences, int most) {
    return SequenceCharts.frequent(sequences, most);
  }

  /// The medoids of clusters, with how many people are in each.
  public static Chart typicalLives(Clusters clusters) {
    return SequenceCharts.medoids(clusters);
  }

  /// Rates of transition from a state to another, from cell to cell, as a matrix.
  public static Plot transitionRates(Sequences sequences) {
    return SequenceCharts.transitionRates(sequences);
  }

  // ---- of any table

  /// Lines of one's own: `line(table).x("decade").y("median age").by("status")`. See [Plot].
  public static Plot line(Table table) {
    return Plot.of(PlotKind.LINE, table);
  }

  /// Areas on each other, of groups that add up.
  public static Plot area(Table table) {
    return Plot.of(PlotKind.AREA, table);
  }

  /// Bars: upright over days, numbers and short names, lying beside longer ones.
  public static Plot bar(Table table) {
    return Plot.of(PlotKind.BAR, table);
  }

  /// How often numbers or days occur: `histogram(persons).x("born").by("lastStatus")`.
  public static Plot histogram(Table table) {
    return Plot.of(PlotKind.HISTOGRAM, table);
  }

  /// A point for each row.
  public static Plot scatter(Table table) {
    return Plot.of(PlotKind.SCATTER, table);
  }

  /// How numbers are spread, of each name: the median, the middle half, and from 5 to 95 %.
  public static Plot box(Table table) {
    return Plot.of(PlotKind.BOX, table);
  }
}
