package people.tables;

import module java.base;

import people.history.*;
import people.sequences.*;
import tech.tablesaw.api.Table;

/// Lives as sequences of states, and what is asked of them, as Tablesaw tables:
///
/// ```java
/// var lives = SequenceTables.of(history, By.STATUS, SequenceGrid.ages(16, 49).monthly());
/// Table months = SequenceTables.meanTimes(lives);
/// ```
///
/// In every table `cell` (STRING) is what a cell of the grid is called and `at` (DOUBLE) where it
/// begins: a year, or an age in years. People are counted by their weights, where they have any
/// (DOUBLE), and `uncertain` (INTEGER) is how many of them hang on an uncertain date, without
/// weights. The formulas and their sources are in `docs/life-courses.md`.
public final class SequenceTables {

  private SequenceTables() {}

  /// The statuses, cities or values of an attribute of everyone, in the cells of a grid.
  ///
  /// @throws IllegalArgumentException for groups of age, which are no states, or when nobody has an
  ///   attribute of that name
  public static Sequences of(History history, By states, SequenceGrid grid) {
    return Sequences.of(
        switch (states.grouping().of()) {
          case STATUS -> StateSpells.ofStatus(history);
          case CITY -> StateSpells.ofCity(history);
          case ATTRIBUTE -> StateSpells.ofAttribute(history, states.column);
          case AGE_GROUP ->
              throw new IllegalArgumentException(
                  "groups of age are no states of a life; expected By.STATUS, By.CITY or an"
                      + " attribute");
        },
        grid);
  }

  /// The households in which everyone lives, by their composition: ONE_PERSON, COUPLE,
  /// COUPLE_WITH_CHILDREN, ONE_PARENT or OTHER; none is known at an address without a street.
  public static Sequences ofHouseholds(History history, SequenceGrid grid) {
    return Sequences.of(StateSpells.ofHouseholds(history), grid);
  }

  /// The same of any table of periods.
  ///
  /// @param periods `person` (INTEGER), `from` and `until` (LOCAL_DATE, missing for one that goes
  ///   on), and the states (STRING, missing where none is known); for ages `born` (LOCAL_DATE), and
  ///   where it has `ends` (STRING), `DEATH` there is one. In any order; those of a person must not
  ///   overlap
  /// @param state name of the column of states
  /// @param observedUntil the last day on which people are observed
  public static Sequences of(
      Table periods, String state, LocalDate observedUntil, SequenceGrid grid) {
    return Sequences.of(PeriodSpells.of(periods, state, observedUntil), grid);
  }

  // ---- everyone, cell by cell

  /// The states of those who are observed in each cell, by cell and state:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | cell, at | STRING, DOUBLE | |
  /// | state | STRING | |
  /// | people | DOUBLE | how many are in it; may be 0 |
  /// | share | DOUBLE | of those who have a state in that cell; missing for nobody |
  /// | uncertain | INTEGER | |
  public static Table distribution(Sequences sequences) {
    StateDistribution distribution = StateDistribution.of(sequences);
    int states = sequences.states().size();
    TableColumns columns = new TableColumns(distribution.rows().size() * states);
    IntFunction<StateDistribution.CellStates> cell = row -> distribution.rows().get(row / states);
    return Table.create(
        "states",
        columns.texts("cell", row -> sequences.grid().name(row / states)),
        columns.doubles("at", row -> sequences.grid().start(row / states)),
        columns.texts("state", row -> sequences.states().get(row % states)),
        columns.doubles("people", row -> cell.apply(row).people()[row % states]),
        columns.doubles("share", row -> cell.apply(row).share(row % states)),
        columns.ints("uncertain", row -> cell.apply(row).uncertain()[row % states]));
  }

