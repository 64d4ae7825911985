package people.imports;

import module java.base;

/// A small family tree as its lines say it, for [TreeWorlds]: read here anew, so that what the
/// importer misunderstands is not misunderstood alike. It knows the few tags and forms of dates of
/// the trees that are compared, and refuses others.
///
/// @param bound the last day that the file can know of
record TreeLines(List<SmallPerson> people, List<SmallFamily> families, int bound) {

  static final int NEVER = 9_999_999;

  static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  /// Days since 1970, both included.
  record Span(int lo, int hi) {}

  /// @param said dates in her record at which she was seen, with a marital status or null
  record SmallPerson(
      String id, Span birth, boolean isDead, Span death, Span buried, List<SeenAs> said) {}

  record SeenAs(String status, Span date) {}

  /// @param marr null when it has no date
  /// @param div likewise
  record SmallFamily(
      String id,
      List<Integer> spouses,
      List<Integer> children,
      boolean hasMarr,
      Span marr,
      boolean hasDiv,
      Span div,
      boolean isAnnulled) {}

  private record Node(int level, String id, String tag, String value, List<Node> children) {

    Node child(String wanted) {
      return children.stream().filter(node -> node.tag.equals(wanted)).findFirst().orElse(null);
    }

    Span date() {
      Node date = child("DATE");
      return date == null ? null : span(date.value);
    }

    /// The first that has a date, or the first.
    static Span dateOf(List<Node> nodes) {
      return nodes.stream().map(Node::date).filter(Objects::nonNull).findFirst().orElse(null);
    }

    List<Node> all(String... wanted) {
      return children.stream().filter(node -> List.of(wanted).contains(node.tag)).toList();
    }
  }

  static TreeLines of(String text) {
    Node root = new Node(-1, "", "", "", new ArrayList<>());
    List<Node> path = new ArrayList<>(List.of(root));
    Pattern form = Pattern.compile("(\\d) (?:(@\\w+@) )?(\\w+)(?: (.*))?");
    for (String line : text.lines().toList()) {
      Matcher m = form.matcher(line);
      if (!m.matches()) {
        throw new IllegalArgumentException(line);
      }
      int level = Integer.parseInt(m.group(1));
      Node node =
          new Node(
              level,
              m.group(2),
              m.group(3),
              m.group(4) == null ? "" : m.group(4),
              new ArrayList<>());
      path.subList(level + 1, path.size()).clear();
      path.getLast().children.add(node);
      path.add(node);
    }
    List<Node> persons = root.all("INDI");
    List<String> ids = persons.stream().map(Node::id).toList();
    List<SmallPerson> people = persons.stream().map(TreeLines::person).toList();
    List<SmallFamily> families =
        root.all("FAM").stream()
            .sorted(Comparator.comparing(Node::id))
            .map(node -> family(node, ids))
            .toList();
    Span head = root.child("HEAD").date();
    int bound = head.hi;
    for (int day : dated(people, families)) {
      bound = Math.max(bound, day);
    }
    return new TreeLines(people, families, bound);
  }

  private static SmallPerson person(Node node) {
    List<SeenAs> said = new ArrayList<>();
    for (Node home : node.all("RESI", "CENS")) {
      Matcher m = Pattern.compile("Marital ?Status: (\\w+)").matcher(home.value);
      if (home.date() != null) {
        said.add(new SeenAs(m.find() ? m.group(1).toUpperCase(Locale.ROOT) : null, home.date()));
      }
    }
    List<Node> deaths = node.all("DEAT");
    List<Node> burials = node.all("BURI");
    return new SmallPerson(
        node.id,
        Node.dateOf(node.all("BIRT")),
        !deaths.isEmpty() || !burials.isEmpty(),
        Node.dateOf(deaths),
        Node.dateOf(burials),
        said);
  }

  private static SmallFamily family(Node node, List<String> ids) {
    List<Node> weddings = node.all("MARR");
    List<Node> ends = node.all("DIV", "ANUL");
    return new SmallFamily(
        node.id,
        node.all("HUSB", "WIFE").stream().map(each -> ids.indexOf(each.value)).toList(),
        node.all("CHIL").stream().map(each -> ids.indexOf(each.value)).toList(),
        !weddings.isEmpty(),
        Node.dateOf(weddings),
        !ends.isEmpty(),
        Node.dateOf(ends),
        !ends.isEmpty() && ends.getFirst().tag.equals("ANUL"));
  }

  /// The first possible days of what has a date.
  private static List<Integer> dated(List<SmallPerson> people, List<SmallFamily> families) {
    List<Span> spans = new ArrayList<>();
    for (SmallPerson person : people) {
      spans.addAll(Arrays.asList(person.birth, person.death, person.buried));
      person.said.forEach(said -> spans.add(said.date));
    }
    families.forEach(family -> spans.addAll(Arrays.asList(family.marr, family.div)));
    return spans.stream()
        .filter(Objects::nonNull)
        .map(span -> span.lo > -NEVER ? span.lo : span.hi)
        .toList();
  }

  /// @throws IllegalArgumentException for other forms than those that are compared
  private static Span span(String words) {
    String[] range = words.replaceFirst("^(BET|FROM) ", "").split(" (AND|TO) ");
    if (range.length == 2) {
      Span from = span(range[0]);
      return words.startsWith("BET") ? new Span(from.lo, span(range[1]).hi) : from;
    }
    if (words.matches("(BEF|AFT|ABT) .*")) {
      Span date = span(words.substring(4));
      return switch (words.substring(0, 3)) {
        case "BEF" -> new Span(-NEVER, date.lo - 1);
        case "AFT" -> new Span(date.hi + 1, NEVER);
        default -> date;
      };
    }
    String[] parts = words.split(" ");
    int year = Integer.parseInt(parts[parts.length - 1]);
    int month = parts.length < 2 ? 0 : 1 + MONTHS.indexOf(parts[parts.length - 2]);
    if (parts.length == 3) {
      int day = day(LocalDate.of(year, month, Integer.parseInt(parts[0])));
      return new Span(day, day);
    }
    LocalDate first = LocalDate.of(year, Math.max(1, month), 1);
    LocalDate next = month == 0 ? first.plusYears(1) : first.plusMonths(1);
    return new Span(day(first), day(next) - 1);
  }

  static int day(LocalDate date) {
    return (int) date.toEpochDay();
  }
}
