package people.timeline;

import module java.base;

import people.*;
import people.line.*;

/// The lines of a batch in which what is personal is sealed, made in blocks: while one is taken,
/// other threads make the next ones. Used by one thread.
final class SealedBlocks {

  /// So many events are a block.
  private static final int BLOCK = 512;

  /// So many blocks are begun at most.
  private static final int AHEAD = 8;

  private final List<? extends Event> batch;
  private final LineSeal seal;
  private final long first;

  private final Deque<ForkJoinTask<SealedBlock>> begun = new ArrayDeque<>();

  /// The event behind those.
  private int next;

  private SealedBlock block;

  /// @param first position of the first event
  SealedBlocks(List<? extends Event> batch, LineSeal seal, long first) {
    this.batch = batch;
    this.seal = seal;
    this.first = first;
    if (batch.size() > 1) {
      seal.expect(IntStream.range(0, batch.size()).map(i -> HeldEvents.personId(batch, i)));
    }
  }

  /// Adds a line, without its check and its end; one behind the other.
  ///
  /// @throws IllegalArgumentException when it could not be read back; then nothing is added
  void write(int index, Instant recorded, Bytes out) {
    int at = index % BLOCK;
    if (at == 0) {
      block = batch.size() <= BLOCK ? new SealedBlock(batch, seal, first) : nextBlock();
    }
    block.write(at, recorded, index, batch.size(), out);
  }

  private SealedBlock nextBlock() {
    while (begun.size() < AHEAD && next < batch.size()) {
      int from = next;
      next = Math.min(batch.size(), from + BLOCK);
      List<Event> events = new ArrayList<>(next - from);
      for (int i = from; i < next; i++) {
        events.add(batch.get(i)); // here: those that are held in a file are read by one thread
      }
      begun.add(ForkJoinTask.adapt(() -> new SealedBlock(events, seal, first + from)).fork());
    }
    return begun.removeFirst().join();
  }
}
