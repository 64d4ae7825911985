package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// Writes the lines of a timeline anew into a file.
final class ErasedCopy {

  /// Bytes that are written at a time, at least.
  private static final int BLOCK = 1 << 18;

  final ErasedLines lines;

  private final Storage.Blob out;
  private final MessageDigest written = LineChecksum.sha256();
  private long offset;

  /// @param out an empty file
  /// @param seal seals what is personal in lines that become other ones; null to write it as it is
  ErasedCopy(Storage.Blob out, LineSeal seal) {
    this.lines = new ErasedLines(seal);
    this.out = out;
  }

  /// Adds a line, see [ErasedLines#add].
  void add(RecordedEvent recorded, Event now, Predicate<String> mayOpen) throws IOException {
    lines.add(recorded, now, mayOpen);
    if (lines.last.length >= BLOCK) {
      flush();
    }
  }

  /// Adds a line that says the same, see [ErasedLines#addAnew].
  void addAnew(RecordedEvent recorded) throws IOException {
    lines.addAnew(recorded);
    if (lines.last.length >= BLOCK) {
      flush();
    }
  }

  private void flush() throws IOException {
    Bytes last = lines.last;
    if (last.length == 0) {
      return;
    }
    written.update(last.array, 0, last.length);
    out.write(ByteBuffer.wrap(last.array, 0, last.length), offset);
    offset += last.length;
    last.length = 0;
  }

  /// Puts it on disk, and reads it again.
  ///
  /// @param name of the file
  void finish(Storage storage, Path name) throws IOException {
    flush();
    out.force();
    MessageDigest found = LineChecksum.sha256();
    try (Storage.Blob in = storage.openToRead(name)) {
      for (long at = 0; at < offset; at += BLOCK) {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, offset - at));
        in.read(block, at);
        found.update(block.flip());
      }
      if (in.size() != offset || !Arrays.equals(found.digest(), written.digest())) {
        throw new IOException(name.getFileName() + " does not read as it was written");
      }
    }
  }
}
