package people.history;

import java.time.LocalDate;
import people.Address;
import people.EffectiveDate;
import people.Name;
import people.columns.EventColumns;
import people.columns.ParallelRanges;
import people.columns.PersonIndex;

/// Everyone's facts in columns, as they are known at a moment; the same at another moment shares
/// the columns. A [FactCursor] goes through it from person to person.
///
/// Takes no room for each event: what a fact says is looked up in the event's row.
final class FactTable {

  /// Days after all others: nothing of that kind is there.
  static final int NEVER = HistoryColumns.NEVER;

  private static final int FIRSTNAME = 1;
  private static final int LASTNAME = 2;

  final int[] personIds;

  /// What events say of people, by their place in the index, as if nothing was amended.
  final FactRows recorded;

  /// What is said of those of whom something was amended.
  final AmendedFacts amended;

  /// How many events are known, see [RecordingOrder].
  final int limit;

  /// By number of an inexact date, its first and its last day; an open side is beyond all days.
  final int[] earliest;

  final int[] latest;

  /// Whether the source of the date doubts it.
  final boolean[] isDoubted;

  /// By number of a name, which halves it gives, once that was asked; any thread finds the same.
  private final byte[] halves;

  private final EventColumns events;

  /// As they are known now.
  FactTable(EventColumns events, PersonIndex index, RecordingOrder order) {
    this.events = events;
    this.personIds = index.personIds;
    this.limit = events.size();
    this.recorded =
        new FactRows(index.starts, order.numbers(index.rows), null, events, index.rows, index.rows);
    this.amended = new AmendedFacts(events, index, order);
    int count = events.values.dates.size() + amended.values.dates.size();
    earliest = new int[count + 1];
    latest = new int[count + 1];
    isDoubted = new boolean[count + 1];
    ParallelRanges.of(
        count,
        (from, to) -> {
          for (int number = from + 1; number <= to; number++) {
            EffectiveDate date = date(number);
            earliest[number] = day(date.earliest(), Integer.MIN_VALUE);
            latest[number] = day(date.latest(), NEVER);
            isDoubted[number] = date.qualifier() != EffectiveDate.Qualifier.NONE;
          }
          return this;
        });
    this.halves = new byte[names() + 1];
  }

  private FactTable(FactTable of, int limit) {
    this.events = of.events;
    this.personIds = of.personIds;
    this.recorded = of.recorded;
    this.amended = of.amended;
    this.limit = limit;
    this.earliest = of.earliest;
    this.latest = of.latest;
    this.isDoubted = of.isDoubted;
    this.halves = of.halves;
  }

  /// The same as they are known after so many events.
  FactTable knownAt(int limit) {
    return limit == this.limit ? this : new FactTable(this, limit);
  }

  private static int day(LocalDate day, int open) {
    return day == null ? open : EventColumns.day(day);
  }

  // ---- values of facts

  Name name(int number) {
    int given = events.values.names.size();
    return number <= given ? events.values.name(number) : amended.values.name(number - given);
  }

  boolean hasFirstname(int name) {
    return (halves(name) & FIRSTNAME) != 0;
  }

  boolean hasLastname(int name) {
    return (halves(name) & LASTNAME) != 0;
  }

  private int halves(int number) {
    if (halves[number] == 0) {
      Name name = name(number);
      halves[number] =
          (byte)
              ((name.firstname() == null ? 0 : FIRSTNAME)
                  | (name.lastname() == null ? 0 : LASTNAME));
    }
    return halves[number];
  }

  /// Greatest number of a name.
  int names() {
    return events.values.names.size() + amended.values.names.size();
  }

  Address address(int number) {
    int given = events.values.addresses.size();
    return number <= given ? events.values.address(number) : amended.values.address(number - given);
  }

  /// Greatest number of an address.
  int addresses() {
    return events.values.addresses.size() + amended.values.addresses.size();
  }

  /// The inexact date of that number, from 1.
  EffectiveDate date(int number) {
    int given = events.values.dates.size();
    return number <= given ? events.values.date(number) : amended.values.date(number - given);
  }

  /// The source of that number; null for 0.
  String source(int number) {
    int given = events.values.sources.size();
    return number <= given ? events.values.source(number) : amended.values.source(number - given);
  }

  /// Place in the timeline of the event of a row.
  long position(int row) {
    return events.position(row);
  }
}
