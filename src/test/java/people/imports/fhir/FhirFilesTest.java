package people.imports.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;

/// Files of FHIR: how they are recognised and read, and what is said of those that can't be.
class FhirFilesTest extends FhirFixture {

  private static final String ADA = patient("1", "2024-03-01", "'name':[{'family':'Ada'}]");
  private static final String BEN = patient("2", "2024-03-01", "'name':[{'family':'Ben'}]");
  private static final String OBSERVATION = "{\"resourceType\":\"Observation\",\"id\":\"o1\"}";

  private Path packed(String name, String text, int leftOut) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    byte[] all = bytes.toByteArray();
    return Files.write(folder.resolve(name), Arrays.copyOf(all, all.length - leftOut));
  }

  private String names() {
    return History.of(timeline).today().people().stream()
        .map(person -> String.valueOf(person.name()))
        .collect(Collectors.joining(" "));
  }

  @Test
  void ndjsonMayHaveBlankLinesAndEndLinesAsWindowsDoes() {
    ImportReport report =
        add("a.ndjson", "\ufeff" + ADA + "\r\n\r\n  \n" + BEN + "\r\n" + OBSERVATION);
    assertEquals("Ada Ben", names());
    assertEquals("FHIR NDJSON", report.format());
    assertEquals(
        Map.of("people", 2, "keys", 2),
        report.made().entrySet().stream()
            .filter(made -> Set.of("people", "keys").contains(made.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    assertEquals(Map.of("Observation", 1), report.notKept());
    assertEquals("a.ndjson", report.batch());
  }

  @Test
  void aBundleMayStandOnOneLineOrOnMany() {
    String bundle =
        "{\"type\":\"searchset\",\"resourceType\":\"Bundle\",\"total\":3,\"entry\":[\n"
            + " {\"fullUrl\":\"https://fhir.example.org/r4/Patient/1\",\"resource\":%s},\n"
            + " {\"resource\":%s},\n"
            + "{\"request\":{\"method\":\"DELETE\"}}]}\n";
    ImportReport report = add("many.json", "\n\n" + bundle.formatted(ADA, OBSERVATION));
    assertEquals("FHIR Bundle", report.format());
    assertEquals(Map.of("Observation", 1, "Bundle.entry", 1), report.notKept());
    assertEquals(
        "https://fhir.example.org/r4/Patient/1", History.of(timeline).today().person(1).source());
    add(
        "one.json",
        bundle.formatted(BEN, OBSERVATION).replace("Patient/1", "Patient/2").replace("\n", ""));
    assertEquals("Ada Ben", names());
  }

  @Test
  void aResourceMayBePackedByGzip() throws IOException {
    Path file = packed("a.ndjson.gz", ADA + "\n" + BEN + "\n", 0);
    assertEquals("FHIR NDJSON, gzip", Import.into(timeline, file).format());
    assertEquals("Ada Ben", names());
  }

  @Test
  void aPackedFileThatIsCutIsRefused() throws IOException {
    String text = (ADA + "\n").repeat(50);
    assertEquals(
        "./cut.ndjson.gz: the gzip is cut short: its end is missing; expected the whole file",
        refused(packed("cut.ndjson.gz", text, 20)));
    assertEquals(
        "./cut.json.gz: the gzip is cut short: its end is missing; expected the whole file",
        refused(packed("cut.json.gz", ADA.replace(",", ",\n"), 12)));
  }

  @Test
  void aBadLineAmongGoodOnesIsNamedAndNothingIsChanged() {
    add("first.ndjson", patient("9", "2024-03-01", ""));
    assertEquals(
        "./bad.ndjson, line 3: not JSON: Unexpected end-of-input: expected close marker for Object",
        refused(
            file(
                "bad.ndjson",
                ADA + "\n\n{\"resourceType\":\"Patient\",\"id\":\"3\"\n" + BEN + "\n")));
    assertEquals(
        "./begin.ndjson, line 1: not JSON: Unexpected end-of-input in VALUE_STRING",
        refused(file("begin.ndjson", "{\"resourceType\":\"Pat\n" + BEN + "\n")));
    assertEquals(
        "./more.ndjson, line 2: not JSON: more stands behind the resource",
        refused(file("more.ndjson", ADA + "\n" + BEN + BEN + "\n")));
    assertEquals(
        "./typeless.ndjson, line 2: has no resourceType; expected a resource of FHIR",
        refused(file("typeless.ndjson", ADA + "\n{\"id\":\"4\"}\n")));
  }

  @Test
  void whatABundleSaysOfWhatIsNotInItIsTold() {
    assertEquals(
        Map.of("Bundle.link next, a further page of the search", 1, "deletion of a Patient", 1),
        add(
                "page.json",
                "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"self\",\"url\":\"http://a/1\"},"
                    + "{\"relation\":\"next\",\"url\":\"http://a/2\"}],\"entry\":[{\"resource\":"
                    + ADA
                    + "},{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/9\"}}]}")
            .notKept());
  }

  @Test
  void aBundleThatIsCutIsNamedWithTheLineWhereItEnds() {
    String bundle =
        "{\"resourceType\":\"Bundle\",\n\"entry\":[\n{\"resource\":" + ADA + "},\n{\"resou";
    assertEquals(
        "./cut.json, line 4: not JSON: Unexpected end-of-input in property name",
        refused(file("cut.json", bundle)));
    assertEquals(
        "./odd.json, line 1: not JSON: expected an entry of the Bundle",
        refused(file("odd.json", "{\"resourceType\":\"Bundle\",\"entry\":[1\n]}")));
  }

  @Test
  void xmlIsRefusedAsXml() {
    assertEquals(
        "./patient.xml, line 1: is FHIR in XML; expected FHIR in JSON (a resource, a Bundle or"
            + " NDJSON)",
        refused(
            file(
                "patient.xml",
                "<?xml version=\"1.0\"?>\n"
                    + "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"1\"/></Patient>")));
  }

  @Test
  void aFileWithoutPatientsIsRefusedWithWhatItHas() {
    assertEquals(
        "./o.ndjson: has no Patient, only 2 Observation; expected Patient or RelatedPerson"
            + " resources",
        refused(file("o.ndjson", OBSERVATION + "\n" + OBSERVATION)));
    assertEquals(
        "./outcome.json: has no Patient, only 1 OperationOutcome (no such export); expected Patient"
            + " or RelatedPerson resources",
        refused(
            file(
                "outcome.json",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":\"no such"
                    + " export\"}]}")));
    assertEquals(
        "./empty.json: has no Patient, only an empty Bundle; expected Patient or RelatedPerson"
            + " resources",
        refused(file("empty.json", "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}")));
  }

  @Test
  void aTimelineIsStillATimeline() {
    ImportReport report =
        add(
            "t.jsonl",
            "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"status\":\"SINGLE\",\"note\":{\"resourceType\":\"Patient\"},\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}\n");
    assertEquals("timeline", report.format());
  }

  @Test
  void aDryRunTellsWhatWouldChangeAndRecordsNothing() {
    ImportReport report =
        Import.into(timeline, file("a.json", ADA), ImportOptions.DEFAULT.dryRun());
    assertEquals(0, timeline.size());
    assertNull(report.batch());
    assertEquals(
        List.of("joined", "name", "key"),
        report.changes().stream().map(ImportChange::what).toList());
  }

  @Test
  void anImportCanBeTakenBackAndMadeAgain() {
    add("a.json", ADA);
    ImportUndo.undo(timeline, "a.json", "the wrong file", ImportOptions.DEFAULT);
    assertEquals("", names());
    add("a.json", ADA);
    assertEquals("Ada", names());
  }

  @Test
  void whatCanNotBeUsedIsWrittenAsCsv() throws IOException {
    Path rejects = folder.resolve("rejects.csv");
    Path file =
        file(
            "a.ndjson",
            BEN
                + "\n"
                + patient("1", "2024-03-01", "'birthDate':'a \\'day\\''".replace("\\'", "\\\"")));
    Import.into(timeline, file, ImportOptions.DEFAULT.rejectsTo(rejects));
    assertEquals(
        "line,resource,kind,why,value\n"
            + "2,\"Patient/1\",\"births\",\"not a date of FHIR\",\"a \"\"day\"\"\"\n",
        Files.readString(rejects));
  }

  @Test
  void whatCanNotBeUsedIsNotWrittenOverTheFileItself() {
    Path read = file("patient.json", patient("'gender':'?'"));
    String before = readText("patient.json");
    TimelineException refused =
        assertThrows(
            TimelineException.class,
            () -> Import.into(timeline, read, ImportOptions.DEFAULT.rejectsTo(read)));
    assertEquals(
        read
            + ": is read, and would be lost as the file of what can't be used; expected another"
            + " one",
        refused.getMessage());
    assertEquals(before, readText("patient.json"));
    assertEquals(0, timeline.size());
  }

  @Test
  void aResourceWithoutAnIdIsKnownAgainByItsFile() {
    String ada =
        "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Ada\"}],\"birthDate\":\"1980\"}";
    assertEquals(
        "1 person: without an id: known again by the name of the file and the place in it; e.g."
            + " line 1, Patient",
        add("ada.json", ada).doubts().getFirst().toString());
    assertEquals(List.of(), added("ada.json", ada));
    assertEquals(
        "[ada.json:1]",
        History.of(timeline).keys(1).stream().map(Attribute::value).toList().toString());
  }

  @Test
  void theExampleOfUsCoreHasItsTwoNamesAndAddresses() {
    Path root = Path.of(System.getProperty("people.root", "")).toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("jbang-catalog.json"))) {
      root = root.getParent();
    }
    assumeTrue(root != null, "not in the repository");
    Path file = root.resolve("../shared/data/fhir/us-core-patient.json");
    assumeTrue(Files.exists(file), "no us-core-patient.json beside the repository");
    Import.into(timeline, file);
    assertEquals("null, UNKNOWN, null", at(1, "2016-12-05"));
    assertEquals("Amy V. Shaw, UNKNOWN, 49 MEADOW ST, 74047 MOUNDS, US", at(1, "2016-12-06"));
    assertEquals("Amy V. Shaw, UNKNOWN, 49 MEADOW ST, 74047 MOUNDS, US", at(1, "2020-07-21"));
    assertEquals(
        "Amy V. Baxter, UNKNOWN, 183 MOUNTAIN VIEW ST, 74048 MOUNDS, US", at(1, "2020-07-22"));
    long size = timeline.size();
    Import.into(timeline, file);
    assertEquals(size, timeline.size());
    assertTrue(History.of(timeline).at("2020-07-22").person(1).certain());
    assertFalse(History.of(timeline).keys(1).isEmpty());
  }
}
