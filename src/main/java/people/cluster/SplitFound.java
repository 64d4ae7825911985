package people.cluster;

import module java.base;

import people.timeline.EventTimeline;

/// The finds in a stretch of a timeline: how many events it has, and the few that all tasks must
/// know of.
///
/// @param part its lines, to be put together with the stretches around it
/// @param trouble why it does not stand as it was written; null where it does
/// @param told the merges and the ends of observation
record SplitFound(int split, EventTimeline.LinesPart part, String trouble, List<SharedLine> told)
    implements Serializable {

  /// A line that all tasks must know of.
  ///
  /// @param row which of the lines of the stretch it is, from 0, without blank ones
  /// @param absorbed whom a merge is about; 0 for another event
  /// @param into whom she was merged into
  record SharedLine(int row, int absorbed, int into, byte[] line) implements Serializable {}

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static SplitFound of(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (SplitFound) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
