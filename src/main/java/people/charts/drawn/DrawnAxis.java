package people.charts.drawn;

import module java.base;

import people.charts.drawn.Ink.Anchor;
import people.charts.drawn.Ink.Letters;
import people.output.*;

/// An axis of a picture: where a value stands, and what is written along it.
final class DrawnAxis {

  private enum Scale {
    CATEGORY,
    VALUE,
    TIME
  }

  private static final int TICK = 5;
  private static final int SPLITS = 5;

  /// Half the height of a line of labels.
  static final double HALF_LINE = 6.2;

  /// @param isEnd whether it is at an end of the axis that is no step
  private record Tick(double value, String text, boolean isBold, boolean isEnd) {}

  final boolean isAcross;
  final int grid;
  private final OptionPart part;
  private final OptionPart label;
  private final Letters letters;
  private final Scale scale;
  private final List<String> names;
  private final boolean isInverse;
  private final boolean isYears;
  private final boolean isOpposite;
  private final boolean isHidden;

  /// Whether its names rise from left to right, below it.
  private final boolean isSlanted;

  private double low;
  private double high;
  private List<Tick> ticks = List.of();

  // in pixels
  private double from;
  private double until;

  /// Where the axis itself stands.
  private double line;

  /// @param isAcross whether it goes from left to right
  /// @param isYears whether it has whole numbers only, without separators
  DrawnAxis(OptionPart part, boolean isAcross, boolean isYears) {
    this.part = part;
    this.isAcross = isAcross;
    this.isYears = part.flag("years", isYears);
    grid = (int) part.number("gridIndex", 0);
    scale =
        switch (part.text("type", "")) {
          case "category" -> Scale.CATEGORY;
          case "value" -> Scale.VALUE;
          case "time" -> Scale.TIME;
          case String other -> throw part.unknown("type", other);
        };
    names = part.texts("data");
    isHidden = !part.flag("show", true);
    isInverse = part.flag("inverse", false);
    String position = part.text("position", isAcross ? "bottom" : "left");
    isOpposite = position.equals(isAcross ? "top" : "right");
    part.expect("position", isAcross ? "bottom" : "left", isAcross ? "top" : "right");
    label = part.part("axisLabel");
    isSlanted = isAcross && label.number("rotate", 0) == 45;
    label.expect("rotate", 45);
    label.leave("hideOverlap"); // none ever overlap
    label.leave("fontFamily"); // that of all texts
    label.expect("overflow", "truncate");
    letters = Letters.of(label, PageColors.MUTED);
    low = part.number("min", Double.NaN);
    high = part.number("max", Double.NaN);
  }

  boolean isNames() {
    return scale == Scale.CATEGORY;
  }

  // ---- values

  /// Finds the ends and steps, for the values that are drawn along it.
  void fit(DoubleSummaryStatistics values, double beyond) {
    switch (scale) {
      case CATEGORY -> {
        low = -0.5;
        high = names.size() - 0.5;
      }
      case VALUE -> fitValues(values);
      case TIME -> {
        low = Double.isNaN(low) ? values.getMin() - beyond : low;
        high = Double.isNaN(high) ? values.getMax() + beyond : high;
        if (!(low < high)) {
          throw part.unknown("min", low);
        }
        ticks =
            TimeSteps.between((long) low, (long) high).stream()
                .map(step -> new Tick(step.at(), step.text(), step.isYear(), false))
                .toList();
      }
    }
  }

  private void fitValues(DoubleSummaryStatistics values) {
    boolean isLowSet = !Double.isNaN(low);
    boolean isHighSet = !Double.isNaN(high);
    low = isLowSet ? low : values.getCount() == 0 ? 0 : Math.min(0, values.getMin());
    high = isHighSet ? high : values.getCount() == 0 ? 1 : Math.max(0, values.getMax());
    if (low == high) {
      high = low + 1;
    }
    double step =
        part.number(
            "interval",
            Math.max(NiceScale.nearestStep((high - low) / SPLITS), part.number("minInterval", 0)));
    low = isLowSet ? low : NiceScale.round(Math.floor(low / step + 1e-9) * step);
    high = isHighSet ? high : NiceScale.round(Math.ceil(high / step - 1e-9) * step);
    List<Tick> all = new ArrayList<>();
    double first = Math.ceil(low / step - 1e-9) * step;
    if (first - low > step * 1e-6) {
      all.add(new Tick(low, text(low), false, true));
    }
    int count = (int) Math.floor((high - first) / step + 1e-6);
    for (int i = 0; i <= count; i++) {
      double value = NiceScale.round(first + i * step);
      all.add(new Tick(value, text(value), false, false));
    }
    if (high - all.getLast().value > step * 1e-6) {
      all.add(new Tick(high, text(high), false, true));
    }
    if (!label.flag("showMinLabel", true)) {
      all.removeIf(tick -> tick.value <= low);
    }
    if (!label.flag("showMaxLabel", true)) {
      all.removeIf(tick -> tick.value >= high);
    }
    ticks = List.copyOf(all);
  }

