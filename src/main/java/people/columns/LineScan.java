package people.columns;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import people.Details;
import people.EffectiveDate;
import people.Status;
import people.columns.EventColumns.Kind;
import people.line.AsciiMatcher;
import people.line.EventFormat;
import people.line.LineChecksum;
import people.line.LineReader;

/// Reads a line into columns where it stands exactly as [EventFormat] writes it, and leaves every
/// other one to Jackson: other order, spaces, escapes, members that are not known, other dates.
/// Where it takes a line, Jackson would have read the same; `LineScanTest` holds it to that.
final class LineScan {

  private static final AsciiMatcher TYPE = new AsciiMatcher("{\"type\":\"PERSON_");
  private static final AsciiMatcher PERSON_ID = new AsciiMatcher("\",\"personId\":");
  private static final AsciiMatcher NAME = new AsciiMatcher(",\"name\":");
  private static final AsciiMatcher NEW_NAME = new AsciiMatcher(",\"newName\":");
  private static final AsciiMatcher STATUS = new AsciiMatcher(",\"status\":\"");
  private static final AsciiMatcher NEW_STATUS = new AsciiMatcher(",\"newStatus\":\"");
  private static final AsciiMatcher ADDRESS = new AsciiMatcher(",\"address\":");
  private static final AsciiMatcher NEW_ADDRESS = new AsciiMatcher(",\"newAddress\":");
  private static final AsciiMatcher EFFECTIVE = new AsciiMatcher(",\"effective\":\"");
  private static final AsciiMatcher SOURCE = new AsciiMatcher(",\"source\":\"");
  private static final AsciiMatcher ID = new AsciiMatcher(",\"_id\":\"");
  private static final AsciiMatcher RECORDED = new AsciiMatcher(",\"_datetime\":\"");
  private static final AsciiMatcher BATCH = new AsciiMatcher(",\"_batch\":");
  private static final AsciiMatcher BATCH_END = new AsciiMatcher(",\"_batchEnd\":");
  private static final AsciiMatcher CHECK = new AsciiMatcher(",\"_check\":\"");

  private static final AsciiMatcher[] NAME_MEMBERS = members(",", "firstname", "lastname");
  private static final AsciiMatcher[] FIRST_NAME_MEMBERS = members("{", "firstname", "lastname");
  private static final AsciiMatcher[] ADDRESS_MEMBERS =
      members(",", "street", "city", "postcode", "country");
  private static final AsciiMatcher[] FIRST_ADDRESS_MEMBERS =
      members("{", "street", "city", "postcode", "country");

  private static final AsciiMatcher[] STATUSES =
      Arrays.stream(Status.values())
          .map(status -> new AsciiMatcher(status.name() + '"'))
          .toArray(AsciiMatcher[]::new);

  private static final AsciiMatcher CREATION = new AsciiMatcher("CREATION");
  private static final AsciiMatcher STATUS_CHANGE = new AsciiMatcher("STATUS_CHANGE");
  private static final AsciiMatcher ADDRESS_CHANGE = new AsciiMatcher("ADDRESS_CHANGE");
  private static final AsciiMatcher NAME_CHANGE = new AsciiMatcher("NAME_CHANGE");
  private static final AsciiMatcher DEATH = new AsciiMatcher("DEATH");

  private static final long MICROS_A_DAY = 86_400_000_000L;

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x80 * ONES;

  private final EventColumnsBuilder rows;
  private final ValueDictionaries values;
  private final LineChecksum chain;

  /// Texts of dates that are no plain days, and by their numbers the day from which each counts,
  /// and the number of the date; 0 where it is exact.
  private final Dictionary dateTexts = new Dictionary();

  private int[] days = new int[16];
  private int[] dates = new int[16];
  private final BatchLookup names;
  private final BatchLookup addresses;

  private byte[] line;
  private int start;
  private int at;
  private int end;
  private boolean isLast;

