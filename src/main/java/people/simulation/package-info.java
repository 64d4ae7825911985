/// Made-up people with plausible lives, in any number: to try things out, to test with, and to
/// measure.
///
/// Start with [people.simulation.Simulation]; the rest follows its loop: `Founders` is the town on
/// its first day, `Year` draws who will marry, move or die and when, `Town` lets it happen, and
/// `Register` records it some days later, and `Mess` gets some of it wrong. `Flats` says who lives
/// where. `Rates`, `Names` and `Cities` are the numbers and words behind.
///
/// This file is also the manifest of the package.
package people.simulation;

//SOURCES ../history/package-info.java
//SOURCES Cities.java
//SOURCES Clerk.java
//SOURCES Dice.java
//SOURCES Flats.java
//SOURCES Founders.java
//SOURCES Mess.java
//SOURCES Misspelling.java
//SOURCES Names.java
//SOURCES Outbox.java
//SOURCES Rates.java
//SOURCES Register.java
//SOURCES Resident.java
//SOURCES Simulation.java
//SOURCES Town.java
//SOURCES Year.java
