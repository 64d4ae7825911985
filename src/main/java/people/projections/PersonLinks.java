package people.projections;

import module java.base;

import people.*;
import people.history.*;

/// Links between people of whom one has ever named the other as a partner, as the same person, or
/// as another one. What is true of somebody depends on the events of those whom she is linked to,
/// directly or through others, and on nobody else's. Takes 16 bytes a link.
final class PersonLinks {

  /// Both ways, sorted: one person above 32 bits, the other below.
  private final long[] known;

  /// Those that came since.
  private final Map<Integer, Set<Integer>> added = new HashMap<>();

  private PersonLinks(long[] known) {
    this.known = known;
  }

  static PersonLinks of(HistoryColumns.EventRows events) {
    LongStream.Builder links = LongStream.builder();
    for (int row = 0; row < events.size(); row++) {
      int person = events.personIds().applyAsInt(row);
      int other = events.others().applyAsInt(row);
      if (other == 0 && events.about().applyAsLong(row) >= 0) {
        other = namedBy(events.events().apply(row).event());
      }
      if (person != 0 && other != 0) {
        links.add(link(person, other)).add(link(other, person));
      }
    }
    return new PersonLinks(links.build().sorted().distinct().toArray());
  }

  private static long link(int from, int to) {
    return (long) from << Integer.SIZE | to;
  }

  /// @return 0 for nobody in the register
  private static int namedBy(Event event) {
    return switch (event) {
      case Event.StatusChange e -> id(e.partner());
      case Event.Correction e -> id(e.to().partner());
      case Event.Merge e -> e.into();
      case Event.Distinction e -> e.from();
      case Event.Creation _,
          Event.AddressChange _,
          Event.NameChange _,
          Event.Death _,
          Event.Retraction _,
          Event.Leaving _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.AttributeChange _,
          Event.Parents _,
          Event.Key _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Protection _,
          Event.NamedBatch _,
          Event.Unrecognized _ ->
          0;
    };
  }

  private static int id(Partner partner) {
    return partner == null ? 0 : partner.personId();
  }

  void add(Event event) {
    int other = namedBy(event);
    if (event.personId() != 0 && other != 0) {
      added.computeIfAbsent(event.personId(), _ -> new TreeSet<>()).add(other);
      added.computeIfAbsent(other, _ -> new TreeSet<>()).add(event.personId());
    }
  }

  /// Some people, and all whom they are linked to.
  SortedSet<Integer> around(Collection<Integer> people) {
    SortedSet<Integer> all = new TreeSet<>(people);
    Deque<Integer> left = new ArrayDeque<>(all);
    while (!left.isEmpty()) {
      int person = left.pop();
      added.getOrDefault(person, Set.of()).stream().filter(all::add).forEach(left::push);
      int at = Arrays.binarySearch(known, link(person, 0));
      for (int i = at < 0 ? -at - 1 : at; i < known.length; i++) {
        if (known[i] >>> Integer.SIZE != person) {
          break;
        }
        if (all.add((int) known[i])) {
          left.push((int) known[i]);
        }
      }
    }
    return all;
  }
}