  /// How many lines the batch has that the line starts, or ends; 0 for none.
  int batch;

  int batchEnd;

  boolean hasCheck;

  /// Whether it was written together with the line above.
  boolean isTogether;

  /// Whether the texts so far are as we write them, as far as that is seen in passing: UTF-8 of
  /// short characters, not empty, and no spaces at their ends.
  private boolean isPlain;

  /// Where its id is, if it has one; else negative.
  private int idStart;

  private int idEnd;

  /// @param chain that the lines are checked with, here or by whoever reads what is left to Jackson
  LineScan(EventColumnsBuilder rows, LineChecksum chain) {
    this.rows = rows;
    this.chain = chain;
    this.values = rows.values;
    this.names = new BatchLookup(values.names);
    this.addresses = new BatchLookup(values.addresses);
  }

  /// Adds a row for the line that starts there.
  ///
  /// @param bytes with the line, from one offset up to another at most
  /// @param isLast whether the file ends there, so that the line may lack its line feed
  /// @return offset of the line feed; -1 when the line is not in our form, or not all there, and
  ///   nothing was added
  int add(byte[] bytes, int from, int to, boolean isLast) {
    int end = addSoon(bytes, from, to, isLast);
    end();
    return end;
  }

  /// Ends what [#addSoon] left over.
  void end() {
    names.end(line, rows.names);
    addresses.end(line, rows.addresses);
  }

  /// The same as [#add] for many lines of the same bytes; their names and addresses are there once
  /// [#end] was called, before the bytes change.
  int addSoon(byte[] bytes, int from, int to, boolean isLast) {
    if (names.isFull() || addresses.isFull()) {
      end();
    }
    line = bytes;
    start = from;
    at = from;
    end = to;
    this.isLast = isLast;
    names.start();
    addresses.start();
    if (!take(TYPE) || at == end) {
      return -1;
    }
    boolean isOurs =
        switch (line[at]) {
          case 'C' -> take(CREATION) && creation();
          case 'S' -> take(STATUS_CHANGE) && statusChange();
          case 'A' -> take(ADDRESS_CHANGE) && addressChange();
          case 'N' -> take(NAME_CHANGE) && nameChange();
          case 'D' -> take(DEATH) && rest(Kind.DEATH, personId(), PackedKind.NO_STATUS, 0, 0);
          default -> false;
        };
    return isOurs ? at : -1;
  }

  /// How much room the texts take that it has met.
  long bytes() {
    return values.bytes() + dateTexts.length();
  }

  /// The id that the last line has; null when it has none.
  String id() {
    if (idStart < 0) {
      return null;
    }
    String id = new String(line, idStart, idEnd - idStart, StandardCharsets.US_ASCII);
    return Details.isId(id) ? id : null;
  }

  private boolean creation() {
    int personId = personId();
    int name = take(NAME) ? name() : 0;
    int status = take(STATUS) ? status() : -1;
    int address = take(ADDRESS) ? address() : 0;
    return name >= 0
        && status >= 0
        && address >= 0
        && rest(Kind.CREATION, personId, status, name, address);
  }

  private boolean statusChange() {
    int personId = personId();
    int status = take(NEW_STATUS) ? status() : -1;
    return status >= 0 && rest(Kind.STATUS_CHANGE, personId, status, 0, 0);
  }

  private boolean addressChange() {
    int personId = personId();
    int address = take(NEW_ADDRESS) ? address() : -1;
    return address >= 0 && rest(Kind.ADDRESS_CHANGE, personId, PackedKind.NO_STATUS, 0, address);
  }

  private boolean nameChange() {
    int personId = personId();
    int name = take(NEW_NAME) ? name() : -1;
    return name >= 0 && rest(Kind.NAME_CHANGE, personId, PackedKind.NO_STATUS, name, 0);
  }

