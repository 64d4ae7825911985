package people.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.timeline.*;

/// What a search for people finds, and in what order.
class PersonSearchTest {

  private final EventTimeline timeline = EventTimeline.inMemory();
  private final PersonRegistry registry = new PersonRegistry(timeline);

  private int create(String first, String last, String street, String city) {
    Address address = street == null && city == null ? null : new Address(street, city);
    return registry.create(new Name(first, last), SINGLE, address, on("1815-12-10"));
  }

  private int ada() {
    int ada = create("Ada", "Byron", "12 St James's Square", "London");
    registry.changeStatus(ada, MARRIED, on("1835-07-08"));
    registry.rename(ada, Name.last("King"), on("1835-07-08"));
    registry.move(ada, new Address("Ockham Park", "Ockham"), on("1835-07"));
    return ada;
  }

  private String find(String text, String at, boolean was) {
    return PersonSearch.of(text).in(History.of(timeline), History.day(at), was, 10).stream()
        .map(hit ->
            "%d %s: %s, %s"
                .formatted(hit.person().personId(), hit.what(), hit.text(), hit.closeness().word()))
        .collect(Collectors.joining("\n"));
  }

  private String find(String text) {
    return find(text, "1850", false);
  }

  @Test
  void aPersonIsFoundByWhatIsSoAtTheDate() {
    ada();
    assertEquals("1 name: Ada King, exact", find("king"));
    assertEquals("1 name: Ada King, exact", find("KING ada"));
    assertEquals("", find("byron"));
    assertEquals("1 name: Ada Byron, exact", find("byron", "1830", false));
    assertEquals("", find("king", "1830", true));
    assertEquals("1 street: Ockham Park, exact", find("park"));
    assertEquals("", find("london"));
  }

  @Test
  void whatWasSoIsFoundWhenAskedFor() {
    ada();
    assertEquals("1 former name: Ada Byron, exact", find("byron", "1850", true));
    assertEquals(
        "1 former name, former street: Ada Byron, 12 St James's Square, exact",
        find("byron square", "1850", true));
    assertEquals("1 name, former city: Ada King, London, exact", find("king london", "1850", true));
    assertEquals("1 name: Ada King, exact", find("ada", "1850", true));
  }

  @Test
  void allWordsMustBeFoundInTheSamePerson() {
    ada();
    create("George", "Byron", null, "London");
    assertEquals("", find("ada byron"));
    assertEquals("", find("george ockham"));
    assertEquals("2 name, city: George Byron, London, exact", find("london george"));
  }

  @Test
  void theBestMatchComesFirst() {
    create("Anna", "Kinga", null, null);
    create("Anna", "Kong", null, null);
    create("Ida", "King", null, null);
    ada();
    create(null, "King", null, null);
    int other = create("Mary", "King", null, null);
    registry.rename(other, Name.last("Smith"), on("1836"));
    assertEquals(
        """
        5 name: King, exact
        3 name: Ida King, exact
        4 name: Ada King, exact
        6 former name: Mary King, exact
        1 name: Anna Kinga, beginning
        2 name: Anna Kong, 1 typing error\
        """,
        find("king", "1850", true));
  }

  @Test
  void noMoreAreFoundThanAskedForAndTheseAreTheBest() {
    for (int i = 0; i < 30; i++) {
      int id = create("Anna", "Kinga", null, null);
      registry.rename(id, Name.last("Smith"), on("1836"));
    }
    int present = create("Ida", "Kinga", null, null);
    int exact = create("Ida", "King", null, null);
    List<PersonSearch.Hit> hits =
        PersonSearch.of("king").in(History.of(timeline), History.day("1850"), true, 3);
    assertEquals(
        List.of(exact, present, 1), hits.stream().map(hit -> hit.person().personId()).toList());
  }

  @Test
  void caseAccentsCompositionAndSpacesMakeNoDifference() {
    create("Małgorzata", "Müller", "Goethestraße 7", "Saint-Aubin");
    create("Zoe\u0308", "de\u00A0Vries", null, "Nguyễn");
    assertEquals("1 name: Małgorzata Müller, exact", find("mu\u0308ller MALGORZATA"));
    assertEquals("1 street: Goethestraße 7, exact", find("GOETHESTRASSE  7"));
    assertEquals("2 name: Zoe\u0308 de\u00A0Vries, exact", find("Zoë de vries"));
    assertEquals("2 city: Nguyễn, exact", find("nguyen"));
    assertEquals("1 city: Saint-Aubin, exact", find("saint\taubin"));
  }

