package people.postgres;

import module java.base;

import people.*;
import people.timeline.*;

/// A program that appends to a shared timeline until it is ended, for tests that end it, its
/// connection or its server. Its events say of which append of which writer they are.
///
/// ```
/// acknowledged APPEND POSITION    it returned
/// refused APPEND MESSAGE          it was not recorded, and is not tried again
/// unsure APPEND MESSAGE           nobody can tell; one that has an id is tried again
/// ```
public final class EngineClient {

  /// What the message of an append says of which nobody can tell whether it was recorded.
  private static final String UNSURE = "whether it was can't be told";

  private EngineClient() {}

  /// How many events an append has: one, or every third time a batch of three.
  static int size(int append) {
    return append % 3 == 2 ? 3 : 1;
  }

  private static boolean hasId(int append) {
    return append % 3 == 0;
  }

  static String mark(int writer, int append, int index) {
    return writer + "-" + append + "-" + index;
  }

  private static List<Event> events(int writer, int append) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < size(append); i++) {
      String mark = mark(writer, append, i);
      Details details = new Details(null, null, Map.of("mark", mark));
      events.add(new Event.Death(writer, hasId(append) ? details.withId(mark) : details));
    }
    return events;
  }

  /// @param args the address, the writer's number from 1, and the number of its first append
  public static void main(String[] args) throws InterruptedException {
    int writer = Integer.parseInt(args[1]);
    Thread.startVirtualThread(() -> {
      while (IO.readln("") != null) {}
      System.exit(0); // whoever started it is gone, or has enough
    });
    try (EventTimeline timeline = EventTimeline.open(URI.create(args[0]))) {
      for (int append = Integer.parseInt(args[2]); ; append++) {
        List<Event> events = events(writer, append);
        while (!isDone(timeline, append, events)) {
          Thread.sleep(20);
        }
        Thread.sleep(2);
      }
    }
  }

  private static boolean isDone(EventTimeline timeline, int append, List<Event> events) {
    try {
      say("acknowledged %d %d".formatted(append, timeline.addAll(events)));
      return true;
    } catch (TimelineException e) {
      boolean isUnsure = e.getMessage().contains(UNSURE);
      boolean isTried = isUnsure && hasId(append);
      say("%s %d %s".formatted(isUnsure ? "unsure" : "refused", append, e.getMessage()));
      return !isTried;
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
