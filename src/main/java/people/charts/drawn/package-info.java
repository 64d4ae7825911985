/// Draws the picture of a chart from its option, the maps and lists that ECharts documents, without
/// ECharts: the parts of options that our charts have, and no other. See
/// `docs/decisions/0041-pictures-without-echarts.md`.
///
/// Start with [people.charts.drawn.DrawnChart], which calls the class that draws a part. An
/// `OptionPart` notices what nobody draws, and an `Ink` writes the shapes.
/// [people.charts.drawn.NiceScale] has the steps of an axis, [people.charts.drawn.TextWidth] the
/// room that a text takes. This file is also the manifest of the package.
package people.charts.drawn;

//SOURCES ../../output/package-info.java
//SOURCES ColorScale.java
//SOURCES DrawnAxis.java
//SOURCES DrawnBars.java
//SOURCES DrawnBoxes.java
//SOURCES DrawnCells.java
//SOURCES DrawnChart.java
//SOURCES DrawnFlows.java
//SOURCES DrawnGrid.java
//SOURCES DrawnLife.java
//SOURCES DrawnLines.java
//SOURCES DrawnMarks.java
//SOURCES DrawnSeries.java
//SOURCES DrawnSymbols.java
//SOURCES DrawnTitles.java
//SOURCES Hatch.java
//SOURCES Ink.java
//SOURCES NiceScale.java
//SOURCES OptionPart.java
//SOURCES TextWidth.java
//SOURCES TimeSteps.java
