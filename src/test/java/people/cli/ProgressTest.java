package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void shortWorkIsSilent() {
    ProgressLine progress = new ProgressLine(err, true);
    progress.at(1000, "events read");
    progress.done();
    assertEquals("", said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void longWorkSaysHowFarItIsAndLeavesNothingBehind() throws InterruptedException {
    ProgressLine progress = new ProgressLine(err, true);
    Thread.sleep(1050);
    progress.at(1_234_567, "events read");
    progress.done();
    assertEquals("\r\033[K1,234,567 events read …\r\033[K", said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void workThatCantBeCountedIsNamedWhileItLasts() {
    ProgressLine progress = new ProgressLine(err, true);
    progress.doing("importing a.ged");
    progress.done();
    assertEquals("\r\033[Kimporting a.ged …\r\033[K", said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aPipeHearsNothing() throws InterruptedException {
    ProgressLine progress = new ProgressLine(err, false);
    Thread.sleep(1050);
    progress.at(1_234_567, "events read");
    progress.done();
    assertEquals("", said.toString(StandardCharsets.UTF_8));
    assertTrue(progress.over(List.of(1), "x").iterator().hasNext());
  }
}
