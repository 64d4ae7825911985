package people.rosters;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;

/// What a timeline says of the people of lists on a day.
final class RosterStates {

  private RosterStates() {}

  /// Those who are on the list of a day, as far as is known, by key: name, status, address and
  /// attributes.
  static SortedMap<String, String> at(EventTimeline timeline, String system, LocalDate day) {
    History history = History.of(timeline);
    SortedMap<String, String> states = new TreeMap<>();
    for (Person person : history.at(day).all()) {
      boolean isEntered = person.created() == null || !person.created().day().isAfter(day);
      if (!person.living() || !isEntered) {
        continue;
      }
      for (Attribute key : history.keys(person.personId())) {
        if (key.name().equals(system)) {
          states.put(
              key.value(),
              "%s|%s|%s|%s|%s"
                  .formatted(
                      person.name(),
                      person.status(),
                      person.partner() == null ? "" : history.keys(person.partner().personId()),
                      person.address(),
                      person.attributes()));
        }
      }
    }
    return states;
  }
}
