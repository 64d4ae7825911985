package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.exports.*;
import people.exports.ExportColumn.Type;
import people.history.*;
import people.history.HistoryColumns.EventRows;
import people.history.HistoryColumns.HouseholdRows;
import people.history.HistoryColumns.LifeRows;
import people.history.HistoryColumns.PeriodRows;
import people.history.HistoryColumns.UnionRows;
import people.timeline.*;

/// The tables that can be exported: the columns that the commands print, with types.
///
/// @param at the date of people, couples and households; null where none was given: then couples
///   and households are those of all times
/// @param source what the events of CloudEvents come from; null for events as they stand in the
///   timeline
public record ExportTables(History history, LocalDate at, CloudEvents source) {

  /// The tables by name, in the order in which they are listed.
  public static final List<String> NAMES =
      List.of(
          "events",
          "people",
          "persons",
          "periods",
          "addresses",
          "attributes",
          "moves",
          "transitions",
          "couples",
          "households");

  private static final Set<String> NUMBERS =
      Set.of("person", "partner", "age", "cohort", "people", "couples", "saidBy");

  private static final Set<String> LONG_NUMBERS = Set.of("position", "about");

  private static final Set<String> TRUTHS = Set.of("certain", "living", "presumed", "beyond");

  private static final Set<String> DATES =
      Set.of(
          "born",
          "entered",
          "created",
          "died",
          "left",
          "observedFrom",
          "observedUntil",
          "from",
          "until",
          "date",
          "day",
          "sinceDay");

  /// The table of that name.
  public ExportTable<?> named(String name) {
    HistoryColumns all = history.columns();
    return switch (name) {
      case "events" -> events(all.events());
      case "people" -> people();
      case "persons" -> persons(all.lives());
      case "periods" -> periods(name, all.statusPeriods(), List.of("status"), x -> cells(x));
      case "addresses" ->
          periods(
              name,
              all.addressPeriods(),
              List.of("street", "city", "postcode", "country"),
              DataColumns::parts);
      case "attributes" -> attributes();
      case "moves" -> changes(name, all.addressPeriods(), LifeCommands.Moves.MOVES);
      case "transitions" -> changes(name, all.statusPeriods(), PeriodCommands.changes());
      case "couples" -> at == null ? couplesOfAllTimes(all.unionPeriods()) : couples();
      case "households" -> at == null ? householdsOfAllTimes(all.householdPeriods()) : households();
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a table; expected one of %s".formatted(name, String.join(", ", NAMES)));
    };
  }

  /// The periods of an attribute.
  ExportTable<?> periodsOf(String attribute) {
    return periods(
        "periods",
        history.columns().attributePeriods(attribute),
        List.of(attribute),
        value -> cells(value));
  }

  /// The changes of an attribute.
  ExportTable<?> transitionsOf(String attribute) {
    return changes(
        "transitions", history.columns().attributePeriods(attribute), PeriodCommands.changes());
  }

  /// Periods as other tools take them.
  ///
  /// @param of `status`, `address` (by city) or an attribute
  ExportTable<?> spells(
      Spells.SpellForm form, String of, boolean isByMonth, Consumer<String> warnings) {
    HistoryColumns all = history.columns();
    return switch (of) {
      case "status" -> spells(form, all.statusPeriods(), Status::name, isByMonth, warnings);
      case "address" ->
          spells(
              form,
              all.addressPeriods(),
              address -> address == null ? null : address.city(),
              isByMonth,
              warnings);
      default -> spells(form, all.attributePeriods(of), value -> value, isByMonth, warnings);
    };
  }

  private <T> ExportTable<?> spells(
      Spells.SpellForm form,
      PeriodRows<T> periods,
      Function<T, String> word,
      boolean isByMonth,
      Consumer<String> warnings) {
    Spells<T> spells = new Spells<>(periods, word, history.observedUntil());
    int ageless = form == Spells.SpellForm.SURVIVAL ? spells.peopleWithoutBirth() : 0;
    if (ageless > 0) {
      warnings.accept(
          "%s left out, whose birth is not known"
              .formatted(ageless == 1 ? "1 person is" : ageless + " people are"));
    }
    List<String> names = form.columns().stream().map(ExportColumn::name).toList();
    AnswerColumns<Object[]> columns = new AnswerColumns<>(names, row -> row);
    return new ExportTable<>(
        "spells",
        form.columns(),
        columns.cells(),
        row -> JsonOutput.row(columns, row),
        spells.rows(form, isByMonth),
        List.of(),
        false);
  }

