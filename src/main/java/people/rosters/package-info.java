/// Lists of members that come again and again, such as yearly ones: each is compared with what is
/// known, and only what differs is recorded.
///
/// Start with [people.rosters.Roster]; what its columns are of is a [people.rosters.RosterMapping].
/// Below them, `RosterImport` goes through the rows, `KnownPeople` has what is known, and
/// `RosterPresence` and `RosterChange` have the rules. This file is also the manifest of the
/// package.
package people.rosters;

//SOURCES ../imports/package-info.java
//SOURCES BadCell.java
//SOURCES CellFit.java
//SOURCES ColumnGuess.java
//SOURCES ColumnNumbers.java
//SOURCES CountryNames.java
//SOURCES DateCell.java
//SOURCES DateOrder.java
//SOURCES JoinedColumns.java
//SOURCES KnownPeople.java
//SOURCES MappingFile.java
//SOURCES NameCell.java
//SOURCES RejectedRows.java
//SOURCES Roster.java
//SOURCES RosterBirths.java
//SOURCES RosterChange.java
//SOURCES RosterColumns.java
//SOURCES RosterDates.java
//SOURCES RosterEdit.java
//SOURCES RosterFact.java
//SOURCES RosterField.java
//SOURCES RosterIdentity.java
//SOURCES RosterImport.java
//SOURCES RosterKeys.java
//SOURCES RosterLife.java
//SOURCES RosterMapping.java
//SOURCES RosterMatch.java
//SOURCES RosterNewcomers.java
//SOURCES RosterPartners.java
//SOURCES RosterPresence.java
//SOURCES RosterRole.java
//SOURCES RosterRow.java
//SOURCES RosterSaid.java
//SOURCES RosterSeries.java
//SOURCES RosterTally.java
//SOURCES RosterTold.java
//SOURCES RosterWords.java
//SOURCES RowSpool.java
//SOURCES SeriesGuess.java
//SOURCES SexLetters.java
//SOURCES SpreadsheetErrors.java
//SOURCES WholeAddress.java
