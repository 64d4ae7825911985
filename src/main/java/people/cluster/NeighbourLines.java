package people.cluster;

import module java.base;

import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/// Carries the lines of each group to the parts of those that it names, or that name it.
record NeighbourLines(Broadcast<SplitPlan> plan)
    implements Function2<
        Integer, Iterator<Tuple2<Integer, byte[]>>, Iterator<Tuple2<Integer, byte[]>>> {

  @Override
  public Iterator<Tuple2<Integer, byte[]>> call(
      Integer partition, Iterator<Tuple2<Integer, byte[]>> came) {
    if (partition == SplitPass.FOUND) {
      return Collections.emptyIterator();
    }
    SplitPlan all = plan.value();
    PartLines lines = PartLines.of(all, partition - 1, came);
    Map<Integer, Set<Integer>> parts = new HashMap<>();
    lines.each((person, other, _, _, _, _) -> {
      int to = other > 0 ? all.part(lines.fileNumber(), other) : lines.part();
      if (to != lines.part()) {
        parts.computeIfAbsent(lines.file().group(person), _ -> new HashSet<>()).add(to);
      }
    });
    Queue<Tuple2<Integer, byte[]>> ready = new ArrayDeque<>();
    LineChunks chunks = new LineChunks(LineChunks.OF_OTHERS, all.bounds().parts(), ready);
    lines.each((person, other, position, bytes, from, to) -> {
      if (to >= from) {
        for (int part : parts.getOrDefault(lines.file().group(person), Set.of())) {
          chunks.add(part, person, other, position, bytes, from, to);
        }
      }
    });
    chunks.end();
    return ready.iterator();
  }
}
