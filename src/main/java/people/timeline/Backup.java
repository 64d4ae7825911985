package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.engine.*;
import people.line.*;
import people.sealing.*;

/// Copies of whole timelines, verified, under a new name.
///
/// ```java
/// String head = Backup.of(Path.of("people.jsonl"), Path.of("2015-02-14.jsonl")).head();
/// Backup.restore(Path.of("2015-02-14.jsonl"), Path.of("people.jsonl"));
/// ```
///
/// A copy is a timeline like the one that it is of, and can be asked as it is. Every line is
/// verified as it is copied; the copy is forced to disk and read again before it gets its name, so
/// that under that name there is never a part of one, whatever happens. Until then it is
/// `NAME.part`, which a program that was killed leaves behind and the next copy of that name
/// removes; anything else of that name is left alone, and the copy refused. Only its owner may read
/// it. Of a protected timeline the file of keys goes along, as `NAME.keys`; without the master key
/// it is of no use.
public final class Backup {

  /// Bytes that are written at a time, at least.
  private static final int BLOCK = 1 << 18;

  /// Progress is told every so many events.
  private static final int SOME = 4096;

  private final Storage storage;
  private final TimelineAddress source;
  private final Path target;
  private final Path part;
  private final boolean isRestored;
  private final LongConsumer progress;
  private final Consumer<String> warnings;

  /// The name that the copy has by now; null before it has one.
  private Path written;

  private Backup(
      Storage storage,
      TimelineAddress source,
      Path target,
      boolean isRestored,
      LongConsumer progress,
      Consumer<String> warnings) {
    this.isRestored = isRestored;
    this.storage = storage;
    this.source = source;
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.progress = progress;
    this.warnings = warnings;
  }

  /// Copies a timeline as it stands. Its writers need not wait; what they add meanwhile goes into
  /// the next backup. So does an append that a crash left unfinished, once it was mended: only
  /// whole events are copied.
  ///
  /// @param target a name that is free
  /// @return what the copy holds
  /// @throws TimelineException when the timeline is damaged or not there, with its place, or when
  ///   the copy can't be written; nothing has the target's name then
  public static Verification of(Path timeline, Path target) {
    return of(timeline, target, _ -> {}, _ -> {});
  }

  /// The same, telling every few thousand events how many more were copied.
  ///
  /// @param warnings is told in one line when the timeline ends with an unfinished append, which is
  ///   not copied
  public static Verification of(
      Path timeline, Path target, LongConsumer progress, Consumer<String> warnings) {
    return of(new TimelineAddress.InFile(timeline), target, progress, warnings);
  }

  /// The same of a timeline that is shared, too: the copy is a timeline in a file.
  public static Verification of(
      TimelineAddress timeline, Path target, LongConsumer progress, Consumer<String> warnings) {
    return new Backup(Disk.DISK, timeline, target, false, progress, warnings).make();
  }

  static Verification of(Storage storage, Path timeline, Path target, LongConsumer progress) {
    TimelineAddress source = new TimelineAddress.InFile(timeline);
    return new Backup(storage, source, target, false, progress, _ -> {}).make();
  }

  /// Makes a timeline of a backup. An append to that timeline waits meanwhile, as for any other
  /// writer.
  ///
  /// @param timeline a name that is free
  /// @return what the timeline holds
  /// @throws TimelineException when the backup is damaged or not there, with its place, or when the
  ///   timeline can't be written; nothing has its name then
  public static Verification restore(Path backup, Path timeline) {
    return restore(backup, timeline, _ -> {}, _ -> {});
  }

  /// The same, telling every few thousand events how many more were restored.
  ///
  /// @param warnings is told in one line when the backup ends with an unfinished append, which is
  ///   not restored, and when people are in it whom the timeline that was there had erased
  public static Verification restore(
      Path backup, Path timeline, LongConsumer progress, Consumer<String> warnings) {
    TimelineAddress source = new TimelineAddress.InFile(backup);
    Verification restored =
        new Backup(Disk.DISK, source, timeline, true, progress, warnings).make();
    try (EventTimeline made = EventTimeline.open(timeline)) {
      Erasing.tellMissed(made, new TimelineAddress.InFile(timeline), warnings);
    }
    return restored;
  }

  /// The same, also into a shared timeline, which has to be set up and empty, by its owner: all of
  /// it or nothing.
  public static Verification restore(
      Path backup, TimelineAddress timeline, LongConsumer progress, Consumer<String> warnings) {
    return switch (timeline) {
      case TimelineAddress.InFile it -> restore(backup, it.file(), progress, warnings);
      case TimelineAddress.Shared it -> SharedCopy.restore(backup, it, progress, warnings);
    };
  }

  private Verification make() {
    refuseToOverwrite();
    // two may want to write the same part, and someone to begin a timeline that is restored
    try (Storage.Lock lock = storage.lockOf(target);
        Closeable _ = lock.take()) {
      return makeAlone(lock);
    } catch (IOException e) {
      throw TimelineException.of(target, "can't write", e);
    }
  }

