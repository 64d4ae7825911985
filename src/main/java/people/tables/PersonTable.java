package people.tables;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.LifeRows;
import people.history.HistoryColumns.PersonRows;
import people.history.HistoryColumns.ValueColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/// Makes the tables of which a row is a person, and the columns of names and addresses.
final class PersonTable {

  private PersonTable() {}

  /// See [Tables#people].
  static Table living(PersonRows people, LocalDate at) {
    TableColumns columns = new TableColumns(people.size());
    Table table = Table.create("people", columns.ints("person", people.personIds()));
    addName(table, columns, people.firstnames(), people.lastnames());
    ValueColumn<Name> partners = people.partnerNames();
    table.addColumns(
        columns.texts("status", row -> people.statuses().apply(row).name()),
        columns.ints("partner", row -> orMissing(people.partners().applyAsInt(row))),
        columns.texts(
            "partnerName",
            partners.numbers(),
            partners.greatest(),
            number -> of(partners.value(number), Name::toString)));
    ValueColumn<Address> homes = people.addresses();
    addAddress(table, columns, "", homes.numbers(), homes.greatest(), homes.values());
    return table.addColumns(
        columns.dates("born", people.born()),
        columns.ints("age", row -> age(people.born().applyAsInt(row), at)),
        columns.booleans("certain", people.certain()));
  }

  /// -1 for no identifier.
  private static int orMissing(int person) {
    return person == 0 ? -1 : person;
  }

  /// -1 when the birth is not known, or is still to come.
  private static int age(int born, LocalDate at) {
    return born == HistoryColumns.NEVER
        ? -1
        : (int) Math.max(-1, ChronoUnit.YEARS.between(LocalDate.ofEpochDay(born), at));
  }

  /// See [Tables#persons].
  static Table everyone(LifeRows lives) {
    TableColumns columns = new TableColumns(lives.size());
    Table table = Table.create("persons", columns.ints("person", lives.personIds()));
    addName(table, columns, lives.firstnames(), lives.lastnames());
    return table.addColumns(
        columns.dates("born", lives.born()),
        columns.dates("entered", lives.entered()),
        columns.dates("died", lives.died()),
        columns.dates("left", lives.left()),
        cohorts(lives),
        columns.texts("firstStatus", row -> known(lives.firstStatuses().apply(row))),
        columns.texts("lastStatus", row -> known(lives.lastStatuses().apply(row))),
        columns.dates("observedFrom", lives.observedFrom()),
        columns.dates("observedUntil", lives.observedUntil()),
        columns.texts("ends", row -> lives.ends().apply(row).name()));
  }

  private static IntColumn cohorts(LifeRows lives) {
    IntColumn years = IntColumn.create("cohort", lives.size());
    for (int row = 0; row < lives.size(); row++) {
      int born = lives.born().applyAsInt(row);
      if (born != HistoryColumns.NEVER) {
        years.set(row, LocalDate.ofEpochDay(born).getYear());
      }
    }
    return years;
  }

  /// @return null for one that is not known
  private static String known(Status status) {
    return status == Status.UNKNOWN ? null : status.name();
  }

  private static void addName(
      Table table,
      TableColumns columns,
      ValueColumn<Name> firstnames,
      ValueColumn<Name> lastnames) {
    table.addColumns(
        columns.texts(
            "firstname",
            firstnames.numbers(),
            firstnames.greatest(),
            firstname(firstnames.values())),
        columns.texts(
            "lastname", lastnames.numbers(), lastnames.greatest(), lastname(lastnames.values())));
  }

  // ---- parts of values

  private static IntFunction<String> firstname(IntFunction<Name> name) {
    return number -> of(name.apply(number), Name::firstname);
  }

  private static IntFunction<String> lastname(IntFunction<Name> name) {
    return number -> of(name.apply(number), Name::lastname);
  }

  static void addAddress(
      Table table,
      TableColumns columns,
      String prefix,
      IntUnaryOperator number,
      int greatest,
      IntFunction<Address> address) {
    table.addColumns(
        columns.texts(
            named(prefix, "street"),
            number,
            greatest,
            each -> of(address.apply(each), Address::street)),
        columns.texts(
            named(prefix, "city"),
            number,
            greatest,
            each -> of(address.apply(each), Address::city)),
        columns.texts(
            named(prefix, "postcode"),
            number,
            greatest,
            each -> of(address.apply(each), Address::postcode)),
        columns.texts(
            named(prefix, "country"),
            number,
            greatest,
            each -> of(address.apply(each), Address::country)));
  }

  private static String named(String prefix, String part) {
    return prefix.isEmpty()
        ? part
        : prefix + Character.toUpperCase(part.charAt(0)) + part.substring(1);
  }

  private static <T> String of(T value, Function<T, String> part) {
    return value == null ? null : part.apply(value);
  }
}
