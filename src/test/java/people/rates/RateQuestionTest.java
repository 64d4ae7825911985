package people.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Status.MARRIED;
import static people.Status.SINGLE;
import static people.Status.WIDOWED;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import people.*;

/// Questions that can't be meant are refused with what was expected.
class RateQuestionTest {

  @Test
  void anyOtherStatusMayChangeUnlessItIsSaid() {
    assertEquals(
        EnumSet.complementOf(EnumSet.of(MARRIED)), RateQuestion.changesTo(MARRIED).among());
    assertEquals(EnumSet.allOf(Status.class), RateQuestion.deaths().among());
    assertEquals(
        Set.of(SINGLE, WIDOWED), RateQuestion.changesTo(MARRIED).among(SINGLE, WIDOWED).among());
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertRefused(
        "nobody who is MARRIED becomes that; expected other statuses to change from",
        () -> RateQuestion.changesTo(MARRIED).among(SINGLE, MARRIED));
    assertRefused(
        "among nobody; expected at least one status",
        () -> RateQuestion.deaths().among(new Status[0]));
    assertRefused(
        "from 1990 to 1980 goes backwards; expected the earlier year first",
        () -> RateQuestion.deaths().years(1990, 1980));
    assertRefused(
        "the year 99999 is too far away; expected one up to 32767",
        () -> RateQuestion.deaths().years(1990, 99_999));
    assertRefused(
        "periods of 0 years; expected a number from 1 to 32767",
        () -> RateQuestion.moves().every(0));
    assertRefused(
        "DEATH with the status SINGLE; expected one for a change of status only",
        () ->
            new RateQuestion(
                RateQuestion.Occurrence.DEATH, SINGLE, Set.of(MARRIED), null, null, 1));
  }

  private static void assertRefused(String message, Executable work) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
  }
}
