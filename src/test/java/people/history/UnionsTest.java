package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.*;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.Period.UnionPeriod;
import people.timeline.*;

/// Who is with whom, since when, and how it ended: [History#couples] and [Snapshot#couples].
class UnionsTest {

  private static final Name JOHN = new Name("John", "Kennedy");

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  private int born(String first) {
    return registry.create(new Name(first, null), SINGLE, null, on("1930"));
  }

  private List<String> couples(int personId) {
    return recording.history().couples(personId).stream().map(UnionsTest::told).toList();
  }

  private List<String> at(String date) {
    return recording.history().at(date).couples().stream().map(UnionsTest::told).toList();
  }

  private static String told(UnionPeriod couple) {
    String partner = couple.partner() == null ? "" : " (" + couple.partner() + ")";
    return "%d+%d%s %s since %s: %s %s–%s %s, %s%s%s"
        .formatted(
            couple.personId(),
            couple.partnerId(),
            partner,
            couple.status(),
            couple.since(),
            couple.begins(),
            couple.from(),
            couple.until() == null ? "" : couple.until(),
            couple.ends(),
            couple.agreement(),
            couple.saidBy() == 0 ? "" : " by " + couple.saidBy(),
            couple.certain() ? "" : "?");
  }

  @Test
  void twoMarriagesOfOnePersonAreTwoUnionsEachWithItsEnd() {
    int jackie = born("Jackie");
    int john = born("John");
    int ari = born("Ari");
    registry.marry(jackie, john, on("1953-09-12"));
    registry.died(john, jackie, on("1963-11-22"));
    registry.marry(jackie, ari, on("1968-10-20"));
    registry.died(ari, on("1975-03-15"));
    registry.died(jackie, on("1994-05-19"));
    assertEquals(
        List.of(
            "1+2 MARRIED since 1953-09-12: EVENT 1953-09-12–1963-11-22 DEATH, MUTUAL",
            "1+3 MARRIED since 1968-10-20: EVENT 1968-10-20–1975-03-15 DEATH, MUTUAL"),
        couples(jackie));
    assertEquals(couples(jackie).subList(0, 1), couples(john));
    assertEquals(couples(jackie).subList(1, 2), couples(ari));
    assertEquals(List.of(), at("1953-09-11"));
    assertEquals(
        List.of("1+2 MARRIED since 1953-09-12: EVENT 1953-09-12– null, MUTUAL"), at("1963-11-21"));
    assertEquals(List.of(), at("1963-11-22"));
    assertEquals(MARRIED, recording.person(jackie, "1980").status(), "nothing is concluded");
    assertEquals(List.of(), at("1980"));
  }
}
