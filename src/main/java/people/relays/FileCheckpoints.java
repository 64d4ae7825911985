package people.relays;

import module java.base;

import people.*;
import people.output.*;

/// Consumers in a folder beside a timeline, which only the owner may enter.
///
/// ```
/// people.jsonl.consumers/NAME              {"position":17,"check":"9a3f01bc","recorded":"…","target":"https://…","saved":"…","error":"…","dead":2}
/// people.jsonl.consumers/NAME.lock         process id     locked while the consumer is at work
/// people.jsonl.consumers/NAME.dead.ndjson  an event a line, see DeadLetters
/// ```
final class FileCheckpoints implements CheckpointStore {

  private static final String LOCK = ".lock";

  private final Path folder;

  FileCheckpoints(Path timeline) {
    Path real = timeline;
    try {
      real = timeline.toRealPath(); // the same consumers by each name
    } catch (IOException e) {
      // it is not there yet
    }
    this.folder = real.resolveSibling(real.getFileName() + ".consumers");
  }

  private TimelineException failed(Path file, String what, IOException e) {
    return TimelineException.of(file, what, e);
  }

  // ---- one at a time

  @Override
  public Taken take(String name) {
    Path file = folder.resolve(Checkpoint.at(name, -1).name());
    Path lockFile = folder.resolve(name + LOCK);
    try {
      makeFolder();
      return new TakenFile(file, lockFile, name);
    } catch (IOException e) {
      throw failed(file, "can't take the consumer", e);
    }
  }

  private void makeFolder() throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectory(folder, OwnerOnly.folder(folder));
      LineFile.forceFolderOf(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      } // another process was quicker
    }
  }

  private final class TakenFile implements Taken {

    private final Path file;
    private final HolderFile held;
    private Checkpoint checkpoint;

    TakenFile(Path file, Path lockFile, String name) throws IOException {
      this.file = file;
      this.held = HolderFile.take(lockFile, who -> busy(name, who));
      boolean isRead = false;
      try {
        checkpoint = Files.exists(file) ? read(file) : null;
        isRead = true;
      } finally {
        if (!isRead) {
          held.close();
        }
      }
    }

    @Override
    public String name() {
      return file.getFileName().toString();
    }

    @Override
    public Checkpoint checkpoint() {
      return checkpoint;
    }

    @Override
    public void save(Checkpoint saved) {
      write(file, saved);
      checkpoint = saved;
    }

    @Override
    public void layAside(RecordedEvent event, String line) {
      Path letters = folder.resolve(file.getFileName() + ".dead.ndjson");
      try (LineFile lines = LineFile.open(letters)) {
        lines.add(line);
        lines.force();
      } catch (IOException e) {
        throw failed(letters, "can't lay aside event " + event.position(), e);
      }
    }

    @Override
    public String aside() {
      return folder.resolve(file.getFileName() + ".dead.ndjson").toString();
    }

    @Override
    public void close() {
      held.close();
    }
  }

  private static TimelineException busy(String name, String who) {
    return new TimelineException.Busy(
        "the consumer %s is at work already, in %s; expected one at a time".formatted(name, who));
  }

  // ---- what is noted

  private Checkpoint read(Path file) {
    try {
      return CheckpointText.read(file.getFileName().toString(), Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new TimelineException("%s: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw failed(file, "can't read", e);
    }
  }

  private void write(Path file, Checkpoint checkpoint) {
    boolean isInterrupted = false;
    try {
      while (!isWritten(
          file, (CheckpointText.of(checkpoint) + "\n").getBytes(StandardCharsets.UTF_8))) {
        isInterrupted = true; // who is to end notes first how far he is
      }
    } catch (IOException e) {
      throw failed(file, "can't write", e);
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// @return false when it was interrupted, which is forgotten
  private static boolean isWritten(Path file, byte[] bytes) throws IOException {
    try {
      AtomicFile.write(file, bytes);
      LineFile.forceFolderOf(file);
      return true;
    } catch (ClosedByInterruptException e) {
      Thread.interrupted(); // or the next write fared no better
      return false;
    }
  }

  @Override
  public List<Checkpoint> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().indexOf('.') < 0)
          .sorted()
          .map(this::read)
          .toList();
    } catch (IOException e) {
      throw failed(folder, "can't read", e);
    }
  }
}
