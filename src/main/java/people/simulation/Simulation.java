package people.simulation;

import module java.base;

import people.*;
import people.engine.*;
import people.timeline.*;

/// Made-up people with plausible lives: they are born, leave home, marry, move, divorce, are
/// widowed and die, from 1960 on.
///
/// ```java
/// long events = new Simulation(1000, 60, 7).writeTo(Path.of("town.jsonl"));
/// EventTimeline sameInMemory = new Simulation(1000, 60, 7).inMemory();
/// ```
///
/// Couples name each other, in one batch, and children their parents; everybody has a `sex`. Who
/// lives together shares an address, and nobody else does.
///
/// The same numbers give the same bytes on every machine, in every locale and time zone.
///
/// The town's people of 1 January 1960 are recorded during that month, with their births and with
/// what they are from that day on; life goes on from 1 February. Each event is recorded some days
/// after it happened, a few percent of them months or years later; what has not been recorded at
/// the end of the last year is recorded in the January after it, and last of all that nothing was
/// observed after that year. A few percent of the dates are a month or a year only, and one event
/// in twenty names its source.
///
/// A heap of 300 MB is enough for a million people; what is held is the living, and what is not
/// recorded yet.
///
/// @param people how many persons there are in all, dead or alive, with the identifiers 1, 2, 3, …:
///   from 1 to 20 million; second records, of a mess, have identifiers among them
/// @param years how many years are simulated, from 1960 on: from 1 to 200
/// @param seed any number; another one gives other lives
/// @param mess from 0 to 0.5: the share of people who are recorded a second time later on, as if
///   they were new, with up to three things amiss (a spelling, a part that is missing, the birth),
///   after which each fact goes to either record; of changes that are recorded years late; of facts
///   that are recorded wrongly and corrected; and of addresses in another spelling. The lives are
///   the same for any share
public record Simulation(int people, int years, long seed, double mess) {

  private static final int MOST_PEOPLE = 20_000_000;
  private static final int MOST_YEARS = 200;
  private static final double MOST_MESS = 0.5;

  /// @throws IllegalArgumentException when people or years are out of range, naming the value and
  ///   the range
  public Simulation {
    check("people", people, MOST_PEOPLE);
    check("years", years, MOST_YEARS);
    if (!(mess >= 0 && mess <= MOST_MESS)) {
      throw new IllegalArgumentException(
          "mess is " + mess + "; expected a share from 0 to " + MOST_MESS);
    }
  }

  /// Lives that are recorded without a mess.
  public Simulation(int people, int years, long seed) {
    this(people, years, seed, 0);
  }

