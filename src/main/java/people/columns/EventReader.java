package people.columns;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import people.Address;
import people.Details;
import people.EffectiveDate;
import people.Event;
import people.Name;
import people.RecordedEvent;
import people.line.EventFormat;
import people.line.EventFormat.BadLine;
import people.line.LineChecksum;
import people.line.LineReader;

/// Reads lines as events, one below the other: those that stand as we write them without a tree,
/// see [LineScan], and all others with Jackson. Names, addresses and dates that come again are the
/// same objects. Not safe for several threads.
public final class EventReader {

  /// When so many bytes of different names, dates and the like were read they are forgotten.
  private static final int MOST_BYTES = 1 << 21;

  /// Of the last line that was read.
  public final LineChecksum chain;

  private EventColumnsBuilder row;
  private LineScan scan;
  private final List<Name> names = new ArrayList<>();
  private final List<Address> addresses = new ArrayList<>();
  private final List<EffectiveDate> dates = new ArrayList<>();
  private int lastDay;
  private EffectiveDate lastDate;

  /// @param chain of the line above
  public EventReader(LineChecksum chain) {
    this.chain = chain;
    forget();
  }

  private void forget() {
    row = new EventColumnsBuilder(new ValueDictionaries(), 1);
    scan = new LineScan(row, chain);
    names.clear();
    addresses.clear();
    dates.clear();
  }

  /// Reads a line, and passes its check.
  ///
  /// @param to where its line feed is, or would be
  public EventFormat.Line read(byte[] bytes, int from, int to, long position) throws BadLine {
    if (scan.bytes() > MOST_BYTES) {
      forget(); // before, as what the scan found of a line is asked for behind it
    }
    int above = chain.value();
    row.cut(0);
    if (scan.add(bytes, from, to, true) != to) {
      return LineReader.parse(bytes, from, to, position, chain);
    }
    EventColumns columns = new EventColumns(row, null);
    if (columns.isBeyond(0)) {
      chain.goOnFrom(above);
      return LineReader.parse(bytes, from, to, position, chain);
    }
    Event event = event(columns);
    String json = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return new EventFormat.Line(
        new RecordedEvent(position, instant(columns.recordedMicros(0)), event, json),
        Math.max(1, scan.batch),
        scan.batchEnd,
        scan.hasCheck);
  }

  private Event event(EventColumns columns) {
    int personId = columns.personId(0);
    Details details =
        new Details(effective(columns), columns.source(columns.sourceNumber(0)), null, scan.id());
    return switch (columns.kind(0)) {
      case CREATION ->
          new Event.Creation(
              personId,
              name(columns.nameNumber(0)),
              columns.status(0),
              address(columns.addressNumber(0)),
              details);
      case STATUS_CHANGE -> new Event.StatusChange(personId, columns.status(0), details);
      case ADDRESS_CHANGE ->
          new Event.AddressChange(personId, address(columns.addressNumber(0)), details);
      case NAME_CHANGE -> new Event.NameChange(personId, name(columns.nameNumber(0)), details);
      case DEATH -> new Event.Death(personId, details);
      case CORRECTION, RETRACTION, UNRECOGNIZED -> throw new IllegalStateException();
    };
  }

  private EffectiveDate effective(EventColumns columns) {
    int number = columns.dateNumber(0);
    if (number > 0) {
      return get(dates, number, of -> EffectiveDate.parse(row.values.date(of)));
    }
    if (!columns.isDated(0)) {
      return null;
    }
    int day = columns.epochDay(0);
    if (lastDate == null || day != lastDay) {
      lastDay = day;
      lastDate = EffectiveDate.of(LocalDate.ofEpochDay(day));
    }
    return lastDate;
  }

  private Name name(int number) {
    return number == 0 ? null : get(names, number, row.values::name);
  }

  private Address address(int number) {
    return number == 0 ? null : get(addresses, number, row.values::address);
  }

  private interface Making<T> {
    T of(int number);
  }

  /// Numbers are given from 1, in the order in which they are first met.
  private static <T> T get(List<T> all, int number, Making<T> making) {
    while (all.size() < number) {
      all.add(making.of(all.size() + 1));
    }
    return all.get(number - 1);
  }

  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), 1000 * Math.floorMod(micros, 1_000_000L));
  }
}
