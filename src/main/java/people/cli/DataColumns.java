package people.cli;

import module java.base;

import people.*;
import people.history.*;

/// The columns that people and events have in CSV: those of the tables of the same name
/// ([people.tables] has them), in the same order, and what only a command says among them.
final class DataColumns {

  static final AnswerColumns<Person> PERSON =
      new AnswerColumns<>(
          "person firstname lastname status partner partnerName street city postcode country born"
              + " created died left living presumed beyond certain source",
          DataColumns::cells);

  static final AnswerColumns<RecordedEvent> EVENT =
      new AnswerColumns<>(
          "position person type recorded day effective status born firstname lastname street city"
              + " postcode country source about why recordedBy other attribute value",
          DataColumns::cells);

  static final Listing<Object[]> LIFE =
      Listing.of(
          new AnswerColumns<>(
              "person firstname lastname born entered died left cohort firstStatus lastStatus"
                  + " observedFrom observedUntil ends",
              life -> life));

  private DataColumns() {}

  private static Object[] cells(Person person) {
    Object[] row = new Object[PERSON.names().size()];
    row[0] = person.personId();
    fill(row, 1, person.name());
    row[3] = person.status();
    Partner partner = person.partner();
    row[4] = partner == null || partner.name() != null ? null : partner.personId();
    row[5] = partner == null ? null : partner.name();
    fill(row, 6, person.address());
    row[10] = person.born();
    row[11] = person.created();
    row[12] = person.died();
    row[13] = person.left();
    row[14] = person.living();
    row[15] = person.presumed();
    row[16] = person.beyond();
    row[17] = person.certain();
    row[18] = person.source();
    return row;
  }

  private static Object[] cells(RecordedEvent recorded) {
    Event event = recorded.event();
    Object[] row = new Object[EVENT.names().size()];
    row[0] = recorded.position();
    row[1] = event.personId() == 0 ? null : event.personId();
    row[2] = event.type();
    row[3] = RecordedEvent.shown(recorded.recorded());
    row[4] = recorded.day();
    row[5] = event.details().effective();
    row[14] = event.details().source();
    row[17] = event.details().recordedBy();
    switch (event) {
      case Event.Creation e -> {
        row[6] = e.status();
        row[7] = e.born();
        fill(row, 8, e.name());
        fill(row, 10, e.address());
      }
      case Event.StatusChange e -> {
        row[6] = e.newStatus();
        fill(row, e.partner());
      }
      case Event.AddressChange e -> fill(row, 10, e.newAddress());
      case Event.NameChange e -> fill(row, 8, e.newName());
      case Event.Correction e -> {
        row[5] = e.to().effective();
        row[6] = e.to().status();
        row[7] = e.to().born();
        fill(row, 8, e.to().name());
        fill(row, 10, e.to().address());
        fill(row, e.to().partner());
        row[15] = e.corrects();
        row[16] = e.why();
      }
      case Event.Retraction e -> {
        row[15] = e.retracts();
        row[16] = e.why();
      }
      case Event.Leaving e -> row[16] = e.why();
      case Event.Restriction e -> row[16] = e.why();
      case Event.AttributeChange e -> fill(row, e.attribute());
      case Event.Key e -> fill(row, e.key());
      case Event.Parents e ->
          row[18] = e.parentIds().stream().map(String::valueOf).collect(Collectors.joining(" "));
      case Event.Merge e -> {
        row[18] = e.into();
        row[16] = e.why();
      }
      case Event.Distinction e -> {
        row[18] = e.from();
        row[16] = e.why();
      }
      case Event.Death _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.NamedBatch _,
          Event.Erasure _,
          Event.Protection _,
          Event.Unrecognized _ -> {}
    }
    return row;
  }

  // ---- lives

  /// The rows of lives, an array of cells each.
  static List<Object[]> lives(HistoryColumns.LifeRows lives) {
    return IntStream.range(0, lives.size()).mapToObj(row -> life(lives, row)).toList();
  }

  static Object[] life(HistoryColumns.LifeRows lives, int row) {
    Name first = lives.firstnames().value(lives.firstnames().number(row));
    Name last = lives.lastnames().value(lives.lastnames().number(row));
    LocalDate born = day(lives.born().applyAsInt(row));
    return AnswerColumns.cells(
        lives.personIds().applyAsInt(row),
        first == null ? null : first.firstname(),
        last == null ? null : last.lastname(),
        born,
        day(lives.entered().applyAsInt(row)),
        day(lives.died().applyAsInt(row)),
        day(lives.left().applyAsInt(row)),
        born == null ? null : born.getYear(),
        known(lives.firstStatuses().apply(row)),
        known(lives.lastStatuses().apply(row)),
        day(lives.observedFrom().applyAsInt(row)),
        day(lives.observedUntil().applyAsInt(row)),
        lives.ends().apply(row));
  }

  static LocalDate day(int epochDay) {
    return epochDay == HistoryColumns.NEVER ? null : LocalDate.ofEpochDay(epochDay);
  }

  private static Status known(Status status) {
    return status == Status.UNKNOWN ? null : status;
  }

  // ---- parts

  /// The names of columns, of which those in the middle may be an attribute's: one that is called
  /// as another column is gets `2` behind its name, or `3`, as in the tables.
  static List<String> named(List<String> before, List<String> names, List<String> behind) {
    List<String> others = Stream.of(before, behind).flatMap(List::stream).toList();
    return Stream.of(before, names.stream().map(name -> unused(name, others)).toList(), behind)
        .flatMap(List::stream)
        .toList();
  }

  private static String unused(String name, List<String> others) {
    String unused = name;
    for (int n = 2; others.stream().anyMatch(unused::equalsIgnoreCase); n++) {
      unused = name + n;
    }
    return unused;
  }

  /// The parts of an address, each a cell.
  ///
  /// @param address null for four empty ones
  static Object[] parts(Address address) {
    Object[] parts = new Object[4];
    fill(parts, 0, address);
    return parts;
  }

  /// The two halves of a name, likewise.
  static Object[] parts(Name name) {
    Object[] parts = new Object[2];
    fill(parts, 0, name);
    return parts;
  }

  /// The cells of several arrays, one behind the other.
  static Object[] joined(Object[]... parts) {
    return Arrays.stream(parts).flatMap(Arrays::stream).toArray();
  }

  /// The partner's identifier among other people; a partner who is not in the register as a name.
  private static void fill(Object[] row, Partner partner) {
    if (partner != null && partner.name() == null) {
      row[18] = partner.personId();
    } else if (partner != null) {
      fill(row, 8, partner.name());
    }
  }

  private static void fill(Object[] row, Attribute attribute) {
    row[19] = attribute.name();
    row[20] = attribute.value();
  }

  private static void fill(Object[] row, int from, Name name) {
    if (name != null) {
      row[from] = name.firstname();
      row[from + 1] = name.lastname();
    }
  }

  private static void fill(Object[] row, int from, Address address) {
    if (address != null) {
      row[from] = address.street();
      row[from + 1] = address.city();
      row[from + 2] = address.postcode();
      row[from + 3] = address.country();
    }
  }
}
