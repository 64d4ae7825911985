package people.columns;

import module java.base;

import people.*;
import people.line.*;

/// Reads lines as events, one below the other: those that stand as we write them in place, see
/// [LineScan], and all others with Jackson. Names, addresses and dates that come again are the same
/// objects. Not safe for several threads.
public final class EventReader {

  /// When so many bytes of different names, addresses and dates were read they are forgotten.
  private static final int MOST_BYTES = 1 << 21;

  /// The checksum of the last line that was read.
  public final LineChecksum chain;

  /// Opens what is sealed; null to read without.
  private final LineSeal seal;

  private final LineScan scan;
  private final ScannedLine line = new ScannedLine();
  private ValueCache<Name> names;
  private ValueCache<Address> addresses;
  private ValueCache<EffectiveDate> dates;
  private int lastDay;
  private EffectiveDate lastDate;

  /// Values by the bytes that they are made of.
  private static final class ValueCache<T> {

    private final Dictionary numbers = new Dictionary();
    private final List<T> values = new ArrayList<>();
    private final Function<byte[], T> making;

    ValueCache(Function<byte[], T> making) {
      this.making = making;
    }

    /// @param to 0 for none
    T get(byte[] bytes, int from, int to) {
      if (to == 0) {
        return null;
      }
      int number = numbers.find(bytes, from, to);
      if (number == 0) {
        values.add(making.apply(Arrays.copyOfRange(bytes, from, to))); // before it is numbered
        number = numbers.add(bytes, from, to);
      }
      return values.get(number - 1);
    }
  }

  /// @param chain of the line above
  public EventReader(LineChecksum chain) {
    this(chain, null);
  }

  /// @param seal opens what is sealed in the lines; null to read them without
  public EventReader(LineChecksum chain, LineSeal seal) {
    this.chain = chain;
    this.seal = seal;
    this.scan = new LineScan(chain);
    forget();
  }

  private void forget() {
    names = new ValueCache<>(EventParser::name);
    addresses = new ValueCache<>(EventParser::address);
    dates =
        new ValueCache<>(bytes -> EffectiveDate.parse(new String(bytes, StandardCharsets.UTF_8)));
  }

  /// Reads a line, and passes its check.
  ///
  /// @param to where its line feed is, or would be
  public EventParser.Line read(byte[] bytes, int from, int to, long position) throws BadLine {
    Event event = null;
    if (scan.read(bytes, from, to, true, line) == to) {
      if (line.isSealed && seal != null) {
        chain.takeBack();
      } else {
        event = event(bytes);
      }
    }
    if (event == null) {
      return EventParser.read(bytes, from, to, position, chain, seal);
    }
    String json = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return new EventParser.Line(
        new RecordedEvent(position, instant(line.recorded), event, json),
        Math.max(1, line.batch),
        line.batchEnd,
        line.hasCheck);
  }

  /// @return null when the parser has to say what is wrong
  private Event event(byte[] bytes) {
    if (names.numbers.length() + addresses.numbers.length() + dates.numbers.length() > MOST_BYTES) {
      forget();
    }
    try {
      return line.event(
          names.get(bytes, line.nameFrom, line.nameTo),
          addresses.get(bytes, line.addressFrom, line.addressTo),
          dates.get(bytes, line.bornFrom, line.bornTo),
          effective(bytes));
    } catch (IllegalArgumentException e) {
      chain.takeBack();
      return null;
    }
  }

  private EffectiveDate effective(byte[] bytes) {
    if (!line.isDated || line.dateTo > 0) {
      return dates.get(bytes, line.dateFrom, line.dateTo);
    }
    if (lastDate == null || line.day != lastDay) {
      lastDay = line.day;
      lastDate = EffectiveDate.of(LocalDate.ofEpochDay(line.day));
    }
    return lastDate;
  }

  /// @param micros since 1970
  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), 1000 * Math.floorMod(micros, 1_000_000L));
  }
}
