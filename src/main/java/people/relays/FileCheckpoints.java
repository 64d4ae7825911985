package people.relays;

import module java.base;

import people.*;
import people.output.*;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Consumers in a folder beside a timeline, which only the owner may enter.
///
/// ```
/// people.jsonl.consumers/NAME              {"position":17,"check":"9a3f01bc","recorded":"…","target":"https://…","saved":"…","error":"…","dead":2}
/// people.jsonl.consumers/NAME.lock         process id     locked while the consumer is at work
/// people.jsonl.consumers/NAME.dead.ndjson  an event a line, see DeadLetters
/// ```
final class FileCheckpoints implements CheckpointStore {

  private static final String LOCK = ".lock";

  /// A process id is not longer, in bytes.
  private static final int LONGEST_ID = 20;

  /// The locks of this program. To open and close such a file would let go of its lock.
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

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
      Files.createDirectory(folder, LineFile.ownerOnly(folder, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      } // another process was quicker
    }
  }

  private final class TakenFile implements Taken {

    private final Path file;
    private final Path lockFile;
    private final FileChannel channel;
    private Checkpoint checkpoint;

    TakenFile(Path file, Path lockFile, String name) throws IOException {
      this.file = file;
      this.lockFile = lockFile;
      if (!OURS.add(lockFile)) {
        throw busy(name, "this program");
      }
      FileChannel opened = null;
      boolean isTaken = false;
      try {
        opened =
            FileChannel.open(
                lockFile, LineFile.OPTIONS, LineFile.ownerOnly(lockFile, LineFile.PERMISSIONS));
        if (opened.tryLock() == null) {
          throw busy(name, holder(opened));
        }
        opened.truncate(0);
        opened.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
        checkpoint = Files.exists(file) ? read(file) : null;
        isTaken = true;
      } finally {
        if (!isTaken) {
          if (opened != null) {
            opened.close();
          }
          OURS.remove(lockFile);
        }
      }
      channel = opened;
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
    public Path deadLetters() {
      return folder.resolve(file.getFileName() + ".dead.ndjson");
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // the end of the program lets go of it
      } finally {
        OURS.remove(lockFile);
      }
    }
  }

  private static TimelineException busy(String name, String who) {
    return new TimelineException.Busy(
        "the consumer %s is at work already, in %s; expected one at a time".formatted(name, who));
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer id = ByteBuffer.allocate(LONGEST_ID);
    channel.read(id, 0);
    String process = StandardCharsets.US_ASCII.decode(id.flip()).toString().strip();
    return process.matches("\\d+") ? "process " + process : "another process";
  }

  // ---- what is noted

  private Checkpoint read(Path file) {
    try {
      JsonNode found = JsonMapper.shared().readTree(Files.readString(file));
      if (!found.path("position").isIntegralNumber()) {
        throw new TimelineException(file + ": has no position; expected a checkpoint");
      }
      return new Checkpoint(
          file.getFileName().toString(),
          new KnownLine(
              found.path("position").asLong(), text(found, "check"), instant(found, "recorded")),
          text(found, "target"),
          instant(found, "saved"),
          text(found, "error"),
          found.path("dead").asLong(0));
    } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
      throw new TimelineException(file + ": is no checkpoint; delete it to begin anew", e);
    } catch (IOException e) {
      throw failed(file, "can't read", e);
    }
  }

  private static String text(JsonNode object, String member) {
    return object.path(member).isString() ? object.path(member).asString() : null;
  }

  private static Instant instant(JsonNode object, String member) {
    String text = text(object, member);
    return text == null ? null : Instant.parse(text);
  }

  private void write(Path file, Checkpoint checkpoint) {
    ObjectNode object = JsonMapper.shared().createObjectNode();
    object.put("position", checkpoint.position());
    put(object, "check", checkpoint.line().check());
    Instant recorded = checkpoint.line().recorded();
    put(object, "recorded", recorded == null ? null : RecordedEvent.shown(recorded));
    put(object, "target", checkpoint.target());
    object.put("saved", RecordedEvent.shown(Instant.now()));
    put(object, "error", checkpoint.error());
    if (checkpoint.dead() > 0) {
      object.put("dead", checkpoint.dead());
    }
    boolean isInterrupted = false;
    try {
      while (!isWritten(file, (object + "\n").getBytes(StandardCharsets.UTF_8))) {
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
      return true;
    } catch (ClosedByInterruptException e) {
      Thread.interrupted(); // or the next write fared no better
      return false;
    }
  }

  private static void put(ObjectNode object, String member, String text) {
    if (text != null) {
      object.put(member, text);
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

  @Override
  public void reset(String name, long position) {
    List<String> names = all().stream().map(Checkpoint::name).toList();
    if (!names.contains(name)) {
      throw new TimelineException(
          "no consumer '%s'; %s"
              .formatted(
                  name,
                  names.isEmpty()
                      ? "there is none yet"
                      : "expected one of " + String.join(", ", names)));
    }
    try (Taken taken = take(name)) {
      Checkpoint before = taken.checkpoint();
      taken.save(
          new Checkpoint(name, KnownLine.at(position), before.target(), null, null, before.dead()));
    }
  }
}
