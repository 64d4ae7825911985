package people.imports.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;
import people.timeline.*;

/// Patients who are imported once more: what is said otherwise is added, and nothing else.
class FhirAgainTest extends FhirFixture {

  private static final String ADA =
      "'birthDate':'1980-05-17','gender':'female',"
          + "'name':[{'use':'official','family':'Lind','given':['Ada']},{'use':'maiden','family':'Roos'}],"
          + "'maritalStatus':{'coding':[{'code':'M'}]},'identifier':[{'system':'http://a.example/mrn','value':'7'}],'address':[{'use':'old','city':'Gouda','period':{'start':'2010','end':'2015-06'}},{'use':'home','line':['Mill"
          + " Lane 3'],'city':'Delft'}]";

  private String again(String from, String to) {
    return patient("1", "2025-06-01", ADA.replace(from, to));
  }

  private void first() {
    add("ada.json", patient(ADA));
  }

  @Test
  void theSameFileAddsNothing() {
    first();
    assertEquals(List.of(), added("ada.json", patient(ADA)));
    assertEquals(List.of(), added("ada.json", again("", "")));
    assertEquals(
        "made: nothing new", Import.into(timeline, file("b.json", again("", ""))).lines().get(2));
  }

  @Test
  void aFileWithoutADateOfItsRecordsAddsNothingEither() {
    String text = patient(ADA).replaceFirst(",\"meta\":\\{[^}]*}", "");
    add("ada.json", text);
    assertEquals(List.of(), added("ada.json", text));
    assertEquals(List.of(), added("ada.ndjson", text + "\n"));
  }

  @Test
  void aStatusThatChangedDidSoAfterItWasLastSaid() {
    first();
    assertEquals(
        List.of("STATUS_CHANGE 1,newStatus:DIVORCED,effective:2024-03-02/2025-06-01}"),
        added("ada.json", again("'M'", "'D'")));
    assertEquals("DIVORCED", History.of(timeline).at("2025-06-01").person(1).status().name());
    assertEquals(List.of(), added("ada.json", again("'M'", "'D'")));
  }

  @Test
  void aStatusOfTheSameDayIsCorrected() {
    first();
    assertEquals(
        List.of("CORRECTION 1,corrects:0,to:{status:SINGLE},why:the source says so now}"),
        added("ada.json", patient(ADA.replace("'M'", "'S'"))));
    assertEquals(List.of(), added("ada.json", patient(ADA.replace("'M'", "'S'"))));
    assertEquals(
        List.of("CORRECTION 1,corrects:0,to:{status:MARRIED},why:the source says so now}"),
        added("ada.json", patient(ADA)));
  }

  @Test
  void aMoveWithoutAPeriodIsOneSinceTheLastRecord() {
    first();
    assertEquals(
        List.of(
            "ADDRESS_CHANGE 1,newAddress:{street:Mill Lane"
                + " 3,city:Leiden},effective:2024-03-02/2025-06-01}"),
        added("ada.json", again("'Delft'", "'Leiden'")));
    assertEquals(List.of(), added("ada.json", again("'Delft'", "'Leiden'")));
  }

  @Test
  void aMoveWithAPeriodIsThatMove() {
    first();
    String moved =
        again(
            "'city':'Delft'}",
            "'city':'Delft','period':{'end':'2025-04-30'}},{'city':'Leiden','period':{'start':'2025-05-01'}}");
    assertEquals(
        List.of(
            "ADDRESS_CHANGE 1,newAddress:{street:Mill Lane 3,city:Delft},effective:../2025-04}",
            "ADDRESS_CHANGE 1,newAddress:{city:Leiden},effective:2025-05-01}"),
        added("ada.json", moved));
    assertEquals("Ada Lind, MARRIED, Leiden", at(1, "2025-05-01"));
    assertEquals("Ada Lind, MARRIED, Mill Lane 3, Delft", at(1, "2025-04-29"));
    assertEquals(List.of(), added("ada.json", moved));
  }

  @Test
  void aPeriodThatGotAnEndAddsIt() {
    String open = "'address':[{'city':'Gouda','period':{'start':'2010'}}]";
    add("ada.json", patient(open));
    String ended = open.replace("'2010'", "'2010','end':'2020-01-31'");
    assertEquals(
        List.of("ADDRESS_CHANGE 1,effective:2020-02-01}"), added("ada.json", patient(ended)));
    assertEquals(List.of(), added("ada.json", patient(ended)));
    assertEquals(
        List.of("RETRACTION 1,retracts:4,why:the source says so now}"),
        added("ada.json", patient(open)));
    assertEquals("null, UNKNOWN, Gouda", at(1, "2021"));
  }

  @Test
  void anotherValueOfTheSamePeriodIsCorrected() {
    first();
    assertEquals(
        List.of("CORRECTION 1,corrects:3,to:{address:{city:Leiden}},why:the source says so now}"),
        added("ada.json", again("'Gouda'", "'Leiden'")));
    assertEquals(List.of(), added("ada.json", again("'Gouda'", "'Leiden'")));
  }

  @Test
  void aPeriodThatBeganOtherwiseIsCorrected() {
    first();
    assertEquals(
        List.of("CORRECTION 1,corrects:3,to:{effective:2011},why:the source says so now}"),
        added("ada.json", again("'2010'", "'2011'")));
    assertEquals(List.of(), added("ada.json", again("'2010'", "'2011'")));
  }

