package people.charts;

import module java.base;

import people.history.*;

/// A part of a bar in a life line: a status or an address, as long as it held.
///
/// @param place decides the colour: the status, or the city
/// @param until null when it still holds
/// @param begins why it begins, in the words of [Period.Begin]; empty when that is not said
/// @param ends why it ends, in the words of [Period.End], likewise
record LifePart(
    int lane,
    String text,
    String place,
    LocalDate from,
    LocalDate until,
    boolean certain,
    String begins,
    String ends) {

  static final String PRESUMED = "presumed dead";
  static final String LAST_SEEN = "end of observation";

  /// Whether it may have gone on behind its end: nobody looked, or there was nobody to look at.
  boolean isCensored() {
    return until != null && List.of("LEFT", "PRESUMED", "OBSERVATION").contains(ends);
  }

  /// Whether it may have begun before.
  boolean isTruncated() {
    return List.of("ENTRY", "RETURN").contains(begins);
  }

  List<String> tip() {
    String from = (certain ? "from " : "from about ") + this.from;
    String until = this.until == null ? ", and on" : " until " + this.until;
    return List.of(
        text, from + word(begins, " (%s)") + until + (isCensored() ? word(ends, " (%s)") : ""));
  }

  private static String word(String word, String form) {
    return switch (word) {
      case "", "EVENT" -> "";
      case "ENTRY" -> form.formatted("not known before");
      case "PRESUMED" -> form.formatted(PRESUMED);
      case "OBSERVATION" -> form.formatted(LAST_SEEN);
      default -> form.formatted(word.toLowerCase(Locale.ROOT));
    };
  }
}