  private Verification makeAlone(Storage.Lock lock) throws IOException {
    refuseToOverwrite(); // someone may have been quicker
    long length = refuseMissing();
    Beginning beginning = Beginning.ofCopy(storage, lock, target, this::isPartOfSource);
    try {
      Verification copied;
      try (Storage.Blob out = beginning.create()) {
        written = part;
        copied = copyTo(out, length);
        out.force();
      }
      verify(copied);
      if (source instanceof TimelineAddress.InFile it) {
        copyKeys(it.file(), copied);
      }
      storage.rename(part, target);
      written = target;
      storage.forceFolderOf(target);
      return copied;
    } catch (FileAlreadyExistsException | Beginning.ByAnother e) {
      discard(e);
      throw isThere(e);
    } catch (IOException | RuntimeException e) {
      discard(e);
      throw e;
    }
  }

  /// Also of one in which nothing is sealed yet: it goes on with them.
  private void copyKeys(Path timeline, Verification copied) throws IOException {
    Path keys = TimelineSeal.keysOf(storage, timeline);
    if (copied.sealedLines() > 0 || copied.isProtected() && storage.exists(keys)) {
      new KeyCopy(storage, keys, TimelineSeal.keysOf(storage, target), isRestored).make();
    }
  }

  private void discard(Exception cause) {
    try {
      if (written != null) {
        storage.deleteIfExists(written);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void refuseToOverwrite() {
    String oddity = storage.oddity(target);
    if (oddity != null) {
      throw new TimelineException(
          "%s: is %s, expected a name that is free".formatted(target, oddity));
    }
    if (storage.exists(target)) {
      throw isThere(null);
    }
  }

  private TimelineException isThere(Exception cause) {
    return new TimelineException(
        "%s: is there already, expected a name that is free: nothing is overwritten"
            .formatted(target),
        cause);
  }

  /// @return the length of the source in bytes, of a file
  private long refuseMissing() throws IOException {
    return switch (source) {
      case TimelineAddress.Shared _ -> 0;
      case TimelineAddress.InFile it -> {
        TimelineFile file = new TimelineFile(it.file(), storage);
        file.refuseOddities();
        try {
          yield storage.stamp(it.file()).length();
        } catch (NoSuchFileException e) {
          throw file.isMissing();
        }
      }
    };
  }

  private EventTimeline openSource() {
    return switch (source) {
      case TimelineAddress.Shared it -> EventTimeline.open(it, TimelineOptions.DEFAULTS);
      case TimelineAddress.InFile it ->
          new FileTimeline(
              it.file(), storage, TimelineOptions.DEFAULTS.with((MasterKey.From) null));
    };
  }

  /// Whether all lines of a file are the first ones of the source, but for one at the end that was
  /// cut, or sectors that were not written: a copy that was ended.
  private boolean isPartOfSource(TimelineFile found) throws IOException {
    LineReader lines = new LineReader(found::read, found.length());
    try (EventTimeline timeline = openSource()) {
      Iterator<RecordedEvent> events = timeline.iterator();
      for (long at = 0; at < lines.limit; ) {
        long end = lines.end(at);
        byte[] line = Arrays.copyOfRange(lines.array(), lines.index(at), lines.index(end));
        String text = new String(line, StandardCharsets.UTF_8);
        int there = text.indexOf(0) >= 0 ? text.indexOf(0) : text.length();
        boolean isCut = end == lines.limit || there < text.length();
        String expected = events.hasNext() ? events.next().json() : "";
        boolean fits =
            isCut ? expected.startsWith(text.substring(0, there)) : text.equals(expected);
        if (isCut || !fits) {
          return fits;
        }
        at = end + 1;
      }
      return true;
    } catch (BadLine e) {
      return false;
    }
  }

  private Verification copyTo(Storage.Blob out, long length) throws IOException {
    Verification.VerifiedReading reading = new Verification.VerifiedReading(null);
    Bytes buffer = new Bytes();
    long offset = 0;
    long more = 0;
    try (EventTimeline timeline = openSource()) {
      for (RecordedEvent event : timeline) {
        buffer.add(reading.add(event));
        if (buffer.length >= BLOCK) {
          offset += flush(out, buffer, offset);
        }
        if (++more == SOME) {
          progress.accept(more);
          more = 0;
        }
      }
      offset += flush(out, buffer, offset);
      progress.accept(more);
      Verification copied = reading.end();
      if (source instanceof TimelineAddress.InFile it) {
        copied.tellUnfinished(it.file(), length, storage, warnings);
      }
      return copied;
    }
  }

  private static int flush(Storage.Blob out, Bytes buffer, long offset) throws IOException {
    int length = buffer.length;
    out.write(ByteBuffer.wrap(buffer.array, 0, length), offset);
    buffer.length = 0;
    return length;
  }

  /// Reads the copy; a file of the same head has the same lines, and so as many.
  private void verify(Verification copied) throws IOException {
    MessageDigest digest = LineChecksum.sha256();
    TimelineFile copy = new TimelineFile(part, storage);
    try {
      LineReader lines = new LineReader(copy::read, copy.length());
      for (long at = 0; at < lines.limit; ) {
        long behind = Math.min(lines.end(at) + 1, lines.limit);
        LineChecksum.addLasting(digest, lines.array(), lines.index(at), lines.index(behind));
        at = behind;
      }
    } catch (BadLine e) {
      throw new TimelineException("%s: the copy has a line %s".formatted(part, e.getMessage()), e);
    } finally {
      copy.close();
    }
    String head = Verification.head(digest);
    if (!head.equals(copied.head())) {
      throw new TimelineException(
          "%s: the copy has the head %s, expected %s: it does not read as it was written"
              .formatted(part, head, copied.head()));
    }
  }
}
