package people.line;

import module java.base;

import people.*;

/// Finds where the values of a line are, when it stands exactly as [LineWriter] writes it, and
/// leaves every other line to [EventParser]: other order, spaces, escapes, unknown members. Where
/// it takes a line, the parser would have read the same; `LineScanTest` holds it to that. Makes an
/// object for the name of an attribute that was not met before, and no others. Not safe for several
/// threads.
public final class LineScan {

  /// Where in the word of a kind a letter tells most of them apart.
  private static final int TELLING = EventFormat.START.length() + 7;

  /// By that letter the kinds that may be there.
  private static final KindRow[][] ROWS = new KindRow[128][];

  static {
    Arrays.setAll(
        ROWS,
        letter ->
            EventFormat.ROWS.stream()
                .filter(row -> row.isScanned && row.start[TELLING] == letter)
                .toArray(KindRow[]::new));
  }

  private static final AsciiMatcher[] STATUSES =
      Arrays.stream(Status.values())
          .map(status -> new AsciiMatcher(status.name() + '"'))
          .toArray(AsciiMatcher[]::new);

  private static final long MICROS_A_DAY = 86_400_000_000L;

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x80 * ONES;

  private final LineChecksum chain;
  private final int[] people = new int[8];

  private byte[] line;
  private int start;
  private int at;
  private int end;
  private boolean isLast;

  /// @param chain that the lines are checked with, here or by whoever reads what is left
  public LineScan(LineChecksum chain) {
    this.chain = chain;
  }

  /// Finds the values of the line that starts there, and passes its check.
  ///
  /// @param bytes with the line, from one offset up to another at most
  /// @param isLast whether the file ends there, so that the line may lack its line feed
  /// @param found is filled
  /// @return offset of the line feed; -1 when the line is not in our form, or not all there
  public int read(byte[] bytes, int from, int to, boolean isLast, ScannedLine found) {
    line = bytes;
    start = from;
    at = from;
    end = to;
    this.isLast = isLast;
    if (end - at > TELLING && line[at + TELLING] >= 0) {
      for (KindRow row : ROWS[line[at + TELLING]]) {
        if (take(row.scan)) {
          found.clear(bytes, row);
          return members(row, found) && found.fits() && common(found) ? at : -1;
        }
      }
    }
    return -1;
  }

  private boolean members(KindRow row, ScannedLine found) {
    found.personId = number();
    if (found.personId < 1) {
      return false;
    }
    for (Member member : row.members) {
      if (take(member.scan)) {
        if (!value(member, found)) {
          return false;
        }
      } else if (member.isRequired || member.type == MemberType.STATUS) {
        return false; // we always write a status
      }
    }
    return true;
  }

  private boolean value(Member member, ScannedLine found) {
    if (member.type == MemberType.NAME) {
      found.nameFrom = at;
      return object(member) && (found.nameTo = at) > 0;
    }
    if (member.type == MemberType.ADDRESS) {
      found.addressFrom = at;
      return object(member) && (found.addressTo = at) > 0;
    }
    if (member.type == MemberType.PERSON) {
      found.otherId = number();
      return found.otherId > 0;
    }
    if (member.type == MemberType.PEOPLE) {
      found.attributeFrom = at;
      return people(found.personId) && (found.attributeTo = at) > 0;
    }
    if (member.type == MemberType.ATTRIBUTE) {
      found.attributeFrom = at;
      return object(member)
          && (found.attributeTo = at) > 0
          && KnownAttributes.mayBeIn(found.kind(), line, found.attributeFrom, at);
    }
    if (member.type == MemberType.DATE) {
      found.bornFrom = at;
      return (found.bornTo = asciiText()) > 0;
    }
    for (int status = 0; status < STATUSES.length; status++) {
      if (take(STATUSES[status])) {
        found.status = status;
        return true;
      }
    }
    return false;
  }

  /// Passes what every event may have, up to the end of the line.
  private boolean common(ScannedLine found) {
    if (take(EventFormat.EFFECTIVE.scan)) {
      found.isDated = true;
      int from = at;
      found.day = day();
      if (found.day == BAD || !take('"')) {
        at = from;
        found.dateFrom = from;
        found.dateTo = asciiText();
      }
    }
    if (take(EventFormat.SOURCE.scan)) {
      found.sourceFrom = at;
      found.sourceTo = text() ? at - 1 : -1;
    }
    if (take(EventFormat.RECORDED_BY.scan)) {
      found.recordedByFrom = at;
      found.recordedByTo = text() ? at - 1 : -1;
    }
    if (take(EventFormat.ID.scan)) {
      found.idFrom = at;
      found.idTo = asciiText();
    }
    boolean areTexts = (found.dateTo | found.sourceTo | found.recordedByTo | found.idTo) >= 0;
    if (!areTexts || !take(EventFormat.RECORDED.scan)) {
      return false;
    }
    found.recorded = time();
    if (found.recorded == Long.MIN_VALUE
        || !batch(found)
        || !sealed(found)
        || !passesCheck(found)) {
      return false;
    }
    if (!found.isDated) {
      found.day = (int) Math.floorDiv(found.recorded, MICROS_A_DAY);
    }
    return true;
  }

  /// Passes the check, if there is one, and the end of the line, unless the check does not fit.
  private boolean passesCheck(ScannedLine found) {
    found.hasCheck = take(EventFormat.CHECK.scan);
    if (found.hasCheck) {
      found.isTogether = take('+');
      at += LineChecksum.DIGITS;
      if (!take('"')) {
        return false;
      }
    }
    if (!take('}') || !(at < end ? line[at] == LineReader.LF : isLast)) {
      return false;
    }
    try {
      chain.pass(line, start, at);
      return true;
    } catch (BadLine e) {
      return false;
    }
  }

  private boolean batch(ScannedLine found) {
    if (take(EventFormat.BATCH.scan)) {
      found.batch = number();
      return found.batch > 1;
    }
    if (take(EventFormat.BATCH_END.scan)) {
      found.batchEnd = number();
      return found.batchEnd > 1;
    }
    return true;
  }

  private boolean sealed(ScannedLine found) {
    found.isSealed = take(EventFormat.SEALED.scan);
    return !found.isSealed || text();
  }

  /// Passes a list of other people, each once; of more than a few only the parser tells that.
  private boolean people(int personId) {
    if (!take('[') || take(']')) {
      return line[at - 1] == ']';
    }
    int count = 0;
    do {
      int each = number();
      boolean isOther = each > 0 && each != personId && count < people.length;
      for (int i = 0; i < count && isOther; i++) {
        isOther = people[i] != each;
      }
      if (!isOther) {
        return false;
      }
      people[count++] = each;
    } while (take(','));
    return take(']');
  }

  /// Passes an object of texts.
  private boolean object(Member member) {
    int from = at;
    for (Member each : member.parts) {
      if (take(at == from ? each.firstScan : each.scan)) {
        if (!text()) {
          return false;
        }
      } else if (each.isRequired) {
        return false;
      }
    }
    return at > from && take('}');
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
  /// @return whether it is a text that we would write: not empty, without spaces at its ends
  private boolean endText(int from, long high) {
    if (line[at] != '"' || at == from || line[from] == ' ' || line[at - 1] == ' ') {
      return false;
    }
    boolean isText =
        (high & HIGHS) == 0 || Utf8.isValid(line, from, at) && !Utf8.hasSpaceAtEnds(line, from, at);
    at++;
    return isText;
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
    if (month < 1 || month > 12 || day < 1 || day > Month.of(month).length(Year.isLeap(year))) {
      return BAD;
    }
    at += 10;
    return OurTime.epochDay(year, month, day);
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
}
