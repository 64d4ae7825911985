/// Rates of events: how many there were, over the time in which they could have been.
///
/// Start with [people.rates.EventRates], which answers a [people.rates.RateQuestion]. This file is
/// also the manifest of the package.
package people.rates;

//SOURCES ../history/package-info.java
//SOURCES AgeGroups.java
//SOURCES DateChoice.java
//SOURCES DatedFacts.java
//SOURCES DayDoubts.java
//SOURCES EventRate.java
//SOURCES EventRates.java
//SOURCES Grouping.java
//SOURCES PoissonInterval.java
//SOURCES RateCells.java
//SOURCES RateQuestion.java
//SOURCES ValueLives.java
