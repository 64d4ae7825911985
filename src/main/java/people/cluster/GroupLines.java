package people.cluster;

import module java.base;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import people.timeline.EventTimeline;
import people.timeline.EventTimeline.PartLook;

/// The lines of all timelines, by the group of records that each is about: in order of parts,
/// groups and positions.
final class GroupLines {

  static final int PART = 0;
  static final int GROUP = 1;
  static final int POSITION = 2;
  static final int LINE = 3;

  /// Before all positions: the row says which other group names this one.
  private static final long NAMED = -1;

  private static final StructType ROW =
      new StructType()
          .add("part", DataTypes.IntegerType, false)
          .add("group", DataTypes.IntegerType, false)
          .add("position", DataTypes.LongType, false)
          .add("line", DataTypes.BinaryType, false);

  private GroupLines() {}

  /// @param withOthers whether each group also gets the lines of the groups that it names, or that
  ///   name it, as partners do
  static Dataset<Row> of(SparkSession spark, Broadcast<SplitPlan> plan, boolean withOthers) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> conf =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    int splits = plan.value().splits().length;
    JavaRDD<Row> lines =
        context
            .parallelize(IntStream.range(0, splits).boxed().toList(), Math.max(1, splits))
            .mapPartitions(new LinesOfSplits(plan, conf, withOthers));
    Dataset<Row> own = sorted(spark.createDataFrame(lines, ROW), plan);
    return withOthers
        ? sorted(own.mapPartitions(new Neighbours(plan), Encoders.row(ROW)), plan)
        : own;
  }

  private static Dataset<Row> sorted(Dataset<Row> rows, Broadcast<SplitPlan> plan) {
    return rows.repartitionById(Math.max(1, plan.value().parts().length), functions.col("part"))
        .sortWithinPartitions("part", "group", "position");
  }

  private static Row row(SplitPlan.FilePlan file, int group, long position, byte[] line) {
    return RowFactory.create(file.part(group), group, position, line);
  }

  /// Reads the lines of stretches of files.
  private record LinesOfSplits(
      Broadcast<SplitPlan> plan, Broadcast<SerializableConfiguration> conf, boolean withOthers)
      implements FlatMapFunction<Iterator<Integer>, Row> {

    @Override
    public Iterator<Row> call(Iterator<Integer> splits) throws IOException {
      if (!splits.hasNext()) {
        return Collections.emptyIterator();
      }
      int split = splits.next(); // one for each task
      return new SplitRows(plan.value(), split, conf.value().value(), withOthers);
    }
  }

  /// The rows of one stretch.
  private static final class SplitRows implements Iterator<Row> {

    private final SplitPlan.FilePlan file;
    private final SplitLines lines;
    private final PartLook look = EventTimeline.look();
    private final boolean withOthers;
    private final Deque<Row> rows = new ArrayDeque<>();
    private long position;

    SplitRows(SplitPlan plan, int split, Configuration conf, boolean withOthers)
        throws IOException {
      this.file = plan.files()[plan.splits()[split].file()];
      this.lines = new SplitLines(plan.splits()[split], conf);
      this.withOthers = withOthers;
      this.position = plan.bases()[split];
    }

    @Override
    public boolean hasNext() {
      try {
        while (rows.isEmpty() && position < file.events() && lines.next()) {
          add();
        }
        if (rows.isEmpty()) {
          lines.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return !rows.isEmpty();
    }

    private void add() {
      if (!look.at(lines.bytes(), lines.from(), lines.end())) {
        return;
      }
      if (look.personId() > 0) {
        int group = file.group(look.personId());
        rows.add(row(file, group, position, lines.line()));
        int other = withOthers && look.otherId() > 0 ? file.group(look.otherId()) : group;
        if (other != group) {
          rows.add(row(file, other, NAMED, ByteBuffer.allocate(4).putInt(group).array()));
        }
      }
      position++;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return rows.remove();
    }
  }

  /// Carries the lines of each group to those that it names, or that name it.
  private record Neighbours(Broadcast<SplitPlan> plan) implements MapPartitionsFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      SplitPlan all = plan.value();
      PartLook look = EventTimeline.look();
      return new GroupIterator<>(
          rows,
          group -> {
            SplitPlan.FilePlan file = all.fileOf(group.getFirst().getInt(PART));
            int own = group.getFirst().getInt(GROUP);
            SortedSet<Integer> to = new TreeSet<>(Set.of(own));
            for (Row row : group) {
              byte[] line = row.getAs(LINE);
              if (row.getLong(POSITION) == NAMED) {
                to.add(ByteBuffer.wrap(line).getInt());
              } else if (look.at(line, 0, line.length) && look.otherId() > 0) {
                to.add(file.group(look.otherId()));
              }
            }
            return group.stream()
                .filter(row -> row.getLong(POSITION) != NAMED)
                .flatMap(row ->
                    to.stream()
                        .map(each ->
                            row(file, each, row.getLong(POSITION), row.<byte[]>getAs(LINE))))
                .iterator();
          });
    }
  }

  /// Rows that are made of those of one group after the other.
  private static final class GroupIterator<T> implements Iterator<T> {

    private final PeekingRows rows;
    private final Function<List<Row>, Iterator<T>> work;
    private Iterator<T> made = Collections.emptyIterator();

    GroupIterator(Iterator<Row> rows, Function<List<Row>, Iterator<T>> work) {
      this.rows = new PeekingRows(rows);
      this.work = work;
    }

    @Override
    public boolean hasNext() {
      while (!made.hasNext() && rows.peek() != null) {
        int group = rows.peek().getInt(GROUP);
        List<Row> all = new ArrayList<>();
        while (rows.peek() != null && rows.peek().getInt(GROUP) == group) {
          all.add(rows.next());
        }
        made = work.apply(all);
      }
      return made.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return made.next();
    }
  }

  /// Rows of which the next one can be looked at.
  static final class PeekingRows {

    private final Iterator<Row> rows;
    private Row next;

    PeekingRows(Iterator<Row> rows) {
      this.rows = rows;
    }

    /// The next row; null for none.
    Row peek() {
      if (next == null && rows.hasNext()) {
        next = rows.next();
      }
      return next;
    }

    Row next() {
      Row row = peek();
      next = null;
      return row;
    }
  }
}
