package people.imports.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;
import people.timeline.*;

/// Spouses and links: who is with whom, and which records are of one person.
class FhirPartnersTest extends FhirFixture {

  private static final String MARRIED =
      "'birthDate':'1980','maritalStatus':{'coding':[{'code':'M'}]}";
  private static final String SPOUSE =
      "'relationship':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-RoleCode','code':'%s'}]}]";

  private static String related(String members) {
    return "{\"resourceType\":\"RelatedPerson\",\"id\":\"r1\",\"patient\":{\"reference\":\"Patient/1\"},%s}"
        .formatted(members.replace('\'', '"'));
  }

  private static String contact(String code) {
    return ",'contact':[{%s,'name':{'family':'Roos','given':['Ben']}}]"
        .formatted(SPOUSE.formatted(code));
  }

  @Test
  void aContactWhoIsTheSpouseIsAPartnerAsOfTheRecord() {
    Imported imported = patientOf(MARRIED + contact("SPS"));
    assertEquals(List.of("2024-03-01 MARRIED with Ben Roos"), imported.unions(1));
    assertEquals(List.of(), added("patient.json", patient(MARRIED + contact("SPS"))));
    assertEquals(List.of(), new ArrayList<>(History.of(timeline).contradictions()));
  }

  @Test
  void aSpouseAloneSaysThatSheIsMarried() {
    patientOf("'birthDate':'1980'" + contact("WIFE"));
    assertEquals("null, MARRIED, null", at(1, "2024-03-01"));
    add("two.json", patient("2", "2024-03-01", "'birthDate':'1980'" + contact("DOMPART")));
    assertEquals("null, PARTNERED, null", at(2, "2024-03-01"));
  }

  @Test
  void aContactOfAnotherKindIsNotKept() {
    Imported imported = patientOf(MARRIED + contact("N"));
    assertEquals(List.of(), imported.unions(1));
    assertEquals(Map.of("Patient.contact", 1), imported.report().notKept());
  }

  @Test
  void theSpouseOfSomebodyDivorcedIsNotUsed() {
    Imported imported = patientOf(MARRIED.replace("'M'", "'D'") + contact("HUSB"));
    assertEquals(
        List.of(
            "not used: 1 partner: of somebody who is DIVORCED; e.g. line 1, Patient/1: 'Ben Roos'"),
        imported.notes());
  }

  @Test
  void aRelatedPersonIsAPartnerFromItsPeriodOn() {
    String text =
        related(
                SPOUSE.formatted("HUSB")
                    + ",'name':[{'family':'Roos'}],'period':{'start':'2010-05-01'}")
            + "\n"
            + patient(MARRIED);
    Imported imported = new Imported(timeline, add("a.ndjson", text));
    assertEquals(List.of("2010-05-01 MARRIED with Roos"), imported.unions(1));
    assertEquals(List.of(), added("a.ndjson", text));
  }

  @Test
  void aRelatedPersonMayComeInAFileOfTheirOwn() {
    patientOf(MARRIED);
    String text = related(SPOUSE.formatted("SPS") + ",'name':[{'family':'Roos'}]");
    assertEquals(
        List.of("STATUS_CHANGE 1,newStatus:MARRIED,partner:{lastname:Roos},effective:2024-03-01}"),
        added("r.ndjson", text));
    assertEquals(List.of(), added("r.ndjson", text));
    assertEquals(
        "1 partner: of a patient who is not known; e.g. line 1, RelatedPerson/r1: 'Roos'",
        add("s.ndjson", text.replace("Patient/1", "Patient/8")).unused().getFirst().toString());
    assertEquals(
        "1 related person: of another relationship than a spouse; e.g. line 1, RelatedPerson/r1",
        add("t.ndjson", text.replace("SPS", "MTH")).unused().getFirst().toString());
  }

