package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.timeline.*;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// The table of the population: how many people each group has on each date.
class PopulationTableTest extends TablesFixture {

  private static final By OCCUPATION = By.attribute("occupation");
  private static final By SEX = By.attribute(Attribute.SEX);
  private static final List<By> ALL = List.of(By.STATUS, By.CITY, By.AGE_GROUP, OCCUPATION, SEX);

  @Test
  void populationHasARowForEachGroupAndDate() {
    History history = history();
    assertEquals(
        """
        date,status,people,uncertain,beyond
        1834-12-31,SINGLE,1,0,0
        1834-12-31,MARRIED,0,0,0
        1834-12-31,DIVORCED,0,0,0
        1835-12-31,SINGLE,0,0,0
        1835-12-31,MARRIED,1,0,0
        1835-12-31,DIVORCED,0,0,0
        1991-12-31,SINGLE,0,0,0
        1991-12-31,MARRIED,0,0,0
        1991-12-31,DIVORCED,1,1,0
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
        date,status,ageGroup,people,uncertain,beyond
        1836-12-31,MARRIED,20–29,1,0,0
        """,
        csv(Tables.population(history, "1836", By.AGE_GROUP, By.STATUS)));
    assertEquals(
        """
        date,people,uncertain,beyond
        1991-12-31,1,0,0
        """,
        csv(Tables.population(history, "1991")));
  }

  @Test
  void populationIsCountedByAnAttribute() {
    int ada = registry.create(null, SINGLE, null, on("1960-01-01"));
    registry.create(null, SINGLE, null, on("1961-01-01"));
    registry.set(ada, "occupation", "teacher", on("1990"));
    registry.set(ada, "People", "yes", on("1990-01-01"));
    registry.set(ada, "sex", "female", on("1960-01-01"));
    History history = History.of(timeline);
    List<LocalDate> dates = List.of(LocalDate.of(1989, 12, 31), LocalDate.of(1990, 6, 30));
    assertEquals(
        """
        date,occupation,people,uncertain,beyond
        1989-12-31,,2,0,0
        1989-12-31,teacher,0,0,0
        1990-06-30,,1,0,0
        1990-06-30,teacher,1,1,0
        """,
        csv(Tables.population(history, dates, OCCUPATION)));
    assertEquals(
        """
        date,city,sex,People2,people,uncertain,beyond
        1990-06-30,,,,1,0,0
        1990-06-30,,female,yes,1,0,0
        """,
        csv(Tables.population(history, dates.get(1), SEX, By.attribute("People"), By.CITY)));
    assertEquals(
        "nobody has an attribute 'seks' (did you mean 'sex'?); expected one of People, occupation,"
            + " sex",
        assertThrows(
                IllegalArgumentException.class,
                () -> Tables.population(history, "1990", By.attribute("seks")))
            .getMessage());
  }

  @Test
  void attributePeriodsAndTransitionsAreTables() {
    int ada = registry.create(null, SINGLE, null, on("1960-01-01"));
    registry.set(ada, "occupation", "teacher", on("1990"));
    registry.set(ada, "from", "Ulm", on("1990-01-01"));
    History history = History.of(timeline);
    assertEquals(
        """
        person,occupation,from,begins,until,ends,age,certain
        1,,1960-01-01,BIRTH,1990-01-01,EVENT,0,true
        1,teacher,1990-01-01,EVENT,,OBSERVATION,30,false
        """,
        csv(Tables.attributePeriods(history, "occupation")));
    assertEquals(
        "person from2 from",
        String.join(" ", Tables.attributePeriods(history, "from").columnNames().subList(0, 3)));
    assertEquals(
        """
        person,before,after,date,age,certain
        1,,teacher,1990-01-01,30,false
        """,
        csv(Tables.transitions(history, "occupation")));
  }

  @Test
  void whoIsBornOnALeapDayIsTenYearsOldOnTheFirstOfMarch() {
    registry.create(null, SINGLE, null, on("1896-02-29"));
    History history = History.of(timeline);
    List<LocalDate> dates = List.of(LocalDate.of(1906, 2, 28), LocalDate.of(1906, 3, 1));
    assertEquals(
        """
        date,ageGroup,people,uncertain,beyond
        1906-02-28,0–9,1,0,0
        1906-02-28,10–19,0,0,0
        1906-03-01,0–9,0,0,0
        1906-03-01,10–19,1,0,0
        """,
        csv(Tables.population(history, dates, By.AGE_GROUP)));
  }

