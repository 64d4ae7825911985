package people.cluster;

import module java.base;

import org.apache.hadoop.conf.Configuration;
import people.Event;
import people.TimelineException;
import people.cluster.SplitFound.SharedLine;
import people.timeline.EventTimeline;
import people.timeline.EventTimeline.PartLook;
import scala.Tuple2;

/// The one pass over the lines of a stretch: checks them, cuts them into the chunks of each part,
/// and tells last what it found, as what belongs to nobody's part.
final class SplitPass implements Iterator<Tuple2<Integer, byte[]>> {

  /// The key of what was found; a part has one more than its number.
  static final int FOUND = 0;

  private final LineSplit split;
  private final PartBounds bounds;
  private final LineWalk lines;
  private final PartLook look;
  private final LineChunks chunks;
  private final Queue<Tuple2<Integer, byte[]>> ready = new ArrayDeque<>();
  private final List<SharedLine> told = new ArrayList<>();
  private String trouble;
  private int row;
  private boolean isDone;

  SplitPass(LineSplit split, PartBounds bounds, Configuration conf) throws IOException {
    this.split = split;
    this.bounds = bounds;
    this.lines = split.open(conf);
    this.look = EventTimeline.look(lines.above());
    this.chunks = new LineChunks(split.number(), bounds.parts(), ready);
  }

  @Override
  public boolean hasNext() {
    try {
      while (ready.isEmpty() && !isDone) {
        if (trouble == null && lines.next()) {
          addLine();
        } else {
          end();
        }
      }
      return !ready.isEmpty();
    } catch (IOException e) {
      throw new TimelineException(
          "%s: can't read: %s"
              .formatted(split.input().name(), TimelineException.reason(split.input().name(), e)),
          e);
    }
  }

  private void addLine() {
    try {
      if (!look.at(lines.bytes(), lines.from(), lines.end())) {
        return;
      }
    } catch (TimelineException e) {
      trouble = e.getMessage();
      return;
    }
    int person = look.personId();
    int other = look.otherId();
    if (person > 0) {
      int part = bounds.part(split.file(), person);
      chunks.add(part, person, other, row, lines.bytes(), lines.from(), lines.end());
      if (other > 0) {
        chunks.addNamed(bounds.part(split.file(), other), other, person, row);
      }
    }
    if (look.kind() == Event.Kind.MERGE) {
      told.add(new SharedLine(row, person, other, lines.line()));
    } else if (look.kind() == Event.Kind.OBSERVATION_END) {
      told.add(new SharedLine(row, 0, 0, lines.line()));
    }
    row++;
  }

  private void end() throws IOException {
    if (trouble == null && lines.endsOpen()) {
      trouble = "its last line has no line feed";
    }
    lines.close();
    chunks.end();
    SplitFound found = new SplitFound(split.number(), look.part(), trouble, told);
    ready.add(new Tuple2<>(FOUND, found.bytes()));
    isDone = true;
  }

  @Override
  public Tuple2<Integer, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  /// Whom some of the lines of a stretch are about. What is no event is said by the pass.
  static PartBounds.LineSample sample(LineSplit split, Configuration conf) throws IOException {
    PartLook look = EventTimeline.look();
    IntStream.Builder people = IntStream.builder();
    long count = 0;
    long bytes = 0;
    for (LineSplit piece : split.pieces()) {
      try (LineWalk lines = piece.open(conf)) {
        while (lines.next()) {
          count++;
          bytes += lines.end() - lines.from() + 1;
          try {
            if (look.at(lines.bytes(), lines.from(), lines.end()) && look.personId() > 0) {
              people.add(look.personId());
            }
          } catch (TimelineException _) {
            break;
          }
        }
      }
    }
    return new PartBounds.LineSample(split.file(), count, bytes, people.build().toArray());
  }
}