  @Test
  void aSpouseWhoIsAPatientIsAPartnerByIdentifier() {
    String id = ",'identifier':[{'system':'http://a.example/mrn','value':'7'}]";
    Imported imported =
        new Imported(
            timeline,
            add(
                "a.ndjson",
                related(SPOUSE.formatted("SPS") + id)
                    + "\n"
                    + patient(MARRIED)
                    + "\n"
                    + patient("2", "2024-03-01", MARRIED + id)
                    + "\n"
                    + patient(
                        "3",
                        "2024-03-01",
                        MARRIED
                            + ",'link':[{'type':'seealso','other':{'reference':'RelatedPerson/r2'}}]")
                    + "\n"
                    + related(SPOUSE.formatted("SPS"))
                        .replace("Patient/1", "Patient/2")
                        .replace("r1", "r2")));
    assertEquals(List.of("2024-03-01 MARRIED with 2"), imported.unions(1));
    assertEquals(
        List.of("2024-03-01 MARRIED with 3", "2024-03-01 MARRIED with 1"), imported.unions(2));
    assertEquals(List.of("2024-03-01 MARRIED with 2"), imported.unions(3));
    assertEquals(List.of(), added("a.ndjson", readText("a.ndjson")));
  }

  // ---- links

  private static String linked(String id, String links) {
    return patient(id, "2024-03-01", "'name':[{'family':'P%s'}],'link':[%s]".formatted(id, links));
  }

  private static String link(String type, String other) {
    return "{'type':'%s','other':{'reference':'%s'}}".formatted(type, other);
  }

  @Test
  void aRecordThatIsReplacedIsMergedIntoTheOther() {
    String text =
        linked("1", link("replaced-by", "Patient/2"))
            + "\n"
            + linked("2", link("replaces", "Patient/1") + "," + link("replaced-by", "Patient/3"))
            + "\n"
            + linked("3", "");
    ImportReport report = add("a.ndjson", text);
    assertEquals(2, report.made().get("merges"));
    History history = History.of(timeline);
    assertEquals(List.of(3, 3, 3), IntStream.of(1, 2, 3).mapToObj(history::survivor).toList());
    assertEquals(List.of(), added("a.ndjson", text));
  }

  @Test
  void aRecordIsMergedWithOneOfTheTimeline() {
    add("a.ndjson", linked("1", ""));
    add("b.ndjson", linked("2", link("replaces", "Patient/1/_history/4")));
    assertEquals(2, History.of(timeline).survivor(1));
    add("c.ndjson", linked("3", link("replaced-by", "Patient/1")));
    assertEquals(2, History.of(timeline).survivor(3));
  }

  @Test
  void linksThatCanNotBeMergesAreSaid() {
    ImportReport report =
        add(
            "a.ndjson",
            linked("1", link("replaced-by", "Patient/2") + "," + link("replaced-by", "Patient/3"))
                + "\n"
                + linked("2", link("replaced-by", "Patient/1"))
                + "\n"
                + linked("3", link("replaced-by", "Patient/99") + "," + link("refer", "Patient/2"))
                + "\n"
                + linked("4", link("replaces", "Patient/4")));
    assertEquals(
        List.of(
            "1 link: of the type refer, which makes nobody one; e.g. line 3, Patient/3:"
                + " 'Patient/2'",
            "1 link: of a record that is absorbed by another one already; e.g. line 1, Patient/1:"
                + " 'replaced-by Patient/3'",
            "1 link: in a circle; e.g. line 2, Patient/2: 'replaced-by Patient/1'",
            "1 link: to a patient who is not known; e.g. line 3, Patient/3: 'replaced-by"
                + " Patient/99'",
            "1 link: to the record itself; e.g. line 4, Patient/4: 'replaces Patient/4'"),
        report.unused().stream().map(ImportReport.Note::toString).toList());
  }

  @Test
  void aMergeIsNotMadeOfTwoWhoWereToldApart() {
    add("a.ndjson", linked("1", "") + "\n" + linked("2", ""));
    new PersonRegistry(timeline).distinguish(1, 2, "twins", Details.NONE);
    assertEquals(
        "1 link: of two who are partners, parent and child, or told apart; e.g. line 1, Patient/1:"
            + " 'replaced-by Patient/2'",
        add("b.ndjson", linked("1", link("replaced-by", "Patient/2")))
            .unused()
            .getFirst()
            .toString());
  }
}
