package people.cli;

import module java.base;

import people.*;
import people.history.*;

/// The columns that people and events have in CSV.
final class DataColumns {

  static final AnswerColumns<Person> PERSON =
      new AnswerColumns<>(
          "personId firstname lastname status street city postcode country born created died left"
              + " living presumed beyond certain source",
          DataColumns::cells);

  static final AnswerColumns<RecordedEvent> EVENT =
      new AnswerColumns<>(
          "position type personId firstname lastname status born street city postcode country"
              + " effective about why source _datetime",
          DataColumns::cells);

  private DataColumns() {}

  private static Object[] cells(Person person) {
    Object[] row = new Object[PERSON.names().size()];
    row[0] = person.personId();
    fill(row, 1, person.name());
    row[3] = person.status();
    fill(row, 4, person.address());
    row[8] = person.born();
    row[9] = person.created();
    row[10] = person.died();
    row[11] = person.left();
    row[12] = person.living();
    row[13] = person.presumed();
    row[14] = person.beyond();
    row[15] = person.certain();
    row[16] = person.source();
    return row;
  }

  /// The birth, for people to read: null where the creation says as much.
  static EffectiveDate bornApart(Person person) {
    return Objects.equals(person.born(), person.created()) ? null : person.born();
  }

  private static Object[] cells(RecordedEvent recorded) {
    Event event = recorded.event();
    Object[] row = new Object[EVENT.names().size()];
    row[0] = recorded.position();
    row[1] = event.type();
    row[2] = event.personId() == 0 ? null : event.personId();
    row[11] = event.details().effective();
    row[14] = event.details().source();
    switch (event) {
      case Event.Creation e -> {
        fill(row, 3, e.name());
        row[5] = e.status();
        row[6] = e.born();
        fill(row, 7, e.address());
      }
      case Event.StatusChange e -> row[5] = e.newStatus();
      case Event.AddressChange e -> fill(row, 7, e.newAddress());
      case Event.NameChange e -> fill(row, 3, e.newName());
      case Event.Correction e -> {
        fill(row, 3, e.to().name());
        row[5] = e.to().status();
        row[6] = e.to().born();
        fill(row, 7, e.to().address());
        row[11] = e.to().effective();
        row[12] = e.corrects();
        row[13] = e.why();
      }
      case Event.Retraction e -> {
        row[12] = e.retracts();
        row[13] = e.why();
      }
      case Event.Leaving e -> row[13] = e.why();
      case Event.ObservationEnd e -> row[14] = e.ofSource();
      case Event.Death _, Event.Return _, Event.Unrecognized _ -> {}
    }
    row[15] = Story.recorded(recorded.recorded());
    return row;
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
