package people.cluster;

import module java.base;

import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import people.TimelineException;
import people.cli.BadUsage;
import people.cli.ShellWords;
import people.history.History;
import people.output.Kit;
import people.output.StandardOutput;
import people.output.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `spark`. Exit codes: 0 done, 1 the work failed, 2 the command line is wrong. An
/// error is one line on standard error.
@Command(
    name = "spark",
    description = {
      "Folds timelines on Spark, on the cores of this machine or on a cluster, by the same rules as"
          + " 'people'.",
      "The tables are count, people, persons, periods, addresses, attributes, moves, transitions"
          + " and couples, as 'people export' has them; and sums over life courses: states (by"
          + " age), times (years in each status) and survival (first marriages by age).",
      "Of several timelines each has people of its own; rows say in a column 'timeline' which one"
          + " they are of."
    },
    mixinStandardHelpOptions = true,
    version = "spark " + Kit.VERSION,
    footer = {
      "",
      "Examples:",
      "  spark count town.jsonl --at 2014-12-31",
      "  spark periods towns/ -o periods.parquet",
      "  spark couples 'towns/*.jsonl' --at 2014 --known 2015-02-14 --format csv",
      "  spark states town.jsonl --ages 16-49 --format csv",
      "  spark count /shared/towns --master spark://127.0.0.1:7077 --conf spark.executor.memory=2g",
      "",
      "Other masters, and files on s3a:// or hdfs://, are passed on to Spark as they are, and were"
          + " not tried."
    })
public final class SparkCommand implements Callable<Integer> {

  private static final String CSV = ".csv";
  private static final String PARQUET = ".parquet";

  /// Rows of more events are printed part by part, so that no more than those of one are held.
  private static final long AT_ONCE = 2_000_000;

  private static final Pattern AGES = Pattern.compile("(\\d{1,3})-(\\d{1,3})");

