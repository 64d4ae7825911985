package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.imports.*;

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

  @Test
  void aBirthThatIsLessExactIsNoOther() throws IOException {
    read("2020-12-31", "id,last,born\n1,Ek,1970-05-04\n");
    ImportReport report = read("2018-12-31", "id,last,born\n1,Ek,1970\n");
    assertEquals(Map.of(), report.made());
    assertEquals(List.of(), report.doubts());
    assertEquals("1970-05-04", person("1", "2020-12-31").born().toString());
  }
}