  /// The state that most are in, and how much they differ, by cell:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | cell, at | STRING, DOUBLE | |
  /// | people | DOUBLE | how many have a state |
  /// | entropy | DOUBLE | of their states, from 0 to 1 |
  /// | modal | STRING | the state that most are in |
  /// | share | DOUBLE | of those who are |
  /// | uncertain | INTEGER | of all who have a state |
  public static Table modalStates(Sequences sequences) {
    List<StateDistribution.CellStates> cells = StateDistribution.of(sequences).rows();
    TableColumns columns = new TableColumns(cells.size());
    return Table.create(
        "modal states",
        columns.texts("cell", sequences.grid()::name),
        columns.doubles("at", sequences.grid()::start),
        columns.doubles("people", row -> cells.get(row).observed()),
        columns.doubles("entropy", row -> cells.get(row).entropy()),
        columns.texts("modal", row -> modal(sequences, cells.get(row))),
        columns.doubles("share", row -> share(cells.get(row))),
        columns.ints("uncertain", row -> Arrays.stream(cells.get(row).uncertain()).sum()));
  }

  private static String modal(Sequences sequences, StateDistribution.CellStates cell) {
    return cell.modal() < 0 ? null : sequences.states().get(cell.modal());
  }

  private static double share(StateDistribution.CellStates cell) {
    return cell.modal() < 0 ? Double.NaN : cell.share(cell.modal());
  }

  /// How long people are in each state:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | state | STRING | |
  /// | cells | DOUBLE | the mean number of cells, of all people |
  /// | standardError | DOUBLE | of that; missing of one person |
  /// | share | DOUBLE | of all the time that is observed |
  /// | people | INTEGER | how many ever are in it |
  /// | uncertain | INTEGER | of these |
  public static Table meanTimes(Sequences sequences) {
    List<MeanTimes.MeanTime> rows = MeanTimes.of(sequences).rows();
    TableColumns columns = new TableColumns(rows.size());
    return Table.create(
        "mean times",
        columns.texts("state", row -> rows.get(row).state()),
        columns.doubles("cells", row -> rows.get(row).cells()),
        columns.doubles("standardError", row -> rows.get(row).standardError()),
        columns.doubles("share", row -> rows.get(row).share()),
        columns.ints("people", row -> rows.get(row).people()),
        columns.ints("uncertain", row -> rows.get(row).uncertain()));
  }

  /// How likely people go from a state in one cell to another in the next, over all cells:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | cells | STRING | the first and the last cell that a change may lead into: `1990–1994` |
  /// | before, after | STRING | all pairs of states, those who stay too |
  /// | people | DOUBLE | how often that was |
  /// | atRisk | DOUBLE | how often somebody was in `before`, and had a state in the next cell |
  /// | rate | DOUBLE | the one over the other; missing where nobody was |
  /// | uncertain | INTEGER | how often one of the two cells hangs on an uncertain date |
  public static Table transitionRates(Sequences sequences) {
    return transitionRates(sequences, sequences.grid().cells());
  }

  /// The same in stretches of so many cells, such as 60 months of age.
  public static Table transitionRates(Sequences sequences, int cells) {
    TransitionRates rates = TransitionRates.of(sequences, cells);
    int states = sequences.states().size();
    int pairs = states * states;
    TableColumns columns = new TableColumns(rates.starts().length * pairs);
    IntUnaryOperator before = row -> row % pairs / states;
    IntUnaryOperator after = row -> row % states;
    return Table.create(
        "transition rates",
        columns.texts("cells", row -> stretch(sequences, rates, row / pairs)),
        columns.texts("before", row -> sequences.states().get(before.applyAsInt(row))),
        columns.texts("after", row -> sequences.states().get(after.applyAsInt(row))),
        columns.doubles(
            "people",
            row -> rates.changes()[row / pairs][before.applyAsInt(row)][after.applyAsInt(row)]),
        columns.doubles("atRisk", row -> rates.atRisk(row / pairs, before.applyAsInt(row))),
        columns.doubles(
            "rate",
            row ->
                rates.atRisk(row / pairs, before.applyAsInt(row)) > 0
                    ? rates.rate(row / pairs, before.applyAsInt(row), after.applyAsInt(row))
                    : Double.NaN),
        columns.ints(
            "uncertain",
            row ->
                Math.toIntExact(
                    rates
                        .uncertain()[row / pairs][before.applyAsInt(row)][after.applyAsInt(row)])));
  }

