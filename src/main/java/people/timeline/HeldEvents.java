package people.timeline;

import module java.base;

import people.*;
import people.line.*;

/// The events of a batch that is being made. A few are held as they are; when they become many, all
/// are held in a file, as the beginnings of their lines, so that a batch takes little memory
/// however long it is, and each event is turned into a line once. Not safe for several threads.
final class HeldEvents extends AbstractList<Event> implements Closeable {

  private static final String END = ",\"_datetime\":\"1970-01-01T00:00:00.000000Z\"}";

  /// Where the file is made; null when all are held as they are.
  private SpillPlace place;

  private final BooleanSupplier maySpill;

  /// Who records what does not say so; null when that is not said.
  private final String by;

  private final List<Event> few = new ArrayList<>();

  /// Null as long as they are few.
  private SpillFile spill;

  /// What comes behind the file: of each event the length in four bytes, and its line up to the
  /// recorded time. Groups are in the file as a whole or not at all.
  private final Bytes block = new Bytes();

  /// Where each group begins.
  private long[] groups = new long[16];

  private int size;
  private int greatest;

  /// Whom the events are about: where a run of those about one person begins, above her.
  private long[] runs = new long[16];

  private int runCount;

  /// The run in which an event was looked for last.
  private int run;

  /// Null as long as no event has one.
  private List<String> ids;

  /// Whether one of them restricts somebody, or lifts that.
  private boolean isRestricting;

  /// The group that was read last, and where each of its events begins and the last one ends.
  private int read = -1;

  private byte[] readBytes;
  private int[] starts;

  HeldEvents(SpillPlace place, String by) {
    this(place, by, () -> true);
  }

  /// @param maySpill whether they may be in a file for a while, as they are; asked once they are
  ///   many
  HeldEvents(SpillPlace place, String by, BooleanSupplier maySpill) {
    this.place = place;
    this.maySpill = maySpill;
    this.by = by;
  }

  /// Those of a batch that is held in memory however long it is.
  static HeldEvents inMemory() {
    return new HeldEvents(null, null);
  }

  @Override
  public int size() {
    return size;
  }

  /// Whether they are in a file; those say who recorded them.
  boolean isSpilled() {
    return spill != null;
  }

  /// The id of an event; null for none.
  static String id(List<? extends Event> events, int index) {
    return events instanceof HeldEvents held ? held.id(index) : events.get(index).details().id();
  }

  String id(int index) {
    return ids == null ? null : ids.get(index);
  }

  /// The person whom an event is about, which is not read for that.
  static int personId(List<? extends Event> events, int index) {
    return events instanceof HeldEvents held ? held.personId(index) : events.get(index).personId();
  }

  private int personId(int index) {
    if (runs[run] >> 32 > index) {
      run = 0;
    }
    while (run + 1 < runCount && runs[run + 1] >> 32 <= index) {
      run++; // they are asked for one after the other
    }
    return (int) runs[run];
  }

  /// Whether one of some events restricts somebody, or lifts that.
  static boolean areRestricting(List<? extends Event> events) {
    return events instanceof HeldEvents held
        ? held.isRestricting
        : events.stream().anyMatch(event -> event instanceof Event.Restriction);
  }

  /// The greatest identifier of a person; 0 for none.
  int greatestPersonId() {
    return greatest;
  }

  @Override
  public boolean add(Event event) {
    if (spill == null && place != null && size >= place.events()) {
      if (maySpill.getAsBoolean()) {
        spillAll();
      } else {
        place = null;
      }
    }
    TimelineSeal.refuse(event);
    if (spill == null) {
      few.add(event);
    } else {
      hold(event);
    }
    note(event);
    return true;
  }

  private void note(Event event) {
    String id = event.details().id();
    if (id != null && ids == null) {
      ids = new ArrayList<>(Collections.nCopies(size, null));
    }
    if (ids != null) {
      ids.add(id);
    }
    isRestricting |= event instanceof Event.Restriction;
    greatest = Math.max(greatest, event.personId());
    if (runCount == 0 || (int) runs[runCount - 1] != event.personId()) {
      runs = runCount < runs.length ? runs : Arrays.copyOf(runs, 2 * runCount);
      runs[runCount++] = (long) size << 32 | event.personId() & 0xffff_ffffL;
    }
    size++;
  }

  /// Where it fails, they are held as they were.
  private void spillAll() {
    int all = size;
    boolean isDone = false;
    starts = new int[place.group() + 1];
    spill = SpillFile.in(place);
    try {
      for (size = 0; size < all; size++) {
        hold(few.get(size));
      }
      few.clear();
      isDone = true;
    } catch (IllegalArgumentException _) { // one can't be written, which the append says
      place = null;
    } finally {
      if (!isDone) {
        spill.close();
        spill = null;
        block.length = 0;
        size = all;
      }
    }
  }

  /// Where it fails, all is as it was.
  ///
  /// @throws IllegalArgumentException when it could not be read back
  private void hold(Event event) {
    if (size % place.group() == 0) {
      if (block.length > place.block()) {
        spill.append(block.array, block.length);
        block.length = 0;
      }
      int group = size / place.group();
      groups = group < groups.length ? groups : Arrays.copyOf(groups, 2 * group);
      groups[group] = spill.length + block.length;
    }
    int start = block.length;
    block.addInt(0);
    Details details = event.details();
    boolean isSigned = by == null || details.recordedBy() != null;
    try {
      LineWriter.begin(isSigned ? event : event.with(details.by(by)), block);
    } catch (RuntimeException | Error e) {
      block.length = start;
      throw e;
    }
    block.setInt(start, block.length - start - Integer.BYTES);
    read = -1;
  }

  /// Adds the line of an event of a file up to its recorded time.
  void copyTo(int index, Bytes out) {
    read(index / place.group());
    int at = index % place.group();
    out.add(readBytes, starts[at] + Integer.BYTES, starts[at + 1]);
  }

  @Override
  public Event get(int index) {
    Objects.checkIndex(index, size);
    if (spill == null) {
      return few.get(index);
    }
    read(index / place.group());
    int at = index % place.group();
    int from = starts[at] + Integer.BYTES;
    int length = starts[at + 1] - from;
    try {
      String line = new String(readBytes, from, length, StandardCharsets.UTF_8) + END;
      return EventParser.read(line, 0).event().event();
    } catch (BadLine e) {
      throw new IllegalStateException(e.getMessage(), e); // it was looked at before
    }
  }

  private void read(int group) {
    if (group == read) {
      return;
    }
    long from = groups[group];
    boolean isLast = group == (size - 1) / place.group();
    long to = isLast ? spill.length + block.length : groups[group + 1];
    int count = (int) (to - from);
    int inBlock = (int) (from - spill.length);
    readBytes =
        inBlock >= 0
            ? Arrays.copyOfRange(block.array, inBlock, inBlock + count)
            : spill.read(from, count);
    int at = 0;
    for (int i = 0; at < count; i++) {
      starts[i] = at;
      at += Integer.BYTES + ByteBuffer.wrap(readBytes).getInt(at);
      starts[i + 1] = at;
    }
    read = group;
  }

  /// Lets go of the file; nothing can be read any more.
  @Override
  public void close() {
    if (spill != null) {
      spill.close();
    }
  }
}
