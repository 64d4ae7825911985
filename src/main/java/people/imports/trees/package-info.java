/// What the lines of a family tree say of people: births, deaths, names, couples, residences, and
/// what follows from them.
///
/// Start with [people.imports.trees.FamilyTree], which is all that other rooms see. `PersonRecord`
/// is what a person's own record says, `Couples` what families say; `MaritalHistory` puts the facts
/// about somebody's marriages into an order, and `TreeAccount` tells what became of every line.
/// This file is also the manifest of the package.
package people.imports.trees;

//SOURCES ../gedcom/package-info.java
//SOURCES CoupleStatuses.java
//SOURCES Couples.java
//SOURCES DeathWords.java
//SOURCES FamilyFact.java
//SOURCES FamilyPartner.java
//SOURCES FamilyTree.java
//SOURCES LapsesOfBoth.java
//SOURCES LatestOfOthers.java
//SOURCES LifeBounds.java
//SOURCES LifeEvent.java
//SOURCES MaritalHistory.java
//SOURCES MaritalOrder.java
//SOURCES MaritalWalk.java
//SOURCES MarriedName.java
//SOURCES MarriedNames.java
//SOURCES NarrowedFacts.java
//SOURCES Parentage.java
//SOURCES PersonRecord.java
//SOURCES PlaceEvidence.java
//SOURCES RecordKind.java
//SOURCES Residences.java
//SOURCES SaidAges.java
//SOURCES SeenStatuses.java
//SOURCES SmallSet.java
//SOURCES StatusWords.java
//SOURCES TreeAccount.java
//SOURCES TreePerson.java
//SOURCES TreeProblems.java
//SOURCES UnclearReferences.java
//SOURCES UnionBounds.java
//SOURCES UnionDoubts.java
//SOURCES UnionSigns.java
//SOURCES UnionWords.java
//SOURCES UnrecordedDeath.java
