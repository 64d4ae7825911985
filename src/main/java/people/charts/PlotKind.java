package people.charts;

import module java.base;

import people.charts.PlotSpec.Role;

/// The kinds of charts of one's own, with what each can be told.
enum PlotKind {
  LINE("a line", Role.X, Role.Y, Role.BY, Role.PANELS, Role.LOW, Role.HIGH),
  AREA("an area", Role.X, Role.Y, Role.BY, Role.PANELS, Role.UNCERTAIN),
  BAR("a bar", Role.X, Role.Y, Role.BY, Role.PANELS, Role.UNCERTAIN),
  HISTOGRAM("a histogram", Role.X, Role.BY, Role.PANELS),
  SCATTER("a scatter", Role.X, Role.Y, Role.BY, Role.PANELS),
  BOX("a box", Role.X, Role.Y, Role.BY),
  HEATMAP("a heat map", Role.X, Role.Y, Role.BY);

  /// In errors.
  final String words;

  private final Set<Role> roles;

  PlotKind(String words, Role... roles) {
    this.words = words;
    this.roles = EnumSet.copyOf(List.of(roles));
  }

  boolean has(Role role) {
    return roles.contains(role);
  }

  /// Whether a cell is made of several rows of which each is drawn.
  boolean isOfRows() {
    return this == SCATTER || this == BOX || this == HISTOGRAM;
  }
}
