package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.imports.*;

/// Residences of a family tree: where people and families lived, and from when on.
class FamilyTreeResidencesTest extends FamilyTreeFixture {

  @Test
  void aPlaceIsReadAsTheHeadNamesItsParts() {
    Imported imported =
        Imported.fromText(
            folder,
            """
            0 HEAD
            1 PLAC
            2 FORM City, Zip_Code, County, State, Country
            0 @I1@ INDI
            1 RESI
            2 DATE 1988
            2 PLAC Ann Arbor, 48109, Washtenaw County, MI, USA
            1 RESI
            2 DATE 1990
            2 PLAC Leeds, England
            1 RESI
            2 DATE 1991
            2 PLAC Paris, Île-de-France
            3 FORM city, region
            0 TRLR
            """);
    assertEquals(
        List.of("- SINGLE", "1988 48109 Ann Arbor, USA", "1990 Leeds, England", "1991 Paris"),
        imported.life(1));
    assertEquals(
        "{'type':'PERSON_ADDRESS_CHANGE','personId':1,'newAddress':{'city':'Ann Arbor','postcode':'48109','country':'USA','county':'Washtenaw County','state':'MI'},'effective':'1988','source':'tree.ged#I1'}"
            .replace('\'', '"'),
        imported.json().get(1));
    assertEquals(List.of(), imported.notes());
  }

