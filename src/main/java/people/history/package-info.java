/// The state of people at any date, as it was known at any moment.
///
/// Start with [people.history.History], which asks; `FactCursor` has the rules by which it is
/// answered. This file is also the manifest of all of the core: a script that takes it as its only
/// source gets the packages below as well.
package people.history;

//SOURCES ../timeline/package-info.java
//SOURCES AmendedFacts.java
//SOURCES AttributeNames.java
//SOURCES Births.java
//SOURCES CityCheck.java
//SOURCES ComingOfAge.java
//SOURCES Contradiction.java
//SOURCES Contradictions.java
//SOURCES Corrections.java
//SOURCES DayRanks.java
//SOURCES Dependants.java
//SOURCES FactCursor.java
//SOURCES FactOrder.java
//SOURCES FactRows.java
//SOURCES FactTable.java
//SOURCES History.java
//SOURCES HistoryColumns.java
//SOURCES HouseholdColumns.java
//SOURCES HouseholdList.java
//SOURCES HouseholdRules.java
//SOURCES HouseholdState.java
//SOURCES HouseholdTurns.java
//SOURCES KnownColumns.java
//SOURCES LifeCheck.java
//SOURCES LifeColumns.java
//SOURCES MergeLinks.java
//SOURCES MergedRecords.java
//SOURCES Merges.java
//SOURCES Moments.java
//SOURCES NotYet.java
//SOURCES Observation.java
//SOURCES ObservationEndRow.java
//SOURCES OpenDates.java
//SOURCES ParentColumns.java
//SOURCES Period.java
//SOURCES PeriodField.java
//SOURCES PeriodList.java
//SOURCES Person.java
//SOURCES PersonColumns.java
//SOURCES PossibleStays.java
//SOURCES Presence.java
//SOURCES ReadEvents.java
//SOURCES Readings.java
//SOURCES Reason.java
//SOURCES RecordedNames.java
//SOURCES RecordingOrder.java
//SOURCES SharedLives.java
//SOURCES Snapshot.java
//SOURCES StatusChanges.java
//SOURCES StatusChangesBuilder.java
//SOURCES StatusCountColumns.java
//SOURCES TableRows.java
//SOURCES TextSearch.java
//SOURCES Uncertainty.java
//SOURCES UnionCheck.java
//SOURCES UnionColumns.java
//SOURCES UnionList.java
//SOURCES UnionPairs.java
//SOURCES Unions.java
