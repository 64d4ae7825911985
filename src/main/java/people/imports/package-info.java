/// Reads what others know about people into a timeline: family trees in GEDCOM, patients in FHIR,
/// and other timelines.
///
/// Start with [people.imports.Import]. This file is also the manifest of the package.
package people.imports;

//SOURCES ../history/package-info.java
//SOURCES ../output/package-info.java
//SOURCES ../sheets/package-info.java
//DEPS org.familysearch.gedcom:gedcom:1.14.0
//SOURCES CoupleStatuses.java
//SOURCES Couples.java
//SOURCES EventCopy.java
//SOURCES FactLines.java
//SOURCES FactReport.java
//SOURCES FactSheet.java
//SOURCES FamilyPartner.java
//SOURCES FamilyTree.java
//SOURCES FhirDifference.java
//SOURCES FhirKeys.java
//SOURCES FhirLines.java
//SOURCES FhirLinks.java
//SOURCES FhirMaritalStatus.java
//SOURCES FhirNames.java
//SOURCES FhirNewcomer.java
//SOURCES FhirNotes.java
//SOURCES FhirPatient.java
//SOURCES FhirPatients.java
//SOURCES FhirReader.java
//SOURCES FhirRecorded.java
//SOURCES FhirResource.java
//SOURCES FhirSpan.java
//SOURCES FhirSpouses.java
//SOURCES FhirValue.java
//SOURCES Findings.java
//SOURCES GedcomDate.java
//SOURCES GedcomFile.java
//SOURCES GedcomName.java
//SOURCES GedcomPlace.java
//SOURCES GedcomText.java
//SOURCES Import.java
//SOURCES ImportBatch.java
//SOURCES ImportChange.java
//SOURCES ImportOptions.java
//SOURCES ImportReport.java
//SOURCES KeptEvents.java
//SOURCES LifeEvent.java
//SOURCES MaritalHistory.java
//SOURCES MaritalOrder.java
//SOURCES NamedBatches.java
//SOURCES Parentage.java
//SOURCES PersonRecord.java
//SOURCES RecordKind.java
//SOURCES Residences.java
//SOURCES TextLines.java
//SOURCES TimelineCopy.java
//SOURCES TreePerson.java
//SOURCES UnfinishedRest.java
