package people.sheets;

import module java.base;

/// A temporary file of what can be read only once, so that it can be read again. Only its owner may
/// read it. It is removed when it is closed, and when the program is told to end.
final class SpooledFile implements Closeable {

  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(SpooledFile::remove)));
  }

  /// Standard input with what it was kept in; null before it is asked for.
  private static Map.Entry<InputStream, SpooledFile> standard;

  private final Path path;

  private SpooledFile(Path path) {
    this.path = path;
  }

  /// Reads to the end.
  static SpooledFile of(InputStream in) throws IOException {
    Path path = Files.createTempFile("people-table-", ".part"); // its owner's only
    OPEN.add(path);
    try (OutputStream out = Files.newOutputStream(path)) {
      in.transferTo(out);
      return new SpooledFile(path);
    } catch (Throwable e) {
      remove(path);
      throw e;
    }
  }

  /// What came by standard input: the first call reads all of it, and it is kept until the program
  /// ends, so nobody closes it. For all threads.
  static synchronized SpooledFile standardInput() throws IOException {
    if (standard == null || standard.getKey() != System.in) {
      standard = Map.entry(System.in, of(System.in));
    }
    return standard.getValue();
  }

  Path path() {
    return path;
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException _) {
      // the system clears its folder for temporary files
    }
    OPEN.remove(path);
  }

  @Override
  public void close() {
    remove(path);
  }
}
