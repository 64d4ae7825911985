/// Time to events in lives: how long until somebody marries, a marriage ends, a home is left; the
/// rates of these by age and year; and moves between places.
///
/// Start with [people.survival.LifeTimes], which takes the times of a [people.survival.TimeTo] out
/// of a history; [people.survival.SurvivalCurve], [people.survival.IncidenceCurves],
/// [people.survival.LogRank] and [people.survival.CoxModel] take any times. This file is also the
/// manifest of the package.
package people.survival;

//SOURCES ../rates/package-info.java
//DEPS org.apache.commons:commons-math3:3.6.1
//SOURCES CityMove.java
//SOURCES ConfidenceBand.java
//SOURCES CoxDesign.java
//SOURCES CoxModel.java
//SOURCES CoxRows.java
//SOURCES FirstTimes.java
//SOURCES IncidenceCurves.java
//SOURCES Lexis.java
//SOURCES LifeTimes.java
//SOURCES LogRank.java
//SOURCES MarriageTimes.java
//SOURCES MoveTimes.java
//SOURCES MovesAround.java
//SOURCES PeriodTimes.java
//SOURCES PresenceTimes.java
//SOURCES RemarriageTimes.java
//SOURCES RiskCounts.java
//SOURCES RiskSets.java
//SOURCES RiskTimes.java
//SOURCES ShareChange.java
//SOURCES SurvivalCurve.java
//SOURCES TimeRows.java
//SOURCES TimeTo.java
//SOURCES TotalRate.java
