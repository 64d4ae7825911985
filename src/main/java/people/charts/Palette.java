package people.charts;

import module java.base;

import people.*;
import people.charts.drawn.*;
import people.history.Period.HouseholdPeriod.Composition;
import people.output.*;
import people.sequences.*;

/// Colours that people with any colour vision can tell apart, on white and on dark: those of Okabe
/// and Ito for statuses, mostly those of Paul Tol's "bright" scheme for cities.
final class Palette {

  /// Text.
  static final String INK = PageColors.INK;

  /// Text that matters less.
  static final String MUTED = PageColors.MUTED;

  /// Axes and grid lines.
  static final String LINE = PageColors.LINE;

  /// The colour behind everything.
  static final String PAPER = PageColors.PAPER;

  /// Numbers on a cell of the scale: on one of few, and on one of many.
  static final String ON_FEW = "#111921";

  static final String ON_MANY = "#fdfdfd";

  /// What these become on a dark page. Nothing else changes with the page, so no other colour may
  /// be equal to one of them.
  static final Map<String, String> DARK = dark();

  private static Map<String, String> dark() {
    // In order, since a chart is the same each time.
    Map<String, String> dark = new LinkedHashMap<>();
    for (String color : List.of(INK, MUTED, LINE, PAPER)) {
      dark.put(color, PageColors.DARK.get(color));
    }
    for (int i = 0; i < ColorScale.SCALE.size(); i++) {
      dark.put(ColorScale.SCALE.get(i), ColorScale.DARK_SCALE.get(i));
    }
    dark.put(ON_FEW, "#e9eef3");
    dark.put(ON_MANY, "#0d1319");
    // What is too near the colour of a dark page.
    String married = PageColors.of(Status.MARRIED);
    dark.put(married, PageColors.DARK.get(married));
    dark.put("#505010", "#a5a04e");
    dark.put("#5030b0", "#8f78ee");
    dark.put("#9010f0", "#b45cff");
    dark.put("#aa3377", "#cc5a99");
    dark.put("#525c72", "#6b7897");
    dark.put("#3f4f72", "#5a72aa");
    dark.put("#2f4373", "#4f70c0");
    dark.put("#476389", "#6d8fbe");
    dark.put("#2c5591", "#5f93da");
    dark.put("#0f4596", "#5b9bf5");
    return Collections.unmodifiableMap(dark);
  }

  /// "Elsewhere": a group of what has no colour of its own.
  static final String REST = PageColors.REST;

  static final String UNKNOWN = PageColors.UNKNOWN;

  /// Arrivals, departures; Okabe and Ito's blue and orange.
  static final String IN = "#3b8fc4";

  static final String OUT = "#e08a1e";

  /// As many as a chart of flows may name; the last are the farthest from all others, seen with any
  /// colour vision.
  private static final List<String> RANKS =
      List.of(
          "#4477aa", "#ee6677", "#2f9e44", "#ccbb44", "#66ccee", "#aa3377", "#e08a1e", "#44aa99",
          "#a07f1c", "#9a8fd9", "#505010", "#9010f0", "#5030b0");

  /// Young to old: Cividis, without its darkest end.
  private static final List<String> AGES =
      List.of(
          "#f2dd4b", "#d9c95f", "#c0b36c", "#a89f74", "#918c78", "#7c7b78", "#676c75", "#525c72",
          "#3f4f72", "#2f4373");

  /// First to last, for lines and points, which have to be seen as well on white as on dark.
  private static final List<String> STEPS =
      List.of(
          "#b8960c", "#a08c3c", "#8a8358", "#757a6c", "#5f6f7c", "#476389", "#2c5591", "#0f4596");

  private Palette() {}

  /// The same colour for a status in every chart; in lower or upper case.
  static String of(String status) {
    try {
      return PageColors.of(Status.valueOf(status.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException notOurs) {
      return REST;
    }
  }

  /// The colour of a state among others: its own if it is a status or a reason why there is none,
  /// else by its place among them.
  static String ofState(String state, int rank) {
    String status = of(state);
    boolean isKnown =
        Arrays.stream(SequenceGrid.Absence.values())
            .noneMatch(absence -> absence.name().equalsIgnoreCase(state));
    return !status.equals(REST) ? status : isKnown ? rank(rank) : REST;
  }

  /// The same colour for a kind of household in every chart.
  static String of(Composition kind) {
    return switch (kind) {
      case ONE_PERSON -> "#56b4e9";
      case COUPLE -> "#0072b2";
      case COUPLE_WITH_CHILDREN -> "#009e73";
      case ONE_PARENT -> "#cc79a7";
      case OTHER -> REST;
    };
  }

  /// The colour of a city by its rank, from 0; the fourteenth has that of the first again.
  static String rank(int rank) {
    return RANKS.get(rank % RANKS.size());
  }

  /// The colour of an age group: `index` of `of`, from 0.
  static String age(int index, int of) {
    return AGES.get(of < 2 ? 0 : index * (AGES.size() - 1) / (of - 1));
  }

  /// The colour of a step of a scale: `index` of `of`, from 0.
  static String step(int index, int of) {
    return STEPS.get(of < 2 ? 0 : index * (STEPS.size() - 1) / (of - 1));
  }
}
