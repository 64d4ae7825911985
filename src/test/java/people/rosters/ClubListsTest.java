package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.imports.batches.*;

/// Lists with what clubs and their programs put into them: days of entry, totals, numbers that are
/// given again.
@DisplayName("A list as clubs keep it")
class ClubListsTest extends SmallLists {

  private String on(String key, String day) {
    Person person = person(key, day);
    return "%s, %s, %s%s"
        .formatted(
            person.status(),
            person.address(),
            person.attributes(),
            person.certain() ? "" : ", about");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1961-02-03"})
  void whatItSaysOfWhoJoinedLongAgoIsNotCertainBeforeItsDay(String born) throws IOException {
    String list =
        "id,last,born,joined,status,street,city,section,sex\n"
            + "1,Ek,%s,1999-01-01,M,Ring 1,Bonn,rowing,f\n".formatted(born);
    assertEquals(Map.of("joined", 1), read("2019-12-31", list).made());
    assertEquals(
        "MARRIED, Ring 1, Bonn, {section=rowing, sex=female}, about", on("1", "2005-06-01"));
    assertEquals("MARRIED, Ring 1, Bonn, {section=rowing, sex=female}", on("1", "2019-12-31"));
    assertEquals(
        "1999-01-01",
        History.of(timeline).facts(1).stream()
            .map(fact -> fact.event().details().effective())
            .filter(Objects::nonNull)
            .map(EffectiveDate::toString)
            .findFirst()
            .orElseThrow());
    assertEquals(Map.of("unchanged", 1), read("2019-12-31", list).made());
    assertEquals(
        Map.of("moved", 1, "status changed", 1),
        read("2018-12-31", list.replace("Ring 1", "Weg 2").replace(",M,", ",S,")).made());
    assertEquals("SINGLE, Weg 2, Bonn, {section=rowing, sex=female}", on("1", "2018-12-31"));
    assertEquals("MARRIED, Ring 1, Bonn, {section=rowing, sex=female}", on("1", "2019-12-31"));
  }

  @Test
  void whoseStatusHasADayOfItsOwnWasNotSoWhenSheJoined() throws IOException {
    read("2019-12-31", "id,last,born,joined,status,since\n1,Ek,1961,1999-01-01,M,2005-05-04\n");
    assertEquals("UNKNOWN, null, {}", on("1", "2005-05-03"));
    assertEquals("MARRIED, null, {}", on("1", "2005-05-04"));
  }

  @Test
  void aTotalIsNobody() throws IOException {
    String list = "id;last;first;city\n1;Ek;Bo;Ulm\n\nTotal: 1;;;\n";
    assertEquals(
        "club-2019-12-31.csv, line 4: has no name, and nobody has the key 'Total: 1'; expected the"
            + " name of somebody new; is it a total?",
        message(() -> read("2019-12-31", list)));
    assertEquals(0, timeline.size());
    read("2019-12-31", "id;last;first;city\n1;Ek;Bo;Ulm\n");
    assertEquals(Map.of("moved", 1), read("2020-12-31", "id;last;first;city\n1;;;Bonn\n").made());
    // a list without any column of names may be of anybody
    assertEquals(
        Map.of("joined", 1, "unchanged", 1), read("2021-12-31", "id;city\n1;\n2;Ulm\n").made());
  }

  @Test
  void aTotalIsNobodyWithoutKeysEither() throws IOException {
    Path file = file("club-2019-12-31.csv", "name;born;city\nBo Ek;1970;Ulm\nMembers: 1;;\n");
    Roster list = Roster.of(file).mapping(RosterMapping.parse("name=name")).onFromName();
    assertEquals(
        "club-2019-12-31.csv, line 3: 'Members: 1' is no name; expected one; is it a total?",
        message(() ->
            list.matching(List.of("name"), folder.resolve("review.csv"))
                .into(timeline, ImportOptions.DEFAULT)));
  }

  @Test
  void aNumberThatIsGivenAgainIsNotTheOneWhoHadIt() throws IOException {
    read("2018-12-31", "id,first,last,born\n1,Bo,Ek,1970-01-02\n2,Cy,Oh,\n");
    String message =
        "club-2019-12-31.csv, line 2: the key id=1 is that of Bo Ek (1), born 1970-01-02; expected"
            + " her, not Di Wu, born 1990; was it given again?";
    assertEquals(
        message, message(() -> read("2019-12-31", "id,first,last,born\n1,Di,Wu,1990\n2,Cy,Oh,\n")));
    // a name alone, or a birth alone, may have been wrong
    for (String row : List.of("1,Bo,Wu,1990", "1,Di,Ek,1990", "1,Di,Wu,1970", "1,Di,Wu,")) {
      read("2019-12-31", "id,first,last,born\n%s\n2,Fy,Uh,1980\n".formatted(row));
    }
    // somebody of another series, whose key is called so by chance
    Path other = file("choir-2019-12-31.csv", "id,first,last,born\n1,Di,Wu,1990\n");
    assertEquals(
        "choir-2019-12-31.csv, line 2: the key id=1 is that of Di Wu (1), born 1970; expected her,"
            + " not Ed Po, born 1991; was it given again?",
        message(() -> {
          Files.writeString(other, "id,first,last,born\n1,Ed,Po,1991\n");
          Roster.of(other).mapping(BY_ID).onFromName().into(timeline, ImportOptions.DEFAULT);
        }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Summe;1;;", "Gesamt:;1 Mitglied;;7", "total;One;;"})
  void aTotalIsNobodyWhateverStandsInItsCells(String total) throws IOException {
    String message =
        message(() -> read("2019-12-31", "id;last;first;fee\n1;Ek;Bo;7\n" + total + "\n"));
    assertEquals(
        "club-2019-12-31.csv, line 3: '%s' is no key; expected one; is it a total?"
            .formatted(total.split(";")[0]),
        message);
    assertEquals(
        "club-2019-12-31.csv, line 3: '2' is no name; expected one; is it a total?",
        message(() -> read("2019-12-31", "id;last;first;fee\n1;Ek;Bo;7\nAll;2;;\n")));
    // somebody who is called so
    read("2019-12-31", "id;last;first\n1;Ek;Bo\n2;Summe;Ute\n3;X Æ A-12;Jo\n");
  }

  @Test
  void aNumberThatIsGivenAgainAfterAListWithoutItIsNotTheOneWhoHadIt() throws IOException {
    read("2018-12-31", "id,first,last\n1,Bo,Ek\n2,Cy,Oh\n");
    read("2019-12-31", "id,first,last\n1,Bo,Ek\n");
    assertEquals(
        "club-2020-12-31.csv, line 3: the key id=2 is that of Cy Oh (2), who is not on the lists"
            + " around this one; expected her, not Di Wu; was it given again?",
        message(() -> read("2020-12-31", "id,first,last\n1,Bo,Ek\n2,Di,Wu\n")));
    assertEquals(
        Map.of("unchanged", 1, "returned", 1, "renamed", 1),
        read("2020-12-31", "id,first,last\n1,Bo,Ek\n2,Cy,Wu\n").made());
    // an older list
    assertEquals(
        "club-2016-12-31.csv, line 2: the key id=2 is that of Cy Wu (2), who is not on the lists"
            + " around this one; expected her, not Ed Po; was it given again?",
        message(() -> {
          read("2017-12-31", "id,first,last\n1,Bo,Ek\n");
          read("2016-12-31", "id,first,last\n2,Ed,Po\n");
        }));
  }

  @Test
  void aNumberThatIsGivenAgainToSomebodyOfAnotherSexIsNotTheOneWhoHadIt() throws IOException {
    read("2018-12-31", "id,first,last,sex\n1,Bo,Ek,m\n2,Cy,Oh,f\n");
    assertEquals(
        "club-2019-12-31.csv, line 2: the key id=1 is that of Bo Ek (1), male; expected her, not Di"
            + " Wu, female; was it given again?",
        message(() -> read("2019-12-31", "id,first,last,sex\n1,Di,Wu,f\n2,Cy,Oh,f\n")));
    assertEquals(
        1, read("2019-12-31", "id,first,last,sex\n1,Di,Wu,m\n2,Cy,Oh,f\n").doubts().size());
  }

  @Test
  void aColumnThatIsCalledAsARoleAndHasNothingOfItIsAnAttribute() throws IOException {
    ImportReport report =
        read("2019-12-31", "id,last,status,joined,born\n1,Ek,active,yes,1960\n2,Oh,passive,no,\n");
    assertEquals("UNKNOWN, null, {joined=yes, status (list)=active}", on("1", "2019-12-31"));
    assertEquals("1960", person("1", "2019-12-31").born().toString());
    assertEquals(
        List.of(
            "column 'status' has nothing that its name says: it is the attribute 'status (list)'",
            "column 'joined' has nothing that its name says: it is the attribute 'joined'"),
        report.doubts().stream().map(ImportReport.Note::why).toList());
    // one that is said to be of it, or has something of it, is
    assertEquals(
        "club-2020-12-31.csv, line 2: status: 'active' is no word for a status; expected one such"
            + " as single, ledig, M, or one that the mapping has",
        message(() ->
            read(
                RosterMapping.parse("status=status").key("id"),
                "2020-12-31",
                "id,last,status\n1,Ek,active\n")));
    message(() -> read("2020-12-31", "id,last,status\n1,Ek,active\n2,Oh,ledig\n"));
  }

  @Test
  void aColumnWhoseNameNoAttributeMayHaveIsOneOfTheList() throws IOException {
    ImportReport report =
        read(
            RosterMapping.parse("last=last,status=Familienstand").key("id"),
            "2019-12-31",
            "id,last,Familienstand,Status,a=b\n1,Ek,led.,active,7\n");
    assertEquals("SINGLE, null, {Status (list)=active}", on("1", "2019-12-31"));
    assertEquals(
        List.of("column 'Status' is the attribute 'Status (list)'"),
        report.doubts().stream().map(ImportReport.Note::why).toList());
  }

  @Test
  void aBirthThatIsLessExactIsNoOther() throws IOException {
    read("2020-12-31", "id,last,born\n1,Ek,1970-05-04\n");
    ImportReport report = read("2018-12-31", "id,last,born\n1,Ek,1970\n");
    assertEquals(Map.of(), report.made());
    assertEquals(List.of(), report.doubts());
    assertEquals("1970-05-04", person("1", "2020-12-31").born().toString());
  }

  @Test
  void whoIsFirstOnAListAfterSheLeftIsNotThere() throws IOException {
    String list = "id,last,status,joined,left\n1,Ek,S,,\n";
    read("2023-01-31", list);
    list +=
        "2,Oh,M,2001-10-01,2022-06-30\n3,Wu,M,,2022\n4,Uh,M,2001,2023\n5,Po,M,2022,2023-01-31\n";
    assertEquals(Map.of("joined", 4, "unchanged", 1), read("2025-01-31", list).made());
    assertEquals(1, History.of(timeline).at("2025-01-31").people().size());
    assertEquals(
        List.of("2001-10-01 2022-06-30", "2022 2022", "2001 2023", "2022 2023-01-31"),
        IntStream.rangeClosed(2, 5).mapToObj(this::stay).toList());
    assertEquals("MARRIED, null, {}, about", on("2", "2010-01-01"));
    assertEquals(Map.of("unchanged", 5), read("2025-01-31", list).made());
    assertEquals(Map.of("unchanged", 5), read("2026-01-31", list).made());
  }

  @Test
  void whoIsFirstOnAListAfterSheLeftWasNoMemberOnAListWithoutHer() throws IOException {
    read("2020-01-31", "id,last,joined,left\n1,Ek,,\n");
    read("2023-01-31", "id,last,joined,left\n1,Ek,,\n");
    read("2025-01-31", "id,last,joined,left\n1,Ek,,\n2,Oh,2001,2022-06-30\n");
    assertEquals("2022-06-30 2022-06-30", stay(2));
    // who joined after she had left is there
    read("2026-01-31", "id,last,joined,left\n1,Ek,,\n3,Wu,2025-05-04,2022-06-30\n");
    assertEquals("2025-05-04 2025-05-04", stay(3));
    assertEquals("UNKNOWN, null, {}", on("3", "2026-01-31"));
  }

  @Test
  void aDayOfJoiningOrLeavingThatAnEarlierListDeniesIsTold() throws IOException {
    read("2023-01-31", "id,last,joined,left\n1,Ek,2001-05-04,\n2,Oh,,\n");
    ImportReport report =
        read(
            "2024-01-31",
            "id,last,joined,left\n1,Ek,2001-05-04,2023-01-31\n2,Oh,,\n3,Wu,2022-10-01,\n");
    assertEquals(
        List.of(
            "the day of leaving is not used: the list before still has that person; line 2",
            "the day of joining is not used: an earlier list lacks that person; line 4"),
        report.doubts().stream()
            .map(note -> note.why() + ";" + note.examples().getFirst().split(",")[1])
            .toList());
    assertEquals("2001-05-04 2023-02/2024-01", stay(1));
  }

  /// From when until when somebody is there, as is recorded.
  private String stay(int person) {
    List<String> dates =
        History.of(timeline).facts(person).stream()
            .map(fact -> fact.event().details().effective())
            .filter(Objects::nonNull)
            .map(EffectiveDate::toString)
            .toList();
    return dates.getFirst() + " " + dates.getLast();
  }
}
