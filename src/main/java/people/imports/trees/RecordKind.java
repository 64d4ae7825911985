package people.imports.trees;

import module java.base;

import people.imports.gedcom.*;

/// The kinds of records that are read of a family tree, in the order of the report.
enum RecordKind {
  PERSON("people", Set.of()),
  FAMILY("families", Set.of()),
  NAME("names", Set.of("GIVN", "SURN", "SPFX", "NPFX", "NSFX", "TYPE", "_MARNM"), "NAME"),
  SEX("sexes", Set.of(), "SEX"),
  KEY("keys", Set.of("TYPE"), "_UID", "UID", "REFN", "EXID"),
  CHILD("children", Set.of(), "CHIL"),
  BIRTH("births", Set.of("DATE"), "BIRT"),
  BAPTISM("baptisms", Set.of("DATE"), "CHR", "BAPM"),
  MARRIAGE("marriages", Set.of("DATE", "TYPE"), "MARR", "_COML"),
  SEPARATION("separations", Set.of("DATE", "TYPE"), "_SEPR", "SEPA"),
  DIVORCE("divorces", Set.of("DATE", "TYPE"), "DIV"),
  ANNULMENT("annulments", Set.of("DATE", "TYPE"), "ANUL"),
  DEATH("deaths", Set.of("DATE"), "DEAT"),
  BURIAL("burials", Set.of("DATE", "TYPE"), "BURI", "CREM", "OBIT", "_OBIT", "_FUN", "_FNRL"),
  PROBATE("probates", Set.of("DATE"), "PROB"),
  RESIDENCE("residences", Set.of("DATE", "PLAC", "ADDR"), "RESI"),
  ADDRESS("addresses", Set.of("ADR1", "ADR2", "ADR3", "CITY", "POST", "CTRY", "STAE"), "ADDR");

  /// Why a record is not used that the file has only to say that it is not so.
  static final String DISPROVEN = "disproven, as the file says";

  /// Tags of programs for the status of a couple.
  private static final Set<String> STATUS_TAGS = Set.of("_MSTAT", "_MEND", "_UST", "_STAT");

  /// Tags that say in words what they are about.
  private static final Set<String> WORDED_TAGS = Set.of("EVEN", "FACT");

  private static final Map<String, RecordKind> BY_TAG = new HashMap<>();

  static {
    for (RecordKind kind : values()) {
      kind.tags.forEach(tag -> BY_TAG.put(tag, kind));
    }
  }

  /// As the report counts them.
  final String plural;

  /// Tags that are understood below a line of this kind.
  private final Set<String> parts;

  private final List<String> tags;

  RecordKind(String plural, Set<String> parts, String... tags) {
    this.plural = plural;
    this.parts = parts;
    this.tags = List.of(tags);
  }

  static List<String> plurals() {
    return Arrays.stream(values()).map(kind -> kind.plural).toList();
  }

  /// The kind of a line below a person or a family; null for what is not read.
  static RecordKind of(GedcomLine line) {
    if (DeathWords.saysDead(line)) {
      return BURIAL;
    }
    if (!WORDED_TAGS.contains(line.tag()) && !isStatusCode(line.tag())) {
      return BY_TAG.get(line.tag());
    }
    return switch (UnionWords.meaning(line.value("TYPE") + " " + line.value())) {
      case MARRIAGE, PARTNERSHIP -> MARRIAGE;
      case SEPARATION -> SEPARATION;
      case DIVORCE -> DIVORCE;
      case ANNULMENT -> ANNULMENT;
      case UNION, SEEN, LAPSE, DEATH_OF_PARTNER -> throw new IllegalStateException(line.toString());
      case null -> null;
    };
  }

  /// Whether a tag of a family says its status in words, and nothing of a day.
  static boolean isStatusCode(String tag) {
    return STATUS_TAGS.contains(tag);
  }

  boolean hasPart(String tag) {
    return parts.contains(tag);
  }

  /// Whether it is of what happened to a couple.
  boolean isOfCouple() {
    return this == MARRIAGE || this == SEPARATION || this == DIVORCE || this == ANNULMENT;
  }

  /// Whether families have lines of this kind.
  boolean isOfFamilies() {
    return switch (this) {
      case CHILD, MARRIAGE, SEPARATION, DIVORCE, ANNULMENT, RESIDENCE -> true;
      case PERSON, FAMILY, NAME, SEX, KEY, BIRTH, BAPTISM, DEATH, BURIAL, PROBATE, ADDRESS -> false;
    };
  }
}
