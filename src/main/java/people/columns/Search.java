package people.columns;

import module java.base;

/// A search by halving in what is in order.
public final class Search {

  private Search() {}

  /// The first number from 0 on for which something is so, and from which on it stays so.
  ///
  /// @return the size when it is never so
  public static int first(int size, IntPredicate isSo) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = low + high >>> 1;
      if (isSo.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
