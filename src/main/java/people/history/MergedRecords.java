package people.history;

import module java.base;

import people.*;

/// The rules about creations of records that were merged with a person's, see
/// [FactOrder#isEvidence]: where they disagree with what her own record says, nobody knows which is
/// right. All functions are about the person at whom a cursor stands.
final class MergedRecords {

  private MergedRecords() {}

  /// The days at which they may make an answer uncertain, or no longer do, ascending: the first one
  /// of all, those of the creations, and those of the next status that is said after each.
  static int[] turns(FactCursor cursor) {
    IntStream.Builder turns = IntStream.builder();
    boolean isOpen = true;
    int first = FactTable.NEVER;
    for (int i = 0; i < cursor.size; i++) {
      first = Math.min(first, cursor.day(i));
      if (cursor.isCreation(i)) {
        turns.add(cursor.day(i));
        isOpen = true;
      } else if (isOpen && cursor.saysStatus(i)) {
        turns.add(cursor.day(i));
        isOpen = false;
      }
    }
    return turns
        .add(first)
        .build()
        .filter(day -> day != FactTable.NEVER)
        .sorted()
        .distinct()
        .toArray();
  }

  /// Whether one of them makes a field uncertain on the day where the cursor stands.
  static boolean disagree(FactCursor cursor, Set<Reason.Field> fields) {
    if (fields.contains(Reason.Field.CREATED) && birthThatDisagrees(cursor) != FactCursor.NONE) {
      return true;
    }
    return fields.contains(Reason.Field.STATUS) && disagreeOnStatus(cursor);
  }

  /// Whether one of them makes the status uncertain on that day.
  static boolean disagreeOnStatus(FactCursor cursor) {
    for (int i = 0; i < cursor.held; i++) {
      if (saysOtherStatus(cursor, i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a creation of another record says a status that is not the one which is decided, and
  /// nothing that is decided later says why.
  static boolean saysOtherStatus(FactCursor cursor, int i) {
    if (!cursor.isEvidence(i)
        || !cursor.saysStatus(i)
        || cursor.status(i) == Status.UNKNOWN.ordinal()) {
      return false;
    }
    int by = cursor.statusBy();
    boolean isLater =
        by != FactCursor.NONE
            && by > i
            && !(cursor.isCreation(by) && !cursor.isEntry(by) && !cursor.isEntry(i));
    return cursor.statusOf(by) != cursor.status(i) && !isLater;
  }

  /// The creation of another record that says a birth which can't be the one that is decided;
  /// [FactCursor#NONE] for none.
  static int birthThatDisagrees(FactCursor cursor) {
    int by = Presence.birthBy(cursor);
    for (int i = 0; by != FactCursor.NONE && i < cursor.size; i++) {
      if (cursor.isEvidence(i)
          && i != by
          && Presence.saysBirth(cursor, i)
          && (Presence.birthAtEarliest(cursor, i) > Presence.birthAtLatest(cursor, by)
              || Presence.birthAtEarliest(cursor, by) > Presence.birthAtLatest(cursor, i))) {
        return i;
      }
    }
    return FactCursor.NONE;
  }

  /// Whether the entry of another record, whose date is open, would decide or deny something.
  static boolean wouldEnter(FactCursor cursor, int entry, Set<Reason.Field> fields) {
    boolean isOtherStatus =
        cursor.saysStatus(entry)
            && cursor.status(entry) != Status.UNKNOWN.ordinal()
            && cursor.status(entry) != cursor.statusOf(cursor.statusBy());
    int home = cursor.addressBy();
    boolean isOtherAddress =
        cursor.address(entry) != 0
            && (home == FactCursor.NONE || cursor.isEvidence(home))
            && cursor.address(entry) != cursor.addressOf(home);
    return fields.contains(Reason.Field.STATUS) && isOtherStatus
        || fields.contains(Reason.Field.ADDRESS) && isOtherAddress
        || fields.contains(Reason.Field.NAME) && isOtherName(cursor, entry);
  }

  /// Whether an entry would say another half of a name that her own record does not say.
  private static boolean isOtherName(FactCursor cursor, int entry) {
    Name said = cursor.table.name(cursor.name(entry));
    return said != null
        && (isOtherHalf(cursor, said, cursor.firstnameBy(), Name::firstname)
            || isOtherHalf(cursor, said, cursor.lastnameBy(), Name::lastname));
  }

  private static boolean isOtherHalf(
      FactCursor cursor, Name said, int by, Function<Name, String> half) {
    if (by != FactCursor.NONE && !cursor.isEvidence(by)) {
      return false;
    }
    Name known = cursor.table.name(cursor.nameOf(by));
    return !Objects.equals(half.apply(said), known == null ? null : half.apply(known));
  }
}
