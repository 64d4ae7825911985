package people.columns;

import module java.base;

import people.*;
import people.line.*;

/// Adds rows for lines that stand as we write them, see [LineScan]. Names, addresses and attributes
/// are looked up some hundred lines at a time. Not safe for several threads.
public final class RowScan {

  private static final int UNKNOWN = Integer.MIN_VALUE;

  private final EventColumnsBuilder rows;
  private final ValueDictionaries values;
  private final LineChecksum chain;
  private final LineScan scan;
  private final BatchLookup names;
  private final BatchLookup addresses;
  private final BatchLookup attributes;

  /// The last line that was added.
  public final ScannedLine line = new ScannedLine();

  /// By the number of an inexact date, the day from which it counts.
  private int[] days = new int[0];

  private byte[] bytes;

  /// @param chain that the lines are checked with, here or by whoever reads what is left
  public RowScan(EventColumnsBuilder rows, LineChecksum chain) {
    this.rows = rows;
    this.values = rows.values;
    this.chain = chain;
    this.scan = new LineScan(chain);
    this.names = new BatchLookup(values.names);
    this.addresses = new BatchLookup(values.addresses);
    this.attributes = new BatchLookup(values.attributes);
  }

  /// Adds a row for the line that starts there. Its name, address and attribute are there once
  /// [#end] was called, which has to be before the bytes change.
  ///
  /// @param bytes with the line, from one offset up to another at most
  /// @param isLast whether the file ends there, so that the line may lack its line feed
  /// @return offset of the line feed; -1 when the line is not in our form, or not all there, and
  ///   nothing was added
  public int add(byte[] bytes, int from, int to, boolean isLast) {
    this.bytes = bytes;
    int end = scan.read(bytes, from, to, isLast, line);
    if (end < 0) {
      return -1;
    }
    int flags = line.isDated ? PackedKind.DATED : 0;
    int date;
    int birth;
    try {
      date = line.dateTo > 0 ? date() : 0;
      birth = line.bornTo > 0 ? birth() : 0;
    } catch (IllegalArgumentException e) {
      chain.takeBack();
      return -1; // the parser says why
    }
    flags |= (date > 0 ? PackedKind.INEXACT : 0) | (birth > 0 ? PackedKind.BORN : 0);
    if (line.nameTo > 0) {
      names.add(rows.size, line.nameFrom, line.nameTo);
    }
    if (line.addressTo > 0) {
      addresses.add(rows.size, line.addressFrom, line.addressTo);
    }
    if (line.attributeTo > 0) {
      attributes.add(rows.size, line.attributeFrom, line.attributeTo);
    }
    int source = line.sourceTo == 0 ? 0 : values.sources.add(bytes, line.sourceFrom, line.sourceTo);
    int recorder =
        line.recordedByTo == 0
            ? 0
            : values.sources.add(bytes, line.recordedByFrom, line.recordedByTo);
    int code = PackedKind.of(line.kind(), flags, line.status);
    rows.add(
        line.personId,
        code,
        0,
        0,
        line.day,
        line.recorded,
        date,
        source,
        birth,
        line.otherId,
        0,
        recorder);
    if (names.isFull() || addresses.isFull() || attributes.isFull()) {
      end();
    }
    return end;
  }

  /// Gives the rows so far their names, addresses and attributes.
  public void end() {
    names.end(bytes, rows.names);
    addresses.end(bytes, rows.addresses);
    attributes.end(bytes, rows.attributes);
  }

  /// Finds the day of a date that is given in words.
  ///
  /// @return number of the date; 0 when it is exact
  /// @throws IllegalArgumentException when it is none
  private int date() {
    int number = values.dates.find(bytes, line.dateFrom, line.dateTo);
    if (number > 0 && number < days.length && days[number] != UNKNOWN) {
      line.day = days[number];
      return number;
    }
    EffectiveDate date = EffectiveDate.parse(line.date());
    line.day = EventColumns.day(date.day());
    if (date.isExact()) {
      return 0;
    }
    number = values.number(date);
    if (number >= days.length) {
      int known = days.length;
      days = Arrays.copyOf(days, 2 * number + 16);
      Arrays.fill(days, known, days.length, UNKNOWN);
    }
    days[number] = line.day;
    return number;
  }

  /// @return number of the date of birth
  /// @throws IllegalArgumentException when it is none
  private int birth() {
    int number = values.dates.find(bytes, line.bornFrom, line.bornTo);
    return number > 0 ? number : values.number(EffectiveDate.parse(line.born()));
  }
}