  private static String stretch(Sequences sequences, TransitionRates rates, int stretch) {
    boolean isLast = stretch + 1 == rates.starts().length;
    int first = rates.starts()[stretch];
    int last = (isLast ? rates.cells() : rates.starts()[stretch + 1]) - 1;
    String from = sequences.grid().name(first);
    return first == last ? from : from + "–" + sequences.grid().name(last);
  }

  // ---- lives

  /// The commonest sequences:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | sequence | STRING | the states, by as many letters as tell them apart, with their numbers of cells: `S/10-M/6`; `*` is missing |
  /// | people | INTEGER | how many have it |
  /// | weight | DOUBLE | what they weigh |
  /// | share | DOUBLE | of all, by weight |
  /// | uncertain | INTEGER | of these people |
  ///
  /// @param most rows, from 1
  public static Table frequent(Sequences sequences, int most) {
    List<SequencePatterns.Pattern> rows =
        SequencePatterns.of(sequences).rows().stream().limit(most).toList();
    TableColumns columns = new TableColumns(rows.size());
    return Table.create(
        "frequent sequences",
        columns.texts("sequence", row -> rows.get(row).text()),
        columns.ints("people", row -> rows.get(row).people()),
        columns.doubles("weight", row -> rows.get(row).weight()),
        columns.doubles("share", row -> rows.get(row).share()),
        columns.ints("uncertain", row -> rows.get(row).uncertain()));
  }

  /// Each person's sequence in numbers:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | person | INTEGER | |
  /// | sequence | STRING | as in [#frequent] |
  /// | cells | INTEGER | in which she has a state |
  /// | visited | INTEGER | how many different states |
  /// | changes | INTEGER | from a state to another one |
  /// | entropy | DOUBLE | of her time in each state, from 0 to 1 |
  /// | turbulence | DOUBLE | from 1 on |
  /// | complexity | DOUBLE | from 0 to 1 |
  /// | certain | BOOLEAN | whether no cell hangs on an uncertain date |
  public static Table shapes(Sequences sequences) {
    List<SequenceShapes.SequenceShape> rows = SequenceShapes.of(sequences);
    SequencePatterns patterns = SequencePatterns.of(sequences);
    TableColumns columns = new TableColumns(rows.size());
    return Table.create(
        "sequences",
        columns.ints("person", sequences::personId),
        columns.texts("sequence", row -> patterns.rows().get(patterns.of()[row]).text()),
        columns.ints("cells", row -> rows.get(row).cells()),
        columns.ints("visited", row -> rows.get(row).visited()),
        columns.ints("changes", row -> rows.get(row).changes()),
        columns.doubles("entropy", row -> rows.get(row).entropy()),
        columns.doubles("turbulence", row -> rows.get(row).turbulence()),
        columns.doubles("complexity", row -> rows.get(row).complexity()),
        columns.booleans("certain", sequences::isCertain));
  }

  /// The state of each person in each cell that has one, by person and cell, which R and others
  /// take: `person`, `cell`, `at`, `state`, and `certain` (BOOLEAN).
  public static Table cells(Sequences sequences) {
    int[] places =
        IntStream.range(0, Math.multiplyExact(sequences.size(), sequences.grid().cells()))
            .filter(place -> state(sequences, place) >= 0)
            .toArray();
    int cells = sequences.grid().cells();
    TableColumns columns = new TableColumns(places.length);
    return Table.create(
        "cells",
        columns.ints("person", row -> sequences.personId(places[row] / cells)),
        columns.texts("cell", row -> sequences.grid().name(places[row] % cells)),
        columns.doubles("at", row -> sequences.grid().start(places[row] % cells)),
        columns.texts("state", row -> sequences.states().get(state(sequences, places[row]))),
        columns.booleans(
            "certain", row -> sequences.isCertain(places[row] / cells, places[row] % cells)));
  }

  private static int state(Sequences sequences, int place) {
    return sequences.state(place / sequences.grid().cells(), place % sequences.grid().cells());
  }

  // ---- lives that are alike

