package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.imports.batches.*;

/// Headers as programs of clubs write them.
@DisplayName("What columns are guessed to be of")
class ColumnGuessTest extends SmallLists {

  private String guess(String... lines) throws IOException {
    Path file = file("club-2020.csv", String.join("\n", lines) + "\n");
    return Roster.of(file).guess().columns().entrySet().stream()
        .map(column -> column.getKey() + "=" + column.getValue())
        .collect(Collectors.joining(", "));
  }

  @Test
  void aNameBesideAFirstNameIsTheLastOne() throws IOException {
    assertEquals(
        "key=Nr, first=Vorname, last=Name",
        guess("Nr;Name;Vorname", "1;Ek;Bo", "2;von der Heide;Maria"));
    assertEquals(
        "key=Nr, first=Prénom, last=Nom", guess("Nr;Nom;Prénom", "1;Le Goff;Yann", "2;Ek;Bo"));
    assertEquals("key=no, name=name", guess("no,name,first name", "1,Bo Ek,Bo", "2,\"Oh, Cy\",Cy"));
  }

  @Test
  void aHouseNumberOfItsOwnGoesWithTheStreet() throws IOException {
    assertEquals(
        "key=Lidnr, first=Roepnaam, last=Tussenvoegsel+Achternaam, street=Straat+Huisnr+Toevoeging,"
            + " city=Woonplaats, postcode=Postcode",
        guess(
            "Lidnr;Roepnaam;Tussenvoegsel;Achternaam;Straat;Huisnr;Toevoeging;Postcode;Woonplaats",
            "1001;Jan;van der;Berg;Kade;12;bis;1234 AB;Ons Dorp",
            "1002;Els;;Ek;Kade;14;;1234 AB;Ons Dorp"));
    assertEquals(
        "key=Mitgl.-Nr., last=Nachname, street=Straße+Nr., city=Ort",
        guess("Straße;Nr.;Ort;Nachname;Mitgl.-Nr.", "Ring;1;Bonn;Ek;7", "Ring;2;Bonn;Oh;8"));
    assertEquals(
        "key=id, last=last, street=street, city=city",
        guess("id,last,street,house no,city", "1,Ek,Ring 1,,Bonn", "2,Oh,Ring 2,,Bonn"));
  }

  @Test
  void aColumnOfAnyNameWithWordsForAStatusIsTheStatus() throws IOException {
    assertEquals(
        "key=Nr, name=Name, status=Stand",
        guess("Nr;Name;Stand;Sparte", "1;Ek;verh.;aktiv", "2;Oh;ledig;passiv"));
    assertEquals("key=Nr, last=Nachname", guess("Nr;Nachname;x", "1;Ek;m", "2;Oh;w"));
    assertEquals("key=Nr, last=Nachname", guess("Nr;Nachname;x", "1;Ek;unbekannt", "2;Oh;-"));
  }

  @Test
  void aPartnerWhoseNumberMayBeAYearIsOne() throws IOException {
    assertEquals(
        "key=Lidnr, last=Achternaam, partner=Partner lidnr",
        guess("Lidnr;Achternaam;Partner lidnr", "1001;Berg;1002", "1002;Ek;1001"));
  }

  @Test
  void numbersOfMembersAreKnownInSeveralLanguages() throws IOException {
    for (String key :
        List.of("Mitgl.-Nr.", "N° adhérent", "Nr leg.", "Lidnr", "N.º de socio", "Membership No")) {
      assertEquals(
          "key=%s".formatted(key), guess(key + ";x", "1;a", "2;a").replaceAll(", .*", ""), key);
    }
  }

  @Test
  void aNumberThatStandsTwiceIsRefusedByItsLines() throws IOException {
    assertEquals(
        "club-2020.csv, line 3: the key id=1 is that of line 2 as well",
        message(() -> {
          Path file = file("club-2020.csv", "id,last\n1,Ek\n1,Oh\n2,Wu\n");
          Roster list = Roster.of(file);
          list.mapping(list.guess()).onFromName().into(timeline, ImportOptions.DEFAULT);
        }));
  }

  @Test
  void aListWithoutAKeyAmongOthersIsNamed() throws IOException {
    Path first = file("club-2019.csv", "id,last\n1,Ek\n2,Oh\n");
    Path second = file("club-2020.csv", "last,first\nEk,Bo\nOh,Cy\n");
    assertEquals(
        "club-2020.csv has no column by which people are told apart, as 'id' in another list",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Roster.guess(List.of(Roster.of(first), Roster.of(second)), RosterMapping.NONE))
            .getMessage()
            .replace(folder + "/", ""));
  }
}
