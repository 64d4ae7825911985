package people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import people.EventColumns.Kind;

/// Everyone's facts in columns: what [History#facts] says of one person, for all of them. The facts
/// of the person at `i` of the index are from `starts[i]` up to `ends[i]`, exclusive, in order of
/// effect; corrected, and without what is of no effect.
final class Lives {

  /// Days after all others: nothing of that kind is there.
  static final int NEVER = Integer.MAX_VALUE;

  /// Insertion is as fast as any other way up to about so many.
  private static final int FEW = 32;

  private static final int CREATION = Kind.CREATION.ordinal();
  private static final int DEATH = Kind.DEATH.ordinal();

  final int[] personIds;
  final int[] starts;
  final int[] ends;

  /// Kind, and whether the date is given and exact, see [EventColumns#flags].
  final byte[] flags;

  final byte[] statuses;
  final int[] names;
  final int[] addresses;

  /// From which day each counts, in days since 1970.
  final int[] days;

  /// Numbers of inexact dates; 0 for other facts.
  final int[] dates;

  /// By number of an inexact date, its first and its last day; an open side is beyond all days.
  final int[] earliest;

  final int[] latest;

  /// Whether the source of the date doubts it.
  final boolean[] isDoubted;

  private final EventColumns events;
  private final PersonIndex index;
  private final long known;

  /// What corrections say that no event says.
  private final Values amended = new Values();

  /// @param known up to when events are known, in microseconds since 1970
  Lives(EventColumns events, PersonIndex index, long known) {
    this.events = events;
    this.index = index;
    this.known = known;
    this.personIds = index.personIds;
    this.starts = index.starts;
    this.ends = new int[personIds.length];
    int size = index.rows.length;
    this.flags = new byte[size];
    this.statuses = new byte[size];
    this.names = new int[size];
    this.addresses = new int[size];
    this.days = new int[size];
    this.dates = new int[size];
    int stretch = 1 << 14;
    IntStream.rangeClosed(0, personIds.length / stretch)
        .parallel()
        .forEach(i -> {
          int[] rows = new int[FEW];
          int until = Math.min(personIds.length, (i + 1) * stretch);
          for (int person = i * stretch; person < until; person++) {
            rows = fill(person, rows);
          }
        });
    int count = events.values().dates.size() + amended.dates.size();
    earliest = new int[count + 1];
    latest = new int[count + 1];
    isDoubted = new boolean[count + 1];
    for (int number = 1; number <= count; number++) {
      EffectiveDate date = date(number);
      earliest[number] = day(date.earliest(), Integer.MIN_VALUE);
      latest[number] = day(date.latest(), NEVER);
      isDoubted[number] = date.qualifier() != EffectiveDate.Qualifier.NONE;
    }
  }

  private static int day(LocalDate day, int open) {
    return day == null ? open : EventColumns.day(day);
  }

  /// @param rows to work in
  /// @return the same, or greater ones
  private int[] fill(int person, int[] rows) {
    int from = index.starts[person];
    int to = index.starts[person + 1];
    int[] picked = to - from > rows.length ? new int[2 * (to - from)] : rows;
    int count = 0;
    boolean isAmended = false;
    for (int i = from; i < to; i++) {
      int row = index.rows[i];
      if (events.recordedMicros(row) <= known) {
        Kind kind = events.kind(row);
        isAmended |= kind == Kind.CORRECTION || kind == Kind.RETRACTION;
        if (kind != Kind.UNRECOGNIZED) {
          picked[count++] = row;
        }
      }
    }
    if (isAmended) {
      fillAmended(person);
      return picked;
    }
    sort(picked, count);
    for (int i = 0; i < count; i++) {
      int row = picked[i];
      flags[from + i] = events.flags(row);
      statuses[from + i] = events.statusCode(row);
      names[from + i] = events.nameNumber(row);
      addresses[from + i] = events.addressNumber(row);
      days[from + i] = events.epochDay(row);
      dates[from + i] = events.dateNumber(row);
    }
    ends[person] = from + count;
    return picked;
  }

  /// By effect, as [History] does; rows come in order of position.
  private void sort(int[] rows, int count) {
    if (count > FEW) {
      int[] sorted =
          Arrays.stream(rows, 0, count)
              .boxed()
              .sorted(Comparator.comparingLong(this::effect))
              .mapToInt(Integer::intValue)
              .toArray();
      System.arraycopy(sorted, 0, rows, 0, count);
      return;
    }
    for (int i = 1; i < count; i++) {
      int row = rows[i];
      long effect = effect(row);
      int at = i;
      for (; at > 0 && effect(rows[at - 1]) > effect; at--) {
        rows[at] = rows[at - 1];
      }
      rows[at] = row;
    }
  }

