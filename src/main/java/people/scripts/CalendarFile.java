package people.scripts;

import module java.base;

import people.history.*;
import people.output.*;

/// A calendar of days that come again every year, in the format that calendar programs take
/// (iCalendar, RFC 5545). The same answer gives the same bytes: an event has the same `UID` each
/// time, so that a program that takes the file in again replaces what it has, and its `DTSTAMP` is
/// when the latest of what is known was recorded.
public final class CalendarFile {

  /// Octets of a line, without its end (RFC 5545, 3.1).
  private static final int LONGEST = 75;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();
  private final String stamp;

  /// Names the timeline: when its first event was recorded, in microseconds since 1970.
  private final long begun;

  /// An empty one.
  ///
  /// @param history from which the days are
  public CalendarFile(History history) {
    HistoryColumns.EventRows events = history.columns().events();
    long last =
        IntStream.range(0, events.size()).mapToLong(events.recorded()::applyAsLong).max().orElse(0);
    begun = events.size() == 0 ? 0 : events.recorded().applyAsLong(0);
    stamp = STAMP.format(Instant.EPOCH.plus(last, ChronoUnit.MICROS));
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//People Timeline//NONSGML v1//EN");
    line("CALSCALE:GREGORIAN");
  }

  /// Adds a day that comes again every year; the 29th of February is the last day of that month in
  /// other years. Where it is not certain, the summary begins with `about`, and the event is
  /// tentative.
  ///
  /// @param key names it among all days of that timeline, and stays the same whatever is corrected:
  ///   `birthday of 1`
  /// @param first the first time, in a year from 1 to 9999
  /// @throws IllegalArgumentException for another year
  public void addYearly(String key, String summary, LocalDate first, boolean isCertain) {
    if (first.getYear() < 1 || first.getYear() > 9999) {
      throw new IllegalArgumentException(
          "%s can't be in a calendar; expected a year from 1 to 9999".formatted(first));
    }
    byte[] name = "people-timeline %d %s".formatted(begun, key).getBytes(StandardCharsets.UTF_8);
    boolean isLeapDay = first.getMonth() == Month.FEBRUARY && first.getDayOfMonth() == 29;
    line("BEGIN:VEVENT");
    line("UID:" + UUID.nameUUIDFromBytes(name));
    line("DTSTAMP:" + stamp);
    line("DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(first));
    line("RRULE:FREQ=YEARLY" + (isLeapDay ? ";BYMONTH=2;BYMONTHDAY=-1" : ""));
    line("SUMMARY:" + escaped((isCertain ? "" : "about: ") + summary));
    line("STATUS:" + (isCertain ? "CONFIRMED" : "TENTATIVE"));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  /// Writes the file; one that is there is replaced as a whole. A new one may be read by its owner
  /// only, since it tells about people.
  public void writeTo(Path file) throws IOException {
    AtomicFile.write(file, toString().getBytes(StandardCharsets.UTF_8));
  }

  /// The text of the file.
  @Override
  public String toString() {
    return text + "END:VCALENDAR\r\n";
  }

  /// A value of the type TEXT (3.3.11), which has no control characters but line ends.
  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", " ");
  }

  /// Adds a line, which goes on behind a space in the next one where it is too long; no letter is
  /// cut in two.
  private void line(String line) {
    int octets = 0;
    for (int letter : line.codePoints().toArray()) {
      int size = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LONGEST) {
        text.append("\r\n ");
        octets = 1;
      }
      text.appendCodePoint(letter);
      octets += size;
    }
    text.append("\r\n");
  }
}