  @Test
  void anAddressIsReadFromItsParts() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            1 RESI
            2 DATE FROM 1950 TO 1960
            2 ADDR 12 Main St
            3 CONT Springfield, IL 62701
            3 CITY Springfield
            3 STAE IL
            3 POST 62701
            3 CTRY USA
            1 ADDR
            2 ADR1 1 High St
            2 ADR2 Flat 2
            2 CITY Leeds
            """);
    assertEquals(
        List.of(
            "- SINGLE",
            "1950 12 Main St, 62701 Springfield, USA",
            "1960-01-02/1961-01-01 address not known",
            "../2020-01-01? 1 High St, Flat 2, Leeds"),
        imported.life(1));
  }

  @Test
  void aStreetThatBeginsWithTheNameOfItsCityIsAStreet() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            1 RESI
            2 DATE 1835
            2 ADDR Ockham Park, Ockham, England
            3 CITY Ockham
            3 CTRY England
            """);
    assertEquals(List.of("- SINGLE", "1835 Ockham Park, Ockham, England"), imported.life(1));
  }

  @Test
  void aResidenceWithoutADateLastsFromBirthToDeath() {
    Imported imported =
        tree(
            """
            0 @I1@ INDI
            1 BIRT
            2 DATE 12 SEP 1853
            1 DEAT
            2 DATE 1900
            1 RESI
            2 PLAC Haworth
            0 @I2@ INDI
            1 BIRT
            2 DATE 1854
            1 RESI
            2 PLAC Leeds
            1 RESI
            2 DATE TO 1890
            2 PLAC York
            """);
    assertEquals(
        List.of("1853-09-12 SINGLE", "1853-09-12/1900 Haworth", "1900 died"), imported.life(1));
    assertEquals(
        List.of(
            "1854 SINGLE",
            "1854/.. Leeds",
            "1854?/1890-01-01? York",
            "1890-01-02/1891-01-01 address not known"),
        imported.life(2));
    assertEquals(
        List.of(
            "used: 2 residences: no date: counted from birth to death, as far as these are known;"
                + " e.g. I1 (line 10); I2 (line 15)"),
        imported.notes());
  }

  /// Each with the words of its date, and what is known of the address from when on.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FROM 1935 TO 1938           |                             | 1935 Dayton,"
            + " 1938-01-02/1939-01-01 address not known",
        "FROM 1935 TO 3 MAY 1938     |                             | 1935 Dayton, 1938-05-04"
            + " address not known",
        "FROM 1935 TO ABT 1938       |                             | 1935 Dayton,"
            + " 1938-01-02~/1939-01-01~ address not known",
        "from  1935  to  1938        |                             | 1935 Dayton,"
            + " 1938-01-02/1939-01-01 address not known",
        "TO 1938                     |                             | ../1938-01-01 Dayton,"
            + " 1938-01-02/1939-01-01 address not known",
        "FROM 1935                   |                             | 1935 Dayton",
        "BET 1935 AND 1938           |                             | 1935/1938 Dayton",
        "FROM 1935 TO 1938           | RESI,FROM 1937 TO 1940,Rome | 1935 Dayton, 1937? Rome,"
            + " 1940-01-02/1941-01-01 address not known",
        "FROM 1935 TO 1938           | RESI,1 JAN 1939,Rome        | 1935 Dayton, 1939-01-01 Rome",
        "FROM 1935 TO 1938           | RESI,2 JAN 1939,Rome        | 1935 Dayton,"
            + " 1938-01-02/1939-01-01 address not known, 1939-01-02 Rome",
        "FROM 1935 TO 1938           | DEAT,JUN 1938,              | 1935 Dayton, 1938-06 died",
        "FROM 1935 TO 1938           | DEAT,1940,                  | 1935 Dayton,"
            + " 1938-01-02/1939-01-01 address not known, 1940 died",
        "1935-1938                   |                             | 1935/1938 Dayton,"
            + " 1938-01-02/1939-01-01 address not known",
        "von 1935 bis Mai 1938       |                             | 1935 Dayton,"
            + " 1938-05-02/1938-06-01 address not known"
      })
  void behindTheEndOfAResidenceTheAddressIsNotKnown(String date, String next, String life) {
    StringBuilder records =
        new StringBuilder("0 @I1@ INDI\n1 RESI\n2 DATE " + date + "\n2 PLAC Dayton\n");
    if (next != null) {
      String[] parts = next.split(",", -1);
      records.append("1 %s\n2 DATE %s\n".formatted(parts[0], parts[1]));
      records.append(parts[2].isEmpty() ? "" : "2 PLAC " + parts[2] + "\n");
    }
    Imported imported = tree(records.toString());
    List<String> told = imported.life(1);
    assertEquals(life, String.join(", ", told.subList(1, told.size())));
    assertEquals(List.of(), imported.notes());
  }

  @Test
  void theEndOfAResidenceIsWrittenWithItsWordsAndCounted() {
    Imported imported = tree("0 @I1@ INDI\n1 RESI\n2 DATE FROM 1935 TO 1938\n2 PLAC Dayton\n");
    assertEquals(
        "{'type':'PERSON_ADDRESS_CHANGE','personId':1,'effective':'1938-01-02/1939-01-01','source':'tree.ged#I1','dateText':'FROM 1935 TO 1938'}"
            .replace('\'', '"'),
        imported.json().get(2));
    assertEquals(1, imported.report().made().get("changes of address"));
    assertEquals(1, imported.report().made().get("ends of residences"));
  }

  @Test
  void residencesWithoutAPlaceAreReported() {
    Imported imported =
        tree(
            "0 @I1@ INDI\n"
                + "1 RESI\n"
                + "1 RESI\n"
                + "2 PLAC , , ,\n"
                + "1 RESI lived at the mill\n"
                + "1 RESI\n"
                + "2 ADDR The Mill\n"
                + "3 CONT Haworth\n");
    assertEquals(List.of("- SINGLE", "../2020-01-01 The Mill, Haworth"), imported.life(1));
    assertEquals(
        List.of(
            "not used: 2 residences: no place; e.g. I1 (line 6); I1 (line 7)",
            "not used: 1 residence: place in free text only; e.g. I1 (line 9): 'lived at the mill'",
            "used: 1 residence: address in free text, kept whole as the street; e.g. I1 (line 10):"
                + " 'The Mill, Haworth'",
            "used: 1 residence: no date: counted from birth to death, as far as these are known;"
                + " e.g. I1 (line 10)"),
        imported.notes());
  }

  @Test
  void aFamilyLivesTogether() {
    Imported imported = marriages("", marr("1950") + "1 RESI\n2 DATE 1951\n2 PLAC Leeds\n");
    assertEquals(List.of("- SINGLE", "1950 MARRIED", "1951 Leeds"), imported.life(1));
    assertEquals(List.of("- SINGLE", "1950 MARRIED", "1951 Leeds"), imported.life(2));
  }
}