  @Test
  void anAddressThatLostAPartIsTakenBackAndSaidAgain() {
    String long1 = "'address':[{'line':['Mill Lane 3'],'city':'Gouda','period':{'start':'2010'}}]";
    add("ada.json", patient(long1));
    assertEquals(
        List.of(
            "RETRACTION 1,retracts:1,why:the source says so now}",
            "ADDRESS_CHANGE 1,newAddress:{city:Gouda},effective:2010}"),
        added("ada.json", patient(long1.replace("'line':['Mill Lane 3'],", ""))));
  }

  @Test
  void aNameThatChangedIsOneSinceTheLastRecord() {
    first();
    assertEquals(
        List.of(
            "NAME_CHANGE 1,newName:{firstname:Ada,lastname:Smit},effective:2024-03-02/2025-06-01}"),
        added("ada.json", again("'Lind'", "'Smit'")));
    assertEquals(List.of(), added("ada.json", again("'Lind'", "'Smit'")));
  }

  @Test
  void anOlderRecordCorrectsNothingOfANewerOne() {
    first();
    added("ada.json", again("05-17", "05-18"));
    ImportReport report = add("ada.json", patient(ADA));
    assertEquals("made: nothing new", report.lines().get(2));
    assertEquals(
        "  1 person: of an older meta.lastUpdated than was read before: it corrects nothing; e.g."
            + " line 1, Patient/1",
        report.lines().get(4));
    assertEquals("1980-05-18", History.of(timeline).today().person(1).born().toString());
    // nor does one that is older than the first, which tells how she was then
    assertEquals(
        List.of(
            "NAME_CHANGE 1,newName:{firstname:Ada,lastname:Lind},effective:2020-01-01}",
            "ADDRESS_CHANGE 1,newAddress:{street:Mill Lane 3,city:Delft},effective:2020-01-01}",
            "STATUS_CHANGE 1,newStatus:MARRIED,effective:2020-01-01}"),
        added("ada.json", patient("1", "2020-01-01", ADA.replace("05-17", "05-19"))));
    // a newer one may say again what was corrected
    assertEquals(
        List.of("CORRECTION 1,corrects:0,to:{born:1980-05-17},why:the source says so now}"),
        added("ada.json", patient("1", "2026-01-01", ADA)));
  }

  @Test
  void birthDeathAndSexAreCorrectedAndAdded() {
    first();
    assertEquals(
        List.of("CORRECTION 1,corrects:0,to:{born:1980-05-18},why:the source says so now}"),
        added("ada.json", again("05-17", "05-18")));
    assertEquals(
        List.of("DEATH 1,effective:../2025-06-01}"),
        added(
            "ada.json",
            again("'birthDate':'1980-05-17'", "'birthDate':'1980-05-18','deceasedBoolean':true")));
    String dated =
        again(
            "'birthDate':'1980-05-17'", "'birthDate':'1980-05-18','deceasedDateTime':'2025-02-03'");
    assertEquals(
        List.of("CORRECTION 1,corrects:10,to:{effective:2025-02-03},why:the source says so now}"),
        added("ada.json", dated));
    assertEquals(List.of(), added("ada.json", dated));
    assertEquals(
        List.of("RETRACTION 1,retracts:10,why:the source says so now}"),
        added(
            "ada.json",
            again("'birthDate':'1980-05-17'", "'birthDate':'1980-05-18','deceasedBoolean':false")));
    assertEquals(
        List.of(
            "ATTRIBUTE_CHANGE 1,attribute:{name:sex,value:other},effective:2024-03-02/2025-06-01}"),
        added("ada.json", again("05-17','gender':'female'", "05-18','gender':'other'")));
  }

  @Test
  void whatIsNoLongerSaidStays() {
    first();
    assertEquals(
        List.of(), added("ada.json", patient("1", "2025-06-01", "'birthDate':'1980-05-17'")));
    assertEquals("Ada Lind, MARRIED, Mill Lane 3, Delft", at(1, "2025-06-01"));
  }

  @Test
  void whatSomebodyCorrectedIsNotSaidAgain() {
    first();
    new PersonRegistry(timeline).correct(0, Amendment.of(new Name("Ida", "Lind")), "misspelt");
    assertEquals(List.of(), added("ada.json", again("", "")));
  }

  @Test
  void aNewKeyIsAdded() {
    first();
    assertEquals(
        List.of("KEY 1,key:{name:ssn,value:8}}"),
        added(
            "ada.json",
            again("'value':'7'}", "'value':'7'},{'system':'http://a.example/ssn','value':'8'}")));
  }

  @Test
  void theSameIdOfAnotherServerIsSomebodyElse() {
    String bundle =
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"fullUrl\":\"https://%s/Patient/1\",\"resource\":%s}]}";
    add("a.json", bundle.formatted("a.example/r4", patient(ADA)));
    add(
        "b.json",
        bundle.formatted("b.example/r4", patient("'name':[{'family':'Kok'}],'birthDate':'1999'")));
    History history = History.of(timeline);
    assertEquals("[1, 2]", history.personIds().toString());
    assertEquals("[b.example/r4/Patient=1]", history.keys(2).toString());
    assertEquals(
        List.of(),
        added(
            "b.json",
            bundle.formatted(
                "b.example/r4", patient("'name':[{'family':'Kok'}],'birthDate':'1999'"))));
    assertEquals(List.of(), added("a.ndjson", patient(ADA)));
  }

  @Test
  void somebodyElseWithTheSameIdOfNoServerIsRefused() {
    first();
    assertEquals(
        "./kok.ndjson, line 1: Patient/1 is somebody else than person 1, who has that id: by name"
            + " and birth; where it is of another server, expected a Bundle whose entries have a"
            + " fullUrl, or meta.source",
        refused(file("kok.ndjson", patient("'name':[{'family':'Kok'}],'birthDate':'1999'"))));
  }
}
