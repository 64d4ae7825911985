package people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Everyone's facts in columns, as they are known at a moment; the same at another moment shares
/// the columns. Who asks about everyone moves a [Life] from person to person.
///
/// Takes 5 bytes an event, besides the index; names, addresses and inexact dates are looked up in
/// the event's row.
final class Lives {

  /// Days after all others: nothing of that kind is there.
  static final int NEVER = Integer.MAX_VALUE;

  private static final int FIRSTNAME = 1;
  private static final int LASTNAME = 2;

  final int[] personIds;

  /// What is said of people, by their place in the index, as far as nothing of it was amended.
  final Facts recorded;

  /// By place in the index, whether a life is as most are: born, and then what came one after the
  /// other, in the order in which it was recorded.
  final boolean[] isPlain;

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

  /// By fact that was not amended, its row.
  private final int[] rows;

  /// As they are known now.
  Lives(EventColumns events, PersonIndex index, RecordingOrder order) {
    this.events = events;
    this.rows = index.rows;
    this.personIds = index.personIds;
    this.limit = events.size();
    this.recorded = new Facts(index.starts, order.numbers(rows), null);
    this.isPlain = new boolean[personIds.length];
    int[] people =
        Stretches.of(personIds.length, this::fill).stream().flatMapToInt(Arrays::stream).toArray();
    this.amended = new AmendedFacts(people, events, index, order);
    int count = events.values().dates.size() + amended.values.dates.size();
    earliest = new int[count + 1];
    latest = new int[count + 1];
    isDoubted = new boolean[count + 1];
    Stretches.of(
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

  private Lives(Lives of, int limit) {
    this.events = of.events;
    this.rows = of.rows;
    this.personIds = of.personIds;
    this.recorded = of.recorded;
    this.isPlain = of.isPlain;
    this.amended = of.amended;
    this.limit = limit;
    this.earliest = of.earliest;
    this.latest = of.latest;
    this.isDoubted = of.isDoubted;
    this.halves = of.halves;
  }

  /// The same as they are known after so many events.
  Lives knownAt(int limit) {
    return limit == this.limit ? this : new Lives(this, limit);
  }

  private static int day(LocalDate day, int open) {
    return day == null ? open : EventColumns.day(day);
  }

  /// Fills in the facts of some people.
  ///
  /// @return those about whom something was amended, of whom nothing is said here
  private int[] fill(int from, int to) {
    IntStream.Builder amended = IntStream.builder();
    for (int person = from; person < to; person++) {
      boolean isAmended = false;
      for (int fact = recorded.starts[person]; fact < recorded.starts[person + 1]; fact++) {
        recorded.set(fact, events, rows[fact]);
        isAmended |= AmendedFacts.isAmendment(recorded.kind(fact));
      }
      for (int fact = recorded.starts[person]; fact < recorded.starts[person + 1]; fact++) {
        if (isAmended || recorded.kind(fact) == EventColumns.Kind.UNRECOGNIZED) {
          recorded.setNothing(fact);
        }
      }
      isPlain[person] = recorded.since == rows && isPlain(person);
      if (isAmended) {
        amended.add(person);
      }
    }
    return amended.build().toArray();
  }

  private boolean isPlain(int person) {
    int fact = recorded.starts[person];
    if (!recorded.isBirth(fact)) {
      return false;
    }
    for (int last = Integer.MIN_VALUE; ++fact < recorded.starts[person + 1]; ) {
      switch (recorded.kind(fact)) {
        case STATUS_CHANGE, ADDRESS_CHANGE, NAME_CHANGE, DEATH -> {
          if (recorded.days[fact] < last) {
            return false;
          }
          last = recorded.days[fact];
        }
        case CREATION, CORRECTION, RETRACTION -> {
          return false;
        }
        case UNRECOGNIZED -> {}
      }
    }
    return true;
  }

  /// Whether it can be seen at once that all dates of a person are days that no source doubts.
  boolean isPlainlyExact(int person) {
    for (int fact = recorded.starts[person]; fact < recorded.starts[person + 1]; fact++) {
      byte code = recorded.codes[fact];
      if (code == Facts.NOTHING || (code & EventColumns.INEXACT) != 0) {
        return false;
      }
    }
    return true;
  }

  // ---- values of facts

  private boolean isAmended(Facts facts) {
    return facts != recorded;
  }

  int nameNumber(Facts facts, int fact) {
    return isAmended(facts) ? amended.names[fact] : events.nameNumber(rows[fact]);
  }

  int addressNumber(Facts facts, int fact) {
    return isAmended(facts) ? amended.addresses[fact] : events.addressNumber(rows[fact]);
  }

  int dateNumber(Facts facts, int fact) {
    return isAmended(facts) ? amended.dates[fact] : events.dateNumber(rows[fact]);
  }

  Name name(int number) {
    int given = events.names();
    return number <= given ? events.name(number) : amended.values.name(number - given);
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
    return events.names() + amended.values.names();
  }

  Address address(int number) {
    int given = events.addresses();
    return number <= given ? events.address(number) : amended.values.address(number - given);
  }

  /// Greatest number of an address.
  int addresses() {
    return events.addresses() + amended.values.addresses();
  }

  private EffectiveDate date(int number) {
    int given = events.values().dates.size();
    return EffectiveDate.parse(
        number <= given ? events.values().date(number) : amended.values.date(number - given));
  }
}
