package people.relays;

import module java.base;

/// Standard output, an event a line; what reads it is to say by its end that it wants no more.
public final class OutputTarget implements RelayTarget {

  private static final int MOST = 500;

  private final PrintStream out;

  /// @param out a stream of UTF-8, which stays open
  public OutputTarget(PrintStream out) {
    this.out = out;
  }

  @Override
  public String shown() {
    return "-";
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public void deliver(List<OutgoingEvent> events) throws DeliveryException {
    for (OutgoingEvent event : events) {
      out.append(event.structured()).append('\n');
    }
    if (out.checkError()) {
      throw DeliveryException.ofTarget(0, null, "standard output: nobody reads it any more", null);
    }
  }

  @Override
  public boolean isOver() {
    return out.checkError();
  }

  @Override
  public void close() {
    out.flush();
  }
}
