package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.batches.*;

/// Cells that say something else than they seem to.
@DisplayName("A cell of a list")
class RosterCellsTest extends SmallLists {

  @Test
  void the29thOfFebruaryIsADayOfLeapYearsOnly() throws IOException {
    read("2020-02-29", "id,last,born\n1,Byron,29.02.1960\n");
    assertEquals("1960-02-29", person("1", "2020").born().toString());
    assertEquals(
        "club-2021.csv, line 2: born: '29.02.1961' is not a date: there is no such day",
        message(() -> read("2021", "id,last,born\n2,Byron,29.02.1961\n")));
  }

  @Test
  void oneDateTellsInWhichOrderDaysAndMonthsAre() throws IOException {
    read("2018", "id,born\n1,07/11/1967\n2,15/05/1959\n");
    assertEquals("1967-11-07", person("1", "2018").born().toString());
    read("2019", "id,born\n1,11/07/1967\n2,05/15/1959\n");
    assertEquals("1967-11-07", person("1", "2019").born().toString());
    assertEquals(
        "club-2020.csv, line 2: born: '07/11/1967' may be two dates; expected year, month and day"
            + " as 1952-12-31",
        message(() -> read("2020", "id,born\n3,07/11/1967\n")));
  }

  @Test
  void anOrderOfDaysAndMonthsThatWasSeenFromOtherDatesIsSaid() throws IOException {
    ImportReport report = read("2018", "id,born\n1,07/11/1967\n2,05/15/1959\n3,11/11/1960\n");
    assertEquals(
        List.of(
            "dates in 'born' read with the month before the day, as its other dates are;"
                + " 07/11/1967 is 1967-07-11"),
        report.doubts().stream()
            .map(note -> note.why() + "; " + note.examples().getFirst())
            .toList());
    assertEquals(List.of(), read("2019", "id,born\n1,11.07.1967\n2,15/05/1959\n").doubts());
  }

  @Test
  void datesOfBothOrdersTellNothingOfTheOthers() throws IOException {
    String rows = "id,born\n1,25/04/1967\n" + "2,05/15/1959\n";
    read("2018", rows);
    assertEquals(
        "club-2019.csv, line 4: born: '07/11/1967' may be two dates; expected year, month and day"
            + " as 1952-12-31",
        message(() -> read("2019", rows + "3,07/11/1967\n")));
  }

  @Test
  void aBadCellRefusesTheListAndNothingIsAdded() throws IOException {
    assertEquals(
        "club-2018.csv, line 3: status: 'vielleicht' is no word for a status; expected one such as"
            + " single, ledig, M, or one that the mapping has",
        message(() -> read("2018", "id,last,status\n1,A,ledig\n2,B,vielleicht\n")));
    assertEquals(
        "club-2018.csv, line 3: has no key in 'id'",
        message(() -> read("2018", "id,last\n1,A\n,B\n")));
    assertEquals(
        "club-2018.csv, line 4: the key id=1 is that of line 2 as well",
        message(() -> read("2018", "id,last\n1,A\n2,B\n1,C\n")));
    assertEquals(
        "club-2018.csv, line 2: partner: '1' is herself; expected somebody else",
        message(() -> read("2018", "id,last,status,partner\n1,A,M,1\n")));
    assertEquals(
        "club-2018.csv: has no rows; expected a list of people",
        message(() -> read("2018", "id,last\n")));
    assertEquals(0, timeline.size());
    read(BY_ID.statusWords("vielleicht=UNKNOWN"), "2018", "id,last,status\n2,B,Vielleicht\n");
  }

  @Test
  void anErrorOfASpreadsheetIsNoValue() throws IOException {
    for (String error :
        List.of(
            "#N/A",
            "#REF!",
            "#DIV/0!",
            "#VALUE!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#NV",
            "#WERT!",
            "#BEZUG!",
            "#VALEUR!",
            "#NOM?",
            "#N/D",
            "#¡REF!",
            "#¿NOMBRE?",
            "#N/B",
            "#VERW!",
            "#ADR!",
            "Err:502")) {
      assertEquals(
          "club-2018.csv, line 3: last: '%s' is an error of a spreadsheet; expected a value, or a blank cell"
              .formatted(error),
          message(() -> read("2018", "id,last,fee\n1,A,7\n2," + error + ",7\n")));
    }
    assertEquals(
        "club-2018.csv, line 2: fee: '#N/A' is an error of a spreadsheet; expected a value, or a"
            + " blank cell",
        message(() -> read("2018", "id,last,fee\n1,A,#N/A\n")));
    assertEquals(
        "club-2018.csv, line 2: id: '#N/A' is an error of a spreadsheet; expected a value, or a"
            + " blank cell",
        message(() -> read("2018", "id,last\n#N/A,A\n")));
    read("2018", "id,last,fee\n1,#A,#7\n2,#NVA,Err: 5\n");
  }

