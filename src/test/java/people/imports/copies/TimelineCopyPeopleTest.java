package people.imports.copies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;
import people.timeline.*;

/// Timelines whose people are named by others, partners, parents and merged records, copied beside
/// people who have their identifiers.
class TimelineCopyPeopleTest {

  private static final Clock IN_2020 =
      Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private Path file;
  private final EventTimeline here = EventTimeline.inMemory(IN_2020);
  private final PersonRegistry registry = new PersonRegistry(here);

  @BeforeEach
  void somebodyIsHere() {
    file = folder.resolve("town.jsonl");
    registry.create(Name.first("Zoe"), SINGLE, null, on("1900"));
    registry.create(Name.first("Yan"), SINGLE, null, on("1900"));
  }

  /// Makes the original, with Ada, Bo and Cy.
  private ImportReport copied(Consumer<PersonRegistry> recording) {
    try (EventTimeline original =
        EventTimeline.open(file, TimelineOptions.DEFAULTS.with(IN_2020))) {
      PersonRegistry there = new PersonRegistry(original);
      for (String name : List.of("Ada", "Bo", "Cy")) {
        there.create(Name.first(name), SINGLE, null, on("1815"));
      }
      recording.accept(there);
    }
    return Import.into(here, file);
  }

  /// The copied events behind the creations, without the time of recording.
  private List<String> events() {
    List<String> lines = new ArrayList<>();
    Imported.facts(here)
        .forEach(recorded ->
            lines.add(recorded.json().replace('"', '\'').replaceFirst(",'_datetime'.*", "}")));
    return lines.subList(5, lines.size());
  }

  private Person person(int personId) {
    return History.of(here).at("1850").person(personId);
  }

  @Test
  void partnersHaveTheirNewIdentifiersAlsoInCorrections() {
    copied(there -> {
      long wedding = there.marry(1, 2, on("1835"));
      there.correct(wedding, Amendment.of(Partner.of(3)), "another one");
      there.changeStatus(2, DIVORCED, Partner.named(new Name("Di", "Li")), on("1840"));
    });
    assertEquals(
        List.of(
            "{'type':'PERSON_STATUS_CHANGE','personId':3,'newStatus':'MARRIED','partnerId':4,'effective':'1835'}",
            "{'type':'PERSON_STATUS_CHANGE','personId':4,'newStatus':'MARRIED','partnerId':3,'effective':'1835'}",
            "{'type':'EVENT_CORRECTION','personId':3,'corrects':5,'to':{'partnerId':5},'why':'another"
                + " one'}",
            "{'type':'PERSON_STATUS_CHANGE','personId':4,'newStatus':'DIVORCED','partner':{'firstname':'Di','lastname':'Li'},'effective':'1840'}"),
        events());
    assertEquals(Partner.of(5), person(3).partner());
  }

  @Test
  void aPartnerWhoIsNamedBeforeAnythingIsSaidOfHerKeepsThePlaceOfHerCreation() throws IOException {
    Files.writeString(
        file,
        """
        {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ada"},"status":"SINGLE","effective":"1815","_datetime":"2015-02-14T09:26:53Z"}
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARRIED","partnerId":3,"effective":"1835","_datetime":"2015-02-14T09:26:54Z"}
        {"type":"PERSON_CREATION","personId":2,"name":{"firstname":"Bo"},"status":"SINGLE","effective":"1815","_datetime":"2015-02-14T09:26:55Z"}
        {"type":"PERSON_CREATION","personId":3,"name":{"firstname":"Cy"},"status":"SINGLE","effective":"1815","_datetime":"2015-02-14T09:26:56Z"}
        """);
    EventTimeline empty = EventTimeline.inMemory(IN_2020);
    Import.into(empty, file);
    History history = History.of(empty);
    assertEquals(Partner.of(3), history.at("1850").person(1).partner());
    assertEquals("Bo", history.at("1850").person(2).name().toString());
    assertEquals("Cy", history.at("1850").person(3).name().toString());
  }

  @Test
  void parentsAndAttributesHaveTheirNewPeople() {
    copied(there -> {
      there.parents(3, List.of(2, 1), Details.NONE);
      there.set(3, "sex", "female", on("1815"));
    });
    assertEquals(
        List.of(
            "{'type':'PERSON_PARENTS','personId':5,'parentIds':[4,3]}",
            "{'type':'PERSON_ATTRIBUTE_CHANGE','personId':5,'attribute':{'name':'sex','value':'female'},'effective':'1815'}"),
        events());
    assertEquals(Map.of("sex", "female"), person(5).attributes());
  }

  @Test
  void mergesAndTheirRetractionsAreOfTheNewRecords() {
    copied(there -> {
      there.marry(2, 3, on("1835"));
      long merge = there.merge(2, 1, "one person", Details.NONE);
      there.retract(merge, "two after all");
      there.merge(2, 1, "one person", Details.NONE);
      there.distinguish(1, 3, "looked at", Details.NONE);
    });
    assertEquals(
        List.of(
            "{'type':'!PERSON_MERGE','personId':4,'into':3,'why':'one person'}",
            "{'type':'EVENT_RETRACTION','personId':4,'retracts':7,'why':'two after all'}",
            "{'type':'!PERSON_MERGE','personId':4,'into':3,'why':'one person'}",
            "{'type':'PERSON_DISTINCTION','personId':3,'from':5,'why':'looked at'}"),
        events().subList(2, 6));
    assertEquals(MARRIED, person(3).status());
    assertThrows(UnknownPersonException.class, () -> person(4));
  }

  /// Who is merged in the original is there from the same day on as long as that is not known.
  @Test
  void theCreationOfAMergedRecordStaysUndatedWhereAnEventOfItsOwnIsEarlier() throws IOException {
    Files.writeString(
        file,
        """
        {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ada"},"status":"SINGLE","effective":"1815","_datetime":"2015-02-14T09:26:53Z"}
        {"type":"PERSON_CREATION","personId":2,"name":{"firstname":"Ada"},"status":"SINGLE","_datetime":"2015-02-14T09:26:54Z"}
        {"type":"PERSON_STATUS_CHANGE","personId":2,"newStatus":"MARRIED","effective":"1835","_datetime":"2015-02-14T09:26:55Z"}
        {"type":"!PERSON_MERGE","personId":2,"into":1,"why":"one person","_datetime":"2015-02-14T09:26:56Z"}
        """);
    Import.into(here, file);
    List<String> lines = new ArrayList<>();
    here.forEach(recorded -> lines.add(recorded.json()));
    assertEquals(false, lines.get(3).contains("effective"), lines.get(3));
    assertEquals(MARRIED, person(3).status());
  }

  @Test
  void aKeyThatSomebodyHereHasAlreadyIsCopiedAndSaid() {
    Attribute key = Attribute.parse("bioguide_id=B000944");
    registry.identify(2, key, Details.NONE);
    ImportReport report =
        copied(there -> {
          there.identify(1, Attribute.parse("bioguide_id=A1"), Details.NONE);
          there.identify(3, key, Details.NONE);
        });
    assertEquals(
        List.of(
            new ImportReport.Note(
                "keys",
                1,
                "of somebody who was in the timeline before, and may be the same person",
                List.of("line 5: bioguide_id=B000944, of person 2"))),
        report.doubts());
    assertEquals(2, report.made().get("keys"));
    assertEquals(List.of(2, 5), registry.withKey(key));
    registry.merge(5, 2, "one person", Details.NONE);
    assertEquals(List.of(2), registry.withKey(key));
  }
}
