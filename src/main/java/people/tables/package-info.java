/// Tables for analysts: the timeline as Tablesaw tables, and what Tablesaw lacks for time.
///
/// Start with [people.tables.Tables]. This file is also the manifest of the package.
package people.tables;

//SOURCES ../exports/package-info.java
//SOURCES ../logging/package-info.java
//SOURCES ../sequences/package-info.java
//SOURCES ../survival/package-info.java
//DEPS tech.tablesaw:tablesaw-core:0.44.4
//SOURCES By.java
//SOURCES CohortTables.java
//SOURCES CoupleTables.java
//SOURCES CoxTable.java
//SOURCES DateRanges.java
//SOURCES Dates.java
//SOURCES EstimateColumns.java
//SOURCES EventTable.java
//SOURCES KeyedPeriods.java
//SOURCES LateTexts.java
//SOURCES LifetimeTable.java
//SOURCES Lookup.java
//SOURCES MigrationTables.java
//SOURCES NumberBlocks.java
//SOURCES PeriodDays.java
//SOURCES PeriodSpells.java
//SOURCES PeriodTables.java
//SOURCES PersonTable.java
//SOURCES Population.java
//SOURCES RateTables.java
//SOURCES ReasonTables.java
//SOURCES RiskTable.java
//SOURCES RowGroups.java
//SOURCES RowKeys.java
//SOURCES RowTable.java
//SOURCES SequenceTables.java
//SOURCES SparkQuestions.java
//SOURCES StringColumns.java
//SOURCES SurvivalTables.java
//SOURCES TableColumns.java
//SOURCES TableFile.java
//SOURCES Tables.java
//SOURCES TablesawStart.java
//SOURCES Temporal.java
//SOURCES Turnover.java
//SOURCES ValueOrder.java
