package people.cluster;

import module java.base;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import people.exports.ExportColumn;
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
/// are in a first column `timeline`. Lines are read when it is opened, to find where the events
/// are, and for each question again; a timeline that grows meanwhile is read as far as it was when
/// it was opened. Costs the reading and one shuffle of all lines, for couples two.
///
/// Not safe for several threads.
public final class SparkTables implements Closeable {

  private static final String TIMELINE = "timeline";

  private final SparkSession spark;
  private final boolean isOwn;
  private final JavaSparkContext context;
  private final Broadcast<SplitPlan> plan;
  private final ClusterSizes sizes;

  private SparkTables(
      SparkSession spark, boolean isOwn, List<String> timelines, ClusterSizes sizes) {
    this.spark = spark;
    this.isOwn = isOwn;
    this.sizes = sizes;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<TimelineInput> inputs = TimelineInput.of(timelines, context.hadoopConfiguration());
    int cores = context.defaultParallelism();
    long bytes = inputs.stream().mapToLong(TimelineInput::length).sum();
    List<FileSplit> splits = FileSplit.of(inputs, sizes.splitBytes(bytes, cores));
    Broadcast<SerializableConfiguration> conf =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    List<SplitFound> found =
        splits.isEmpty()
            ? List.of()
            : context
                .parallelize(splits, splits.size())
                .map(split -> SplitFound.in(split, conf.value().value()))
                .collect();
    plan =
        context.broadcast(
            SplitPlan.of(inputs, splits, found, sizes.partEvents(), sizes.parts(cores)));
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
    return plan.value().events();
  }

  /// How many timelines there are.
  public int timelines() {
    return plan.value().files().length;
  }

  /// The rows of a table, in order of timelines and people, lazily. Sums are made at once.
  public Dataset<Row> rows(ClusterQuestion question) {
    if (!question.table().isSum()) {
      return folded(question);
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
      case PEOPLE, PERSONS, PERIODS, ADDRESSES, MOVES, TRANSITIONS, COUPLES ->
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
    return TableOfRows.of(
        question.table().word(), columns(question), rows(question).collectAsList());
  }

  private boolean isNamed() {
    return timelines() > 1;
  }

  private Dataset<Row> folded(ClusterQuestion question) {
    SplitPlan all = plan.value();
    boolean isNamed = isNamed() && !question.table().isSum();
    Broadcast<MergeStubs> stubs =
        context.broadcast(
            question.table().namesOthers() ? MergeStubs.of(context, plan) : MergeStubs.none(all));
    return GroupLines.of(spark, plan, question.table().isOfTwo())
        .mapPartitions(
            new GroupFold(plan, stubs, question, isNamed, sizes.batchEvents()),
            Encoders.row(schema(question.table().columns(question), isNamed)));
  }

  private List<Object[]> sums(ClusterQuestion question) {
    List<ExportColumn> columns = question.table().columns(question);
    int keys = question.table().keys();
    Column[] by =
        columns.stream().limit(keys).map(each -> functions.col(each.name())).toArray(Column[]::new);
    List<Column> added =
        columns.stream()
            .skip(keys)
            .map(each -> functions.sum(functions.col(each.name())).as(each.name()))
            .toList();
    List<Object[]> sums =
        folded(question)
            .groupBy(by)
            .agg(added.getFirst(), added.stream().skip(1).toArray(Column[]::new))
            .collectAsList()
            .stream()
            .map(row -> IntStream.range(0, row.size()).mapToObj(row::get).toArray())
            .toList();
    return switch (question.table()) {
      case COUNT -> LifeSums.byStatus(sums);
      case STATES -> LifeSums.distribution(sums, question.ages());
      case TIMES -> LifeSums.meanTimes(sums);
      case SURVIVAL -> LifeSums.curve(sums);
      case PEOPLE, PERSONS, PERIODS, ADDRESSES, MOVES, TRANSITIONS, COUPLES -> sums;
    };
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
    plan.destroy();
    if (isOwn) {
      spark.stop();
    }
  }
}
