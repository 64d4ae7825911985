package people.exports;

import module java.base;

import people.*;
import people.imports.dates.*;
import people.imports.gedcom.*;

/// Writes what structures of a family tree have in common: dates, names, addresses, sources, notes,
/// and who recorded it.
final class TreeDetails {

  private static final String NOTE = "note";
  private static final String DATE_TEXT = "dateText";

  private final TreeText text;
  private final Map<String, Integer> extensions;

  /// The numbers of sources, by title.
  private final Map<String, Integer> sources = new LinkedHashMap<>();

  /// @param extensions counts what stands in extensions, by what it is
  TreeDetails(TreeText text, Map<String, Integer> extensions) {
    this.text = text;
    this.extensions = extensions;
  }

  void count(String what) {
    extensions.merge(what, 1, Integer::sum);
  }

  // ---- dates

  /// Writes when a fact was true: in the terms of the standard, and where these say something else,
  /// also as it is recorded.
  ///
  /// @param last the last day of what lasts; null for what does not, or is not known to end
  void date(int level, String tag, TreeFact fact, LocalDate last) throws IOException {
    boolean isPeriod = fact.lasts();
    String words =
        !fact.isDated()
            ? DateTerms.by(fact.date().day())
            : isPeriod ? DateTerms.from(fact.date(), last) : DateTerms.of(fact.date());
    date(level, tag, words, fact.date(), phrase(fact.details()));
    seq(level, fact.seq());
  }

  /// Writes the place of a fact among those of its day.
  void seq(int level, int seq) throws IOException {
    text.line(level, TreeExtension.SEQ.tag(), seq == 0 ? null : Integer.toString(seq));
  }

  /// @param phrase the words of the source; null for none
  void date(int level, String tag, EffectiveDate date, String phrase) throws IOException {
    date(level, tag, DateTerms.of(date), date, phrase);
  }

  private void date(int level, String tag, String words, EffectiveDate date, String phrase)
      throws IOException {
    text.line(level, tag, words);
    text.line(level + 1, "PHRASE", phrase);
    if (!DateTerms.isSaidBy(words, date)) {
      text.line(level + 1, TreeExtension.EDTF.tag(), date.toString());
      count("dates");
    }
  }

  /// The words of a date that is written; null for none.
  static String phrase(Details details) {
    return details.others().get(DATE_TEXT) instanceof String words && TreeText.isPlain(words)
        ? words
        : null;
  }

  // ---- where it is written

  /// Writes the source of a fact, a note, who recorded it, and its further members.
  ///
  /// @param said members that were written already
  /// @param isStandard whether the structure may have sources and notes by the standard
  void details(int level, Details details, Set<String> said, boolean isStandard)
      throws IOException {
    Map<String, Object> rest = new LinkedHashMap<>(details.others());
    said.forEach(rest::remove);
    if (isStandard
        && rest.get(NOTE) instanceof String note
        && !note.isEmpty()
        && TreeText.holds(note)) {
      text.line(level, "NOTE", note);
      rest.remove(NOTE);
    }
    source(level, isStandard ? "SOUR" : TreeExtension.SOUR.tag(), details.source());
    text.line(level, TreeExtension.BY.tag(), details.recordedBy());
    if (!rest.isEmpty()) {
      text.line(level, TreeExtension.MORE.tag(), TreeMembers.json(rest));
      count("members");
    }
  }

  /// The same of a fact whose date is written with its words.
  void details(int level, Details details) throws IOException {
    details(level, details, said(details, Set.of()), true);
  }

  /// What is written of the members of a fact with a date.
  static Set<String> said(Details details, Set<String> others) {
    Set<String> said = new HashSet<>(others);
    if (phrase(details) != null) {
      said.add(DATE_TEXT);
    }
    return said;
  }