  /// The table with some of its columns, in that order.
  ///
  /// @throws IllegalArgumentException for a name that no column has, naming those that there are
  static <T> ExportTable<T> only(ExportTable<T> table, List<String> names) {
    List<String> all = table.columns().stream().map(ExportColumn::name).toList();
    int[] places =
        names.stream()
            .mapToInt(name -> {
              int place = all.indexOf(name);
              if (place < 0) {
                throw new IllegalArgumentException(
                    "'%s' is not a column of %s; expected some of %s"
                        .formatted(name, table.name(), String.join(", ", all)));
              }
              return place;
            })
            .toArray();
    Function<T, Object[]> cells =
        row -> {
          Object[] of = table.cells().apply(row);
          return Arrays.stream(places).mapToObj(place -> of[place]).toArray();
        };
    AnswerColumns<T> columns = new AnswerColumns<>(names, cells);
    return new ExportTable<>(
        table.name(),
        Arrays.stream(places).mapToObj(table.columns()::get).toList(),
        cells,
        row -> JsonOutput.row(columns, row),
        table.rows(),
        names.containsAll(table.key()) ? table.key() : List.of(),
        table.isOfPersons() && names.contains("person"));
  }

  // ---- each table

  private ExportTable<RecordedEvent> events(EventRows events) {
    return new ExportTable<>(
        "events",
        DataColumns.EVENT.names().stream()
            .map(name -> new ExportColumn(name, name.equals("born") ? Type.TEXT : type(name)))
            .toList(),
        DataColumns.EVENT.cells(),
        source == null ? Protecting::json : source::json,
        ExportTable.rows(events.size(), events.events()),
        List.of("position"),
        false);
  }

  private ExportTable<Person> people() {
    return table(
        "people",
        AskCommands.Everyone.PEOPLE,
        history.at(at == null ? History.day("today") : at).people(),
        List.of("person"),
        false);
  }

  private static ExportTable<Object[]> persons(LifeRows lives) {
    return table(
        "persons",
        DataColumns.LIFE,
        ExportTable.rows(lives.size(), row -> DataColumns.life(lives, row)),
        List.of("person"),
        false);
  }

  private static <T> ExportTable<?> periods(
      String name, PeriodRows<T> rows, List<String> names, Function<T, Object[]> parts) {
    var columns = PeriodCommands.ListPeriods.columns(names, parts, Period::ends);
    return new ExportTable<>(
        name,
        // the value is a text, also that of an attribute which is called as another column
        IntStream.range(0, columns.names().size())
            .mapToObj(i -> {
              String column = columns.names().get(i);
              boolean isValue = i > 0 && i <= names.size();
              return new ExportColumn(column, isValue ? Type.TEXT : type(column));
            })
            .toList(),
        columns.cells(),
        row -> JsonOutput.row(columns, row),
        ExportTable.rows(rows.size(), row -> PeriodCommands.ListPeriods.AgedPeriod.of(rows, row)),
        List.of(),
        true);
  }

  /// The periods of all attributes, those in which one is known.
  private ExportTable<?> attributes() {
    record KnownValue(String attribute, PeriodCommands.ListPeriods.AgedPeriod<String> aged) {}
    AnswerColumns<KnownValue> columns =
        new AnswerColumns<>(
            "person attribute value from begins until ends age certain",
            each -> {
              Period<String> p = each.aged.period();
              return cells(
                  p.personId(),
                  each.attribute,
                  p.value(),
                  p.from(),
                  p.begins(),
                  p.until(),
                  p.ends(),
                  each.aged.years(),
                  p.certain());
            });
    List<String> names = history.attributeNames();
    return table(
        "attributes",
        Listing.of(columns),
        () ->
            names.stream()
                .flatMap(name -> {
                  PeriodRows<String> rows = history.columns().attributePeriods(name);
                  return IntStream.range(0, rows.size())
                      .filter(row -> rows.values().number(row) > 0)
                      .mapToObj(row ->
                          new KnownValue(
                              name, PeriodCommands.ListPeriods.AgedPeriod.of(rows, row)));
                })
                .iterator(),
        List.of(),
        true);
  }

