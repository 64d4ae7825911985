package people.history;

import module java.base;

import people.columns.*;

/// The changes in the number of people of each status, in columns: from some day on, once some
/// event is known, there is one less of a status and one more of another. A count at any date, as
/// it was known at any moment, is the sum of the changes up to both of them.
///
/// Rows are in order of the day. A life in which everything was recorded as it came takes one row
/// for its start, its end and each new status; what is recorded late, or amended, takes back what
/// was thought before. Takes 5 bytes a row, of which a life has no more than 16 for each fact: one
/// that was amended more often is folded for each question.
///
/// Immutable and safe for several threads.
final class StatusChanges {

  private static final int STATUSES = PeriodList.STATUSES;
  private static final int CHANGES = STATUSES * STATUSES;

  /// Counters for rows one behind the other, since adding to the same one twice has to wait.
  private static final int LANES = 4;

  /// The days on which something changes, in days since 1970, ascending.
  private final int[] days;

  /// Where the rows of each day end.
  private final int[] ends;

  /// The number of the event by which each change became known, see [RecordingOrder].
  private final int[] since;

  /// See [PeriodList#change], without a sign.
  private final byte[] changes;

  /// The people whose changes would be too many, by their place in the index.
  private final int[] left;

  /// The changes of everyone, at all moments of knowledge.
  StatusChanges(FactTable table) {
    List<StatusChangesBuilder> parts =
        ParallelRanges.in(
            Runtime.getRuntime().availableProcessors(),
            table.personIds().length,
            (from, to) -> new StatusChangesBuilder(table, from, to));
    this.left = parts.stream().flatMapToInt(part -> Arrays.stream(part.left)).toArray();
    DayRanks ranks = new DayRanks(parts.stream().map(part -> part.days).toArray(int[][]::new));
    this.days = ranks.days;
    List<int[]> starts = parts.parallelStream().map(part -> ranks.counts(part.days)).toList();
    this.ends = new int[days.length];
    int next = 0;
    for (int day = 0; day < days.length; day++) {
      for (int[] start : starts) {
        int count = start[day];
        start[day] = next;
        next = Math.addExact(next, count);
      }
      ends[day] = next;
    }
    this.since = new int[next];
    this.changes = new byte[next];
    IntStream.range(0, parts.size())
        .parallel()
        .forEach(i -> fill(parts.get(i), ranks, starts.get(i)));
  }

  private void fill(StatusChangesBuilder part, DayRanks ranks, int[] next) {
    for (int i = 0; i < part.days.length; i++) {
      int row = next[ranks.of(part.days[i])]++;
      since[row] = part.since[i];
      changes[row] = part.changes[i];
    }
  }

  /// The number of people by status and date.
  ///
  /// @param table the facts as they are known
  int[] count(DayRanks dates, FactTable table) {
    int[] until = Arrays.stream(dates.days).map(this::rowsUpTo).toArray();
    int rows = until.length == 0 ? 0 : until[until.length - 1];
    List<int[]> counts =
        new ArrayList<>(
            ParallelRanges.in(
                Runtime.getRuntime().availableProcessors(),
                rows,
                (from, to) -> count(from, to, until, table.limit())));
    counts.addAll(ParallelRanges.of(left.length, (from, to) -> countLeft(from, to, dates, table)));
    return sums(counts, until.length);
  }

  /// The number of people by status and date, after all changes up to it.
  ///
  /// @param changes of some people each, by status and date
  /// @param dates how many there are
  static int[] sums(List<int[]> changes, int dates) {
    int[] sums = new int[STATUSES * dates];
    for (int[] some : changes) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += some[i];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += i % dates == 0 ? 0 : sums[i - 1];
    }
    return sums;
  }

  /// The changes of the counts from each date on by those who are left.
  private int[] countLeft(int from, int to, DayRanks dates, FactTable table) {
    int[] counts = new int[STATUSES * dates.days.length];
    FactCursor cursor = new FactCursor(table, 0);
    PeriodList statuses = new PeriodList(16);
    for (int i = from; i < to; i++) {
      statuses.size = 0;
      statuses.addAll(0, cursor.read(left[i]), PeriodField.STATUS);
      statuses.forEachChange((day, change) -> {
        int date = dates.of(day);
        if (date < dates.days.length) {
          change(change, 1, counts, date);
        }
      });
    }
    return counts;
  }

  private static void change(int change, int people, int[] counts, int date) {
    int dates = counts.length / STATUSES;
    counts[PeriodList.less(change) * dates + date] -= people;
    counts[PeriodList.more(change) * dates + date] += people;
  }

  private int rowsUpTo(int date) {
    int count = Search.first(days.length, i -> days[i] > date);
    return count == 0 ? 0 : ends[count - 1];
  }

  /// The changes of the counts from each date on by some rows.
  private int[] count(int from, int to, int[] until, int limit) {
    int[] counts = new int[STATUSES * until.length];
    int row = from;
    for (int date = 0; date < until.length; date++) {
      int end = Math.clamp(until[date], row, to);
      int[] changed = changed(row, end, limit);
      row = end;
      for (int i = 0; i < changed.length; i++) {
        change(i % CHANGES, changed[i], counts, date);
      }
    }
    return counts;
  }

  /// How often there is each change that is known.
  private int[] changed(int from, int to, int limit) {
    int[] changed = new int[LANES * CHANGES];
    int row = from;
    for (; row + LANES <= to; row += LANES) {
      changed[changes[row] & 0xff] += since[row] - limit >>> 31;
      changed[CHANGES + (changes[row + 1] & 0xff)] += since[row + 1] - limit >>> 31;
      changed[2 * CHANGES + (changes[row + 2] & 0xff)] += since[row + 2] - limit >>> 31;
      changed[3 * CHANGES + (changes[row + 3] & 0xff)] += since[row + 3] - limit >>> 31;
    }
    for (; row < to; row++) {
      changed[changes[row] & 0xff] += since[row] - limit >>> 31;
    }
    return changed;
  }
}
