package people.report;

import module java.base;

/// Gives values numbers, in the order in which they are first asked for, from 1; 0 is null.
///
/// @param <T> of a value
final class ValueNumbers<T> {

  private final SequencedMap<T, Integer> numbers = new LinkedHashMap<>();

  int of(T value) {
    return value == null ? 0 : numbers.computeIfAbsent(value, _ -> numbers.size() + 1);
  }

  /// The values from number 1 on.
  List<T> values() {
    return List.copyOf(numbers.keySet());
  }
}
