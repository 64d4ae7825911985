package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.events;
import static people.timeline.EventTimelineContract.married;
import static people.timeline.EventTimelineContract.recorded;
import static people.timeline.EventTimelineContract.withId;

import module java.base;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import people.*;
import people.disk.*;

/// Timelines on one file, one after the other or at once: each knows what the others appended.
class ReopenedTimelineTest extends TimelineFileFixture {

  @Test
  void newFilesAreForTheirOwnerOnly() throws IOException {
    write(1);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void eventsAreStillThereWhenOpenedAgainAndPositionsGoOn() {
    write(300);
    try (EventTimeline timeline = open()) {
      assertEquals(300, timeline.add(died(1)));
      assertEquals(301, timeline.size());
      assertEquals(301, events(timeline).size());
    }
  }

  @Test
  void twoTimelinesOnOneFileSeeEachOther() {
    try (EventTimeline one = open();
        EventTimeline other = open()) {
      assertEquals(0, one.add(married(1)));
      assertEquals(1, other.add(married(2)));
      assertEquals(2, one.add(married(3)));
      assertEquals(List.of(married(1), married(2), married(3)), events(other));
      assertEquals(3, recorded(one).stream().distinct().count());
    }
  }

  @Test
  void idsAndRevisionsAreKnownWhenOpenedAgain() {
    try (EventTimeline timeline = open()) {
      timeline.addAll(List.of(married(1), withId("letter-1", 1), withId("letter-2", 300)));
    }
    write(300);
    try (EventTimeline timeline = open()) {
      assertEquals(0, timeline.addAll(List.of(married(1), withId("letter-1", 1))));
      assertEquals(303, timeline.size());
      assertEquals(2, timeline.find("letter-2").position());
      assertEquals(2, timeline.revision(1));
      assertEquals(1, timeline.revision(300));
      var error =
          assertThrows(
              TimelineException.IdTaken.class, () -> timeline.add(withId("letter-2", 301)));
      assertEquals(
          "the event id 'letter-2' is taken: event 2 has it, and says something else",
          error.getMessage());
    }
  }

  @Test
  void idsAndRevisionsOfAnotherTimelineOnTheFileCount() {
    try (EventTimeline one = open();
        EventTimeline other = open()) {
      assertEquals(0, one.add(withId("letter-1", 1)));
      assertEquals(0, other.add(withId("letter-1", 1)));
      assertEquals(1, other.addAll(List.of(died(1)), Expected.revision(1, 0)));
      assertEquals(1, one.revision(1));
      assertEquals(2, one.add(withId("letter-2", 1)));
      assertEquals(2, other.find("letter-2").position());
      var error =
          assertThrows(
              TimelineException.Conflict.class,
              () -> other.addAll(List.of(died(1)), Expected.revision(1, 1)));
      assertEquals(
          "person 1 is at revision 2, expected 1: someone else recorded something first",
          error.getMessage());
    }
  }

  @Test
  void anIdThatAFileRepeatsIsThatOfTheFirst() throws IOException {
    String line =
        """
        {"type":"PERSON_DEATH","personId":%d,"_id":"letter-1","_datetime":"2015-02-14T09:27:10.120000Z"}
        """;
    Files.writeString(file, line.formatted(1) + line.formatted(2));
    try (EventTimeline timeline = open()) {
      assertEquals(withId("letter-1", 1), timeline.find("letter-1").event());
      assertEquals(0, timeline.add(withId("letter-1", 1)));
      assertEquals(2, events(timeline).size());
    }
  }

  @Test
  void whatAnotherWroteIsForcedBeforeARetryIsAcknowledged() {
    try (EventTimeline timeline = open()) {
      timeline.add(withId("letter-1", 1));
    }
    AtomicInteger forces = new AtomicInteger();
    for (Durability durability : Durability.values()) {
      try (EventTimeline timeline =
          new FileTimeline(
              file,
              counting(forces),
              TimelineOptions.DEFAULTS
                  .with(Clock.systemUTC())
                  .with(durability)
                  .tellingWarnings(warnings::add))) {
        forces.set(0);
        timeline.add(withId("letter-1", 1));
        assertEquals(1, forces.get(), durability.toString());
        timeline.add(withId("letter-1", 1));
        assertEquals(1, forces.get(), durability + ": what is on disk need not be forced again");
      }
    }
  }

  @Test
  void aFileThatCanNotBeLookedAtWhenItIsOpenedIsClosed() {
    write(1);
    AtomicBoolean fails = new AtomicBoolean(true);
    List<Storage.Blob> opened = new ArrayList<>();
    Storage failing =
        new FullDisk(Integer.MAX_VALUE) {
          @Override
          public Blob openToRead(Path path) throws IOException {
            opened.add(super.openToRead(path));
            return opened.getLast();
          }

          @Override
          public Stamp stamp(Path path) throws IOException {
            if (fails.get()) {
              throw new IOException("a bad sector");
            }
            return super.stamp(path);
          }
        };
    try (EventTimeline timeline = open(failing, Durability.EACH)) {
      assertThrows(TimelineException.class, timeline::size);
      assertThrows(ClosedChannelException.class, opened.getFirst()::size);
      fails.set(false);
      assertEquals(1, timeline.size());
    }
  }

  /// The disk, with a count of the times that a file was forced.
  private static Storage counting(AtomicInteger forces) {
    return (Storage)
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (_, method, arguments) -> {
              Object result = invoke(Disk.DISK, method, arguments);
              return Set.of("openToWrite", "openToAppend").contains(method.getName())
                  ? Proxy.newProxyInstance(
                      Storage.class.getClassLoader(),
                      new Class<?>[] {Storage.Blob.class},
                      (_, call, values) -> {
                        forces.addAndGet(call.getName().equals("force") ? 1 : 0);
                        return invoke(result, call, values);
                      })
                  : result;
            });
  }

  private static Object invoke(Object on, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
