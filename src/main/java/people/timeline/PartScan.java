package people.timeline;

import module java.base;

import people.*;
import people.line.*;

/// The look at the lines of a part of a file, see [EventTimeline.PartLook]. Most are scanned in
/// place, without making an object.
final class PartScan implements EventTimeline.PartLook {

  private final LineChecksum chain;
  private final boolean isBelieved;
  private final LineScan scan;
  private final ScannedLine line = new ScannedLine();

  private Event.Kind kind;
  private int personId;
  private int otherId;
  private EventTimeline.LinesPart part = EventTimeline.LinesPart.NONE;

  /// How many lines there were since the last one that begins or ends a batch.
  private long plain;

  /// @param isBelieved whether each line may be from anywhere
  PartScan(LineChecksum chain, boolean isBelieved) {
    this.chain = chain;
    this.isBelieved = isBelieved;
    scan = new LineScan(chain);
  }

  /// @param above the line above; null for none
  static PartScan below(byte[] above) {
    if (above == null) {
      return new PartScan(new LineChecksum(), false);
    }
    LineChecksum chain = LineChecksum.fromAnywhere();
    try {
      chain.pass(above, 0, above.length);
    } catch (BadLine _) {
      chain.goOnFromAnywhere(); // the part that it is in says so
    }
    return new PartScan(chain, false);
  }

  @Override
  public boolean at(byte[] bytes, int from, int to) {
    if (LineReader.isBlank(bytes, from, to)) {
      return false;
    }
    if (isBelieved) {
      chain.goOnFromAnywhere();
    }
    int batch;
    int batchEnd;
    if (scan.read(bytes, from, to, true, line) == to) {
      kind = line.kind();
      personId = line.personId;
      otherId = line.otherId;
      batch = line.batch;
      batchEnd = line.batchEnd;
    } else {
      EventParser.Line read = parsed(bytes, from, to);
      Event event = read.event().event();
      kind = event.kind();
      personId = event.personId();
      otherId = otherId(event);
      batch = read.batch() == 1 ? 0 : read.batch();
      batchEnd = read.batchEnd();
    }
    add(batch, batchEnd);
    return true;
  }

  private EventParser.Line parsed(byte[] bytes, int from, int to) {
    try {
      return EventParser.read(bytes, from, to, 0, chain);
    } catch (BadLine e) {
      throw new TimelineException(e.getMessage(), e);
    }
  }

  private static int otherId(Event event) {
    Partner corrected = event instanceof Event.Correction e ? e.to().partner() : null;
    Integer other = (Integer) EventFormat.value(event, MemberType.PERSON);
    return corrected != null ? corrected.personId() : other == null ? 0 : other;
  }

  private void add(int batch, int batchEnd) {
    if (batch == 0 && batchEnd == 0) {
      plain++;
      return;
    }
    EventTimeline.LinesPart edge =
        new EventTimeline.LinesPart(1, batchEnd, 0, batch, 0, false, batch > 0 && batchEnd > 0);
    part = part().and(edge);
    plain = 0;
  }

  @Override
  public Event.Kind kind() {
    return kind;
  }

  @Override
  public int personId() {
    return personId;
  }

  @Override
  public int otherId() {
    return otherId;
  }

  @Override
  public EventTimeline.LinesPart part() {
    return part.and(new EventTimeline.LinesPart(plain, 0, 0, 0, 0, false, false));
  }

  /// Two parts as one.
  static EventTimeline.LinesPart joined(
      EventTimeline.LinesPart above, EventTimeline.LinesPart below) {
    boolean isOdd = above.isOdd() || below.isOdd();
    long events = above.events() + below.events();
    long closesAt = above.events() + below.closesAt();
    boolean isPlain = above.closes() == 0 && above.opens() == 0 && !above.isWhole();
    if (above.opens() > 0 && below.closes() > 0) {
      boolean fits =
          above.opens() == below.closes() && closesAt - above.opensAt() == above.opens() - 1;
      return new EventTimeline.LinesPart(
          events,
          above.closes(),
          above.closesAt(),
          below.opens(),
          above.events() + below.opensAt(),
          true,
          isOdd || !fits);
    }
    if (above.opens() > 0) {
      boolean goesOn =
          below.opens() == 0 && !below.isWhole() && events - above.opensAt() < above.opens();
      return new EventTimeline.LinesPart(
          events,
          above.closes(),
          above.closesAt(),
          above.opens(),
          above.opensAt(),
          above.isWhole(),
          isOdd || !goesOn);
    }
    boolean closesAbove = below.closes() > 0 && isPlain;
    return new EventTimeline.LinesPart(
        events,
        closesAbove ? below.closes() : above.closes(),
        closesAbove ? closesAt : above.closesAt(),
        below.opens(),
        above.events() + below.opensAt(),
        above.isWhole() || below.isWhole(),
        isOdd || below.closes() > 0 && !isPlain);
  }
}
