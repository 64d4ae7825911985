package people.cluster;

import module java.base;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import people.cluster.GroupLines.PeekingRows;
import people.cluster.SplitPlan.FilePlan;
import people.cluster.SplitPlan.PlacedLine;
import people.history.History;
import people.timeline.EventTimeline;
import people.timeline.EventTimeline.PartLook;

/// Folds the events of one batch of groups after the other into rows of a table, by the core's own
/// rules: each batch is a history, as if these people were all. What it needs of others is added to
/// it; rows about these are left to whoever has all of their events.
///
/// @param batchEvents a batch ends with the group that makes it so many events
record GroupFold(
    Broadcast<SplitPlan> plan,
    Broadcast<MergeStubs> stubs,
    ClusterQuestion question,
    boolean isNamed,
    int batchEvents)
    implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> lines) {
    // The core goes through rows on all cores; a task has one.
    ForkJoinPool core = new ForkJoinPool(1);
    TaskContext.get()
        .addTaskCompletionListener(_ -> {
          core.shutdownNow();
        });
    return new FoldedRows(new PeekingRows(lines), core);
  }

  /// The rows of one part.
  private final class FoldedRows implements Iterator<Row> {

    private final PeekingRows lines;
    private final ForkJoinPool core;
    private Iterator<Row> rows = Collections.emptyIterator();

    FoldedRows(PeekingRows lines, ForkJoinPool core) {
      this.lines = lines;
      this.core = core;
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext() && lines.peek() != null) {
        GroupBatch batch = GroupBatch.read(lines, batchEvents);
        rows = core.submit(() -> fold(batch)).join().iterator();
      }
      return rows.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return rows.next();
    }
  }

  /// The events of some groups.
  ///
  /// @param first the least group
  /// @param last the greatest one
  private record GroupBatch(int part, int first, int last, List<PlacedLine> lines) {

    static GroupBatch read(PeekingRows rows, int events) {
      List<PlacedLine> lines = new ArrayList<>();
      int part = rows.peek().getInt(GroupLines.PART);
      int first = rows.peek().getInt(GroupLines.GROUP);
      int last = first;
      while (rows.peek() != null) {
        int group = rows.peek().getInt(GroupLines.GROUP);
        if (group != last && lines.size() >= events) {
          break;
        }
        last = group;
        Row row = rows.next();
        lines.add(new PlacedLine(row.getLong(GroupLines.POSITION), row.getAs(GroupLines.LINE)));
      }
      return new GroupBatch(part, first, last, lines);
    }
  }

  private List<Row> fold(GroupBatch batch) {
    SplitPlan all = plan.value();
    FilePlan file = all.fileOf(batch.part);
    List<PlacedLine> lines = new ArrayList<>(batch.lines);
    lines.addAll(file.ends());
    lines.addAll(stubsFor(batch.lines, file, all.parts()[batch.part]));
    lines.sort(Comparator.comparingLong(PlacedLine::position));
    EventTimeline.SomeLines events = EventTimeline.lines();
    long position = -1;
    for (PlacedLine line : lines) {
      if (line.position() > position) { // partners of two of them came twice
        position = line.position();
        events.add(position, line.line());
      }
    }
    History history = question.of(History.of(events));
    List<Row> rows = new ArrayList<>();
    question
        .table()
        .rows(
            history,
            question,
            person -> {
              int group = file.group(person);
              return batch.first <= group && group <= batch.last;
            })
        .forEachRemaining(cells -> rows.add(row(file, cells)));
    return rows;
  }

  private Row row(FilePlan file, Object... cells) {
    return RowFactory.create(
        isNamed ? Stream.concat(Stream.of(file.name()), Arrays.stream(cells)).toArray() : cells);
  }

  private List<PlacedLine> stubsFor(List<PlacedLine> lines, FilePlan file, int number) {
    Map<Integer, List<PlacedLine>> byGroup = stubs.value().byFile().get(number);
    if (byGroup.isEmpty()) {
      return List.of();
    }
    PartLook look = EventTimeline.look();
    Set<Integer> groups = new HashSet<>();
    for (PlacedLine line : lines) {
      if (look.at(line.line(), 0, line.line().length) && look.otherId() > 0) {
        groups.add(file.group(look.otherId()));
      }
    }
    return groups.stream()
        .flatMap(group -> byGroup.getOrDefault(group, List.of()).stream())
        .toList();
  }
}
