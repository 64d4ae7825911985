package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import people.Amendment;
import people.Details;
import people.Event;
import people.Name;
import people.RecordedEvent;
import people.Rounds;
import people.Status;

class ReadingsTest {

  @Test
  void readsAnEventAsAllItsKnownAmendmentsTogetherSay() {
    Random random = new Random(15);
    for (int round = 0; round < Rounds.of(2000); round++) {
      List<RecordedEvent> group = amendedAtRandom(random, 1 + random.nextInt(12));
      List<Integer> order = new ArrayList<>(IntStream.range(0, group.size()).boxed().toList());
      boolean isInOrder = random.nextBoolean();
      if (!isInOrder) {
        Collections.shuffle(order, random);
      }
      Readings readings = new Readings(group, isInOrder);
      List<RecordedEvent> known = new ArrayList<>();
      for (int i : order) {
        readings.know(i);
        known.add(group.get(i));
        known.sort((a, b) -> Long.compare(a.position(), b.position()));
        assertEquals(
            new Corrections(known).fact(group.getFirst().position()),
            readings.now(),
            () -> "as known of " + known);
      }
    }
  }

  /// An event and so many amendments, each of it or of one before.
  private static List<RecordedEvent> amendedAtRandom(Random random, int amendments) {
    List<RecordedEvent> group = new ArrayList<>();
    group.add(
        at(5, new Event.Creation(1, new Name("Ada", "Byron"), Status.SINGLE, null, Details.NONE)));
    boolean isDeep = random.nextBoolean();
    for (int i = 1; i <= amendments; i++) {
      int about = 5 + (isDeep && random.nextInt(4) > 0 ? i - 1 : random.nextInt(i));
      group.add(at(5 + i, random.nextBoolean() ? retraction(about) : correction(random, about)));
    }
    return group;
  }

  private static Event correction(Random random, long about) {
    Amendment to =
        switch (random.nextInt(4)) {
          case 0 -> Amendment.of(Status.values()[random.nextInt(Status.values().length)]);
          case 1 -> Amendment.of(new Name("A" + random.nextInt(9), null));
          case 2 ->
              Amendment.of(new Name(null, "B" + random.nextInt(9))).on("18" + about % 10 + "0");
          default -> Amendment.ofBirth("181" + random.nextInt(10));
        };
    return new Event.Correction(1, about, to, "why", Details.NONE);
  }

  private static Event retraction(long about) {
    return new Event.Retraction(1, about, "why", Details.NONE);
  }

  private static RecordedEvent at(long position, Event event) {
    return new RecordedEvent(position, Instant.EPOCH.plusSeconds(position), event, "{}");
  }

  @Test
  void takesAsMuchMemoryForEachOfManyAmendmentsAsOfFew() {
    RecordedEvent event = at(0, new Event.StatusChange(1, Status.MARRIED, Details.NONE));
    for (boolean isChain : new boolean[] {true, false}) {
      double few = bytesEach(event, 1000, isChain);
      double many = bytesEach(event, 100_000, isChain);
      assertTrue(
          many < 3 * few, "%.0f bytes each, and %.0f of 100 times as many".formatted(few, many));
    }
  }

  /// @param isChain whether each one takes back the one before; else they correct the event, and
  ///   are taken back from the first one on
  private static double bytesEach(RecordedEvent event, int size, boolean isChain) {
    List<RecordedEvent> group =
        Stream.concat(
                Stream.of(event),
                IntStream.rangeClosed(1, size)
                    .mapToObj(i ->
                        at(
                            i,
                            isChain
                                ? retraction(i - 1)
                                : i <= size / 2
                                    ? new Event.Correction(
                                        1, 0, Amendment.of(Status.DIVORCED), "why", Details.NONE)
                                    : retraction(i - size / 2))))
            .toList();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Readings readings = new Readings(group, true);
    for (int i = 0; i < group.size(); i++) {
      readings.know(i);
      readings.now();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / (double) size;
  }
}