  @Test
  void aTypingErrorIsForgivenAndTwoInALongWord() {
    create("Stanisława", "Nowak", "Alter Zoll 23", "Königshafen");
    assertEquals("1 name: Stanisława Nowak, 1 typing error", find("nowka"));
    assertEquals("1 name: Stanisława Nowak, 2 typing errors", find("stanizlava"));
    assertEquals("", find("nwoka"));
    assertEquals("", find("zol 24"));
    assertEquals("1 street: Alter Zoll 23, beginning", find("zol 2"));
  }

  @Test
  void wordsOfANameOrACitySideBySideAreFoundAsOne() {
    create("Anna Maria", "van den Berg", "Rue Neuve 5", "New York");
    create("Anna", "Maria", null, null);
    registry.create(Name.first("Jo"), SINGLE, new Address(null, null, "1012 AB", null), on("1815"));
    assertEquals("1 name: Anna Maria van den Berg, exact", find("vandenberg"));
    assertEquals("1 name: Anna Maria van den Berg, 1 typing error", find("vanderberg"));
    assertEquals("1 name: Anna Maria van den Berg, beginning", find("vandenb"));
    assertEquals("1 name: Anna Maria van den Berg, exact", find("annamaria"));
    assertEquals("1 city: New York, exact", find("newyork"));
    assertEquals("3 postcode: 1012 AB, exact", find("1012ab"));
    assertEquals("", find("rueneuve"));
  }

  @Test
  void aWordOfAScriptWithoutSpacesIsFoundAnywhere() {
    create("太郎", "山田", "港区 1-2", "東京都");
    create(null, "山田太郎", null, null);
    assertEquals("1 name: 太郎 山田, exact\n2 name: 山田太郎, part", find("太郎"));
    assertEquals("1 city: 東京都, part", find("京"));
    assertEquals("", find("郎山田"));
    assertEquals("", find("dam"));
  }

  @Test
  void aCorrectionCounts() {
    int ada = create("Ada", "Biron", null, "London");
    registry.correct(0, Amendment.of(Name.last("Byron")), "misread");
    assertEquals("1 name: Ada Byron, exact", find("byron"));
    assertEquals("1 name: Ada Byron, 1 typing error", find("biron", "1850", true));
    registry.move(ada, new Address(null, "Ockham"), on("1835"));
    registry.retract(2, "another one");
    assertEquals("", find("ockham", "1850", true));
  }

  @Test
  void aRecordThatWasMergedIsFoundAsThePersonWhoseItIs() {
    ada();
    int other = create("Augusta", "Noel", null, "Paris");
    long merge = registry.merge(other, 1, "the same", Details.NONE);
    assertEquals("1 former name: Augusta Noel, exact", find("augusta", "1850", true));
    assertEquals("", find("augusta"));
    registry.retract(merge, "another one");
    assertEquals("2 name: Augusta Noel, exact", find("augusta"));
  }

  @Test
  void countriesAreLeftOut() {
    registry.create(
        Name.first("Ada"), SINGLE, new Address(null, "London", "SW1", "England"), on("1815"));
    assertEquals("", find("england"));
    assertEquals("1 postcode: SW1, exact", find("sw1"));
  }

  @Test
  void membersThatOthersPutInAreNoHindrance(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("people.jsonl");
    Files.writeString(
        file,
        """
        {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"A\\u0064a","title":{"of":"king"},"lastname":"\\"Byron\\""},"status":"SINGLE","effective":"1815-12-10","_datetime":"2015-02-14T12:00:00Z"}
        """);
    try (EventTimeline read = EventTimeline.open(file)) {
      History history = History.of(read);
      assertEquals(
          1, PersonSearch.of("ada byron").in(history, History.day("1850"), false, 9).size());
      assertEquals(0, PersonSearch.of("king").in(history, History.day("1850"), false, 9).size());
    }
  }

  @Test
  void aTextWithoutWordsIsRefused() {
    assertEquals(
        "'?!' has neither a letter nor a digit; expected a part of a name or of an address",
        assertThrows(IllegalArgumentException.class, () -> PersonSearch.of("?!")).getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> PersonSearch.of("a b c d e f g h i j k l m n o p"));
  }
}
