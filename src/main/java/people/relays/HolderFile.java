package people.relays;

import module java.base;

import people.output.*;

/// A file that one program has locked at a time, with its process id in it, until it is closed or
/// the program has ended, in whatever way.
final class HolderFile implements Closeable {

  /// A process id is not longer, in bytes.
  private static final int LONGEST_ID = 20;

  /// Those of this program. To open and close such a file would let go of its lock.
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private HolderFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Locks a file, which is made where it is not there.
  ///
  /// @param file always by the same name
  /// @param busy the error for who comes second, made of who has it: `this program`, `process 17`
  static <E extends Exception> HolderFile take(Path file, Function<String, E> busy)
      throws IOException, E {
    if (!OURS.add(file)) {
      throw busy.apply("this program");
    }
    FileChannel opened = null;
    boolean isTaken = false;
    try {
      opened = FileChannel.open(file, LineFile.OPTIONS, OwnerOnly.file(file));
      if (opened.tryLock() == null) {
        throw busy.apply(holder(opened));
      }
      opened.truncate(0);
      opened.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
      isTaken = true;
      return new HolderFile(file, opened);
    } finally {
      if (!isTaken) {
        if (opened != null) {
          opened.close();
        }
        OURS.remove(file);
      }
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer id = ByteBuffer.allocate(LONGEST_ID);
    channel.read(id, 0);
    String process = StandardCharsets.US_ASCII.decode(id.flip()).toString().strip();
    return process.matches("\\d+") ? "process " + process : "another process";
  }

  /// Lets go of it; the file stays.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // the end of the program lets go of it
    } finally {
      OURS.remove(file);
    }
  }
}
