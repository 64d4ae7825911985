package people.cluster;

import module java.base;

import org.apache.hadoop.conf.Configuration;

/// A stretch of a timeline, of which one task reads the lines that start in it: bytes of a file, or
/// positions of a shared timeline.
///
/// @param number from 0, over all timelines
/// @param file number of the timeline, from 0
/// @param from where it starts: an offset in bytes, or a position
/// @param to where it ends, likewise; not included
record LineSplit(int number, int file, TimelineInput input, long from, long to)
    implements Serializable {

  /// How many pieces of a stretch are looked at to see whom it is about, each of so many bytes.
  private static final int PIECES = 64;

  /// The same of a database, where each piece is a query of its own.
  private static final int QUERIES = 16;

  private static final int PIECE_BYTES = 1 << 12;

  /// The stretches of some timelines, one timeline behind the other.
  ///
  /// @param most how many bytes one may have
  static List<LineSplit> of(List<TimelineInput> inputs, long most) {
    List<LineSplit> splits = new ArrayList<>();
    for (int file = 0; file < inputs.size(); file++) {
      TimelineInput input = inputs.get(file);
      long length = input.length();
      long count = Math.max(1, Math.ceilDiv(length * input.unit(), most));
      for (long i = 0; i < count; i++) {
        long from = length / count * i + Math.min(i, length % count);
        long to = from + length / count + (i < length % count ? 1 : 0);
        splits.add(new LineSplit(splits.size(), file, input, from, to));
      }
    }
    return splits;
  }

  LineWalk open(Configuration conf) throws IOException {
    return input.isShared() ? new EngineLines(this) : new FileLines(this, conf);
  }

  /// Pieces of it that are spread evenly, or all of it where it is short.
  List<LineSplit> pieces() {
    long piece = Math.max(1, PIECE_BYTES / input.unit());
    int pieces = input.isShared() ? QUERIES : PIECES;
    if (to - from <= pieces * piece) {
      return List.of(this);
    }
    return LongStream.range(0, pieces)
        .map(i -> from + (to - from) / pieces * i)
        .mapToObj(start -> new LineSplit(number, file, input, start, start + piece))
        .toList();
  }
}
