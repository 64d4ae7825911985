package people.cluster;

import module java.base;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import people.cluster.SplitPlan.PlacedLine;
import people.history.History;
import scala.Tuple2;

/// Folds the events of a part into rows of a table, by the core's own rules: each part is a
/// history, as if these people were all. What it needs of others is added to it; rows about these
/// are left to whoever has all of their events.
record PartFold(Broadcast<SplitPlan> plan, Broadcast<MergeStubs> stubs, ClusterQuestion question)
    implements Function2<Integer, Iterator<Tuple2<Integer, byte[]>>, Iterator<PartFold.FoldedRow>> {

  /// A row of a table.
  ///
  /// @param number which row of the part it is, from 0
  record FoldedRow(int part, int number, Object[] cells) implements Serializable {}

  @Override
  public Iterator<FoldedRow> call(Integer partition, Iterator<Tuple2<Integer, byte[]>> came) {
    if (partition == SplitPass.FOUND) {
      return Collections.emptyIterator();
    }
    PartLines lines = PartLines.of(plan.value(), partition - 1, came);
    if (lines.isEmpty()) {
      return Collections.emptyIterator();
    }
    // The core goes through rows on all cores; a task has one.
    ForkJoinPool core = new ForkJoinPool(1);
    TaskContext.get()
        .addTaskCompletionListener(_ -> {
          core.shutdownNow();
        });
    return core.submit(() -> fold(lines)).join().iterator();
  }

  private List<FoldedRow> fold(PartLines lines) {
    lines.add(stubsFor(lines));
    lines.add(lines.file().ends());
    History history = question.of(History.of(lines.events()));
    List<FoldedRow> rows = new ArrayList<>();
    question
        .table()
        .rows(history, question, lines::isOwned)
        .forEachRemaining(cells -> rows.add(new FoldedRow(lines.part(), rows.size(), cells)));
    return rows;
  }

  private List<PlacedLine> stubsFor(PartLines lines) {
    Map<Integer, List<PlacedLine>> byGroup = stubs.value().byFile().get(lines.fileNumber());
    if (byGroup.isEmpty()) {
      return List.of();
    }
    Set<Integer> groups = new HashSet<>();
    lines.each((_, other, _, _, from, to) -> {
      if (other > 0 && to >= from) {
        groups.add(lines.file().group(other));
      }
    });
    return groups.stream()
        .flatMap(group -> byGroup.getOrDefault(group, List.of()).stream())
        .toList();
  }
}
