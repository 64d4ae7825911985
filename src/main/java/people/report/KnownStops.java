package people.report;

import module java.base;

import people.history.*;

/// The moments of knowledge that a report can go back to, in order: the ends of those days on which
/// something was recorded or, where these are too many, of months or years with such a day. The
/// last one stands for all that is known.
///
/// @param ends of the stops but the last one
/// @param words for each stop, such as `1985`; the last one is `now`
record KnownStops(List<LocalDate> ends, List<String> words) {

  /// What the ends of stops may be ends of.
  private enum StopUnit {
    DAY(1),
    MONTH(1),
    YEAR(1),
    FIVE_YEARS(5),
    TEN_YEARS(10),
    FIFTY_YEARS(50);

    final int years;

    StopUnit(int years) {
      this.years = years;
    }

    LocalDate end(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case MONTH -> day.withDayOfMonth(day.lengthOfMonth());
        case YEAR, FIVE_YEARS, TEN_YEARS, FIFTY_YEARS ->
            LocalDate.of(Math.floorDiv(day.getYear(), years) * years + years - 1, 12, 31);
      };
    }

    String words(LocalDate end) {
      return switch (this) {
        case DAY -> end.toString();
        case MONTH -> YearMonth.from(end).toString();
        case YEAR, FIVE_YEARS, TEN_YEARS, FIFTY_YEARS -> Integer.toString(end.getYear());
      };
    }
  }

  /// @param most how many stops there may be, from 1
  static KnownStops of(HistoryColumns.EventRows events, int most) {
    long[] days =
        IntStream.range(0, events.size())
            .parallel()
            .mapToLong(row -> ReportDays.recorded(events, row))
            .distinct()
            .sorted()
            .toArray();
    List<LocalDate> all = Arrays.stream(days).mapToObj(LocalDate::ofEpochDay).toList();
    for (StopUnit unit : StopUnit.values()) {
      SortedSet<LocalDate> ends = new TreeSet<>();
      all.forEach(day -> ends.add(unit.end(day)));
      if (ends.size() <= most) {
        List<LocalDate> before =
            ends.isEmpty() ? List.of() : List.copyOf(ends.headSet(ends.last()));
        List<String> words =
            Stream.concat(before.stream().map(unit::words), Stream.of("now")).toList();
        return new KnownStops(before, words);
      }
    }
    return new KnownStops(List.of(), List.of("now"));
  }

  int size() {
    return words.size();
  }

  /// A history as it was known at a stop.
  ///
  /// @param history as known at the last one
  History at(int stop, History history) {
    return stop < ends.size() ? history.knownAt(ends.get(stop)) : history;
  }
}