  private String text(double value) {
    if (isYears) {
      return value == Math.rint(value) ? NiceScale.plain(value) : "";
    }
    return NiceScale.separated(value);
  }

  // ---- place

  private double margin() {
    return label.number("margin", 8);
  }

  private boolean isLabelled() {
    return label.flag("show", true);
  }

  private List<String> shown() {
    double room = label.number("width", Double.MAX_VALUE);
    return names.stream().map(name -> TextWidth.shorten(name, room, letters.size())).toList();
  }

  /// How much room the labels take beside the rectangle of the axes.
  double room() {
    if (!isLabelled()) {
      return 0;
    }
    if (isSlanted) {
      return TextWidth.slanted(shown());
    }
    if (isAcross) {
      return 2 * HALF_LINE + margin();
    }
    Stream<String> texts = isNames() ? shown().stream() : ticks.stream().map(Tick::text);
    double widest = texts.mapToDouble(this::wide).max().orElse(0);
    return widest == 0 ? 0 : widest + margin();
  }

  /// How far the last number below a plot may reach beyond its right side.
  double overhang() {
    boolean isNumbers = isAcross && scale == Scale.VALUE && isLabelled() && !ticks.isEmpty();
    return isNumbers ? wide(ticks.getLast().text) / 2 : 0;
  }

  boolean isOpposite() {
    return isOpposite;
  }

  private double wide(String text) {
    return TextWidth.of(text, letters.size(), letters.isBold());
  }

