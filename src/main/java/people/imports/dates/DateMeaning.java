package people.imports.dates;

import module java.base;

import people.EffectiveDate;
import people.EffectiveDate.Qualifier;

/// The meaning of the words of a date.
///
/// @param date all days that the words allow; of a period those of its beginning
/// @param until the end of a period; null when the words name none
/// @param exact whether that is all that the words say
/// @param open whether it is not known which of several dates is meant, as it is in a year: so that
///   before it is not before all of them
/// @param doubt what was done about words that can't be meant as they stand; null when they can
record DateMeaning(
    EffectiveDate date, EffectiveDate until, boolean exact, boolean open, String doubt) {

  /// The reason why some words are no date.
  static final class NotUnderstood extends Exception {

    private static final long serialVersionUID = 1;

    NotUnderstood(String why) {
      super(why, null, false, false);
    }
  }

  static DateMeaning exactly(EffectiveDate date) {
    return new DateMeaning(date, null, true, false, null);
  }

  static DateMeaning roughly(EffectiveDate date) {
    return new DateMeaning(date, null, false, false, null);
  }

  /// Some date of these days, nobody knows which.
  DateMeaning opened() {
    return new DateMeaning(date, until, false, true, doubt);
  }

  DateMeaning inexact() {
    return new DateMeaning(date, until, false, open, doubt);
  }

  /// Some date of these days, for a reason that has to be told.
  DateMeaning doubted(String why) {
    return new DateMeaning(date, until, false, true, doubt == null ? why : doubt);
  }

  /// Trusted less.
  DateMeaning qualified(Qualifier qualifier) {
    EffectiveDate end = until == null ? null : until.with(until.qualifier().and(qualifier));
    return new DateMeaning(date.with(date.qualifier().and(qualifier)), end, exact, open, doubt);
  }

  /// From the first day of the one to the last day of the other. Where that runs backwards, it is
  /// turned.
  static DateMeaning between(DateMeaning from, DateMeaning to) throws NotUnderstood {
    LocalDate earliest = from.date.earliest();
    LocalDate latest = to.date.latest();
    if (isBackwards(from, to)) {
      return either(from, to)
          .qualified(Qualifier.UNCERTAIN)
          .doubted("ends before it starts: turned");
    }
    if (earliest == null && latest == null) {
      return either(from, to);
    }
    Qualifier qualifier = from.date.qualifier().and(to.date.qualifier());
    return new DateMeaning(
        new EffectiveDate(earliest, latest, qualifier),
        null,
        from.exact && to.exact,
        true,
        from.doubt == null ? to.doubt : from.doubt);
  }

  /// All days that one of them allows.
  static DateMeaning either(DateMeaning one, DateMeaning other) throws NotUnderstood {
    boolean always = one.date.earliest() == null && other.date.latest() == null;
    if (always || one.date.latest() == null && other.date.earliest() == null) {
      throw new NotUnderstood("any day at all");
    }
    LocalDate earliest =
        Stream.of(one, other)
            .map(each -> Optional.ofNullable(each.date.earliest()).orElse(LocalDate.MIN))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    LocalDate latest =
        Stream.of(one, other)
            .map(each -> Optional.ofNullable(each.date.latest()).orElse(LocalDate.MAX))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new DateMeaning(
        new EffectiveDate(
            earliest.equals(LocalDate.MIN) ? null : earliest,
            latest.equals(LocalDate.MAX) ? null : latest,
            one.date.qualifier().and(other.date.qualifier())),
        null,
        false,
        true,
        one.doubt == null ? other.doubt : one.doubt);
  }

  /// A period: it begins on the one and ends on the other.
  static DateMeaning period(DateMeaning from, DateMeaning to) {
    if (isBackwards(from, to)) {
      return period(to, from)
          .qualified(Qualifier.UNCERTAIN)
          .doubted("ends before it starts: turned");
    }
    return new DateMeaning(
        from.date, to.date, false, true, from.doubt == null ? to.doubt : from.doubt);
  }

  static boolean isBackwards(DateMeaning from, DateMeaning to) {
    LocalDate earliest = from.date.earliest();
    LocalDate latest = to.date.latest();
    return earliest != null && latest != null && earliest.isAfter(latest);
  }

  /// The days before all that it allows.
  DateMeaning before() throws NotUnderstood {
    if (date.earliest() == null || date.latest() == null) {
      throw new NotUnderstood("before a day that may be any");
    }
    if (open && date.latest() != null) {
      return by();
    }
    LocalDate latest = date.earliest().minusDays(1);
    return bounded(new EffectiveDate(null, latest, date.qualifier()));
  }

  /// The days behind all that it allows.
  DateMeaning after() throws NotUnderstood {
    if (date.earliest() == null || date.latest() == null) {
      throw new NotUnderstood("after a day that may be any");
    }
    if (open && date.earliest() != null) {
      return since();
    }
    LocalDate earliest = date.latest().plusDays(1);
    return bounded(new EffectiveDate(earliest, null, date.qualifier()));
  }

  /// The days until the last that it allows.
  DateMeaning by() throws NotUnderstood {
    if (date.latest() == null) {
      throw new NotUnderstood("until a day that may be any");
    }
    return bounded(new EffectiveDate(null, date.latest(), date.qualifier())).inexact();
  }

  /// The days from the first that it allows.
  DateMeaning since() throws NotUnderstood {
    if (date.earliest() == null) {
      throw new NotUnderstood("from a day that may be any");
    }
    return bounded(new EffectiveDate(date.earliest(), null, date.qualifier())).inexact();
  }

  private DateMeaning bounded(EffectiveDate days) {
    return new DateMeaning(days, null, exact, true, doubt);
  }
}
