package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.engine.*;

/// Puts a timeline that is in a file into an engine, verified.
final class SharedCopy {

  /// Progress is told every so many events.
  private static final int SOME = 4096;

  private SharedCopy() {}

  /// @return what both hold
  static Verification restore(
      Path backup,
      TimelineAddress.Shared target,
      LongConsumer progress,
      Consumer<String> warnings) {
    Verification.VerifiedReading reading = new Verification.VerifiedReading(null);
    try (FileTimeline source = new FileTimeline(backup, Disk.DISK, TimelineOptions.DEFAULTS);
        SharedTimeline timeline =
            new SharedTimeline(target.open(), null, TimelineOptions.DEFAULTS)) {
      source.refuseMissing();
      if (Protecting.isOn(source)) {
        throw new TimelineException(
            "%s: is protected, which a shared timeline can't be; 'unprotect' a copy of it, and restore that"
                .formatted(backup));
      }
      long length = Disk.DISK.stamp(backup).length(); // before: others may append meanwhile
      List<String> erasures = ErasureList.lines(Disk.DISK, backup);
      Iterator<RecordedEvent> events = source.iterator();
      timeline.restore(
          new Iterator<>() {
            private long count;

            @Override
            public boolean hasNext() {
              return events.hasNext();
            }

            @Override
            public RecordedEvent next() {
              RecordedEvent event = events.next();
              reading.add(event);
              if (++count % SOME == 0) {
                progress.accept(SOME);
              }
              return event;
            }
          },
          erasures);
      Verification copied = reading.end();
      Verification found = Verification.of(timeline);
      if (!found.head().equals(copied.head())) {
        throw new TimelineException(
            "%s: has the head %s, expected %s: it does not read as it was written"
                .formatted(target, found.head(), copied.head()));
      }
      copied.tellUnfinished(backup, length, Disk.DISK, warnings);
      Erasing.tellMissed(timeline, target, warnings);
      return copied;
    } catch (IOException e) {
      throw TimelineException.of(backup, "can't read", e);
    }
  }
}
