package people.cluster;

import module java.base;

import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.PartitionPruningRDD;
import org.apache.spark.rdd.ShuffledRDD;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/// The lines of all timelines, each in its part. They are read once, and stay in the files of
/// Spark's shuffle for all questions. The first partition has what was found on the way, and each
/// other one a part.
final class PartedLines {

  private final JavaSparkContext context;
  private final Broadcast<SplitPlan> plan;

  /// Each record in the part of its group.
  private final JavaRDD<Tuple2<Integer, byte[]>> byGroup;

  /// @param asRead each record in the part of its person
  private PartedLines(
      JavaSparkContext context,
      Broadcast<SplitPlan> plan,
      JavaRDD<Tuple2<Integer, byte[]>> asRead) {
    this.context = context;
    this.plan = plan;
    this.byGroup =
        plan.value().hasMerges()
            ? asRead.zipPartitions(
                parted(asRead.mapPartitionsWithIndex(new MovedLines(plan), false)),
                PartedLines::both)
            : asRead;
  }

  /// Reads all lines.
  static PartedLines of(JavaSparkContext context, List<TimelineInput> inputs, ClusterSizes sizes) {
    int cores = context.defaultParallelism();
    long bytes = inputs.stream().mapToLong(input -> input.length() * input.unit()).sum();
    List<LineSplit> splits = LineSplit.of(inputs, sizes.splitBytes(bytes, cores));
    Broadcast<SerializableConfiguration> conf =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    PartBounds bounds =
        PartBounds.of(
            inputs,
            context
                .parallelize(splits, Math.min(splits.size(), cores))
                .map(split -> SplitPass.sample(split, conf.value().value()))
                .collect(),
            sizes,
            cores);
    Broadcast<PartBounds> known = context.broadcast(bounds);
    JavaRDD<Tuple2<Integer, byte[]>> lines =
        parted(
            context
                .parallelize(splits, splits.size())
                .mapPartitions(own ->
                    own.hasNext()
                        ? new SplitPass(own.next(), known.value(), conf.value().value())
                        : Collections.emptyIterator()),
            bounds.parts() + 1);
    List<SplitFound> found =
        JavaRDD.fromRDD(
                PartitionPruningRDD.create(
                    lines.rdd(),
                    (Serializable & scala.Function1<Object, Object>)
                        part -> (int) part == SplitPass.FOUND),
                PartedLines.<Tuple2<Integer, byte[]>>tag())
            .collect()
            .stream()
            .map(each -> SplitFound.of(each._2()))
            .sorted(Comparator.comparingInt(SplitFound::split))
            .toList();
    return new PartedLines(
        context, context.broadcast(SplitPlan.of(inputs, splits, found, bounds)), lines);
  }

  Broadcast<SplitPlan> plan() {
    return plan;
  }

  JavaSparkContext context() {
    return context;
  }

  /// @param withOthers whether each part also gets the lines of the groups that its own name, or
  ///   that name them, as partners do
  JavaRDD<Tuple2<Integer, byte[]>> byGroup(boolean withOthers) {
    return withOthers
        ? byGroup.zipPartitions(
            parted(byGroup.mapPartitionsWithIndex(new NeighbourLines(plan), false)),
            PartedLines::both)
        : byGroup;
  }

  private JavaRDD<Tuple2<Integer, byte[]>> parted(JavaRDD<Tuple2<Integer, byte[]>> chunks) {
    return parted(chunks, plan.value().bounds().parts() + 1);
  }

  /// Brings each chunk to its part. Spark's usual serializer would hold all of them at once.
  private static JavaRDD<Tuple2<Integer, byte[]>> parted(
      JavaRDD<Tuple2<Integer, byte[]>> chunks, int partitions) {
    ShuffledRDD<Integer, byte[], byte[]> shuffled =
        new ShuffledRDD<>(
            chunks.rdd(),
            new ByKey(partitions),
            PartedLines.<Integer>tag(),
            PartedLines.<byte[]>tag(),
            PartedLines.<byte[]>tag());
    shuffled.setSerializer(new KryoSerializer(chunks.context().getConf()));
    return JavaRDD.fromRDD(shuffled, PartedLines.<Tuple2<Integer, byte[]>>tag());
  }

  @SuppressWarnings("unchecked")
  private static <T> ClassTag<T> tag() {
    return (ClassTag<T>) ClassTag$.MODULE$.AnyRef();
  }

  private static <T> Iterator<T> both(Iterator<T> first, Iterator<T> second) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return first.hasNext() || second.hasNext();
      }

      @Override
      public T next() {
        return first.hasNext() ? first.next() : second.next();
      }
    };
  }

  /// The key is the number of the partition.
  private static final class ByKey extends Partitioner {

    private static final long serialVersionUID = 1;

    private final int partitions;

    ByKey(int partitions) {
      this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object key) {
      return (Integer) key;
    }
  }
}
