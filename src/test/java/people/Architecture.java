package people;

import module java.base;

/// A checker of the rules that hold between the source files: which room may use which, how large a
/// file or a knot of classes may be, and that a name stands for one type.
///
/// It reads words, not types: a name that stands for two types would mislead it, and is a finding.
final class Architecture {

  /// The packages from the ground up. Each uses only those before it.
  static final List<String> ROOMS =
      List.of(
          "people",
          "people.output",
          "people.sheets",
          "people.line",
          "people.disk",
          "people.sealing",
          "people.columns",
          "people.index",
          "people.engine",
          "people.timeline",
          "people.history",
          "people.postgres",
          "people.scripts",
          "people.builds",
          "people.rates",
          "people.survival",
          "people.sequences",
          "people.matching",
          "people.imports.batches",
          "people.imports.dates",
          "people.imports.gedcom",
          "people.imports.trees",
          "people.imports.updates",
          "people.imports.copies",
          "people.imports.fhir",
          "people.imports",
          "people.rosters",
          "people.anonymity",
          "people.simulation",
          "people.report",
          "people.exports",
          "people.databases",
          "people.relays",
          "people.privacy",
          "people.kafka",
          "people.projections",
          "people.tables",
          "people.charts.drawn",
          "people.charts",
          "people.cli",
          "people.cluster",
          "people.notebook.cells",
          "people.notebook.kernel",
          "people.notebook");

  /// The last room of the core. Those behind it see only the API.
  private static final int CORE = ROOMS.indexOf("people.history");

  private static final Set<String> INNER =
      Set.of("people.line", "people.disk", "people.columns", "people.index");

  private static final Set<String> API = Set.of("people", "people.timeline", "people.history");

  private static final int LINES = 400;
  private static final int KNOT = 3;
  private static final int API_TYPES = 29;

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?([\\w.]+(?:\\.\\*)?);");

  /// The package and the top-level type of a name that begins with ours.
  private static final Pattern QUALIFIED =
      Pattern.compile("(?<![\\w.])(people(?:\\.[a-z]\\w*)*)\\.([A-Z]\\w*|\\*)");

