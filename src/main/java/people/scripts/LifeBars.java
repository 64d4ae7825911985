package people.scripts;

import module java.base;

import people.*;
import people.history.*;
import people.output.*;

/// A life as bars of text, for a terminal: a line for each period of a status or an address, all on
/// one scale of time. What began on an uncertain date begins with a shade, and says `about`; so
/// does what was there when she was first heard of, which says `or before`.
public final class LifeBars {

  private static final String FULL = "█";
  private static final String SHADE = "░";
  private static final int WIDEST_LABEL = 28;
  private static final int LONGEST_BAR = 40;

  /// @param next what follows it at once; null for nothing
  private record Bar(String label, Period<?> period, Period<?> next) {}

  private final List<Bar> bars = new ArrayList<>();
  private final LocalDate first;
  private final long days;

  private LifeBars(History history, int personId) {
    add(history.statusPeriods(personId));
    add(history.addressPeriods(personId));
    first = bars.stream().map(bar -> bar.period.from()).min(Comparator.naturalOrder()).orElse(null);
    LocalDate end =
        bars.stream()
            .map(bar -> end(bar.period, history))
            .max(Comparator.naturalOrder())
            .orElse(null);
    days = first == null ? 0 : Math.max(1, ChronoUnit.DAYS.between(first, end));
  }

  private void add(List<? extends Period<?>> periods) {
    for (int i = 0; i < periods.size(); i++) {
      Period<?> each = periods.get(i);
      if (each.value() != null) {
        Period<?> next = i + 1 < periods.size() ? periods.get(i + 1) : null;
        bars.add(new Bar(each.value().toString(), each, next));
      }
    }
  }

  private static LocalDate end(Period<?> period, History history) {
    return period.until() == null ? history.observedUntil().plusDays(1) : period.until();
  }

  /// The lines; none of somebody of whom no period is known.
  ///
  /// @throws people.UnknownPersonException when nobody has that identifier
  public static List<String> of(History history, int personId) {
    LifeBars life = new LifeBars(history, personId);
    return life.bars.stream().map(bar -> life.line(bar, history)).toList();
  }

  private String line(Bar bar, History history) {
    Period<?> period = bar.period;
    int from = place(period.from());
    int until = Math.max(from + 1, place(end(period, history)));
    String blocks =
        " ".repeat(from)
            + (period.certain() && period.begins() != Period.Begin.ENTRY ? FULL : SHADE)
            + FULL.repeat(until - from - 1)
            + " ".repeat(LONGEST_BAR + 1 - until);
    return "%s  %s  %s – %s"
        .formatted(
            fitted(Terminal.shown(bar.label)), blocks, beginning(period), ending(bar, history));
  }

  /// The place of a day, from 0 to the length of a bar.
  private int place(LocalDate day) {
    return (int) (ChronoUnit.DAYS.between(first, day) * LONGEST_BAR / days);
  }

  private static String beginning(Period<?> period) {
    return day(period.from(), period.certain())
        + (period.begins() == Period.Begin.ENTRY ? " or before" : "");
  }

  private static String ending(Bar bar, History history) {
    Period<?> period = bar.period;
    return switch (period.ends()) {
      case EVENT -> day(period.until(), bar.next == null || bar.next.certain());
      case DEATH -> day(period.until(), isExact(gone(period, history).died())) + " died";
      case LEFT -> day(period.until(), isExact(gone(period, history).left())) + " left";
      case PRESUMED -> period.until() + " presumed dead";
      case OBSERVATION -> period.until() == null ? "today" : period.until() + " last observed";
    };
  }

  private static Person gone(Period<?> period, History history) {
    return history.at(period.until()).person(period.personId());
  }

  private static boolean isExact(EffectiveDate date) {
    return date != null && date.isExact();
  }

  private static String day(LocalDate day, boolean isCertain) {
    return (isCertain ? "" : "about ") + day;
  }

  private static String fitted(String label) {
    String text = label;
    if (TextTable.width(text) > WIDEST_LABEL) {
      int end = text.length();
      while (TextTable.width(text.substring(0, end)) >= WIDEST_LABEL) {
        end = text.offsetByCodePoints(end, -1);
      }
      text = text.substring(0, end).stripTrailing() + "…";
    }
    return text + " ".repeat(Math.max(0, WIDEST_LABEL - TextTable.width(text)));
  }
}
