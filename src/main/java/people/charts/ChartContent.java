package people.charts;

import module java.base;

import tech.tablesaw.api.Table;

/// What is drawn, and what it is called and how large it is unless somebody says otherwise.
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
