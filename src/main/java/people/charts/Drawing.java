package people.charts;

import module java.base;

/// Draws one chart into a frame. The same each time, in any thread.
interface Drawing {

  /// @return the option of ECharts, of maps, lists, texts and numbers. What ECharts has functions
  ///   for is named under `people`, and added by the script.
  Map<String, Object> in(Frame frame);
}
