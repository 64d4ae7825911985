package people.output;

import module java.base;

import people.*;

/// The colours of what is made for people to look at, on a light page and on a dark one: charts and
/// reports share them. Those of statuses are Okabe and Ito's, which people with any colour vision
/// can tell apart.
public final class PageColors {

  /// Text.
  public static final String INK = "#1f2933";

  /// Text that matters less.
  public static final String MUTED = "#5b6773";

  /// Axes and grid lines.
  public static final String LINE = "#dde3e9";

  /// The colour behind everything.
  public static final String PAPER = "#ffffff";

  /// What is not known.
  public static final String UNKNOWN = "#b3bac2";

  /// All else.
  public static final String REST = "#8c959f";

  /// What the colours above and those of statuses become on a dark page, where that is another one.
  public static final Map<String, String> DARK =
      Map.of(
          INK, "#e6eaef", MUTED, "#a9b4c0", LINE, "#3b444e", PAPER, "#15181c", "#0072b2",
          "#2a8fd0");

  private PageColors() {}

  /// The same colour for a status everywhere.
  public static String of(Status status) {
    return switch (status) {
      case SINGLE -> "#56b4e9";
      case MARRIED -> "#0072b2";
      case PARTNERED -> "#009e73";
      case SEPARATED -> "#e69f00";
      case DIVORCED -> "#d55e00";
      case WIDOWED -> "#cc79a7";
      case UNKNOWN -> UNKNOWN;
    };
  }
}
