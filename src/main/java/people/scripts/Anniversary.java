package people.scripts;

import module java.base;

import people.*;
import people.history.*;

/// A day of a life that comes again every year, a birth or a wedding, in one month.
///
/// @param day when it comes again: a day, or the month where no more is known
/// @param since the first time, as exactly as it is known
/// @param people whose it is: one, or two
/// @param names what they are called
/// @param certain whether it is a day that the source does not doubt, of a union that is not denied
public record Anniversary(
    AnniversaryKind what,
    EffectiveDate day,
    EffectiveDate since,
    List<Integer> people,
    String names,
    boolean certain) {

  /// The kinds.
  public enum AnniversaryKind {
    BIRTHDAY,
    WEDDING_DAY;

    /// As it is read: `wedding day`.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /// Those that come again in a month, of the people who are there and of the marriages of that
  /// day; in order, and before all others those of which only the month is known.
  ///
  /// @param history of which the snapshot is; it says on which day a marriage was
  public static List<Anniversary> of(History history, Snapshot snapshot, YearMonth month) {
    LifeFacts facts = new LifeFacts(history);
    List<Anniversary> all = new ArrayList<>();
    for (Person person : snapshot.people()) {
      EffectiveDate day = again(person.born(), month);
      if (day != null) {
        all.add(
            new Anniversary(
                AnniversaryKind.BIRTHDAY,
                day,
                person.born(),
                List.of(person.personId()),
                Program.called(person),
                person.born().isExact()));
      }
    }
    for (Period.UnionPeriod union : snapshot.couples()) {
      EffectiveDate day = again(union.statusSince(), month);
      if (union.status() == Status.MARRIED && day != null && facts.saysWedding(union)) {
        all.add(wedding(snapshot, union, day));
      }
    }
    all.sort(
        Comparator.comparing((Anniversary each) -> each.day.earliest())
            .thenComparing(Anniversary::isOnADay)
            .thenComparing(each -> each.since.earliest()));
    return all;
  }

  /// The number of people and marriages of a day of which not even the month is known. Costs the
  /// reading of the events of everyone who is married.
  public static long unknown(History history, Snapshot snapshot) {
    LifeFacts facts = new LifeFacts(history);
    long births = snapshot.people().stream().filter(person -> !isMonthKnown(person.born())).count();
    long weddings =
        snapshot.couples().stream()
            .filter(union -> union.status() == Status.MARRIED)
            .filter(union -> !isMonthKnown(union.statusSince()) || !facts.saysWedding(union))
            .count();
    return births + weddings;
  }

  private static Anniversary wedding(
      Snapshot snapshot, Period.UnionPeriod union, EffectiveDate day) {
    List<Person> both = Program.both(snapshot, union);
    String names =
        Stream.concat(both.stream().map(Program::called), Stream.ofNullable(union.partner()))
            .map(Object::toString)
            .collect(Collectors.joining(" and "));
    return new Anniversary(
        AnniversaryKind.WEDDING_DAY,
        day,
        union.statusSince(),
        both.stream().map(Person::personId).toList(),
        names,
        union.certain() && !union.isDenied() && union.statusSince().isExact());
  }

  /// Null where it is in another month, later, or not known to the month.
  private static EffectiveDate again(EffectiveDate first, YearMonth month) {
    if (!isMonthKnown(first)
        || first.earliest().getMonth() != month.getMonth()
        || first.earliest().isAfter(month.atEndOfMonth())) {
      return null;
    }
    // the 29th of February is the last day of that month
    return first.earliest().equals(first.latest())
        ? EffectiveDate.of(first.earliest().withYear(month.getYear()))
        : new EffectiveDate(month.atDay(1), month.atEndOfMonth(), EffectiveDate.Qualifier.NONE);
  }

  /// @param date null when not known
  private static boolean isMonthKnown(EffectiveDate date) {
    return date != null
        && date.earliest() != null
        && date.latest() != null
        && YearMonth.from(date.earliest()).equals(YearMonth.from(date.latest()));
  }

  /// Whether more is known than the month.
  public boolean isOnADay() {
    return day.isExact();
  }

  /// How many years there are since the first time.
  public int years() {
    return day.earliest().getYear() - since.earliest().getYear();
  }

  /// What names it among all of a timeline, whatever is corrected: `birthday of 1`.
  public String key() {
    return what
        + " of "
        + people.stream().map(String::valueOf).collect(Collectors.joining(" and "));
  }
}
