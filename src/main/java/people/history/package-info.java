/// What was true when, as known when.
package people.history;

//SOURCES ../timeline/package-info.java
//SOURCES AmendedFacts.java
//SOURCES Census.java
//SOURCES CensusTaker.java
//SOURCES Contradiction.java
//SOURCES Corrections.java
//SOURCES Doubts.java
//SOURCES Facts.java
//SOURCES Fold.java
//SOURCES History.java
//SOURCES Life.java
//SOURCES Lives.java
//SOURCES Period.java
//SOURCES PeriodColumns.java
//SOURCES Periods.java
//SOURCES Person.java
//SOURCES PersonColumns.java
//SOURCES Places.java
//SOURCES Reason.java
//SOURCES Reasons.java
//SOURCES RecordingOrder.java
//SOURCES Snapshot.java
//SOURCES StatusCounts.java
//SOURCES Steps.java
