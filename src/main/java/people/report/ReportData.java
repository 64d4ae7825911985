package people.report;

import module java.base;

import people.*;
import people.history.*;
import tools.jackson.databind.json.JsonMapper;

/// All that the script of a report works on: rectangles, and the words for their numbers.
final class ReportData {

  /// How many lives are folded, over all stops of knowledge.
  private static final int MOST_LIVES = 150_000;

  private static final int MOST_STOPS = 100;

  final KnownStops stops;
  final ReportDays days;

  /// Whether it holds single lives.
  final boolean isOfLives;

  /// Whether anybody was seen to marry for the first time.
  final boolean isOfMarriages;

  /// At each tick, where there are sums only; else null.
  HistoryColumns.StatusCounts counted;

  private final Map<String, Object> data = new LinkedHashMap<>();

  ReportData(ReportQuestion question) {
    this(question, ReportSize.isOfLives(question.history()));
  }

  /// @param isOfLives whether it holds single lives, however many there are
  ReportData(ReportQuestion question, boolean isOfLives) {
    this.isOfLives = isOfLives;
    History history = question.history();
    int size = history.personIds().size();
    days = ReportDays.of(question, !isOfLives);
    stops =
        isOfLives
            ? KnownStops.of(
                history.columns().events(),
                Math.clamp(MOST_LIVES / Math.max(1, size), 5, MOST_STOPS))
            : new KnownStops(List.of(), List.of("now"));
    data.put("from", days.from());
    data.put("to", days.to());
    data.put("at", days.at());
    data.put("ticks", days.ticks());
    data.put("grid", days.grid());
    data.put("stops", stops.words());
    data.put("ends", stops.ends().stream().map(LocalDate::toEpochDay).toList());
    data.put("statuses", lower(Status.values()));
    data.put("isUnion", Arrays.stream(Status.values()).map(Status::isUnion).toList());
    data.put("compositions", lower(Period.HouseholdPeriod.Composition.values()));
    data.put("endings", lower(Period.End.values()));
    isOfMarriages = isOfLives ? putLives(question) : putSums(history);
  }

  /// @return whether anybody was seen to marry for the first time, here and below
  private boolean putLives(ReportQuestion question) {
    LifeTables tables = LifeTables.of(question.history(), stops);
    LifeEvents events = new LifeEvents(question, stops, tables);
    data.put("ids", tables.people.values());
    data.put("names", tables.names.values());
    List<Address> addresses = tables.addresses.values();
    data.put("addresses", addresses.stream().map(Address::toString).toList());
    data.put("hasStreet", addresses.stream().map(address -> address.street() != null).toList());
    Address.Spellings spellings = new Address.Spellings();
    addresses.stream()
        .filter(address -> address.city() != null)
        .forEach(address -> spellings.add(address.city(), 1));
    ValueNumbers<String> cities = new ValueNumbers<>();
    data.put(
        "cityOf",
        addresses.stream()
            .map(address ->
                address.city() == null ? 0 : cities.of(spellings.commonest(address.city())))
            .toList());
    data.put("cities", cities.values());
    data.put("lives", tables.lives.columns());
    Map<String, Object> statuses = tables.statuses.columns();
    statuses.put("by", events.ofStatuses);
    data.put("status", statuses);
    Map<String, Object> stays = tables.stays.columns();
    stays.put("by", events.ofStays);
    data.put("stays", stays);
    data.put("doubts", tables.doubts.columns());
    data.put("unions", tables.unions.columns());
    data.put("households", tables.households.columns());
    data.put("events", events.columns);
    data.put("marriages", tables.marriages.columns());
    return IntStream.range(0, tables.marriages.size())
        .anyMatch(row -> tables.marriages.get(row, "cause") == 1);
  }

  private boolean putSums(History history) {
    List<LocalDate> dates = days.ticks().stream().map(day -> LocalDate.ofEpochDay(day)).toList();
    counted = history.columns().countByStatus(dates);
    boolean isPaired = ReportSize.isPaired(history);
    WeightedTables tables = new WeightedTables(history, dates, counted, isPaired);
    data.put("cities", tables.cities);
    data.put("status", tables.statuses.columns());
    data.put("stays", tables.stays.columns());
    data.put("doubted", tables.doubted.columns());
    if (isPaired) {
      data.put("unions", tables.unions.columns());
      data.put("households", tables.households.columns());
    }
    MarriageSums marriages =
        new MarriageSums(history, days.ticks().stream().mapToInt(day -> day).toArray());
    data.put("marriages", marriages.marriages.columns());
    data.put("marriers", marriages.marriers.columns());
    return IntStream.range(0, marriages.marriages.size())
        .anyMatch(row -> marriages.marriages.get(row, "married") > 0);
  }

  private static List<String> lower(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .toList();
  }

  /// As JSON.
  String json() {
    return JsonMapper.shared().writeValueAsString(data);
  }
}
