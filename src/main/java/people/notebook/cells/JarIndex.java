package people.notebook.cells;

import module java.base;

import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.tools.SimpleJavaFileObject;

/// The classes of a jar by their package, as the compiler reads them. A jar is looked through once
/// in a process, by its table of contents; the compiler itself would make a file system of each
/// jar, in each session. For any thread.
final class JarIndex {

  private static final String ENDING = ".class";

  /// What an index was made of; a jar that was written again has another one.
  private record Origin(Path jar, FileTime modified, long size) {}

  private static final Map<Origin, JarIndex> ALL = new ConcurrentHashMap<>();

  private final JarFile jar;
  private final Map<String, List<JarEntry>> entries = new HashMap<>();
  private final Map<String, List<JarClass>> classes = new ConcurrentHashMap<>();

  private JarIndex(Path file) throws IOException {
    jar = new JarFile(file.toFile(), false, JarFile.OPEN_READ, Runtime.version());
    jar.versionedStream()
        .filter(entry -> entry.getName().endsWith(ENDING))
        .forEach(entry ->
            entries.computeIfAbsent(packageOf(entry.getName()), _ -> new ArrayList<>()).add(entry));
  }

  private static String packageOf(String entry) {
    return entry.substring(0, Math.max(0, entry.lastIndexOf('/'))).replace('/', '.');
  }

  /// The index of a jar.
  ///
  /// @throws IOException when there is none, or it is no jar
  static JarIndex of(Path jar) throws IOException {
    var attributes = Files.readAttributes(jar, BasicFileAttributes.class);
    Origin origin = new Origin(jar, attributes.lastModifiedTime(), attributes.size());
    JarIndex known = ALL.get(origin);
    if (known == null) {
      known = new JarIndex(jar);
      ALL.put(origin, known);
    }
    return known;
  }

  /// The classes of a package, also those within others; none where the jar has no such package.
  List<JarClass> in(String packageName) {
    return entries.containsKey(packageName)
        ? classes.computeIfAbsent(packageName, this::found)
        : List.of();
  }

  private List<JarClass> found(String packageName) {
    return entries.get(packageName).stream().map(entry -> new JarClass(jar, entry)).toList();
  }

  /// A class of a jar.
  static final class JarClass extends SimpleJavaFileObject {

    private final JarFile jar;
    private final JarEntry entry;

    private JarClass(JarFile jar, JarEntry entry) {
      super(uri(jar.getName() + "!/" + entry.getRealName()), Kind.CLASS);
      this.jar = jar;
      this.entry = entry;
    }

    /// One slash: after two would come a host, and not each folder has a name for one.
    private static URI uri(String path) {
      try {
        return new URI("jar", null, path.startsWith("/") ? path : "/" + path, null);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException(e); // it has a path, which is quoted
      }
    }

    /// Such as `java.util.Map$Entry`.
    String binaryName() {
      String name = entry.getName();
      return name.substring(0, name.length() - ENDING.length()).replace('/', '.');
    }

    /// Such as `Map$Entry`.
    String simpleName() {
      String name = binaryName();
      return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public InputStream openInputStream() throws IOException {
      return jar.getInputStream(entry);
    }

    @Override
    public long getLastModified() {
      return entry.getTime();
    }
  }
}
