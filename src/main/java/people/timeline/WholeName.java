package people.timeline;

import module java.base;

/// A name of hers in two halves, in either order.
///
/// @param first one of her first names, or its initial
/// @param last a surname, or a part of one
record WholeName(String first, String last, boolean isInitial) {

  /// How it stands in sentences; null where it says too little.
  Pattern inWords() {
    return isInitial ? NamePatterns.initial(first, last) : NamePatterns.whole(first, last);
  }

  Pattern inKey() {
    return isInitial
        ? NamePatterns.initialInKey(first, last)
        : NamePatterns.wholeInKey(first, last);
  }

  /// Longer ones first, and those with an initial last.
  int order() {
    return first.length() + last.length() + (isInitial ? 0 : 1_000);
  }
}
