package people.rates;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.PeriodRows;

/// Everyone's whole life by a value of which there are many, such as the city: a place in the
/// periods that goes on from person to person and from date to date, and the values in groups,
/// numbered from 1; 0 stands for those who have none. Not safe for several threads.
public final class ValueLives {

  private final Grouping by;

  private final PeriodRows<?> periods;

  /// By number of a value that of its group.
  private final int[] groups;

  /// Of the groups, from 0 on.
  private final List<String> names = new ArrayList<>();

  private final Map<String, Integer> numbers = new HashMap<>();

  /// The first period of the person, and the one that holds.
  private int first;

  private int at;

  private ValueLives(Grouping by, PeriodRows<?> periods) {
    this.by = by;
    this.periods = periods;
    this.groups = new int[periods.values().greatest() + 1];
  }

  /// Spellings of the same city are one group.
  public static ValueLives ofCities(History history) {
    PeriodRows<Address> addresses = history.columns().addressLives();
    ValueLives lives = new ValueLives(Grouping.CITY, addresses);
    int[] counts = lives.counts();
    String[] cities = new String[counts.length];
    Address.Spellings spellings = new Address.Spellings();
    for (int address = 1; address < counts.length; address++) {
      cities[address] = counts[address] == 0 ? null : addresses.values().value(address).city();
      if (cities[address] != null) {
        spellings.add(cities[address], counts[address]);
      }
    }
    for (int address = 1; address < counts.length; address++) {
      if (cities[address] != null) {
        lives.groups[address] = lives.group(spellings.commonest(cities[address]));
      }
    }
    return lives;
  }

  /// Statuses are numbered as they are listed in [Status].
  public static ValueLives ofStatuses(History history) {
    ValueLives lives = new ValueLives(Grouping.STATUS, history.columns().statusLives());
    for (Status status : Status.values()) {
      lives.groups[status.ordinal()] = lives.group(status.name());
    }
    return lives;
  }

  /// @throws IllegalArgumentException when nobody has an attribute of that name, naming those that
  ///   there are
  public static ValueLives ofAttribute(History history, Grouping by) {
    PeriodRows<String> values = history.columns().attributeLives(by.column());
    ValueLives lives = new ValueLives(by, values);
    int[] counts = lives.counts();
    for (int value = 1; value < counts.length; value++) {
      if (counts[value] > 0) {
        lives.groups[value] = lives.group(values.values().value(value));
      }
    }
    return lives;
  }

  /// What the values are of.
  public Grouping by() {
    return by;
  }

  /// In how many periods each value is.
  private int[] counts() {
    int[] counts = new int[groups.length];
    for (int row = 0; row < periods.size(); row++) {
      counts[periods.values().number(row)]++;
    }
    return counts;
  }

  private int group(String name) {
    return numbers.computeIfAbsent(
        name,
        _ -> {
          names.add(name);
          return names.size();
        });
  }

  /// How many groups there are, with that of those who have no value.
  public int size() {
    return names.size() + 1;
  }

  /// The group of a value, by its number in the columns of the same history.
  public int group(int value) {
    return groups[value];
  }

  /// What a group is called; null for 0.
  public String name(int group) {
    return group == 0 ? null : names.get(group - 1);
  }

  /// By group its place among all in alphabetical order.
  public int[] order() {
    int[] order = new int[size()];
    List<String> sorted = names.stream().sorted().toList();
    for (int i = 0; i < sorted.size(); i++) {
      order[numbers.get(sorted.get(i))] = i + 1;
    }
    return order;
  }

  // ---- going on

  /// Goes on to a person who is behind the one before, or is the same.
  public void to(int personId) {
    while (periods.personId(first) < personId) {
      first++;
    }
    at = first;
  }

  /// Goes on to the period that holds at a date.
  ///
  /// @param dates gives the place of the first date that is not before a day
  /// @return the place of the date behind the period
  public int to(int date, IntUnaryOperator dates) {
    int until = dates.applyAsInt(periods.until(at));
    while (until <= date) {
      until = dates.applyAsInt(periods.until(++at));
    }
    return until;
  }

  /// The group of a person on a day, in any order; 0 where she has none, or is not there.
  public int group(int personId, int day) {
    int low = 0;
    for (int high = periods.size(); low < high; ) {
      int middle = (low + high) >>> 1;
      int person = periods.personId(middle);
      if (person < personId || person == personId && periods.until(middle) <= day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean isThere =
        low < periods.size() && periods.personId(low) == personId && periods.from(low) <= day;
    return isThere ? groups[periods.values().number(low)] : 0;
  }

  /// The group where this stands.
  public int group() {
    return group(periods.values().number(at));
  }
}
