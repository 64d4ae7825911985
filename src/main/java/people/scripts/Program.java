package people.scripts;

import module java.base;

import people.*;
import people.engine.*;
import people.history.*;
import people.output.*;
import people.timeline.*;

/// A short program over a timeline. It says how it is used, and what it does with what was asked;
/// the rest is the same for all: `--help`, the timeline (`--timeline FILE`, else
/// `$PEOPLE_TIMELINE`, else `people.jsonl`), tables and CSV, errors in one line, exit code 2 for a
/// wrong command line and 1 for work that failed.
///
/// ```java
/// void main(String[] args) {
///   Program.run("usage: living YEAR [--timeline FILE]", args, program ->
///       program.say(program.at(program.lastDay("YEAR")).people().size() + " people"));
/// }
/// ```
///
/// The first line of the usage is all that decides which arguments are allowed: words in capitals,
/// in brackets where they may be left out, and options in brackets, with what stands behind them.
public final class Program {

  /// What a program does.
  public interface ProgramWork {
    void with(Program program) throws IOException;
  }

  private final ProgramUsage usage;
  private final Terminal out;
  private final Terminal err;

  /// Read once it is asked for; null before.
  private EventTimeline timeline;

  private History history;

  private Program(String usage, PrintStream out, PrintStream err) {
    this.usage = new ProgramUsage(usage);
    this.out = Terminal.ofStandardOutput(out);
    this.err = new Terminal(err);
  }

  /// Runs a program and ends the process with its exit code.
  public static void run(String usage, String[] args, ProgramWork work) {
    Locale.setDefault(Locale.ROOT); // numbers are for programs too
    StandardOutput standard = new StandardOutput();
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = run(usage, standard.stream(), err, args, work); // which flushes
    if (standard.trouble() != null) {
      String name = new ProgramUsage(usage).name();
      err.println("%s: can't write the answer: %s".formatted(name, standard.trouble()));
      code = 1;
    }
    System.exit(code);
  }

  /// Runs a program that prints to streams of UTF-8.
  ///
  /// @return the exit code: 0 done, 1 the work failed, 2 the arguments are wrong
  public static int run(
      String usage, PrintStream out, PrintStream err, String[] args, ProgramWork work) {
    Program program = new Program(usage, out, err);
    try {
      if (program.usage.read(args)) {
        out.println(program.usage);
        return 0;
      }
      work.with(program);
      return 0;
    } catch (ProgramUsage.Wrong e) {
      program.note(
          "%s (see '%s --help')".formatted(e.getMessage(), CalledAs.of(program.usage.name())));
      return 2;
    } catch (TimelineException | IllegalArgumentException e) {
      program.note(e.getMessage());
      return 1;
    } catch (IOException e) {
      program.note(said(e));
      return 1;
    } catch (UncheckedIOException e) {
      program.note(said(e.getCause()));
      return 1;
    } finally {
      program.out.flush();
      program.err.flush();
      out.flush();
      err.flush();
      if (program.timeline != null) {
        program.timeline.close();
      }
    }
  }

  /// The JDK's own names of errors are no sentences.
  private static String said(IOException e) {
    return e instanceof FileSystemException of && of.getFile() != null
        ? of.getFile() + ": " + TimelineException.reason(e)
        : e.getMessage();
  }

  // ---- what was asked

  /// What was typed for a word of the usage or behind an option, such as `YEAR` or `--ics`; null
  /// when it was left out.
  ///
  /// @throws IllegalStateException when the usage does not have it
  public String word(String wordOrOption) {
    return usage.value(wordOrOption);
  }

  /// The same, with what stands for it when it was left out.
  public String word(String wordOrOption, String otherwise) {
    return Objects.requireNonNullElse(word(wordOrOption), otherwise);
  }

  /// Ends the program with exit code 2.
  ///
  /// @param message what is wrong, and what was expected
  public IllegalArgumentException wrong(String message) {
    return new ProgramUsage.Wrong(message);
  }