  /// Lays it along a side of the rectangle of the axes.
  void lay(DrawnGrid grid) {
    boolean isTurned = isAcross == isInverse;
    double first = isAcross ? grid.left() : grid.top();
    double last = isAcross ? grid.right() : grid.bottom();
    from = isTurned ? last : first;
    until = isTurned ? first : last;
    line =
        isAcross
            ? isOpposite ? grid.top() : grid.bottom()
            : isOpposite ? grid.right() : grid.left();
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /// The pixel at which a value stands.
  double at(double value) {
    return from + (value - low) / (high - low) * (until - from);
  }

  /// The pixels that `1` takes; on an axis of names what a name has.
  double unit() {
    return Math.abs(until - from) / (high - low);
  }

  // ---- drawing

  /// Lines across the rectangle, below all else.
  void drawLines(Ink ink, DrawnGrid grid) {
    if (isHidden) {
      part.leave("splitLine");
      return;
    }
    OptionPart lines = part.part("splitLine");
    OptionPart style = lines.part("lineStyle");
    style.expect("width", 1);
    String color = style.text("color", PageColors.LINE);
    if (!lines.flag("show", scale != Scale.CATEGORY)) {
      return;
    }
    for (Tick tick : ticks) {
      double at = Ink.crisp(at(tick.value));
      if (!tick.isEnd) {
        ink.stroke(grid.line(!isAcross, at), color, 1, null, 1);
      }
    }
  }

  /// Line, ticks, labels and name.
  ///
  /// @param isCrossed whether the other axis has numbers too
  void draw(Ink ink, DrawnGrid grid, boolean isCrossed) {
    if (isHidden) {
      part.leave("axisLine", "axisTick", "axisLabel", "nameTextStyle", "name");
      label.leave("color");
      return;
    }
    OptionPart axisLine = part.part("axisLine");
    axisLine.expect("onZero", false);
    String color = axisLine.part("lineStyle").text("color", PageColors.MUTED);
    double sharp = Ink.crisp(line);
    if (axisLine.flag("show", scale == Scale.CATEGORY || isCrossed)) {
      ink.stroke(grid.line(isAcross, sharp), color, 1, null, 1);
    }
    List<Tick> shown = isNames() ? namedTicks() : withoutOverlap(ticks);
    OptionPart tickPart = part.part("axisTick");
    String tickColor = tickPart.part("lineStyle").text("color", PageColors.MUTED);
    if (tickPart.flag("show", false) && !isNames()) {
      String side = isOpposite ? "-" : "";
      for (Tick tick : isAcross ? ticks : shown) {
        String at = Ink.n(Ink.crisp(at(tick.value)));
        ink.stroke(
            isAcross
                ? "M%s %sv%s%s".formatted(at, Ink.n(line), side, TICK)
                : "M%s %sh%s%s".formatted(Ink.n(line), at, isOpposite ? "" : "-", TICK),
            tickColor,
            1,
            null,
            1);
      }
    }
    if (isLabelled()) {
      shown.forEach(tick -> drawLabel(ink, tick));
    } else {
      label.leave("color", "margin", "align", "interval", "width");
    }
    drawName(ink, grid);
  }

  private void drawLabel(Ink ink, Tick tick) {
    double away = isOpposite == isAcross ? -1 : 1;
    Letters bold = new Letters(letters.color(), letters.size(), tick.isBold || letters.isBold());
    label.expect("align", "center");
    if (isSlanted) {
      ink.slanted(tick.text, at(tick.value) + 3, line + margin() + 2, letters);
    } else if (isAcross) {
      double y = line + away * (margin() + HALF_LINE);
      ink.text(tick.text, at(tick.value), y, Anchor.MIDDLE, bold);
    } else {
      Anchor anchor = label.has("align") ? Anchor.MIDDLE : isOpposite ? Anchor.START : Anchor.END;
      double x = line + (isOpposite ? 1 : -1) * margin();
      ink.text(tick.text, x, at(tick.value), anchor, bold);
    }
  }

  /// All names, or of many as few as do not touch: of years those that are round.
  private List<Tick> namedTicks() {
    List<String> texts = shown();
    boolean isAll = label.number("interval", -1) == 0;
    int step = 1;
    if (!isAll && !texts.isEmpty()) {
      double need =
          isAcross
              ? texts.stream().mapToDouble(this::wide).max().orElse(0) * 1.1 + 8
              : 2 * HALF_LINE + 2;
      step = (int) Math.max(1, Math.ceil(need / unit()));
      step = step > 2 ? (int) NiceScale.step(step) : step;
    }
    int offset = 0;
    if (step > 1 && texts.stream().allMatch(text -> text.matches("-?\\d{1,5}"))) {
      int first = Integer.parseInt(texts.getFirst());
      boolean isRow = Integer.parseInt(texts.getLast()) - first == texts.size() - 1;
      offset = isRow ? Math.floorMod(-first, step) : 0;
    }
    List<Tick> all = new ArrayList<>();
    for (int i = offset; i < texts.size(); i += step) {
      all.add(new Tick(i, texts.get(i), false, false));
    }
    return isAll && isAcross ? all : withoutOverlap(all);
  }

  /// Of steps that would touch every second one, or third, and so on, counted from zero; those at
  /// an end that is no step give way to the others.
  private List<Tick> withoutOverlap(List<Tick> all) {
    List<Tick> steps = all.stream().filter(tick -> !tick.isEnd).toList();
    if (scale == Scale.VALUE && steps.size() > 2) {
      double step = steps.get(1).value - steps.get(0).value;
      for (int each = 1; each < steps.size(); each++) {
        long by = each;
        List<Tick> some =
            steps.stream().filter(tick -> Math.round(tick.value / step) % by == 0).toList();
        if (free(some).size() == some.stream().filter(tick -> !tick.text.isEmpty()).count()) {
          return free(Stream.concat(some.stream(), all.stream().filter(Tick::isEnd)).toList());
        }
      }
    }
    return free(all);
  }

  private List<Tick> free(List<Tick> all) {
    List<Tick> kept = new ArrayList<>();
    List<Tick> byRank = new ArrayList<>(all);
    byRank.sort(Comparator.comparing(Tick::isEnd));
    for (Tick tick : byRank) {
      if (!tick.text.isEmpty() && kept.stream().noneMatch(other -> isTouching(tick, other))) {
        kept.add(tick);
      }
    }
    return kept;
  }

  private boolean isTouching(Tick one, Tick other) {
    double least = isAcross ? (wide(one.text) + wide(other.text)) / 2 + 8 : 2 * HALF_LINE - 2;
    return Math.abs(at(one.value) - at(other.value)) < least;
  }

  private void drawName(Ink ink, DrawnGrid grid) {
    OptionPart style = part.part("nameTextStyle");
    String name = part.text("name", "");
    double gap = part.number("nameGap", 15);
    String location = part.text("nameLocation", "end");
    Letters look = Letters.of(style, PageColors.MUTED);
    style.expect("align", "left", "right");
    List<?> padding = style.list("padding");
    if (name.isEmpty()) {
      return;
    }
    double middle = (from + until) / 2;
    double away = isOpposite == isAcross ? -1 : 1;
    if (location.equals("middle") && isAcross) {
      ink.text(name, middle, line + away * (gap + HALF_LINE), Anchor.MIDDLE, look);
    } else if (location.equals("middle")) {
      ink.upright(name, line + away * (gap + HALF_LINE), middle, look);
    } else if (!isAcross && location.equals(isInverse ? "start" : "end")) {
      // above the axis, from where the labels begin
      double left = padding.isEmpty() ? 0 : ((Number) padding.getLast()).doubleValue();
      boolean isRight = "right".equals(style.value("align"));
      double x = Math.max(line + left, grid.outerLeft());
      double y = grid.top() - gap - HALF_LINE;
      ink.text(name, x, y, isRight ? Anchor.END : Anchor.START, look);
    } else {
      throw part.unknown("nameLocation", location);
    }
  }
}
