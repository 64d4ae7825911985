/// The command line: one class for each group of commands, and the ways to print an answer.
///
/// Start with [people.cli.PeopleCommand], which lists the commands. A command is a `SessionCommand`
/// (one that prints data a `PrintingCommand`, one that asks an `AskingCommand`, one that records a
/// `RecordingCommand`) with its options and what it does; an answer is printed from its
/// `AnswerColumns`. This file is also the manifest of the package.
package people.cli;

//SOURCES ../exports/package-info.java
//SOURCES ../anonymity/package-info.java
//SOURCES ../history/package-info.java
//SOURCES ../imports/package-info.java
//SOURCES ../matching/package-info.java
//SOURCES ../output/package-info.java
//SOURCES ../rosters/package-info.java
//SOURCES ../rates/package-info.java
//SOURCES ../rosters/package-info.java
//SOURCES ../sheets/package-info.java
//SOURCES ../simulation/package-info.java
//DEPS info.picocli:picocli:4.7.7
//SOURCES AbsorbedRecords.java
//SOURCES AmendCommands.java
//SOURCES AnonymizeCommand.java
//SOURCES AnswerColumns.java
//SOURCES AskCommands.java
//SOURCES AskedPerson.java
//SOURCES AskingCommand.java
//SOURCES BadUsage.java
//SOURCES CheckCommand.java
//SOURCES CommandLines.java
//SOURCES CountCommand.java
//SOURCES CoupleCommands.java
//SOURCES CouplesCommand.java
//SOURCES DataColumns.java
//SOURCES DatedCommand.java
//SOURCES DemoCommand.java
//SOURCES DuplicatesCommand.java
//SOURCES EventsCommand.java
//SOURCES ExportCommand.java
//SOURCES ExportTables.java
//SOURCES FactCommand.java
//SOURCES FamilyCommand.java
//SOURCES FileCommands.java
//SOURCES FindCommand.java
//SOURCES HouseholdsCommand.java
//SOURCES IdentityCommands.java
//SOURCES ImportCommands.java
//SOURCES ImportTables.java
//SOURCES Interruption.java
//SOURCES JsonOutput.java
//SOURCES LifeCommands.java
//SOURCES LineBatch.java
//SOURCES LineCount.java
//SOURCES Listing.java
//SOURCES LockCommand.java
//SOURCES NamedRecords.java
//SOURCES Output.java
//SOURCES PeopleCommand.java
//SOURCES PeriodCommands.java
//SOURCES PersonArgument.java
//SOURCES PersonFactCommand.java
//SOURCES PrintingCommand.java
//SOURCES ProgressLine.java
//SOURCES RatesCommand.java
//SOURCES ReachOptions.java
//SOURCES RecordCommand.java
//SOURCES RecordCommands.java
//SOURCES RecordOptions.java
//SOURCES Recording.java
//SOURCES RecordingCommand.java
//SOURCES RosterOptions.java
//SOURCES Session.java
//SOURCES SessionCommand.java
//SOURCES ShellWords.java
//SOURCES ShowCommand.java
//SOURCES StatingConverter.java
//SOURCES Story.java
//SOURCES VerifyCommand.java
