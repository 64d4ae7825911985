package people.exports;

import module java.base;

/// The structure rules of FamilySearch GEDCOM 7, by the tables that the standard is published with:
/// which structures stand in which, how often, and with what value. It knows nothing of the classes
/// that write or read trees.
final class GedcomRules {

  private static final Path TABLE = Path.of("src/test/resources/gedcom7-structures.tsv");

  /// `Line` of the grammar.
  private static final Pattern LINE =
      Pattern.compile("(0|[1-9]\\d*) (?:@([A-Z0-9_]+)@ )?(_?[A-Z][A-Z0-9_]*)(?: (.+))?");

  private static final Pattern POINTER = Pattern.compile("@([A-Z0-9_]+)@");

  private static final Pattern BANNED =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\uFFFE\\uFFFF]|\\p{Cs}");

  private static final String DATE =
      "(?:(?:\\d{1,2} )?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) )?\\d+(?: BCE)?";

  private static final Map<String, String> PAYLOADS =
      Map.ofEntries(
          Map.entry("-", ""),
          Map.entry("xsd:string", "(?s).*"),
          Map.entry("Y|<NULL>", "Y?"),
          Map.entry(
              "type-Date",
              "|%1$s|TO %1$s|FROM %1$s(?: TO %1$s)?|BET %1$s AND %1$s|(?:AFT|BEF|ABT|CAL|EST) %1$s"
                  .formatted(DATE)),
          Map.entry("type-Date#exact", "\\d{1,2} [A-Z]{3} \\d+"),
          Map.entry("type-Name", "[^/\\t\\n]+|[^/\\t\\n]*/[^/\\t\\n]*/[^/\\t\\n]*"),
          Map.entry("type-List#Text", "[^\\n]*"),
          Map.entry("type-TagDef", "_[A-Z0-9_]+ [a-z]+:\\S+"),
          Map.entry("http://www.w3.org/2001/XMLSchema#anyURI", "[a-zA-Z][a-zA-Z0-9+.-]*:\\S*"),
          Map.entry("xsd:anyURI", "[a-zA-Z][a-zA-Z0-9+.-]*:\\S*"),
          Map.entry("type-Latitude", "[NS](?:90|[0-8]?\\d)(?:\\.\\d+)?"),
          Map.entry("type-Longitude", "[EW](?:180|1[0-7]\\d|0?\\d?\\d)(?:\\.\\d+)?"));

  /// @param of the structure that it is
  private record Rule(String of, int least, boolean isOnce, String payload, List<String> values) {}

  /// @param pointer the identifier that it points to; null for none
  private record Node(String id, String tag, String value, String pointer, List<Node> below) {}

  /// By the structure above and the tag.
  private final Map<String, SequencedMap<String, Rule>> rules = new HashMap<>();

  private final Map<String, String> extensions = new HashMap<>();
  private final Map<String, Node> records = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private GedcomRules() throws IOException {
    for (String row : Files.readAllLines(TABLE)) {
      if (!row.startsWith("#")) {
        String[] cells = row.split("\t");
        List<String> values = cells[5].equals("-") ? List.of() : List.of(cells[5].split(" "));
        Rule rule =
            new Rule(
                cells[2], cells[3].charAt(1) - '0', cells[3].endsWith(":1}"), cells[4], values);
        rules.computeIfAbsent(cells[0], _ -> new LinkedHashMap<>()).put(cells[1], rule);
      }
    }
  }

  /// What of a file breaks a rule.
  static List<String> problems(Path file) throws IOException {
    GedcomRules rules = new GedcomRules();
    rules.check(Files.readString(file));
    return rules.problems;
  }

  private void check(String text) {
    if (!text.startsWith("\uFEFF0 HEAD\n") || !text.endsWith("\n0 TRLR\n")) {
      problems.add("does not begin with a byte order mark and HEAD, or not end with TRLR");
      return;
    }
    Node root = new Node(null, "-", "", null, new ArrayList<>());
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    for (String line : text.substring(1).split("\n")) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches() || BANNED.matcher(line).find()) {
        problems.add("no line: " + line);
        continue;
      }
      int level = Integer.parseInt(parts.group(1));
      if (level >= open.size()) {
        problems.add("level: " + line);
        continue;
      }
      while (open.size() > level + 1) {
        open.pop();
      }
      Node node = node(parts, line);
      if (node.tag.equals("CONT")) {
        Node above = open.pop();
        Node longer =
            new Node(above.id, above.tag, above.value + "\n" + node.value, null, above.below);
        open.element().below.removeLast();
        open.element().below.add(longer);
        open.push(longer);
      } else {
        open.element().below.add(node);
        open.push(node);
      }
    }
    for (Node record : root.below) {
      if (record.id != null && records.put(record.id, record) != null) {
        problems.add("twice: @" + record.id + "@");
      }
    }
    for (Node schema : root.below.getFirst().below) {
      if (schema.tag.equals("SCHMA")) {
        schema.below.forEach(
            tag -> extensions.put(tag.value.split(" ")[0], tag.value.split(" ")[1]));
      }
    }
    check(root, "-", "");
    checkBothWays();
  }

  private Node node(Matcher parts, String line) {
    String value = parts.group(4) == null ? "" : parts.group(4);
    Matcher pointer = POINTER.matcher(value);
    boolean isPointer = pointer.matches();
    if (!isPointer && value.startsWith("@") && !value.startsWith("@@")) {
      problems.add("lone @: " + line);
    }
    String text = value.startsWith("@@") ? value.substring(1) : value;
    return new Node(
        parts.group(2),
        parts.group(3),
        isPointer ? "" : text,
        isPointer ? pointer.group(1) : null,
        new ArrayList<>());
  }

  /// @param structure the type of what stands above; null for an extension, in which all may stand
  private void check(Node above, String structure, String path) {
    Map<String, Integer> counts = new HashMap<>();
    for (Node node : above.below) {
      String at = path + "." + node.tag;
      boolean isExtension = node.tag.startsWith("_");
      Rule rule =
          structure == null ? null : rules.getOrDefault(structure, new TreeMap<>()).get(node.tag);
      String type = rule == null ? null : rule.of;
      counts.merge(node.tag, 1, Integer::sum);
      if (isExtension && !extensions.containsKey(node.tag)) {
        problems.add("not declared: " + at);
      } else if (isExtension
          && extensions.get(node.tag).startsWith("https://gedcom.io/terms/v7/")) {
        type = extensions.get(node.tag).replace("https://gedcom.io/terms/v7/", "");
      } else if (!isExtension && structure != null && rule == null) {
        problems.add("not there by the standard: " + at);
      }
      if (rule != null) {
        payload(node, rule, at);
      }
      if (node.pointer != null
          && !node.pointer.equals("VOID")
          && !records.containsKey(node.pointer)) {
        problems.add("to nothing: " + at + " " + node.pointer);
      }
      check(node, type, at);
    }
    if (structure != null) {
      rules
          .getOrDefault(structure, new TreeMap<>())
          .forEach((tag, rule) -> {
            int count = counts.getOrDefault(tag, 0);
            if (count < rule.least || rule.isOnce && count > 1) {
              problems.add("%s.%s: %d of them".formatted(path, tag, count));
            }
          });
    }
  }

  private void payload(Node node, Rule rule, String at) {
    if (rule.payload.startsWith("@<")) {
      String type = rule.payload.replaceAll("@<record-(\\w+)>@", "$1");
      Node to = node.pointer == null ? null : records.get(node.pointer);
      boolean isVoid = "VOID".equals(node.pointer);
      if (!isVoid && (to == null || !to.tag.equals(type))) {
        problems.add("no pointer to %s: %s %s".formatted(type, at, node));
      }
    } else if (!rule.values.isEmpty()) {
      if (!rule.values.contains(node.value)) {
        problems.add("none of %s: %s %s".formatted(rule.values, at, node.value));
      }
    } else if (!PAYLOADS.containsKey(rule.payload)
        || !node.value.matches(PAYLOADS.get(rule.payload))) {
      problems.add("no %s: %s '%s'".formatted(rule.payload, at, node.value));
    }
  }

  /// Who is in a family names it, and the other way round.
  private void checkBothWays() {
    Set<String> ofFamilies = new TreeSet<>();
    Set<String> ofPeople = new TreeSet<>();
    for (Node record : records.values()) {
      for (Node node : record.below) {
        String pair = node.pointer == null ? "" : record.id + " " + node.pointer;
        switch (record.tag + "." + node.tag) {
          case "FAM.HUSB", "FAM.WIFE" -> ofFamilies.add("FAMS " + pair);
          case "FAM.CHIL" -> ofFamilies.add("FAMC " + pair);
          case "INDI.FAMS", "INDI.FAMC" ->
              ofPeople.add(node.tag + " " + node.pointer + " " + record.id);
          default -> {}
        }
      }
    }
    ofFamilies.removeIf(pair -> pair.endsWith(" VOID"));
    if (!ofFamilies.equals(ofPeople)) {
      problems.add("families name %s, and people %s".formatted(ofFamilies, ofPeople));
    }
  }
}
