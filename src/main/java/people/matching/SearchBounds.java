package people.matching;

import module java.base;

import people.history.*;
import people.matching.PersonSearch.Closeness;

/// The best rank that each person may have, by what was recorded of her: whoever has a word of each
/// of the question in her names or corrected addresses, or in one of her addresses. Not safe for
/// several threads.
///
/// A bound is a number: the closeness by its ordinal, whether no whole value is found, the
/// identifier. So the best is the least.
final class SearchBounds implements History.WordSearch.Bounds {

  private final WordMatcher matcher;

  /// Whether words may be in several addresses.
  private final boolean isAnyAddress;

  /// By person how close the question comes to what goes together with any of her addresses.
  private final Map<Integer, Long> ofAll = new HashMap<>();

  /// Whose addresses those are that words were found in, and how close the question comes to each.
  private int[] people = new int[64];

  private long[] addresses = new long[64];
  private int size;

  /// @param isAnyAddress whether words may be in several addresses of hers, or in the one only that
  ///   she has
  SearchBounds(WordMatcher matcher, boolean isAnyAddress) {
    this.matcher = matcher;
    this.isAnyAddress = isAnyAddress;
  }

  @Override
  public void part(int person, long close) {
    ofAll.merge(person, close, WordMatcher::best);
  }

  @Override
  public void address(int person, long close) {
    if (isAnyAddress) {
      part(person, close);
      return;
    }
    if (size == people.length) {
      int capacity = Math.multiplyExact(2, size);
      people = Arrays.copyOf(people, capacity);
      addresses = Arrays.copyOf(addresses, capacity);
    }
    people[size] = person;
    addresses[size++] = close;
  }

  /// Adds those of others, with other people in their place.
  void addAll(SearchBounds others, IntUnaryOperator instead) {
    others.ofAll.forEach((person, close) -> part(instead.applyAsInt(person), close));
    for (int i = 0; i < others.size; i++) {
      address(instead.applyAsInt(others.people[i]), others.addresses[i]);
    }
  }

  /// The bounds of those of whom all words may be found, the best first.
  long[] inOrder() {
    Map<Integer, Long> bounds = new HashMap<>();
    ofAll.forEach((person, close) -> add(person, close, bounds));
    for (int i = 0; i < size; i++) {
      long close = WordMatcher.best(ofAll.getOrDefault(people[i], 0L), addresses[i]);
      add(people[i], close, bounds);
    }
    return bounds.values().stream().mapToLong(bound -> bound).sorted().toArray();
  }

  private void add(int person, long close, Map<Integer, Long> to) {
    Closeness least = matcher.least(close);
    if (least != null) {
      int first = 2 * least.ordinal() + (matcher.isAllWhole(close) ? 0 : 1);
      to.merge(person, (long) first << Integer.SIZE | person, Math::min);
    }
  }

  /// Of whom it is.
  static int person(long bound) {
    return (int) bound;
  }

  static Closeness closeness(long bound) {
    return Closeness.values()[(int) (bound >>> Integer.SIZE) / 2];
  }

  static boolean isWhole(long bound) {
    return (bound >>> Integer.SIZE) % 2 == 0;
  }
}