  /// A source is one record for all that stands in it, with the place in it beside each citation:
  /// `kennedy.ged#F12`.
  private void source(int level, String tag, String source) throws IOException {
    if (source == null) {
      return;
    }
    int at = source.indexOf('#');
    String title = at < 0 ? source : source.substring(0, at);
    String page = at < 0 ? "" : source.substring(at + 1);
    boolean isApart = isPlain(title) && isPlain(page);
    int number = sources.computeIfAbsent(isApart ? title : source, _ -> sources.size() + 1);
    text.pointer(level, tag, "S" + number);
    if (isApart) {
      text.line(level + 1, "PAGE", page);
    }
  }

  private static boolean isPlain(String part) {
    return !part.isEmpty() && part.equals(part.strip());
  }

  /// Writes the records of all sources.
  void sources() throws IOException {
    for (var source : sources.entrySet()) {
      text.record("S" + source.getValue(), "SOUR");
      text.line(1, "TITL", source.getKey());
    }
  }

  // ---- names and addresses

  /// Writes a name: as people read it, and its parts, which say what is recorded.
  ///
  /// @param said the parts that are recorded
  /// @param shown the whole name as it is then
  /// @param affixes `prefix` and `suffix`
  void name(int level, String tag, Name said, Name shown, Map<?, ?> affixes) throws IOException {
    String prefix = affix(affixes, "prefix");
    String suffix = affix(affixes, "suffix");
    String last = shown.lastname() == null ? null : "/" + inSlashes(shown.lastname()) + "/";
    text.line(
        level,
        tag,
        Stream.of(prefix, shown.firstname(), last, suffix)
            .filter(Objects::nonNull)
            .map(part -> part == last ? part : inSlashes(part))
            .collect(Collectors.joining(" ")));
    text.line(level + 1, "NPFX", prefix);
    text.line(level + 1, "GIVN", said.firstname());
    text.line(level + 1, "SURN", said.lastname());
    text.line(level + 1, "NSFX", suffix);
  }

  private static String inSlashes(String part) {
    return part.replaceAll("[/\\p{Cntrl}]+", " ");
  }

  private static String affix(Map<?, ?> affixes, String name) {
    return affixes.get(name) instanceof String affix ? affix : null;
  }

  /// Writes somebody who is only a name.
  void named(int level, String tag, Name name) throws IOException {
    text.pointer(level, tag, "VOID");
    text.line(level + 1, "PHRASE", name.toString());
    name(level + 1, TreeExtension.NAME.tag(), name, name, Map.of());
  }

  /// Writes an address.
  ///
  /// @param state null when it is not known
  void address(int level, Address address, String state) throws IOException {
    text.line(level, "ADDR", address.toString());
    text.line(level + 1, "ADR1", address.street());
    text.line(level + 1, "CITY", address.city());
    text.line(level + 1, "STAE", state);
    text.line(level + 1, "POST", address.postcode());
    text.line(level + 1, "CTRY", address.country());
  }

  /// Writes the place of an address, without the street, and its coordinates.
  ///
  /// @return what is written of the coordinates
  Set<String> place(int level, Address address, Map<?, ?> parts) throws IOException {
    List<String> names =
        Stream.of(address.city(), address.country())
            .filter(Objects::nonNull)
            .map(part -> part.replaceAll("[,\\s]+", " ").strip())
            .toList();
    String latitude = degrees(parts.get("latitude"), "N", "S", 90);
    String longitude = degrees(parts.get("longitude"), "E", "W", 180);
    boolean hasMap = latitude != null && longitude != null;
    if (names.isEmpty() && !hasMap) {
      return Set.of();
    }
    text.line(level, "PLAC", String.join(", ", names));
    if (address.city() != null && address.country() != null) {
      text.line(level + 1, "FORM", "City, Country");
    }
    if (!hasMap) {
      return Set.of();
    }
    text.line(level + 1, "MAP");
    text.line(level + 2, "LATI", latitude);
    text.line(level + 2, "LONG", longitude);
    return Set.of("latitude", "longitude");
  }

  private static String degrees(Object value, String plus, String minus, int most) {
    return value instanceof BigDecimal degrees
            && degrees.scale() >= 0
            && degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0
        ? (degrees.signum() < 0 ? minus : plus) + degrees.abs().toPlainString()
        : null;
  }
}
