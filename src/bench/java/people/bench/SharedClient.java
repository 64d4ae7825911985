package people.bench;

import module java.base;

import people.*;
import people.timeline.*;

/// A program of its own that appends to a shared timeline, one event after the other: it connects
/// and appends some that do not count, says so, and waits for a line with how many seconds it is to
/// append.
public final class SharedClient {

  /// Until Java has compiled what an append takes: its first hundred cost the program three times
  /// as much as those after a thousand.
  private static final int WARM_UP = 1_000;

  private SharedClient() {}

  /// @param args the address
  public static void main(String[] args) throws IOException {
    Event event = new Event.StatusChange(1, Status.MARRIED, Details.on("1835-07-08"));
    try (EventTimeline timeline = EventTimeline.open(URI.create(args[0]))) {
      for (int i = 0; i < WARM_UP; i++) {
        timeline.add(event);
      }
      IO.println("ready");
      double seconds = Double.parseDouble(IO.readln(""));
      long start = System.nanoTime();
      long count = 0;
      while (System.nanoTime() - start < seconds * 1e9) {
        timeline.add(event);
        count++;
      }
      IO.println(count / ((System.nanoTime() - start) / 1e9));
    }
  }
}
