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
}
