/// What all imports share: an import is a batch of events with a name, options and a report, and
/// can be undone.
///
/// Start with [people.imports.batches.ImportBatch], which records one;
/// [people.imports.batches.Findings] gathers on the way what the
/// [people.imports.batches.ImportReport] tells. [people.imports.batches.NamedBatches] lists the
/// imports of a timeline, and [people.imports.batches.ImportUndo] takes one back. This file is also
/// the manifest of the package.
package people.imports.batches;

//SOURCES ../../matching/package-info.java
//SOURCES ../../output/package-info.java
//SOURCES ../../sheets/package-info.java
//SOURCES DigestTable.java
//SOURCES Findings.java
//SOURCES ImportBatch.java
//SOURCES ImportChange.java
//SOURCES ImportLog.java
//SOURCES ImportOptions.java
//SOURCES ImportProblem.java
//SOURCES ImportReport.java
//SOURCES ImportUndo.java
//SOURCES ListsToRepeat.java
//SOURCES NamedBatches.java
//SOURCES RecordedImport.java
//SOURCES SaidFacts.java
//SOURCES StandingEvents.java
//SOURCES TwoPasses.java
