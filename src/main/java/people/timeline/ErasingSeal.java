package people.timeline;

import module java.base;

import people.*;
import people.line.*;
import people.sealing.*;

/// Seals lines that are written anew while people are erased, or were before: what is left of
/// theirs with the key of nobody, since their own ones are destroyed. Safe for several threads.
///
/// @param keys of the timeline
/// @param people whose keys go
record ErasingSeal(KeySeal keys, Set<Integer> people) implements LineSeal {

  /// Whether a line that stays as it is may have something sealed with a key that goes.
  boolean isToSealAnew(RecordedEvent recorded) {
    return people.contains(recorded.event().personId())
        && !(recorded.event() instanceof Event.Erasure)
        && SealedLine.isSealed(recorded.json());
  }

  @Override
  public String token(String member, String text) {
    return keys.token(member, text);
  }

  @Override
  public String token(String member, String text, UnaryOperator<String> alike) {
    return keys.token(member, text, alike);
  }

  @Override
  public void seal(Bytes personal, int personId, long position, String type, Bytes out) {
    if (people.contains(personId)) {
      keys.sealAsNobodys(personal, personId, position, type, out);
    } else {
      keys.seal(personal, personId, position, type, out);
    }
  }

  @Override
  public byte[] open(String sealed, int personId, long position, String type) throws BadLine {
    return keys.open(sealed, personId, position, type);
  }
}
