package people.imports.gedcom;

import module java.base;

import people.*;

/// A NAME, `Lt. Cmndr. Joseph /Allen/ jr.`: the surname stands between the slashes. Where the value
/// lacks a part, the lines below it (GIVN, SURN, SPFX) say it; they don't come first, as many
/// programs write them with commas or in capitals.
///
/// A sign for what is not known, such as `_____`, is no name.
///
/// @param name null when both halves are empty
/// @param prefix such as `Lt. Cmndr.`; empty when there is none
/// @param suffix such as `Jr.`; empty when there is none
public record GedcomName(Name name, String prefix, String suffix) {

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

  /// What programs write in the place of a name: `@N.N.@`, `@P.N.@`, `N.N.`, `_____`, `?`, `...`.
  private static final Pattern UNKNOWN =
      Pattern.compile("@?[NP]\\. ?N\\.?@?|@?NN@?|[_?.…\\-–— ]+|[(\\[]\\?+[)\\]]");

  /// Reads a NAME, by its parts where it has them, else by its text.
  public static GedcomName of(GedcomLine line) {
    String prefix = line.values("NPFX").collect(Collectors.joining(" "));
    String suffix = tidy(line.value("NSFX"));
    String given = tidy(line.value("GIVN").replace(',', ' '));
    String surname = tidy(line.value("SPFX") + " " + line.value("SURN"));
    String value = tidy(line.text());
    int open = value.indexOf('/');
    int close = value.indexOf('/', open + 1);
    if (open >= 0) {
      String before = tidy(value.substring(0, open));
      String between =
          tidy(close < 0 ? value.substring(open + 1) : value.substring(open + 1, close));
      String after = close < 0 ? "" : tidy(value.substring(close + 1).replace('/', ' '));
      if (!prefix.isEmpty() && before.startsWith(prefix)) {
        before = tidy(before.substring(prefix.length()));
      }
      if (!suffix.isEmpty() && after.endsWith(suffix)) {
        after = tidy(after.substring(0, after.length() - suffix.length()));
      }
      if (before.isEmpty() && !after.isEmpty()) {
        // the surname comes first: /Mao/ Zedong
        before = after;
      } else if (suffix.isEmpty()) {
        suffix = after.replaceFirst("^, *", "");
      }
      given = before.isEmpty() ? given : before;
      surname = between.isEmpty() ? surname : between;
    } else if (given.isEmpty() && surname.isEmpty()) {
      given = value;
    }
    given = known(given);
    surname = known(surname);
    boolean empty = given.isEmpty() && surname.isEmpty();
    return new GedcomName(
        empty ? null : new Name(line.shared(given), line.shared(surname)), prefix, suffix);
  }

  /// A name in a text that is no NAME, `Mary /Smith/`; null when it is empty.
  public static Name ofText(String text) {
    return of(new GedcomLine(0, "NAME", text, List.of())).name();
  }

  /// A part of a name; empty where a sign stands for one that is not known.
  private static String known(String part) {
    return UNKNOWN.matcher(part).matches() ? "" : part;
  }

  private static String tidy(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }
}
