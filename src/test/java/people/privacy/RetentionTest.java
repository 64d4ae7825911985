package people.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.*;
import people.history.*;
import people.timeline.*;

/// Who is due by rules of retention, and since when.
class RetentionTest {

  @TempDir Path folder;
  private final EventTimeline timeline = EventTimeline.inMemory();
  private final PersonRegistry registry = new PersonRegistry(timeline);

  @BeforeEach
  void ann() {
    registry.create(Name.first("Ann"), Status.SINGLE, null, Details.on("1900"));
  }

  @AfterEach
  void close() {
    timeline.close();
  }

  private List<String> due(String rules, String at) throws IOException {
    Path file = Files.writeString(folder.resolve("rules"), rules);
    return Retention.read(file).due(History.of(timeline), History.day(at)).stream()
        .map(each ->
            each.personId()
                + " "
                + each.rule()
                + " "
                + each.due()
                + (each.isAbout() ? " about" : "")
                + (each.isRestricted() ? " restricted" : ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1950-03-04,   1960-03-03,",
    "1950-03-04,   1960-03-04, 1 dead 1960-03-04",
    "1950-03-04?,  1960-03-04, 1 dead 1960-03-04 about",
    "1950,         1960-12-30,",
    "1950,         1960-12-31, 1 dead 1960-12-31 about",
    "1950~,        1960-12-31, 1 dead 1960-12-31 about",
    "1948/1950-06, 1960-06-29,",
    "1948/1950-06, 1960-06-30, 1 dead 1960-06-30 about",
    "../1950,      1960-12-31, 1 dead 1960-12-31 about",
    "1950/..,      2600-01-01,",
    "1952-02-29,   1962-02-28, 1 dead 1962-02-28"
  })
  void nobodyIsDueBeforeTheLastDayThatTheDateAllows(String died, String at, String due)
      throws IOException {
    registry.died(1, Details.on(died));
    assertEquals(due == null ? List.of() : List.of(due), due("dead: dead for 10 years", at));
  }

  @Test
  void whoReturnedIsNotDueAndWhoIsPresumedDeadIsNot() throws IOException {
    registry.left(1, Details.on("1950-01-01"));
    String rules = "gone: left for 18 months\ndead: dead for 1 day";
    assertEquals(List.of("1 gone 1951-07-01"), due(rules, "1951-07-01"));
    registry.returned(1, Details.on("1951-08-01"));
    assertEquals(List.of("1 gone 1951-07-01"), due(rules, "1951-07-31"));
    assertEquals(List.of(), due(rules, "1951-08-01"));
    assertEquals(List.of(), due(rules, "2200"));
  }

  @Test
  void whoIsNoLongerObservedIsDueFromTheLastDayOn() throws IOException {
    registry.create(Name.first("Bea"), Status.SINGLE, null, Details.on("1990").from("club#7"));
    registry.observedUntil("club", Details.on("2000-06-30"));
    String rules = "silent: unobserved for 5 years";
    assertEquals(List.of(), due(rules, "2005-06-29"));
    assertEquals(List.of("2 silent 2005-06-30"), due(rules, "2005-06-30"));
    registry.observedUntil("club", Details.on("2001/.."));
    assertEquals(List.of(), due(rules, "2020"));
  }

  @Test
  void attributesAndTheStatusChooseWhomARuleIsAbout() throws IOException {
    registry.create(Name.first("Bea"), Status.SINGLE, null, Details.on("1901"));
    registry.set(1, "membership", "honorary", Details.on("1930"));
    registry.set(2, "claim", "open", Details.on("1930"));
    registry.changeStatus(2, Status.WIDOWED, Details.on("1940"));
    registry.died(1, Details.on("1950-01-01"));
    registry.died(2, Details.on("1951-01-01"));
    assertEquals(
        List.of("1 a 1951-01-01", "2 c 1952-01-01"),
        due(
            """
            # two of one name would be refused
            a: dead for 1 year where membership=honorary
            b: dead for 1 year where membership=honorary and status=widowed

            c: dead for 1 year where status=widowed unless claim=closed and membership=honorary
            d: dead for 365 days unless claim=open and membership=honorary
            """,
            "1960"));
    assertEquals(
        List.of("1 a 1951-01-01"),
        due(
            """
            {"rules": [{"name": "a", "when": "dead", "for": "1 year", "where": {"membership": "honorary"}},
              {"name": "b", "when": "dead", "for": "1 year", "where": {"status": "WIDOWED"}, "unless": {"claim": "open"}}]}
            """,
            "1960"));
  }

  @Test
  void whoIsRestrictedIsMarked() throws IOException {
    registry.died(1, Details.on("1950-01-01"));
    registry.restrict(1, "a claim", Details.NONE);
    assertEquals(List.of("1 dead 1951-01-01 restricted"), due("dead: dead for 1 year", "1960"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "` ` ¦ : has no rule; expected NAME: dead|left|unobserved for N years|months|days [where"
            + " ATTRIBUTE=VALUE] [unless …]",
        "x: dead 3 years ¦ , line 1: 'x: dead 3 years'; expected NAME: dead|left|unobserved for N"
            + " years|months|days [where ATTRIBUTE=VALUE] [unless …]",
        "x: ill for 3 years ¦ , line 1: 'ill' is no condition; expected dead, left or unobserved",
        "x: dead for 0 years ¦ , line 1: '0 years' is no time; expected such as 10 years, 18 months"
            + " or 90 days",
        "x: dead for 3 weeks ¦ , line 1: '3 weeks' is no time; expected such as 10 years, 18 months"
            + " or 90 days",
        "x: dead for 3 years where y ¦ , line 1: 'y'; expected ATTRIBUTE=VALUE",
        "x: dead for 3 years where y=1 and y=2 ¦ , line 1: y is there twice",
        "[{} ] ¦ , rule 1: has no 'name'",
        "{\"a\":1} ¦ : has no list 'rules'; expected one of rules",
        "[{\"name\":\"x\",\"when\":\"dead\",\"for\":3}] ¦ , rule 1: for is 3; expected a text",
        "[{\"name\":\"x\",\"whne\":\"dead\"}] ¦ , rule 1: has 'whne'; expected name, when, for,"
            + " where and unless",
      })
  void whatIsNoRuleIsRefusedWithItsPlace(String rules, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("rules"), rules);
    assertEquals(
        file + message,
        assertThrows(TimelineException.class, () -> Retention.read(file)).getMessage());
  }

  @Test
  void twoRulesOfOneNameAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("rules"), "x: dead for 1 day\nx: left for 1 day");
    assertEquals(
        file + ": two rules are called 'x'",
        assertThrows(TimelineException.class, () -> Retention.read(file)).getMessage());
  }
}
