package people;

/// A promise of when an append returns, and what a loss of power can take. All that was
/// acknowledged outlives the program, however it ends: the system has it by then.
public enum Durability {

  /// An append returns when it is on disk. No acknowledged event is lost. The default.
  EACH,

  /// The same, where appends that come in from several threads at a time share one write and one
  /// fsync: each still returns only when it is on disk. No acknowledged event is lost. The thread
  /// that writes for all waits a third of the time that the last append took, a millisecond at
  /// most, for those that took part in it to come back. When it is interrupted just then, all of
  /// them are told so.
  GROUP,

  /// An append returns when the system has it, for bulk loads. A loss of power can take all that
  /// was appended since the last `EventTimeline.sync`, from some batch on; the batches before stay
  /// whole.
  NONE
}
