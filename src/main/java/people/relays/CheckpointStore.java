package people.relays;

import module java.base;

import people.*;

/// The place where consumers of one timeline keep how far they are. Every method may be called from
/// any thread and process.
public interface CheckpointStore {

  /// The one beside a timeline in a file, `people.jsonl.consumers`: a small file for each consumer.
  static CheckpointStore beside(Path timeline) {
    return new FileCheckpoints(timeline);
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
  void reset(String name, long position);

  /// A consumer that is at work.
  interface Taken extends Closeable {

    String name();

    /// How far it is; null for a new one.
    Checkpoint checkpoint();

    /// Notes how far it is, on disk when this returns. Whoever reads it meanwhile finds the one or
    /// the other.
    void save(Checkpoint checkpoint);

    /// Where events are laid aside that could not be handed on; made by the first.
    Path deadLetters();

    @Override
    void close();
  }
}
