package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.engine.*;
import people.index.*;
import people.line.*;

/// The lines of an engine in files without names, from which they are read as columns as fast as
/// those of a timeline's file. Only what is new is fetched; when that is much, over two connections
/// at once. They are gone when the program ends, however it ends, and while columns are used that
/// were read from them they stay. Where somebody chose a folder for it they are kept there, see
/// [KeptCopy]. Safe for several threads.
final class EngineCopy implements Closeable {

  /// Bytes that are written at a time.
  private static final int BLOCK = 1 << 18;

  /// So many lines are much.
  private static final long MUCH = 20_000;

  private final LineEngine engine;
  private final SpillPlace place;

  /// Null where nothing is kept.
  private final KeptCopy kept;

  private CopiedFiles lines = new CopiedFiles();

  /// Of when it was made; null before.
  private LineEngine.TimelineHead head;

  /// @param chosen the folder in which lines are kept; null for none
  EngineCopy(LineEngine engine, SpillPlace place, Path chosen) {
    this.engine = engine;
    this.place = place;
    this.kept = chosen == null ? null : new KeptCopy(engine, chosen, this::fetch);
  }

  /// All events in columns, read on all cores.
  ///
  /// @return null where they are to be read one by one, which says what is wrong
  EventColumns columns(LongConsumer progress) {
    EventColumns found = kept == null ? null : kept.columns(progress);
    return found == null ? copiedColumns(progress) : found;
  }

  private EventColumns copiedColumns(LongConsumer progress) {
    try {
      CopiedLines copy = copied();
      EventColumns columns = copy.read(progress);
      if (columns == null && copy.isGrown) {
        forget(); // lines that were there when the server crashed may not be those of now
        columns = copied().read(progress);
      }
      return columns;
    } catch (IOException e) {
      throw failed(e);
    } catch (UncheckedIOException e) {
      throw failed(e.getCause());
    }
  }

  private TimelineException failed(IOException e) {
    return new TimelineException(
        "%s: can't copy its lines: %s".formatted(engine.name(), TimelineException.reason(e)), e);
  }

  /// What was copied.
  ///
  /// @param isGrown whether lines were added to others that were copied before
  private record CopiedLines(
      String name, CopiedFiles lines, long limit, long count, boolean isGrown) {

    /// Null where they are to be read one by one.
    EventColumns read(LongConsumer progress) throws IOException {
      ParallelFileReader.Part all =
          limit == 0
              ? null
              : ParallelFileReader.read(lines::toRead, LinePlace.START, limit, progress);
      if (all == null || all.rows().size != count) {
        return null;
      }
      LineReader.ByteSource in = (offset, length) -> ByteBuffer.wrap(lines.read(offset, length));
      return new EventColumns(
          all.rows(), new EventLookup(name, in, limit, all.rows(), all.marks(), null));
    }
  }

  private synchronized void forget() {
    lines = new CopiedFiles();
    head = null;
  }

  private synchronized CopiedLines copied() throws IOException {
    LineEngine.TimelineHead now = engine.head();
    if (head != null && isOther(now)) {
      forget();
    }
    boolean isGrown = head != null && now.size() > head.size();
    add(now);
    while (engine.head().erasures() != now.erasures()) {
      forget(); // who is erased is in no copy that others may read from later
      now = engine.head();
      isGrown = false;
      add(now);
    }
    return new CopiedLines(engine.name(), lines, lines.length(), now.size(), isGrown);
  }

  /// Whether lines that were copied are others by now.
  private boolean isOther(LineEngine.TimelineHead now) {
    return now.erasures() != head.erasures()
        || now.size() < head.size()
        || now.size() == head.size() && now.check() != head.check();
  }

  private void add(LineEngine.TimelineHead now) {
    fetch(head == null ? 0 : head.size(), now.size()).forEach(lines::add);
    head = now;
  }

  /// The lines of some positions in files without names.
  private List<SpillFile> fetch(long from, long to) {
    long middle = to - from < MUCH ? to : from + (to - from) / 2;
    CompletableFuture<SpillFile> second =
        middle == to ? null : CompletableFuture.supplyAsync(() -> file(middle, to));
    List<SpillFile> files = new ArrayList<>();
    try {
      if (from < middle) {
        files.add(file(from, middle));
      }
    } finally {
      if (second != null) {
        files.add(join(second)); // or it would go on by itself
      }
    }
    return files;
  }

  private static SpillFile join(CompletableFuture<SpillFile> file) {
    try {
      return file.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// The lines of some positions in a file of their own.
  private SpillFile file(long from, long to) {
    SpillFile file = SpillFile.in(place);
    boolean isDone = false;
    try (OutputStream out = new BufferedOutputStream(new LineOutput(file), BLOCK)) {
      engine.copy(from, to, out);
      out.flush();
      isDone = true;
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!isDone) {
        file.close();
      }
    }
  }

  /// Returns when all is kept that is to be.
  @Override
  public void close() {
    if (kept != null) {
      kept.close();
    }
  }

  /// Adds what is written to a file.
  private static final class LineOutput extends OutputStream {

    private final SpillFile lines;

    LineOutput(SpillFile lines) {
      this.lines = lines;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      lines.append(from == 0 ? bytes : Arrays.copyOfRange(bytes, from, from + length), length);
    }
  }
}