  private static <T> ExportTable<?> changes(
      String name, PeriodRows<T> rows, Listing<Period.Change<T>> listing) {
    return table(
        name,
        listing,
        () ->
            IntStream.range(0, rows.size())
                .filter(rows.continued())
                .mapToObj(rows::change)
                .iterator(),
        List.of(),
        true);
  }

  private ExportTable<?> couples() {
    return table(
        "couples",
        CouplesCommand.AT_A_DATE,
        history.at(at).couples().stream().map(ExportTables::unnamed).toList(),
        List.of(),
        true);
  }

  private static ExportTable<?> couplesOfAllTimes(UnionRows rows) {
    return table(
        "couples",
        CouplesCommand.OF_A_LIFE,
        ExportTable.rows(rows.size(), row -> unnamed(union(rows, row))),
        List.of(),
        true);
  }

  private static CouplesCommand.NamedUnion unnamed(Period.UnionPeriod union) {
    return new CouplesCommand.NamedUnion(union, null, null);
  }

  private static Period.UnionPeriod union(UnionRows rows, int row) {
    return new Period.UnionPeriod(
        rows.personIds().applyAsInt(row),
        rows.partnerIds().applyAsInt(row),
        rows.partners().value(rows.partners().number(row)),
        rows.statuses().apply(row),
        rows.statusSince().apply(row),
        rows.since().apply(row),
        DataColumns.day(rows.starts().applyAsInt(row)),
        rows.begins().apply(row),
        DataColumns.day(rows.ends().applyAsInt(row)),
        rows.endings().apply(row),
        rows.agreements().apply(row),
        rows.saidBy().applyAsInt(row),
        rows.certain().test(row));
  }

  private ExportTable<?> households() {
    return table(
        "households",
        HouseholdsCommand.HOUSEHOLDS,
        history.at(at).households().stream()
            .map(household -> new HouseholdsCommand.NamedHousehold(household, null))
            .toList(),
        List.of(),
        false);
  }

  private static ExportTable<?> householdsOfAllTimes(HouseholdRows rows) {
    AnswerColumns<Integer> columns =
        new AnswerColumns<>(
            "street city postcode country from until people couples kind certain",
            row ->
                DataColumns.joined(
                    DataColumns.parts(rows.addresses().value(rows.addresses().number(row))),
                    cells(
                        DataColumns.day(rows.starts().applyAsInt(row)),
                        DataColumns.day(rows.ends().applyAsInt(row)),
                        rows.people().applyAsInt(row),
                        rows.couples().applyAsInt(row),
                        rows.compositions().apply(row),
                        rows.certain().test(row))));
    return table(
        "households",
        Listing.of(columns),
        ExportTable.rows(rows.size(), Integer::valueOf),
        List.of(),
        false);
  }

  private static <T> ExportTable<T> table(
      String name, Listing<T> listing, Iterable<T> rows, List<String> key, boolean isOfPersons) {
    return new ExportTable<>(
        name,
        listing.csv().names().stream()
            .map(column -> new ExportColumn(column, type(column)))
            .toList(),
        listing.csv().cells(),
        listing.json(),
        rows,
        key,
        isOfPersons);
  }

  /// What a column of that name holds.
  private static Type type(String column) {
    return NUMBERS.contains(column)
        ? Type.INT
        : LONG_NUMBERS.contains(column)
            ? Type.LONG
            : TRUTHS.contains(column)
                ? Type.BOOLEAN
                : DATES.contains(column)
                    ? Type.DATE
                    : column.equals("recorded") ? Type.INSTANT : Type.TEXT;
  }
}
