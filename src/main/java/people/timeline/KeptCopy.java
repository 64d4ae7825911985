package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.engine.*;
import people.engine.LineEngine.TimelineHead;
import people.index.*;
import people.line.*;

/// The lines of an engine in a folder that somebody chose, as a timeline's file with its index
/// beside it: so the next program copies only the lines that came since, and reads the others from
/// [Segments] as of any file. Only its owner may read it.
///
/// ```
/// FOLDER/host-register-3f9a12c7/           of one timeline, for its owner only
/// FOLDER/host-register-3f9a12c7/2.jsonl    its lines as they are after two erasures
/// ```
///
/// It is believed as long as no erasure was counted since, the engine has its last line at the same
/// position (whose check covers all above), and it reads as it was written; else it is thrown away
/// and made anew. Every method may be called from any thread.
final class KeptCopy implements Closeable {

  /// With what is open; opened again, where another program has changed it; and made anew.
  private static final int TRIES = 3;

  private static final int BLOCK = 1 << 16;

  private static final Pattern OURS = Pattern.compile("(\\d+)\\.jsonl(\\.lock|\\.index)?");

  /// Fetches the lines of some positions.
  interface LinesFetcher {
    List<SpillFile> fetch(long from, long to);
  }

  private final LineEngine engine;
  private final Path chosen;
  private final Path folder;
  private final LinesFetcher fetcher;
  private final Storage storage = Disk.DISK;

  /// Null when it is to be opened.
  private KeptFile open;

  KeptCopy(LineEngine engine, Path chosen, LinesFetcher fetcher) {
    this.engine = engine;
    this.chosen = chosen;
    this.folder = chosen.resolve(nameOf(engine.name()));
    this.fetcher = fetcher;
  }

  /// What somebody who looks into the folder knows the timeline by, and a hash that tells it from
  /// others.
  private static String nameOf(String timeline) {
    String place = timeline.replaceFirst("^jdbc:\\w+:/*", "").replaceAll("[^A-Za-z0-9.]+", "-");
    CRC32C hash = new CRC32C();
    hash.update(timeline.getBytes(StandardCharsets.UTF_8));
    return "%.60s-%08x".formatted(place, hash.getValue());
  }

  /// A file of lines that is open.
  private record KeptFile(TimelineFile file, FileEvents events, long erasures) {

    void close() {
      events.kept.close();
      file.close();
    }
  }

  /// All events in columns, read on all cores.
  ///
  /// @return null where they are to be read without: another program is copying for long, or what
  ///   the engine has does not read as it was written
  /// @throws TimelineException when the folder can't be used, or the engine not be read
  synchronized EventColumns columns(LongConsumer progress) {
    TimelineHead now = engine.head();
    try {
      makeFolders();
      for (int tries = 1; tries <= TRIES; tries++) {
        EventColumns columns = columns(now, tries == TRIES, progress);
        TimelineHead then = engine.head();
        if (then.erasures() != now.erasures()) {
          now = then; // who was erased meanwhile must not be in what is kept
          tries = 0;
        } else if (columns != null) {
          return columns;
        }
      }
    } catch (TimelineException.Busy e) {
      // another program is at it, and this one need not wait
    } catch (IOException e) {
      throw TimelineException.of(chosen, "can't keep columns", e);
    }
    return null;
  }

  private void makeFolders() throws IOException {
    if (!Files.isDirectory(chosen)) {
      storage.makeFolder(chosen);
    }
    if (!storage.isOwnFolder(folder, folder)) {
      try {
        storage.makeFolder(folder);
      } catch (FileAlreadyExistsException e) {
        if (!storage.isOwnFolder(folder, folder)) {
          throw new FileSystemException(folder.toString(), null, "is no folder of yours");
        } // another program has made it
      }
    }
  }

  /// @param isAnew whether what is there is thrown away first
  /// @return null when it is not to be believed
  private EventColumns columns(TimelineHead now, boolean isAnew, LongConsumer progress)
      throws IOException {
    Path path = folder.resolve(now.erasures() + ".jsonl");
    try (Storage.Lock lock = storage.lockOf(path);
        Closeable _ = lock.take()) {
      if (open != null && (isAnew || open.erasures != now.erasures())) {
        forget();
      }
      deleteOthers(now.erasures(), isAnew);
      if (open == null) {
        open = opened(path, now.erasures());
      }
      EventColumns columns = isCopied(now) ? read(progress) : null;
      if (columns == null) {
        forget();
      }
      return columns;
    }
  }

  /// Deletes what is kept of before an erasure.
  ///
  /// @param isAnew whether also what is of now
  private void deleteOthers(long erasures, boolean isAnew) throws IOException {
    for (Path each : storage.list(folder)) {
      Matcher name = OURS.matcher(each.getFileName().toString());
      boolean isOther = name.matches() && !name.group(1).equals(String.valueOf(erasures));
      if (isOther || isAnew && name.matches()) {
        Path lines = folder.resolve(name.group(1) + ".jsonl");
        new Segments(new TimelineFile(lines, storage)).deleteAll();
        storage.deleteIfExists(lines);
      }
      if (isOther) {
        storage.deleteIfExists(each);
      }
    }
  }

  private void forget() {
    if (open != null) {
      open.close();
    }
    open = null;
  }

  private KeptFile opened(Path path, long erasures) throws IOException {
    if (!storage.exists(path)) {
      storage.create(path).close();
    }
    TimelineFile file = new TimelineFile(path, storage);
    return new KeptFile(file, new FileEvents(file, null), erasures);
  }

  /// Sees to it that all lines are there.
  ///
  /// @return false when those that are there are others
  private boolean isCopied(TimelineHead now) throws IOException {
    long size;
    try {
      size = open.events.readOn(_ -> {});
      open.events.openEnd();
    } catch (TimelineException e) {
      return false;
    }
    long length = open.file.length();
    boolean isWhole = length == 0 || open.events.isWhole(length);
    if (!isWhole || size > now.size() || size > 0 && !isSameLine(size - 1)) {
      return false;
    }
    if (size < now.size()) {
      add(fetcher.fetch(size, now.size()), length);
    }
    return true;
  }

  /// Whether the engine has the last line at that position.
  private boolean isSameLine(long position) throws IOException {
    LinePlace end = open.events.end();
    byte[] last = open.file.read(end.line(), (int) (end.offset() - end.line() - 1)).array();
    boolean[] isSame = new boolean[1];
    engine.read(
        new LineEngine.Choice.All(),
        position,
        position + 1,
        (_, line) -> isSame[0] = Arrays.equals(line, last));
    return isSame[0];
  }

  private void add(List<SpillFile> files, long length) throws IOException {
    LongConsumer vouched = open.events.kept.beforeAppend();
    try (Storage.Blob out = storage.openToWrite(open.file.path)) {
      long at = length;
      try {
        for (SpillFile each : files) {
          for (long from = 0; from < each.length; from += BLOCK) {
            int count = (int) Math.min(BLOCK, each.length - from);
            out.write(ByteBuffer.wrap(each.read(from, count)), at);
            at += count;
          }
        }
      } catch (IOException | RuntimeException e) {
        open.events.kept.wasCut();
        out.truncate(length);
        throw e;
      }
      vouched.accept(at);
    } finally {
      files.forEach(SpillFile::close);
    }
  }

  private EventColumns read(LongConsumer progress) {
    KeptColumns kept = open.events.kept;
    try {
      return kept.retrying(() -> kept.read(progress));
    } catch (TimelineException e) {
      return null;
    }
  }

  /// Returns when all is kept.
  @Override
  public synchronized void close() {
    forget();
  }
}
