package people.relays;

import module java.base;

import people.*;
import people.engine.*;

/// The place where consumers of one timeline keep how far they are. Every method may be called from
/// any thread and process.
public interface CheckpointStore {

  /// The one beside a timeline in a file, `people.jsonl.consumers`: a small file for each consumer.
  static CheckpointStore beside(Path timeline) {
    return new FileCheckpoints(timeline);
  }

  /// The one of a timeline at an address: in the tables of its engine where it is shared.
  static CheckpointStore of(TimelineAddress timeline) {
    return switch (timeline) {
      case TimelineAddress.InFile it -> beside(it.file());
      case TimelineAddress.Shared it -> new EngineCheckpoints(it);
    };
  }

  /// Takes a consumer for this program: nobody else has it until it is closed, or this program has
  /// ended, in whatever way.
  ///
  /// @throws TimelineException when another one has it, saying who; or when it can't be read
  /// @throws IllegalArgumentException when the name is none
  Taken take(String name);

  /// All consumers that there are, by name.
  List<Checkpoint> all();

  /// Has a consumer go on behind another position.
  ///
  /// @throws TimelineException when there is none of that name, naming those that there are, or
  ///   when it is at work
  default void reset(String name, long position) {
    List<String> names = all().stream().map(Checkpoint::name).toList();
    if (!names.contains(name)) {
      throw new TimelineException(
          "no consumer '%s'; %s"
              .formatted(
                  name,
                  names.isEmpty()
                      ? "there is none yet"
                      : "expected one of " + String.join(", ", names)));
    }
    try (Taken taken = take(name)) {
      Checkpoint before = taken.checkpoint();
      taken.save(
          new Checkpoint(name, KnownLine.at(position), before.target(), null, null, before.dead()));
    }
  }

  /// A consumer that is at work.
  interface Taken extends Closeable {

    String name();

    /// How far it is; null for a new one.
    Checkpoint checkpoint();

    /// Notes how far it is, on disk when this returns. Whoever reads it meanwhile finds the one or
    /// the other.
    void save(Checkpoint checkpoint);

    /// Keeps an event that could not be handed on; on disk when this returns.
    ///
    /// @param line of JSON, see `DeadLetters`
    void layAside(RecordedEvent event, String line);

    /// Where those are, as it may be shown.
    String aside();

    @Override
    void close();
  }
}
