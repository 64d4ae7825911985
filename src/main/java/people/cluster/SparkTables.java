package people.cluster;

import module java.base;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import people.exports.ExportColumn;
import people.tables.RowTable;
import scala.Tuple2;
import tech.tablesaw.api.Table;

/// Tables of timelines that are folded on a cluster, by the same rules and in the same order as on
/// one machine:
///
/// ```java
/// try (var towns = SparkTables.open("local[*]", "towns/*.jsonl")) {
///   Table married = towns.table(ClusterQuestion.of(ClusterTable.COUNT).at("2014-12-31"));
/// }
/// ```
///
/// Where there are several timelines, each has people of its own, and rows say of which one they
/// are in a first column `timeline`. Lines are read once, when it is opened, and stay in the files
/// of Spark's shuffle until it is closed; a timeline that grows meanwhile is read as far as it was
/// then. Costs the reading and one shuffle of all lines; for couples another one of those who name
/// others, for attributes another one of the rows.
///
/// Not safe for several threads.
public final class SparkTables implements Closeable {

  private static final String TIMELINE = "timeline";

  private final SparkSession spark;
  private final boolean isOwn;
  private final PartedLines lines;

  private SparkTables(
      SparkSession spark, boolean isOwn, List<String> timelines, ClusterSizes sizes) {
    this.spark = spark;
    this.isOwn = isOwn;
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<TimelineInput> inputs = TimelineInput.of(timelines, context.hadoopConfiguration());
    this.lines = PartedLines.of(context, inputs, sizes);
  }

  /// Starts Spark, which [#close] ends.
  ///
  /// @param master `local[N]`, `local[*]`, `spark://HOST:PORT`, or what else Spark knows
  /// @param timelines files, folders of files that end with `.jsonl`, and patterns such as
  ///   `towns/*.jsonl`
  /// @throws people.TimelineException for what is no timeline, or damaged, naming the file and the
  ///   line
  public static SparkTables open(String master, String... timelines) {
    SparkSession spark = ClusterSession.start(master, Map.of());
    try {
      return new SparkTables(spark, true, List.of(timelines), ClusterSizes.USUAL);
    } catch (RuntimeException | Error e) {
      spark.stop();
      throw e;
    }
  }

  /// On a session that is there already, and stays.
  public static SparkTables of(SparkSession spark, String... timelines) {
    return of(spark, ClusterSizes.USUAL, timelines);
  }

  static SparkTables of(SparkSession spark, ClusterSizes sizes, String... timelines) {
    return new SparkTables(spark, false, List.of(timelines), sizes);
  }

  /// How many events there are.
  public long events() {
    return lines.plan().value().events();
  }

  /// How many timelines there are.
  public int timelines() {
    return lines.plan().value().files().length;
  }

  /// The rows of a table, in order of timelines and people, lazily. Sums are made at once.
  public Dataset<Row> rows(ClusterQuestion question) {
    if (!question.table().isSum()) {
      return placed(question);
    }
    List<Row> rows = new ArrayList<>();
    sums(question).forEach(row -> rows.add(RowFactory.create(row)));
    return spark.createDataFrame(rows, schema(columns(question), false));
  }

  /// The columns of a table.
  public List<ExportColumn> columns(ClusterQuestion question) {
    return switch (question.table()) {
      case COUNT -> question.table().columns(question);
      case STATES -> ExportColumn.list(LifeSums.STATES);
      case TIMES -> ExportColumn.list(LifeSums.TIMES);
      case SURVIVAL -> ExportColumn.list(LifeSums.SURVIVAL);
      case PEOPLE, PERSONS, PERIODS, ADDRESSES, ATTRIBUTES, MOVES, TRANSITIONS, COUPLES ->
          isNamed()
              ? Stream.concat(
                      Stream.of(new ExportColumn(TIMELINE, ExportColumn.Type.TEXT)),
                      question.table().columns(question).stream())
                  .toList()
              : question.table().columns(question);
    };
  }

  /// The same as a table of Tablesaw, which takes the room of its rows here.
  public Table table(ClusterQuestion question) {
    return RowTable.of(
        question.table().word(),
        columns(question),
        rows(question).collectAsList().stream()
            .map(row -> IntStream.range(0, row.size()).mapToObj(row::get).toArray())
            .iterator());
  }

