package people.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CalledAsTest {

  @Test
  void hintsNameTheCommandThatWasCalled() {
    assertEquals("./jbang people", CalledAs.of("people", "./jbang people"));
    assertEquals("jbang people@acme/register", CalledAs.of("people", "jbang people@acme/register"));
    assertEquals("people", CalledAs.of("people", (String) null));
  }

  @Test
  void whatCalledAnotherAliasSaysNothingOfThisOne() {
    assertEquals("people", CalledAs.of("people", "./jbang test"));
    assertEquals("people", CalledAs.of("people", "./jbang peoples"));
  }

  @Test
  void aScriptOfOnesOwnIsCalledByItsFile() {
    String report = "../kit/jbang report.java";
    assertEquals(report, CalledAs.of("report", report));
    assertEquals("./jbang my/copy.java", CalledAs.of("declare", "./jbang my/copy.java"));
    assertEquals("../kit/jbang people", CalledAs.of("people", "report", "people", report));
    assertEquals("people", CalledAs.of("people", "report", "people", null));
    String declare = "jbang declare@acme/register";
    String people = "jbang people@acme/register";
    assertEquals(people, CalledAs.of("people", "declare", "people", declare));
  }

  @Test
  void anAliasOfOneCommandIsThatCommand() {
    String export = "./jbang export";
    assertEquals(export, CalledAs.ofCommand("people export", export));
    assertEquals("./jbang people export", CalledAs.ofCommand("people export", "./jbang people"));
    String relay = "jbang relay@acme/register";
    assertEquals(relay, CalledAs.ofCommand("people relay", relay));
    assertEquals(relay + " project", CalledAs.ofCommand("people project", relay));
    String script = "./jbang scripts/people.java";
    assertEquals(script + " find", CalledAs.ofCommand("people find", script));
    assertEquals(script + " project", CalledAs.ofCommand("people project", script));
    assertEquals("people find", CalledAs.ofCommand("people find", "./jbang test"));
    assertEquals("people find", CalledAs.ofCommand("people find", null));
  }
}
