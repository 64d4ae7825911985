package people.charts;

/// What a column can be for.
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
