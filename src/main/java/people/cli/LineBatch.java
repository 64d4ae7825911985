package people.cli;

import module java.base;

import people.*;
import people.timeline.*;

/// The batch into which a command records that is a line of an input.
final class LineBatch {

  private final EventTimeline timeline;
  private final PersonRegistry.Batch batch;
  private boolean isNew = true;

  LineBatch(EventTimeline timeline, PersonRegistry.Batch batch) {
    this.timeline = timeline;
    this.batch = batch;
  }

  /// Whether the last command recorded something, and not what was there before.
  boolean isNew() {
    return isNew;
  }

  /// Records something, unless the timeline, with what the batch has by now, is not as it is
  /// expected to be.
  ///
  /// @param id of the first event; null for none
  /// @param by who records it; null when that is not said
  <T> T record(
      String id, String by, Function<NamedRecords, Expected[]> expected, Recording<T> recording) {
    RecordedEvent earlier = id == null ? null : timeline.find(id);
    List<T> recorded = new ArrayList<>();
    isNew =
        batch.addOnce(
            id,
            each -> {
              NamedRecords named = new NamedRecords(timeline, earlier, each);
              if (each == batch) {
                refuse(expected.apply(named));
              }
              recorded.add(recording.record(each.asRegistry(by), named));
            });
    return recorded.getFirst();
  }

  private void refuse(Expected... expected) {
    for (Expected each : expected) {
      if (each instanceof Expected.Revision e && batch.revision(e.personId()) != e.revision()) {
        throw new TimelineException.Conflict(e, batch.revision(e.personId()));
      }
    }
  }
}