  private boolean isNamed() {
    return timelines() > 1;
  }

  private JavaRDD<PartFold.FoldedRow> folded(ClusterQuestion question) {
    Broadcast<MergeStubs> stubs =
        lines
            .context()
            .broadcast(
                question.table().namesOthers()
                    ? MergeStubs.of(lines)
                    : MergeStubs.none(lines.plan().value()));
    return lines
        .byGroup(question.table().isOfTwo())
        .mapPartitionsWithIndex(new PartFold(lines.plan(), stubs, question), false);
  }

  /// Rows that say of which timeline they are, where there are several.
  private Dataset<Row> placed(ClusterQuestion question) {
    boolean isNamed = isNamed();
    Broadcast<SplitPlan> plan = lines.plan();
    return spark.createDataFrame(
        inOrder(question, folded(question))
            .map(row ->
                RowFactory.create(
                    isNamed
                        ? Stream.concat(
                                Stream.of(plan.value().fileOf(row.part()).name()),
                                Arrays.stream(row.cells()))
                            .toArray()
                        : row.cells())),
        schema(question.table().columns(question), isNamed));
  }

  /// Where a row stands: in order of timelines, of a column, and of people.
  private record RowOrder(int file, String first, int part, int row)
      implements Comparable<RowOrder>, Serializable {

    private static final Comparator<RowOrder> ORDER =
        Comparator.comparingInt(RowOrder::file)
            .thenComparing(RowOrder::first)
            .thenComparingInt(RowOrder::part)
            .thenComparingInt(RowOrder::row);

    @Override
    public int compareTo(RowOrder other) {
      return ORDER.compare(this, other);
    }
  }

  /// Rows of all parts as the table has them. Where they are not in order of people first, they are
  /// made twice: to see where they go, and to go there.
  private JavaRDD<PartFold.FoldedRow> inOrder(
      ClusterQuestion question, JavaRDD<PartFold.FoldedRow> rows) {
    int first = question.table().firstOrder();
    Broadcast<SplitPlan> plan = lines.plan();
    return first < 0
        ? rows
        : rows.mapToPair(row ->
                new Tuple2<>(
                    new RowOrder(
                        plan.value().bounds().file(row.part()),
                        (String) row.cells()[first],
                        row.part(),
                        row.number()),
                    row))
            .sortByKey()
            .values();
  }

  private List<Object[]> sums(ClusterQuestion question) {
    int keys = question.table().keys();
    List<Object[]> sums =
        folded(question)
            .mapToPair(row ->
                new Tuple2<>(
                    Arrays.asList(Arrays.copyOf(row.cells(), keys)),
                    Arrays.stream(row.cells()).skip(keys).mapToLong(cell -> (long) cell).toArray()))
            .reduceByKey(SparkTables::added)
            .collect()
            .stream()
            .map(sum -> Stream.concat(sum._1().stream(), Arrays.stream(sum._2()).boxed()).toArray())
            .toList();
    return switch (question.table()) {
      case COUNT -> LifeSums.byStatus(sums);
      case STATES -> LifeSums.distribution(sums, question.ages());
      case TIMES -> LifeSums.meanTimes(sums);
      case SURVIVAL -> LifeSums.curve(sums);
      case PEOPLE, PERSONS, PERIODS, ADDRESSES, ATTRIBUTES, MOVES, TRANSITIONS, COUPLES -> sums;
    };
  }

  private static long[] added(long[] one, long... other) {
    return IntStream.range(0, one.length).mapToLong(i -> one[i] + other[i]).toArray();
  }

  private static StructType schema(List<ExportColumn> columns, boolean isNamed) {
    StructType schema =
        isNamed ? new StructType().add(TIMELINE, DataTypes.StringType) : new StructType();
    for (ExportColumn column : columns) {
      schema = schema.add(column.name(), type(column.type()));
    }
    return schema;
  }

  private static DataType type(ExportColumn.Type type) {
    return switch (type) {
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case INSTANT -> DataTypes.TimestampType;
      case TEXT -> DataTypes.StringType;
    };
  }

  /// Ends Spark where this started it.
  @Override
  public void close() {
    lines.plan().destroy();
    if (isOwn) {
      spark.stop();
    }
  }
}
