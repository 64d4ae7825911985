package people.cluster;

import module java.base;

import org.apache.hadoop.conf.Configuration;
import people.Event;
import people.TimelineException;
import people.timeline.EventTimeline;
import people.timeline.EventTimeline.PartLook;

/// The result of a first look at a stretch of a file: how many events it has, and the few that all
/// tasks must know of.
///
/// @param part its lines, to be put together with the stretches around it
/// @param trouble why it does not stand as it was written; null where it does
/// @param sample whom some of its events are about, one in so many
/// @param told the merges and the ends of observation
record SplitFound(
    int split, EventTimeline.LinesPart part, String trouble, int[] sample, List<SharedLine> told)
    implements Serializable {

  /// An event of so many is in the sample.
  private static final int SAMPLED = 509;

  /// A line that all tasks must know of.
  ///
  /// @param row which of the lines of the stretch it is, from 0, without blank ones
  /// @param absorbed whom a merge is about; 0 for another event
  /// @param into whom she was merged into
  record SharedLine(long row, int absorbed, int into, byte[] line) implements Serializable {}

  /// Looks at all lines of a stretch.
  static SplitFound in(FileSplit split, Configuration conf) throws IOException {
    List<SharedLine> told = new ArrayList<>();
    IntStream.Builder sample = IntStream.builder();
    try (SplitLines lines = new SplitLines(split, conf)) {
      PartLook look = EventTimeline.look(lines.above());
      String trouble = null;
      for (long row = 0; trouble == null && lines.next(); ) {
        try {
          if (!look.at(lines.bytes(), lines.from(), lines.end())) {
            continue;
          }
        } catch (TimelineException e) {
          trouble = e.getMessage();
          continue;
        }
        if (look.kind() == Event.Kind.MERGE) {
          told.add(new SharedLine(row, look.personId(), look.otherId(), lines.line()));
        } else if (look.kind() == Event.Kind.OBSERVATION_END) {
          told.add(new SharedLine(row, 0, 0, lines.line()));
        }
        if (row % SAMPLED == 0) {
          sample.add(look.personId());
        }
        row++;
      }
      return new SplitFound(
          split.number(),
          look.part(),
          trouble == null && lines.endsOpen() ? "its last line has no line feed" : trouble,
          sample.build().filter(person -> person > 0).toArray(),
          told);
    }
  }
}