  private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Z]\\w*");

  private static final Pattern DECLARED =
      Pattern.compile(
          "(?<![\\w.])(?:class|interface|enum|record(?=\\s+\\w+\\s*[(<]))\\s+([A-Z]\\w*)");

  private static final Pattern CASES =
      Pattern.compile("\\bsealed\\s[^{;]*?\\bpermits\\s+([^{]+)\\{");

  /// What is forbidden, and where.
  ///
  /// @param line from 1; 0 when it is of the whole file, or of several
  record Finding(String place, int line, String what) {

    /// The same wherever in its file it stands.
    String key() {
      return place + ": " + what;
    }

    @Override
    public String toString() {
      return place + (line > 0 ? ":" + line : "") + ": " + what;
    }
  }

  /// A source file.
  ///
  /// @param path below the repository, such as `src/main/java/people/Name.java`
  /// @param code the text without comments and what stands in quotes, of as many lines
  private record Source(String path, String text, String code, String room) {

    static Source of(String path, String text) {
      String code = blanked(text, false);
      var declared = PACKAGE.matcher(code);
      return new Source(path, text, code, declared.find() ? declared.group(1) : "");
    }

    boolean isIn(String folder) {
      return path.startsWith(folder + "/");
    }

    String type() {
      return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    }

    boolean isPackage() {
      return path.endsWith("package-info.java");
    }
  }

  private final List<Source> sources;
  private final List<Finding> findings = new ArrayList<>();

  private Architecture(Map<String, String> texts) {
    sources = texts.entrySet().stream().map(e -> Source.of(e.getKey(), e.getValue())).toList();
  }

  /// @param texts those of the files in `src` and `scripts`, by their path below the repository
  static List<Finding> check(Map<String, String> texts) {
    var architecture = new Architecture(new TreeMap<>(texts));
    architecture.arrows();
    architecture.circles();
    architecture.knots();
    architecture.publicTypes();
    architecture.names();
    architecture.lengths();
    return architecture.findings;
  }

  private Stream<Source> main() {
    return sources.stream().filter(source -> source.isIn("src/main"));
  }

  /// Against the order, or into an inner room from outside the core.
  private void arrows() {
    for (Source source : sources) {
      int room = ROOMS.indexOf(source.room());
      if (source.isIn("src/test") || source.isPackage()) {
        continue;
      }
      if (source.isIn("src/main") && room < 0) {
        find(source, 0, "stands in no room: " + source.room());
      }
      boolean isCore = source.isIn("src/main") && room >= 0 && room <= CORE;
      // The benchmark measures the inside as well; imports in quotes are those of notebook cells.
      String seen = isCore ? source.code() : blanked(source.text(), true);
      Set<String> said = new LinkedHashSet<>();
      var names = QUALIFIED.matcher(seen);
      while (names.find()) {
        int used = ROOMS.indexOf(names.group(1));
        if (used < 0 || !said.add(names.group())) {
          continue;
        }
        int line = line(seen, names.start());
        if (room >= 0 && used > room && source.isIn("src/main")) {
          find(source, line, "uses " + names.group() + " against the order of the rooms");
        }
        if (!isCore && !source.isIn("src/bench") && INNER.contains(names.group(1))) {
          find(source, line, "uses " + names.group() + ", which is inside the core");
        }
      }
    }
  }

  private void circles() {
    Map<String, Set<String>> arrows = new TreeMap<>();
    main()
        .forEach(source -> {
          var used = arrows.computeIfAbsent(source.room(), _ -> new TreeSet<>());
          QUALIFIED.matcher(source.code()).results().forEach(name -> used.add(name.group(1)));
        });
    for (var circle : knots(arrows)) {
      findings.add(new Finding("src/main", 0, "a circle of packages: " + listed(circle)));
    }
  }

  private void knots() {
    main()
        .filter(source -> !source.isPackage())
        .collect(Collectors.groupingBy(Source::room, TreeMap::new, Collectors.toList()))
        .forEach((room, files) -> {
          Map<String, String> family = families(files);
          Map<String, Set<String>> uses = new TreeMap<>();
          for (Source file : files) {
            var used = uses.computeIfAbsent(family.get(file.type()), _ -> new TreeSet<>());
            for (String name : names(file)) {
              if (!name.equals(file.type()) && family.containsKey(name)) {
                used.add(family.get(name));
              }
            }
          }
          for (var knot : knots(uses)) {
            if (knot.size() > KNOT) {
              String what =
                  "%d classes all use each other: %s".formatted(knot.size(), listed(knot));
              findings.add(new Finding(room, 0, what));
            }
          }
        });
  }

  /// The types that a file may mean: names alone, and those of its package in full.
  private static Set<String> names(Source file) {
    Set<String> names = new TreeSet<>();
    NAME.matcher(file.code()).results().forEach(name -> names.add(name.group()));
    QUALIFIED
        .matcher(file.code())
        .results()
        .filter(name -> name.group(1).equals(file.room()))
        .forEach(name -> names.add(name.group(2)));
    return names;
  }

  /// For each file the sealed type that it is a case of, or itself.
  private static Map<String, String> families(List<Source> files) {
    Map<String, String> family = new HashMap<>();
    files.forEach(file -> family.put(file.type(), file.type()));
    for (Source file : files) {
      CASES
          .matcher(file.code())
          .results()
          .flatMap(cases -> Arrays.stream(cases.group(1).strip().split("\\s*,\\s*")))
          .forEach(name -> family.replace(name, file.type()));
    }
    // a case may be sealed itself
    Function<String, String> top =
        name -> {
          for (int i = 0; i < files.size(); i++) {
            name = family.get(name);
          }
          return name;
        };
    return files.stream().map(Source::type).collect(Collectors.toMap(name -> name, top));
  }

  private void publicTypes() {
    List<String> types =
        main()
            .filter(source -> API.contains(source.room()) && !source.isPackage())
            .filter(source -> isPublic(source.code()))
            .map(Source::type)
            .sorted()
            .toList();
    if (types.size() > API_TYPES) {
      String what = "the API has %d types, not %d: %s";
      findings.add(
          new Finding("src/main", 0, what.formatted(types.size(), API_TYPES, listed(types))));
    }
  }

  private static boolean isPublic(String code) {
    return code.lines()
        .anyMatch(line -> line.startsWith("public ") && DECLARED.matcher(line).find());
  }

  private void names() {
    Map<String, List<Source>> declared = new TreeMap<>();
    for (Source source : sources) {
      if (source.isIn("src/main") || source.isIn("src/bench")) {
        DECLARED
            .matcher(source.code())
            .results()
            .forEach(name ->
                declared.computeIfAbsent(name.group(1), _ -> new ArrayList<>()).add(source));
      }
    }
    declared.forEach((name, in) -> {
      if (in.size() > 1) {
        Source second = in.getLast();
        String others = listed(in.subList(0, in.size() - 1).stream().map(Source::path).toList());
        var at = Pattern.compile("\\s" + name + "\\b").matcher(second.code());
        find(
            second,
            at.find() ? line(second.code(), at.end()) : 0,
            name + " is the name of another type as well, in " + others);
      }
    });
  }

  /// Of a manifest the files that it lists, a line each, don't count.
  private void lengths() {
    for (Source source : sources) {
      int lines =
          (int) source.text().lines().filter(line -> !line.startsWith("//SOURCES ")).count();
      if (lines > LINES) {
        find(source, lines, "is longer than " + LINES + " lines");
      }
    }
  }

  private void find(Source source, int line, String what) {
    findings.add(new Finding(source.path(), line, what));
  }

  private static String listed(Collection<String> names) {
    return String.join(", ", names);
  }

  private static int line(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /// The groups of more than one in which each leads to each other (Tarjan, SIAM J. Comput. 1
  /// (1972) 146).
  private static List<Set<String>> knots(Map<String, Set<String>> arrows) {
    return new Knots(arrows).found;
  }

  private static final class Knots {
    final List<Set<String>> found = new ArrayList<>();
    private final Map<String, Set<String>> arrows;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    Knots(Map<String, Set<String>> arrows) {
      this.arrows = arrows;
      arrows.keySet().forEach(this::visit);
    }

    private void visit(String from) {
      if (order.putIfAbsent(from, order.size()) != null) {
        return;
      }
      lowest.put(from, order.get(from));
      open.push(from);
      for (String to : arrows.getOrDefault(from, Set.of())) {
        boolean isNew = !order.containsKey(to);
        visit(to);
        if (isNew) {
          lowest.merge(from, lowest.get(to), Math::min);
        } else if (open.contains(to)) {
          lowest.merge(from, order.get(to), Math::min);
        }
      }
      if (lowest.get(from).equals(order.get(from))) {
        Set<String> knot = new TreeSet<>();
        do {
          knot.add(open.peek());
        } while (!open.pop().equals(from));
        if (knot.size() > 1) {
          found.add(knot);
        }
      }
    }
  }

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\n]*|/\\*(?s:.*?)\\*/)"
              + "|\"\"\"(?s:.*?)(?<!\\\\)\"\"\""
              + "|\"(?:\\\\.|[^\"\\\\\n])*\""
              + "|'(?:\\\\.|[^'\\\\\n])+'");

  /// @return the text with spaces for its comments, and for what is quoted unless that is kept
  private static String blanked(String text, boolean keepsQuoted) {
    return TOKEN
        .matcher(text)
        .replaceAll(token ->
            keepsQuoted && token.group("comment") == null
                ? java.util.regex.Matcher.quoteReplacement(token.group())
                : token.group().replaceAll("[^\n]", " "));
  }
}
