package people.imports.gedcom;

import module java.base;

/// How a child belongs to a parent, as PEDI below FAMC says it of both, and `_FREL` and `_MREL`
/// below CHIL of each. Better ones stand before others.
public enum Pedigree {
  BIRTH("birth natural biological blood"),

  /// Said in words that are not known here.
  UNKNOWN(""),

  ADOPTED("adopted adoptive adoption"),

  /// Taken in, and no child of hers: such parents are none.
  TAKEN_IN("step stepchild stepfather stepmother foster guardian ward sponsored sealing related");

  /// The member of the parents that says how a child belongs to them, in words.
  public static final String MEMBER = "pedigree";

  /// Its value where all of them adopted her.
  public static final String BY_ADOPTION = "adopted";

  private final Set<String> words;

  Pedigree(String words) {
    this.words = Set.of(words.split(" "));
  }

  /// @param word of a line; blank where none is said
  /// @return null for a blank word
  public static Pedigree of(String word) {
    String tidy = word.strip().toLowerCase(Locale.ROOT);
    return tidy.isEmpty()
        ? null
        : Arrays.stream(values())
            .filter(each -> each.words.contains(tidy))
            .findFirst()
            .orElse(UNKNOWN);
  }
}
