package people.tables;

import module java.base;

import people.TimelineException;
import people.exports.ExportColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks Spark from a notebook or a script: `./jbang spark` in a process of its own, which answers
/// one question after the other, so that neither takes in Spark nor its options of Java.
///
/// ```java
/// try (var spark = SparkQuestions.start("--master", "local[*]")) {
///   Table married = spark.table("count 'towns/*.jsonl' --at 2014-12-31");
/// }
/// ```
///
/// The rows of an answer are held here: ask for sums, or for what was filtered. Not safe for
/// several threads.
public final class SparkQuestions implements AutoCloseable {

  private static final String OURS = "spark: ";

  /// The launcher says so of what it fetches and builds.
  private static final String LAUNCHER = "[jbang]";

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;
  private final BlockingQueue<String> errors = new LinkedBlockingQueue<>();

  private SparkQuestions(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofVirtual()
        .start(() ->
            process
                .errorReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith(LAUNCHER))
                .forEach(errors::add));
  }

  /// Starts Spark, which takes some seconds, and the first time a download of 280 MB.
  ///
  /// @param options of `./jbang spark`, such as `--master` and `--conf`
  /// @throws TimelineException when there is no launcher
  public static SparkQuestions start(String... options) {
    String root = System.getenv("PEOPLE_ROOT"); // the launcher says it to all that it starts
    List<String> words = new ArrayList<>();
    words.add(root == null ? "jbang" : Path.of(root, "jbang").toString());
    words.addAll(List.of("spark", "--questions"));
    words.addAll(List.of(options));
    try {
      return new SparkQuestions(new ProcessBuilder(words).start());
    } catch (IOException e) {
      throw new TimelineException("Spark can't be started: " + e.getMessage(), e);
    }
  }

  /// The answer to a question.
  ///
  /// @param question as it stands behind `./jbang spark`
  /// @throws IllegalArgumentException when it can't be answered, with the line that says why
  /// @throws TimelineException when Spark ended
  public Table table(String question) {
    if (question.lines().count() != 1) {
      throw new IllegalArgumentException("'%s' is no question of one line".formatted(question));
    }
    errors.clear();
    try {
      questions.write(question + " --format rows\n");
      questions.flush();
      String head = answers.readLine();
      if (head == null) {
        throw new TimelineException("Spark ended" + said(": "));
      } else if (head.isEmpty()) {
        throw new IllegalArgumentException(said("").replaceFirst("^" + OURS, ""));
      }
      List<ExportColumn> columns = new ArrayList<>();
      JsonMapper.shared()
          .readTree(head)
          .forEachEntry((name, type) ->
              columns.add(new ExportColumn(name, ExportColumn.Type.valueOf(type.asString()))));
      List<Object[]> rows = new ArrayList<>();
      for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
        JsonNode cells = JsonMapper.shared().readTree(line);
        Object[] row = new Object[columns.size()];
        Arrays.setAll(row, i -> cell(columns.get(i).type(), cells.get(i)));
        rows.add(row);
      }
      return RowTable.of(question.strip().split("\\s", 2)[0], columns, rows.iterator());
    } catch (IOException e) {
      throw new TimelineException("Spark ended" + said(": "), e);
    }
  }

  /// What was said on standard error, best by Spark's command itself. It may come a little later
  /// than the answer.
  private String said(String before) {
    String last = null;
    try {
      String line = errors.poll(5, TimeUnit.SECONDS);
      while (line != null) {
        last = line;
        line = line.startsWith(OURS) ? null : errors.poll(1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return last == null ? "" : before + last;
  }

  private static Object cell(ExportColumn.Type type, JsonNode cell) {
    if (cell.isNull()) {
      return null;
    }
    return switch (type) {
      case INT -> cell.asInt();
      case LONG -> cell.asLong();
      case DOUBLE -> cell.asDouble();
      case BOOLEAN -> cell.asBoolean();
      case DATE -> LocalDate.parse(cell.asString());
      case INSTANT -> Instant.parse(cell.asString());
      case TEXT -> cell.asString();
    };
  }

  /// Ends Spark.
  @Override
  public void close() {
    try {
      questions.close();
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (IOException e) {
      // it ended before
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
