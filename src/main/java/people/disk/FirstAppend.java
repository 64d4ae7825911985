package people.disk;

import module java.base;

import people.*;
import people.line.*;

/// Tells a file in which a crash left its first append unfinished from one that is no timeline.
/// Version 0.1 could leave such a file; now a crash does only where the file was there and empty,
/// since its first append is then written in place.
///
/// Of such an append, each sector is what was written, as far as it was written, and then NULs to
/// its end. So every line whose start is there starts as one of ours, and nothing is there that we
/// never write. Where it is being taken back, a NUL is in the place of its first byte, and blanks
/// in the place of others.
public final class FirstAppend {

  /// What a line may begin with.
  private static final List<byte[]> STARTS =
      Stream.of(Event.Kind.values())
          .filter(kind -> kind.word() != null)
          .map(kind -> (EventFormat.START + kind.word() + '"').getBytes(StandardCharsets.US_ASCII))
          .toList();

  /// The first byte of each.
  private static final byte START = (byte) EventFormat.START.charAt(0);

  private static final int LONGEST_START = STARTS.stream().mapToInt(s -> s.length).max().orElse(0);

  private final byte[] line = new byte[LONGEST_START];

  /// How many bytes of the line there are, at most as many as fit; -1 when its start is not known.
  private int length;

  /// The last one in this sector that is not blank.
  private byte last;

  private boolean isNul;

  /// Whether all of the line is one NUL so far.
  private boolean isOneNul;

  /// Whether all of the line is blank so far.
  private boolean isBlank;

  /// Whether the line is being taken back: one NUL, blanks, and perhaps the end that it had.
  private boolean isTakenBack;

  private FirstAppend() {}

  /// Whether all of the file may be what a crash left of a first append.
  ///
  /// @param length of the file, in bytes
  public static boolean mayBeIn(LineReader.ByteSource file, long length) throws IOException {
    FirstAppend found = new FirstAppend();
    for (long at = 0; at < length; ) {
      ByteBuffer block = file.read(at, (int) Math.min(1 << 16, length - at));
      if (!block.hasRemaining()) {
        return false; // cut while it was read
      }
      for (; block.hasRemaining(); at++) {
        if (at % Storage.SECTOR == 0) {
          found.startSector();
        }
        if (!found.takes(block.get())) {
          return false;
        }
      }
    }
    return found.fits(false);
  }

  private void startSector() {
    length = isNul || isBlank ? -1 : length;
    if (length < 0) {
      last = '}'; // the end of the line may be in what is not there
    }
    isNul = false;
    isOneNul = false;
    isBlank = false;
  }

  private boolean takes(byte next) {
    if (next == 0) {
      boolean fits = isNul || fits(false);
      isOneNul = !isNul && length == 0;
      isNul = true;
      return fits;
    }
    if (isNul && !isOneNul) {
      return false;
    }
    boolean isFirst = length == 0 && !isNul;
    if (isNul && next != ' ') {
      line[length++] = START;
    }
    isTakenBack |= isNul && next == ' ';
    isBlank = next == ' ' && (isFirst || isNul || isBlank);
    isNul = false;
    isOneNul = false;
    if (next == LineReader.LF) {
      boolean fits = length == 0 || fits(true);
      length = 0;
      isTakenBack = false;
      return fits;
    }
    if (isBlank) {
      return true;
    }
    if (isTakenBack && length == 0) {
      length = -1;
    }
    if (length >= 0 && length < line.length) {
      line[length++] = next;
    }
    last = next == ' ' ? last : next; // its end may be blank
    return next < 0 || next >= ' ';
  }

  /// @param isEnded whether its line feed is there; a line of which the start is not there has at
  ///   least the end of one of ours then
  private boolean fits(boolean isEnded) {
    return length < 0
        ? !isEnded || last == '}'
        : STARTS.stream()
            .anyMatch(start ->
                (!isEnded || length >= start.length)
                    && Arrays.equals(
                        line,
                        0,
                        Math.min(length, start.length),
                        start,
                        0,
                        Math.min(length, start.length)));
  }
}
