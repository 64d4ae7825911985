package people.imports.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;

/// What is not as FHIR has it: values of another type of JSON, and patients who are there again.
class FhirTypesTest extends FhirFixture {

  private static final String ADA = patient("1", "2024-03-01", "'name':[{'family':'Ada'}]");

  private List<String> told(ImportReport report) {
    return Stream.concat(report.unused().stream(), report.doubts().stream())
        .map(Object::toString)
        .toList();
  }

  private String names() {
    return History.of(timeline).today().people().stream()
        .map(person -> String.valueOf(person.name()))
        .collect(Collectors.joining(" "));
  }

  @Test
  void aValueOfAnotherTypeOfJsonIsToldAndNotKept() {
    ImportReport report =
        add(
            "a.ndjson",
            patient(
                "'name':'Ada','birthDate':1970,'deceasedBoolean':'yes','gender':['female'],"
                    + "'maritalStatus':'M','address':{'city':'Gouda'},'identifier':[7],"
                    + "'link':true,'contact':{'name':'Ben'}"));
    assertEquals(
        Set.of(
            "1 name: name is a text, expected a list of objects; e.g. line 1, Patient/1: '\"Ada\"'",
            "1 birth: birthDate is a number, expected a text; e.g. line 1, Patient/1: '1970'",
            "1 death: deceasedBoolean is a text, expected true or false; e.g. line 1, Patient/1:"
                + " '\"yes\"'",
            "1 sex: gender is a list, expected a text; e.g. line 1, Patient/1: '[\"female\"]'",
            "1 status: maritalStatus is a text, expected an object; e.g. line 1, Patient/1:"
                + " '\"M\"'",
            "1 address: address is an object, expected a list of objects; e.g. line 1, Patient/1:"
                + " '{\"city\":\"Gouda\"}'",
            "1 key: identifier is a number, expected an object; e.g. line 1, Patient/1: '7'",
            "1 link: link is true or false, expected a list of objects; e.g. line 1, Patient/1:"
                + " 'true'",
            "1 partner: contact is an object, expected a list of objects; e.g. line 1, Patient/1:"
                + " '{\"name\":\"Ben\"}'"),
        Set.copyOf(told(report)));
    Person ada = History.of(timeline).today().person(1);
    assertEquals("null UNKNOWN null", ada.name() + " " + ada.status() + " " + ada.address());
  }

  @Test
  void aPartOfAnotherTypeOfJsonIsToldAndTheRestIsUsed() throws IOException {
    Path rejects = folder.resolve("rejects.csv");
    Path file =
        file(
            "a.ndjson",
            patient(
                "'name':[{'family':'Lind','given':'Ada'},7],'address':[{'city':'Gouda','line':null,"
                    + "'postalCode':2801}],'maritalStatus':{'coding':{'code':'M'}}"));
    ImportReport report = Import.into(timeline, file, ImportOptions.DEFAULT.rejectsTo(rejects));
    assertEquals(
        List.of(
            "1 name: name is a number, expected an object; e.g. line 1, Patient/1: '7'",
            "1 status: of a code that is not known; e.g. line 1, Patient/1"),
        report.unused().stream().map(Object::toString).toList());
    assertEquals(
        Set.of(
            "1 name: without a part that is not as in FHIR: name.given is a text, expected a list"
                + " of texts; e.g. line 1, Patient/1: '\"Ada\"'",
            "1 address: without a part that is not as in FHIR: address.postalCode is a number,"
                + " expected a text; e.g. line 1, Patient/1: '2801'",
            "1 status: without a part that is not as in FHIR: maritalStatus.coding is an object,"
                + " expected a list of objects; e.g. line 1, Patient/1: '{\"code\":\"M\"}'"),
        Set.copyOf(report.doubts().stream().map(Object::toString).toList()));
    assertEquals(5 + 1, Files.readAllLines(rejects).size());
    Person ada = History.of(timeline).today().person(1);
    assertEquals("Lind, Gouda", ada.name() + ", " + ada.address());
  }

  @Test
  void aPatientWhoIsThereAgainWordForWordIsReadOnce() {
    String again = ADA.replaceFirst("(\"id\":\"1\"),(\"meta\":[^}]*})", "$2,$1");
    ImportReport report = add("a.ndjson", ADA + "\n" + again + "\n" + ADA);
    assertEquals(
        List.of("2 people: the same as one above; e.g. line 2, Patient/1; line 3, Patient/1"),
        told(report));
    assertEquals("Ada", names());
  }

  @Test
  void ofAPatientWhoIsThereAgainTheNewerStateIsRead() {
    String newer = patient("1", "2024-05-01", "'name':[{'family':'Lind'}]");
    String older = patient("1", "2023-05-01", "'name':[{'family':'Byron'}]");
    ImportReport report = add("a.ndjson", ADA + "\n" + newer + "\n" + older);
    assertEquals(
        List.of(
            "2 people: of an older meta.lastUpdated than another one of the same id; e.g. line 1,"
                + " Patient/1; line 3, Patient/1"),
        told(report));
    assertEquals("Lind", names());
    assertEquals(List.of(), added("a.ndjson", ADA + "\n" + newer + "\n" + older));
  }

  @Test
  void twoOfOneIdThatSayDifferentThingsOfOneDayAreRefused() {
    assertEquals(
        "./a.ndjson, line 3: Patient/1 says something else than in line 1; expected it once, or"
            + " another meta.lastUpdated on each, by which the newer one is known",
        refused(
            file(
                "a.ndjson",
                ADA
                    + "\n"
                    + patient("2", "2024-03-01", "")
                    + "\n"
                    + patient("'name':[{'family':'Kok'}]"))));
    assertEquals(0, timeline.size());
  }
}
