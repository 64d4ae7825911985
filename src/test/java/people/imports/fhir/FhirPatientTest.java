package people.imports.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;

/// What is made of one Patient resource.
class FhirPatientTest extends FhirFixture {

  private static final String BORN = "'birthDate':'1980-05-17',";

  @Test
  void whatHasNoDateIsKnownFromTheDayOfTheRecordOn() {
    Imported imported =
        patientOf(
            BORN
                + "'gender':'female','name':[{'use':'official','family':'Lind','given':['Ada','B.']}],"
                + "'maritalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus','code':'M'}]},'address':[{'use':'home','line':['Mill"
                + " Lane 3','Flat 2'],'city':'Delft','postalCode':'2611','country':'NL'}]");
    assertEquals(List.of("2024-03-01 MARRIED, born 1980-05-17"), imported.life(1));
    assertEquals("null, UNKNOWN, null", at(1, "2024-02-29"));
    assertEquals("Ada B. Lind, MARRIED, Mill Lane 3, Flat 2, 2611 Delft, NL", at(1, "2024-03-01"));
    assertEquals(List.of("1980-05-17 sex=female", "- Patient=1"), imported.beside(1));
    assertEquals(List.of(), imported.notes());
  }

  @Test
  void aBirthThatIsNotKnownIsNotTheDayOfTheRecord() {
    patientOf(
        "'name':[{'family':'Lind'}],'maritalStatus':{'coding':[{'code':'S'}]},'address':[{'city':'Delft','period':{'start':'2016'}}]");
    Person person = History.of(timeline).at("2024-03-01").person(1);
    assertNull(person.born());
    assertEquals("Lind, SINGLE, Delft", at(1, "2024-03-01"));
    assertEquals("null, UNKNOWN, Delft", at(1, "2024-02-29"));
  }

  @ParameterizedTest
  @CsvSource({
    "A, SINGLE", "D, DIVORCED", "I, SEPARATED", "L, SEPARATED", "M, MARRIED", "C, MARRIED",
    "P, MARRIED", "S, SINGLE", "T, PARTNERED", "U, SINGLE", "W, WIDOWED", "UNK, UNKNOWN"
  })
  void eachMaritalStatusOfTheValueSetIsOneOfOurs(String code, Status status) {
    Imported imported =
        patientOf(BORN + "'maritalStatus':{'coding':[{'code':'%s'}]}".formatted(code));
    assertEquals(status, History.of(timeline).at("2024-03-01").person(1).status());
    assertEquals(
        Status.UNKNOWN, History.of(timeline).at("2024-02-29").person(1).status(), "before");
    boolean isLess = Set.of("A", "C", "I", "P", "U").contains(code);
    assertEquals(isLess ? 1 : 0, imported.notes().size());
    assertEquals(isLess, imported.json().getFirst().contains("\"maritalStatus\":\"" + code + "\""));
  }

