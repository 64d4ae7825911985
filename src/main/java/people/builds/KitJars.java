package people.builds;

import module java.base;

/// The kit as jars in a Maven repository, one for the core and one for each room above it, so that
/// scripts take them by `//DEPS` and nothing has to be compiled but the script.
public final class KitJars {

  /// The group of all of them. It belongs to nobody on Maven Central, which gives none without a
  /// domain any more (docs/decisions/0036-jars-of-the-kit.md).
  public static final String GROUP = "people-timeline";

  private static final String CORE = "people-core";
  private static final String HISTORY = "history";

  private final Path rooms;
  private final String group;
  private final String version;

  /// The manifests that make the core.
  private final SequencedSet<Path> core = new LinkedHashSet<>();

  /// @param root of the clone, with `src`
  public KitJars(Path root, String group, String version) throws IOException {
    rooms = root.toAbsolutePath().normalize().resolve("src/main/java/people");
    this.group = group;
    this.version = version;
    for (Path source : SourceTree.of(manifest(HISTORY)).sources()) {
      if (source.endsWith(SourceTree.MANIFEST)) {
        core.add(source);
      }
    }
  }

  /// The version that the change log is about: the first one in it.
  public static String versionOf(Path root) throws IOException {
    try (Stream<String> lines = Files.lines(root.resolve("CHANGELOG.md"))) {
      return lines
          .filter(line -> line.startsWith("## "))
          .map(line -> line.split(" ")[1])
          .findFirst()
          .orElseThrow(() -> new IOException("CHANGELOG.md has no version; expected '## 0.2.0'"));
    }
  }

  private Path manifest(String room) {
    return rooms.resolve(room).resolve(SourceTree.MANIFEST);
  }

  /// Writes jar, sources and pom of each room into a repository.
  ///
  /// @param compiled a jar that has the classes of all of them
  /// @return what scripts take by `//DEPS`, with the core first
  public List<String> install(Path compiled, Path repository) throws IOException {
    List<String> installed = new ArrayList<>();
    installed.add(install(HISTORY, core, compiled, repository));
    try (Stream<Path> files = Files.walk(rooms)) {
      for (Path manifest : files.filter(KitJars::isManifest).sorted().toList()) {
        Path folder = manifest.getParent();
        String room = room(manifest);
        // notebooks run by themselves, and no script is on top of them
        if (!core.contains(manifest)
            && !folder.startsWith(rooms.resolve("notebook"))
            && (isIn(compiled, room) || isWithoutCode(folder))) {
          installed.add(install(room, Set.of(manifest), compiled, repository));
        }
      }
    }
    return installed;
  }

  private static boolean isManifest(Path file) {
    return file.endsWith(SourceTree.MANIFEST);
  }

  /// `imports/gedcom` of the manifest of that folder.
  private String room(Path manifest) {
    return rooms.relativize(manifest.getParent()).toString().replace(File.separatorChar, '/');
  }

  /// Whether a jar has classes of a room: `cluster` is only in that of the script `spark`.
  private static boolean isIn(Path compiled, String room) throws IOException {
    boolean[] isIn = new boolean[1];
    Jars.read(
        compiled,
        name -> {
          isIn[0] |= name.matches("people/" + room + "/[^/]+\\.class");
          return false;
        },
        new TreeMap<>());
    return isIn[0];
  }

  /// Whether a room is a manifest alone, as `logging` is.
  private static boolean isWithoutCode(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(KitJars::isManifest);
    }
  }

  /// Where Maven notes of which repository it has fetched the files beside it: it would not find
  /// ours where that one is not asked.
  private static final String FOREIGN = "_remote.repositories";

  /// The names of installed jars, but for the core.
  public static String names(List<String> installed) {
    return installed.stream()
        .skip(1)
        .map(coordinates -> coordinates.split(":")[1])
        .collect(Collectors.joining(", "));
  }

  private String install(String room, Set<Path> own, Path compiled, Path repository)
      throws IOException {
    SequencedSet<String> needed = new LinkedHashSet<>();
    SourceTree tree =
        SourceTree.of(
            manifest(room),
            manifest -> {
              if (own.contains(manifest)) {
                return true;
              }
              needed.add("%s:%s:%s".formatted(group, artifact(manifest), version));
              return false;
            });
    needed.addAll(tree.dependencies());
    MavenPom pom =
        new MavenPom(
            group, artifact(manifest(room)), version, "People Timeline: " + title(room), needed);
    SortedMap<String, byte[]> sources = new TreeMap<>();
    Set<String> classes = new HashSet<>();
    for (Path source : tree.sources()) {
      String place = SourceTree.place(source).toString().replace(File.separatorChar, '/');
      sources.put(place, Files.readAllBytes(source));
      classes.add(place.replace(".java", ""));
    }
    SortedMap<String, byte[]> binaries = new TreeMap<>();
    Jars.read(
        compiled,
        name ->
            name.endsWith(".class") && classes.contains(name.replaceAll("(\\$.*)?\\.class$", "")),
        binaries);
    for (Map.Entry<String, Path> resource : tree.resources().entrySet()) {
      binaries.put(resource.getKey(), Files.readAllBytes(resource.getValue()));
    }
    Path folder = repository.resolve(pom.folder());
    Files.deleteIfExists(folder.resolve(FOREIGN));
    Jars.write(folder.resolve(pom.file(".jar")), new Manifest(), binaries);
    Jars.write(folder.resolve(pom.file("-sources.jar")), new Manifest(), sources);
    Jars.write(folder.resolve(pom.file(".pom")), pom.text("").getBytes(StandardCharsets.UTF_8));
    return "%s:%s:%s".formatted(group, pom.artifact(), version);
  }

  private static String title(String room) {
    return room.equals(HISTORY) ? "the core" : room;
  }

  /// `people-imports-gedcom` of the manifest of `people/imports/gedcom`.
  private String artifact(Path manifest) {
    return core.contains(manifest) ? CORE : "people-" + room(manifest).replace('/', '-');
  }
}
