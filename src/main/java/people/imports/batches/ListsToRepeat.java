package people.imports.batches;

import module java.base;

import people.history.*;

/// The lists that were compared with one that is undone since, and have not come again: they
/// recorded only what differed from it, so what it said is missing in them too.
final class ListsToRepeat {

  private record Repeat(ImportLog.Logged list, ImportLog.Logged undone, long undoneAt) {}

  /// By the source of a list, in the order of recording.
  private final SequencedMap<String, Repeat> repeats = new LinkedHashMap<>();

  ListsToRepeat(ImportLog log) {
    for (ImportLog.Logged entry : log.entries) {
      long undoneAt = entry.list() == null ? -1 : log.undoneAt(entry);
      if (undoneAt >= 0) {
        for (ImportLog.Logged list : comparedWith(log, entry, undoneAt)) {
          repeats.putIfAbsent(list.list(), new Repeat(list, entry, undoneAt));
        }
      }
    }
  }

  /// The lists of the same series that were recorded since, and not again since it was undone.
  ///
  /// @param undoneAt the position by which it is undone
  static List<ImportLog.Logged> comparedWith(
      ImportLog log, ImportLog.Logged undone, long undoneAt) {
    List<ImportLog.Logged> since =
        log.entries.stream()
            .filter(entry -> entry.position() > undone.position())
            .filter(entry -> undone.isOfSeries(entry.list()) && log.undoneAt(entry) < 0)
            .toList();
    Set<String> again =
        since.stream()
            .filter(entry -> entry.position() > undoneAt)
            .map(ImportLog.Logged::list)
            .collect(Collectors.toSet());
    SequencedMap<String, ImportLog.Logged> lists = new LinkedHashMap<>();
    since.stream()
        .filter(entry -> !again.contains(entry.list()) && !entry.list().equals(undone.list()))
        .forEach(entry -> lists.putIfAbsent(entry.list(), entry));
    return List.copyOf(lists.values());
  }

  /// The sources of the lists.
  Set<String> sources() {
    return repeats.keySet();
  }

  List<Contradiction> contradictions() {
    return repeats.values().stream()
        .map(repeat ->
            new Contradiction(
                0,
                repeat.list.position(),
                Contradiction.Flaw.UNDONE_LIST,
                "%s was compared with %s, which event %d undid; to be imported again"
                    .formatted(
                        repeat.list.batch().name(), repeat.undone.batch().name(), repeat.undoneAt)))
        .toList();
  }
}
