package people.imports.batches;

import module java.base;

/// Tells the progress of an import that goes through its records twice, to read and to record them:
/// each time counts half of them. Not safe for several threads.
public final class TwoPasses {

  /// So many records are between two tellings.
  private static final int TELLING = 1000;

  private final LongConsumer progress;
  private long read;
  private long told;

  /// @param progress is told how many records are done
  public TwoPasses(LongConsumer progress) {
    this.progress = progress;
  }

  /// @param count of records that are read by now
  public void read(long count) {
    read = count;
    tell(count / 2);
  }

  /// @param part of the whole that is recorded by now
  public void recorded(long part, long whole) {
    tell((read + read * part / Math.max(1, whole)) / 2);
  }

  private void tell(long done) {
    if (done - told >= TELLING || done < told) { // less where a batch is begun again
      told = done;
      progress.accept(done);
    }
  }
}
