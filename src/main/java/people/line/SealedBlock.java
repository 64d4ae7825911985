package people.line;

import module java.base;

import people.*;

/// Lines of events one behind the other in which what is personal is sealed, as far as they can be
/// made before it is known when they are recorded. That takes nearly all of the time, and several
/// threads may each make a block; what was made is used by one of them.
public final class SealedBlock {

  private static final byte[] START = Member.ascii(SealedLine.START);

  /// So many bytes are enough for most lines.
  private static final int USUAL_LINE = 400;

  private final List<? extends Event> events;
  private final Bytes bytes = new Bytes();

  /// Of each line where it begins and where what is sealed of it begins; and the end of the last
  /// one.
  private final int[] parts;

  /// Why an event can't be written; null for none that was asked for.
  private final RuntimeException[] refused;

  /// @param position that the first event gets
  public SealedBlock(List<? extends Event> events, LineSeal seal, long position) {
    this.events = events;
    this.parts = new int[2 * events.size() + 1];
    this.refused = new RuntimeException[events.size()];
    this.bytes.expect((long) USUAL_LINE * events.size());
    Bytes personal = new Bytes();
    for (int i = 0; i < events.size(); i++) {
      try {
        add(events.get(i), i, seal, position + i, personal);
      } catch (IllegalArgumentException e) {
        refused[i] = e; // is told when it is its turn
        bytes.length = parts[2 * i];
        parts[2 * i + 1] = bytes.length;
      }
      parts[2 * i + 2] = bytes.length;
    }
  }

  private void add(Event event, int index, LineSeal seal, long position, Bytes personal) {
    if (!event.details().others().isEmpty()) {
      LineWriter.begin(event, bytes); // or refuses what could not be read back
      bytes.length = parts[2 * index];
    }
    LineWriter.beginHidden(event, seal, bytes); // as it is where nothing is personal
    parts[2 * index + 1] = bytes.length;
    personal.length = 0;
    PersonalJson.add(event, personal);
    if (personal.length > 0) {
      bytes.add(START);
      seal.seal(personal, event.personId(), position, event.type(), bytes);
      bytes.add('"').add('}');
    }
  }

  /// Adds a line, without its check and its end.
  ///
  /// @param at which of the events, from 0
  /// @param index place of the event in its batch, from 0
  /// @param batch how many events the batch has; 1 for none
  /// @throws IllegalArgumentException when it could not be read back; then nothing is added
  public void write(int at, Instant recorded, int index, int batch, Bytes out) {
    if (refused[at] != null) {
      throw refused[at];
    }
    int start = out.length;
    int middle = parts[2 * at + 1];
    int end = parts[2 * at + 2];
    out.add(bytes.array, parts[2 * at], middle);
    LineWriter.end(recorded, index, batch, out);
    if (end > middle) {
      out.length--; // without the brace
      out.add(bytes.array, middle, end);
    }
    int length = out.length - start;
    if (length > LineReader.LONGEST) {
      out.length = start;
      throw new IllegalArgumentException(
          "person %d: an event of %d bytes; a line has %d at most"
              .formatted(events.get(at).personId(), length, LineReader.LONGEST));
    }
  }
}
