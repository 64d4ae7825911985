package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// JBang takes no folder for a source when a script runs from a URL, so each package lists its
/// files. The tests run from a clone only, and theirs takes in folders.
@DisplayName("The manifests")
class ManifestTest {

  private static final String MANIFEST = "package-info.java";

  @Test
  @DisplayName("list exactly the files of their package")
  void listTheirFiles() throws IOException {
    var mistakes = new ArrayList<String>();
    for (var manifest : javaFiles("src")) {
      var sources = directives(manifest, "SOURCES");
      if (!manifest.endsWith(MANIFEST) || sources.isEmpty()) continue;
      if (sources.stream().anyMatch(ManifestTest::isPattern)) continue;
      var folder = manifest.getParent();
      var there = new TreeSet<String>();
      try (var files = Files.list(folder)) {
        files
            .filter(file -> file.toString().endsWith(".java") && !file.endsWith(MANIFEST))
            .forEach(file -> there.add(folder.relativize(file).toString()));
      }
      for (var source : sources) {
        if (!source.endsWith(MANIFEST) && !there.remove(source)) {
          mistakes.add(relative(manifest) + " lists twice, or without a file: " + source);
        }
      }
      for (var file : there) mistakes.add(relative(manifest) + " lacks //SOURCES " + file);
    }
    assertEquals("", String.join("\n", mistakes));
  }

  @Test
  @DisplayName("and scripts name only sources that exist in src, never in a circle")
  void sourcesExist() throws IOException {
    for (var file : javaFiles("src", "scripts")) follow(file, List.of());
  }

  /// JBang hands javac a source once for each way from the script to it, and the system limits how
  /// long that may be.
  @Test
  @DisplayName("and name no manifest that another one, which they name, names as well")
  void nameTheNextOnly() throws IOException {
    var mistakes = new ArrayList<String>();
    for (var file : javaFiles("src", "scripts")) {
      var named = manifestsIn(file);
      for (var one : named) {
        for (var other : named) {
          if (!one.equals(other) && isReached(one, other)) {
            mistakes.add(
                "%s names %s, and so does %s"
                    .formatted(relative(file), relative(one), relative(other)));
          }
        }
      }
    }
    assertEquals("", String.join("\n", mistakes));
  }

  private static boolean isReached(Path manifest, Path from) throws IOException {
    for (var next : manifestsIn(from)) {
      if (next.equals(manifest) || isReached(manifest, next)) return true;
    }
    return false;
  }

  private static List<Path> manifestsIn(Path file) throws IOException {
    return directives(file, "SOURCES").stream()
        .filter(source -> source.endsWith(MANIFEST))
        .map(source -> file.resolveSibling(source).normalize())
        .toList();
  }

  private static boolean isPattern(String source) {
    return source.contains("*");
  }

  /// JBang overflows its stack on a circle.
  private static void follow(Path file, List<Path> from) throws IOException {
    assertTrue(
        !from.contains(file),
        () -> relative(file) + " includes itself: " + relative(from.stream()));
    for (var source : directives(file, "SOURCES")) {
      if (isPattern(source)) continue;
      var target = file.resolveSibling(source).normalize();
      assertTrue(
          Files.exists(target), () -> relative(file) + " names " + source + ", which is not there");
      // The launcher looks nowhere else for what has changed.
      assertTrue(
          target.startsWith(Command.ROOT.resolve("src")),
          () -> relative(file) + " names " + source + ", which is not in src");
      follow(target, Stream.concat(from.stream(), Stream.of(file)).toList());
    }
  }

  @Test
  @DisplayName("pin each dependency in exactly one place")
  void dependenciesPinnedOnce() throws IOException {
    Map<String, List<String>> places = new TreeMap<>();
    var loose = new TreeSet<String>();
    for (var file : javaFiles("src", "scripts")) {
      for (var line : directives(file, "DEPS")) {
        for (var dependency : line.split("[\\s,]+")) {
          var parts = dependency.split(":");
          if (parts.length < 3 || !parts[2].matches("[0-9][\\w.-]*(@pom)?")) loose.add(dependency);
          places
              .computeIfAbsent(parts[0] + ":" + parts[1], _ -> new ArrayList<>())
              .add(relative(file));
        }
      }
    }
    places.values().removeIf(files -> files.size() == 1);
    assertEquals(Map.of(), places, "dependencies that stand in several places");
    assertEquals(new TreeSet<>(), loose, "dependencies without an exact version");
  }

  private static List<String> directives(Path file, String name) throws IOException {
    var line = Pattern.compile("^//" + name + " +(.+?) *$", Pattern.MULTILINE);
    return line.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList();
  }

  private static List<Path> javaFiles(String... folders) throws IOException {
    var all = new ArrayList<Path>();
    for (var folder : folders) {
      try (var files = Files.walk(Command.ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(all::add);
      }
    }
    return all;
  }

  private static String relative(Stream<Path> files) {
    return String.join("\n", files.map(ManifestTest::relative).toList());
  }

  private static String relative(Path file) {
    return Command.ROOT.relativize(file.normalize()).toString();
  }
}
