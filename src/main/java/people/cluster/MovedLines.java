package people.cluster;

import module java.base;

import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import people.cluster.SplitPlan.FilePlan;
import scala.Tuple2;

/// Brings the lines of records that merges have to do with to the part of their group.
record MovedLines(Broadcast<SplitPlan> plan)
    implements Function2<
        Integer, Iterator<Tuple2<Integer, byte[]>>, Iterator<Tuple2<Integer, byte[]>>> {

  @Override
  public Iterator<Tuple2<Integer, byte[]>> call(
      Integer partition, Iterator<Tuple2<Integer, byte[]>> came) {
    int part = partition - 1;
    SplitPlan all = plan.value();
    if (partition == SplitPass.FOUND || all.fileOf(part).groups().isEmpty()) {
      return Collections.emptyIterator();
    }
    int number = all.bounds().file(part);
    FilePlan file = all.files()[number];
    Queue<Tuple2<Integer, byte[]>> ready = new ArrayDeque<>();
    LineChunks chunks = new LineChunks(LineChunks.MOVED, all.bounds().parts(), ready);
    came.forEachRemaining(each -> {
      byte[] chunk = each._2();
      long base = all.bases()[LineChunks.origin(chunk)];
      LineChunks.each(
          chunk,
          (person, other, place, at, length) -> {
            int to = all.part(number, person);
            long position = base + place;
            if (to == part || position >= file.events()) {
              return;
            }
            if (length < 0) {
              chunks.addNamed(to, person, other, (int) position);
            } else {
              chunks.add(to, person, other, (int) position, chunk, at, at + length);
            }
          });
    });
    chunks.end();
    return ready.iterator();
  }
}