  /// Clusters, the largest first:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | cluster | INTEGER | from 1 |
  /// | people | INTEGER | how many are in it |
  /// | share | DOUBLE | of all, by weight |
  /// | medoid | INTEGER | a person whose sequence is the medoid |
  /// | sequence | STRING | that, as in [#frequent] |
  /// | meanDistance | DOUBLE | of its people to the medoid |
  /// | silhouette | DOUBLE | the mean of its people; missing for one cluster |
  /// | uncertain | INTEGER | |
  public static Table clusters(Clusters clusters) {
    Sequences sequences = clusters.distances().sequences();
    List<Clusters.Cluster> rows = clusters.rows();
    TableColumns columns = new TableColumns(rows.size());
    return Table.create(
        "clusters",
        columns.ints("cluster", row -> row + 1),
        columns.ints("people", row -> rows.get(row).people()),
        columns.doubles("share", row -> rows.get(row).share()),
        columns.ints("medoid", row -> sequences.personId(rows.get(row).medoid())),
        columns.texts("sequence", row -> sequences.text(rows.get(row).medoid())),
        columns.doubles("meanDistance", row -> rows.get(row).meanDistance()),
        columns.doubles("silhouette", row -> rows.get(row).silhouette()),
        columns.ints("uncertain", row -> rows.get(row).uncertain()));
  }

  /// Who is in which cluster: `person`, `cluster` (INTEGER, from 1).
  public static Table members(Clusters clusters) {
    Sequences sequences = clusters.distances().sequences();
    TableColumns columns = new TableColumns(sequences.size());
    return Table.create(
        "members",
        columns.ints("person", sequences::personId),
        columns.ints("cluster", row -> clusters.cluster(row) + 1));
  }

  /// How well numbers of clusters fit, to choose one: `clusters` (INTEGER), `silhouette` (DOUBLE,
  /// the mean of all people) and `explained` (DOUBLE, the share of the discrepancy between
  /// clusters).
  public static Table quality(List<Clusters> numbers) {
    TableColumns columns = new TableColumns(numbers.size());
    return Table.create(
        "quality",
        columns.ints("clusters", row -> numbers.get(row).rows().size()),
        columns.doubles("silhouette", row -> numbers.get(row).silhouette()),
        columns.doubles("explained", row -> numbers.get(row).explained()));
  }

  /// Sequences that stand for all, in the order in which they were taken:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | person | INTEGER | one who has that sequence |
  /// | sequence | STRING | as in [#frequent] |
  /// | people | DOUBLE | how many it is the nearest one of |
  /// | near | DOUBLE | of these, how many are within the radius |
  /// | meanDistance | DOUBLE | of these people to it |
  public static Table representatives(Distances distances, Representatives representatives) {
    Sequences sequences = distances.sequences();
    List<Representatives.Representative> rows = representatives.rows();
    TableColumns columns = new TableColumns(rows.size());
    return Table.create(
        "representatives",
        columns.ints("person", row -> sequences.personId(rows.get(row).person())),
        columns.texts("sequence", row -> sequences.text(rows.get(row).person())),
        columns.doubles("people", row -> rows.get(row).assigned()),
        columns.doubles("near", row -> rows.get(row).near()),
        columns.doubles("meanDistance", row -> rows.get(row).meanDistance()));
  }

  /// Groups, and how much of all differences is between them, the same in each row:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | group | STRING | |
  /// | people | INTEGER | |
  /// | discrepancy | DOUBLE | within the group |
  /// | explained | DOUBLE | pseudo-R² |
  /// | f, p | DOUBLE | pseudo-F, and how often groups at random have so great a one; missing without permutations |
  /// | uncertain | INTEGER | |
  public static Table discrepancy(Discrepancy discrepancy) {
    List<Discrepancy.GroupSpread> rows = discrepancy.groups();
    TableColumns columns = new TableColumns(rows.size());
    return Table.create(
        "discrepancy",
        columns.texts("group", row -> rows.get(row).name()),
        columns.ints("people", row -> rows.get(row).people()),
        columns.doubles("discrepancy", row -> rows.get(row).discrepancy()),
        columns.doubles("explained", _ -> discrepancy.explained()),
        columns.doubles("f", _ -> discrepancy.f()),
        columns.doubles("p", _ -> discrepancy.p()),
        columns.ints("uncertain", row -> rows.get(row).uncertain()));
  }
}
