package people.charts.drawn;

import module java.base;

/// The rectangle of the axes in a picture.
///
/// @param outerLeft where the labels beside it begin
record DrawnGrid(double left, double top, double right, double bottom, double outerLeft) {

  static DrawnGrid of(OptionPart part, List<DrawnAxis> axes, int width, int height) {
    double left = part.number("left", 0);
    double top = part.number("top", 0);
    double right =
        part.has("width") ? left + part.number("width", 0) : width - part.number("right", 0);
    double bottom =
        part.has("height") ? top + part.number("height", 0) : height - part.number("bottom", 0);
    double outer = left;
    if (part.flag("containLabel", false)) {
      for (DrawnAxis axis : axes) {
        double room = axis.room();
        if (axis.isAcross) {
          top += axis.isOpposite() ? room : 0;
          bottom -= axis.isOpposite() ? 0 : room;
          right = Math.min(right, width - axis.overhang() - 2);
        } else {
          left += axis.isOpposite() ? 0 : room;
          right -= axis.isOpposite() ? room : 0;
        }
      }
    }
    return new DrawnGrid(left, top, Math.max(right, left + 1), Math.max(bottom, top + 1), outer);
  }

  /// The path of a line across it, from side to side or from top to bottom.
  String line(boolean isFlat, double at) {
    return isFlat
        ? "M%s %sH%s".formatted(Ink.n(left), Ink.n(at), Ink.n(right))
        : "M%s %sV%s".formatted(Ink.n(at), Ink.n(top), Ink.n(bottom));
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }
}
