package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// Appends bytes to a file to which other programs append as well, tells where they stand, and
/// makes bytes blank. Nothing is ever cut off, since another program's line may just have come.
/// Used by the one thread that appends, with the lock of the file held.
final class FileAppender {

  /// Bytes of a blank line, at most.
  private static final int LONGEST_BLANK = 4096;

  /// So many bytes are looked at together.
  private static final int COMPARED = 1 << 16;

  private final TimelineFile file;

  /// Appends only; null when it is not open.
  private Storage.Blob end;

  /// Writes in place; open from the first time on that this is needed.
  private Storage.Blob inPlace;

  /// Why nothing more is appended; null while all is well.
  private String broken;

  FileAppender(TimelineFile file) {
    this.file = file;
  }

  /// Bytes that were appended, as offsets of the first and behind the last.
  record WrittenPiece(long from, long to) {}

  boolean isOpen() {
    return end != null;
  }

  void open() throws IOException {
    end = opened(() -> file.storage.openToAppend(file.path));
  }

  private interface Opening {
    Storage.Blob open() throws IOException;
  }

  private Storage.Blob opened(Opening opening) throws IOException {
    Storage.Blob blob;
    try {
      blob = opening.open();
    } catch (NoSuchFileException e) {
      file.open(); // says so if it was there
      throw e;
    }
    boolean isSame = false;
    try {
      file.open(); // or it may be another one
      isSame = true;
      return blob;
    } finally {
      if (!isSame) {
        TimelineFile.closeQuietly(blob);
      }
    }
  }

  long size() throws IOException {
    return end.size();
  }

  /// To be opened again.
  void close() {
    TimelineFile.closeQuietly(end);
    TimelineFile.closeQuietly(inPlace);
    end = null;
    inPlace = null;
  }

  // ---- appending

  /// Appends lines: in one piece, unless the disk is all but full.
  ///
  /// @param start where the file ended before the first piece
  /// @param pieces has those that were appended before, and is given each, also when this fails
  ///   otherwise than by an interrupt
  void append(ByteBuffer left, long start, List<WrittenPiece> pieces) throws IOException {
    long expected = pieces.isEmpty() ? start : pieces.getLast().to;
    while (left.hasRemaining()) {
      int from = left.position();
      try {
        end.append(left);
      } catch (ClosedByInterruptException e) {
        throw e; // the file is closed, so the next append looks at what is there
      } catch (IOException | RuntimeException | Error e) {
        try {
          addFound(left.slice(from, left.position() - from), expected, pieces);
        } catch (IOException | RuntimeException another) {
          e.addSuppressed(another);
        }
        throw e;
      }
      addFound(left.slice(from, left.position() - from), expected, pieces);
      expected = pieces.isEmpty() ? start : pieces.getLast().to;
    }
  }

  /// Adds a piece; two of which one stands right behind the other are one, so that they are taken
  /// back as one: readers would take what is left behind blanks for damage.
  private void addFound(ByteBuffer appended, long start, List<WrittenPiece> pieces)
      throws IOException {
    if (appended.hasRemaining()) {
      long at = find(appended, start);
      boolean goesOn = !pieces.isEmpty() && pieces.getLast().to == at;
      long first = goesOn ? pieces.removeLast().from : at;
      pieces.add(new WrittenPiece(first, at + appended.remaining()));
    }
  }

  /// Whether pieces stand together from an offset on.
  static boolean isAt(List<WrittenPiece> pieces, long start) {
    long expected = start;
    for (WrittenPiece piece : pieces) {
      if (piece.from != expected) {
        return false;
      }
      expected = piece.to;
    }
    return true;
  }

