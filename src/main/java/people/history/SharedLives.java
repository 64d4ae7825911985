package people.history;

import module java.base;

import people.*;
import people.columns.*;
import people.history.Period.UnionPeriod;
import people.history.UnionList.Cell;

/// Couples and households as they are known at a moment: who is with whom, and who lives with whom.
/// Made when it is first asked for. Safe for several threads.
final class SharedLives {

  /// What decides whether somebody is in a union.
  private static final Set<Reason.Field> FIELDS =
      EnumSet.of(Reason.Field.CREATED, Reason.Field.STATUS, Reason.Field.DIED, Reason.Field.LEFT);

  private final Supplier<FactTable> facts;
  private UnionList unions;
  private OpenDates openDates;
  private HouseholdColumns households;
  private HouseholdList householdPeriods;

  SharedLives(Supplier<FactTable> facts) {
    this.facts = facts;
  }

  /// Everyone's unions, see [HistoryColumns#unionPeriods].
  synchronized UnionList unions() {
    if (unions == null) {
      unions = UnionColumns.of(facts.get());
    }
    return unions;
  }

  private synchronized OpenDates openDates() {
    if (openDates == null) {
      openDates = new OpenDates(facts.get());
    }
    return openDates;
  }

  private synchronized HouseholdColumns households() {
    if (households == null) {
      households = new HouseholdColumns(facts.get(), unions(), openDates());
    }
    return households;
  }

  /// All households, see [HistoryColumns#householdPeriods].
  synchronized HouseholdList householdPeriods() {
    if (householdPeriods == null) {
      householdPeriods = households().periods();
    }
    return householdPeriods;
  }

  /// What the households of each person are, see [HistoryColumns#householdLives].
  synchronized PeriodList householdLives() {
    return households().ofPeople(householdPeriods());
  }

  /// Who lives with whom at the end of a day.
  List<Period.HouseholdPeriod> households(LocalDate at) {
    return households().at(EventColumns.day(at));
  }

  /// One person's unions, in order of time.
  List<UnionPeriod> couples(int personId) {
    FactTable table = facts.get();
    UnionList rows = unions();
    return IntStream.range(0, rows.size)
        .filter(row ->
            rows.get(row, Cell.PERSON) == personId || rows.get(row, Cell.PARTNER) == personId)
        .mapToObj(row -> rows.couple(table, row))
        .sorted(Comparator.comparing(UnionPeriod::from))
        .toList();
  }

  /// Who is with whom at the end of a day, without how that ends.
  List<UnionPeriod> couples(LocalDate at) {
    FactTable table = facts.get();
    int day = EventColumns.day(at);
    if (day > table.observation().lastDay()) {
      return List.of();
    }
    UnionList rows = unions();
    List<UnionPeriod> couples = new ArrayList<>();
    ParallelRanges.of(
            rows.size,
            (from, to) -> {
              FactCursor cursor = new FactCursor(table, 0);
              return IntStream.range(from, to)
                  .filter(row -> rows.covers(row, day))
                  .mapToObj(row -> rows.couple(table, row))
                  .map(couple -> couple.at(isCertain(cursor, couple, day)))
                  .toList();
            })
        .forEach(couples::addAll);
    List<UnionPeriod> open = open(table, couples, day);
    if (!open.isEmpty()) {
      Set<Integer> people = people(open);
      couples.replaceAll(couple ->
          isNameless(couple) && people.contains(couple.personId()) ? couple.at(false) : couple);
      couples.addAll(open);
      couples.sort(
          Comparator.comparing(UnionPeriod::personId)
              .thenComparing(UnionPeriod::from)
              .thenComparing(UnionPeriod::partnerId));
    }
    return List.copyOf(couples);
  }

  /// The unions that may still go on, or go on between two dates that are open: as if what ends one
  /// was still to come, and as if whatever is open was.
  private List<UnionPeriod> open(FactTable table, List<UnionPeriod> couples, int day) {
    int[] who = openDates().on(day);
    if (who.length == 0) {
      return List.of();
    }
    int[] around = openDates().around(who);
    Set<List<Object>> pairs = couples.stream().map(SharedLives::pair).collect(Collectors.toSet());
    Set<Integer> counted = people(couples);
    List<UnionPeriod> open = new ArrayList<>();
    for (boolean isOfEnds : new boolean[] {true, false}) {
      UnionList rows = UnionColumns.of(table.asIf(new NotYet(day, isOfEnds)), around);
      for (int row = 0; row < rows.size; row++) {
        if (rows.covers(row, day)) {
          UnionPeriod couple = rows.couple(table, row).at(false);
          boolean isOfOpen =
              isAmong(who, table.find(couple.personId()))
                  || isAmong(who, table.find(couple.partnerId()));
          boolean isCounted = isNameless(couple) && counted.contains(couple.personId());
          if (isOfOpen && !isCounted && pairs.add(pair(couple))) {
            open.add(couple);
          }
        }
      }
      counted.addAll(people(open));
    }
    return open;
  }

  private static boolean isAmong(int[] places, int place) {
    return Arrays.binarySearch(places, place) >= 0;
  }

  private static List<Object> pair(UnionPeriod couple) {
    return Arrays.asList(couple.personId(), couple.partnerId(), couple.partner());
  }

  private static Set<Integer> people(List<UnionPeriod> couples) {
    return couples.stream()
        .flatMap(couple -> Stream.of(couple.personId(), couple.partnerId()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// Whether nothing is said of the partner.
  private static boolean isNameless(UnionPeriod couple) {
    return couple.partnerId() == 0 && couple.partner() == null;
  }

  private static boolean isCertain(FactCursor cursor, UnionPeriod couple, int day) {
    return IntStream.of(couple.personId(), couple.partnerId())
        .map(cursor.table::find)
        .allMatch(
            person -> person < 0 || Uncertainty.isCertain(cursor.read(person).at(day), FIELDS));
  }
}