  /// What every event may have, up to the end of the line.
  private boolean rest(Kind kind, int personId, int status, int name, int address) {
    if (personId < 1) {
      return false;
    }
    int flags = 0;
    int day = 0;
    int date = 0;
    if (take(EFFECTIVE)) {
      flags |= PackedKind.DATED;
      int from = at;
      day = day();
      if (day == BAD || !take('"')) {
        at = from;
        int text = effective();
        if (text < 0) {
          return false;
        }
        day = days[text];
        date = dates[text];
        flags |= date > 0 ? PackedKind.INEXACT : 0;
      }
    }
    int source = 0;
    if (take(SOURCE)) {
      int from = at;
      isPlain = true;
      if (!text() || (source = known(values.sources, from, at - 1, false)) < 0) {
        return false;
      }
    }
    int idStart = take(ID) ? at : -1;
    int idEnd = idStart < 0 ? -1 : asciiText();
    if (idStart >= 0 && idEnd < 0 || !take(RECORDED)) {
      return false;
    }
    long recorded = time();
    if (recorded == Long.MIN_VALUE || !batch() || !passesCheck()) {
      return false;
    }
    if ((flags & PackedKind.DATED) == 0) {
      day = (int) Math.floorDiv(recorded, MICROS_A_DAY);
    }
    this.idStart = idStart;
    this.idEnd = idEnd;
    // a number that is known already must not overtake those of the rows before
    if (name > 0) {
      names.end(line, rows.names);
    }
    if (address > 0) {
      addresses.end(line, rows.addresses);
    }
    names.give(rows.size);
    addresses.give(rows.size);
    byte code = PackedKind.of(kind, flags, status);
    rows.add(personId, code, name, address, day, recorded, date, source);
    return true;
  }

  /// Passes the check, if there is one, and the end of the line, unless the check does not fit.
  private boolean passesCheck() {
    isTogether = false;
    hasCheck = take(CHECK);
    if (hasCheck) {
      isTogether = take('+');
      at += LineChecksum.DIGITS;
      if (!take('"')) {
        return false;
      }
    }
    if (!take('}') || !isAtEnd()) {
      return false;
    }
    try {
      chain.pass(line, start, at);
      return true;
    } catch (EventFormat.BadLine e) {
      return false;
    }
  }

  private boolean isAtEnd() {
    return at < end ? line[at] == LineReader.LF : isLast;
  }

  /// @return 0 or less when there is none that we wrote
  private int personId() {
    return take(PERSON_ID) ? number() : 0;
  }

  private boolean batch() {
    batch = 0;
    batchEnd = 0;
    if (take(BATCH)) {
      batch = number();
      return batch > 1;
    }
    if (take(BATCH_END)) {
      batchEnd = number();
      return batchEnd > 1;
    }
    return true;
  }

  /// @return -1 when it is none
  private int status() {
    for (int status = 0; status < STATUSES.length; status++) {
      if (take(STATUSES[status])) {
        return status;
      }
    }
    return -1;
  }

  private int name() {
    return object(FIRST_NAME_MEMBERS, NAME_MEMBERS, values.names, names);
  }

  private int address() {
    return object(FIRST_ADDRESS_MEMBERS, ADDRESS_MEMBERS, values.addresses, addresses);
  }

  /// @return number of an object of texts, or 0 when it is held to be looked up later; -1 when it
  ///   is not in our form
  private int object(
      AsciiMatcher[] first, AsciiMatcher[] others, Dictionary numbers, BatchLookup later) {
    int from = at;
    if (!object(first, others)) {
      return -1;
    }
    if (!isPlain) {
      return known(numbers, from, at, true);
    }
    later.hold(from, at);
    return 0;
  }

  /// An object of texts.
  ///
  /// @param first members that it may have, in order, when they are the first one
  /// @param others the same behind another one
  /// @return whether it is in our form
  private boolean object(AsciiMatcher[] first, AsciiMatcher[] others) {
    boolean isFirst = true;
    isPlain = true;
    for (int member = 0; member < first.length; member++) {
      if (take(isFirst ? first[member] : others[member])) {
        if (!text()) {
          return false;
        }
        isFirst = false;
      }
    }
    return !isFirst && take('}');
  }