  /// The date that a word of the usage gives, such as `2014-12-31`, `2014-12`, `2014` or `today`;
  /// null when it was left out.
  public EffectiveDate date(String wordOrOption) {
    String text = word(wordOrOption);
    try {
      return text == null
          ? null
          : text.equalsIgnoreCase("today")
              ? EffectiveDate.of(History.day(text))
              : EffectiveDate.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /// The first day of such a date; null when it was left out.
  public LocalDate firstDay(String wordOrOption) {
    EffectiveDate date = date(wordOrOption);
    return date == null ? null : closed(date.earliest(), date, "first");
  }

  /// The last day of such a date; null when it was left out.
  public LocalDate lastDay(String wordOrOption) {
    EffectiveDate date = date(wordOrOption);
    return date == null ? null : closed(date.latest(), date, "last");
  }

  private LocalDate closed(LocalDate day, EffectiveDate date, String which) {
    if (day == null) {
      throw wrong(
          "'%s' has no %s day; expected a day (2014-12-31), a month or a year"
              .formatted(date, which));
    }
    return day;
  }

  /// The one year that a word of the usage gives, or lies in; null when it was left out.
  public Year year(String wordOrOption) {
    return only(wordOrOption, Year::from, "year, such as 2014");
  }

  /// The one month that a word of the usage gives, or lies in; null when it was left out.
  public YearMonth month(String wordOrOption) {
    return only(wordOrOption, YearMonth::from, "month, such as 2014-12");
  }

  private <T> T only(String wordOrOption, Function<LocalDate, T> of, String expected) {
    EffectiveDate date = date(wordOrOption);
    if (date == null) {
      return null;
    }
    if (date.earliest() == null
        || date.latest() == null
        || !of.apply(date.earliest()).equals(of.apply(date.latest()))) {
      throw wrong(
          "'%s' is more than that; expected one %s".formatted(word(wordOrOption), expected));
    }
    return of.apply(date.earliest());
  }

  /// The file that a word of the usage or an option names; null when it was left out.
  ///
  /// @param endings those that its name may have, such as `.svg`; none for any
  public Path file(String wordOrOption, String... endings) {
    String text = word(wordOrOption);
    if (text == null) {
      return null;
    }
    String name = text.toLowerCase(Locale.ROOT);
    if (endings.length > 0 && Arrays.stream(endings).noneMatch(name::endsWith)) {
      throw wrong(
          "'%s' is not a file for that; expected a name that ends in one of %s"
              .formatted(text, String.join(", ", endings)));
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw wrong("'%s' is not a file name: %s".formatted(text, e.getReason()));
    }
  }

  /// The person that a word of the usage names: by her identifier, or by a key in another system
  /// such as `payroll=4711`.
  ///
  /// @throws IllegalArgumentException when it names nobody
  public int person(String word) {
    String text = word(word);
    if (text.indexOf('=') > 0) {
      int person = history().personOfKey(Attribute.parse(text));
      if (person == 0) {
        throw new IllegalArgumentException("nobody has the key " + text);
      }
      return person;
    }
    try {
      return history().survivor(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw wrong(
          "'%s' is not a person; expected an identifier, or a key such as payroll=4711; '%s find' looks for a name"
              .formatted(text, CalledAs.of("people", usage.name(), "people")));
    }
  }

  // ---- the timeline

  /// Everyone's history, as it was known at the moment behind `--known` where the usage has that
  /// option and it was given. Read once.
  ///
  /// @throws TimelineException when there is no timeline, or at damage in it
  public History history() {
    if (history == null) {
      String variable = System.getenv("PEOPLE_TIMELINE");
      String otherwise = variable == null || variable.isBlank() ? "people.jsonl" : variable;
      TimelineAddress place =
          TimelineAddress.of(
              Objects.requireNonNullElse(usage.valueIfAllowed("--timeline"), otherwise));
      Instant known = known();
      timeline = EventTimeline.open(place, TimelineOptions.DEFAULTS.tellingWarnings(this::note));
      history = History.of(timeline);
      if (known != null) {
        history = history.knownAt(known);
      }
    }
    return history;
  }

  private Instant known() {
    String text = usage.valueIfAllowed("--known");
    try {
      return text == null ? null : History.instant(text);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /// Everyone at the end of a day. Says on standard error how many people are no longer observed by
  /// then, and so not in the answer.
  public Snapshot at(LocalDate day) {
    Snapshot snapshot = history().at(day);
    int beyond = snapshot.countBeyond().values().stream().mapToInt(Integer::intValue).sum();
    if (beyond > 0) {
      note(
          "%s no longer observed on %s: not in the answer"
              .formatted(beyond == 1 ? "1 person is" : beyond + " people are", snapshot.at()));
    }
    return snapshot;
  }

  // ---- the answer

  /// Prints a line. What would steer a terminal is escaped.
  public void say(String line) {
    out.line(line);
  }

  /// Says something on standard error that is no part of the answer.
  public void note(String message) {
    err.line(usage.name() + ": " + String.valueOf(message).replaceAll("\\R\\s*", " "));
  }

  /// Prints rows as a table, or as CSV (RFC 4180) with `--format csv` where the usage has that. A
  /// row has a cell for each column: null for nothing, and a boolean in the column `certain`, which
  /// a table has as `about` where it is false.
  ///
  /// @param columns names with spaces between them
  public void print(String columns, List<Object[]> rows) {
    if ("csv".equals(usage.valueIfAllowed("--format"))) {
      csv(columns, rows);
      return;
    }
    TextTable table = new TextTable(columns.toUpperCase(Locale.ROOT).split(" "));
    for (Object[] row : rows) {
      table.add(
          Arrays.stream(row)
              .map(cell -> cell instanceof Boolean certain ? certain ? "" : "about" : cell)
              .toArray());
    }
    table.lines().forEach(this::say);
  }

  /// Prints rows as CSV, in any case. In a file or a pipe each text is as it was recorded.
  ///
  /// @param columns names with spaces between them
  public void csv(String columns, List<Object[]> rows) {
    PrintStream data = out.data();
    data.print(columns.replace(' ', ',') + "\n");
    for (Object[] row : rows) {
      data.print(Arrays.stream(row).map(Program::csv).collect(Collectors.joining(",")) + "\n");
    }
    data.flush();
  }

  /// Prints each row as a label, its cells below each other and a line without anything behind; or
  /// all as CSV as in [#print]. One that is not certain ends with `(about)`.
  ///
  /// @param columns names with spaces between them
  public void labels(String columns, List<Object[]> rows) {
    if ("csv".equals(usage.valueIfAllowed("--format"))) {
      csv(columns, rows);
      return;
    }
    for (Object[] row : rows) {
      for (Object cell : row) {
        if (cell != null && !cell.equals(true)) {
          say(cell.equals(false) ? "(about)" : cell.toString());
        }
      }
      say("");
    }
  }

  private static String csv(Object cell) {
    String text = cell == null ? "" : cell.toString();
    boolean isQuoted = text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return isQuoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }

  /// A row for [#print] and [#csv].
  public static Object[] row(Object... cells) {
    return cells;
  }

  /// What somebody is called: her name, or her identifier where none is known.
  public static String called(Person person) {
    return person.name() == null ? "person " + person.personId() : person.name().toString();
  }

  /// What several people are called, with commas between.
  public static String called(Collection<Person> people) {
    return people.stream().map(Program::called).collect(Collectors.joining(", "));
  }

  /// The two of a union, without one who is not in the register.
  public static List<Person> both(Snapshot snapshot, Period.UnionPeriod union) {
    return people(snapshot, List.of(union.personId(), union.partnerId()));
  }

  /// People by their identifiers; 0 stands for nobody. Costs the reading of their events.
  public static List<Person> people(Snapshot snapshot, Collection<Integer> personIds) {
    return personIds.stream().filter(id -> id > 0).map(snapshot::person).toList();
  }

  /// Whether nothing about any of them depends on an uncertain date.
  public static boolean areCertain(Collection<Person> people) {
    return people.stream().allMatch(Person::certain);
  }

  /// The identifiers of several people, with spaces between.
  public static String ids(Collection<Person> people) {
    return people.stream()
        .map(person -> String.valueOf(person.personId()))
        .collect(Collectors.joining(" "));
  }

  /// Where several people live: each address once, whatever its spelling, with `/` between; null
  /// where none is known.
  public static String addresses(Collection<Person> people) {
    Map<Address, String> addresses = new LinkedHashMap<>();
    for (Person person : people) {
      if (person.address() != null) {
        addresses.putIfAbsent(person.address().folded(), person.address().toString());
      }
    }
    return addresses.isEmpty() ? null : String.join(" / ", addresses.values());
  }
}
