package people.charts.drawn;

import module java.base;

/// A series of a picture on two axes, and where its values stand.
final class DrawnSeries {

  /// A value that is drawn.
  ///
  /// @param place on the axis of names or time
  /// @param base on the axis of numbers, where the one below it in a stack ends
  /// @param top likewise, where it ends itself; NaN for none
  /// @param part what is said of this value alone; null for nothing
  record DrawnValue(double place, double base, double top, OptionPart part) {

    boolean isThere() {
      return !Double.isNaN(top);
    }
  }

  /// A place in a stack; which of the values of one series, where several are at it.
  record StackPlace(double place, int number) {}

  final OptionPart part;
  final String type;
  final String name;
  final DrawnAxis x;
  final DrawnAxis y;
  final double z;

  /// Whether its bars lie: then places are along y.
  final boolean isLying;

  /// Which bars stand on each other.
  final String stack;

  /// What stands in the option, one of each value.
  final List<List<Object>> data = new ArrayList<>();

  private final List<OptionPart> own = new ArrayList<>();
  private List<DrawnValue> values = List.of();

  DrawnSeries(OptionPart part, int index, List<DrawnAxis> across, List<DrawnAxis> up) {
    this.part = part;
    part.leave("id", "emphasis", "silent", "draggable");
    type = part.text("type", "");
    name = part.text("name", "");
    x = across.get((int) part.number("xAxisIndex", 0));
    y = up.get((int) part.number("yAxisIndex", 0));
    z = part.number("z", 2);
    isLying = y.isNames() && !x.isNames();
    stack = part.text("stack", "alone" + index);
    for (Object each : part.list("data")) {
      if (each instanceof Map<?, ?> map) {
        OptionPart item = part.item("data", map);
        item.leave("tip");
        own.add(item);
        data.add(values(item.value("value")));
      } else {
        own.add(null);
        data.add(values(each));
      }
    }
  }

  private static List<Object> values(Object value) {
    return value instanceof List<?> list ? new ArrayList<>(list) : Collections.singletonList(value);
  }

  static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /// What is said of one value alone; null for nothing.
  OptionPart own(int index) {
    return own.get(index);
  }

  List<DrawnValue> values() {
    return values;
  }

  DrawnAxis places() {
    return isLying ? y : x;
  }

  DrawnAxis numbers() {
    return isLying ? x : y;
  }

  /// Finds where the values stand, on those of the series below.
  ///
  /// @param stacks the ends of each stack so far, upwards and downwards, by place
  void stack(Map<String, Map<StackPlace, double[]>> stacks) {
    OptionPart encode = part.part("encode");
    int ofX = (int) encode.number("x", type.equals("scatter") ? 0 : -1);
    int ofY = (int) encode.number("y", type.equals("scatter") ? 1 : -1);
    boolean isAll = "all".equals(part.text("stackStrategy", ""));
    part.expect("stackStrategy", "all");
    boolean isStacked = part.has("stack");
    List<DrawnValue> found = new ArrayList<>();
    Map<Double, Integer> turns = new HashMap<>();
    for (int i = 0; i < data.size(); i++) {
      List<Object> each = data.get(i);
      int ofPlace = isLying ? ofY : ofX;
      int ofNumber = Math.max(0, isLying ? ofX : ofY);
      double place = ofPlace < 0 ? i : number(each.get(ofPlace));
      double number = number(each.get(ofNumber));
      double base = 0;
      if (isStacked && !Double.isNaN(number)) {
        double[] ends =
            stacks
                .computeIfAbsent(stack + " " + part.number("xAxisIndex", 0), _ -> new HashMap<>())
                .computeIfAbsent(
                    new StackPlace(place, turns.merge(place, 1, Integer::sum)), _ -> new double[2]);
        int side = number < 0 && !isAll ? 1 : 0;
        base = ends[side];
        ends[side] += number;
      }
      found.add(new DrawnValue(place, base, base + number, own.get(i)));
    }
    values = found;
  }

  double atX(DrawnValue value) {
    return x.at(isLying ? value.top : value.place);
  }

  double atY(DrawnValue value) {
    return y.at(isLying ? value.place : value.top);
  }
}
