/// What the work of the kit costs, beside what others need for the same.
///
/// Start with [people.bench.Works], which has every piece of work by its name. [people.bench.Ours]
/// holds the calls of the kit, `DuckDb`, `Sqlite` and `RawFile` those of the others;
/// [people.bench.Turns] takes the times, [people.bench.Report] prints them.
///
/// This file is also the manifest of the package; the dependencies are those of the script.
package people.bench;

//SOURCES ../../../../main/java/people/databases/package-info.java
//SOURCES ../../../../main/java/people/notebook/package-info.java
//SOURCES AskWorks.java
//SOURCES DuckDb.java
//SOURCES Growth.java
//SOURCES GrowthChart.java
//SOURCES Input.java
//SOURCES LifeWorks.java
//SOURCES Machine.java
//SOURCES NotebookWorks.java
//SOURCES Ours.java
//SOURCES ProtectionWorks.java
//SOURCES RawFile.java
//SOURCES Reach.java
//SOURCES ReadWorks.java
//SOURCES Report.java
//SOURCES Row.java
//SOURCES Sample.java
//SOURCES SharedClient.java
//SOURCES SharedWorks.java
//SOURCES Sqlite.java
//SOURCES StartWorks.java
//SOURCES StatusBenchmark.java
//SOURCES SurvivalWorks.java
//SOURCES Turns.java
//SOURCES Unit.java
//SOURCES Works.java
//SOURCES WriteWorks.java
