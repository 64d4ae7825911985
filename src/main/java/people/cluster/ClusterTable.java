package people.cluster;

import module java.base;

import people.Status;
import people.cli.ExportTables;
import people.exports.ExportColumn;
import people.exports.ExportTable;
import people.history.History;
import people.history.HistoryColumns;

/// The questions that can be asked of timelines on a cluster. The tables with a row for each thing
/// are those of `people export`, in the same order; the others are sums over people.
public enum ClusterTable {
  /// How many are living on a date, by status, as `people count`.
  COUNT("status text, people long, beyond long", 1),
  /// Who is there on a date.
  PEOPLE,
  /// Everyone who is known, with what bounds her life.
  PERSONS,
  /// Periods of each status.
  PERIODS,
  /// Periods of each address.
  ADDRESSES,
  /// Periods of each value of each attribute, attribute by attribute.
  ATTRIBUTES,
  MOVES,
  /// Changes of status.
  TRANSITIONS,
  /// Unions: on a date, or of all times.
  COUPLES,
  /// How many are in each status at each age, as `SequenceTables.distribution`.
  STATES("cell int, state text, people long, uncertain long", 2),
  /// How many years people are in each status, as `SequenceTables.meanTimes`.
  TIMES("state text, cells long, people long", 1),
  /// How many are not married yet, by age, as `SurvivalTables.survival`.
  SURVIVAL("time int, entered long, censored long, events long, others long", 1);

  /// Of the rows that are added up; null where rows stand by themselves.
  private final List<ExportColumn> sums;

  private final int keys;

  ClusterTable() {
    this.sums = null;
    this.keys = 0;
  }

  /// @param keys how many columns tell the rows apart; the others are added up
  ClusterTable(String columns, int keys) {
    this.sums = ExportColumn.list(columns);
    this.keys = keys;
  }

  /// How it is asked for: `count`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The table of that word.
  ///
  /// @throws IllegalArgumentException for another one, naming all
  public static ClusterTable of(String word) {
    return Arrays.stream(values())
        .filter(table -> table.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is no table; expected one of %s"
                    .formatted(
                        word,
                        Arrays.stream(values())
                            .map(ClusterTable::word)
                            .collect(Collectors.joining(", ")))));
  }

  /// Whether it adds up people.
  public boolean isSum() {
    return sums != null;
  }

  /// How many columns of the rows that are added up tell them apart.
  int keys() {
    return keys;
  }

  /// Which of the columns its rows are in order of before people; negative for none.
  int firstOrder() {
    return this == ATTRIBUTES ? 1 : -1;
  }

  /// Whether its rows take what others say of a person.
  boolean isOfTwo() {
    return this == COUPLES;
  }

  /// Whether its rows name others, as whom they are by then.
  boolean namesOthers() {
    return this == COUPLES || this == PEOPLE;
  }

  /// The columns of the rows that tasks make.
  List<ExportColumn> columns(ClusterQuestion question) {
    return isSum() ? sums : exported(History.of(List.of()), question).columns();
  }

  private ExportTable<?> exported(History history, ClusterQuestion question) {
    LocalDate at = this == PEOPLE || this == COUPLES ? question.at() : null;
    return new ExportTables(history, at, null).named(word());
  }

  /// The rows about some people.
  ///
  /// @param owned whose rows are wanted: all that is needed for these is known
  Iterator<Object[]> rows(History history, ClusterQuestion question, IntPredicate owned) {
    return switch (this) {
      case COUNT -> counts(history, question.at()).iterator();
      case STATES -> new LifeSums(history, owned).states(question.ages());
      case TIMES -> new LifeSums(history, owned).times(question.ages());
      case SURVIVAL -> new LifeSums(history, owned).survival();
      case PEOPLE, PERSONS, PERIODS, ADDRESSES, ATTRIBUTES, MOVES, TRANSITIONS, COUPLES ->
          StreamSupport.stream(exported(history, question).values().spliterator(), false)
              .filter(row -> owned.test((int) row[0]))
              .iterator();
    };
  }

  /// Nobody else is in the history: this table names no others.
  private static List<Object[]> counts(History history, LocalDate at) {
    HistoryColumns.StatusCounts counts = history.columns().countByStatus(List.of(at));
    return Arrays.stream(Status.values())
        .filter(status -> counts.people(at, status) + counts.beyond(at, status) > 0)
        .map(status ->
            new Object[] {
              status.name(), (long) counts.people(at, status), (long) counts.beyond(at, status)
            })
        .toList();
  }
}
