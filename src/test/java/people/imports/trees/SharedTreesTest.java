package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;

/// Family trees that others made, kept beside the repository; skipped where they are not.
class SharedTreesTest {

  private static Path tree(String name) {
    Path root = Path.of(System.getProperty("people.root", "")).toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("jbang-catalog.json"))) {
      root = root.getParent();
    }
    assumeTrue(root != null, "not in the repository");
    Path file = root.resolve("../shared/data/gedcom").resolve(name);
    assumeTrue(Files.exists(file), "no " + name + " beside the repository");
    return file;
  }

  private static Imported imported(String name) {
    return Imported.from(tree(name));
  }

  private static int person(Imported imported, String name) {
    return History.of(imported.timeline()).today().all().stream()
        .filter(person -> person.name() != null && person.name().toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody is called " + name))
        .personId();
  }

  @ParameterizedTest
  @CsvSource({
    "kennedy.ged,     208, 75, 72, 5, 1, 108, 20",
    "shakespeare.ged,  31, 11,  7, 0, 0,  29,  0",
    "bronte.ged,       14,  4,  4, 0, 0,  12,  0",
    "remarriage1.ged,   3,  2,  3, 1, 0,   1,  0",
    "remarriage2.ged,   3,  3,  3, 1, 0,   1,  0"
  })
  void everyRecordIsRead(
      String name,
      int people,
      int families,
      int marriages,
      int divorces,
      int annulments,
      int deaths,
      int residences) {
    Map<String, Integer> read = imported(name).report().read();
    assertEquals(people, read.get("people"));
    assertEquals(families, read.get("families"));
    assertEquals(marriages, read.getOrDefault("marriages", 0));
    assertEquals(divorces, read.getOrDefault("divorces", 0));
    assertEquals(annulments, read.getOrDefault("annulments", 0));
    assertEquals(deaths, read.getOrDefault("deaths", 0));
    assertEquals(residences, read.getOrDefault("residences", 0));
  }

  /// Counts tags in the text, so that a record that is neither read nor reported would be missed.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kennedy.ged",
        "shakespeare.ged",
        "bronte.ged",
        "remarriage1.ged",
        "remarriage2.ged"
      })
  void everyTagOfTheFileIsReadOrReported(String name) throws IOException {
    String text = Files.readString(tree(name), StandardCharsets.UTF_8);
    ImportReport report = imported(name).report();
    Map<String, List<String>> tags =
        Map.ofEntries(
            Map.entry("sexes", List.of("SEX")),
            Map.entry("keys", List.of("REFN", "_UID", "UID")),
            Map.entry("children", List.of("CHIL")),
            Map.entry("marriages", List.of("MARR")),
            Map.entry("divorces", List.of("DIV")),
            Map.entry("annulments", List.of("ANUL")),
            Map.entry("births", List.of("BIRT")),
            Map.entry("baptisms", List.of("CHR", "BAPM")),
            Map.entry("deaths", List.of("DEAT")),
            Map.entry("burials", List.of("BURI", "CREM")),
            Map.entry("residences", List.of("RESI")));
    tags.forEach((kind, names) ->
        assertEquals(
            Pattern.compile("^1 (" + String.join("|", names) + ")\\b", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .count(),
            report.read().getOrDefault(kind, 0).longValue(),
            kind));
    for (String tag : List.of("OCCU", "IMMI", "ENGA")) {
      assertEquals(
          Pattern.compile("^1 " + tag + "\\b", Pattern.MULTILINE).matcher(text).results().count(),
          report.notKept().getOrDefault(tag, 0).longValue(),
          tag);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"remarriage1.ged", "remarriage2.ged"})
  void oneHistoryWrittenInTwoWaysIsReadAlike(String name) {
    FamilyTreeFixture.assertRemarriage(imported(name));
  }

  @Test
  void jacquelineBouvierIsWidowedTwice() {
    Imported imported = imported("kennedy.ged");
    int jacqueline = person(imported, "Jacqueline Lee Bouvier");
    History history = History.of(imported.timeline());
    assertEquals(Status.SINGLE, history.at("1950").person(jacqueline).status());
    assertEquals(Status.MARRIED, history.at("1960").person(jacqueline).status());
    assertEquals(Status.WIDOWED, history.at("1964-01-01").person(jacqueline).status());
    assertEquals(Status.MARRIED, history.at("1969-01-01").person(jacqueline).status());
    assertEquals(Status.WIDOWED, history.at("1976-01-01").person(jacqueline).status());
    assertEquals(FamilyTreeFixture.WIDOWED_TWICE, imported.life(jacqueline));
  }

  @Test
  void jacquelineBouviersPartnersStandInOrderAtBothEndsOfEachUnion() {
    Imported imported = imported("kennedy.ged");
    int jacqueline = person(imported, "Jacqueline Lee Bouvier");
    int john = person(imported, "John Fitzgerald KENNEDY"); // not his son, written Kennedy
    int aristotle = person(imported, "Aristotle Socrates Onassis");
    assertEquals(
        List.of(
            "1953-09-12 MARRIED with " + john,
            "1963-11-22 WIDOWED with " + john,
            "1968-10-22 MARRIED with " + aristotle,
            "1975-03-15 WIDOWED with " + aristotle),
        imported.unions(jacqueline));
    assertEquals(List.of("1953-09-12 MARRIED with " + jacqueline), imported.unions(john));
    assertTrue(
        imported.unions(aristotle).contains("1968-10-22 MARRIED with " + jacqueline),
        () -> imported.unions(aristotle).toString());
    History history = History.of(imported.timeline());
    assertEquals(Partner.of(john), history.at("1960").person(jacqueline).partner());
    assertEquals(Partner.of(jacqueline), history.at("1960").person(john).partner());
    assertEquals(Partner.of(aristotle), history.at("1970").person(jacqueline).partner());
    assertEquals("female", history.at("1970").person(jacqueline).attributes().get("sex"));
  }

  @Test
  void everyUnionOfTheKennedyFamilyHasBothEnds() {
    Imported imported = imported("kennedy.ged");
    Map<String, Integer> made = imported.report().made();
    Map<String, Integer> used = imported.report().used();
    assertEquals(made.get("sexes"), used.get("sexes"));
    assertEquals(made.get("keys"), used.get("keys"));
    Set<List<Object>> ends = new HashSet<>();
    int partners = 0;
    for (RecordedEvent recorded : imported.timeline()) {
      if (recorded.event() instanceof Event.StatusChange e && e.partner() != null) {
        partners++;
        ends.add(List.of(e.personId(), e.partner().personId(), e.newStatus()));
      }
    }
    assertEquals(made.get("partners"), partners);
    for (List<Object> end : ends) {
      boolean isMutual = end.getLast() != Status.WIDOWED;
      assertTrue(
          !isMutual || ends.contains(List.of(end.get(1), end.get(0), end.get(2))), end::toString);
    }
  }

  @Test
  void everyoneWhoMarriedInTheKennedyFamilyIsMarriedInTheTimeline() {
    Imported imported = imported("kennedy.ged");
    Set<Integer> married = new HashSet<>();
    imported
        .timeline()
        .forEach(recorded -> {
          if (recorded.event() instanceof Event.StatusChange change
              && change.newStatus() == Status.MARRIED) {
            married.add(change.personId());
          }
        });
    assertEquals(139, married.size());
    assertEquals(143, imported.report().made().get("MARRIED"));
    assertEquals(10, imported.report().made().get("DIVORCED"));
    assertEquals(108, imported.report().made().get("deaths"));
    assertEquals(20, imported.report().made().get("changes of address"));
  }

  @Test
  void charlotteBronteKeepsHerAccent() {
    Imported imported = imported("bronte.ged");
    assertEquals(
        List.of("1816-04-21 SINGLE", "1854-06-29 MARRIED", "1855-03-31 died"),
        imported.life(person(imported, "Charlotte Brontë")));
    assertEquals(
        List.of("1777-03-17 SINGLE", "1812-12-29 MARRIED", "1821-09-15 WIDOWED", "1861-06-07 died"),
        imported.life(person(imported, "Patrick Brontë")));
  }
}
