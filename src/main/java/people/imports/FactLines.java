package people.imports;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.sheets.*;
import people.timeline.*;

/// Records facts that come line by line, from a file or a pipe: in the words of the file format as
/// JSON, as a table with a header, or in other words that are given.
///
/// ```java
/// try (FactLines facts = FactLines.of("facts.ndjson", Files.newInputStream(file), null)) {
///   FactReport report = facts.recordAll(timeline, ImportOptions.DEFAULT);
/// }
/// ```
///
/// The form is seen from the first line. A fact with an id that is known is not recorded twice. Not
/// for several threads.
public final class FactLines implements AutoCloseable {

  /// So many facts are read ahead together, by another thread than the one that records.
  private static final int AHEAD = 512;

  /// So many lines are recorded together, one by one.
  private static final int GROUP = 4096;

  private static final int PROGRESS_EVERY = 1024;

  /// A fact that a line tells.
  public interface LineFact {

    /// Records it, unless it was recorded before.
    ///
    /// @return whether it is new
    /// @throws IllegalArgumentException when the line tells none
    boolean record(PersonRegistry.Batch batch);

    /// Reads what the line says, as far as that needs no batch. Another thread may do that before.
    default void readAhead() {
      // all is read when it is recorded
    }
  }

  /// A fact in the words of the file format.
  private static final class WordedLine implements LineFact {

    private final Supplier<Map<String, Object>> reading;

    /// Null when it is to be read when it is recorded.
    private Map<String, Object> read;

    WordedLine(Supplier<Map<String, Object>> reading) {
      this.reading = reading;
    }

    @Override
    public void readAhead() {
      try {
        read = reading.get();
      } catch (IllegalArgumentException | TimelineException _) {
        // whoever records it is told
      }
    }

    @Override
    public boolean record(PersonRegistry.Batch batch) {
      Map<String, Object> members = read == null ? reading.get() : read;
      read = null; // there are many
      String id = members.get("_id") instanceof String text ? text : null;
      return batch.addOnce(id, each -> each.add(members));
    }
  }

  /// Words that are no member of the file format.
  public interface Words {

    /// Whether the first line of an input is in these words.
    boolean isLine(String line);

    /// The fact that a line tells, which is found out when it is recorded; null for a line that
    /// tells nothing, such as a comment.
    LineFact fact(String line);
  }

  /// A fact in its place.
  private record FactLine(long number, LineFact fact) {}

  private final String name;
  private final TextLines lines;
  private final Supplier<FactLine> reading;
  private Sheet sheet;

  /// How many facts all of the input has; 0 while it is not read to its end.
  private long total;

  private FactLines(String name, InputStream in, Words words) {
    this.name = name;
    this.lines = new TextLines(name, in);
    String first = lines.next();
    if (first == null) {
      reading = () -> null;
    } else if (first.stripLeading().startsWith("{")) {
      reading = new Lines(first, FactLines::json);
    } else if (words != null && words.isLine(first)) {
      reading = new Lines(first, words::fact);
    } else if (FactSheet.isHeader(first)) {
      sheet = Sheet.open(name, lines.rest(first), SheetOptions.guessed());
      FactSheet table = new FactSheet(sheet);
      reading =
          () -> {
            SheetRow row = sheet.next();
            return row == null
                ? null
                : new FactLine(row.line(), new WordedLine(() -> table.members(row)));
          };
    } else {
      throw new TimelineException(
          "%s, line %d: starts with '%s'; expected a fact as an object of JSON, a header with a column 'type'%s"
              .formatted(
                  name,
                  lines.number(),
                  first.substring(0, Math.min(first.length(), 40)),
                  words == null ? "" : ", or a command that records"));
    }
  }

  /// Opens an input, of which the first line is read.
  ///
  /// @param name for errors
  /// @param words that may be used as well; null for none
  /// @throws TimelineException when it can't be read, or is in no known form
  public static FactLines of(String name, InputStream in, Words words) {
    return new FactLines(name, in, words);
  }

  private final class Lines implements Supplier<FactLine> {

    private final Function<String, LineFact> reader;
    private String ahead;

    Lines(String first, Function<String, LineFact> reader) {
      this.ahead = first;
      this.reader = reader;
    }

    @Override
    public FactLine get() {
      while (true) {
        String line = ahead != null ? ahead : lines.next();
        ahead = null;
        if (line == null) {
          return null;
        }
        long number = lines.number();
        LineFact fact = reader.apply(line);
        if (fact != null) {
          return new FactLine(number, fact);
        }
      }
    }
  }

  private static LineFact json(String line) {
    return new WordedLine(() -> members(line));
  }

  private static Map<String, Object> members(String line) {
    try {
      return PersonRegistry.membersOf(line);
    } catch (IllegalArgumentException e) {
      if (e.getMessage().contains("end-of-input")) {
        throw new IllegalArgumentException(
            "an object of JSON does not end on its line; expected each fact on one line", e);
      }
      throw e;
    }
  }

  /// How many facts there are; 0 while that is not known. The progress that is told is of reading
  /// them until then, and of recording them from then on.
  public long total() {
    return total;
  }

