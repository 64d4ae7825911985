package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.batches.*;
import people.timeline.*;

/// Small lists, each with a trap.
@DisplayName("A list of members")
class RosterTest extends SmallLists {

  /// A person's life: each fact with its date.
  private List<String> life(String key) {
    History history = History.of(timeline);
    List<String> told = new ArrayList<>();
    for (RecordedEvent fact : history.facts(history.personOfKey(new Attribute("id", key)))) {
      EffectiveDate date = fact.event().details().effective();
      String what =
          switch (fact.event()) {
            case Event.Creation e -> "created " + e.status() + ", " + e.address();
            case Event.StatusChange e ->
                e.newStatus() + (e.partner() == null ? "" : " with " + e.partner());
            case Event.AddressChange e -> "lives " + e.newAddress();
            case Event.NameChange e -> "called " + e.newName();
            case Event.AttributeChange e -> e.attribute().toString();
            case Event.Leaving _ -> "left";
            case Event.Return _ -> "returned";
            case Event.Key _ -> null;
            default -> throw new AssertionError(fact.json());
          };
      if (what != null) {
        told.add((date == null ? "-" : date) + " " + what);
      }
    }
    return told;
  }

  @Test
  void recordsOnlyWhatChangedAndWhen() throws IOException {
    read(
        "2018-01-31",
        "id,first,last,status,street,city\n1,Ada,Byron,S,Ring 1,Bonn\n2,Bo,Ek,M,Weg 2,Ulm\n");
    ImportReport report =
        read(
            "2019-01-31",
            "id,first,last,status,street,city\n1,Ada,King,M,Ring 1,Bonn\n3,Cy,Oh,D,,Ulm\n");
    assertEquals(Map.of("joined", 1, "left", 1, "renamed", 1, "status changed", 1), report.made());
    assertEquals(
        List.of(
            "- created UNKNOWN, null",
            "2018-01-31 SINGLE",
            "2018-01-31 lives Ring 1, Bonn",
            "2018-02/2019-01 called Ada King",
            "2018-02/2019-01 MARRIED"),
        life("1"));
    assertEquals(
        List.of(
            "- created UNKNOWN, null",
            "2018-01-31 MARRIED",
            "2018-01-31 lives Weg 2, Ulm",
            "2018-02/2019-01 left"),
        life("2"));
    assertEquals(
        List.of("- created UNKNOWN, null", "2018-02/2019-01 DIVORCED", "2018-02/2019-01 lives Ulm"),
        life("3"));
    assertEquals(null, person("1", "2020").born());
    assertEquals("club", person("1", "2019").source());
    assertEquals(true, person("1", "2019").beyond());
    long size = timeline.size();
    assertEquals(
        Map.of("unchanged", 2),
        read(
                "2019-01-31",
                "id,first,last,status,street,city\n1,Ada,King,M,Ring 1,Bonn\n3,Cy,Oh,D,,Ulm\n")
            .made());
    assertEquals(size, timeline.size());
  }

  @Test
  void knowsWhoReturnsAndASurnameThatFlipsBack() throws IOException {
    read("2018", "id,last\n1,Byron\n2,Ek\n");
    read("2019", "id,last\n1,King\n");
    ImportReport report = read("2020", "id,last\n1,Byron\n2,Ek\n");
    assertEquals(Map.of("returned", 1, "renamed", 1), report.made());
    assertEquals(
        List.of(
            "- created UNKNOWN, null",
            "2018-12-31 UNKNOWN",
            "2019 called King",
            "2020 called Byron"),
        life("1"));
    assertEquals(
        List.of("- created UNKNOWN, null", "2018-12-31 UNKNOWN", "2019 left", "2020 returned"),
        life("2"));
  }

  @Test
  void aBlankCellIsNoNewsUnlessItIsSaidToBe() throws IOException {
    read("2018", "id,last,street,job\n1,Byron,Ring 1,clerk\n");
    assertEquals(Map.of("unchanged", 1), read("2019", "id,last,street,job\n1,,,\n").made());
    assertEquals(
        Map.of("moved", 1, "attributes", 1),
        read(BY_ID.blankIsUnknown(), "2020", "id,last,street,job\n1,Byron,,\n").made());
    assertEquals(null, person("1", "2020").address());
    assertEquals(Map.of(), person("1", "2020").attributes());
    assertEquals("Ring 1", person("1", "2019").address().toString());
  }

  @Test
  void takesCrlfQuotesWithLineEndsLeadingZerosAndManyColumns() throws IOException {
    String columns = IntStream.range(0, 3000).mapToObj(i -> ",c" + i).collect(Collectors.joining());
    String cells = IntStream.range(0, 3000).mapToObj(i -> "," + i).collect(Collectors.joining());
    read("2018", "id,last,note2" + columns + "\r\n00123,Byron,\"two\r\nlines\"" + cells + "\r\n");
    Person person = person("00123", "2018");
    assertEquals(3001, person.attributes().size());
    assertEquals("two\r\nlines", person.attributes().get("note2"));
    assertEquals(0, History.of(timeline).personOfKey(new Attribute("id", "123")));
  }

