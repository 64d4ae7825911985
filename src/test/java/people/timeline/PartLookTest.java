package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;

/// A file that is looked at in parts has as many events as one that is read from above.
@DisplayName("A look at parts of a file")
class PartLookTest {

  @TempDir Path folder;

  private static Event event(int person) {
    return new Event.Creation(
        person, new Name("Ada", null), Status.SINGLE, null, null, Details.NONE);
  }

  /// Appends of one event, and of batches.
  private byte[] written(Random random) throws IOException {
    Path file = folder.resolve(random.nextLong() + ".jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      for (int append = 0, person = 0; append < 6; append++) {
        List<Event> batch = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
          batch.add(event(++person));
        }
        timeline.addAll(batch);
      }
    }
    return Files.readAllBytes(file);
  }

  private static List<byte[]> lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /// @return -1 where it is not as it was written
  private static long counted(List<byte[]> lines, Random random) {
    EventTimeline.LinesPart all = EventTimeline.LinesPart.NONE;
    for (int from = 0, to; from < lines.size(); from = to) {
      to = from + random.nextInt(lines.size() - from + 1);
      EventTimeline.PartLook look = EventTimeline.look(from == 0 ? null : lines.get(from - 1));
      for (byte[] line : lines.subList(from, to)) {
        try {
          look.at(line, 0, line.length);
        } catch (TimelineException e) {
          return -1;
        }
      }
      all = all.and(look.part());
    }
    return all.count();
  }

  private long read(List<byte[]> lines) throws IOException {
    Path file = Files.createTempFile(folder, "read", ".jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (byte[] line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return timeline.size();
    } catch (TimelineException e) {
      return -1;
    }
  }

  @Test
  @DisplayName("counts what reading it counts, whichever lines are gone or twice")
  void sameCount() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < Rounds.of(150); round++) {
      List<byte[]> lines = new ArrayList<>(lines(written(random)));
      int at = random.nextInt(lines.size());
      switch (random.nextInt(5)) {
        case 0 -> lines.subList(at, lines.size()).clear(); // as a crash leaves it
        case 1 -> lines.remove(at);
        case 2 -> lines.add(at, lines.get(at));
        case 3 -> Collections.swap(lines, at, random.nextInt(lines.size()));
        default -> {}
      }
      long read = read(lines);
      long counted = counted(lines, random);
      if (counted >= 0 || read < 0) {
        assertEquals(read, counted, () -> round(lines));
      } // else the file is asked, which leaves out what a crash left at its end
    }
  }

  private static String round(List<byte[]> lines) {
    return lines.stream()
        .map(line -> new String(line, StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"));
  }

  @Test
  @DisplayName("tells of each line whom it is about and whom it names")
  void whom() {
    EventTimeline.PartLook look = EventTimeline.look();
    byte[] marriage =
        "{\"type\":\"PERSON_STATUS_CHANGE\",\"personId\":3,\"newStatus\":\"MARRIED\",\"partnerId\":4,\"_datetime\":\"2015-02-14T09:27:10.120000Z\"}"
            .getBytes(StandardCharsets.UTF_8);
    byte[] corrected =
        "{ \"type\":\"EVENT_CORRECTION\",\"personId\":3,\"corrects\":0,\"to\":{\"partnerId\":5},\"why\":\"misread\",\"_datetime\":\"2015-02-14T09:27:10.120001Z\"}"
            .getBytes(StandardCharsets.UTF_8);
    look.at(marriage, 0, marriage.length);
    assertEquals("STATUS_CHANGE 3 4", look.kind() + " " + look.personId() + " " + look.otherId());
    look.at(corrected, 0, corrected.length);
    assertEquals("CORRECTION 3 5", look.kind() + " " + look.personId() + " " + look.otherId());
    assertEquals(2, look.part().count());
    byte[] bad = "{}".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "no _datetime; expected \"_datetime\":\"2015-02-14T09:26:53.589000Z\" or the like",
        assertThrows(TimelineException.class, () -> look.at(bad, 0, bad.length)).getMessage());
  }

  @Test
  @DisplayName("and some lines make the same history as the events that stand in them")
  void sameHistory() throws IOException {
    Random random = new Random(4);
    for (int round = 0; round < Rounds.of(300); round++) {
      try (EventTimeline timeline = InventedHistory.inMemory(InventedHistory.history(random))) {
        List<RecordedEvent> some = new ArrayList<>();
        EventTimeline.SomeLines lines = EventTimeline.lines(random.nextInt(2_000));
        for (RecordedEvent event : timeline) {
          if (random.nextInt(3) > 0) {
            some.add(event);
            byte[] line = event.json().getBytes(StandardCharsets.UTF_8);
            lines.add(event.position(), line, 0, line.length);
          }
        }
        List<RecordedEvent> read = new ArrayList<>();
        lines.forEach(read::add);
        assertEquals(some, read);
        History expected = History.of(some);
        History history = History.of(lines);
        assertEquals(expected.personIds(), history.personIds());
        LocalDate day = LocalDate.of(1950, 1, 1);
        assertEquals(expected.at(day).all(), history.at(day).all());
        assertEquals(expected.contradictions(), history.contradictions());
        assertEquals(
            expected.columns().statusPeriods().periods(),
            history.columns().statusPeriods().periods());
      }
    }
  }
}
