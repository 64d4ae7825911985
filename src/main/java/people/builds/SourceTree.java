package people.builds;

import module java.base;

/// All that JBang compiles for a script or a package: what its `//SOURCES` lead to, each file once,
/// and what the lines `//DEPS` and `//FILES` of all of them name.
///
/// JBang 0.132.1 takes a file that is reached by two ways for two files, and its own export then
/// fails on the second.
///
/// @param start the script or manifest
/// @param sources every file in the order in which it is met, the start first; absolute
/// @param dependencies coordinates: `group:artifact:version`
/// @param resources what goes beside the classes, by its name there
/// @param options of Java when it runs
record SourceTree(
    Path start,
    SequencedSet<Path> sources,
    SequencedSet<String> dependencies,
    SequencedMap<String, Path> resources,
    SequencedSet<String> options) {

  static final String MANIFEST = "package-info.java";

  private static final Pattern DIRECTIVE =
      Pattern.compile("^//(SOURCES|DEPS|FILES|RUNTIME_OPTIONS) +(.+?) *$", Pattern.MULTILINE);

  /// A name with spaces stands in quotes.
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|[^ ,\"]+");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package +([\\w.]+) *;");

  /// @throws IOException when a file is not there, or is named by a URL or a pattern
  static SourceTree of(Path start) throws IOException {
    return of(start, _ -> true);
  }

  /// The same without what other manifests have.
  ///
  /// @param manifests is told each other manifest, and says whether to go on in it
  static SourceTree of(Path start, Predicate<Path> manifests) throws IOException {
    SourceTree tree =
        new SourceTree(
            start,
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new LinkedHashMap<>(),
            new LinkedHashSet<>());
    tree.read(start.toAbsolutePath().normalize(), manifests);
    return tree;
  }

  private void read(Path file, Predicate<Path> manifests) throws IOException {
    if (!sources.add(file)) {
      return;
    }
    for (MatchResult line : DIRECTIVE.matcher(Files.readString(file)).results().toList()) {
      List<String> words = List.of(line.group(2).split("[ ,]+"));
      switch (line.group(1)) {
        case "DEPS" -> dependencies.addAll(words);
        case "FILES" -> words.forEach(word -> resource(file, word));
        case "RUNTIME_OPTIONS" -> options.addAll(words);
        case "SOURCES" -> {
          for (MatchResult word : WORD.matcher(line.group(2)).results().toList()) {
            Path source = beside(file, word.group().replace("\"", ""));
            if (!source.endsWith(MANIFEST) || manifests.test(source)) {
              read(source, manifests);
            }
          }
        }
        default -> throw new IllegalStateException(line.group());
      }
    }
  }

  private static Path beside(Path file, String word) throws IOException {
    if (word.contains("://") || word.contains("*")) {
      throw new IOException(
          "%s: //SOURCES %s; expected a file, since an export takes no address and no pattern"
              .formatted(file, word));
    }
    return file.resolveSibling(word).normalize();
  }

  private void resource(Path file, String word) {
    int equal = word.indexOf('=');
    resources.put(
        equal < 0 ? word : word.substring(0, equal),
        file.resolveSibling(equal < 0 ? word : word.substring(equal + 1)).normalize());
  }

  /// Where a source stands below the root of all sources: `people/Name.java`.
  static Path place(Path source) throws IOException {
    Matcher declared = PACKAGE.matcher(Files.readString(source));
    String folder = declared.find() ? declared.group(1).replace('.', '/') : "";
    return Path.of(folder, source.getFileName().toString());
  }

  /// The name of the script without its ending, which is that of its class as well.
  String name() {
    return start.getFileName().toString().replace(".java", "");
  }
}
