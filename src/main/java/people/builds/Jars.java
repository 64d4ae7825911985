package people.builds;

import module java.base;

import people.output.*;

/// Writes jars. The same content gives the same bytes, and a file that has them already is left as
/// it is, so that whoever looks at its time knows that nothing changed.
final class Jars {

  /// The first moment that a jar can tell; of all entries.
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Jars() {}

  /// @param entries the bytes of each file by its name in the jar
  static void write(Path jar, Manifest manifest, SortedMap<String, byte[]> entries)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes)) {
      manifest
          .getMainAttributes()
          .putIfAbsent(java.util.jar.Attributes.Name.MANIFEST_VERSION, "1.0");
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      manifest.write(head);
      put(out, JarFile.MANIFEST_NAME, head.toByteArray());
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(out, entry.getKey(), entry.getValue());
      }
    }
    write(jar, bytes.toByteArray());
  }

  private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTimeLocal(EARLIEST);
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  /// Writes a file that everybody may read, unless it is there with these bytes.
  static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      AtomicFile.writeShared(file, bytes);
    }
  }

  /// Adds what is in a jar, or in a folder of classes, that has a name which is wanted. Of two
  /// files with a name the first stays; but those that name services are joined.
  static void read(Path jarOrFolder, Predicate<String> wanted, SortedMap<String, byte[]> entries)
      throws IOException {
    if (Files.isDirectory(jarOrFolder)) {
      try (Stream<Path> files = Files.walk(jarOrFolder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = jarOrFolder.relativize(file).toString().replace(File.separatorChar, '/');
          if (wanted.test(name)) {
            entries.putIfAbsent(name, Files.readAllBytes(file));
          }
        }
      }
      return;
    }
    try (JarFile jar = new JarFile(jarOrFolder.toFile())) {
      for (JarEntry entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
        String name = entry.getName();
        if (!wanted.test(name)) {
          continue;
        }
        byte[] bytes = jar.getInputStream(entry).readAllBytes();
        if (name.startsWith("META-INF/services/")) {
          entries.merge(name, bytes, Jars::joined);
        } else {
          entries.putIfAbsent(name, bytes);
        }
      }
    }
  }

  private static byte[] joined(byte[] one, byte[] other) {
    String text = new String(one, StandardCharsets.UTF_8).stripTrailing() + "\n";
    return (text + new String(other, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }
}
