package people.charts;

import module java.base;

import tech.tablesaw.api.Table;

/// The content of a chart: what is drawn, and its title and size unless somebody says otherwise.
///
/// @param table not changed by anyone any more
/// @param spoken what it shows, in words
record ChartContent(
    String title,
    String subtitle,
    int width,
    int height,
    Table table,
    String spoken,
    Drawing drawing) {}
