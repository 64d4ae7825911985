package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.*;
import people.imports.batches.*;

/// Cells with several values in one: names, addresses, dates; and letters that mean one thing here
/// and another there.
@DisplayName("A cell of a list is taken apart")
class WholeCellsTest extends SmallLists {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Ludwig van Beethoven          | Ludwig          | van Beethoven",
        "van Beethoven                 | -               | van Beethoven",
        "Byron, Ada                    | Ada             | Byron",
        "Byron                         | -               | Byron",
        "ada byron                     | ada             | byron",
        "ADA BYRON                     | ADA             | BYRON",
        "DUPONT Jean                   | Jean            | DUPONT",
        "Jean DUPONT                   | Jean            | DUPONT",
        "LE GOFF Anne-Sophie           | Anne-Sophie     | LE GOFF",
        "Pierre de LA TOUR             | Pierre          | de LA TOUR",
        "DE LA TOUR Jean Pierre        | Jean Pierre     | DE LA TOUR",
        "J. R. R. TOLKIEN              | J. R. R.        | TOLKIEN",
        "JP Morgan                     | JP              | Morgan",
        "O'BRIEN Mary                  | Mary            | O'BRIEN",
        "Martin Luther King Jr.        | Martin Luther   | King Jr.",
        "'King, Martin Luther, Jr.'    | Martin Luther   | King Jr.",
        "'Martin Luther King, Jr.'     | Martin Luther   | King Jr.",
        "William Windsor III           | William         | Windsor III",
        "'Jane Smith, PhD'             | Jane            | Smith PhD",
        "Amartya Sen                   | Amartya         | Sen",
        "'Müller, Hans und Anna'       | Hans und Anna   | Müller",
      })
  void aWholeNameHasTwoHalves(String name, String first, String last) {
    assertEquals(new NameCell(first, last), NameCell.of(name, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nom et prénom     | Dupont Jean       | Jean   | Dupont",
        "Name, Vorname     | von der Heide Anna Maria | Anna Maria | von der Heide",
        "Nachname, Vorname | Maier, Anna       | Anna   | Maier",
        "Nachname, Vorname | Anna MAIER        | Anna   | MAIER",
        "Vorname Nachname  | Anna Maier        | Anna   | Maier",
        "name              | Anna Maier        | Anna   | Maier",
      })
  void aColumnTellsWhichHalfStandsFirst(String column, String name, String first, String last)
      throws IOException {
    Path file = file("club-2018.csv", "id;%s\n1;%s\n".formatted(column, name));
    Roster list = Roster.of(file);
    list.mapping(list.guess()).onFromName().into(timeline, ImportOptions.DEFAULT);
    assertEquals(new Name(first, last), person("1", "2018").name());
  }

  @Test
  void yearsOfTwoDigitsAreGuessedToBeDatesAndRefused() throws IOException {
    Path file = file("club-2018.csv", "id;last;geb.\n1;A;31.12.52\n2;B;1.2.53\n");
    Roster list = Roster.of(file);
    assertEquals(
        "club-2018.csv, line 2: geb.: '31.12.52' has a year of two digits, which is one of several"
            + " centuries; expected all four",
        message(
            () -> list.mapping(list.guess()).onFromName().into(timeline, ImportOptions.DEFAULT)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Am Ring 1, 53111 Bonn, Germany         | Am Ring 1             | Bonn        | 53111 |"
            + " Germany",
        "Bonn                                   | -                     | Bonn        | -     | -",
        "'Bonn, Deutschland'                    | -                     | Bonn        | -     |"
            + " Deutschland",
        "Ring 1, Graz, Austria                  | Ring 1                | Graz        | -     |"
            + " Austria",
        "Ring 1, Graz                           | Ring 1                | Graz        | -     | -",
        "Hauptstr. 5, 2. OG, 80331 München      | Hauptstr. 5, 2. OG    | München     | 80331 | -",
        "Am Ring 1, 53111, Bonn                 | Am Ring 1             | Bonn        | 53111 | -",
        "ul. Długa 5/7, 00-950 Warszawa, Polska | ul. Długa 5/7         | Warszawa    | 00-950 |"
            + " Polska",
        "Keizersgracht 1, 1015 CJ Amsterdam     | Keizersgracht 1       | Amsterdam   | 1015 CJ |"
            + " -",
        "rue de la Loi 5, Luxembourg            | rue de la Loi 5       | Luxembourg  | -     | -",
        "12 Main St, Springfield, IL 62701      | 12 Main St            | Springfield | 62701 | -",
        "12 Main St, Springfield IL 62701-1234  | 12 Main St            | Springfield | 62701-1234"
            + " | -",
        "12 Main St, Apt 4, Springfield, IL 62701, USA | 12 Main St, Apt 4 | Springfield | 62701 |"
            + " USA",
        "12 Main St, Apt 4, Springfield IL 62701 | 12 Main St, Apt 4    | Springfield | 62701 | -",
        "Suite 5, 1000 Main St, Springfield, IL 62701 | Suite 5, 1000 Main St | Springfield | 62701"
            + " | -",
        "12 Main St, Springfield, IL            | 12 Main St            | Springfield, IL | - | -",
        "1 Peach St, Atlanta, Georgia           | 1 Peach St            | Atlanta, Georgia | - | -",
        "221B Baker Street, London NW1 6XE      | 221B Baker Street     | London      | NW1 6XE |"
            + " -",
        "221B Baker Street, London, NW1 6XE, UK | 221B Baker Street     | London      | NW1 6XE |"
            + " UK",
        "Flat 2, 10 High Street, Oxford         | Flat 2, 10 High Street | Oxford     | -     | -",
        "Flat 2, 10 High Street, Oxford OX1 4DB | Flat 2, 10 High Street | Oxford     | OX1 4DB |"
            + " -",
        "24 Sussex Drive, Ottawa, ON K1M 1M4, Canada | 24 Sussex Drive  | Ottawa      | K1M 1M4 |"
            + " Canada",
        "Via Roma 5, 00184 Roma, RM, Italia     | Via Roma 5            | Roma, RM    | 00184 |"
            + " Italia",
      })
  void aWholeAddressHasItsParts(
      String address, String street, String city, String postcode, String country) {
    assertEquals(
        Arrays.asList(street, city, postcode, country),
        Arrays.asList(WholeAddress.of(address).parts()));
    assertEquals(
        Arrays.asList(street, city, postcode, country),
        Arrays.asList(WholeAddress.of(address.replace(", ", "\r\n")).parts()).stream()
            .map(part -> part)
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "1952-12-31, 1952-12-31",
    "31.12.1952, 1952-12-31",
    "31. 12. 1952, 1952-12-31",
    "31.12.1952 r., 1952-12-31",
    "31/12/1952, 1952-12-31",
    "1952/12/31, 1952-12-31",
    "1952.1.2, 1952-01-02",
    "19521231, 1952-12-31",
    "12/1952, 1952-12",
    "00.12.1952, 1952-12",
    "00.00.1952, 1952",
    "1952-00-00, 1952",
    "1952-12-31 00:00:00.000, 1952-12-31",
    "1952-12-31T23:00:00Z, 1952-12-31",
    "31.12.1952 0:00, 1952-12-31",
    "12/31/1952 12:00:00 AM, 1952-12-31",
    "1952, 1952",
    "1952?, 1952?",
  })
  void aDateMayHaveATimeBehindItAndPartsThatAreNotKnown(String text, String date) throws BadCell {
    assertEquals(date, DateCell.of(text, null).toString());
  }

  @Test
  void whatIsNoDateSaysWhy() {
    for (String text : List.of("31121952", "1.1.0000", "31.00.1952", "1952-13-01", "2.1", "")) {
      assertEquals(
          "'%s' is not a date; expected one such as 1952-12-31, 31.12.1952, 12/1952, 1952, or 1952~ for about"
              .formatted(text),
          assertThrows(BadCell.class, () -> DateCell.of(text, null)).getMessage());
    }
    assertEquals(
        "'31.12.52' has a year of two digits, which is one of several centuries; expected all four",
        assertThrows(BadCell.class, () -> DateCell.of("31.12.52", null)).getMessage());
  }

  @Test
  void aDateOfNoughtsIsNotKnown() throws IOException {
    read(
        "2018",
        "id,last,born\n1,A,0000-00-00\n2,B,00.00.0000\n3,C,0000-00-00 00:00:00\n"
            + "4,D,0001-01-01T00:00:00\n5,E,01.01.0001\n");
    assertEquals(null, person("4", "2018").born());
    assertEquals(null, person("5", "2018").born());
    assertEquals(null, person("1", "2018").born());
    assertEquals(null, person("2", "2018").born());
    assertEquals(null, person("3", "2018").born());
  }

  @Test
  void aDateWithATimeTellsTheOrderOfTheOthers() throws IOException {
    read("2018", "id,born\n1,07/11/1967 0:00\n2,15/05/1959 0:00\n");
    assertEquals("1967-11-07", person("1", "2018").born().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "sex,    M F, male female",
    "Sexo,   M H, female male",
    "Sexo,   M V, female male",
    "Género, V M, male female",
    "Sexo,   F M, female male",
    "Sexe,   H F, male female",
    "gender, H M, male female",
    "Geslacht, M V, male female",
    "Płeć,   M K, male female",
    "Geschlecht, M W, male female",
    "Sexo,   Mujer V, female male",
    "sex,    m m, male male",
  })
  void aLetterForTheSexIsWhatItIsInTheLanguageOfTheList(String column, String said, String read)
      throws IOException {
    String[] letters = said.split(" ");
    String[] sexes = read.split(" ");
    RosterMapping mapping = RosterMapping.parse("sex=" + column).key("id");
    read(mapping, "2018", "id,%s\n1,%s\n2,%s\n".formatted(column, letters[0], letters[1]));
    assertEquals(Map.of("sex", sexes[0]), person("1", "2018").attributes());
    assertEquals(Map.of("sex", sexes[1]), person("2", "2018").attributes());
  }

  @Test
  void aLetterFarBelowTellsWhatThoseAboveMean() throws IOException {
    StringBuilder list = new StringBuilder("id,last,sex\n");
    for (int i = 1; i <= 1500; i++) {
      list.append(i + ",A,M\n");
    }
    read("2018", list + "1501,B,H\n");
    assertEquals(Map.of("sex", "female"), person("1", "2018").attributes());
    read("2019", list + "1501,B,F\n");
    assertEquals(Map.of("sex", "male"), person("1", "2019").attributes());
  }

  @Test
  void spaceAroundACellIsNoChange() throws IOException {
    read("2018", "id,last,city,job\n1,Byron,Ulm,clerk\n2,King,Bonn,smith\n");
    assertEquals(
        Map.of("unchanged", 2),
        read(
                "2019",
                "id,last,city,job\n"
                    + "1\u00a0,Byron\u00a0,Ulm\u200b,\u2007clerk\n"
                    + "\ufeff2,King,\u202fBonn, smith \n")
            .made());
  }

  @Test
  void whoWouldBeTooOldIsTold() throws IOException {
    ImportReport report = read("2018", "id,last,born\n1,A,1900-01-01\n2,B,1910-01-01\n");
    assertEquals(
        List.of("1 row: is born more than 115 years before; e.g. club-2018.csv, line 2"),
        report.doubts().stream().map(note -> note.toString().replace(folder + "/", "")).toList());
  }

  @Test
  void aColumnOfBirthsOfWhichAllLostTheirFormatIsOneOfBirths() throws IOException {
    Path file = file("club-2018.csv", "id;last;geb.\n1;A;32874\n2;B;19391\n");
    assertEquals("geb.", Roster.of(file).guess().columns().get("born"));
  }

  @Test
  void twoPeopleInOneRowAreTold() throws IOException {
    ImportReport report =
        read(
            "2018",
            "id,first,last\n"
                + "1,Hans und Anna,Maier\n"
                + "2,Jo & Mary,Miller\n"
                + "3,Hans Otto,Maier\n"
                + "4,Karl,von und zu Stein\n"
                + "5,José,Ortega y Gasset\n"
                + "6,Anne-Marie,Bo\n"
                + "7,E. u. K.,Fu\n");
    assertEquals(
        List.of(
            "3 rows: its name is that of two people: read as one person; e.g. club-2018.csv, line"
                + " 2"),
        report.doubts().stream()
            .map(note -> note.toString().replace(folder + "/", "").replaceAll("(line 2).*", "$1"))
            .toList());
  }
}
