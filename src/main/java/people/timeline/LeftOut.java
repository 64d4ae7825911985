package people.timeline;

import module java.base;

import people.*;
import people.disk.*;

/// The places that were left out when a file was read: above other lines an append was left
/// unfinished there. Somebody may set one aside at any time, and a line by hand that stood in it,
/// glued to half a line, is read from then on; what was read behind it stands one position further
/// then. Safe for several threads.
final class LeftOut {

  /// @param to offset in bytes behind it
  /// @param check of what stood there
  private record LeftOutPlace(long to, int check) {}

  private final TimelineFile file;

  /// By offset.
  private final SortedMap<Long, LeftOutPlace> places = new TreeMap<>();

  LeftOut(TimelineFile file) {
    this.file = file;
  }

  synchronized boolean isEmpty() {
    return places.isEmpty();
  }

  /// The offsets in bytes of the first and behind the last one of each.
  synchronized SortedMap<Long, Long> places() {
    SortedMap<Long, Long> all = new TreeMap<>();
    places.forEach((from, place) -> all.put(from, place.to));
    return all;
  }

  synchronized void add(long from, long to) {
    try {
      places.put(from, new LeftOutPlace(to, check(from, to)));
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  synchronized void remove(long from) {
    places.remove(from);
  }

  synchronized void clear() {
    places.clear();
  }

  /// Whether something else stands in one of them by now.
  synchronized boolean isChanged() throws IOException {
    for (var place : places.entrySet()) {
      if (check(place.getKey(), place.getValue().to) != place.getValue().check) {
        return true;
      }
    }
    return false;
  }

  private int check(long from, long to) throws IOException {
    CRC32C check = new CRC32C();
    for (long at = from; at < to; ) {
      ByteBuffer block = file.read(at, (int) Math.min(1 << 16, to - at));
      if (!block.hasRemaining()) {
        break; // somebody cut it, which whoever reads on is told
      }
      at += block.remaining();
      check.update(block);
    }
    return (int) check.getValue();
  }
}
