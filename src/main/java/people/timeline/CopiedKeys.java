package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.sealing.*;

/// The keys of a protected timeline, which go along with a copy of it.
final class CopiedKeys {

  private static final int BLOCK = 1 << 16;

  private final Storage storage;
  private final Path from;
  private final Path to;

  CopiedKeys(Storage storage, Path timeline, Path copy) throws IOException {
    this.storage = storage;
    this.from = TimelineSeal.keysOf(storage, timeline);
    this.to = TimelineSeal.keysOf(storage, copy);
  }

  /// Copies them, forced. Where the same keys are there already they stay: they are of the timeline
  /// that is restored, and may be wrapped by a later master.
  ///
  /// @throws TimelineException when there are none, or others are in the place
  void copy() throws IOException {
    if (!storage.exists(from)) {
      throw new TimelineException(
          "%s: is missing, without which nobody can read what is sealed; put it there from another copy"
              .formatted(from));
    }
    if (storage.exists(to)) {
      if (!KeyFile.isSame(storage, from, to)) {
        throw new TimelineException(
            "%s: has the keys of another timeline; move it away".formatted(to));
      }
      return;
    }
    Path part = to.resolveSibling(to.getFileName() + ".part");
    storage.deleteIfExists(part); // of a crash
    try (Storage.Blob in = storage.openKept(from);
        Storage.Blob out = storage.create(part)) {
      long size = in.size();
      for (long at = 0; at < size; at += BLOCK) {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, size - at));
        in.read(block, at);
        out.write(block.flip(), at);
      }
      out.force();
    }
    storage.rename(part, to);
    storage.forceFolderOf(to);
  }
}
