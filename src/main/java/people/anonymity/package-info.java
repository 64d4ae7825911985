/// Makes a timeline that may be shared: other names and streets for the same lives.
///
/// Start with [people.anonymity.Anonymity]. This file is also the manifest of the package.
package people.anonymity;

//SOURCES ../history/package-info.java
//SOURCES ../sheets/package-info.java
//SOURCES Anonymity.java
//SOURCES AnonymityOptions.java
//SOURCES AnonymityReport.java
//SOURCES AnonymousEvents.java
//SOURCES CoarseDates.java
//SOURCES KeptPlace.java
//SOURCES RareStates.java
//SOURCES RegionTable.java
//SOURCES Regions.java
//SOURCES StandIns.java
//SOURCES Streets.java