  /// Records all facts in one batch: all of them or none. They are held in memory.
  ///
  /// @param options the name is that of the batch; without one it has none. `rejects` is not used
  /// @throws TimelineException with the line that can't be recorded; nothing was
  public FactReport recordAll(EventTimeline timeline, ImportOptions options) {
    List<FactLine> facts = new ArrayList<>();
    for (FactLine fact; (fact = reading.get()) != null; ) {
      facts.add(fact);
      tell(options, facts.size());
    }
    total = facts.size();
    Group group = new Group(facts, options);
    try {
      if (options.name() != null) {
        FactReport report =
            group.sayingWhere(() ->
                ImportBatch.record(timeline, options, name, options.name(), group::record)
                    .result());
        return options.isDryRun() ? report.rehearsed() : report;
      }
      PersonRegistry registry = new PersonRegistry(timeline);
      if (options.isDryRun()) {
        group.sayingWhere(() -> registry.rehearse(group::record));
        return group.report.rehearsed();
      }
      return group.sayingWhere(() -> registry.inOneBatch(group::record));
    } catch (BadFact e) {
      throw new TimelineException(e.getMessage() + "; nothing was recorded", e);
    }
  }

  /// Records the facts one by one, up to the first one that can't be recorded. Those that come
  /// together are written together; from a pipe each is recorded when it is there.
  ///
  /// @throws TimelineException with the line that can't be recorded; the lines before it are, and
  ///   the message says how many
  public FactReport recordEach(EventTimeline timeline, ImportOptions options) {
    PersonRegistry registry = new PersonRegistry(timeline);
    FactReport all = FactReport.NONE;
    while (true) {
      List<FactLine> facts = new ArrayList<>();
      TimelineException unread = null;
      try {
        FactLine fact;
        do {
          fact = reading.get();
          if (fact != null) {
            facts.add(fact);
          }
        } while (fact != null && facts.size() < GROUP && (sheet != null || lines.isReady()));
      } catch (TimelineException e) {
        unread = e;
      }
      if (facts.isEmpty() && unread == null) {
        return all;
      }
      all = all.and(recordGroup(registry, facts, all));
      tell(options, all.lines());
      if (unread != null) {
        throw stopped(unread, all);
      }
    }
  }

  private FactReport recordGroup(PersonRegistry registry, List<FactLine> facts, FactReport before) {
    if (facts.isEmpty()) {
      return FactReport.NONE;
    }
    Group group = new Group(facts, null);
    try {
      return group.sayingWhere(() -> registry.inOneBatch(group::record));
    } catch (BadFact e) {
      FactReport good = recordGroup(registry, facts.subList(0, e.index), before);
      throw stopped(e, before.and(good));
    }
  }

  private static TimelineException stopped(TimelineException e, FactReport before) {
    return new TimelineException(
        "%s; %s"
            .formatted(
                e.getMessage(),
                before.lines() == 0
                    ? "nothing was recorded"
                    : before.lines() == 1
                        ? "the fact before was recorded"
                        : "the %d facts before were recorded".formatted(before.lines())),
        e);
  }

  private static void tell(ImportOptions options, long lines) {
    if (lines % PROGRESS_EVERY == 0) {
      options.progress().accept(lines);
    }
  }

  /// Thrown for a line that can't be recorded.
  private static final class BadFact extends TimelineException {

    private static final long serialVersionUID = 1;

    final int index;

    BadFact(String message, int index, Throwable cause) {
      super(message, cause);
      this.index = index;
    }
  }

  /// Facts that are recorded in one batch.
  private final class Group {

    private final List<FactLine> facts;
    private final ImportOptions options;
    private FactReport report;

    /// Of each line how many events there are up to its last one.
    private final int[] ends;

    /// @param options whose progress is told; null for none
    Group(List<FactLine> facts, ImportOptions options) {
      this.facts = facts;
      this.options = options;
      this.ends = new int[facts.size()];
    }

    /// Does what records them. What is refused once all are there says of which line it is.
    <T> T sayingWhere(Supplier<T> recording) {
      try {
        return recording.get();
      } catch (TimelineException.Restricted e) {
        int line = 0;
        while (line < facts.size() - 1 && ends[line] <= e.index()) {
          line++;
        }
        throw bad(line, e);
      }
    }

    private BadFact bad(int i, RuntimeException e) {
      String message = "%s, line %d: %s".formatted(name, facts.get(i).number, e.getMessage());
      return new BadFact(message, i, e);
    }

    private CompletableFuture<Void> readAhead(int from) {
      return CompletableFuture.runAsync(() -> {
        for (int i = from; i < Math.min(from + AHEAD, facts.size()); i++) {
          facts.get(i).fact.readAhead();
        }
      });
    }

    FactReport record(PersonRegistry.Batch batch) {
      int known = 0;
      CompletableFuture<Void> ahead = readAhead(0);
      for (int i = 0; i < facts.size(); i++) {
        if (i % AHEAD == 0) {
          ahead.join();
          ahead = readAhead(i + AHEAD);
        }
        FactLine line = facts.get(i);
        try {
          known += line.fact.record(batch) ? 0 : 1;
          if (options != null) {
            tell(options, i + 1L);
          }
        } catch (IllegalArgumentException | TimelineException e) {
          throw bad(i, e);
        }
        ends[i] = batch.size();
      }
      report = new FactReport(facts.size(), known, batch.size(), batch.firstPosition(), false);
      return report;
    }
  }

  @Override
  public void close() {
    try (lines) {
      if (sheet != null) {
        sheet.close();
      }
    }
  }
}
