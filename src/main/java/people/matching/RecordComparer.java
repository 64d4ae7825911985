package people.matching;

import module java.base;

/// Compares two records: gives the pattern of the levels of each [Comparison]. Not safe for several
/// threads; each has its own.
final class RecordComparer {

  private static final int YEAR = 366;

  /// A year that is wrong by more is no slip of the pen, and a son may have it.
  private static final int MOST_YEARS = 10;

  /// Days so near to each other may be of a wrong line of the calendar.
  private static final int MOST_DAYS = 10;

  private final ComparedRecords records;
  private final NameLikeness firstnames;
  private final NameLikeness lastnames;

  RecordComparer(ComparedRecords records) {
    this.records = records;
    this.firstnames = new NameLikeness(records.firstnames);
    this.lastnames = new NameLikeness(records.lastnames);
  }

  int pattern(int one, int other) {
    int first = first(one, other);
    int last = last(one, other);
    if (isDifferent(Comparison.FIRST_NAME, first)
        && isDifferent(Comparison.LAST_NAME, last)
        && isExchanged(one, other)) {
      first = Comparison.EXCHANGED;
      last = Comparison.UNKNOWN;
    }
    int address = address(one, other);
    if (first == Comparison.ALIKE && address == Comparison.SAME) {
      first = Comparison.FIRST_NAME.different(); // brothers and sisters: Johann and Johanna
    }
    return Comparison.FIRST_NAME.pattern(first)
        | Comparison.LAST_NAME.pattern(last)
        | Comparison.BIRTH.pattern(birth(one, other))
        | Comparison.ADDRESS.pattern(address)
        | Comparison.SOURCE.pattern(same(records.source[one], records.source[other]));
  }

  private static boolean isDifferent(Comparison comparison, int level) {
    return level == comparison.different();
  }

  private int first(int one, int other) {
    int a = records.first[one];
    int b = records.first[other];
    if (a == 0 || b == 0) {
      return Comparison.UNKNOWN;
    }
    int level = firstnames.level(a, b);
    return level == 0 ? Comparison.FIRST_NAME.different() : level;
  }

  private int last(int one, int other) {
    int a = records.last[one];
    int b = records.last[other];
    if (a == 0 || b == 0) {
      return Comparison.UNKNOWN;
    }
    if (a == b) {
      return Comparison.SAME;
    }
    if (contains(records.formerLast[one], b)
        || contains(records.formerLast[other], a)
        || isAny(records.formerLast[one], records.formerLast[other])) {
      return Comparison.FORMER;
    }
    int level = lastnames.level(a, b);
    for (int former : records.formerLast[one]) {
      level = level == 0 ? lastnames.level(former, b) : level;
    }
    for (int former : records.formerLast[other]) {
      level = level == 0 ? lastnames.level(a, former) : level;
    }
    return level == 0
        ? Comparison.LAST_NAME.different()
        : level == Comparison.PART ? Comparison.MISSPELT : level;
  }

  private boolean isExchanged(int one, int other) {
    return isText(records.firstnames, records.first[one], records.lastnames, records.last[other])
        && isText(records.firstnames, records.first[other], records.lastnames, records.last[one]);
  }

  private static boolean isText(KnownTexts of, int number, KnownTexts others, int other) {
    return of.text(number).equals(others.text(other));
  }

  private int birth(int one, int other) {
    int from = records.bornFrom[one];
    int to = records.bornTo[one];
    int otherFrom = records.bornFrom[other];
    int otherTo = records.bornTo[other];
    if (from == ComparedRecords.NEVER || otherFrom == ComparedRecords.NEVER) {
      return Comparison.UNKNOWN;
    }
    boolean areExact = from == to && otherFrom == otherTo;
    if (areExact && from == otherFrom) {
      return Comparison.SAME;
    }
    int apart = Math.max(0, Math.max(otherFrom - to, from - otherTo));
    if (apart == 0) {
      return Comparison.FITS;
    }
    if (areExact && apart <= MOST_YEARS * YEAR) {
      int slip = slip(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(otherFrom));
      if (slip != 0) {
        return slip;
      }
    }
    return apart <= YEAR
        ? Comparison.FITS + 1
        : apart <= 3 * YEAR ? Comparison.FITS + 2 : Comparison.BIRTH.different();
  }

  /// The slip of the pen that makes one day the other; 0 for none.
  private static int slip(LocalDate one, LocalDate other) {
    if (one.getYear() == other.getYear()
        && one.getMonthValue() == other.getDayOfMonth()
        && one.getDayOfMonth() == other.getMonthValue()) {
      return Comparison.FORMER; // exchanged
    }
    int digits =
        digits(one.getYear(), other.getYear())
            + digits(one.getMonthValue(), other.getMonthValue())
            + digits(one.getDayOfMonth(), other.getDayOfMonth());
    boolean isNear =
        Math.abs(ChronoUnit.DAYS.between(one, other)) <= MOST_DAYS
            || one.getDayOfMonth() == other.getDayOfMonth()
                && Math.abs(ChronoUnit.MONTHS.between(one, other)) == 1
            || one.plusYears(1).equals(other)
            || other.plusYears(1).equals(one);
    return digits == 1 || isNear ? Comparison.SLIP : 0;
  }

  /// How many digits of two numbers differ.
  private static int digits(int one, int other) {
    int count = 0;
    for (int a = one, b = other; a != b; a /= 10, b /= 10) {
      count += a % 10 == b % 10 ? 0 : 1;
    }
    return count;
  }

  private int address(int one, int other) {
    if (isAny(records.street[one], records.street[other])) {
      return Comparison.SAME;
    }
    int[] cities = records.city[one];
    int[] others = records.city[other];
    if (cities.length == 0 || others.length == 0) {
      return Comparison.UNKNOWN;
    }
    return isAny(cities, others) ? Comparison.SAME_CITY : Comparison.ADDRESS.different();
  }

  private static int same(int one, int other) {
    return one == 0 || other == 0
        ? Comparison.UNKNOWN
        : one == other ? Comparison.SAME : Comparison.SOURCE.different();
  }

  private static boolean contains(int[] numbers, int number) {
    for (int each : numbers) {
      if (each == number) {
        return true;
      }
    }
    return false;
  }

  /// Whether two lists, ascending, have a number in common.
  static boolean isAny(int[] numbers, int[] others) {
    for (int i = 0, j = 0; i < numbers.length && j < others.length; ) {
      if (numbers[i] == others[j]) {
        return true;
      }
      if (numbers[i] < others[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }
}
