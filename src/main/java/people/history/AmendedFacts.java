package people.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import people.Event;
import people.Event.Kind;
import people.RecordedEvent;
import people.columns.Dictionary;
import people.columns.EventColumns;
import people.columns.EventColumnsBuilder;
import people.columns.ParallelRanges;
import people.columns.PersonIndex;
import people.columns.ValueDictionaries;

/// What is said of those about whom something was corrected or retracted, as of every moment of
/// knowledge: each reading of an event stands there with the moments between which it was believed.
/// These few people's amendments are read again from the file.
final class AmendedFacts {

  /// Theirs, in the order of their places in the index.
  final FactRows facts;

  /// What corrections say that no event says.
  final ValueDictionaries values = new ValueDictionaries();

  /// Their places in the index, ascending.
  private final int[] people;

  /// The same, to find most others at once.
  private final BitSet isAmended = new BitSet();

  private final EventColumns events;
  private final PersonIndex index;
  private final RecordingOrder order;

  /// What an event says from one moment of knowledge up to another.
  ///
  /// @param fact null for what stands in the event's row
  private record Reading(int row, RecordedEvent fact, int since, int until) {}

  AmendedFacts(EventColumns events, PersonIndex index, RecordingOrder order) {
    this.events = events;
    this.index = index;
    this.order = order;
    this.people =
        ParallelRanges.of(events.size(), this::amended).stream()
            .flatMapToInt(Arrays::stream)
            .sorted()
            .distinct()
            .toArray();
    Arrays.stream(people).forEach(isAmended::set);
    List<List<Reading>> lives = Arrays.stream(people).parallel().mapToObj(this::readings).toList();
    int[] starts = new int[people.length + 1];
    for (int i = 0; i < people.length; i++) {
      starts[i + 1] = starts[i] + lives.get(i).size();
    }
    List<Reading> all = lives.stream().flatMap(List::stream).toList();
    this.facts =
        new FactRows(
            starts,
            all.stream().mapToInt(Reading::since).toArray(),
            all.stream().mapToInt(Reading::until).toArray(),
            columns(all),
            IntStream.range(0, all.size()).toArray(),
            all.stream().mapToInt(Reading::row).toArray());
  }

  /// The places of those about whom some rows amend something.
  private int[] amended(int from, int to) {
    return IntStream.range(from, to)
        .filter(this::isAmendment)
        .map(row -> index.find(events.personId(row)))
        .filter(place -> place >= 0)
        .toArray();
  }

  /// Place of a person among these; negative when nothing of hers was amended.
  ///
  /// @param person place in the index
  int find(int person) {
    return isAmended.get(person) ? Arrays.binarySearch(people, person) : -1;
  }

  /// What the readings say, with numbers as in [FactTable].
  private EventColumns columns(List<Reading> readings) {
    EventColumnsBuilder rows = new EventColumnsBuilder(values);
    readings.stream().filter(each -> each.fact != null).forEach(each -> rows.add(each.fact));
    EventColumns corrected = new EventColumns(rows, null);
    ValueDictionaries given = events.values;
    EventColumnsBuilder all = new EventColumnsBuilder(values);
    int[] recorded = readings.stream().mapToInt(Reading::row).toArray();
    Map<Integer, RecordedEvent> far = new HashMap<>();
    int next = 0;
    for (Reading reading : readings) {
      if (reading.fact == null) {
        all.addRow(events, reading.row);
      } else {
        if (corrected.isBeyond(next)) {
          far.put(all.size, reading.fact); // its date is in no column
        }
        all.addRow(
            corrected,
            next,
            number(values.names, corrected.nameNumber(next), given.names),
            number(values.addresses, corrected.addressNumber(next), given.addresses),
            number(values.dates, corrected.dateNumber(next), given.dates),
            number(values.sources, corrected.sourceNumber(next), given.sources));
        next++;
      }
    }
    return new EventColumns(
        all, row -> far.containsKey(row) ? far.get(row) : events.event(recorded[row]));
  }

  /// The number that an event gave the value, else one behind all of these.
  private static int number(Dictionary amended, int number, Dictionary given) {
    if (number == 0) {
      return 0;
    }
    byte[] text = amended.get(number);
    int known = given.find(text, 0, text.length);
    return known > 0 ? known : given.size() + number;
  }

  /// All readings of one person's events, in order of position.
  private List<Reading> readings(int person) {
    Map<Integer, RecordedEvent> read = new HashMap<>();
    IntFunction<RecordedEvent> event = row -> read.computeIfAbsent(row, events::event);
    // an event, what amends it, and what amends that, have nothing to do with the others
    Map<Long, List<Integer>> groupAt = new HashMap<>();
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = index.starts[person]; i < index.starts[person + 1]; i++) {
      int row = index.rows[i];
      List<Integer> group =
          isAmendment(row) ? groupAt.get(Corrections.about(event.apply(row))) : null;
      if (group == null) {
        group = new ArrayList<>();
        groups.add(group);
      }
      group.add(row);
      groupAt.put(events.position(row), group);
    }
    List<Reading> readings = new ArrayList<>();
    for (List<Integer> group : groups) {
      int first = group.getFirst();
      if (group.size() > 1) {
        addReadings(first, group.stream().map(event::apply).toList(), group, readings);
      } else if (!isAmendment(first) && events.kind(first) != Kind.UNRECOGNIZED) {
        readings.add(new Reading(first, null, order.number(first), Integer.MAX_VALUE));
      }
    }
    return readings;
  }

  /// @param group an event and its amendments, in the order of position
  /// @param rows theirs
  private void addReadings(
      int first, List<RecordedEvent> group, List<Integer> rows, List<Reading> readings) {
    RecordedEvent believed = null;
    int since = 0;
    int[] moments = rows.stream().mapToInt(order::number).sorted().distinct().toArray();
    for (int moment : moments) {
      List<RecordedEvent> known =
          IntStream.range(0, rows.size())
              .filter(i -> order.number(rows.get(i)) <= moment)
              .mapToObj(group::get)
              .toList();
      RecordedEvent fact =
          new Corrections(known)
              .facts().stream()
                  .filter(each -> !(each.event() instanceof Event.Unrecognized))
                  .findFirst()
                  .orElse(null);
      if (!Objects.equals(fact, believed)) {
        if (believed != null) {
          readings.add(new Reading(first, believed, since, moment));
        }
        believed = fact;
        since = moment;
      }
    }
    if (believed != null) {
      readings.add(new Reading(first, believed, since, Integer.MAX_VALUE));
    }
  }

  private boolean isAmendment(int row) {
    return isAmendment(events.kind(row));
  }

  static boolean isAmendment(Kind kind) {
    return kind == Kind.CORRECTION || kind == Kind.RETRACTION;
  }
}