  @Test
  void aColumnThatAppearsLaterIsAChange() throws IOException {
    read("2018", "id,last\n1,Byron\n");
    assertEquals(Map.of("attributes", 1), read("2019", "id,last,job\n1,Byron,clerk\n").made());
    assertEquals(Map.of(), person("1", "2018").attributes());
    assertEquals(Map.of("unchanged", 1), read("2018", "id,last\n1,Byron\n").made());
  }

  @Test
  void twoPeopleOfOneNameAreTwoAndAKeyInAnotherCaseIsHers() throws IOException {
    read("2018", "id,last\na1,Byron\nb1,Byron\n");
    ImportReport report = read("2019", "id,last\nA1,Byron\nb1,Byron\n");
    assertEquals(Map.of("unchanged", 2), report.made());
    assertEquals("its key is written in another case", report.doubts().getFirst().why());
    report = read("2020", "id,last\nA1,Byron\na1,Byron\nb1,Byron\n");
    assertEquals(Map.of("joined", 1, "unchanged", 2), report.made());
  }

  @Test
  void aPartnerMayStandFurtherDownOrOnNoList() throws IOException {
    RosterMapping mapping = BY_ID;
    ImportReport report =
        read(mapping, "2018", "id,last,status,partner\n1,A,M,2\n2,B,M,1\n3,C,M,9\n4,D,S,\n");
    assertEquals("its partner is nobody who is known", report.doubts().getFirst().why());
    assertEquals(2, person("1", "2018").partner().personId());
    assertEquals(1, person("2", "2018").partner().personId());
    assertEquals(null, person("3", "2018").partner());
    long size = timeline.size();
    read(mapping, "2018", "id,last,status,partner\n1,A,M,2\n2,B,M,1\n3,C,M,9\n4,D,S,\n");
    assertEquals(size, timeline.size());
    read(mapping, "2019", "id,last,status,partner\n1,A,M,5\n2,B,D,\n3,C,M,\n4,D,S,\n5,E,M,1\n");
    assertEquals(5, person("1", "2019").partner().personId());
    assertEquals(2, person("1", "2018").partner().personId());
  }

  @Test
  void aPartnerFurtherDownIsTheOneWithTheVeryKey() throws IOException {
    read("2018", "id,last,status,partner\n1,A,S,\nAB1,B,S,\n");
    read("2019", "id,last,status,partner\n1,A,M,ab1\nAB1,B,S,\nab1,C,S,\n");
    assertEquals(
        History.of(timeline).personOfKey(new Attribute("id", "ab1")),
        person("1", "2019").partner().personId());
  }

  @Test
  void aPartnerWhoseKeyIsWrittenInAnotherCaseIsFound() throws IOException {
    read("2018", "id,last,status,partner\n1,A,S,\nAB1,B,S,\n");
    read("2019", "id,last,status,partner\n1,A,M,ab1\nAB1,B,S,\n");
    assertEquals(2, person("1", "2019").partner().personId());
  }

  @Test
  void badRowsGoToAFileAndTheirPeopleDoNotLeave() throws IOException {
    read("2018", "id,last,status\n1,A,S\n2,B,S\n3,C,S\n");
    Path rejects = folder.resolve("rejects.csv");
    ImportReport report =
        Roster.of(
                file(
                    "club-2019.csv", "id,last,status\n1,A,?!x\n2,B,M\n3,C,S\n3,\"C, x\",M\n,D,S\n"))
            .mapping(BY_ID)
            .onFromName()
            .into(timeline, ImportOptions.DEFAULT.rejectsTo(rejects));
    assertEquals(Map.of("status changed", 1), report.made());
    assertEquals(
        """
        line,reason,row
        2,"status: '?!x' is no word for a status; expected one such as single, ledig, M, or one that the mapping has","1,A,?!x"
        4,"the key id=3 is in several rows","3,C,S"
        5,"the key id=3 is in several rows","3,""C, x"",M"
        6,"has no key in 'id'",",D,S"
        """,
        Files.readString(rejects));
    assertEquals(
        List.of(
            "status: … is no word for a status; expected one such as single, ledig, M, or one that"
                + " the mapping has",
            "the key id=… is in several rows",
            "has no key in 'id'"),
        report.unused().stream().map(unused -> unused.why()).toList());
    assertEquals(5, report.read().get("rows"));
    assertEquals(1, report.used().get("rows"));
  }

  @Test
  void looselyCaseSpacesAccentsAndPunctuationAreNoChange() throws IOException {
    read("2018", "id,last,street,job\n1,Müller,Am Ring 1,clerk\n");
    assertEquals(
        Map.of("unchanged", 1),
        read(BY_ID.loose(), "2019", "id,last,street,job\n1,MULLER,am ring  1.,Clerk\n").made());
    assertEquals(
        Map.of("renamed", 1, "moved", 1, "attributes", 1),
        read("2020", "id,last,street,job\n1,MULLER,am ring  1.,Clerk\n").made());
  }

