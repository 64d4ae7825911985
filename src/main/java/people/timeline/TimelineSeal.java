package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;
import people.sealing.*;

/// The keys of a timeline in a file, once something is sealed in it, or to be. They are looked for
/// when the first sealed line is met: a timeline that is not protected costs nothing. Safe for
/// several threads.
final class TimelineSeal implements LineSeal {

  private final Storage storage;
  private final Path timeline;
  private final MasterKey.From master;
  private KeySeal keys;

  private TimelineSeal(Storage storage, Path timeline, MasterKey.From master) {
    this.storage = storage;
    this.timeline = timeline;
    this.master = master;
  }

  /// @param master null where nobody has it
  /// @return null then: what is sealed stays so
  static TimelineSeal of(Storage storage, Path timeline, MasterKey.From master) {
    return master == null ? null : new TimelineSeal(storage, timeline, master);
  }

  /// The file of keys of a timeline.
  static Path keysOf(Storage storage, Path timeline) throws IOException {
    return KeyFile.of(storage.realPath(timeline));
  }

  /// Refuses an event that says how the timeline is kept, which only its conversion may.
  static void refuse(Event event) {
    if (event instanceof Event.Protection e && e.headBefore() != null) {
      throw new IllegalArgumentException(
          event.type() + " is said by 'protect' and 'unprotect' only; expected another event");
    }
  }

  /// The keys, which are read when they are first needed.
  ///
  /// @throws TimelineException when they are missing, or of another master
  synchronized KeySeal keys() {
    if (keys == null) {
      try {
        keys = new KeySeal(KeyFile.open(storage, keysOf(storage, timeline), master.read()));
      } catch (IOException e) {
        throw TimelineException.of(timeline, "can't read its keys", e);
      }
    }
    return keys;
  }

  @Override
  public String token(String member, String text) {
    return keys().token(member, text);
  }

  @Override
  public String token(String member, String text, UnaryOperator<String> alike) {
    return keys().token(member, text, alike);
  }

  @Override
  public void expect(IntStream people) {
    keys().expect(people);
  }

  @Override
  public void seal(Bytes personal, int personId, long position, String type, Bytes out) {
    keys().seal(personal, personId, position, type, out);
  }

  @Override
  public byte[] open(String sealed, int personId, long position, String type) throws BadLine {
    return keys().open(sealed, personId, position, type);
  }
}
