package people.imports;

import module java.base;

/// The report of recording facts that came line by line.
///
/// @param lines that told a fact
/// @param known how many of them were recorded before, by their ids
/// @param events that were recorded, or would be
/// @param first position of the first of them; that which it would have where none was recorded
/// @param isDryRun whether they were not
public record FactReport(long lines, long known, long events, long first, boolean isDryRun) {

  static final FactReport NONE = new FactReport(0, 0, 0, 0, false);

  FactReport rehearsed() {
    return new FactReport(lines, known, events, first, true);
  }

  FactReport and(FactReport next) {
    return next.lines == 0
        ? this
        : new FactReport(
            lines + next.lines,
            known + next.known,
            events + next.events,
            events == 0 ? next.first : first,
            isDryRun);
  }

  /// The report for people to read: `20 facts: 22 events recorded, 0 to 21; 1 was known`.
  @Override
  public String toString() {
    String recorded =
        events == 0
            ? "nothing " + (isDryRun ? "to record" : "recorded")
            : "%s %s, %s"
                .formatted(
                    counted(events, "event"),
                    isDryRun ? "to record" : "recorded",
                    events == 1 ? "at " + first : "%d to %d".formatted(first, first + events - 1));
    return "%s: %s%s"
        .formatted(
            counted(lines, "fact"),
            recorded,
            known == 0 ? "" : "; %d known already".formatted(known));
  }

  private static String counted(long count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }
}