  @Parameters(index = "0", arity = "0..1", paramLabel = "TABLE", description = "What is asked for.")
  private String table;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "TIMELINE",
      description =
          "Files, folders of files that end with .jsonl, patterns in quotes, and shared timelines"
              + " (jdbc:postgresql://HOST/DATABASE).")
  private List<String> timelines = List.of();

  @Option(
      names = "--questions",
      description =
          "Answers questions from standard input, one on each line, as behind 'spark'; an empty"
              + " line ends each answer. Spark is started once for all.")
  private boolean isOfLines;

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description =
          "The date of count and people (default: today), and couples (default: all times).")
  private String at;

  @Option(
      names = "--known",
      paramLabel = "INSTANT",
      description = "As it was known then (default: all that is recorded).")
  private String known;

  @Option(
      names = "--observed-until",
      paramLabel = "DATE",
      description = "As if nobody had looked after that day.")
  private String observedUntil;

  @Option(
      names = "--lifespan",
      paramLabel = "N|none",
      description = "After how many years somebody is presumed dead (default: 110).")
  private String lifespan;

  @Option(
      names = "--ages",
      paramLabel = "FROM-TO",
      description = "Of states and times, both included (default: 0-99).")
  private String ages;

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      defaultValue = "local[*]",
      description = "local[N], local[*] (default) or spark://HOST:PORT.")
  private String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark, such as spark.executor.memory=2g.")
  private Map<String, String> conf = Map.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description =
          "Where the table is written, as files in a folder whose name ends with .parquet or .csv.")
  private String output;

  @Option(
      names = "--measure",
      paramLabel = "TURNS",
      description =
          "Of count: what it takes, in turn with Spark SQL by hand, of simulated timelines without"
              + " mess.")
  private int turns;

  @Option(names = "--force", description = "Replaces a folder that is there.")
  private boolean force;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "On the screen: table (default), csv or json; rows is for programs: names and types, and"
              + " a line of JSON for each row.")
  private RowsOutput.RowFormat format;

  @Spec private CommandSpec spec;

  private final Terminal out;
  private final Terminal err;

  /// The session in which questions are answered one after the other; null for one of its own.
  private final SparkSession session;

  private SparkCommand(Terminal out, Terminal err, SparkSession session) {
    this.out = out;
    this.err = err;
    this.session = session;
  }

  /// Runs a command line and ends the program with its exit code.
  public static void main(String... args) {
    Locale.setDefault(Locale.ROOT);
    StandardOutput standard = new StandardOutput();
    PrintStream out = standard.stream();
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = run(Terminal.ofStandardOutput(out), new Terminal(err), args);
    out.flush();
    if (standard.trouble() != null) {
      err.println("spark: can't write the answer: " + standard.trouble());
      code = CommandLine.ExitCode.SOFTWARE;
    }
    System.exit(code);
  }

  private static int run(Terminal out, Terminal err, String... args) {
    return new SparkCommand(out, err, null).parser().execute(args);
  }

  private CommandLine parser() {
    CommandLine line = new CommandLine(this);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(100);
    line.setExpandAtFiles(false);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(new BadUsage());
    line.setExecutionExceptionHandler(SparkCommand::failed);
    return line;
  }

  @Override
  public Integer call() throws IOException {
    if (isOfLines) {
      if (table != null || session != null) {
        throw badUsage("--questions reads them from standard input; expected none beside it");
      }
      return answerLines();
    }
    if (table == null || timelines.isEmpty()) {
      throw badUsage("expected a table and a timeline, such as 'count people.jsonl'");
    }
    ClusterQuestion question = question();
    ClusterSizes sizes = sizes();
    if (output != null && !output.endsWith(PARQUET) && !output.endsWith(CSV)) {
      throw badUsage(
          "-o %s does not say the format; expected a name that ends with .parquet or .csv"
              .formatted(output));
    }
    if (turns < 0 || turns > 0 && question.table() != ClusterTable.COUNT) {
      throw badUsage("--measure %d; expected a number from 1 on, and count".formatted(turns));
    }
    SparkSession spark = session == null ? ClusterSession.start(master, conf) : session;
    if (turns > 0) {
      SqlByHand.measure(spark, timelines, question, turns).forEach(out::println);
      return CommandLine.ExitCode.OK;
    }
    try (SparkTables tables = SparkTables.of(spark, sizes, timelines.toArray(String[]::new))) {
      if (output == null) {
        Dataset<Row> rows = tables.rows(question);
        boolean isSmall = tables.events() <= AT_ONCE || question.table().isSum();
        new RowsOutput(out, format)
            .print(
                tables.columns(question),
                isSmall ? rows.collectAsList().iterator() : rows.toLocalIterator());
      } else {
        write(tables, question);
      }
    } finally {
      if (session == null) {
        spark.stop();
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private int answerLines() throws IOException {
    SparkSession spark = ClusterSession.start(master, conf);
    int worst = CommandLine.ExitCode.OK;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        worst = Math.max(worst, answer(line, spark));
        out.println();
        out.flush();
      }
    } finally {
      spark.stop();
    }
    return worst;
  }

  private int answer(String line, SparkSession spark) {
    try {
      String[] words = ShellWords.of(line).toArray(String[]::new);
      return new SparkCommand(out, err, spark).parser().execute(words);
    } catch (IllegalArgumentException e) {
      err.line("spark: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  private ClusterQuestion question() {
    try {
      ClusterQuestion question = ClusterQuestion.of(ClusterTable.of(table));
      question = at == null ? question : question.at(at);
      question = known == null ? question : question.known(known);
      question =
          observedUntil == null ? question : question.observedUntil(History.day(observedUntil));
      question = lifespan == null ? question : question.lifespan(years());
      if (ages != null) {
        Matcher range = AGES.matcher(ages);
        if (!range.matches()) {
          throw badUsage("--ages %s; expected two ages such as 16-49".formatted(ages));
        }
        question =
            question.ages(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
      }
      return question;
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }

  private ClusterSizes sizes() {
    try {
      return ClusterSizes.of(conf);
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }

  private int years() {
    if (lifespan.equalsIgnoreCase("none")) {
      return 0;
    }
    if (!lifespan.matches("[1-9]\\d{0,8}")) {
      throw badUsage(
          "'%s' is not a life span; expected a whole number of years, or none".formatted(lifespan));
    }
    return Integer.parseInt(lifespan);
  }

  private ParameterException badUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void write(SparkTables tables, ClusterQuestion question) {
    DataFrameWriter<Row> writer =
        tables.rows(question).write().mode(force ? SaveMode.Overwrite : SaveMode.ErrorIfExists);
    if (output.endsWith(PARQUET)) {
      writer.parquet(output);
    } else {
      writer.option("header", "true").option("escape", "\"").csv(output);
    }
    out.line(
        String.format(
            Locale.ROOT, "%s: %s of %,d events", output, question.table().word(), tables.events()));
  }

  /// What went wrong in a task stands below what Spark says of it.
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    Throwable cause = e;
    while (!isOurs(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message =
        String.valueOf((isOurs(cause) ? cause : e).getMessage()).lines().findFirst().orElse("");
    command
        .getErr()
        .println("spark: " + BadUsage.oneLine(isOurs(cause) ? message : saying(e, message)));
    command.getErr().flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isOurs(Throwable cause) {
    return cause instanceof TimelineException;
  }

  private static String saying(Exception e, String message) {
    String text = message.replaceFirst("^\\[[A-Z_.]+] ", "");
    return message.contains("PATH_ALREADY_EXISTS")
        ? text.replaceAll(
            "(?s)^Path (?:file:)?(\\S+) already exists.*",
            "$1 is there already; --force replaces it")
        : text.isBlank() ? e.toString() : text;
  }
}
