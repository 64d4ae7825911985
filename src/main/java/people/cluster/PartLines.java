package people.cluster;

import module java.base;

import people.cluster.SplitPlan.FilePlan;
import people.cluster.SplitPlan.PlacedLine;
import people.timeline.EventTimeline;
import scala.Tuple2;

/// The lines that came to a part, which its task holds. Not safe for several threads.
final class PartLines {

  private final SplitPlan plan;
  private final int part;
  private final int fileNumber;
  private final FilePlan file;
  private final List<byte[]> chunks = new ArrayList<>();

  /// By entry where it is: the number of its chunk, and where its line starts in it.
  private long[] places = new long[1024];

  private int[] positions = new int[1024];
  private int size;

  private PartLines(SplitPlan plan, int part) {
    this.plan = plan;
    this.part = part;
    this.fileNumber = plan.bounds().file(part);
    this.file = plan.files()[fileNumber];
  }

  /// @param came chunks of this part, each with its key
  static PartLines of(SplitPlan plan, int part, Iterator<Tuple2<Integer, byte[]>> came) {
    PartLines lines = new PartLines(plan, part);
    List<byte[]> chunks = new ArrayList<>();
    came.forEachRemaining(each -> chunks.add(each._2()));
    // stretches stand one behind the other, so that what is sorted is nearly sorted
    chunks.sort(
        Comparator.<byte[]>comparingInt(LineChunks::origin)
            .thenComparingInt(chunk -> LineChunks.get(chunk, LineChunks.HEAD + 8)));
    chunks.forEach(lines::add);
    return lines;
  }

  private void add(byte[] chunk) {
    int origin = LineChunks.origin(chunk);
    long base = origin < 0 ? 0 : plan.bases()[origin];
    int number = chunks.size();
    chunks.add(chunk);
    boolean isMeant = origin == LineChunks.OF_OTHERS || file.groups().isEmpty();
    LineChunks.each(
        chunk,
        (person, _, place, at, _) -> {
          boolean isHere = isMeant || isOwned(person);
          if (isHere && base + place < file.events()) {
            add(base + place, (long) number << 32 | at);
          }
        });
  }

  private void add(long position, long place) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      positions = Arrays.copyOf(positions, 2 * size);
    }
    places[size] = place;
    positions[size++] = (int) position;
  }

  /// Adds lines that everyone has to know of.
  void add(Iterable<PlacedLine> lines) {
    for (PlacedLine line : lines) {
      byte[] chunk = new byte[LineChunks.HEAD + LineChunks.ENTRY_HEAD + line.line().length];
      System.arraycopy(
          line.line(), 0, chunk, LineChunks.HEAD + LineChunks.ENTRY_HEAD, line.line().length);
      ByteBuffer.wrap(chunk).putInt(LineChunks.HEAD + 12, line.line().length);
      add(line.position(), (long) chunks.size() << 32 | LineChunks.HEAD + LineChunks.ENTRY_HEAD);
      chunks.add(chunk);
    }
  }

  FilePlan file() {
    return file;
  }

  int fileNumber() {
    return fileNumber;
  }

  /// Whether rows about somebody are made here.
  boolean isOwned(int personId) {
    return plan.part(fileNumber, personId) == part;
  }

  int part() {
    return part;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// What is done with a line, or what says that others name a person.
  interface LineWork {

    /// @param to before `from` when the other one's lines name this person
    void take(int person, int other, int position, byte[] bytes, int from, int to);
  }

  /// All entries, in no order.
  void each(LineWork work) {
    for (int entry = 0; entry < size; entry++) {
      byte[] chunk = chunks.get((int) (places[entry] >>> 32));
      int at = (int) places[entry];
      int head = at - LineChunks.ENTRY_HEAD;
      work.take(
          LineChunks.get(chunk, head),
          LineChunks.get(chunk, head + 4),
          positions[entry],
          chunk,
          at,
          at + LineChunks.get(chunk, head + 12));
    }
  }

  /// The lines as a timeline, in order of position, each once.
  EventTimeline.SomeLines events() {
    long[] order = new long[size];
    int count = 0;
    int bytes = 0;
    for (int entry = 0; entry < size; entry++) {
      if (length(places[entry]) >= 0) {
        order[count++] = (long) positions[entry] << 32 | entry;
        bytes += length(places[entry]);
      }
    }
    Arrays.sort(order, 0, count);
    EventTimeline.SomeLines events = EventTimeline.lines(bytes);
    long last = -1;
    for (int i = 0; i < count; i++) {
      long position = order[i] >>> 32;
      if (position > last) { // what several need came several times
        last = position;
        long place = places[(int) order[i]];
        int at = (int) place;
        events.add(position, chunks.get((int) (place >>> 32)), at, at + length(place));
      }
    }
    return events;
  }

  private int length(long place) {
    return LineChunks.get(chunks.get((int) (place >>> 32)), (int) place - Integer.BYTES);
  }
}
