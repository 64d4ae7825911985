package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.imports.*;

/// What is a street, a city and a country in the places of a family tree.
class FamilyTreePlacesTest extends FamilyTreeFixture {

  private Address address(String lines) {
    return person(tree("0 @I1@ INDI\n1 RESI\n2 DATE 1960\n" + lines)).address();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 Mill Lane, Delft, Zuid-Holland, Netherlands | 12 Mill Lane, Delft, Netherlands",
        "12a Mill Lane, Delft | 12a Mill Lane, Delft",
        "Lange Straße 7, Kassel, Deutschland | Lange Straße 7, Kassel, Deutschland",
        "3rd Ward, Provo, Utah, USA | 3rd Ward, USA",
        "34117, Kassel, Hessen, Deutschland | 34117 Kassel, Deutschland",
        "Delft, Netherlands | Delft, Netherlands",
        "12 Mill Lane | 12 Mill Lane",
        "Delft | Delft"
      })
  void aFirstPartWithANumberIsTheStreet(String place, String address) {
    assertEquals(address, address("2 PLAC " + place + "\n").toString());
  }

  @Test
  void aStreetIsNoCityThoughTheFormSaysSo() {
    Address address =
        address("2 PLAC 12 Mill Lane, Delft, Netherlands\n3 FORM City, County, Country\n");
    assertEquals("12 Mill Lane", address.street());
    assertEquals("Delft", address.city());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ort, Landkreis, Bundesland, Staat | Celle, Celle, Niedersachsen, Deutschland",
        "Stadt, PLZ, Kreis, Land | Celle, 29221, Celle, Deutschland",
        "Lieu-dit, Commune, Code postal, Département, Pays | Le Mas, Uzès, 30700, Gard, France",
        "Plaats, Gemeente, Provincie, Land | Delft, Delft, Zuid-Holland, Nederland",
        "Calle, Ciudad, Provincia, País | Calle Mayor, Ávila, Ávila, España",
        "Indirizzo, Comune, Provincia, Paese | Via Roma, Asti, Asti, Italia",
        "Localidade, Concelho, Distrito, País | Góis, Góis, Coimbra, Portugal",
        "Sogn, Amt, Land | Ribe, Ribe, Danmark",
        "Socken, Län, Land | Nora, Örebro, Sverige",
        "Sted, Kommune, Fylke, Land | Vik, Vik, Vestland, Norge",
        "Miejscowość, Powiat, Województwo, Kraj | Kórnik, poznański, wielkopolskie, Polska",
        "Obec, Okres, Kraj, Stát | Písek, Písek, Jihočeský, Česko"
      })
  void theFormMayBeInAnyLanguage(String form, String place) {
    List<String> parts = List.of(place.split(", "));
    Address address = address("2 PLAC " + place + "\n3 FORM " + form + "\n");
    assertEquals(parts.getLast(), address.country());
    assertTrue(List.of(parts.get(0), parts.get(1)).contains(address.city()), address.toString());
    for (String part : parts) {
      boolean isCode = part.matches("\\d+");
      assertEquals(isCode, part.equals(address.postcode()), part);
    }
  }

  @Test
  void anAddressHasItsParts() {
    Address address =
        address(
            """
            2 ADDR
            3 ADR1 12 Mill Lane
            3 ADR2 Flat 3
            3 CITY Delft
            3 STAE Zuid-Holland
            3 POST 2611
            3 CTRY Netherlands
            """);
    assertEquals(new Address("12 Mill Lane, Flat 3", "Delft", "2611", "Netherlands"), address);
  }

  @ParameterizedTest
  @CsvSource({
    "N52.0116, E4.3571, 52.0116, 4.3571",
    "S33.9, W18.4, -33.9, -18.4",
    "-33.9, 18.4, -33.9, 18.4",
    "N 52.0, E 4, 52.0, 4",
    "N95.5, here, '\"N95.5\"', '\"here\"'"
  })
  void coordinatesAreKept(String latitude, String longitude, String north, String east) {
    Imported imported =
        tree(
            "0 @I1@ INDI\n1 RESI\n2 DATE 1960\n2 PLAC Delft\n3 MAP\n4 LATI %s\n4 LONG %s\n"
                .formatted(latitude, longitude));
    String json = imported.json().get(1);
    assertTrue(json.contains("\"latitude\":" + north + ",\"longitude\":" + east + "}"), json);
    assertEquals(Map.of(), imported.report().notKept());
    assertEquals(List.of(), imported.notes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Leeds?, Yorkshire", "Leeds or York", "probably Leeds", "Leeds, wohl Yorkshire"})
  void aPlaceThatMayBeAnotherOneIsDoubted(String place) {
    Imported imported = tree("0 @I1@ INDI\n1 RESI\n2 DATE 1950\n2 PLAC " + place + "\n");
    assertTrue(imported.life(1).getLast().startsWith("1950? "), imported.life(1).toString());
  }
}
