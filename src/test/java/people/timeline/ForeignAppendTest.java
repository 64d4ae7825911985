package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.CHECK;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.events;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import people.*;
import people.columns.*;
import people.disk.*;

/// Lines that another program appends without the lock, as `echo LINE >> people.jsonl` does, at the
/// worst moments of an append: both stay, and nothing is cut.
class ForeignAppendTest extends TimelineFileFixture {

  private static byte[] line(int person) {
    return ("{\"type\":\"PERSON_DEATH\",\"personId\":%d,\"_datetime\":\"2015-02-14T12:00:00Z\"}\n"
            .formatted(person))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Makes a timeline with some events, and appends to it while another program does at each of the
  /// operations of that append.
  private void atEachOperation(
      Durability durability, List<Event> appended, BiConsumer<SimulatedDisk, Long> check) {
    long operations = Long.MAX_VALUE;
    for (long at = 1; at <= operations; at++) {
      SimulatedDisk disk = new SimulatedDisk(at);
      try (FileTimeline timeline = Workload.open(disk, durability, warnings)) {
        timeline.addAll(List.of(married(1), married(2)));
        long before = disk.operations();
        long moment = before + at;
        disk.watch(operation -> {
          if (operation == moment) {
            disk.appendByHand(Torture.FILE, line(77));
          }
        });
        long position = timeline.addAll(appended);
        disk.watch(_ -> {});
        operations = disk.operations() - before;
        check.accept(disk, position);
      }
    }
    assertTrue(operations >= 2, "written and forced");
  }

  @ParameterizedTest
  @EnumSource
  void aLineThatComesAtAnyMomentOfAnAppendStaysAndSoDoesTheAppend(Durability durability) {
    List<Event> appended = List.of(married(3), married(4), married(5));
    Set<Long> positions = new TreeSet<>();
    atEachOperation(
        durability,
        appended,
        (disk, position) -> {
          List<Event> expected = new ArrayList<>(List.of(married(1), married(2)));
          expected.addAll(appended);
          List<RecordedEvent> found = Torture.read(disk);
          int there =
              IntStream.range(0, found.size())
                  .filter(i -> found.get(i).event().personId() == 77)
                  .findFirst()
                  .orElse(-1);
          if (there >= 0) { // or it is still to come
            expected.add(there, died(77));
          }
          assertEquals(
              expected.stream().map(Event::personId).toList(),
              found.stream().map(event -> event.event().personId()).toList());
          assertEquals(married(3), found.get(position.intValue()).event());
          positions.add(position);
        });
    assertEquals(Set.of(2L, 3L), positions);
    assertEquals(List.of(), warnings);
  }
}