  /// The number of a text or an object that is there; one that is new is looked at more closely.
  ///
  /// @return -1 when Jackson has to look at it
  private int known(Dictionary numbers, int from, int to, boolean isObject) {
    int number = numbers.find(line, from, to);
    if (number > 0) {
      return number;
    }
    return isPlain || isPlain(from, to, isObject) ? numbers.add(line, from, to) : -1;
  }

  /// Whether bytes are UTF-8, and no text between quotes begins or ends with a space, as we write
  /// none that does. What is not ASCII is not spaced only if a letter is next to the quote.
  private boolean isPlain(int from, int to, boolean isObject) {
    boolean isAscii = true;
    for (int i = from; i < to; i++) {
      isAscii &= line[i] >= 0;
    }
    String text;
    if (isAscii) {
      text = new String(line, from, to - from, StandardCharsets.US_ASCII);
    } else {
      try {
        text =
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(line, from, to - from))
                .toString();
      } catch (CharacterCodingException e) {
        return false;
      }
    }
    return isObject ? !hasSpaceAtQuote(text) : !text.isBlank() && text.equals(text.strip());
  }

  private static boolean hasSpaceAtQuote(String text) {
    for (int quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', quote + 1)) {
      if (Character.isWhitespace(text.charAt(quote - 1))
          || Character.isWhitespace(text.charAt(quote + 1))) {
        return true;
      }
    }
    return text.contains(":\"\"");
  }

  /// Passes a text and the quote behind it, eight bytes at a step.
  private boolean text() {
    int from = at;
    long high = 0;
    while (at <= end - Long.BYTES) {
      long word = AsciiMatcher.at(line, at);
      // the lowest byte that is found is one; those above it may be found by mistake
      long found =
          zeros(word ^ '"' * ONES) | zeros(word ^ '\\' * ONES) | (word - ' ' * ONES) & ~word;
      found &= HIGHS;
      if (found != 0) {
        int bits = Long.numberOfTrailingZeros(found) - 7;
        at += bits >>> 3;
        high |= word & (1L << bits) - 1;
        return endText(from, high);
      }
      high |= word;
      at += Long.BYTES;
    }
    for (; at < end; at++) {
      byte each = line[at];
      if (each == '"' || each == '\\' || each >= 0 && each < ' ') {
        return endText(from, high);
      }
      high |= each;
    }
    return false;
  }

  /// @param high has the highest bit of a byte where the text is not ASCII
  private boolean endText(int from, long high) {
    if (line[at] != '"') {
      return false;
    }
    isPlain &= at > from && line[from] != ' ' && line[at - 1] != ' ';
    if ((high & HIGHS) != 0) {
      isPlain &= isShort(from);
    }
    at++;
    return true;
  }

  /// Whether all characters up to here take two bytes at most, none of which is a space.
  private boolean isShort(int from) {
    for (int i = from; i < at; i++) {
      int each = line[i] & 0xff;
      if (each >= 0x80 && (each < 0xC2 || each > 0xDF || (line[++i] & 0xC0) != 0x80)) {
        return false;
      }
    }
    return true;
  }

  private static long zeros(long word) {
    return word - ONES & ~word;
  }

  /// The same of ASCII, which needs no closer look.
  ///
  /// @return where it ends; -1 when it is none
  private int asciiText() {
    int from = at;
    if (!text()) {
      return -1;
    }
    for (int i = from; i < at; i++) {
      if (line[i] < 0) {
        return -1;
      }
    }
    return at - 1;
  }

  /// @return number of its text; -1 when it is no date that we wrote
  private int effective() {
    int from = at;
    if (!text()) {
      return -1;
    }
    int known = dateTexts.find(line, from, at - 1);
    if (known > 0) {
      return known;
    }
    String text = new String(line, from, at - 1 - from, StandardCharsets.UTF_8);
    try {
      EffectiveDate date = EffectiveDate.parse(text);
      int number = dateTexts.add(line, from, at - 1);
      if (number == days.length) {
        days = Arrays.copyOf(days, 2 * number);
        dates = Arrays.copyOf(dates, 2 * number);
      }
      days[number] = EventColumns.day(date.day());
      dates[number] = date.isExact() ? 0 : values.number(date);
      return number;
    } catch (IllegalArgumentException e) {
      return -1; // Jackson's way says why
    }
  }

  // ---- numbers and times

  private static final int BAD = Integer.MIN_VALUE;

  /// A whole number without sign or leading zeros.
  ///
  /// @return -1 when there is none, or one that is too great
  private int number() {
    long number = 0;
    int from = at;
    while (at < end && line[at] >= '0' && line[at] <= '9' && at - from < 11) {
      number = 10 * number + line[at++] - '0';
    }
    boolean isNone = at == from || line[from] == '0' || number > Integer.MAX_VALUE;
    return isNone ? -1 : (int) number;
  }

  /// A day such as 1835-07-08, in days since 1970.
  private int day() {
    if (end - at < 10 || line[at + 4] != '-' || line[at + 7] != '-') {
      return BAD;
    }
    int high = digits(at);
    int low = digits(at + 2);
    int month = digits(at + 5);
    int day = digits(at + 8);
    if ((high | low | month | day) < 0) {
      return BAD;
    }
    int year = 100 * high + low;
    if (month < 1 || month > 12 || day < 1 || day > days(year, month)) {
      return BAD;
    }
    at += 10;
    return epochDay(year, month, day);
  }

  /// A time such as 2015-02-14T09:26:53.589000Z and the quote behind it, in microseconds since
  /// 1970.
  private long time() {
    int day = day();
    if (day == BAD
        || end - at < 18
        || line[at] != 'T'
        || line[at + 3] != ':'
        || line[at + 6] != ':'
        || line[at + 9] != '.'
        || line[at + 16] != 'Z'
        || line[at + 17] != '"') {
      return Long.MIN_VALUE;
    }
    int hour = digits(at + 1);
    int minute = digits(at + 4);
    int second = digits(at + 7);
    int one = digits(at + 10);
    int two = digits(at + 12);
    int three = digits(at + 14);
    if ((hour | minute | second | one | two | three) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return Long.MIN_VALUE;
    }
    at += 18;
    return day * MICROS_A_DAY
        + (3_600L * hour + 60 * minute + second) * 1_000_000
        + 10_000 * one
        + 100 * two
        + three;
  }

  /// Two digits; negative when they are none.
  private int digits(int from) {
    int tens = line[from] - '0';
    int ones = line[from + 1] - '0';
    return (tens | ones) < 0 || tens > 9 || ones > 9 ? -1 : 10 * tens + ones;
  }

  private static int days(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /// Days since 1970 of a day in the Gregorian calendar, by Howard Hinnant, "chrono-Compatible
  /// Low-Level Date Algorithms" (days_from_civil, public domain): years begin in March, so that the
  /// day that may be missing is the last one.
  private static int epochDay(int year, int month, int day) {
    int marchYear = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(marchYear, 400);
    int ofEra = marchYear - 400 * era;
    int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return 146_097 * era + 365 * ofEra + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
  }

  // ---- bytes

  private boolean take(char expected) {
    if (at < end && line[at] == expected) {
      at++;
      return true;
    }
    return false;
  }

  private boolean take(AsciiMatcher expected) {
    if (expected.isAt(line, at, end)) {
      at += expected.length();
      return true;
    }
    return false;
  }

  private static AsciiMatcher[] members(String before, String... names) {
    return Arrays.stream(names)
        .map(name -> new AsciiMatcher(before + '"' + name + "\":\""))
        .toArray(AsciiMatcher[]::new);
  }
}
