package people.timeline;

import module java.base;

import people.*;
import people.engine.*;

/// The events of a timeline as an erasure asks for them, whether it is in a file or shared. Nobody
/// appends to it meanwhile.
interface ErasableEvents {

  /// Those about some people, in order of position.
  List<RecordedEvent> of(Set<Integer> people);

  /// Those of a kind that this version knows, likewise.
  List<RecordedEvent> ofKind(Event.Kind kind);

  /// Those behind a position.
  Iterable<RecordedEvent> readAfter(long position);

  /// Whether a key of a person is there, with which something of hers may be sealed somewhere.
  boolean hasKey(int personId);

  /// The least identifier of a person; 0 when nobody is named.
  int firstPersonId();

  /// The greatest one, likewise.
  int lastPersonId();

  /// Those of a shared timeline.
  record ErasableShared(SharedTimeline timeline) implements ErasableEvents {

    @Override
    public List<RecordedEvent> of(Set<Integer> people) {
      return timeline.read(new LineEngine.Choice.OfPeople(people));
    }

    @Override
    public List<RecordedEvent> ofKind(Event.Kind kind) {
      return timeline.ofKind(kind);
    }

    @Override
    public Iterable<RecordedEvent> readAfter(long position) {
      return timeline.readAfter(position);
    }

    @Override
    public boolean hasKey(int personId) {
      return false; // nothing is sealed in one
    }

    @Override
    public int firstPersonId() {
      return timeline.firstPersonId();
    }

    @Override
    public int lastPersonId() {
      return timeline.lastPersonId();
    }
  }

  /// Those of a file.
  record ErasableFile(FileEvents events) implements ErasableEvents {

    @Override
    public List<RecordedEvent> of(Set<Integer> people) {
      return events.of(people);
    }

    @Override
    public List<RecordedEvent> ofKind(Event.Kind kind) {
      events.readOn(_ -> {});
      return events.index.has(kind)
          ? events.known(index -> index.ofKind(kind), event -> event.kind() == kind)
          : List.of();
    }

    @Override
    public Iterable<RecordedEvent> readAfter(long position) {
      return events.readAfter(position);
    }

    @Override
    public boolean hasKey(int personId) {
      return ProtectionState.isOn(events) && events.seal.keys().file().hasKey(personId);
    }

    @Override
    public int firstPersonId() {
      return events.index.firstPersonId();
    }

    @Override
    public int lastPersonId() {
      return events.index.lastPersonId();
    }
  }
}
