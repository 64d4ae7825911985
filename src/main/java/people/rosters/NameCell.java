package people.rosters;

import module java.base;

/// A whole name that stands in one cell, in its halves: `Lovelace, Ada`, `Ada Lovelace`, `Ludwig
/// van Beethoven`, `LOVELACE Ada`, `Martin Luther King, Jr.` A single word is a last name.
///
/// @param first null when not said
/// @param last null when not said
record NameCell(String first, String last) {

  /// What a column is called in which the last name stands first, also without a comma behind it.
  static final String LAST_FIRST =
      "nometprénom nomprénom nometprénoms nomprénoms namevorname nameundvorname nachnamevorname"
          + " nachnameundvorname familiennamevorname familiennameundvorname zunamevorname"
          + " nazwiskoiimię nazwiskoimię apellidosynombre apellidosnombre apellidosynombres"
          + " cognomeenome cognomenome achternaamvoornaam naamenvoornaam naamvoornaam"
          + " lastnamefirstname lastfirst surnamefirstname surnameforename familynamegivenname";

  private static final Set<String> LAST_FIRST_COLUMNS = RosterWords.plainWords(LAST_FIRST);

  /// What stands behind a last name, and is said with it. `Sen` without a point is a last name.
  private static final Pattern SUFFIX =
      Pattern.compile(
          "(?:[Jj]r|[Ss]r|JR|SR)\\.?|[Jj]un\\.|[Ss]en\\.|I{2,3}|IV|M\\.?D\\.?|Ph\\.?D\\.?|Esq\\.?");

  /// A word of at least three letters in capitals only: two may be initials.
  private static final Pattern CAPITALS = Pattern.compile("(?=(?:[^\\p{L}]*\\p{L}){3})\\P{Ll}+");

  /// A short word that is part of a last name in capitals: `LE GOFF`, `DE LA TOUR`.
  private static final Pattern PARTICLE = Pattern.compile("\\p{Lu}{1,3}'?|\\p{Ll}+'?");

  /// Two first names with a word between them that makes them two people.
  private static final Pattern TWO_PEOPLE =
      Pattern.compile(
          "\\p{Lu}[\\p{L}.'-]*(?: +(?:und|u\\.|and|et|y|e|i|en|og|och) +| *[&+] *)\\p{Lu}.*");

  NameCell {
    first = first == null || first.isBlank() ? null : first.strip();
    last = last == null || last.isBlank() ? null : last.strip();
  }

  /// Whether the last name stands first in a column that is called so.
  static boolean isLastFirst(String column) {
    return LAST_FIRST_COLUMNS.contains(RosterWords.plain(column));
  }

  /// @param isLastFirst whether the last name stands first where nothing in the name tells
  static NameCell of(String name, boolean isLastFirst) {
    List<String> parts =
        Arrays.stream(name.split(",")).map(String::strip).collect(Collectors.toList());
    String suffix = "";
    while (parts.size() > 1 && isSuffix(parts.getLast())) {
      suffix = " " + parts.removeLast() + suffix;
    }
    if (parts.size() > 1) {
      String last = parts.removeFirst();
      return new NameCell(String.join(", ", parts), last + suffix);
    }
    NameCell plain = ofWords(parts.getFirst().split("\\s+"), isLastFirst);
    return suffix.isEmpty() || plain.last == null
        ? plain
        : new NameCell(plain.first, plain.last + suffix);
  }

  private static boolean isSuffix(String word) {
    return SUFFIX.matcher(word).matches();
  }

  private static NameCell ofWords(String[] words, boolean isLastFirst) {
    int end = words.length;
    while (end > 2 && isSuffix(words[end - 1])) {
      end--;
    }
    NameCell inCapitals = inCapitals(words, end);
    if (inCapitals != null) {
      return inCapitals;
    }
    if (isLastFirst && end > 1) {
      return lastFirst(words, end);
    }
    int last = end - 1;
    boolean isWritten = !words[last].isEmpty() && isUpper(words[last]);
    while (isWritten && last > 0 && Character.isLowerCase(words[last - 1].codePointAt(0))) {
      last--;
    }
    return new NameCell(joined(words, 0, last), joined(words, last, words.length));
  }

  /// A name whose last one is the first word, with small ones before it.
  private static NameCell lastFirst(String[] words, int end) {
    int first = 1;
    while (first < end - 1 && !isUpper(words[first - 1])) {
      first++;
    }
    String last = joined(words, 0, first);
    String suffix = joined(words, end, words.length);
    return new NameCell(joined(words, first, end), suffix.isEmpty() ? last : last + " " + suffix);
  }

  /// A name whose last one is in capitals before or behind the first one, which is not.
  ///
  /// @param end of the words without what is behind the name
  /// @return null when it is none
  private static NameCell inCapitals(String[] words, int end) {
    int from = 0;
    while (from < end && !CAPITALS.matcher(words[from]).matches()) {
      from++;
    }
    int to = from;
    while (to < end && (isCapitals(words[to]) || isBetween(words, to, end))) {
      to++;
    }
    while (from > 0 && PARTICLE.matcher(words[from - 1]).matches()) {
      from--;
    }
    boolean isSplit = from < to && (from == 0) != (to == end);
    for (int i = 0; i < end && isSplit; i++) {
      boolean isFirst = i < from || i >= to;
      isSplit = !isFirst || !CAPITALS.matcher(words[i]).matches();
    }
    if (!isSplit) {
      return null;
    }
    String first = from > 0 ? joined(words, 0, from) : joined(words, to, end);
    String suffix = joined(words, end, words.length);
    return new NameCell(first, joined(words, from, to) + (suffix.isEmpty() ? "" : " " + suffix));
  }

  private static boolean isCapitals(String word) {
    return CAPITALS.matcher(word).matches()
        || word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
  }

  /// Whether a short word stands between others in capitals.
  private static boolean isBetween(String[] words, int at, int end) {
    return PARTICLE.matcher(words[at]).matches()
        && at + 1 < end
        && (isCapitals(words[at + 1]) || isBetween(words, at + 1, end));
  }

  private static boolean isUpper(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }

  private static String joined(String[] words, int from, int to) {
    return String.join(" ", Arrays.copyOfRange(words, from, to));
  }

  /// Whether a first name is those of two people: `Hans und Anna`, `John & Mary`.
  static boolean isOfTwo(String first) {
    return first != null && TWO_PEOPLE.matcher(first).matches();
  }
}
