package people.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import module java.base;

/// A checksum chained over lines: each line ends with a check that covers it and the check of the
/// line above, so that a line that was changed, put in, taken away or moved does not fit.
///
/// ```
/// {"type":…,"_check":"9a3f01bc"}     when this was written, all above was on disk
/// {"type":…,"_check":"+52c0d7e1"}    written together with the line above
///
/// check   CRC32C (RFC 3720) of the bytes before the comma, the four bytes of the value above, and 1 or 0 for + or none
/// value   of a line: its check; of a line that has none, the CRC32C of its bytes; above the first line, 0
/// ```
///
/// Neither the check nor a head covers the member `_open`, so that it can be cut out of a line; the
/// commitment before it covers what it holds, see [EventFormat] and decision 14. All of it is
/// against mistakes and broken disks, not against forgers, see decision 10.
///
/// It goes down the file, line by line. Not safe for several threads.
public final class LineChecksum {

  private static final byte[] START = ",\"_check\":\"".getBytes(US_ASCII);

  /// Length in bytes of a commitment, up to the quote behind its 64 digits.
  private static final int COMMITMENT = EventFormat.COMMIT.scan.length() + 65;

  static final int DIGITS = 8;

  private static final String HEX = "0123456789abcdef";

  /// The value of each byte as a digit; -1 where it is none.
  private static final byte[] VALUES = new byte[256];

  static {
    Arrays.fill(VALUES, (byte) -1);
    for (int value = 0; value < HEX.length(); value++) {
      VALUES[HEX.charAt(value)] = (byte) value;
    }
  }

  /// Length in bytes of a check without +, from the comma to the brace.
  private static final int SHORT = START.length + DIGITS + 2;

  /// Length in bytes of one with it.
  static final int LONGEST = SHORT + 1;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final CRC32C crc = new CRC32C();
  private final byte[] above = new byte[Integer.BYTES + 1];

  private int value;
  private boolean isKnown = true;

  /// The same before the last line was passed.
  private int valueBefore;

  private boolean wasKnown;

  /// A checksum from the first line on.
  public LineChecksum() {}

  /// A checksum from the line on that is below one of that value.
  public LineChecksum(int value) {
    this.value = value;
  }

  /// A checksum from any line on, whose check is believed.
  public static LineChecksum fromAnywhere() {
    LineChecksum chain = new LineChecksum();
    chain.isKnown = false;
    return chain;
  }

  /// The value of the last line that was passed.
  public int value() {
    return value;
  }

  /// Goes on below a line of that value.
  public void goOnFrom(int value) {
    this.value = value;
    this.isKnown = true;
  }

  /// Goes on below any line: the check of the next one is believed.
  public void goOnFromAnywhere() {
    this.isKnown = false;
  }

  /// Gives the last line its check.
  ///
  /// @param start of the line of JSON, which has no line feed yet
  public void seal(Bytes lines, int start, boolean isTogether) {
    int end = lines.length - 1; // without the brace
    int open = open(lines.array, start, end);
    value = check(lines.array, start, open < 0 ? end : open, isTogether);
    lines.length = end;
    lines.add(START);
    if (isTogether) {
      lines.add('+');
    }
    for (int shift = Integer.SIZE - 4; shift >= 0; shift -= 4) {
      lines.add(HEX.charAt(value >>> shift & 0xF));
    }
    lines.add('"').add('}');
  }

  /// Adds a line with the check that it has below other lines than before; one without a check is
  /// added as it is.
  ///
  /// @param line without its line feed
  public void sealAgain(byte[] line, Bytes out) {
    int length = length(line, 0, line.length);
    int start = out.length;
    out.add(line, 0, line.length - length);
    if (length > 0) {
      out.add('}');
      seal(out, start, length == LONGEST);
    } else {
      value = crc(line, 0, line.length);
    }
  }

  /// A line without its personal members that may be taken out.
  ///
  /// @param line without its line feed
  /// @return the same line where it has none
  public static byte[] withoutOpen(byte[] line) {
    int check = line.length - length(line, 0, line.length);
    int open = check == line.length ? -1 : open(line, 0, check);
    return open < 0 ? line : new Bytes().add(line, 0, open).add(line, check, line.length).toArray();
  }

  /// Passes a line.
  ///
  /// @return whether it has a check
  /// @throws BadLine when the check does not fit
  public boolean pass(byte[] bytes, int from, int to) throws BadLine {
    int length = frame(bytes, from, to);
    long digits = length == 0 ? -1 : digits(bytes, to);
    if (digits < 0) {
      length = 0;
      refuseDamaged(bytes, from, to);
    }
    valueBefore = value;
    wasKnown = isKnown;
    int end = to - length;
    int found = length == 0 ? crc(bytes, from, to) : (int) digits;
    int open = length == 0 ? -1 : open(bytes, from, end);
    int covered = open < 0 ? end : open;
    if (length > 0 && isKnown && found != check(bytes, from, covered, length == LONGEST)) {
      throw new BadLine(
          "does not fit its check: it was changed, or lines above it were changed, moved or"
              + " removed");
    }
    if (open >= 0 && !keepsCommitment(bytes, open, end)) {
      throw new BadLine("does not fit its commitment: its personal members were changed");
    }
    value = found;
    isKnown = true;
    return length > 0;
  }

  /// Goes back above the last line, which is to be read in another way.
  public void takeBack() {
    value = valueBefore;
    isKnown = wasKnown;
  }

  // ---- personal members