  /// Offset of bytes that were just appended.
  ///
  /// @param start where the file ended before; other programs may have appended before them and
  ///   behind
  private long find(ByteBuffer appended, long start) throws IOException {
    int length = appended.remaining();
    long size = end.size();
    if (size == start + length) {
      return start;
    }
    byte[] head = new byte[Math.min(length, COMPARED)];
    appended.get(0, head);
    for (long at = start; at + length <= size; ) {
      long most = Math.min(size - at - length, COMPARED) + head.length;
      byte[] found = file.read(at, (int) most).array();
      int last = found.length - head.length;
      for (int i = 0; i <= last; i++) {
        if (found[i] == head[0]
            && Arrays.equals(found, i, i + head.length, head, 0, head.length)
            && isAt(appended, at + i)) {
          return at + i;
        }
      }
      at += last + 1;
    }
    throw new IOException("another program overwrote what was appended");
  }

  private boolean isAt(ByteBuffer appended, long offset) throws IOException {
    for (int at = 0; at < appended.remaining(); at += COMPARED) {
      int length = Math.min(COMPARED, appended.remaining() - at);
      if (!appended.slice(at, length).equals(file.read(offset + at, length))) {
        return false;
      }
    }
    return true;
  }

  void appendLineFeed() throws IOException {
    end.append(ByteBuffer.wrap(new byte[] {LineReader.LF}));
  }

  // ---- in place

  private Storage.Blob inPlace() throws IOException {
    if (inPlace == null) {
      inPlace = opened(() -> file.storage.openToWrite(file.path));
    }
    return inPlace;
  }

  /// Writes bytes that are there once more, so that a force puts them on disk.
  void writeAgain(long from, long to) throws IOException {
    if (from < to) {
      file.copy(from, to, inPlace(), from);
    }
  }

  /// Makes bytes blank that are no event's, in three steps, so that a crash in between leaves what
  /// [UnfinishedAppend] knows: a NUL in front says that they are taken back, as long as any of the
  /// others may be there. They are lines of their own if they began as one; otherwise they stay in
  /// a line of another program. The last step is to be forced before the next append is
  /// acknowledged.
  ///
  /// @param isBehindEvent whether an event stands right before, which lacks only its line feed: it
  ///   gets one
  void blank(long from, long to, boolean isBehindEvent) throws IOException {
    Storage.Blob out = inPlace();
    boolean isLine = from == 0 || file.endsLine(from);
    if (isBehindEvent && !isLine) {
      // first, or the event would stay in a line with blanks when a crash comes before
      out.write(ByteBuffer.wrap(new byte[] {LineReader.LF}), from);
      once(out::force);
      if (from + 1 < to) {
        blank(from + 1, to, false);
      }
      return;
    }
    out.write(ByteBuffer.wrap(new byte[1]), from);
    once(out::force);
    byte[] blanks = new byte[(int) Math.min(LONGEST_BLANK, to - from)];
    for (long at = from + 1; at < to; ) {
      int length = (int) Math.min(blanks.length, to - at);
      Arrays.fill(blanks, (byte) ' ');
      blanks[length - 1] = isLine ? LineReader.LF : (byte) ' ';
      out.write(ByteBuffer.wrap(blanks, 0, length), at);
      at += length;
    }
    once(out::force);
    byte first = isLine && to == from + 1 ? LineReader.LF : (byte) ' ';
    out.write(ByteBuffer.wrap(new byte[] {first}), from);
  }

  // ---- forcing

  interface Forcing {
    void force() throws IOException;
  }

  /// Why nothing more may be appended; null while all is well.
  String broken() {
    return broken;
  }

  /// Returns when all that was written is on disk.
  void force() throws IOException {
    once(end::force);
  }

  /// When this fails, nobody knows what is on disk, and asking again would lie (PostgreSQL learnt
  /// this in 2018): nothing more is appended.
  void once(Forcing forcing) throws IOException {
    try {
      forcing.force();
    } catch (IOException e) {
      if (!(e instanceof ClosedByInterruptException)) {
        broken = TimelineException.reason(e);
      }
      throw e;
    }
  }
}
