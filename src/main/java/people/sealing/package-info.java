/// What is personal in a protected timeline, encrypted: the master key, the keys of people that it
/// wraps, and the cipher.
///
/// Start with [people.sealing.KeyFile], the file beside a timeline; [people.sealing.MasterKey] is
/// where its master comes from, and all that programs need of this package. This file is also the
/// manifest of the package.
package people.sealing;

//SOURCES ../disk/package-info.java
//SOURCES AesGcm.java
//SOURCES KeyCopy.java
//SOURCES KeyFile.java
//SOURCES KeyPlaces.java
//SOURCES KeyRecord.java
//SOURCES KeySeal.java
//SOURCES MasterKey.java
//SOURCES RandomBytes.java
