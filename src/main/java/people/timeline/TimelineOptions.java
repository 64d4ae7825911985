package people.timeline;

import module java.base;

import people.*;
import people.sealing.*;

/// Options for opening a timeline in a file, for where the defaults do not fit:
///
/// ```java
/// EventTimeline.open(file, TimelineOptions.DEFAULTS.with(Durability.GROUP).tellingWarnings(System.err::println));
/// ```
///
/// @param clock that recorded times are taken from; by default the system's
/// @param durability by default [Durability#EACH]
/// @param recordedBy the person or program that records, for details that don't say; null when none
///   is to be said
/// @param warnings is told, in one line each, what an append had to mend, and what whoever appends
///   should know of it: that it is recorded far ahead of the clock, or that what it tries again was
///   retracted since. It is told by the thread that appends, when it has appended and others still
///   wait for it: so it must not append. What it throws goes to that thread's handler of uncaught
///   exceptions. By default nobody is told
/// @param master tells where the master key of a protected timeline comes from; null for nowhere:
///   then names read as `•••`, and nothing can be recorded in one. By default from the environment,
///   see [MasterKey#ofEnvironment]
public record TimelineOptions(
    Clock clock,
    Durability durability,
    String recordedBy,
    Consumer<String> warnings,
    Supplier<MasterKey.From> master) {

  public static final TimelineOptions DEFAULTS =
      new TimelineOptions(
          Clock.systemUTC(), Durability.EACH, null, _ -> {}, MasterKey::ofEnvironment);

  public TimelineOptions {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(durability, "durability");
    Objects.requireNonNull(warnings, "warnings");
    Objects.requireNonNull(master, "master");
    recordedBy = Details.NONE.by(recordedBy).recordedBy(); // nothing for a blank one
  }

  /// The same, with another clock.
  public TimelineOptions with(Clock clock) {
    return new TimelineOptions(clock, durability, recordedBy, warnings, master);
  }

  /// The same, with another durability.
  public TimelineOptions with(Durability durability) {
    return new TimelineOptions(clock, durability, recordedBy, warnings, master);
  }

  /// The same, with the person or program that records; null when none is to be said.
  public TimelineOptions by(String recordedBy) {
    return new TimelineOptions(clock, durability, recordedBy, warnings, master);
  }

  /// The same, with someone else to be told of warnings.
  public TimelineOptions tellingWarnings(Consumer<String> warnings) {
    return new TimelineOptions(clock, durability, recordedBy, warnings, master);
  }

  /// The same, with the master key of a protected timeline.
  ///
  /// @param master null to read without
  public TimelineOptions with(MasterKey.From master) {
    return new TimelineOptions(clock, durability, recordedBy, warnings, () -> master);
  }
}
