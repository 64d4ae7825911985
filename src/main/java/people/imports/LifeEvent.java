package people.imports;

import module java.base;

import people.*;

/// An event in a person's life that is made before her identifier is known.
///
/// @param kind as the report counts it
/// @param event makes the event from the identifier
record LifeEvent(String kind, Details details, IntFunction<Event> event) {

  private static final String DEATHS = "deaths";
  private static final String MOVES = "changes of address";
  private static final String ENDS = "ends of residences";

  static LifeEvent death(Details details) {
    return new LifeEvent(DEATHS, details, person -> new Event.Death(person, details));
  }

  static LifeEvent move(Address to, Details details) {
    return new LifeEvent(MOVES, details, person -> new Event.AddressChange(person, to, details));
  }

  /// The address is not known from then on.
  static LifeEvent noLongerThere(Details details) {
    return new LifeEvent(ENDS, details, person -> new Event.AddressChange(person, null, details));
  }

  static LifeEvent change(Status to, Details details) {
    return new LifeEvent(to.name(), details, person -> new Event.StatusChange(person, to, details));
  }

  /// All kinds, in the order of the report.
  static List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    for (Status status : Status.values()) {
      kinds.add(status.name());
    }
    kinds.addAll(List.of(DEATHS, MOVES, ENDS));
    return kinds;
  }

  boolean isDeath() {
    return kind.equals(DEATHS);
  }

  boolean isMove() {
    return kind.equals(MOVES);
  }

  /// The day from which it counts; the last one of all where that is not known.
  LocalDate day() {
    return details.effective() == null ? LocalDate.MAX : details.effective().day();
  }
}
