package people.postgres;

import module java.base;

import people.*;
import people.engine.*;
import people.timeline.*;

/// A program that erases one person from a shared timeline, for tests that end it meanwhile. It
/// says `begins` before, and `erased` when it is done.
public final class ErasingClient {

  private ErasingClient() {}

  static Erasing.Request request(int person) {
    return new Erasing.Request(Set.of(person), Erased.Keep.NOTHING, "asked", null);
  }

  /// @param args the address, and the person
  public static void main(String[] args) {
    TimelineAddress place = TimelineAddress.of(args[0]);
    try (EventTimeline timeline = EventTimeline.open(place, TimelineOptions.DEFAULTS)) {
      timeline.size(); // it is connected, and has loaded what that takes
    }
    IO.println("begins");
    System.out.flush();
    Erasing.erase(place, request(Integer.parseInt(args[1])), _ -> {}, _ -> {});
    IO.println("erased");
    System.out.flush();
  }
}
