package people.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.history.InventedHistory.Invented;
import people.imports.*;
import people.imports.batches.*;
import people.simulation.*;
import people.timeline.*;

/// Timelines that are written as family trees and read again answer alike.
class TreeFileTest {

  @TempDir Path folder;

  @Test
  void inventedHistoriesAnswerAlikeOnceTheyWereTreesInBetween() {
    for (long seed = 0; seed < Rounds.of(150); seed++) {
      List<Invented> history = InventedHistory.history(new Random(seed));
      if (difference(history) != null) {
        List<Invented> smallest =
            InventedHistory.smallest(history, fewer -> difference(fewer) != null);
        throw new AssertionError(
            "seed %d: %s\n%s\n%s"
                .formatted(
                    seed,
                    smallest.stream().map(Object::toString).collect(Collectors.joining("\n")),
                    difference(smallest),
                    text()));
      }
    }
  }

  @Test
  void aTownAnswersAlike() throws IOException {
    String difference =
        new TreeRoundTrip(new Simulation(60, 40, 11).inMemory(), folder.resolve("town.ged"))
            .difference();
    assertNull(difference);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kennedy.ged", "shakespeare.ged", "bronte.ged", "remarriage1.ged"})
  void treesOfOthersAnswerAlike(String name) throws IOException {
    Path tree = Path.of("../shared/data/gedcom").resolve(name);
    assumeTrue(Files.exists(tree), "not beside the repository");
    EventTimeline timeline = EventTimeline.inMemory();
    Import.into(timeline, tree);
    assertNull(new TreeRoundTrip(timeline, folder.resolve("again.ged")).difference());
  }

  /// Texts that are written in another way than they are.
  @Test
  void strangeTextsAndMembersStayAsTheyAre() throws IOException {
    EventTimeline timeline = EventTimeline.inMemory();
    Map<String, Object> members =
        Map.of(
            "note",
            "  @I1@ said\n\n  @@ twice @\n",
            "dateText",
            "in her 20th year",
            "name",
            Map.of("prefix", "Dr.", "suffix", "jr."),
            "more",
            List.of(new BigDecimal("1.50"), "a\u0001b", true));
    Details details =
        new Details(EffectiveDate.parse("1820?"), "folio 7 # 3#x", "@clerk", members, null);
    Name name = new Name("@Ann/Mary", "O'Brien /of/ Cork");
    timeline.add(new Event.Creation(1, name, Status.SINGLE, null, details));
    Map<String, Object> parts =
        Map.of(
            "state", "IA",
            "latitude", new BigDecimal("-51.30"),
            "longitude", new BigDecimal("0.4"));
    Address home = new Address("3 Mill Lane\nback door", "Des Moines, East", "503", "US");
    Details moved = new Details(EffectiveDate.parse("1850"), "x#", Map.of("newAddress", parts));
    timeline.add(new Event.AddressChange(1, home, moved));
    Partner partner = Partner.named(new Name("J/", "@Doe"));
    Details married = Details.on("1851-02/1851-03");
    timeline.add(new Event.StatusChange(1, Status.MARRIED, partner, married));
    TreeRoundTrip again = new TreeRoundTrip(timeline, folder.resolve("strange.ged"));
    assertNull(again.difference());
    assertEquals(again.facts(), again.factsAfterwards());
  }

  @Test
  void thatParentsAdoptedAChildIsSaidAsTheStandardSaysIt() throws IOException {
    Map<String, String> written =
        Map.of(
            "adopted", "2 PEDI ADOPTED\n",
            "adopted by one of them", "2 PEDI OTHER\n3 PHRASE adopted by one of them\n");
    for (String words : written.keySet()) {
      EventTimeline timeline = EventTimeline.inMemory();
      PersonRegistry registry = new PersonRegistry(timeline);
      List<Integer> people = new ArrayList<>();
      for (String year : List.of("1900", "1901", "1930")) {
        people.add(registry.create(Name.last("Lee"), Status.SINGLE, null, null, Details.on(year)));
      }
      Details adopted = new Details(null, null, Map.of("pedigree", words));
      timeline.add(new Event.Parents(people.get(2), people.subList(0, 2), adopted));
      Path file = folder.resolve("adopted.ged");
      assertNull(new TreeRoundTrip(timeline, file).difference());
      String text = Files.readString(file);
      assertTrue(text.contains("1 FAMC @F1@\n" + written.get(words)), text);
      EventTimeline copy = EventTimeline.inMemory();
      ImportReport report = Import.into(copy, file);
      assertEquals(
          List.of(adopted.others()),
          copy.ofKind(Event.Kind.PARENTS).stream()
              .map(each -> each.event().details().others())
              .toList());
      assertEquals(Map.of(), report.notKept());
    }
  }

  @Test
  void keysAreOfEveryDay() throws IOException {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    Details born = Details.on("1900");
    int ann = registry.create(Name.last("Lee"), Status.SINGLE, null, null, born);
    int bob = registry.create(Name.last("Lee"), Status.SINGLE, null, null, born);
    int later = registry.create(Name.last("Lee"), Status.SINGLE, null, null, Details.NONE);
    registry.identify(ann, new Attribute("ssn", "55"), Details.NONE);
    registry.identify(later, new Attribute("ssn", "56"), Details.NONE);
    registry.distinguish(ann, bob, "twins", Details.NONE);
    Path file = folder.resolve("until.ged");
    LocalDate until = LocalDate.of(1990, 12, 31);
    assertEquals(2, TreeFile.write(file, History.of(timeline), List.of(), until, false).people());
    List<String> lines = Files.readAllLines(file);
    assertEquals(
        List.of("1 REFN 55", "1 _DIFFERENT @I2@"),
        lines.stream().filter(line -> line.matches("1 (REFN|_DIFFERENT).*")).toList());
  }

  @Test
  void twoOfWhomNothingIsKnownAreNotOne() throws IOException {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int ann = registry.create(Name.last("Lee"), Status.SINGLE, null, null, Details.on("1900"));
    registry.changeStatus(ann, Status.MARRIED, Details.on("1920"));
    registry.changeStatus(ann, Status.SEPARATED, Details.on("1924"));
    registry.changeStatus(ann, Status.DIVORCED, Details.on("1925"));
    registry.changeStatus(ann, Status.MARRIED, Details.on("1930"));
    TreeRoundTrip again = new TreeRoundTrip(timeline, folder.resolve("two.ged"));
    assertNull(again.difference());
    List<String> lines = Files.readAllLines(folder.resolve("two.ged"));
    assertEquals(
        List.of("0 @F1@ FAM", "1 MARR", "1 EVEN Separation", "1 DIV", "0 @F2@ FAM", "1 MARR"),
        lines.stream().filter(line -> line.matches("(0 .* FAM|1 (MARR|EVEN|DIV).*)")).toList());
  }

  @Test
  void theRulesFindWhatBreaksThem() throws IOException {
    Path file = folder.resolve("broken.ged");
    String whole =
        "\uFEFF0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 SEX M\n1 FAMS @F1@\n0 @F1@ FAM\n"
            + "1 HUSB @I1@\n1 MARR\n2 DATE 1 MAY 1900\n0 TRLR\n";
    Files.writeString(file, whole);
    assertEquals(List.of(), GedcomRules.problems(file));
    Map<String, String> breaks =
        Map.of(
            "1 SEX M", "1 SEX male",
            "2 DATE 1 MAY 1900", "2 DATE May 1900",
            "1 HUSB @I1@", "1 HUSB @F1@",
            "1 MARR", "1 BIRT",
            "1 GEDC\n2 VERS 7.0\n", "",
            "1 FAMS @F1@\n", "",
            "2 DATE 1 MAY 1900\n", "2 DATE 1900\n2 DATE 1901\n",
            "1 SEX M\n", "1 _SEX M\n");
    for (var each : breaks.entrySet()) {
      Files.writeString(file, whole.replace(each.getKey(), each.getValue()));
      assertFalse(GedcomRules.problems(file).isEmpty(), each.getValue());
    }
  }

  private String difference(List<Invented> history) {
    try {
      return new TreeRoundTrip(InventedHistory.inMemory(history), folder.resolve("t.ged"))
          .difference();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return trace.toString();
    }
  }

  private String text() {
    try {
      return Files.readString(folder.resolve("t.ged"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
