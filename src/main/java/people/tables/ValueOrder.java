package people.tables;

import module java.base;

import people.*;
import people.history.Period.HouseholdPeriod.Composition;

/// Orders that texts have by themselves, which the alphabet does not know: April is not the first
/// month, and people of 100 are not between those of 10 and of 20.
public enum ValueOrder {
  /// Marital statuses, as [Status] has them.
  STATUS,
  /// Kinds of households, as [Composition] has them.
  HOUSEHOLD,
  /// Months in English, in full or by three letters.
  MONTH,
  /// Days of the week, likewise.
  WEEKDAY,
  /// Texts that begin with a number and have little else: `0–9`, `90+`, `1880s`.
  NUMBER;

  private static final List<String> STATUSES = words(Status.values());
  private static final List<String> HOUSEHOLDS = words(Composition.values());
  private static final List<String> MONTHS = words(Month.values());
  private static final List<String> WEEKDAYS = words(DayOfWeek.values());

  private static final Pattern NUMBERED =
      Pattern.compile("[<>≤≥]?-?\\d[\\d.,]*([-–/+]\\d*)*s?|(?i:unknown)");

  private static final Pattern FIRST = Pattern.compile("^-?\\d{1,15}(\\.\\d+)?(E-?\\d+)?");

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  /// The order that all of the texts have; empty where they have none but that of the alphabet.
  public static Optional<ValueOrder> of(Collection<String> texts) {
    return texts.isEmpty()
        ? Optional.empty()
        : Arrays.stream(values())
            .filter(order -> texts.stream().allMatch(order::knows))
            .findFirst();
  }

  private boolean knows(String text) {
    return switch (this) {
      case STATUS, HOUSEHOLD, MONTH, WEEKDAY -> place(text) < Integer.MAX_VALUE;
      case NUMBER -> NUMBERED.matcher(text).matches();
    };
  }

  /// Compares texts of this order, without regard to case; others are behind.
  public Comparator<String> comparator() {
    return (this == NUMBER
            ? Comparator.comparingDouble(ValueOrder::firstNumber)
            : Comparator.comparingDouble(this::place))
        .thenComparing(Comparator.naturalOrder());
  }

  private int place(String text) {
    String upper = text.toUpperCase(Locale.ROOT).replace(' ', '_');
    List<String> words =
        switch (this) {
          case STATUS -> STATUSES;
          case HOUSEHOLD -> HOUSEHOLDS;
          case MONTH -> MONTHS;
          case WEEKDAY -> WEEKDAYS;
          case NUMBER -> List.of();
        };
    for (int i = 0; i < words.size(); i++) {
      boolean isShort = (this == MONTH || this == WEEKDAY) && upper.length() == 3;
      if (isShort ? words.get(i).startsWith(upper) : words.get(i).equals(upper)) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static double firstNumber(String text) {
    Matcher number = FIRST.matcher(text);
    return number.find()
        ? Double.parseDouble(number.group())
        : text.startsWith("<") || text.startsWith("≤") ? -Double.MAX_VALUE : Double.MAX_VALUE;
  }
}
