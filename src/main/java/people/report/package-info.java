/// The report: one page about everyone in a timeline, which follows a date and a moment of
/// knowledge.
///
/// Start with [people.report.PeopleReport], which answers a [people.report.ReportQuestion]. This
/// file is also the manifest of the package.
package people.report;

//SOURCES ../output/package-info.java
//SOURCES ../survival/package-info.java
//SOURCES DataQuality.java
//SOURCES Headline.java
//SOURCES KnownStops.java
//SOURCES LifeEvents.java
//SOURCES LifeTables.java
//SOURCES MarriageModel.java
//SOURCES MarriageSums.java
//SOURCES PeopleReport.java
//SOURCES Rectangles.java
//SOURCES ReportCharts.java
//SOURCES ReportData.java
//SOURCES ReportDays.java
//SOURCES ReportModel.java
//SOURCES ReportPage.java
//SOURCES ReportPeople.java
//SOURCES ReportQuestion.java
//SOURCES ReportScript.java
//SOURCES ReportSize.java
//SOURCES ReportStyle.java
//SOURCES RowCounts.java
//SOURCES ValueNumbers.java
//SOURCES WeightedTables.java
