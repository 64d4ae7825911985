package people.imports.trees;

import module java.base;

/// A small family tree as its lines say it, for [TreeWorlds]: read here anew, so that what the
/// importer misunderstands is not misunderstood alike. It knows the few tags and forms of dates of
/// the trees that are compared, and refuses others.
///
/// @param bound the last day that the file can know of
public record TreeLines(List<SmallPerson> people, List<SmallFamily> families, int bound) {

  static final int NEVER = 9_999_999;

  public static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  /// Days since 1970, both included.
  record Span(int lo, int hi) {}

  /// @param said dates in her record at which she was seen, with a marital status or null
  record SmallPerson(
      String id,
      Span birth,
      boolean isDead,
      Span death,
      Span buried,
      List<SeenAs> said,
      List<SmallHome> homes) {}

  record SeenAs(String status, Span date) {}

  /// @param from when it begins; null when it has no date
  /// @param until its last day; null when that is not said
  /// @param isSaid whether a residence says so, and not only a birth or a census
  record SmallHome(String city, Span from, Span until, boolean isSaid) {}

  /// @param marr null when it has no date
  /// @param div likewise
  /// @param sep of a separation, likewise
  /// @param isNever whether it is said that they did not marry
  /// @param state `MARRIED` or `PARTNERED`
  record SmallFamily(
      String id,
      List<Integer> spouses,
      List<Integer> children,
      boolean hasMarr,
      Span marr,
      boolean hasDiv,
      Span div,
      boolean isAnnulled,
      boolean hasSep,
      Span sep,
      boolean isNever,
      String state,
      List<SmallHome> homes) {

    /// Whether they were married, whenever that was.
    boolean isWed() {
      return hasMarr || hasDiv || hasSep;
    }
  }

  private record Node(int level, String id, String tag, String value, List<Node> children) {

    Node child(String wanted) {
      return children.stream().filter(node -> node.tag.equals(wanted)).findFirst().orElse(null);
    }

    /// Of what happens on a day: a period is a day within it.
    Span date() {
      Node date = child("DATE");
      return date == null ? null : span(date.value.replaceFirst("^FROM (.*) TO ", "BET $1 AND "));
    }

    String type() {
      Node type = child("TYPE");
      return type == null ? "" : type.value;
    }

    boolean saysNo() {
      return value.equals("N");
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
      SmallHome seen = home(home);
      if (seen.from != null) {
        said.add(new SeenAs(m.find() ? m.group(1).toUpperCase(Locale.ROOT) : null, seen.from));
      }
      if (seen.until != null) {
        said.add(new SeenAs(null, seen.until));
      }
    }
    List<Node> deaths = node.all("DEAT");
    List<Node> burials = node.all("BURI");
    Node birth =
        node.all("BIRT").stream().filter(each -> each.date() != null).findFirst().orElse(null);
    return new SmallPerson(
        node.id,
        Node.dateOf(node.all("BIRT")),
        !deaths.isEmpty() || !burials.isEmpty(),
        Node.dateOf(deaths),
        Node.dateOf(burials),
        said,
        node.all("RESI", "CENS", "BIRT").stream()
            .filter(each -> each.child("PLAC") != null)
            .filter(each -> !each.tag.equals("BIRT") || each == birth)
            .map(TreeLines::home)
            .toList());
  }

  private static SmallHome home(Node node) {
    Node place = node.child("PLAC");
    String city = place == null ? "" : place.value.split(",")[0];
    boolean isSaid = node.tag.equals("RESI");
    Node date = node.child("DATE");
    if (date == null) {
      return new SmallHome(city, null, null, isSaid);
    }
    String words = date.value;
    int to = words.indexOf("TO ");
    Span until = to < 0 ? null : span(words.substring(to + 3));
    Span from =
        words.startsWith("FROM ")
            ? span(words.substring(5, to < 0 ? words.length() : to).strip())
            : to == 0 ? new Span(-NEVER, until.lo) : span(words);
    boolean isBackwards = until != null && until.hi < from.lo;
    return isBackwards
        ? new SmallHome(city, until, from, isSaid)
        : new SmallHome(city, from, until, isSaid);
  }

  private static SmallFamily family(Node node, List<String> ids) {
    List<Node> weddings = node.all("MARR").stream().filter(each -> !isNever(each)).toList();
    List<Node> ends = node.all("DIV", "ANUL").stream().filter(each -> !each.saysNo()).toList();
    List<Node> partings = node.all("EVEN").stream().filter(TreeLines::isParting).toList();
    boolean isNever =
        node.all("MARR").stream().anyMatch(each -> isNever(each) && each.date() == null)
            || node.all("NO").stream().anyMatch(each -> each.date() == null);
    boolean isPartnership = weddings.stream().anyMatch(each -> each.type().endsWith("partnership"));
    return new SmallFamily(
        node.id,
        node.all("HUSB", "WIFE").stream().map(each -> ids.indexOf(each.value)).toList(),
        node.all("CHIL").stream().map(each -> ids.indexOf(each.value)).toList(),
        !weddings.isEmpty(),
        Node.dateOf(weddings),
        !ends.isEmpty(),
        Node.dateOf(ends),
        !ends.isEmpty() && ends.getFirst().tag.equals("ANUL"),
        !partings.isEmpty(),
        Node.dateOf(partings),
        isNever,
        isPartnership ? "PARTNERED" : "MARRIED",
        node.all("RESI").stream().map(TreeLines::home).toList());
  }

  private static boolean isNever(Node wedding) {
    return wedding.saysNo() || wedding.type().equals("Never married");
  }

  private static boolean isParting(Node event) {
    return event.type().equals("Separation");
  }

  /// The first possible days of what has a date.
  private static List<Integer> dated(List<SmallPerson> people, List<SmallFamily> families) {
    List<Span> spans = new ArrayList<>();
    for (SmallPerson person : people) {
      spans.addAll(Arrays.asList(person.birth, person.death, person.buried));
      person.said.forEach(said -> spans.add(said.date));
    }
    for (SmallFamily family : families) {
      spans.addAll(Arrays.asList(family.marr, family.div, family.sep));
      family.homes.forEach(home -> spans.addAll(Arrays.asList(home.from, home.until)));
    }
    return spans.stream()
        .filter(Objects::nonNull)
        .map(span -> span.lo > -NEVER ? span.lo : span.hi)
        .toList();
  }

  /// @throws IllegalArgumentException for other forms than those that are compared
  private static Span span(String words) {
    String[] range = words.replaceFirst("^BET ", "").split(" AND ");
    if (range.length == 2) {
      return new Span(span(range[0]).lo, span(range[1]).hi);
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
