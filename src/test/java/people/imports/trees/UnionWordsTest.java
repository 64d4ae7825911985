package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.Status;
import people.imports.trees.MaritalHistory.FactKind;

/// The words for the kinds of unions, their ends and marital statuses, in thirteen languages.
class UnionWordsTest extends FamilyTreeFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PACS",
        "Common law",
        "Civil partnership",
        "civil union",
        "Registered partnership",
        "union libre",
        "Eingetragene Lebenspartnerschaft",
        "geregistreerd partnerschap",
        "pareja de hecho",
        "unione civile",
        "união estável",
        "registreret partnerskab",
        "sambo",
        "samboer",
        "związek partnerski",
        "registrované partnerství",
        "concubinatus",
        "partners"
      })
  void partnersAreNoMarriedCouple(String type) {
    assertEquals(FactKind.PARTNERSHIP, UnionWords.kind(type));
    assertEquals(
        "2000 PARTNERED",
        marriages("", "1 EVEN\n2 TYPE " + type + "\n2 DATE 2000\n").life(1).get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Marriage registered at the town hall",
        "Religious, Church of the Reunion",
        "civil",
        "Communion",
        "kirchlich",
        "mariage religieux"
      })
  void partsOfWordsAreNoWords(String type) {
    assertEquals(FactKind.MARRIAGE, UnionWords.kind(type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 MARR\n2 DATE Never Married\n",
        "1 MARR\n2 DATE (not married)\n",
        "1 MARR\n2 DATE\n3 PHRASE Never married\n",
        "1 MARR\n2 TYPE unmarried\n",
        "1 MARR\n2 NOTE nie verheiratet\n",
        "1 MARR\n2 TYPE jamais mariés\n",
        "1 MARR\n2 TYPE ogift\n",
        "1 MARR N\n",
        "1 NO MARR\n"
      })
  void whatNeverWasIsNoWedding(String lines) {
    assertEquals(List.of("- SINGLE"), marriages("", lines).life(1));
  }

  @Test
  void aDivorceThatWasNotDoesNotEndTheMarriage() {
    assertEquals(
        List.of("- SINGLE", "1950 MARRIED"), marriages("", marr("1950") + "1 DIV N\n").life(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 DIV N\n",
        "1 ANUL N\n",
        "1 NO MARR\n2 DATE TO 1891\n",
        "1 MARR\n2 DATE 4 JUL 1850\n2 TYPE unmarried\n",
        "1 MARR\n2 DATE 4 JUL 1850\n2 NOTE Never married\n",
        "1 MARR\n2 DATE 4 JUL 1850\n2 NOTE They were never married; he left.\n",
        "1 MARR\n2 NOTE Bride 19, unmarried; groom widower\n",
        "1 MARR\n2 DATE Unmarried in 1850, perhaps never\n"
      })
  void whatLeavesAWeddingOpenIsNoProofThatThereWasNone(String lines) {
    assertEquals(List.of("- SINGLE", "../2020-01-01? UNKNOWN"), marriages("", lines).life(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 NOTE Bride 19, unmarried; groom widower\n",
        "3 PHRASE bride unwed\n",
        "2 NOTE Never married before\n"
      })
  void aWordInANoteOfADatedWeddingTakesNothingBack(String note) {
    assertEquals(
        List.of("- SINGLE", "1850-07-04 MARRIED"),
        marriages("", marr("4 JUL 1850") + note).life(1));
  }

  @ParameterizedTest
  @CsvSource({
    "Annulment, ANNULMENT",
    "declared null and void, ANNULMENT",
    "nullité du mariage, ANNULMENT",
    "Nichtigkeit der Ehe, ANNULMENT",
    "Nichtigkeit: für nichtig erklärt, ANNULMENT",
    "annullering, ANNULMENT",
    "Legal separation, SEPARATION",
    "Trennung, SEPARATION",
    "separación, SEPARATION",
    "Scheidung, DIVORCE",
    "echtscheiding, DIVORCE",
    "rozwód, DIVORCE",
    "skilsmässa, DIVORCE",
    "Not divorced,",
    "never legally separated,",
    "non divorcés,",
    "nicht geschieden,",
    "Divorce: no,",
    "Divorce filed,",
    "Divorce petition,",
    "Petition for legal separation,",
    "Divorce pending,",
    "Decree nisi of divorce,",
    "Divorce denied,",
    "Divorce not granted,",
    "demande de divorce,",
    "Scheidung eingereicht,",
    "Annulment not yet granted,",
    "Dissolution of partnership pending,",
    "Separated but not divorced, SEPARATION",
    "Never divorced but separated, SEPARATION",
    "Separated; divorce pending, SEPARATION",
    "Divorce granted; filed 1949, DIVORCE",
    "Decree nisi of divorce made absolute, DIVORCE",
    "They divorced in 1950 (filed 1949), DIVORCE",
    "No-fault divorce, DIVORCE",
    "Divórcio no Rio de Janeiro, DIVORCE",
    "Divorce no. 12, DIVORCE",
    "Wedding, MARRIAGE",
    "Hochzeit, MARRIAGE",
    "svatba, MARRIAGE",
    "Marriage license,",
    "Family reunion,",
    "Inseparable friends,"
  })
  void anEventOfACoupleIsWhatItsWordsSay(String type, FactKind kind) {
    assertEquals(kind, UnionWords.meaning(type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 EVEN\n2 TYPE Not divorced\n2 DATE 1952\n",
        "1 EVEN\n2 TYPE Divorce filed\n2 DATE 1952\n",
        "1 EVEN filed\n2 TYPE Divorce\n2 DATE 1952\n",
        "1 DIV\n2 TYPE Not divorced\n2 DATE 1952\n",
        "1 DIV\n2 TYPE filed\n2 DATE 1952\n",
        "1 DIV\n2 TYPE pending\n2 DATE 1952\n",
        "1 DIV\n2 TYPE Scheidung eingereicht\n2 DATE 1952\n",
        "1 DIV\n2 TYPE demande en cours\n2 DATE 1952\n",
        "1 DIV\n2 TYPE pozew\n2 DATE 1952\n",
        "1 ANUL\n2 TYPE Annulment denied\n2 DATE 1952\n"
      })
  void anEndThatWasNotOrWasOnlyAskedForEndsNothing(String lines) {
    assertEquals(List.of("- SINGLE", "1950 MARRIED"), marriages("", marr("1950") + lines).life(1));
  }

  @Test
  void aDivorceThatWasFiledAndGrantedEndsTheUnion() {
    assertEquals(
        List.of("- SINGLE", "1950 MARRIED", "1952 DIVORCED"),
        marriages("", marr("1950") + "1 DIV\n2 TYPE filed 1951, final\n2 DATE 1952\n").life(1));
  }

  @Test
  void anAnnulmentInWordsEndsTheUnion() {
    assertEquals(
        List.of("- SINGLE", "1950 MARRIED", "1952 SINGLE"),
        marriages("", marr("1950") + "1 EVEN\n2 TYPE Declared null and void\n2 DATE 1952\n")
            .life(1));
  }

  @ParameterizedTest
  @CsvSource({
    "Marital Status: Divorced, DIVORCED",
    "MaritalStatus: Widow, WIDOWED",
    "Familienstand: ledig, SINGLE",
    "Age 30; Marital status: Married; Occupation: miller, MARRIED",
    "État civil : mariée, MARRIED",
    "stato civile: vedova, WIDOWED",
    "Rodinný stav: ženatý, MARRIED",
    "Sivilstand: skilt, DIVORCED",
    "Married in haste,",
    "Marital status: unreadable,"
  })
  void aStatusIsReadBehindItsLabel(String text, Status status) {
    assertEquals(status, StatusWords.of(text));
  }
}
