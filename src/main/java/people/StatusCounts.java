package people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import people.EventColumns.Kind;

/// How many people have each status at each of some dates. All dates are counted in one pass over
/// the facts: each stretch of a life with one status adds one at its first date and takes one away
/// behind its last, and the sums are taken at the end.
///
/// Immutable and safe for several threads.
public final class StatusCounts {

  private static final Set<Reason.Field> FIELDS =
      EnumSet.of(Reason.Field.CREATED, Reason.Field.DIED, Reason.Field.STATUS);

  private static final int STATUSES = Status.values().length;
  private static final int UNKNOWN = Status.UNKNOWN.ordinal();

  /// Longer stretches of days are searched, not looked up.
  private static final int LONGEST = 1 << 20;

  private final Lives lives;

  /// The dates, in days since 1970, ascending.
  private final int[] days;

  /// By day from the first date on, how many dates are before it; null where these are too many.
  private final int[] before;

  private final int[] people;

  /// How many are uncertain, once someone asks.
  private int[] uncertain;

  StatusCounts(Lives lives, List<LocalDate> dates) {
    this.lives = lives;
    this.days = dates.stream().mapToInt(EventColumns::day).sorted().distinct().toArray();
    this.before = before(days);
    this.people = counts(this::count);
  }

  /// Adds the lives of some people.
  private interface Counting {
    void add(int from, int to, int[] changes);
  }

  /// By status and date, how many there are.
  private int[] counts(Counting counting) {
    int[] counts = new int[STATUSES * width()];
    Stretches.in(
            Runtime.getRuntime().availableProcessors(),
            lives.personIds.length,
            (from, to) -> {
              int[] changes = new int[counts.length];
              counting.add(from, to, changes);
              return changes;
            })
        .forEach(changes -> {
          for (int i = 0; i < counts.length; i++) {
            counts[i] += changes[i];
          }
        });
    for (int i = 0; i < counts.length; i++) {
      counts[i] += i % width() == 0 ? 0 : counts[i - 1];
    }
    return counts;
  }

  private void count(int from, int to, int[] changes) {
    Life life = new Life(lives);
    for (int person = from; person < to; person++) {
      if (lives.isPlain[person]) {
        countPlain(person, changes);
      } else {
        count(life.read(person), changes);
      }
    }
  }

  /// The same for a plain life, straight from the columns: this is nearly everyone.
  private void countPlain(int person, int[] changes) {
    Facts facts = lives.recorded;
    int fact = facts.starts[person];
    int end = facts.starts[person + 1];
    if (facts.since[fact] >= lives.limit) {
      return;
    }
    int from = date(facts.days[fact]);
    int until = days.length;
    int status = (facts.status(fact) - 1) * width();
    changes[status + from]++;
    while (++fact < end && facts.since[fact] < lives.limit) {
      int said = facts.status(fact);
      if (said > 0) {
        int at = Math.max(from, date(facts.days[fact]));
        changes[status + at]--;
        status = (said - 1) * width();
        changes[status + at]++;
      } else if (facts.kind(fact) == Kind.DEATH) {
        until = Math.max(from, date(facts.days[fact]));
        break;
      }
    }
    changes[status + until]--;
  }

  private void count(Life life, int[] changes) {
    int from = date(life.start());
    int until = date(life.death());
    if (from >= until) {
      return;
    }
    int status = UNKNOWN * width();
    changes[status + from]++;
    for (int i = 0; i < life.size; i++) {
      if (life.status(i) != EventColumns.NO_STATUS) {
        int at = life.isCreation(i) ? from : Math.clamp(date(life.day(i)), from, until);
        changes[status + at]--;
        status = life.status(i) * width();
        changes[status + at]++;
      }
    }
    changes[status + until]--;
  }

  private void countUncertain(int from, int to, int[] changes) {
    Life life = new Life(lives);
    for (int person = from; person < to; person++) {
      if (!lives.isPlainlyExact(person) && !life.read(person).isExactlyKnown()) {
        countUncertain(life, changes);
      }
    }
  }

  /// Adds the stretches of a life in which the status, or whether the person is there, depends on
  /// an uncertain date.
  private void countUncertain(Life life, int[] changes) {
    int start = life.start();
    int death = life.death();
    int[] turns = Doubts.turns(life);
    for (int i = 0; i < turns.length; i++) {
      int from = date(Math.max(start, turns[i]));
      int until = date(Math.min(death, i + 1 < turns.length ? turns[i + 1] : Lives.NEVER));
      if (from < until && !Doubts.isCertain(life, turns[i], FIELDS)) {
        int status = life.statusAt(turns[i]) * width();
        changes[status + from]++;
        changes[status + until]--;
      }
    }
  }

  /// Dates, and what is behind all of them.
  private int width() {
    return days.length + 1;
  }

  /// How many dates are before a day.
  private int date(int day) {
    if (before != null) {
      int first = days.length == 0 ? 0 : days[0];
      return before[Math.clamp(day, first, first + before.length - 1) - first];
    }
    int at = Arrays.binarySearch(days, day);
    return at >= 0 ? at : -at - 1;
  }

  private static int[] before(int[] days) {
    long length = days.length == 0 ? 0 : (long) days[days.length - 1] - days[0] + 1;
    if (length > LONGEST) {
      return null;
    }
    int[] before = new int[(int) length + 1];
    for (int date = 0, day = 0; day < before.length; day++) {
      before[day] = date;
      date += date < days.length && days[date] - days[0] == day ? 1 : 0;
    }
    return before;
  }

  /// How many of the living have a status.
  ///
  /// @param date one of those that were asked about
  /// @throws IllegalArgumentException when it is none of them
  public int people(LocalDate date, Status status) {
    return people[cell(date, status)];
  }

  /// Of how many of these the status, or whether they are there, depends on an uncertain date, see
  /// [Person#certain]. The first call costs another pass over those who have such dates.
  ///
  /// @throws IllegalArgumentException when it is none of the dates that were asked about
  public synchronized int uncertain(LocalDate date, Status status) {
    if (uncertain == null) {
      uncertain = counts(this::countUncertain);
    }
    return uncertain[cell(date, status)];
  }

  /// How many of the living have each status; statuses that nobody has are left out.
  ///
  /// @throws IllegalArgumentException when it is none of the dates that were asked about
  public Map<Status, Integer> at(LocalDate date) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      if (people(date, status) > 0) {
        counts.put(status, people(date, status));
      }
    }
    return counts;
  }

  private int cell(LocalDate date, Status status) {
    int place = Arrays.binarySearch(days, EventColumns.day(date));
    if (place < 0) {
      throw new IllegalArgumentException(
          "nobody was counted on %s; expected one of the %d dates that were asked about"
              .formatted(date, days.length));
    }
    return status.ordinal() * width() + place;
  }
}
