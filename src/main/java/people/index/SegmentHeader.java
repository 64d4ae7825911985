package people.index;

import module java.base;

import people.line.*;

/// The header of a [Segment].
///
/// @param generation of the timeline, see [AppendJournal]
/// @param from where the segment begins; without what only the end of a timeline needs
/// @param lastRecorded latest recorded time of its events, in microseconds since 1970
/// @param kinds of its events: bits by the ordinals of the kinds that are there
/// @param lengths of the columns, in bytes
public record SegmentHeader(
    long generation, LinePlace from, LinePlace end, long lastRecorded, long kinds, long[] lengths) {

  static SegmentHeader read(LongBuffer in) {
    if (in.get() != Segment.MAGIC) {
      throw new Segment.Damaged("header");
    }
    long generation = in.get();
    long start = in.get();
    LinePlace from = new LinePlace(start, in.get(), 0, (int) in.get(), start, start);
    LinePlace end = new LinePlace(in.get(), in.get(), 0, (int) in.get(), in.get(), in.get());
    long lastRecorded = in.get();
    long kinds = in.get();
    long[] lengths = new long[SegmentColumn.ALL.size()];
    in.get(lengths);
    return new SegmentHeader(generation, from, end, lastRecorded, kinds, lengths);
  }

  void write(LongBuffer out) {
    out.put(Segment.MAGIC).put(generation);
    out.put(from.offset()).put(from.position()).put(from.check());
    out.put(end.offset()).put(end.position()).put(end.check()).put(end.line()).put(end.unit());
    out.put(lastRecorded).put(kinds).put(lengths);
  }
}
