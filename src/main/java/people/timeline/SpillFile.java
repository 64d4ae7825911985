package people.timeline;

import module java.base;

import people.*;
import people.disk.*;

/// Bytes of a large batch that are kept on disk while it is made: in a file beside the timeline, or
/// with the temporary ones where that folder can't be written to. Its name is gone before anything
/// is in it, where the system allows that, so a crash leaves nothing behind but, at worst, an empty
/// file. It is opened once, so nobody can put another one in its place. No interrupt closes it. Not
/// safe for several threads.
final class SpillFile implements Closeable {

  /// How its name begins.
  static final String NAME = ".people-batch-";

  private final SpillPlace place;
  private final Path path;
  private final Storage.Blob blob;

  /// Whether the name can be taken away only from a file that is closed.
  private final boolean isNamed;

  /// Bytes that are in it.
  long length;

  private SpillFile(SpillPlace place, Path path) throws IOException {
    this.place = place;
    this.path = path;
    Storage storage = place.storage();
    this.blob = storage.createToMap(path);
    this.isNamed = !takeName();
    try {
      storage.forceFolderOf(path);
    } catch (IOException _) {
      // then the name may come back when power is lost
    }
  }

  private boolean takeName() {
    try {
      place.storage().deleteIfExists(path);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Thrown when a batch can't be kept.
  static final class SpillFailed extends TimelineException {

    private static final long serialVersionUID = 1;

    private SpillFailed(Path timeline, String reason, IOException cause) {
      super("%s: can't keep a large batch in a file: %s".formatted(timeline, reason), cause);
    }
  }

  /// Makes one.
  static SpillFile in(SpillPlace place) {
    try {
      return in(place, place.timeline().toAbsolutePath().getParent());
    } catch (IOException first) {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      try {
        return in(place, temporary);
      } catch (IOException e) {
        String reasons =
            "%s; in %s: %s"
                .formatted(TimelineException.reason(first), temporary, TimelineException.reason(e));
        throw new SpillFailed(place.timeline(), reasons, e);
      }
    }
  }

  private static SpillFile in(SpillPlace place, Path folder) throws IOException {
    return new SpillFile(place, folder.resolve(NAME + UUID.randomUUID()));
  }

  /// Adds bytes at its end. Where that fails, none are added.
  void append(byte[] bytes, int count) {
    try {
      blob.write(ByteBuffer.wrap(bytes, 0, count), length);
      length += count;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Reads bytes that are in it.
  byte[] read(long from, int count) {
    try {
      ByteBuffer read = ByteBuffer.allocate(count);
      blob.read(read, from);
      if (read.hasRemaining()) {
        throw new EOFException("it ends too soon");
      }
      return read.array();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Fills a buffer with bytes that are in it.
  void read(ByteBuffer into, long from) throws IOException {
    blob.read(into, from);
  }

  /// Bytes that are in it, which need not be in memory, until an arena is closed.
  ByteBuffer map(long from, int count, Arena arena) {
    try {
      return blob.map(from, count, arena);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private SpillFailed failed(IOException e) {
    return new SpillFailed(place.timeline(), TimelineException.reason(path, e), e);
  }

  @Override
  public void close() {
    try {
      blob.close();
    } catch (IOException _) {
      // its bytes are not needed any more
    }
    if (isNamed) {
      takeName();
    }
  }
}
