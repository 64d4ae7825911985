package people.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.timeline.*;

/// Who read is noted in lines that are chained, and what can't be noted is not read.
class AccessLogTest {

  @TempDir Path folder;
  private Path timeline;
  private Path file;
  private AccessLog log;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void open() {
    timeline = folder.resolve("people.jsonl");
    file = folder.resolve("access.jsonl");
    log = new AccessLog(file, warnings::add);
  }

  private void three() {
    log.add(AccessLog.nameOf(timeline), "clerk7", "subject", List.of(3, 7));
    log.add(AccessLog.nameOf(timeline), null, "report", null);
    log.add(AccessLog.nameOf(timeline), "anna", "subject", List.of(8));
  }

  private List<String> told() {
    return log.all().stream()
        .map(each -> each.position() + " " + each.by() + " " + each.command() + " " + each.people())
        .toList();
  }

  private static final List<String> THREE =
      List.of("0 clerk7 subject [3, 7]", "1 null report null", "2 anna subject [8]");

  @Test
  void whatIsNotedIsThereWithWhoAndWhen() {
    assertEquals(List.of(), log.all());
    three();
    assertEquals(THREE, told());
    AccessLog.Access first = log.all().getFirst();
    assertEquals(System.getProperty("user.name"), first.account());
    assertEquals(timeline.toAbsolutePath().toString(), first.timeline());
    assertTrue(first.isOf(List.of(7), AccessLog.nameOf(timeline)));
    assertTrue(!first.isOf(List.of(8), AccessLog.nameOf(timeline)));
    assertTrue(!first.isOf(List.of(7), AccessLog.nameOf(file)));
    assertTrue(log.all().get(1).isOf(List.of(8), AccessLog.nameOf(timeline))); // everyone's
  }

  @Test
  void aLineThatWasChangedMovedOrRemovedIsFound() throws IOException {
    three();
    List<String> lines = Files.readAllLines(file);
    for (List<String> changed :
        List.of(
            List.of(lines.get(0).replace("clerk7", "clerk8"), lines.get(1), lines.get(2)),
            List.of(lines.get(0), lines.get(2)),
            List.of(lines.get(1), lines.get(0), lines.get(2)))) {
      Files.write(file, changed);
      assertThrows(TimelineException.class, log::all, changed::toString);
      List<String> before = Files.readAllLines(file);
      assertThrows(
          TimelineException.class,
          () -> log.add(AccessLog.nameOf(timeline), null, "report", null),
          changed::toString);
      assertEquals(before, Files.readAllLines(file));
    }
  }

  @Test
  void whatACrashLeftOfALineIsSetAsideByTheNextOne() throws IOException {
    three();
    byte[] bytes = Files.readAllBytes(file);
    int last = Files.readString(file).stripTrailing().lastIndexOf('\n') + 1;
    for (int length : new int[] {last + 1, last + 40, bytes.length - 3}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertEquals(THREE.subList(0, 2), told());
      log.add(AccessLog.nameOf(timeline), "anna", "subject", List.of(8));
      assertEquals(THREE, told());
      assertEquals(1, warnings.size(), warnings::toString);
      warnings.clear();
    }
  }

  @Test
  void whatCantBeNotedIsNotRead() throws IOException {
    Path folderThere = Files.createDirectory(folder.resolve("folder"));
    assertRefused(folderThere, "nothing was read, as the access log can't be written: ");
    try (EventTimeline people = EventTimeline.open(timeline)) {
      new PersonRegistry(people).create(Name.first("Ada"));
    }
    assertRefused(
        timeline,
        "nothing was read, as the access log can't be written: "
            + timeline
            + ": is the timeline that is read; expected a file of its own");
    Path other = Files.copy(timeline, folder.resolve("other.jsonl"));
    assertRefused(
        other,
        "nothing was read, as the access log can't be written: "
            + other
            + ": is a timeline of people; expected an access log");
    assertEquals(Files.readString(timeline), Files.readString(other));
  }

  private void assertRefused(Path log, String message) {
    TimelineException refused =
        assertThrows(
            TimelineException.class,
            () ->
                new AccessLog(log, warnings::add)
                    .add(AccessLog.nameOf(timeline), null, "report", null));
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
  }
}