  private static void check(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          what + " is " + value + "; expected a whole number from 1 to " + most);
    }
  }

  /// Writes a new timeline file.
  ///
  /// @return how many events it holds
  /// @throws TimelineException when the file holds something already, or can't be written; what was
  ///   written before a failure stays
  public long writeTo(Path file) {
    return writeTo(file, _ -> {});
  }

  /// The same, telling every few thousand events how many are written, from another thread.
  public long writeTo(Path file, LongConsumer progress) {
    return writeTo(file, progress, new HashMap<>());
  }

  /// The same, telling also who has a second record.
  ///
  /// @param doubles gets, by the identifier of each second record, that of the person's first one
  public long writeTo(Path file, LongConsumer progress, Map<Integer, Integer> doubles) {
    return writeTo(new TimelineAddress.InFile(file), progress, doubles);
  }

  /// The same, also into a shared timeline, which has to be empty.
  public long writeTo(TimelineAddress place, LongConsumer progress, Map<Integer, Integer> doubles) {
    if (place instanceof TimelineAddress.InFile it) {
      requireEmpty(it.file());
    }
    var stamps = new Clerk.TimeStamps();
    var options = TimelineOptions.DEFAULTS.with(stamps).with(Durability.NONE);
    try (var timeline = EventTimeline.open(place, options)) {
      if (place instanceof TimelineAddress.Shared && timeline.size() > 0) {
        throw holdsEvents(place);
      }
      return run(timeline, stamps, progress, doubles, _ -> {});
    }
  }

  /// A timeline in memory. It is complete: nothing can be added to it, as its clock has stopped.
  public EventTimeline inMemory() {
    return inMemory(new HashMap<>());
  }

  /// The same, telling also who has a second record.
  ///
  /// @param doubles gets, by the identifier of each second record, that of the person's first one
  public EventTimeline inMemory(Map<Integer, Integer> doubles) {
    return inMemory(doubles, _ -> {});
  }

  /// The same with somebody who is told the truth, in the order in which things happen.
  EventTimeline inMemory(Map<Integer, Integer> doubles, Consumer<Register.Happening> witness) {
    var stamps = new Clerk.TimeStamps();
    var timeline = EventTimeline.inMemory(stamps);
    run(timeline, stamps, _ -> {}, doubles, witness);
    return timeline;
  }

  private static void requireEmpty(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > 0) {
        try (var there = EventTimeline.open(file)) {
          there.iterator().hasNext(); // refuses what is no timeline, with the reason
        }
        throw holdsEvents(file);
      }
    } catch (IOException e) {
      throw new TimelineException(file + ": can't read: " + e.getMessage(), e);
    }
  }

  private static TimelineException holdsEvents(Object timeline) {
    return new TimelineException(
        timeline
            + ": already holds events; simulate writes a new timeline only (choose another with"
            + " --timeline)");
  }

  private long run(
      EventTimeline timeline,
      Clerk.TimeStamps stamps,
      LongConsumer progress,
      Map<Integer, Integer> doubles,
      Consumer<Register.Happening> witness) {
    try (Clerk clerk = new Clerk(timeline, stamps, progress)) {
      return run(clerk, doubles, witness);
    }
  }

  private long run(
      Clerk clerk, Map<Integer, Integer> doubles, Consumer<Register.Happening> witness) {
    int firstDay = (int) LocalDate.of(Rates.FIRST_YEAR, 1, 1).toEpochDay();
    int lastDay = (int) LocalDate.of(Rates.FIRST_YEAR + years - 1, 12, 31).toEpochDay();
    var dice = new Dice(seed);
    var disorder = mess == 0 ? null : new Mess(mess, seed, people, firstDay, lastDay, doubles);
    var register = new Register(clerk, dice, disorder, firstDay, lastDay, witness);
    var town = new Town(dice, register);

    double[] births = birthsSoFar();
    int founders = (int) Math.ceil(people / (1 + births[years]));
    Founders.settle(town, dice, firstDay, founders);
    enrol(town.people, firstDay, register);

    int born = 0;
    int day = (int) LocalDate.of(Rates.FIRST_YEAR, 2, 1).toEpochDay();
    for (int i = 1; i <= years; i++) {
      int bornByThen = (int) Math.round((people - founders) * births[i] / births[years]);
      var year = new Year(town, dice, day, bornByThen - born);
      born = bornByThen;
      for (; day <= year.last(); day++) {
        year.live(day);
        if (disorder != null) {
          for (Resident each : disorder.seconds(day, town.people)) {
            register.again(each, day);
          }
        }
        register.work(day);
      }
      town.endYear();
    }
    return register.close();
  }

  /// Births for each founder in the first 0, 1, 2, … years.
  private double[] birthsSoFar() {
    double[] sums = new double[years + 1];
    for (int i = 1; i <= years; i++) {
      sums[i] = sums[i - 1] + Rates.births(Rates.FIRST_YEAR + i - 1);
    }
    return sums;
  }

  /// On the twenty working days of January 1960, from Monday the 4th.
  private static void enrol(List<Resident> founders, int firstDay, Register register) {
    int done = 0;
    for (int week = 0; week < 4; week++) {
      for (int weekday = 0; weekday < 5; weekday++) {
        int today = firstDay + 3 + 7 * week + weekday;
        long target = (long) founders.size() * (week * 5 + weekday + 1) / 20;
        for (; done < target; done++) {
          register.enrol(founders.get(done), today);
        }
        register.work(today);
      }
    }
  }
}
