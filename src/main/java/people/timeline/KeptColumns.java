package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.index.*;
import people.line.*;

/// The columns of a file that are kept beside it: believed as long as they are of the file as it
/// is, made anew where they are damaged, and made where much was read that is in none. Every method
/// may be called from any thread.
final class KeptColumns {

  /// The reader of the file.
  interface Reader {

    /// Behind the last event that was read.
    LinePlace end();

    /// Offset behind the last whole line, of the file that was there before; 0 when there is none.
    long openEnd() throws IOException;

    /// Knows what is kept, and nothing behind it, unless more was read already.
    void goOnFrom(List<Segment> kept);
  }

  /// Another thread may put damaged segments in the place of those that were mended.
  private static final int TRIES = 10;

  private final TimelineFile file;
  private final IdIndex index;
  private final Reader reader;

  /// Opens what is sealed; null to read without.
  private final LineSeal seal;

  /// Null where nothing can be kept: in an archive, say.
  private final Segments segments;

  /// Done when nothing is being kept.
  private CompletableFuture<Void> keeping = CompletableFuture.completedFuture(null);

  /// @param index knows which segments are in use
  /// @param seal opens what is sealed; null to read without
  KeptColumns(TimelineFile file, IdIndex index, Reader reader, LineSeal seal) {
    this.seal = seal;
    this.file = file;
    this.index = index;
    this.reader = reader;
    boolean canBeKept = file.path.getFileSystem() == FileSystems.getDefault();
    this.segments = canBeKept ? new Segments(file) : null;
  }

  /// Takes what is kept of the file as it is now.
  void open() {
    if (segments == null) {
      return;
    }
    try {
      reader.goOnFrom(segments.open());
    } catch (Segment.Damaged e) {
      segments.forget();
    }
  }

  /// Whether anything can be kept beside the file.
  boolean canKeep() {
    return segments != null;
  }

  /// Whether so many bytes are worth being kept.
  boolean isMuch(long bytes) {
    return segments != null && bytes >= file.storage.much();
  }

  /// All events in columns, read on all cores.
  ///
  /// @param progress is told how many more were read, from several threads
  /// @return null where they are to be read line by line, which says what is wrong
  EventColumns read(LongConsumer progress) {
    try {
      if (segments == null || !file.open()) {
        return null;
      }
      long limit = reader.openEnd();
      long generation = segments.journal.generation();
      List<Segment> kept = kept(generation);
      boolean isMuch = isMuch(limit - Segments.end(kept).offset());
      if (isMuch && generation == AppendJournal.NONE) {
        generation = segments.journal.generationFromNowOn();
      }
      ParallelFileReader.Part part = readBehind(kept, limit, progress);
      reader.openEnd(); // or the columns may be of another file
      if (part == null) {
        return null;
      }
      ParallelFileReader.Part all = Segments.together(kept, part, progress);
      if (isMuch && generation != AppendJournal.NONE) {
        keepSoon(kept, part, generation);
      }
      EventLookup lookup = new EventLookup(file, limit, all.rows(), all.marks(), seal);
      EventColumns columns = new EventColumns(all.rows(), lookup);
      if (seal != null) {
        OpenedValues.open(columns, seal);
      }
      return columns;
    } catch (EOFException e) {
      return null; // cut while it was read
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  /// The segments in use, if they are of that generation.
  private List<Segment> kept(long generation) {
    List<Segment> kept = index.segments();
    boolean isOf =
        generation != AppendJournal.NONE
            && kept.stream().allMatch(segment -> segment.header.generation() == generation);
    return isOf ? kept : List.of();
  }

  private ParallelFileReader.Part readBehind(List<Segment> kept, long limit, LongConsumer progress)
      throws IOException {
    return ParallelFileReader.read(file, Segments.end(kept), limit, progress);
  }

  /// Reads what is behind what is kept, and keeps it; in memory where it can't be beside the file.
  void keepOn(LongConsumer progress) {
    try {
      long limit = reader.openEnd();
      long generation = segments.journal.generationFromNowOn();
      List<Segment> kept = generation == AppendJournal.NONE ? index.segments() : kept(generation);
      ParallelFileReader.Part part = readBehind(kept, limit, progress);
      if (part != null) {
        keep(kept, part, generation);
      }
    } catch (EOFException e) {
      // cut while it was read, which the next read tells
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  private void keep(List<Segment> kept, ParallelFileReader.Part part, long generation) {
    List<Segment> all = segments.keep(kept, part, generation);
    if (all != null) {
      reader.goOnFrom(all);
    }
  }

  /// The same while the caller goes on. Nothing hangs on it.
  private synchronized void keepSoon(
      List<Segment> kept, ParallelFileReader.Part part, long generation) {
    if (keeping.isDone()) {
      keeping = file.storage.beside(() -> quietly(() -> keep(kept, part, generation)));
    }
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | OutOfMemoryError e) {
      // the next read keeps it, or tells what is wrong
    }
  }

  /// Asks a question that segments may answer; again where these are damaged.
  <T> T retrying(Supplier<T> question) {
    for (int i = 0; i < TRIES; i++) {
      try {
        return question.get();
      } catch (Segment.Damaged e) {
        if (segments == null) {
          throw e;
        }
        mend();
      }
    }
    throw new TimelineException(
        "%s: its index is damaged again after %s repairs; delete the folder '%s.index'"
            .formatted(file.path, TRIES, file.path.getFileName()));
  }

  /// Puts another segment of the same events in the place of damaged ones: what was read stays
  /// read, since appends go by the end.
  private void mend() {
    List<Segment> damaged = index.segments();
    LinePlace end = Segments.end(damaged);
    segments.forget();
    try {
      ParallelFileReader.Part part = readBehind(List.of(), end.offset(), _ -> {});
      if (part == null) { // then this says what is wrong
        long limit = end.offset();
        new EventIterator(
                file, (_, _) -> {}, LinePlace.START, limit, limit, new LeftOut(file), null, null)
            .forEachRemaining(_ -> {});
      }
      if (part == null || !end.isSame(part.end())) {
        throw new TimelineException(file.path + ": was changed since it was read; open it again");
      }
      index.exchange(damaged, List.of(SegmentWriter.inMemory(part)));
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  /// To be called before something is appended, with the timeline's lock held.
  LongConsumer beforeAppend() {
    return isMuch(reader.end().offset())
        ? segments.journal.beforeAppend()
        : AppendJournal.NO_APPEND;
  }

  /// Whatever was kept is not to be believed: the file was cut.
  void wasCut() {
    if (segments != null) {
      segments.journal.forget();
    }
  }

  /// Keeps what was appended, when it is much, and waits until all is kept. Never fails.
  void close() {
    if (isMuch(reader.end().offset() - Segments.end(index.segments()).offset())) {
      quietly(() -> keepOn(_ -> {}));
    }
    CompletableFuture<Void> last;
    synchronized (this) {
      last = keeping;
    }
    try {
      last.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // nothing hangs on it
    }
    if (segments != null) {
      segments.close();
    }
  }
}
