/// Reads patients in FHIR (R4 or R5, in JSON), their spouses, and what is said of them anew; see
/// `docs/fhir.md`.
///
/// Start with [people.imports.fhir.FhirPatients]. A `FhirReader` gives resources one by one, and a
/// `FhirPatient` has what one of them says. This file is also the manifest of the package.
package people.imports.fhir;

//SOURCES ../copies/package-info.java
//SOURCES FhirDifference.java
//SOURCES FhirKeys.java
//SOURCES FhirLines.java
//SOURCES FhirLinks.java
//SOURCES FhirMaritalStatus.java
//SOURCES FhirNames.java
//SOURCES FhirNewcomer.java
//SOURCES FhirNotes.java
//SOURCES FhirPatient.java
//SOURCES FhirPatientTable.java
//SOURCES FhirPatients.java
//SOURCES FhirReader.java
//SOURCES FhirRecorded.java
//SOURCES FhirRepeats.java
//SOURCES FhirResource.java
//SOURCES FhirShape.java
//SOURCES FhirSpan.java
//SOURCES FhirSpouses.java
//SOURCES FhirTree.java
//SOURCES FhirValue.java