  @Test
  void theSameLettersMeanSomethingElseInTheOlderTable() {
    patientOf(
        BORN
            + "'maritalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v2-0002','code':'A'}]}");
    assertEquals("null, SEPARATED, null", at(1, "2024-03-01"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "https://fhir.hl7.org.uk/CodeSystem/UKCore-PersonMaritalStatusCode | P | Separated |"
            + " SEPARATED",
        "https://fhir.hl7.org.uk/CodeSystem/UKCore-PersonMaritalStatusCode | P | -         |"
            + " SEPARATED",
        "https://fhir.hl7.org.uk/CodeSystem/UKCore-PersonMaritalStatusCode | N | -         |"
            + " UNKNOWN",
        "https://clinic.example/marital       | D | Domestic Partner | PARTNERED",
        "urn:oid:1.2.3.4                      | S | Separated        | SEPARATED",
        "urn:oid:1.2.3.4                      | S | -                | UNKNOWN",
        "http://fhir.example.de/cs            | L | ledig            | UNKNOWN",
        "http://snomed.info/sct        | 87915002 | Married (finding) | MARRIED",
        "-                                    | S | Separated        | UNKNOWN",
        "-                                    | S | Never Married    | SINGLE",
        "http://hl7.org/fhir/v3/MaritalStatus | L | -                | SEPARATED",
        "http://hl7.org/fhir/marital-status   | P | Polygamous       | MARRIED",
        "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus | M | Divorced | UNKNOWN",
        "http://terminology.hl7.org/CodeSystem/v3-NullFlavor | UNK | -      | UNKNOWN",
        "urn:oid:2.16.840.1.113883.5.2        | T | -                | PARTNERED",
      })
  void aLetterIsACodeOfItsSystemAndNotOfAnother(
      String system, String code, String display, Status status) {
    patientOf(
        BORN
            + "'maritalStatus':{'coding':[{%s'code':'%s'%s}]}"
                .formatted(
                    system == null ? "" : "'system':'" + system + "',",
                    code,
                    display == null ? "" : ",'display':'" + display + "'"));
    assertEquals(status, History.of(timeline).at("2024-03-01").person(1).status());
  }

  @Test
  void ofTwoHomesAtOnceTheFirstIsReadAndThatIsTold() {
    Imported imported =
        patientOf("'address':[{'use':'home','city':'Gouda'},{'use':'home','city':'Leiden'}]");
    assertEquals("Gouda", History.of(timeline).at("2024-03-01").person(1).address().city());
    assertEquals(
        List.of(
            "used: 1 address: of one use at once, without a period: the first is read; e.g. line 1,"
                + " Patient/1: 'Leiden'"),
        imported.notes());
  }

  @Test
  void aStatusThatContradictsItselfIsNotUsed() {
    Imported imported =
        patientOf(
            "'maritalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus','code':'M'},"
                + "{'system':'http://terminology.hl7.org/CodeSystem/v2-0002','code':'A'}],'text':'M'}");
    assertEquals(
        List.of(
            "not used: 1 status: of codes or words that say different things; e.g. line 1,"
                + " Patient/1: 'M A M'"),
        imported.notes());
  }

  @Test
  void aStatusOfAnotherCodeIsNotUsed() {
    Imported imported = patientOf("'maritalStatus':{'coding':[{'code':'X9'}],'text':'it varies'}");
    assertEquals(
        List.of(
            "not used: 1 status: of a code that is not known; e.g. line 1, Patient/1: 'X9 it"
                + " varies'"),
        imported.notes());
  }

  @Test
  void aStatusWithoutACodeIsOneByTheWordsOfTheValueSet() {
    Imported imported = patientOf("'maritalStatus':{'text':'Married'}");
    assertEquals(Status.MARRIED, History.of(timeline).at("2024-03-01").person(1).status());
    assertEquals(
        List.of(
            "used: 1 status: by its text, since its code is not known; e.g. line 1, Patient/1:"
                + " 'Married'"),
        imported.notes());
    add(
        "local.json",
        patient(
            "2",
            "2024-03-01",
            "'maritalStatus':{'coding':[{'code':'4','display':'Legally Separated'}]}"));
    assertEquals(Status.SEPARATED, History.of(timeline).at("2024-03-01").person(2).status());
  }

  @Test
  void aBirthAfterTheRecordIsNotUsed() {
    Imported imported = patientOf("'birthDate':'2030-01-01'");
    assertEquals(
        List.of(
            "not used: 1 birth: after the day of the record; e.g. line 1, Patient/1: '2030-01-01'"),
        imported.notes());
    add("next.json", patient("2", "2024-03-01", "'birthDate':'2024-03-02'")); // where it is later
    assertEquals("2024-03-02", History.of(timeline).today().person(2).born().toString());
  }

  @Test
  void namesWithPeriodsAreChangesInTheirOrder() {
    Imported imported =
        patientOf(
            BORN
                + "'name':[{'use':'official','family':'King','given':['Ada'],'period':{'start':'2010-07-08'}},"
                + "{'use':'maiden','family':'Byron','given':['Ada'],'period':{'end':'2010-07-07'}},"
                + "{'use':'nickname','given':['Ad']}]");
    assertEquals(
        List.of(
            "../2010-07-07 Ada Byron",
            "2010-07-08 Ada King",
            "2024-03-01 UNKNOWN, born 1980-05-17"),
        imported.life(1));
    assertEquals(
        List.of("not used: 1 name: of the use nickname; e.g. line 1, Patient/1: 'Ad'"),
        imported.notes());
  }

  @Test
  void aMaidenNameWithoutAPeriodWasHersBeforeTheOthers() {
    Imported imported =
        patientOf(
            BORN
                + "'name':[{'use':'maiden','family':'Byron','given':['Ada']},{'use':'usual','text':'Countess"
                + " Lovelace'},{'use':'official','family':'King','given':['Ada']}]");
    assertEquals(
        List.of("../2024-02? Ada Byron", "2024-03-01 UNKNOWN, born 1980-05-17"), imported.life(1));
    assertEquals("Ada King, UNKNOWN, null", at(1, "2024-03-01"));
    assertFalse(History.of(timeline).at("2024-02-29").person(1).certain());
  }

  @Test
  void aNameAsTextOnlyIsSplitAndSaid() {
    Imported imported = patientOf(BORN + "'name':[{'text':'Ada Augusta Byron'}]");
    assertEquals("Ada Augusta Byron", History.of(timeline).today().person(1).name().toString());
    assertEquals("Byron", History.of(timeline).today().person(1).name().lastname());
    assertEquals(
        List.of(
            "used: 1 name: as text only: the last word is the family name; e.g. line 1, Patient/1:"
                + " 'Ada Augusta Byron'"),
        imported.notes());
  }

  @Test
  void behindAPeriodThatEndsTheAddressIsNotKnown() {
    Imported imported =
        patientOf(
            BORN
                + "'address':[{'use':'home','city':'Delft','period':{'start':'2010-03','end':'2012-06-30'}},"
                + "{'use':'home','city':'Gouda','state':'ZH','period':{'start':'2015'}}]");
    assertEquals(
        List.of(
            "2010-03 Delft",
            "2012-07-01 address not known",
            "2015 Gouda",
            "2024-03-01 UNKNOWN, born 1980-05-17"),
        imported.life(1));
    assertTrue(
        imported.json().get(3).contains("\"newAddress\":{\"city\":\"Gouda\",\"state\":\"ZH\"}"));
  }

  @Test
  void theNextAddressMayBeginOnTheLastDayOfTheOneBefore() {
    Imported imported =
        patientOf(
            BORN
                + "'address':[{'use':'old','city':'Delft','period':{'start':'2010','end':'2012-06-30'}},"
                + "{'city':'Gouda','period':{'start':'2012-06-30','end':'9999-12-31'}}]");
    assertEquals(
        List.of("2010 Delft", "2012-06-30 Gouda", "2024-03-01 UNKNOWN, born 1980-05-17"),
        imported.life(1));
  }

  @Test
  void onlyWhereSheLivesIsTheAddress() {
    Imported imported =
        patientOf(
            BORN
                + "'address':[{'use':'work','city':'Leiden'},{'use':'temp','city':'Rome'},"
                + "{'use':'billing','city':'Bern'},{'type':'postal','city':'Post'},{'city':'Gouda'},"
                + "{'use':'home','city':'Delft'},{'use':'home','text':'somewhere'}]");
    assertEquals("null, UNKNOWN, Delft", at(1, "2024-03-01"));
    assertEquals(
        List.of(
            "not used: 1 address: of the use work, not the home; e.g. line 1, Patient/1: 'Leiden'",
            "not used: 1 address: of the use temp, not the home; e.g. line 1, Patient/1: 'Rome'",
            "not used: 1 address: of the use billing, not the home; e.g. line 1, Patient/1: 'Bern'",
            "not used: 1 address: for letters only, not the home; e.g. line 1, Patient/1: 'Post'",
            "not used: 1 address: in free text only; e.g. line 1, Patient/1: 'somewhere'"),
        imported.notes());
  }

  @Test
  void whatIsNoDateIsNotUsed() {
    Imported imported =
        patientOf(
            "'birthDate':'1980-13-01','address':[{'city':'Delft','period':{'start':'soon'}},"
                + "{'city':'Gouda','period':{'start':'2015','end':'2010'}}]");
    assertEquals(
        List.of(
            "not used: 1 birth: not a date of FHIR; e.g. line 1, Patient/1: '1980-13-01'",
            "not used: 1 address: of a period that is not understood; e.g. line 1, Patient/1:"
                + " 'Delft soon/null'",
            "not used: 1 address: of a period that ends before it begins; e.g. line 1, Patient/1:"
                + " 'Gouda 2015/2010'"),
        imported.notes());
  }

  @Test
  void aBirthMayBeAYearOrAMonth() {
    patientOf("'birthDate':'1980-05'");
    assertEquals("1980-05", History.of(timeline).today().person(1).born().toString());
    add("other.json", patient("2", "2024-03-01", "'birthDate':'1980'"));
    assertEquals("1980", History.of(timeline).today().person(2).born().toString());
  }

  @Test
  void aDeathHasItsDayAsItIsWritten() {
    Imported imported =
        patientOf(
            BORN
                + "'deceasedDateTime':'2020-11-27T23:30:00-05:00','maritalStatus':{'coding':[{'code':'M'}]}");
    assertEquals(
        List.of("2020-11-27 MARRIED, born 1980-05-17", "2020-11-27 died"), imported.life(1));
    assertFalse(History.of(timeline).today().person(1).living());
  }

  @Test
  void aDeathWithoutADayWasByTheDayOfTheRecord() {
    Imported imported = patientOf(BORN + "'deceasedBoolean':true");
    assertEquals(
        List.of("2024-03-01 UNKNOWN, born 1980-05-17", "../2024-03-01 died"), imported.life(1));
    assertFalse(History.of(timeline).at("2024-03-01").person(1).living());
    add("other.json", patient("2", "2024-03-01", "'deceasedBoolean':false"));
    assertTrue(History.of(timeline).today().person(2).living());
  }

  @Test
  void identifiersAreKeysByTheLastPartOfTheirSystem() {
    Imported imported =
        patientOf(
            "'identifier':[{'system':'http://a.example/ids/mrn','value':'7'},"
                + "{'system':'http://b.example/mrn/','value':'7'},{'system':'urn:oid:2.16.840.1','value':'8'},"
                + "{'type':{'coding':[{'code':'MR'}]},'value':'9'},{'system':'http://a.example/none'}]");
    assertEquals(
        List.of("- Patient=1", "- mrn=7", "- b.example/mrn=7", "- 2.16.840.1=8", "- MR=9"),
        imported.beside(1));
    assertTrue(imported.json().get(2).contains("\"system\":\"http://a.example/ids/mrn\""));
    assertEquals(
        List.of(
            "not used: 1 key: without a value; e.g. line 1, Patient/1: 'http://a.example/none'"),
        imported.notes());
  }

  @Test
  void aKeyOfSomebodyElseIsSaidAndNotGivenTwice() {
    patientOf("'identifier':[{'system':'http://a.example/mrn','value':'7'}]");
    ImportReport report =
        add(
            "other.json",
            patient(
                "2", "2024-03-01", "'identifier':[{'system':'http://a.example/mrn','value':'7'}]"));
    assertEquals(
        "1 key: of somebody else already, who may be the same person; e.g. line 1, Patient/2:"
            + " 'mrn=7, of person 1 and now of person 2'",
        report.unused().getFirst().toString());
  }

  @Test
  void whatIsNotKeptIsCounted() {
    Imported imported =
        patientOf(
            "'active':true,'extension':[{'url':'x'}],'contained':[{'resourceType':'Organization'}],"
                + "'multipleBirthInteger':2,'telecom':[],'modifierExtension':[{'url':'y'}],'_birthDate':{}");
    assertEquals(
        Map.of(
            "Patient.active", 1,
            "Patient.extension", 1,
            "Patient.contained", 1,
            "Patient.multipleBirthInteger", 1,
            "Patient.telecom", 1,
            "Patient.modifierExtension", 1,
            "Patient._birthDate", 1),
        imported.report().notKept());
    assertEquals(
        List.of(
            "used: 1 person: with a modifierExtension, which may change what all else means; e.g."
                + " line 1, Patient/1"),
        imported.notes());
  }

  @Test
  void systemsWhoseNamesAreTooLongToDifferHaveNumbers() {
    String end = "x".repeat(250);
    String identifiers =
        Stream.of("a", "b", "c", "d")
            .map(host -> "{'system':'http://%s.example/%s','value':'7'}".formatted(host, end))
            .collect(Collectors.joining(","));
    patientOf("'identifier':[" + identifiers + "]");
    List<String> names = new ArrayList<>();
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.KEY)) {
      names.add(((Event.Key) recorded.event()).key().name().replaceAll("x+", "x"));
    }
    assertEquals(List.of("Patient", "x", "x 2", "x 3", "x 4"), names);
  }
}