  @Test
  void aStatusHasWordsInTheLanguagesOfFamilyTreesAndFormsForBothSexesAtOnce() {
    Map<Status, String> words =
        Map.of(
            Status.SINGLE,
            "single, never married; ledig, led.; célibataire; soltero/a; celibe/nubile; ongehuwd;"
                + " kawaler/panna; solteiro(a); ugift, ogift; svobodný/á; naimaton; nőtlen,"
                + " hajadon; bekâr; necăsătorit(ă); холост",
            Status.MARRIED,
            "Married, remarried; verh., wiederverheiratet; marié(e), remarié(e); casado/a;"
                + " coniugato/a, sposato/a; gehuwd, getrouwd, hertrouwd; żonaty/zamężna; gift;"
                + " ženatý/vdaná; naimisissa; mężatka; nős, férjezett; evli; căsătorit(ă); vydatá;"
                + " женат/замужем",
            Status.DIVORCED,
            "divorced; geschieden, gesch.; divorcé(e); divorciado/a; divorziato/a; gescheiden;"
                + " rozwiedziony/a; divorciado(a); fraskilt, skilt, skild, frånskild; rozvedený/á;"
                + " eronnut; elvált; boşanmış; divorțat(ă); разведён",
            Status.WIDOWED,
            "widow(er); verwitwet, verw.; veuf/veuve, veuf(ve); viudo/a; vedovo/a; weduwe,"
                + " weduwnaar, weduwe/weduwnaar; wdowiec/wdowa; viúvo/a; enkemand, enkemann, enke,"
                + " enke/enkemand; änka/änkling; vdovec/vdova; leski; özvegy; dul; văduv(ă);"
                + " вдовец/вдова",
            Status.SEPARATED,
            "separated; getrennt lebend; séparé(e); separado/a; separato/a; wettelijk gescheiden"
                + " van tafel en bed; separowany/a; separeret, separert, separerad");
    words.forEach((status, all) -> {
      for (String word : all.split("[,;] ")) {
        assertEquals(status, RosterWords.status(word, Map.of()), word);
      }
    });
  }

  @Test
  void aStatusOfTwoWordsThatAreNotTheSameIsNone() {
    for (String text :
        List.of(
            "M/S",
            "married/single",
            "married/perhaps",
            "(e)",
            "/",
            "M (S) D",
            "M (S)",
            "married (separated)",
            "ledig (geschieden)",
            "single(div)",
            "married/single/divorced")) {
      assertNull(RosterWords.status(text, Map.of()), text);
    }
  }

  @Test
  void namesThatWereExchangedAreTakenAndTold() throws IOException {
    read("2018", "id,first,last\n1,Bo,Li\n2,Ada,Byron\n3,Li,Li\n");
    ImportReport report = read("2019", "id,first,last\n1,Li,Bo\n2,Ada,King\n3,Li,Li\n");
    assertEquals("Li Bo", person("1", "2019").name().toString());
    assertEquals(
        List.of(
            "1 row: first and last name are those that were known, exchanged; e.g. club-2019.csv,"
                + " line 2"),
        report.doubts().stream().map(note -> note.toString().replace(folder + "/", "")).toList());
    assertEquals(List.of(), read("2019", "id,first,last\n1,Li,Bo\n2,Ada,King\n3,Li,Li\n").doubts());
  }

  @Test
  void aDashSaysThatAStatusIsNotKnown() {
    for (String text : List.of("-", " – ", "—", "?", "n/a", "k. A.")) {
      assertEquals(Status.UNKNOWN, RosterWords.status(text, Map.of()), text);
    }
    assertEquals("unknown", RosterWords.sex("-"));
  }

  @Test
  void aFormOfAddressIsASexWhereAColumnOfThemIsTakenForOne() throws IOException {
    RosterMapping mapping = RosterMapping.parse("last=last,sex=Anrede").key("id");
    read(
        mapping,
        "2018",
        "id,last,Anrede\n1,A,Frau\n2,B,Herr\n3,C,Mrs.\n4,D,Monsieur\n5,E,Divers\n");
    assertEquals(
        List.of("female", "male", "female", "male", "other"),
        IntStream.rangeClosed(1, 5)
            .mapToObj(key -> person(String.valueOf(key), "2018-12-31").attributes().get("sex"))
            .toList());
  }

  @Test
  void aDeathIsNoStatus() throws IOException {
    assertEquals(
        "club-2018.csv, line 3: status: 'verst.' is a death and no status; expected a blank cell,"
            + " and the death by 'people died'",
        message(() -> read("2018", "id,last,status\n1,A,ledig\n2,B,verst.\n")));
  }
}