  @Test
  void somebodyWhoIsKnownByHerKeyIsNotCreatedAgain() throws IOException {
    PersonRegistry registry = new PersonRegistry(timeline);
    int ada = registry.create(new Name("Ada", "Byron"), Details.on("1990-05-01"));
    registry.identify(ada, new Attribute("id", "1"), Details.NONE);
    ImportReport report = read("2018", "id,first,last,city\n1,Ada,King,Bonn\n");
    assertEquals(Map.of("linked", 1, "renamed", 1, "moved", 1), report.made());
    assertEquals("Ada Byron", person("1", "2017").name().toString());
    assertEquals("Ada King", person("1", "2018").name().toString());
    assertEquals(Map.of("joined", 1, "left", 1), read("2019", "id,first,last\n2,Bo,Ek\n").made());
    assertEquals(false, person("1", "2019").living());
    assertEquals(1, History.of(timeline).personOfKey(new Attribute("id", "1")));
  }

  @Test
  void aListThatWasUndoneCanBeReadAgain() throws IOException {
    String first = "id,last,street\n1,A,Ring 1\n2,B,Ring 2\n";
    String second = "id,last,street\n1,A,Ring 3\n3,C,Ring 4\n";
    read("2018", first);
    ImportReport report = read("2019", second);
    var before = RosterStates.at(timeline, "id", LocalDate.of(2019, 12, 31));
    ImportUndo.undo(timeline, report.batch(), "the wrong list", ImportOptions.DEFAULT);
    assertEquals("Ring 1", person("1", "2019").address().toString());
    assertEquals(Map.of("unchanged", 2), read("2018", first).made());
    assertEquals(report.made(), read("2019", second).made());
    assertEquals(before, RosterStates.at(timeline, "id", LocalDate.of(2019, 12, 31)));
  }

  @Test
  void anUndoingNamesTheListsBehindThatHaveToBeReadAgain() throws IOException {
    String first = "id,last,street\n1,A,Ring 1\n2,B,Ring 2\n";
    String second = "id,last,street\n1,A,Ring 3\n3,C,Ring 4\n";
    String third = "id,last,street\n1,A,Ring 3\n3,C,Ring 5\n";
    List<String> imports = new ArrayList<>();
    imports.add(read("2018", first).batch());
    imports.add(read("2019", second).batch());
    imports.add(read("2020", third).batch());
    var before = RosterStates.at(timeline, "id", LocalDate.of(2020, 12, 31));
    assertEquals(imports.subList(1, 3), undone(imports.getFirst()));
    read("2018", first);
    read("2019", second);
    String again = read("2020", third).batch();
    assertEquals(before, RosterStates.at(timeline, "id", LocalDate.of(2020, 12, 31)));
    assertEquals(List.of(), undone(again));
  }

  private List<String> undone(String name) {
    return ImportUndo.undo(timeline, name, "a draft", ImportOptions.DEFAULT).lists();
  }

  @Test
  void aListThatWasChangedCorrectsWhatItSaid() throws IOException {
    read("2018", "id,last,street\n1,A,Ring 1\n");
    read("2019", "id,last,street\n1,A,Ring 2\n");
    read("2019", "id,last,street\n1,A,Ring 3\n");
    RecordedEvent correction = timeline.ofKind(Event.Kind.CORRECTION).getFirst();
    assertEquals(
        "the list of 2019-12-31 was changed", ((Event.Correction) correction.event()).why());
    assertEquals(
        List.of(
            "- created UNKNOWN, null",
            "2018-12-31 UNKNOWN",
            "2018-12-31 lives Ring 1",
            "2019 lives Ring 3"),
        life("1"));
  }

  @Test
  void aDryRunTellsWhatWouldChange() throws IOException {
    read("2018", "id,last,street\n1,A,Ring 1\n");
    long size = timeline.size();
    ImportReport report =
        Roster.of(file("club-2019.csv", "id,last,street\n1,A,Ring 2\n"))
            .mapping(BY_ID)
            .onFromName()
            .into(timeline, ImportOptions.DEFAULT.dryRun());
    assertEquals(size, timeline.size());
    assertEquals(
        List.of("A: address Ring 1 → Ring 2, 2019"),
        report.changes().stream()
            .map(change ->
                "%s: %s %s → %s, %s"
                    .formatted(
                        change.person(),
                        change.what(),
                        change.before(),
                        change.after(),
                        change.effective()))
            .toList());
  }

  @Test
  void datesOfTheListBeatTheDaysBetween() throws IOException {
    read("2018", "id,last,status,since\n1,A,S,\n");
    read("2019", "id,last,status,since,joined\n1,A,M,2019-05-04,\n2,B,S,,2019-03-01\n");
    assertEquals("2019-05-04 MARRIED", life("1").getLast());
    assertEquals(
        List.of("- created UNKNOWN, null", "2019-03-01 UNKNOWN", "2019-03/2019 SINGLE"),
        life("2")); // single on the day of the list, and nobody knows since when
    read(
        "2020",
        "id,last,status,since,joined,left\n1,A,M,2019-05-04,,2020-02-03\n2,B,S,,2019-03-01,\n");
    assertEquals("2020-02-03 left", life("1").getLast());
  }
}
