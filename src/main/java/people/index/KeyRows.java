package people.index;

import module java.base;

import people.*;
import people.columns.*;
import people.line.*;

/// Finds the events that give a key in a segment, without reading one of them.
final class KeyRows {

  private KeyRows() {}

  /// Their positions, ascending.
  static long[] of(Segment segment, Attribute key) {
    long[] keys = segment.ofKind(Event.Kind.KEY);
    byte[] text = LineWriter.bytes(key);
    int number =
        keys.length == 0
            ? 0
            : segment.dictionary(SegmentColumn.ATTRIBUTE_BYTES).find(text, 0, text.length);
    if (number == 0) {
      return new long[0];
    }
    SparseColumn attributes =
        new SparseColumn(
            segment.longs(SegmentColumn.ATTRIBUTE_ROWS), segment.ints(SegmentColumn.ATTRIBUTES));
    long first = segment.header.from().position();
    return LongStream.of(keys)
        .filter(position -> attributes.get((int) (position - first)) == number)
        .toArray();
  }
}