  /// Creations come first, then all others by day.
  private long effect(int row) {
    boolean isCreation = (events.flags(row) & EventColumns.KIND) == CREATION;
    return (isCreation ? 0 : 1L << 40) + events.epochDay(row);
  }

  /// Few people have corrections, so these take the way that a single person's facts take.
  private synchronized void fillAmended(int person) {
    List<RecordedEvent> facts =
        History.factsOf(
            IntStream.range(index.starts[person], index.starts[person + 1])
                .map(i -> index.rows[i])
                .filter(row -> events.recordedMicros(row) <= known)
                .mapToObj(events::event)
                .toList());
    EventColumns.Builder rows = new EventColumns.Builder(amended);
    facts.stream().filter(fact -> !(fact.event() instanceof Event.Unrecognized)).forEach(rows::add);
    EventColumns columns = new EventColumns(rows, null);
    int from = index.starts[person];
    for (int row = 0; row < columns.size(); row++) {
      flags[from + row] = columns.flags(row);
      statuses[from + row] = columns.statusCode(row);
      names[from + row] = number(amended.names, columns.nameNumber(row), events.values().names);
      addresses[from + row] =
          number(amended.addresses, columns.addressNumber(row), events.values().addresses);
      days[from + row] = columns.epochDay(row);
      dates[from + row] = number(amended.dates, columns.dateNumber(row), events.values().dates);
    }
    ends[person] = from + columns.size();
  }

  /// The number that an event gave the value, else one behind all of these.
  private static int number(Dictionary amended, int number, Dictionary given) {
    if (number == 0) {
      return 0;
    }
    byte[] text = amended.get(number);
    int known = given.find(text, 0, text.length);
    return known > 0 ? known : given.size() + number;
  }

  Name name(int number) {
    int given = events.names();
    return number <= given ? events.name(number) : amended.name(number - given);
  }

  /// Greatest number of a name.
  int names() {
    return events.names() + amended.names();
  }

  Address address(int number) {
    int given = events.addresses();
    return number <= given ? events.address(number) : amended.address(number - given);
  }

  /// Greatest number of an address.
  int addresses() {
    return events.addresses() + amended.addresses();
  }

  private EffectiveDate date(int number) {
    int given = events.values().dates.size();
    return EffectiveDate.parse(
        number <= given ? events.values().date(number) : amended.date(number - given));
  }

  // ---- one life

  /// The day from which a person is there, see [Fold#start].
  int start(int person) {
    int first = NEVER;
    for (int i = starts[person]; i < ends[person]; i++) {
      if (isBirth(i)) {
        return days[i];
      }
      first = Math.min(first, days[i]);
    }
    return first;
  }

  /// Whether the source does not doubt that first day, see [Fold#startsExactly].
  boolean startsExactly(int person, int start) {
    boolean isBorn = false;
    for (int i = starts[person]; i < ends[person]; i++) {
      isBorn |= isBirth(i);
    }
    for (int i = starts[person]; i < ends[person]; i++) {
      if ((!isBorn || isBirth(i)) && days[i] == start && isExact(i)) {
        return true;
      }
    }
    return false;
  }

  /// The day of the death; [#NEVER] for none.
  int death(int person) {
    for (int i = starts[person]; i < ends[person]; i++) {
      if ((flags[i] & EventColumns.KIND) == DEATH) {
        return days[i];
      }
    }
    return NEVER;
  }

  /// The day from which ages are counted; [#NEVER] when it is not known.
  int born(int person) {
    int born = NEVER;
    for (int i = starts[person]; i < ends[person] && isCreation(i); i++) {
      born = isBirth(i) ? days[i] : NEVER;
    }
    return born;
  }

  /// The last day that [#born] may have been; [#NEVER] when it is not known, or open.
  int bornAtLatest(int person) {
    int born = NEVER;
    for (int i = starts[person]; i < ends[person] && isCreation(i); i++) {
      born = !isBirth(i) ? NEVER : dates[i] > 0 ? latest[dates[i]] : days[i];
    }
    return born;
  }

  boolean isCreation(int fact) {
    return (flags[fact] & EventColumns.KIND) == CREATION;
  }

  boolean isExact(int fact) {
    return (flags[fact] & EventColumns.INEXACT) == 0;
  }

  private boolean isBirth(int fact) {
    return isCreation(fact) && (flags[fact] & EventColumns.DATED) != 0;
  }

  /// Whether all dates of a person are days that the source does not doubt.
  boolean isExactlyKnown(int person) {
    for (int i = starts[person]; i < ends[person]; i++) {
      if (!isExact(i)) {
        return false;
      }
    }
    return true;
  }
}
