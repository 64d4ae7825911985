package people.matching;

import module java.base;

import people.*;
import people.history.*;
import people.simulation.*;
import people.timeline.*;

/// A town in which some people are recorded twice: the second time by somebody who misspelt a name,
/// exchanged day and month of the birth, or left out a part.
///
/// @param doubles the pairs of one person, the smaller identifier first
record TownWithDoubles(History history, Set<List<Integer>> doubles) {

  private static final String LETTERS = "aeiournstlmbdk";

  /// @param share of the people who are recorded twice
  static TownWithDoubles of(int people, double share, long seed) {
    EventTimeline timeline = new Simulation(people, 60, seed).inMemory();
    Random random = new Random(seed);
    History before = History.of(timeline);
    List<Person> all = new ArrayList<>(before.at("2019-12-31").all());
    Collections.shuffle(all, random);
    List<Event> events = new ArrayList<>();
    Set<List<Integer>> doubles = new HashSet<>();
    int next = timeline.lastPersonId();
    for (Person person : all.subList(0, (int) (share * all.size()))) {
      int from = Math.max(1960, person.born() == null ? 1960 : person.born().day().getYear() + 1);
      int until = person.died() == null ? 2019 : person.died().day().getYear();
      String at = String.valueOf(from + random.nextInt(Math.max(1, until - from)));
      Person then = before.at(at).person(person.personId());
      next++;
      events.add(creation(next, then, at, random));
      doubles.add(List.of(person.personId(), next));
    }
    EventTimeline both = EventTimeline.inMemory(); // the other's clock has run down
    List<Event> together = new ArrayList<>();
    timeline.forEach(recorded -> together.add(recorded.event()));
    together.addAll(events);
    both.addAll(together);
    return new TownWithDoubles(History.of(both), doubles);
  }

  boolean isDouble(Duplicates.Pair pair) {
    return doubles.contains(List.of(pair.personId(), pair.otherId()));
  }

  private static Event creation(int id, Person person, String at, Random random) {
    String first = person.name().firstname();
    String last = person.name().lastname();
    EffectiveDate born = person.born();
    Address address = person.address();
    double many = random.nextDouble();
    for (int mistakes = many < 0.2 ? 0 : many < 0.7 ? 1 : 2; mistakes > 0; mistakes--) {
      switch (random.nextInt(8)) {
        case 0 -> first = misspelt(first, random);
        case 1, 2 -> last = misspelt(last, random);
        case 3 -> first = first.charAt(0) + ".";
        case 4 -> born = born == null ? null : exchanged(born);
        case 5 -> born = born == null ? null : EffectiveDate.parse("" + born.day().getYear());
        case 6 -> address = null;
        default ->
            address =
                address == null || address.city() == null
                    ? null
                    : new Address(null, address.city());
      }
    }
    return new Event.Creation(
        id,
        new Name(first, last),
        person.status() == Status.UNKNOWN ? Status.SINGLE : person.status(),
        address,
        born,
        Details.on(at).from("second list"));
  }

  private static EffectiveDate exchanged(EffectiveDate born) {
    LocalDate day = born.day();
    return day.getDayOfMonth() > 12 || born.earliest() == null || !day.equals(born.latest())
        ? born
        : EffectiveDate.of(LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue()));
  }

  private static String misspelt(String name, Random random) {
    int at = 1 + random.nextInt(name.length() - 1);
    String letter = "" + LETTERS.charAt(random.nextInt(LETTERS.length()));
    return switch (random.nextInt(4)) {
      case 0 -> name.substring(0, at) + name.substring(at + 1);
      case 1 -> name.substring(0, at) + letter + name.substring(at);
      case 2 -> name.substring(0, at) + letter + name.substring(at + 1);
      default ->
          at + 1 < name.length()
              ? name.substring(0, at)
                  + name.charAt(at + 1)
                  + name.charAt(at)
                  + name.substring(at + 2)
              : name + letter;
    };
  }
}
