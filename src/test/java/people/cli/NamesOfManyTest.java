package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import people.Address;
import people.Allocations;
import people.Details;
import people.Durability;
import people.EffectiveDate;
import people.Event;
import people.Name;
import people.Partner;
import people.Status;
import people.timeline.EventTimeline;
import people.timeline.TimelineOptions;

/// Lists of very many people with their names: a name is looked up, and her events are not read
/// once more. What a thread allocates stands for what it does.
class NamesOfManyTest extends PeopleCommandFixture {

  private static final int PEOPLE = 2000;
  private static final int MOST_BYTES = 10_000;

  private void couples() {
    List<Event> events = new ArrayList<>();
    for (int id = 1; id <= PEOPLE; id++) {
      Address home = new Address((id + 1) / 2 + " Main Street", "Delft");
      Details birth = Details.on(EffectiveDate.of(LocalDate.of(1970, 1, 1)));
      events.add(new Event.Creation(id, new Name("Ada", "Li " + id), Status.SINGLE, home, birth));
    }
    for (int id = 1; id <= PEOPLE; id++) {
      Details on = Details.on(EffectiveDate.of(LocalDate.of(1995, 1, 1)));
      Partner partner = Partner.of(id % 2 == 0 ? id - 1 : id + 1);
      events.add(new Event.StatusChange(id, Status.MARRIED, partner, on));
    }
    EventTimeline.open(file, TimelineOptions.DEFAULTS.with(Durability.NONE)).addAll(events);
  }

  private long bytes(String line, int lines) {
    people(words(line));
    return Allocations.of(() -> assertEquals(lines, people(words(line)).out().lines().count()));
  }

  @Test
  void aNameInAListCostsNoMoreThanToLookItUp() {
    couples();
    long counts = bytes("households --counts --at 2000", 2);
    for (String line : List.of("households --at 2000", "couples --at 2000")) {
      long names = (bytes(line, PEOPLE / 2 + 1) - counts) / PEOPLE;
      assertTrue(names < MOST_BYTES, "%s: %d bytes a name".formatted(line, names));
    }
  }
}
