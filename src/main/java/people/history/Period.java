package people.history;

import module java.base;

import people.*;

/// A stretch of a person's life with one status or one address.
///
/// Survival and sequence analysis call a period that begins with an [Begin#ENTRY] or a
/// [Begin#RETURN] *left-truncated*, and one that ends with anything but an event or a death
/// *right-censored*: what held goes on, and nobody looked.
///
/// @param <T> [Status] or [Address]
/// @param value what held; null for an address that is not known
/// @param from first day at whose end it held
/// @param begins why it begins then
/// @param until the first day at whose end it no longer held, or was no longer observed; null when
///   it still holds today
/// @param ends why it ends then
/// @param certain whether `from` is a day that the source does not doubt
public record Period<T>(
    int personId,
    T value,
    LocalDate from,
    Begin begins,
    LocalDate until,
    End ends,
    boolean certain) {

  /// The reasons for which a period begins.
  public enum Begin {
    /// She was born.
    BIRTH,
    /// It is known from then on; what was before is not.
    ENTRY,
    /// A fact says so.
    EVENT,
    /// She came back.
    RETURN
  }

  /// The reasons for which a period ends.
  public enum End {
    /// Another fact says so.
    EVENT,
    DEATH,
    /// No death is known, and nobody lives that long.
    PRESUMED,
    /// She left.
    LEFT,
    /// She is no longer observed; without a last day, it still holds today.
    OBSERVATION
  }

  /// A change from one value to another.
  ///
  /// @param <T> [Status] or [Address]
  /// @param before null for an address that is not known
  /// @param date the day from which the new value holds
  /// @param age whole years since the birth, negative before it; null when it is not known
  /// @param certain whether the date is a day that the source does not doubt
  public record Change<T>(
      int personId, T before, T after, LocalDate date, Integer age, boolean certain) {}

  Change<T> to(Period<T> next, LocalDate born) {
    Integer age = born == null ? null : (int) ChronoUnit.YEARS.between(born, next.from);
    return new Change<>(personId, value, next.value, next.from, age, next.certain);
  }
}
