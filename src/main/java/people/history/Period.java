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
/// @param certain whether `from` is a day that the source does not doubt, nothing that decides the
///   value on it may come later, and no record that was merged with hers says another status
///   meanwhile
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

  /// A stretch of the union of two people, or of one of whose partner less is known, during which
  /// all of this was so. A union that becomes another one in status, or of which another one of the
  /// two says so, goes on in the next stretch with the same `since`.
  ///
  /// One that ends on a date which allows several days is over from the first of them on. At a date
  /// it may still go on until the last one, as it was before, and is uncertain.
  ///
  /// @param personId the smaller identifier of the two
  /// @param partnerId the other one; 0 for a partner who is not in the register, or not known
  /// @param partner the name of one who is not in the register; else null
  /// @param status one that two people have together ([Status#isUnion]); where they say different
  ///   ones, that which was said of the later day
  /// @param statusSince when it got that status, as said, or the day of that recording; null when
  ///   only known from the start
  /// @param since when the union began, as said, or the day of that recording; null when only known
  ///   from the start
  /// @param from first day of the stretch
  /// @param begins why it begins then; after ENTRY or RETURN the union was there before
  /// @param until first day behind it; null when it goes on
  /// @param ends why it ends then; null where only one date is looked at
  /// @param agreement whether both say so
  /// @param saidBy the one who says so where the other one does not; 0 where both do
  /// @param certain whether `from` is a day that no source doubts; at a date, whether nothing of
  ///   this depends on an uncertain date
  public record UnionPeriod(
      int personId,
      int partnerId,
      Name partner,
      Status status,
      EffectiveDate statusSince,
      EffectiveDate since,
      LocalDate from,
      Begin begins,
      LocalDate until,
      Ending ends,
      Agreement agreement,
      int saidBy,
      boolean certain) {

    /// The other one of the two; 0 for a partner who is not in the register, or not known.
    public int other(int personId) {
      return personId == this.personId ? partnerId : this.personId;
    }

    /// Who says so, in words: `only 8 says so`, `9 says so, 10 does not`; null where both do, and
    /// of a partner who is not in the register.
    public String said() {
      int other = other(saidBy);
      return switch (agreement) {
        case MUTUAL -> null;
        case ONE_SIDED -> other == 0 ? null : "only %d says so".formatted(saidBy);
        case CONTRADICTED -> "%d says so, %d does not".formatted(saidBy, other);
      };
    }

    /// Whether one of the two says so and the other one something else.
    public boolean isDenied() {
      return agreement == Agreement.CONTRADICTED;
    }

    /// The same at one date, where nothing is said of how it ends.
    UnionPeriod at(boolean isCertain) {
      return new UnionPeriod(
          personId,
          partnerId,
          partner,
          status,
          statusSince,
          since,
          from,
          begins,
          null,
          null,
          agreement,
          saidBy,
          isCertain);
    }

    /// The reasons for which a stretch of a union ends.
    public enum Ending {
      DIVORCED,
      WIDOWED,
      /// Single again, or not known whether.
      STATUS,
      /// A union with another partner began.
      REPLACED,
      /// One of the two died.
      DEATH,
      /// Of one of the two no death is known, and nobody lives that long.
      PRESUMED,
      /// Who says so left.
      LEFT,
      /// Who says so is no longer observed; without a last day, it goes on today.
      OBSERVATION,
      /// The union goes on in the next stretch.
      GOES_ON;

      /// The same reason as of another period.
      static Ending of(End end) {
        return switch (end) {
          case EVENT -> STATUS;
          case DEATH -> DEATH;
          case PRESUMED -> PRESUMED;
          case LEFT -> LEFT;
          case OBSERVATION -> OBSERVATION;
        };
      }

      /// Whether somebody said so.
      boolean isSaid() {
        return compareTo(REPLACED) <= 0;
      }
    }

    /// Whether two people say that they are together, as far as the register has both.
    public enum Agreement {
      /// Each names the other.
      MUTUAL,
      /// The other one says nothing of it: has no status since then, or a union without a name; or
      /// is not in the register.
      ONE_SIDED,
      /// The other one names someone else, or is by then said not to be in a union.
      CONTRADICTED
    }
  }

  /// A stretch of days during which the same people lived at one address that has a street, and all
  /// of this was so.
  ///
  /// @param address as it was first recorded; those that differ only in how their parts are spelt
  ///   ([Address.Spellings]), in punctuation, or by a postcode or a country that one of them leaves
  ///   out, are one
  /// @param personIds of those who were there, ascending
  /// @param couples how many pairs of them are married or partners
  /// @param composition what kind of household they are
  /// @param from first day of the stretch
  /// @param until first day behind it; null when it goes on, and where only one date is looked at
  /// @param certain whether none of this depends on an uncertain date, or on a union of which only
  ///   one of the two says so and the other one denies it
  public record HouseholdPeriod(
      Address address,
      List<Integer> personIds,
      int couples,
      Composition composition,
      LocalDate from,
      LocalDate until,
      boolean certain) {

    /// The kinds of households. Children are those who are under 18, by the first day that the date
    /// of their birth allows, and those of whom a parent is there; who is of a couple is none.
    public enum Composition {
      ONE_PERSON,
      COUPLE,
      COUPLE_WITH_CHILDREN,
      /// One who is not a child, and children.
      ONE_PARENT,
      /// All others: with other adults, with several couples, or of three generations.
      OTHER
    }
  }

  Change<T> to(Period<T> next, LocalDate born) {
    Integer age = born == null ? null : (int) ChronoUnit.YEARS.between(born, next.from);
    return new Change<>(personId, value, next.value, next.from, age, next.certain);
  }
}
