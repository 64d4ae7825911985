package people.charts;

import module java.base;

import people.*;
import people.history.Period.HouseholdPeriod.Composition;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.StringColumn;

/// The numbers of people, or of households, of each group at each date.
///
/// @param counted what is counted: `people` or `households`
/// @param column what groups them: `status`, `city`, `ageGroup`, or an attribute; of households
///   `kind`
/// @param groups in the order in which they are drawn, with what they are called
/// @param counts by date, then by group; people of whom nothing is said are not there
record Groups(
    String counted, String column, List<String> groups, Map<LocalDate, Map<String, Count>> counts) {

  private static final String PEOPLE = "people";
  private static final String HOUSEHOLDS = "households";

  private static final int CITIES = 10;

  static final String ELSEWHERE = "elsewhere";
  static final String NOT_KNOWN = "not known";

  /// What the values of an attribute are called that have no colour of their own.
  private static final String OTHERS = "all others";

  /// What the statuses, the ages, and the values of an attribute, that are not known are called.
  static final String UNKNOWN = "unknown";

  /// @param uncertain how many of the people depend on an uncertain date
  /// @param beyond how many more were in the group when they were last observed
  record Count(long people, long uncertain, long beyond) {

    static final Count NONE = new Count(0, 0);

    Count(long people, long uncertain) {
      this(people, uncertain, 0);
    }

    /// The row of a population; one of another form has no `uncertain` or `beyond`.
    static Count of(ChartColumns columns, int row) {
      return of(columns, PEOPLE, row);
    }

    private static Count of(ChartColumns columns, String counted, int row) {
      long people = Math.max(0, ChartColumns.number(columns.numbers(counted), row));
      return new Count(
          people,
          Math.clamp(columns.number("uncertain", row), 0, people),
          Math.max(0, columns.number("beyond", row)));
    }

    Count plus(Count other) {
      return new Count(people + other.people, uncertain + other.uncertain, beyond + other.beyond);
    }

    long certain() {
      return people - uncertain;
    }

    /// The line of a tooltip below the name and the number; nothing where all is certain.
    List<String> doubt() {
      return uncertain > 0
          ? List.of("of them " + Options.number(uncertain) + " uncertain")
          : List.of();
    }
  }

  /// Sums over other columns; rows without a date are left out.
  static Groups of(ChartColumns columns, String column) {
    return of(columns, PEOPLE, column);
  }

  /// Households by kind, summed over their sizes.
  static Groups ofHouseholds(ChartColumns columns) {
    return of(columns, HOUSEHOLDS, "kind");
  }

  private static Groups of(ChartColumns columns, String counted, String column) {
    boolean isHouseholds = counted.equals(HOUSEHOLDS);
    DateColumn dates = columns.dates("date");
    StringColumn names = columns.texts(column);
    columns.numbers("uncertain");
    Map<LocalDate, Map<String, Count>> counts = new TreeMap<>();
    Map<String, Count> totals = new HashMap<>();
    for (int row = 0; row < dates.size(); row++) {
      if (!dates.isMissing(row)) {
        String name = isHouseholds ? kind(names, row) : name(column, names, row);
        Count count = Count.of(columns, counted, row);
        counts
            .computeIfAbsent(dates.get(row), _ -> new HashMap<>())
            .merge(name, count, Count::plus);
        totals.merge(name, count, Count::plus);
      }
    }
    totals.values().removeIf(count -> count.people == 0);
    if (!isHouseholds && isNamed(column)) {
      return largest(column, counts, totals);
    }
    Comparator<String> order = isHouseholds ? KINDS : order(column);
    return new Groups(counted, column, totals.keySet().stream().sorted(order).toList(), counts);
  }

  /// The kinds of households in their own order, others behind them.
  private static final Comparator<String> KINDS =
      Comparator.comparingInt((String kind) ->
              composition(kind).map(Composition::ordinal).orElse(Integer.MAX_VALUE))
          .thenComparing(Comparator.naturalOrder());

  /// A kind of household in words, such as `one parent`; something else as it is.
  private static String kind(StringColumn kinds, int row) {
    String kind = ChartColumns.text(kinds, row, UNKNOWN);
    return composition(kind).map(_ -> kind.toLowerCase(Locale.ROOT).replace('_', ' ')).orElse(kind);
  }

  /// @param kind in words or as in the table
  private static Optional<Composition> composition(String kind) {
    return Arrays.stream(Composition.values())
        .filter(each -> each.name().replace('_', ' ').equalsIgnoreCase(kind.replace('_', ' ')))
        .findFirst();
  }

  /// Whether there are any number of groups, without an order of their own.
  private static boolean isNamed(String column) {
    return !column.equals("status") && !column.equals("ageGroup");
  }

  private static String unknown(String column) {
    return column.equals("city") ? NOT_KNOWN : UNKNOWN;
  }

  private static String rest(String column) {
    return column.equals("city") ? ELSEWHERE : OTHERS;
  }

  private static String name(String column, StringColumn names, int row) {
    String name = ChartColumns.text(names, row, unknown(column));
    return column.equals("status") ? status(name) : name;
  }

  /// A status in lower case; something else as it is.
  static String status(String name) {
    return statusRank(name) < Status.values().length ? name.toLowerCase(Locale.ROOT) : name;
  }

  private static int statusRank(String name) {
    int rank = 0;
    for (Status status : Status.values()) {
      if (status.name().equalsIgnoreCase(name)) {
        return rank;
      }
      rank++;
    }
    return rank;
  }

  /// Statuses in their own order, age groups by the number with which they begin.
  static Comparator<String> order(String column) {
    return Comparator.comparingInt(
            (String name) -> column.equals("status") ? statusRank(name) : firstNumber(name))
        .thenComparing(Comparator.naturalOrder());
  }

  private static int firstNumber(String name) {
    String digits = name.replaceFirst("^(\\d{1,6}).*$", "$1");
    return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
  }

  /// The largest groups by name, the rest together.
  private static Groups largest(
      String column, Map<LocalDate, Map<String, Count>> counts, Map<String, Count> totals) {
    String unknown = unknown(column);
    String rest = rest(column);
    Map<String, Long> sizes = new HashMap<>();
    totals.forEach((name, count) -> sizes.put(name, count.people));
    boolean anyUnknown = sizes.remove(unknown) != null;
    List<String> largest = largest(sizes, CITIES);
    UnaryOperator<String> folded =
        name -> name.equals(unknown) || largest.contains(name) ? name : rest;
    Map<LocalDate, Map<String, Count>> foldedCounts = new TreeMap<>();
    counts.forEach((date, byName) -> {
      Map<String, Count> few = new HashMap<>();
      byName.forEach((name, count) -> few.merge(folded.apply(name), count, Count::plus));
      foldedCounts.put(date, few);
    });
    List<String> groups = new ArrayList<>(largest);
    if (sizes.keySet().stream().anyMatch(name -> folded.apply(name).equals(rest))) {
      groups.add(rest);
    }
    if (anyUnknown) {
      groups.add(unknown);
    }
    return new Groups(PEOPLE, column, groups, foldedCounts);
  }

  /// The first few by size, then by name; "not known" and "elsewhere" are no cities.
  static List<String> largest(Map<String, Long> sizes, int limit) {
    Map<String, Long> cities = new LinkedHashMap<>(sizes);
    cities.remove(NOT_KNOWN);
    cities.remove(ELSEWHERE);
    // To write one as "elsewhere" would save nothing.
    int few = cities.size() == limit + 1 ? limit + 1 : limit;
    return cities.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(few)
        .map(Map.Entry::getKey)
        .toList();
  }

  static String fold(String city, List<String> largest) {
    return city.equals(NOT_KNOWN) || largest.contains(city) ? city : ELSEWHERE;
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  boolean anyUncertain() {
    return counts.values().stream()
        .anyMatch(byGroup -> byGroup.values().stream().anyMatch(count -> count.uncertain > 0));
  }

  List<LocalDate> dates() {
    return List.copyOf(counts.keySet());
  }

  Count count(LocalDate date, String group) {
    return counts.get(date).getOrDefault(group, Count.NONE);
  }

  long people(LocalDate date) {
    return counts.get(date).values().stream().mapToLong(Count::people).sum();
  }

  /// Whether there are people of whom is not known what groups them.
  boolean anyUnknown() {
    return groups.contains(unknown(column));
  }

  /// How many people are no longer observed, in words that go on in a subtitle; empty for none.
  String beyond() {
    NavigableMap<LocalDate, Long> beyond = new TreeMap<>();
    counts.forEach((date, byGroup) ->
        beyond.put(date, byGroup.values().stream().mapToLong(Count::beyond).sum()));
    return beyond(beyond);
  }

  /// @param beyond how many they are at each date
  static String beyond(NavigableMap<LocalDate, Long> beyond) {
    long most = beyond.values().stream().mapToLong(Long::longValue).max().orElse(0);
    if (most == 0) {
      return "";
    }
    LocalDate since =
        beyond.entrySet().stream()
            .filter(each -> each.getValue() > 0)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    boolean isYears = beyond.firstKey().getYear() < beyond.lastKey().getYear();
    String when =
        beyond.size() == 1 ? "" : "from %s on up to ".formatted(isYears ? since.getYear() : since);
    return "; " + when + Options.count(most, "more is", "more are") + " no longer observed";
  }

  boolean isOfHouseholds() {
    return counted.equals(HOUSEHOLDS);
  }

  /// What is counted, of a number of them.
  String count(long number) {
    return isOfHouseholds()
        ? Options.count(number, "household", HOUSEHOLDS)
        : Options.count(number, "person", PEOPLE);
  }

  /// What the hatches mean.
  String doubt() {
    return isOfHouseholds() ? "uncertain" : Options.UNCERTAIN;
  }

  String color(String group) {
    if (isOfHouseholds()) {
      return composition(group).map(Palette::of).orElse(Palette.UNKNOWN);
    }
    if (column.equals("status")) {
      return Palette.of(group);
    }
    int index = groups.indexOf(group);
    if (isNamed(column)) {
      return group.equals(rest(column))
          ? Palette.REST
          : group.equals(unknown(column)) ? Palette.UNKNOWN : Palette.rank(index);
    }
    boolean unknown = firstNumber(group) == Integer.MAX_VALUE;
    long known = groups.stream().filter(name -> firstNumber(name) < Integer.MAX_VALUE).count();
    return unknown ? Palette.UNKNOWN : Palette.age(index, (int) known);
  }

  static String cityColor(String city, int rank) {
    return switch (city) {
      case ELSEWHERE -> Palette.REST;
      case NOT_KNOWN -> Palette.UNKNOWN;
      default -> Palette.rank(rank);
    };
  }
}
