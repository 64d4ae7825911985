package people.relays;

import module java.base;

/// The policy of retries: how often something is tried, and how long to wait before the next try,
/// each time twice as long, up to a longest, and by chance down to half of that, so that those who
/// failed together do not come back together.
///
/// @param tries how often an event is handed on before it is laid aside, from 1
/// @param first how long is waited after the first try
/// @param longest how long is waited at most
public record RetryPolicy(int tries, Duration first, Duration longest) {

  /// Five tries; half a second at first, a minute at most.
  public static final RetryPolicy USUAL =
      new RetryPolicy(5, Duration.ofMillis(500), Duration.ofMinutes(1));

  public RetryPolicy {
    if (tries < 1) {
      throw new IllegalArgumentException("tries is %d; expected 1 or more".formatted(tries));
    }
    if (first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "waits from %s to %s; expected a time and a longer one".formatted(first, longest));
    }
  }

  /// How long to wait behind so many tries in a row that failed.
  ///
  /// @param asked what the target asks for; null for nothing. It gets it, up to ten times the
  ///   longest
  Duration pause(int failed, Duration asked, RandomGenerator random) {
    double most = first.toMillis() * Math.pow(2, Math.min(failed - 1, 40));
    long millis = (long) Math.min(most, longest.toMillis());
    Duration usual = Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    if (asked == null || asked.compareTo(usual) < 0) {
      return usual;
    }
    Duration bound = longest.multipliedBy(10);
    return asked.compareTo(bound) > 0 ? bound : asked;
  }
}
