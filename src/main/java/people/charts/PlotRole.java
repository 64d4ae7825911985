package people.charts;

/// The roles that a column can have in a plot.
enum PlotRole {
  X("x"),
  Y("y"),
  BY("by"),
  PANELS("panels"),
  LOW("a band"),
  HIGH("a band"),
  UNCERTAIN("uncertain");

  final String words;

  PlotRole(String words) {
    this.words = words;
  }
}
