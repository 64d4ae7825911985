package people.relays;

import module java.base;

/// Thrown when a target did not take what it was given. The message is one line for people, and
/// says nothing that stands in an event.
public final class DeliveryException extends Exception {

  private static final long serialVersionUID = 1;

  private final int delivered;
  private final boolean isOfEvent;
  private final transient Duration wait;

  private DeliveryException(
      int delivered, boolean isOfEvent, Duration wait, String message, Throwable cause) {
    super(message, cause);
    this.delivered = delivered;
    this.isOfEvent = isOfEvent;
    this.wait = wait;
  }

  /// The target takes nothing now, whatever it is: it can't be reached, or says so.
  ///
  /// @param delivered so many of the first events were taken before
  /// @param wait how long it asks to be left alone; null where it does not say
  public static DeliveryException ofTarget(
      int delivered, Duration wait, String message, Throwable cause) {
    return new DeliveryException(delivered, false, wait, message, cause);
  }

  /// The target does not take this event, or fails on it; it may take others.
  ///
  /// @param delivered so many of the first events were taken before, and this one is next
  public static DeliveryException ofEvent(int delivered, String message, Throwable cause) {
    return new DeliveryException(delivered, true, null, message, cause);
  }

  /// How many of the first events were taken.
  public int delivered() {
    return delivered;
  }

  /// Whether it is about the event behind those; otherwise it is about the target.
  public boolean isOfEvent() {
    return isOfEvent;
  }

  /// How long the target asks to be left alone; null where it does not say.
  public Duration pause() {
    return wait;
  }
}
