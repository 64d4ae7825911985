package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// Writes the lines of a timeline anew into a file.
final class RewrittenFile {

  /// Bytes that are written at a time, at least.
  private static final int BLOCK = 1 << 18;

  final RewrittenLines lines;

  private final Storage storage;
  private final Path name;
  private final Storage.Blob out;
  private final MessageDigest written = LineChecksum.sha256();
  private long offset;

  /// @param out an empty file of that name
  /// @param seal seals what is personal in lines that become other ones; null to write it as it is
  RewrittenFile(Storage storage, Path name, Storage.Blob out, LineSeal seal) {
    this.storage = storage;
    this.name = name;
    this.lines = new RewrittenLines(seal);
    this.out = out;
  }

  /// Adds a line, see [RewrittenLines#add].
  void add(RecordedEvent recorded, Event now, Predicate<String> mayOpen) throws IOException {
    lines.add(recorded, now, mayOpen);
    if (lines.last.length >= BLOCK) {
      flush();
    }
  }

  /// Adds a line that says the same, see [RewrittenLines#addAnew].
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
  void finish() throws IOException {
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
