package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.timeline.*;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// The table of events: a row for each line of the timeline, whatever the line holds.
class EventTableTest extends TablesFixture {

  private static final Attribute KEY = Attribute.parse("k=1");

  @Test
  void eventsHaveARowForEachLine() {
    assertEquals(
        """
        position,person,type,recorded,day,effective,status,born,firstname,lastname,street,city,postcode,country,source,about,recordedBy,other,attribute,value
        0,1,PERSON_CREATION,2015-02-14T09:00:00Z,1815-12-10,1815-12-10,SINGLE,,Ada,Byron,13 Piccadilly,London,W1,GB,"register, page 3",,,,,
        1,1,PERSON_STATUS_CHANGE,2015-02-14T09:01:00Z,1835-07-08,1835-07-08,MARRIED,,,,,,,,,,,,,
        2,1,PERSON_ADDRESS_CHANGE,2015-02-14T09:02:00Z,1835-07-01,1835-07,,,,,Ockham Park,Ockham,,,,,,,,
        3,1,PERSON_NAME_CHANGE,2015-02-14T09:03:00Z,1835-07-08,1835-07-08,,,,King,,,,,,,,,,
        4,1,PERSON_DEATH,2015-02-14T09:04:00Z,1852-11-27,1852-11-27,,,,,,,,,,,,,,
        5,2,PERSON_CREATION,2015-02-14T09:05:00Z,2015-02-14,,UNKNOWN,,,,,,,,,,,,,
        6,2,PERSON_STATUS_CHANGE,2015-02-14T09:06:00Z,1990-01-01,1990~,DIVORCED,,,,,,,,,,,,,
        7,2,PERSON_ADDRESS_CHANGE,2015-02-14T09:07:00Z,1991-01-01,1991-01-01,,,,,,Delft,,,,,,,,
        8,2,EVENT_CORRECTION,2015-02-14T09:08:00Z,2015-02-14,,,,,,,,,,,7,,,,
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
    details = random.nextBoolean() ? details.by("clerk " + random.nextInt(3)) : details;
    Attribute attribute = new Attribute("a" + random.nextInt(2), random.nextBoolean() ? "v" : null);
    Name name = random.nextBoolean() ? null : new Name("A" + random.nextInt(3), null);
    Address address = new Address("S" + random.nextInt(3), random.nextBoolean() ? "C" : null);
    return switch (random.nextInt(unknown.isEmpty() ? 9 : 10)) {
      case 0 ->
          new Event.Creation(
              person,
              name,
              SINGLE,
              address,
              random.nextBoolean() ? null : EffectiveDate.parse(date),
              details);
      case 1 ->
          new Event.StatusChange(
              person, MARRIED, name != null ? Partner.named(name) : Partner.of(21), details);
      case 5 -> new Event.AttributeChange(person, attribute, details);
      case 6 -> new Event.Key(person, attribute.value() == null ? KEY : attribute, details);
      case 7 ->
          new Event.Parents(person, random.nextBoolean() ? List.of() : List.of(21, 22), details);
      case 8 ->
          random.nextBoolean()
              ? new Event.Merge(person, 22, "x", details)
              : random.nextBoolean()
                  ? new Event.Distinction(person, 23, "x", details)
                  : random.nextBoolean()
                      ? new Event.NamedBatch("list.csv", 1, details)
                      : random.nextBoolean()
                          ? new Event.Protection(true, null, null, details)
                          : new Event.Restriction(1_000_000 + i, false, "x", details);
      case 2 -> new Event.AddressChange(person, address, details);
      case 3 -> new Event.Death(person, details);
      case 4 ->
          random.nextBoolean()
              ? new Event.Retraction(person, i, "x", details)
              : new Event.ObservationEnd("x", on("1999").from(details.source()));
      default -> new Event.Unrecognized(unknown + random.nextInt(2), person, details);
    };
  }

  private static void check(RecordedEvent event, Row row) {
    Details details = event.event().details();
    int person = event.event().personId();
    assertTrue(person == 0 ? row.isMissing("person") : person == row.getInt("person"));
    boolean hasBirth = event.event() instanceof Event.Creation e && e.born() != null;
    assertEquals(
        hasBirth ? ((Event.Creation) event.event()).born().toString() : "", row.getString("born"));
    assertEquals(event.recorded().truncatedTo(ChronoUnit.MILLIS), row.getInstant("recorded"));
    boolean isFar = Math.abs(event.day().getYear()) > Short.MAX_VALUE;
    assertEquals(isFar ? null : event.day(), row.getDate("day"));
    assertEquals(
        details.effective() == null ? "" : details.effective().toString(),
        row.getString("effective"));
    assertEquals(details.source() == null ? "" : details.source(), row.getString("source"));
    assertEquals(
        details.recordedBy() == null ? "" : details.recordedBy(), row.getString("recordedBy"));
    String other = "";
    Attribute attribute = null;
    switch (event.event()) {
      case Event.Creation e -> {
        check(row, "PERSON_CREATION", "SINGLE", e.name(), e.address());
      }
      case Event.StatusChange e -> {
        check(row, "PERSON_STATUS_CHANGE", "MARRIED", e.partner().name(), null);
        other = e.partner().name() == null ? "21" : "";
      }
      case Event.AttributeChange e -> {
        check(row, "PERSON_ATTRIBUTE_CHANGE", "", null, null);
        attribute = e.attribute();
      }
      case Event.Key e -> {
        check(row, "PERSON_KEY", "", null, null);
        attribute = e.key();
      }
      case Event.Parents e -> {
        check(row, "PERSON_PARENTS", "", null, null);
        other = e.parentIds().isEmpty() ? "" : "21 22";
      }
      case Event.Merge _ -> {
        check(row, "!PERSON_MERGE", "", null, null);
        other = "22";
      }
      case Event.Distinction _ -> {
        check(row, "PERSON_DISTINCTION", "", null, null);
        other = "23";
      }
      case Event.AddressChange e -> check(row, "PERSON_ADDRESS_CHANGE", "", null, e.newAddress());
      case Event.Death _ -> check(row, "PERSON_DEATH", "", null, null);
      case Event.Retraction e -> {
        check(row, "EVENT_RETRACTION", "", null, null);
        assertEquals(e.retracts(), row.getLong("about"));
      }
      case Event.Unrecognized e -> check(row, e.type(), "", null, null);
      case Event.Restriction _ -> check(row, "!PERSON_RESTRICTION", "", null, null);
      case Event.NamedBatch _ -> check(row, "NAMED_BATCH", "", null, null);
      case Event.Erasure _ -> check(row, "!PERSON_ERASURE", "", null, null);
      case Event.Protection _ -> check(row, "!TIMELINE_PROTECTION", "", null, null);
      case Event.ObservationEnd _ -> check(row, "!OBSERVATION_END", "", null, null);
      case Event.NameChange _, Event.Correction _, Event.Leaving _, Event.Return _ ->
          throw new AssertionError(event);
    }
    assertEquals(other, row.getString("other"));
    assertEquals(attribute == null ? "" : attribute.name(), row.getString("attribute"));
    assertEquals(
        attribute == null || attribute.value() == null ? "" : attribute.value(),
        row.getString("value"));
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
}
