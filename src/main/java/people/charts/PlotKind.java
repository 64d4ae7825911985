package people.charts;

import module java.base;

/// The kinds of charts of one's own, with what each can be told.
enum PlotKind {
  LINE("a line", PlotRole.X, PlotRole.Y, PlotRole.BY, PlotRole.PANELS, PlotRole.LOW, PlotRole.HIGH),
  AREA("an area", PlotRole.X, PlotRole.Y, PlotRole.BY, PlotRole.PANELS, PlotRole.UNCERTAIN),
  BAR("a bar", PlotRole.X, PlotRole.Y, PlotRole.BY, PlotRole.PANELS, PlotRole.UNCERTAIN),
  HISTOGRAM("a histogram", PlotRole.X, PlotRole.BY, PlotRole.PANELS),
  SCATTER("a scatter", PlotRole.X, PlotRole.Y, PlotRole.BY, PlotRole.PANELS),
  BOX("a box", PlotRole.X, PlotRole.Y, PlotRole.BY),
  HEATMAP("a heat map", PlotRole.X, PlotRole.Y, PlotRole.BY);

  /// In errors.
  final String words;

  private final Set<PlotRole> roles;

  PlotKind(String words, PlotRole... roles) {
    this.words = words;
    this.roles = EnumSet.copyOf(List.of(roles));
  }

  boolean has(PlotRole role) {
    return roles.contains(role);
  }

  /// Whether a cell is made of several rows of which each is drawn.
  boolean isOfRows() {
    return this == SCATTER || this == BOX || this == HISTOGRAM;
  }
}
