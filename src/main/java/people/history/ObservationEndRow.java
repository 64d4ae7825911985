package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// An event that ends observation, with its number in the order of recording.
record ObservationEndRow(int number, RecordedEvent event) {

  /// All of them, in order of recording; each is read once.
  static List<ObservationEndRow> of(EventColumns recorded, RecordingOrder order) {
    int[] rows =
        IntStream.range(0, recorded.size())
            .parallel()
            .filter(row -> recorded.kind(row) == Kind.OBSERVATION_END)
            .toArray();
    return Arrays.stream(rows)
        .mapToObj(row -> new ObservationEndRow(order.number(row), recorded.event(row)))
        .sorted(Comparator.comparingInt(ObservationEndRow::number))
        .toList();
  }

  Event.ObservationEnd end() {
    return (Event.ObservationEnd) event.event();
  }
}
