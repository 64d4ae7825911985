/// Charts for analysts: live in a page or a notebook, and as pictures, without a network.
///
/// Start with [people.charts.Charts]; what it gives is a [people.charts.Chart], which is told as an
/// option of ECharts. The room `drawn` makes a picture of an option, and `Engine` has ECharts draw
/// those that it does not know. This file is also the manifest of the package.
package people.charts;

//SOURCES ../tables/package-info.java
//SOURCES drawn/package-info.java
//DEPS org.webjars:echarts:5.5.0
//DEPS org.mozilla:rhino:1.9.2
//DEPS com.github.weisj:jsvg:2.1.0
//SOURCES AgePyramid.java
//SOURCES Chart.java
//SOURCES ChartColumns.java
//SOURCES ChartContent.java
//SOURCES ChartJson.java
//SOURCES ChartPage.java
//SOURCES Charts.java
//SOURCES CurveStep.java
//SOURCES Drawing.java
//SOURCES Engine.java
//SOURCES Frame.java
//SOURCES Groups.java
//SOURCES HeatParts.java
//SOURCES Heatmaps.java
//SOURCES LifeLine.java
//SOURCES LifePart.java
//SOURCES LineShape.java
//SOURCES MigrationCharts.java
//SOURCES MoveCharts.java
//SOURCES NameOrder.java
//SOURCES Options.java
//SOURCES Palette.java
//SOURCES Plot.java
//SOURCES PlotAxis.java
//SOURCES PlotBoxes.java
//SOURCES PlotCells.java
//SOURCES PlotDrawing.java
//SOURCES PlotHeat.java
//SOURCES PlotHistogram.java
//SOURCES PlotKind.java
//SOURCES PlotMarks.java
//SOURCES PlotPanels.java
//SOURCES PlotRole.java
//SOURCES PlotScale.java
//SOURCES PlotScript.java
//SOURCES PlotSpec.java
//SOURCES PlotTable.java
//SOURCES PlotWords.java
//SOURCES PopulationCharts.java
//SOURCES RoomScript.java
//SOURCES SafeOption.java
//SOURCES Script.java
//SOURCES SequenceBars.java
//SOURCES SequenceCharts.java
//SOURCES Summary.java
//SOURCES SurvivalCharts.java
//SOURCES Svg.java
//SOURCES TimeAxis.java
