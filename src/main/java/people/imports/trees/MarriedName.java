package people.imports.trees;

import module java.base;

import people.*;
import people.imports.gedcom.*;

/// A name that somebody got by a wedding, see [MarriedNames].
///
/// @param line that says it
/// @param isPart whether it stands below another name
record MarriedName(GedcomLine line, Name name, boolean isPart) {

  private static final Set<String> TYPES =
      Set.of(
          "married",
          "marriage",
          "nom marital",
          "epouse",
          "épouse",
          "ehename",
          "verheiratet",
          "gehuwd",
          "gehuwde naam",
          "casada",
          "casado",
          "sposata",
          "sposato",
          "gift",
          "vdana",
          "provdaná",
          "zamężna");

  /// Whether a NAME is one that somebody got by a wedding.
  static boolean isMarried(GedcomLine line) {
    return line.values("TYPE").anyMatch(type -> TYPES.contains(type.toLowerCase(Locale.ROOT)));
  }

  /// The name that a line below another name says; null for any other line. A lone word, or what
  /// stands between slashes, is the surname.
  static Name ofPart(GedcomLine line, Name before) {
    if (!line.tag().equals("_MARNM") || line.text().isEmpty()) {
      return null;
    }
    String text = line.text();
    String first = before.firstname();
    if (text.contains("/")) {
      return GedcomName.ofText(text);
    }
    boolean isWhole = first != null && text.startsWith(first + " ");
    return isWhole ? new Name(first, text.substring(first.length()).strip()) : Name.last(text);
  }
}
