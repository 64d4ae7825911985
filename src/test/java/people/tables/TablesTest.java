package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import people.Address;
import people.Amendment;
import people.Details;
import people.EffectiveDate;
import people.Event;
import people.EventTimeline;
import people.History;
import people.Name;
import people.Person;
import people.PersonRegistry;
import people.RecordedEvent;
import people.Status;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class TablesTest {

  private final AtomicInteger minutes = new AtomicInteger();
  private final InstantSource everyMinute =
      () ->
          Instant.parse("2015-02-14T09:00:00Z").plus(Duration.ofMinutes(minutes.getAndIncrement()));
  private final Clock clock = everyMinute.withZone(ZoneOffset.UTC);
  private final EventTimeline timeline = EventTimeline.inMemory(clock);
  private final PersonRegistry registry = new PersonRegistry(timeline);

  /// Two lives with something of everything.
  private History history() {
    int ada =
        registry.create(
            new Name("Ada", "Byron"),
            SINGLE,
            new Address("13 Piccadilly", "London", "W1", "GB"),
            on("1815-12-10").from("register, page 3"));
    registry.changeStatus(ada, MARRIED, on("1835-07-08"));
    registry.move(ada, new Address("Ockham Park", "Ockham"), on("1835-07"));
    registry.rename(ada, new Name(null, "King"), on("1835-07-08"));
    registry.recordDeath(ada, on("1852-11-27"));
    int ben = registry.create(null, Status.UNKNOWN, null);
    registry.changeStatus(ben, DIVORCED, on("1990~"));
    registry.move(ben, new Address(null, "Delft"), on("1991-01-01"));
    registry.correct(7, Amendment.of(new Address("Oude Delft 1", null)), "found");
    return History.of(timeline);
  }

  @Test
  void eventsHaveARowForEachLine() {
    assertEquals(
        """
        position,person,type,recorded,day,effective,status,firstname,lastname,street,city,postcode,country,source,about
        0,1,PERSON_CREATION,2015-02-14T09:00:00Z,1815-12-10,1815-12-10,SINGLE,Ada,Byron,13 Piccadilly,London,W1,GB,"register, page 3",
        1,1,PERSON_STATUS_CHANGE,2015-02-14T09:01:00Z,1835-07-08,1835-07-08,MARRIED,,,,,,,,
        2,1,PERSON_ADDRESS_CHANGE,2015-02-14T09:02:00Z,1835-07-01,1835-07,,,,Ockham Park,Ockham,,,,
        3,1,PERSON_NAME_CHANGE,2015-02-14T09:03:00Z,1835-07-08,1835-07-08,,,King,,,,,,
        4,1,PERSON_DEATH,2015-02-14T09:04:00Z,1852-11-27,1852-11-27,,,,,,,,,
        5,2,PERSON_CREATION,2015-02-14T09:05:00Z,2015-02-14,,UNKNOWN,,,,,,,,
        6,2,PERSON_STATUS_CHANGE,2015-02-14T09:06:00Z,1990-01-01,1990~,DIVORCED,,,,,,,,
        7,2,PERSON_ADDRESS_CHANGE,2015-02-14T09:07:00Z,1991-01-01,1991-01-01,,,,,Delft,,,,
        8,2,EVENT_CORRECTION,2015-02-14T09:08:00Z,2015-02-14,,,,,,,,,,7
        """,
        csv(Tables.events(history())));
  }

  /// Many rows of the same, which go another way than few, and what is not of the usual kind.
  @Test
  void eventsAreThoseOfTheTimelineWhateverTheyAre() {
    List<String> usual = List.of("1990-05-06", "1990-05-07", "1990", "1990~", "2001-02-03/..");
    List<String> far = List.of("1990-05-06", "Y40000", "Y-40000", "Y-400000000", "-0043-03-15");
    for (List<String> dates : List.of(usual, far)) {
      for (String unknown : List.of("PERSON_ADOPTION", "")) {
        Random random = new Random(dates.hashCode());
        EventTimeline timeline = EventTimeline.inMemory(clock);
        for (int i = 0; i < 200; i++) {
          timeline.add(anything(random, i, dates, unknown));
        }
        Table events = Tables.events(History.of(timeline));
        for (RecordedEvent event : timeline.readAfter(-1)) {
          check(event, events.row((int) event.position()));
        }
      }
    }
  }

  private static Event anything(Random random, int i, List<String> dates, String unknown) {
    int person = 1 + random.nextInt(20);
    String date = dates.get(random.nextInt(dates.size()));
    Details details = random.nextInt(4) == 0 ? Details.NONE : on(date);
    details = random.nextBoolean() ? details.from("page " + random.nextInt(3)) : details;
    Name name = random.nextBoolean() ? null : new Name("A" + random.nextInt(3), null);
    Address address = new Address("S" + random.nextInt(3), random.nextBoolean() ? "C" : null);
    return switch (random.nextInt(unknown.isEmpty() ? 5 : 6)) {
      case 0 -> new Event.Creation(person, name, SINGLE, address, details);
      case 1 -> new Event.StatusChange(person, MARRIED, details);
      case 2 -> new Event.AddressChange(person, address, details);
      case 3 -> new Event.Death(person, details);
      case 4 -> new Event.Retraction(person, i, "x", details);
      default -> new Event.Unrecognized(unknown + random.nextInt(2), person, details);
    };
  }

  private static void check(RecordedEvent event, Row row) {
    Details details = event.event().details();
    assertEquals(event.event().personId(), row.getInt("person"));
    assertEquals(event.recorded().truncatedTo(ChronoUnit.MILLIS), row.getInstant("recorded"));
    boolean isFar = Math.abs(event.day().getYear()) > Short.MAX_VALUE;
    assertEquals(isFar ? null : event.day(), row.getDate("day"));
    assertEquals(
        details.effective() == null ? "" : details.effective().toString(),
        row.getString("effective"));
    assertEquals(details.source() == null ? "" : details.source(), row.getString("source"));
    switch (event.event()) {
      case Event.Creation e -> {
        check(row, "PERSON_CREATION", "SINGLE", e.name(), e.address());
      }
      case Event.StatusChange _ -> check(row, "PERSON_STATUS_CHANGE", "MARRIED", null, null);
      case Event.AddressChange e -> check(row, "PERSON_ADDRESS_CHANGE", "", null, e.newAddress());
      case Event.Death _ -> check(row, "PERSON_DEATH", "", null, null);
      case Event.Retraction e -> {
        check(row, "EVENT_RETRACTION", "", null, null);
        assertEquals(e.retracts(), row.getLong("about"));
      }
      case Event.Unrecognized e -> check(row, e.type(), "", null, null);
      case Event.NameChange _, Event.Correction _ -> throw new AssertionError(event);
    }
  }

  private static void check(Row row, String type, String status, Name name, Address address) {
    assertEquals(type, row.getString("type"));
    assertEquals(status, row.getString("status"));
    assertEquals(name == null ? "" : name.firstname(), row.getString("firstname"));
    assertEquals(address == null ? "" : address.street(), row.getString("street"));
    assertEquals(
        address == null || address.city() == null ? "" : address.city(), row.getString("city"));
  }

  @Test
  void columnsOfTextsAreTablesawsOwn() {
    Table events = Tables.events(history());
    StringColumn city = events.stringColumn("city");
    assertEquals(4, city.countUnique());
    assertEquals(6, city.countMissing());
    assertEquals(1, city.isEqualTo("Ockham").size());
    assertEquals(6, city.isMissing().size());
    Table moves = events.where(events.stringColumn("type").isEqualTo("PERSON_ADDRESS_CHANGE"));
    assertEquals(List.of("Ockham", "Delft"), moves.stringColumn("city").asList());
    city.set(2, "Delft").append("Gouda").append("London").appendMissing();
    assertEquals(
        List.of("London", "", "Delft", "", "", "", "", "Delft", "", "Gouda", "London", ""),
        city.asList());
    assertEquals(2, city.isEqualTo("Delft").size());
    assertEquals(0, city.isEqualTo("Ockham").size());
    assertEquals(7, city.countMissing());
    assertEquals(
        "[Delft 2, Gouda 1, London 2]",
        city.copy().countByCategory().stream()
            .filter(row -> !row.getString(0).isEmpty())
            .map(row -> row.getString(0) + " " + row.getInt(1))
            .sorted()
            .toList()
            .toString());
  }

  @Test
  void onlyTheEventsThatWereKnownAreThere() {
    History then = history().knownAt("2015-02-14T09:02:00Z");
    assertEquals(3, Tables.events(then).rowCount());
    assertEquals(1, Tables.statusPeriods(then).intColumn("person").countUnique());
  }

  @Test
  void peopleAreThoseWhoAreThereOnADate() {
    History history = history();
    assertEquals(
        """
        person,firstname,lastname,status,street,city,postcode,country,born,age,certain
        1,Ada,King,MARRIED,Ockham Park,Ockham,,,1815-12-10,20,true
        """,
        csv(Tables.people(history.at("1836-06"))));
    assertEquals(
        """
        person,firstname,lastname,status,street,city,postcode,country,born,age,certain
        2,,,DIVORCED,Oude Delft 1,Delft,,,,,false
        """,
        csv(Tables.people(history.at("1991"))));
  }

  @Test
  void periodsCoverALifeWithoutGaps() {
    History history = history();
    assertEquals(
        """
        person,status,from,until,age,certain
        1,SINGLE,1815-12-10,1835-07-08,0,true
        1,MARRIED,1835-07-08,1852-11-27,19,true
        2,DIVORCED,1990-01-01,,,false
        """,
        csv(Tables.statusPeriods(history)));
    assertEquals(
        """
        person,street,city,postcode,country,from,until,age,certain
        1,13 Piccadilly,London,W1,GB,1815-12-10,1835-07-01,0,true
        1,Ockham Park,Ockham,,,1835-07-01,1852-11-27,19,false
        2,,,,,1990-01-01,1991-01-01,,false
        2,Oude Delft 1,Delft,,,1991-01-01,,,true
        """,
        csv(Tables.addressPeriods(history)));
  }

  @Test
  void changesAreBetweenPeriods() {
    History history = history();
    assertEquals(
        """
        person,before,after,date,age,certain
        1,SINGLE,MARRIED,1835-07-08,19,true
        """,
        csv(Tables.transitions(history)));
    assertEquals(
        """
        person,fromStreet,fromCity,fromPostcode,fromCountry,toStreet,toCity,toPostcode,toCountry,date,age,certain
        1,13 Piccadilly,London,W1,GB,Ockham Park,Ockham,,,1835-07-01,19,false
        2,,,,,Oude Delft 1,Delft,,,1991-01-01,,true
        """,
        csv(Tables.moves(history)));
  }

  @Test
  void populationHasARowForEachGroupAndDate() {
    History history = history();
    assertEquals(
        """
        date,status,people,uncertain
        1834-12-31,SINGLE,1,0
        1834-12-31,MARRIED,0,0
        1834-12-31,DIVORCED,0,0
        1835-12-31,SINGLE,0,0
        1835-12-31,MARRIED,1,0
        1835-12-31,DIVORCED,0,0
        1991-12-31,SINGLE,0,0
        1991-12-31,MARRIED,0,0
        1991-12-31,DIVORCED,1,1
        """,
        csv(
            Tables.population(
                history,
                List.of(
                    LocalDate.of(1835, 12, 31),
                    LocalDate.of(1834, 12, 31),
                    LocalDate.of(1991, 12, 31)),
                By.STATUS)));
    assertEquals(
        """
        date,status,ageGroup,people,uncertain
        1836-12-31,MARRIED,20–29,1,0
        """,
        csv(Tables.population(history, "1836", By.AGE_GROUP, By.STATUS)));
    assertEquals(
        """
        date,people,uncertain
        1991-12-31,1,0
        """,
        csv(Tables.population(history, "1991")));
  }

  @Test
  void differencesAreThoseOfTwoSnapshots() {
    History history = history();
    History then = history.knownAt("2015-02-14T09:00:00Z");
    assertEquals(
        """
        person,name,what,before,after
        1,Ada King,NAME,Ada Byron,Ada King
        1,Ada King,STATUS,SINGLE,MARRIED
        1,Ada King,ADDRESS,"13 Piccadilly, W1 London, GB","Ockham Park, Ockham"
        """,
        csv(Tables.differences(then.at("1840"), history.at("1840"))));
  }

  @Test
  void reasonsSayWhatDecidesAndWhy() {
    assertEquals(
        """
        position,effective,recorded,role,decides,by,source,why
        5,,2015-02-14T09:05:00Z,DECIDES,CREATED,,,
        6,1990~,2015-02-14T09:06:00Z,DECIDES,STATUS,,,
        7,1991-01-01,2015-02-14T09:07:00Z,DECIDES,ADDRESS,,,
        8,,2015-02-14T09:08:00Z,CORRECTS,,7,,found
        """,
        csv(Tables.reasons(history(), 2, LocalDate.of(1995, 1, 1))));
  }

  @Test
  void nobodyGivesEmptyTablesWithAllColumns() {
    History nobody = History.of(timeline);
    assertEquals(15, Tables.events(nobody).columnCount());
    assertEquals(5, Tables.differences(nobody.at("1900"), nobody.at("2000")).columnCount());
    assertEquals(0, Tables.events(nobody).rowCount());
    assertEquals(
        List.of("date", "city", "people", "uncertain"),
        Tables.population(nobody, "2000", By.CITY).columnNames());
    assertEquals(0, Tables.people(nobody.today()).rowCount());
    assertEquals(0, Tables.moves(nobody).rowCount());
  }

  @Test
  void whoIsBornOnALeapDayIsTenYearsOldOnTheFirstOfMarch() {
    registry.create(null, SINGLE, null, on("1896-02-29"));
    History history = History.of(timeline);
    List<LocalDate> dates = List.of(LocalDate.of(1906, 2, 28), LocalDate.of(1906, 3, 1));
    assertEquals(
        """
        date,ageGroup,people,uncertain
        1906-02-28,0–9,1,0
        1906-02-28,10–19,0,0
        1906-03-01,0–9,0,0
        1906-03-01,10–19,1,0
        """,
        csv(Tables.population(history, dates, By.AGE_GROUP)));
  }

  /// The counts of a hundred invented registers, with uncertain dates, corrections and people who
  /// come and go, against those of the people themselves.
  @Test
  void populationCountsWhomASnapshotHas() {
    for (long seed = 0; seed < 100; seed++) {
      History history = invented(new Random(seed), EnumSet.allOf(By.class));
      Random random = new Random(-seed);
      List<LocalDate> dates = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        dates.add(LocalDate.of(1900 + random.nextInt(110), 1 + random.nextInt(12), 28));
      }
      EnumSet<By> by = EnumSet.noneOf(By.class);
      for (By each : By.values()) {
        if (random.nextBoolean()) {
          by.add(each);
        }
      }
      Table population = Tables.population(history, dates, by.toArray(By[]::new));
      // without what is not asked for, whatever makes a person uncertain makes the count so
      History asked = invented(new Random(seed), by);
      Map<String, Integer> expectedUncertain = new TreeMap<>();
      Map<String, Integer> expected = new TreeMap<>();
      for (LocalDate date : new TreeSet<>(dates)) {
        for (Person person : history.at(date).people()) {
          String group = group(person, date, by);
          expected.merge(group, 1, Integer::sum);
          if (!asked.at(date).person(person.personId()).certain()
              || by.contains(By.AGE_GROUP) && isAgeUncertain(person.created(), date)) {
            expectedUncertain.merge(group, 1, Integer::sum);
          }
        }
      }
      Map<String, Integer> actual = new TreeMap<>();
      Map<String, Integer> actuallyUncertain = new TreeMap<>();
      for (Row row : population) {
        if (row.getInt("people") > 0) {
          StringBuilder key = new StringBuilder().append(row.getDate("date"));
          by.forEach(each -> key.append('/').append(row.getString(each.column)));
          actual.put(key.toString(), row.getInt("people"));
          if (row.getInt("uncertain") > 0) {
            actuallyUncertain.put(key.toString(), row.getInt("uncertain"));
          }
        }
      }
      assertEquals(expected, actual, "seed " + seed + " by " + by);
      assertEquals(expectedUncertain, actuallyUncertain, "seed " + seed + " by " + by);
    }
  }

  private static String group(Person person, LocalDate date, EnumSet<By> by) {
    StringBuilder key = new StringBuilder().append(date);
    for (By each : by) {
      Address address = person.address();
      key.append('/')
          .append(
              switch (each) {
                case STATUS -> person.status().name();
                case CITY -> address == null || address.city() == null ? "" : address.city();
                case AGE_GROUP -> ageGroup(person.created(), date);
              });
    }
    return key.toString();
  }

  private static boolean isAgeUncertain(EffectiveDate created, LocalDate date) {
    return created != null
        && !ageGroup(created, date)
            .equals(
                created.latest() == null
                    ? "unknown"
                    : ageGroup(EffectiveDate.of(created.latest()), date));
  }

  private static String ageGroup(EffectiveDate created, LocalDate date) {
    if (created == null) {
      return "unknown";
    }
    long age = ChronoUnit.YEARS.between(created.day(), date);
    return created.day().isAfter(date)
        ? "unknown"
        : age >= 90 ? "90+" : age / 10 * 10 + "–" + (age / 10 * 10 + 9);
  }

  /// @param by what the events say; of what is not among them nothing is said, but as many events
  ///   are there
  private static History invented(Random random, EnumSet<By> by) {
    EventTimeline timeline = EventTimeline.inMemory();
    List<String> dates = List.of("%d-02-29/%d-06", "%d", "%d-05-06", "%d~", "../%d", "%d-07");
    for (int i = 0; i < 120; i++) {
      int person = 1 + random.nextInt(20);
      int year = 1904 + 4 * random.nextInt(25);
      String date = dates.get(random.nextInt(dates.size())).formatted(year, year);
      var details = random.nextInt(9) == 0 ? Details.NONE : on(date);
      Status said = Status.values()[random.nextInt(7)];
      Status status = by.contains(By.STATUS) ? said : Status.UNKNOWN;
      Address lived = new Address("x", random.nextInt(4) == 0 ? null : "C" + random.nextInt(4));
      Address address = by.contains(By.CITY) ? lived : null;
      timeline.add(
          switch (random.nextInt(8)) {
            case 0, 1 -> new Event.Creation(person, null, status, address, details);
            case 2, 3 ->
                by.contains(By.STATUS)
                    ? new Event.StatusChange(person, status, details)
                    : new Event.Unrecognized("OTHER", person, details);
            case 4, 5 ->
                by.contains(By.CITY)
                    ? new Event.AddressChange(person, address, details)
                    : new Event.Unrecognized("OTHER", person, details);
            case 6 ->
                new Event.Correction(
                    person,
                    random.nextInt(i + 1),
                    new Amendment(EffectiveDate.parse("19" + (10 + i % 90)), null, null, null),
                    "x",
                    details);
            default ->
                random.nextInt(5) == 0
                    ? new Event.Death(person, details)
                    : new Event.Retraction(person, random.nextInt(i + 1), "x", details);
          });
    }
    return History.of(timeline);
  }

  @Test
  void seriesOfDatesAreLastDays() {
    assertEquals(
        List.of(LocalDate.of(1999, 12, 31), LocalDate.of(2000, 12, 31)),
        Dates.years("1999", "2000-02"));
    assertEquals(Dates.years("1999", "2000-02"), Dates.years(1999, 2000));
    assertEquals(
        List.of(
            LocalDate.of(1999, 12, 31),
            LocalDate.of(2000, 1, 31),
            LocalDate.of(2000, 2, 29),
            LocalDate.of(2000, 3, 31)),
        Dates.months("1999-12", "2000-03-01"));
    assertEquals(18, Dates.months("1999-07", "2000").size());
    assertEquals(24, Dates.months("1999", "2000").size());
    assertEquals(
        "from '2001' to '2000' goes backwards; expected the earlier date first",
        assertThrows(IllegalArgumentException.class, () -> Dates.years("2001", "2000"))
            .getMessage());
  }

  static String csv(Table table) {
    StringBuilder csv = new StringBuilder(String.join(",", table.columnNames())).append('\n');
    for (int row = 0; row < table.rowCount(); row++) {
      List<String> cells = new ArrayList<>();
      for (Column<?> column : table.columns()) {
        String cell = column.isMissing(row) ? "" : String.valueOf(column.get(row));
        cells.add(cell.contains(",") ? '"' + cell + '"' : cell);
      }
      csv.append(String.join(",", cells)).append('\n');
    }
    return csv.toString();
  }
}