  /// The counts of a hundred invented registers, with uncertain dates, corrections and people who
  /// come and go, against those of the people themselves.
  @Test
  void populationCountsWhomASnapshotHas() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(-seed);
      List<LocalDate> dates = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        dates.add(LocalDate.of(1900 + random.nextInt(110), 1 + random.nextInt(12), 28));
      }
      Set<By> by = new LinkedHashSet<>();
      for (By each : ALL) {
        if (random.nextBoolean()) {
          by.add(each);
        }
      }
      History history = History.of(invented(new Random(seed), ALL, by));
      Table population = Tables.population(history, dates, by.toArray(By[]::new));
      // without what is not asked for, whatever makes a person uncertain makes the count so
      History asked = ofThose(invented(new Random(seed), by, by)).lifespan(null);
      Map<String, Integer> expectedUncertain = new TreeMap<>();
      Map<String, Integer> expected = new TreeMap<>();
      for (LocalDate date : new TreeSet<>(dates)) {
        for (Person person : history.at(date).people()) {
          String group = group(person, date, by);
          expected.merge(group, 1, Integer::sum);
          if (!asked.at(date).person(person.personId()).certain()
              || by.contains(By.AGE_GROUP) && isAgeUncertain(person.born(), date)) {
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

  private static String group(Person person, LocalDate date, Set<By> by) {
    StringBuilder key = new StringBuilder().append(date);
    for (By each : by) {
      Address address = person.address();
      key.append('/')
          .append(
              each.equals(By.STATUS)
                  ? person.status().name()
                  : each.equals(By.CITY)
                      ? address == null || address.city() == null ? "" : address.city()
                      : each.equals(By.AGE_GROUP)
                          ? ageGroup(person.born(), date)
                          : person.attributes().getOrDefault(each.column, ""));
    }
    return key.toString();
  }

  private static boolean isAgeUncertain(EffectiveDate born, LocalDate date) {
    return born != null
        && !ageGroup(born, date)
            .equals(
                born.latest() == null
                    ? "unknown"
                    : ageGroup(EffectiveDate.of(born.latest()), date));
  }

  private static String ageGroup(EffectiveDate born, LocalDate date) {
    if (born == null) {
      return "unknown";
    }
    long age = ChronoUnit.YEARS.between(born.day(), date);
    return born.day().isAfter(date)
        ? "unknown"
        : age >= 90 ? "90+" : age / 10 * 10 + "–" + (age / 10 * 10 + 9);
  }

  /// @param by what the events say; of what is not among them nothing is said, but as many events
  ///   are there
  /// @param asked without the status no creation says one, since it decides whether she was born
  private static EventTimeline invented(Random random, Collection<By> by, Set<By> asked) {
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
      By attribute = random.nextInt(3) == 0 ? SEX : OCCUPATION;
      String value = attribute.equals(SEX) ? "female" : List.of("teacher", "clerk").get(i % 2);
      boolean isKnown = random.nextInt(4) > 0;
      timeline.add(
          switch (random.nextInt(10)) {
            case 0, 1 ->
                new Event.Creation(
                    person,
                    null,
                    asked.contains(By.STATUS) ? status : Status.UNKNOWN,
                    address,
                    details);
            case 2, 3 ->
                by.contains(By.STATUS)
                    ? new Event.StatusChange(person, status, details)
                    : new Event.Unrecognized("OTHER", person, details);
            case 4, 5 ->
                by.contains(By.CITY)
                    ? new Event.AddressChange(person, address, details)
                    : new Event.Unrecognized("OTHER", person, details);
            case 8, 9 ->
                by.contains(attribute)
                    ? new Event.AttributeChange(
                        person, new Attribute(attribute.column, isKnown ? value : null), details)
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
    for (By each : List.of(OCCUPATION, SEX)) {
      timeline.add( // so that there is such an attribute
          new Event.AttributeChange(1, new Attribute(each.column, null), on("2200")));
    }
    return timeline;
  }

  /// A history in which everyone is there at any date, since it is not certain whether somebody is
  /// whose birth is not known, and that is not asked.
  private static History ofThose(EventTimeline timeline) {
    for (int person = 1; person <= 20; person++) {
      timeline.add(
          new Event.AttributeChange(person, new Attribute("there", "yes"), on("1000-01-01")));
    }
    return History.of(timeline);
  }
}
