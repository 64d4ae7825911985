package people.history;

import module java.base;

/// The days on which everyone was born, in columns of eight bytes a person that are made when the
/// first one is asked for. Safe for several threads.
final class Births {

  private final FactTable table;

  // by place in the index; null before the first question

  private int[] first;
  private int[] latest;

  Births(FactTable table) {
    this.table = table;
  }

  /// The first day that it may have been; [FactTable#NEVER] for one that is not known, as below.
  ///
  /// @param person place in the index
  int first(int person) {
    read();
    return first[person];
  }

  /// The last day that it may have been.
  int latest(int person) {
    read();
    return latest[person];
  }

  private synchronized void read() {
    if (first == null) {
      int[] born = new int[table.personIds().length];
      int[] atLatest = new int[born.length];
      FactCursor.ofEveryone(
          table,
          _ -> born,
          (person, cursor, _) -> {
            born[person] = Presence.born(cursor);
            atLatest[person] = Presence.bornAtLatest(cursor);
          });
      first = born;
      latest = atLatest;
    }
  }
}
