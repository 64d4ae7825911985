package people.rosters;

import module java.base;

import people.*;

/// The mapping of a list: what its columns are of, and how its cells are compared with what is
/// known:
///
/// ```java
/// RosterMapping.parse("last=last_name,first=first_name,street=address").key("bioguide_id").ignoring("phone");
/// ```
///
/// A column that is not named is an attribute of its own name. Immutable.
///
/// @param columns by role the name of its column, or several of them with `+` between, or with `|`
///   between where lists call it differently: the first one that a list has, and none where there
///   is nothing behind the last `|`. The roles are `key`, `first`, `last`, `name`, `born`, `sex`,
///   `status`, `since`, `partner`, `street`, `city`, `postcode`, `country`, `address`, `joined`,
///   `left`, and `key:SYSTEM` for a key in another system
/// @param ignored columns that say nothing
/// @param statusWords words for a status beside the usual ones
/// @param isLoose whether case, spaces, accents and punctuation make no difference
/// @param isBlankUnknown whether a blank cell says that something is not known from then on; else
///   it says nothing
public record RosterMapping(
    Map<String, String> columns,
    Set<String> ignored,
    Map<String, Status> statusWords,
    boolean isLoose,
    boolean isBlankUnknown) {

  /// How a role of a key in another system begins.
  static final String KEY_OF = "key:";

  public RosterMapping {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    ignored = Collections.unmodifiableSet(new LinkedHashSet<>(ignored));
    statusWords = Collections.unmodifiableMap(new LinkedHashMap<>(statusWords));
    for (Map.Entry<String, String> column : columns.entrySet()) {
      String role = column.getKey();
      boolean isKeyOf = role.startsWith(KEY_OF) && role.length() > KEY_OF.length();
      if (!isKeyOf && RosterRole.of(role) == null) {
        throw new IllegalArgumentException(
            "'%s' is nothing that a column may be of; expected one of %s, key:SYSTEM"
                .formatted(role, RosterRole.words()));
      }
      List<String> choices = choices(column.getValue());
      if (choices.getFirst().isEmpty()) {
        throw new IllegalArgumentException("'%s' has no column".formatted(role));
      }
      if (role.equals(RosterRole.KEY.word()) && choices.getLast().isEmpty()) {
        throw new IllegalArgumentException("'key' may have no column; expected one in each list");
      }
    }
  }

  /// A mapping of no column.
  public static final RosterMapping NONE =
      new RosterMapping(Map.of(), Set.of(), Map.of(), false, false);

  /// Reads `last=last_name,first=first_name`.
  ///
  /// @throws IllegalArgumentException naming what is wrong in it
  public static RosterMapping parse(String text) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String part : text.split(",")) {
      int at = part.indexOf('=');
      if (at < 1 || at == part.length() - 1) {
        throw new IllegalArgumentException(
            "'%s' maps no column; expected ROLE=COLUMN, such as last=last_name".formatted(part));
      }
      String role = part.substring(0, at).strip();
      if (columns.put(role, part.substring(at + 1).strip()) != null) {
        throw new IllegalArgumentException(
            "'%s' has two columns; expected one, or several with + between".formatted(role));
      }
    }
    return NONE.with(columns);
  }

  RosterMapping with(Map<String, String> columns) {
    return new RosterMapping(columns, ignored, statusWords, isLoose, isBlankUnknown);
  }

  /// The same with the column by which people are known again.
  public RosterMapping key(String column) {
    Map<String, String> more = new LinkedHashMap<>(columns);
    more.put(RosterRole.KEY.word(), column);
    return with(more);
  }

  /// The same, and where it has no column for a role, or says nothing of a column, what another one
  /// says.
  public RosterMapping over(RosterMapping other) {
    Map<String, String> all = new LinkedHashMap<>(columns);
    other.columns.forEach((role, column) -> {
      if (!columns.containsValue(column) && !ignored.contains(column)) {
        all.putIfAbsent(role, column);
      }
    });
    Set<String> none = new LinkedHashSet<>(ignored);
    other.ignored.stream().filter(column -> !all.containsValue(column)).forEach(none::add);
    Map<String, Status> words = new LinkedHashMap<>(other.statusWords);
    words.putAll(statusWords);
    return new RosterMapping(
        all, none, words, isLoose || other.isLoose, isBlankUnknown || other.isBlankUnknown);
  }

  /// The same without some columns.
  public RosterMapping ignoring(String... more) {
    Set<String> all = new LinkedHashSet<>(ignored);
    all.addAll(List.of(more));
    return new RosterMapping(columns, all, statusWords, isLoose, isBlankUnknown);
  }

  /// The same, where case, spaces, accents and punctuation are no change.
  public RosterMapping loose() {
    return new RosterMapping(columns, ignored, statusWords, true, isBlankUnknown);
  }

  /// The same, where a blank cell says that something is not known.
  public RosterMapping blankIsUnknown() {
    return new RosterMapping(columns, ignored, statusWords, isLoose, true);
  }

  /// The same with more words: `verh.=MARRIED,led.=SINGLE`.
  ///
  /// @throws IllegalArgumentException naming what is wrong in it
  public RosterMapping statusWords(String text) {
    Map<String, Status> words = new LinkedHashMap<>(statusWords);
    for (String part : text.split(",")) {
      int at = part.indexOf('=');
      if (at < 1) {
        throw new IllegalArgumentException(
            "'%s' is no word for a status; expected WORD=STATUS, such as verh.=MARRIED"
                .formatted(part));
      }
      words.put(part.substring(0, at).strip(), Status.parse(part.substring(at + 1).strip()));
    }
    return new RosterMapping(columns, ignored, words, isLoose, isBlankUnknown);
  }

  /// What may be a role's column, the first one first; the last is empty where there may be none.
  static List<String> choices(String column) {
    return Arrays.stream(column.split("\\|", -1)).map(String::strip).toList();
  }

  /// The column of a role; null for none.
  String column(RosterRole role) {
    return columns.get(role.word());
  }

  /// What the mapping is, a line for each column, for people to read before it is used.
  public List<String> described() {
    List<String> lines = new ArrayList<>();
    columns.forEach((role, column) -> lines.add("%s: column %s".formatted(role, told(column))));
    ignored.forEach(column -> lines.add("ignored: column '%s'".formatted(column)));
    statusWords.forEach((word, status) -> lines.add("status '%s': %s".formatted(word, status)));
    if (isLoose) {
      lines.add("case, spaces, accents and punctuation are no change");
    }
    if (isBlankUnknown) {
      lines.add("a blank cell: not known from then on");
    }
    return lines;
  }

  private static String told(String column) {
    List<String> choices = choices(column);
    String names =
        choices.stream()
            .filter(choice -> !choice.isEmpty())
            .map("'%s'"::formatted)
            .collect(Collectors.joining(" or "));
    return names + (choices.getLast().isEmpty() ? " where there is one" : "");
  }

  /// Guesses the columns of a list from their names, and from some of its rows.
  ///
  /// @param rows cells in the order of the header
  public static RosterMapping guess(List<String> header, List<List<String>> rows) {
    return ColumnGuess.of(header, rows);
  }

  /// The mapping as JSON, which [#read] reads.
  public void write(Path file) {
    MappingFile.write(this, file);
  }

  /// Reads a mapping that was written, perhaps by hand.
  ///
  /// @throws TimelineException with the reason
  public static RosterMapping read(Path file) {
    return MappingFile.read(file);
  }
}
