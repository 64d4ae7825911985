package people.history;

import module java.base;

import people.*;

/// A stretch of a person's life with one status or one address.
///
/// @param <T> [Status] or [Address]
/// @param value what held; null for an address that is not known
/// @param from first day at whose end it held
/// @param until the day from which something else holds, or that of the death: the first day at
///   whose end it no longer held; null when it still holds
/// @param certain whether `from` is a day that the source does not doubt
public record Period<T>(int personId, T value, LocalDate from, LocalDate until, boolean certain) {

  /// A change from one value to another.
  ///
  /// @param <T> [Status] or [Address]
  /// @param before null for an address that is not known
  /// @param date the day from which the new value holds
  /// @param age whole years since the creation; null when its date is not known
  /// @param certain whether the date is a day that the source does not doubt
  public record Change<T>(
      int personId, T before, T after, LocalDate date, Integer age, boolean certain) {}

  Change<T> to(Period<T> next, LocalDate born) {
    Integer age = born == null ? null : (int) ChronoUnit.YEARS.between(born, next.from);
    return new Change<>(personId, value, next.value, next.from, age, next.certain);
  }
}
