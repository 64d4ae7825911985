package people.timeline;

import module java.base;

import people.*;

/// Options for opening a timeline in a file, for where the defaults do not fit:
///
/// ```java
/// EventTimeline.open(file, TimelineOptions.DEFAULTS.with(Durability.GROUP).tellingRepairs(System.err::println));
/// ```
///
/// @param clock that recorded times are taken from; by default the system's
/// @param durability by default [Durability#EACH]
/// @param repairs is told in one line what the next append had to mend, from the thread that
///   appends, when it has appended and others still wait for it: so it must not append. What it
///   throws goes to that thread's handler of uncaught exceptions. By default nobody is told
public record TimelineOptions(Clock clock, Durability durability, Consumer<String> repairs) {

  public static final TimelineOptions DEFAULTS =
      new TimelineOptions(Clock.systemUTC(), Durability.EACH, _ -> {});

  public TimelineOptions {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(durability, "durability");
    Objects.requireNonNull(repairs, "repairs");
  }

  /// The same, with another clock.
  public TimelineOptions with(Clock clock) {
    return new TimelineOptions(clock, durability, repairs);
  }

  /// The same, with another durability.
  public TimelineOptions with(Durability durability) {
    return new TimelineOptions(clock, durability, repairs);
  }

  /// The same, with someone else to be told of repairs.
  public TimelineOptions tellingRepairs(Consumer<String> repairs) {
    return new TimelineOptions(clock, durability, repairs);
  }
}
