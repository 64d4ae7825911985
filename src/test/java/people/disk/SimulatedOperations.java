package people.disk;

import module java.base;

/// The operations that change a [SimulatedDisk]: counts them, and lets some fail.
final class SimulatedOperations {

  /// Failed ones among them, and those before a crash.
  long count;

  LongConsumer watcher = _ -> {};
  private DiskFault fault;
  private long faultAt;

  /// @param fault null for none
  void failAt(long operation, DiskFault fault) {
    this.faultAt = operation;
    this.fault = fault;
  }

  /// @return whether it takes effect
  boolean begin(DiskFault.Operation operation) throws IOException {
    count++;
    watcher.accept(count);
    if (fault != null && count >= faultAt && fault.hits(operation)) {
      if (fault == DiskFault.LIES) {
        return false;
      }
      String message = fault.message;
      if (fault.isOnce()) {
        fault = null;
      }
      throw new IOException(message);
    }
    return true;
  }
}
