package people.engine;

import module java.base;

/// What an engine keeps of those who hand the events of a timeline on: how far each is, as a text
/// that it does not look at, and what was laid aside. Every method may be called from any thread.
public interface EngineConsumers extends Closeable {

  /// By name what is noted of each that noted something.
  SortedMap<String, String> all();

  /// Takes a consumer for this program, until it is given back or this program or its connection
  /// has ended.
  ///
  /// @param holder by which others are told who has it, as `process 17 on host`
  /// @throws people.TimelineException.Busy when another one has it
  HeldConsumer take(String name, String holder);

  /// Lets go of the connections.
  @Override
  void close();

  /// A consumer that this program has.
  interface HeldConsumer extends Closeable {

    /// What is noted; null for nothing yet.
    String noted();

    /// Notes something else in its place, on disk when this returns. A connection that was lost is
    /// made again.
    ///
    /// @throws people.TimelineException.Busy when another program has taken the consumer meanwhile:
    ///   nothing was noted
    void note(String text);

    /// Keeps an event that could not be handed on; on disk when this returns.
    void layAside(long position, String line);

    @Override
    void close();
  }
}
