package people.relays;

import module java.base;

/// A target to which a relay hands events. Used by one thread.
public interface RelayTarget extends Closeable {

  /// The target as it may be shown and noted: without what is secret in an address.
  String shown();

  /// How many events it takes at a time, at most.
  int most();

  /// Hands events on, in order. When this returns, all of them were taken, and are safe there.
  ///
  /// @param events one or more
  /// @throws DeliveryException when not all of them were, or nobody can tell; they are handed on
  ///   again then
  /// @throws InterruptedException when the thread is interrupted
  void deliver(List<OutgoingEvent> events) throws DeliveryException, InterruptedException;

  /// Whether nobody is there any more, and nobody will be: the relay ends then.
  default boolean isOver() {
    return false;
  }

  @Override
  void close();
}