  /// Adds a line to a head, without what may be erased, if that is as it was written.
  ///
  /// @param to behind its line feed
  public static void addLasting(MessageDigest head, byte[] bytes, int from, int to) {
    int length = length(bytes, from, to - 1);
    int check = to - 1 - length;
    int open = length == 0 ? -1 : open(bytes, from, check);
    boolean isLeftOut = open >= 0 && keepsCommitment(bytes, open, check);
    head.update(bytes, from, (isLeftOut ? open : check) - from);
    head.update(bytes, check, to - check);
  }

  /// Where the member `_open` begins.
  ///
  /// @param to behind the last member
  /// @return -1 when there is none, or it is not the last one, behind its commitment
  private static int open(byte[] bytes, int from, int to) {
    if (to <= from || bytes[to - 1] != '}') {
      return -1; // as all lines that have none
    }
    int open = -1;
    int depth = 0;
    boolean isText = false;
    for (int at = from; at < to; at++) {
      byte each = bytes[at];
      if (isText) {
        at += each == '\\' ? 1 : 0;
        isText = each != '"';
      } else if (each == '"') {
        isText = true;
      } else if (each == '{' || each == '[') {
        depth++;
      } else if (each == '}' || each == ']') {
        depth--;
      } else if (each == ',' && depth == 1) {
        open = at;
      }
    }
    int commit = open - COMMITMENT;
    return commit >= from
            && EventFormat.OPEN.scan.isAt(bytes, open, to)
            && EventFormat.COMMIT.scan.isAt(bytes, commit, open)
        ? open
        : -1;
  }

  private static boolean keepsCommitment(byte[] bytes, int open, int to) {
    MessageDigest digest = sha256();
    int object = open + EventFormat.OPEN.scan.length();
    digest.update(bytes, object, to - object);
    byte[] expected = (HexFormat.of().formatHex(digest.digest()) + '"').getBytes(US_ASCII);
    return Arrays.equals(bytes, open - expected.length, open, expected, 0, expected.length);
  }

  /// A digest for commitments and heads.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /// Whether a line was written when all above was on disk.
  public static boolean startsUnit(byte[] bytes, int from, int to) {
    return length(bytes, from, to) == SHORT;
  }

  /// Whether a line was written together with the one above.
  public static boolean goesOnWithUnit(byte[] bytes, int from, int to) {
    return length(bytes, from, to) == LONGEST;
  }

  /// Whether any of some lines may have a check.
  public static boolean mayBeIn(byte[] lines) {
    return new String(lines, ISO_8859_1).contains(new String(START, US_ASCII));
  }

  /// Whether a line that was read without an error has a check.
  public static boolean isChecked(byte[] bytes, int to) {
    return length(bytes, 0, to) > 0;
  }

  /// @param to behind what the check covers of the line itself
  private int check(byte[] bytes, int from, int to, boolean isTogether) {
    crc(bytes, from, to);
    INT.set(above, 0, value);
    above[Integer.BYTES] = (byte) (isTogether ? 1 : 0);
    crc.update(above, 0, above.length);
    return (int) crc.getValue();
  }

  private int crc(byte[] bytes, int from, int to) {
    crc.reset();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  /// @return how long the check is; 0 when there is none
  private static int length(byte[] bytes, int from, int to) {
    int length = frame(bytes, from, to);
    return length > 0 && digits(bytes, to) >= 0 ? length : 0;
  }

  /// The same of what is a check but for its digits.
  private static int frame(byte[] bytes, int from, int to) {
    return isFrame(bytes, from, to, SHORT)
        ? SHORT
        : isFrame(bytes, from, to, LONGEST) ? LONGEST : 0;
  }

  private static boolean isFrame(byte[] bytes, int from, int to, int length) {
    int start = to - length;
    return start >= from
        && bytes[to - 1] == '}'
        && bytes[to - 2] == '"'
        && EventFormat.CHECK.scan.isAt(bytes, start, to)
        && (length == SHORT || bytes[start + START.length] == '+');
  }

  /// @throws BadLine when a line that has no check had one once
  private static void refuseDamaged(byte[] bytes, int from, int to) throws BadLine {
    if (length(bytes, from, to - 1) > 0) {
      throw new BadLine(
          bytes[to - 1] == '\r'
              ? "ends with CR LF, expected LF alone: an editor or another program changed the file"
              : "goes on behind its check, expected a line feed");
    }
    if (Math.max(alike(bytes, from, to, SHORT), alike(bytes, from, to, LONGEST)) >= START.length) {
      throw new BadLine("its check is damaged, expected 8 digits, a quote and a brace at the end");
    }
  }

  /// How many bytes of a line's end are those that each check of that length has.
  private static int alike(byte[] bytes, int from, int to, int length) {
    int start = to - length;
    if (start < from) {
      return 0;
    }
    int alike = (bytes[to - 2] == '"' ? 1 : 0) + (bytes[to - 1] == '}' ? 1 : 0);
    for (int i = 0; i < START.length; i++) {
      alike += bytes[start + i] == START[i] ? 1 : 0;
    }
    return alike;
  }

  /// @param to behind the brace
  /// @return what the digits say; -1 where there are others
  private static long digits(byte[] bytes, int to) {
    int number = 0;
    int all = 0;
    for (int i = to - 2 - DIGITS; i < to - 2; i++) {
      int digit = VALUES[bytes[i] & 0xff];
      all |= digit;
      number = number << 4 | digit;
    }
    return all < 0 ? -1 : Integer.toUnsignedLong(number);
  }
}
