/// Sequences of states: what people were, cell by cell of a grid of time, and how these lives are
/// alike.
///
/// Start with [people.sequences.Sequences]. This file is also the manifest of the package.
package people.sequences;

//SOURCES ../rates/package-info.java
//SOURCES Alignment.java
//SOURCES CellClock.java
//SOURCES Clusters.java
//SOURCES Discrepancy.java
//SOURCES DistanceMethod.java
//SOURCES Distances.java
//SOURCES MeanTimes.java
//SOURCES Medoids.java
//SOURCES Representatives.java
//SOURCES RunList.java
//SOURCES Runs.java
//SOURCES RunsBuilder.java
//SOURCES SequenceGrid.java
//SOURCES SequencePatterns.java
//SOURCES SequenceShapes.java
//SOURCES Sequences.java
//SOURCES StateDistribution.java
//SOURCES StateSpells.java
//SOURCES SubstitutionCosts.java
//SOURCES TransitionRates.java
//SOURCES WardTree.java
