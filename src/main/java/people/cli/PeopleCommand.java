package people.cli;

import module java.base;

import people.*;
import people.history.*;
import people.output.*;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/// The command `people`. Exit codes: 0 done, 1 the work failed, 2 the command line is wrong. Only
/// data goes to standard output; an error is one line on standard error.
@Command(
    name = "people",
    description = "Records of people: append facts, and ask who was what on any date.",
    mixinStandardHelpOptions = true,
    version = "people " + Kit.VERSION,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  people create --first Ada --last Byron --status single --city London --on 1815-12-10",
      "  people status 1 married --on 1835-07-08",
      "  people show 1 --at 1836",
      "  people snapshot --at 2014-12-31 --status married --format csv",
      "  people show 1 --at 2014-12-31 --known 2015-02-14",
      "  people import family.ged",
      "  people demo",
      "",
      "A DATE is a day (1835-07-08), a month (1835-07), a year (1835) or 'today'; in what is"
          + " recorded also",
      "about a date (1835~), an uncertain one (1835?), between two (1835/1837), by one (../1835).",
      "An INSTANT is a time with its zone (2015-02-14T09:30:00Z), or a DATE: its end, UTC.",
      "'people COMMAND --help' shows examples of that command."
    })
public final class PeopleCommand extends Session implements Runnable {

  /// The commands by name, in the order of the help.
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("create", RecordCommands.Create.class);
    COMMANDS.put("status", RecordCommands.ChangeStatus.class);
    COMMANDS.put("marry", CoupleCommands.Marry.class);
    COMMANDS.put("separate", CoupleCommands.Separate.class);
    COMMANDS.put("divorce", CoupleCommands.Divorce.class);
    COMMANDS.put("move", RecordCommands.Move.class);
    COMMANDS.put("rename", RecordCommands.Rename.class);
    COMMANDS.put("died", CoupleCommands.Died.class);
    COMMANDS.put("left", RecordCommands.Left.class);
    COMMANDS.put("returned", RecordCommands.Returned.class);
    COMMANDS.put("set", IdentityCommands.SetAttributes.class);
    COMMANDS.put("parents", IdentityCommands.SetParents.class);
    COMMANDS.put("identify", IdentityCommands.Identify.class);
    COMMANDS.put("merge", IdentityCommands.MergeRecords.class);
    COMMANDS.put("distinct", IdentityCommands.DistinguishRecords.class);
    COMMANDS.put("record", RecordCommand.class);
    COMMANDS.put("observe", RecordCommands.Observe.class);
    COMMANDS.put("correct", AmendCommands.Correct.class);
    COMMANDS.put("retract", AmendCommands.Retract.class);
    COMMANDS.put("restrict", RestrictCommands.Restrict.class);
    COMMANDS.put("unrestrict", RestrictCommands.Unrestrict.class);
    COMMANDS.put("erase", EraseCommand.class);
    COMMANDS.put("protect", ProtectCommands.Protect.class);
    COMMANDS.put("unprotect", ProtectCommands.Unprotect.class);
    COMMANDS.put("subject", SubjectCommand.class);
    COMMANDS.put("retention", RetentionCommand.class);
    COMMANDS.put("show", ShowCommand.class);
    COMMANDS.put("history", AskCommands.PersonHistory.class);
    COMMANDS.put("events", EventsCommand.class);
    COMMANDS.put("follow", FollowCommand.class);
    COMMANDS.put("snapshot", AskCommands.Everyone.class);
    COMMANDS.put("count", CountCommand.class);
    COMMANDS.put("couples", CouplesCommand.class);
    COMMANDS.put("households", HouseholdsCommand.class);
    COMMANDS.put("family", FamilyCommand.class);
    COMMANDS.put("persons", LifeCommands.Persons.class);
    COMMANDS.put("periods", PeriodCommands.ListPeriods.class);
    COMMANDS.put("moves", LifeCommands.Moves.class);
    COMMANDS.put("transitions", PeriodCommands.Transitions.class);
    COMMANDS.put("rates", RatesCommand.class);
    COMMANDS.put("diff", LifeCommands.Diff.class);
    COMMANDS.put("find", FindCommand.class);
    COMMANDS.put("duplicates", DuplicatesCommand.class);
    COMMANDS.put("why", LifeCommands.Why.class);
    COMMANDS.put("check", CheckCommand.class);
    COMMANDS.put("report", ReportCommand.class);
    COMMANDS.put("import", ImportCommands.ImportFiles.class);
    COMMANDS.put("imports", ImportCommands.Imports.class);
    COMMANDS.put("undo", UndoCommand.class);
    COMMANDS.put("anonymize", AnonymizeCommand.class);
    COMMANDS.put("simulate", FileCommands.Simulate.class);
    COMMANDS.put("verify", VerifyCommand.class);
    COMMANDS.put("export", ExportCommand.class);
    COMMANDS.put("relay", RelayCommand.class);
    COMMANDS.put("consumers", ConsumersCommand.class);
    COMMANDS.put("project", ProjectCommand.class);
    COMMANDS.put("backup", FileCommands.BackUp.class);
    COMMANDS.put("restore", FileCommands.Restore.class);
    COMMANDS.put("setup", SetupCommand.class);
    COMMANDS.put("lock", LockCommand.class);
    COMMANDS.put("init", InitCommand.class);
    COMMANDS.put("demo", DemoCommand.class);
    COMMANDS.put("generate-completion", CompletionCommand.class);
  }

  private PeopleCommand(Terminal out, Terminal err) {
    super(out, err);
  }

  /// Runs a command line and ends the program with its exit code.
  public static void main(String... args) {
    // Numbers in what we print are for programs too: no locale's digits or commas.
    Locale.setDefault(Locale.ROOT);
    StandardOutput standard = new StandardOutput();
    PrintStream out = standard.stream();
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code;
    try {
      code = run(Terminal.ofStandardOutput(out), new Terminal(err), args);
    } catch (OutOfMemoryError e) {
      err.println("people: not enough memory; JAVA_TOOL_OPTIONS=-Xmx8g gives more");
      code = CommandLine.ExitCode.SOFTWARE;
    }
    out.flush();
    if (standard.trouble() != null) {
      err.println("people: can't write the answer: " + standard.trouble());
      code = CommandLine.ExitCode.SOFTWARE;
    }
    System.exit(code);
  }

  /// Runs a command line.
  ///
  /// @return the exit code
  public static int run(PrintStream out, PrintStream err, String... args) {
    return run(new Terminal(out), new Terminal(err), args);
  }

  private static int run(Terminal out, Terminal err, String... args) {
    PeopleCommand root = new PeopleCommand(out, err);
    CommandLine line = parser(root, commandsFor(args));
    for (String arg : args) {
      if (arg.indexOf('\uFFFD') >= 0) {
        err.printf(
            "people: '%s' is not in the character set of this locale; set LC_ALL=C.UTF-8%n",
            Terminal.shown(arg));
        return CommandLine.ExitCode.USAGE;
      }
    }
    int code = line.execute(asAsked(line, args));
    root.tellNotes();
    return code;
  }

  /// `help show` as `show --help`; and `shwo --help` without the last word, so that the first one
  /// is what is wrong, and not answered by the help of the whole program.
  private static String[] asAsked(CommandLine line, String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    int first = firstWord(args);
    if (first < words.size() && words.get(first).equals("help")) {
      words.remove(first);
      words.add("--help");
    }
    boolean isCommand =
        first >= words.size()
            || words.get(first).startsWith("-")
            || line.getSubcommands().containsKey(words.get(first));
    if (!isCommand) {
      words.removeAll(List.of("-h", "--help"));
    }
    return words.toArray(String[]::new);
  }

  private static CommandLine parser(PeopleCommand root, Map<String, Class<?>> commands) {
    Terminal out = root.out();
    Terminal err = root.err();
    CommandLine line = new CommandLine(root);
    commands.forEach(line::addSubcommand);
    hideSessionOptions(line);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(100);
    line.getHelpSectionMap()
        .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
    line.setExpandAtFiles(false); // @home is a text here, not a file of arguments
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.registerConverter(int.class, PeopleCommand::wholeNumber);
    line.registerConverter(Integer.class, PeopleCommand::wholeNumber);
    line.registerConverter(long.class, PeopleCommand::longNumber);
    line.registerConverter(double.class, PeopleCommand::number);
    line.registerConverter(PersonArgument.class, new StatingConverter<>(PersonArgument::parse));
    line.registerConverter(Status.class, new StatingConverter<>(Status::parse));
    line.registerConverter(Charset.class, new StatingConverter<>(RosterOptions::encoding));
    line.registerConverter(LocalDate.class, new StatingConverter<>(History::day));
    line.registerConverter(Instant.class, new StatingConverter<>(History::instant));
    line.registerConverter(
        EffectiveDate.class, new StatingConverter<>(PeopleCommand::effectiveDate));
    line.setParameterExceptionHandler(new BadUsage());
    line.setExecutionExceptionHandler(PeopleCommand::failed);
    return line;
  }

  /// Leaves the options of a timeline out of the help of commands that work on none of the user's.
  private static void hideSessionOptions(CommandLine line) {
    for (String name : List.of("init", "demo", "generate-completion")) {
      CommandLine command = line.getSubcommands().get(name);
      if (command != null) {
        CommandSpec spec = command.getCommandSpec();
        for (OptionSpec option : List.copyOf(spec.options())) {
          if (option.inherited()) {
            spec.remove(option);
            spec.addOption(OptionSpec.builder(option).hidden(true).build());
          }
        }
      }
    }
  }

  /// The commands that record, for lines of an input, and what they run in.
  record OfLines(PeopleCommand root, CommandLine parser) {}

  /// The commands that record, of which nothing is printed but warnings.
  static OfLines ofLines(Session session) {
    Terminal nowhere = new Terminal(new PrintStream(OutputStream.nullOutputStream()));
    PeopleCommand root = new PeopleCommand(nowhere, session.err());
    Map<String, Class<?>> commands = new LinkedHashMap<>(COMMANDS);
    commands.keySet().removeIf(command -> !isRecording(command));
    return new OfLines(root, parser(root, commands));
  }

  /// Whether a word is a command that records a fact.
  static boolean isRecording(String word) {
    Class<?> command = COMMANDS.get(word);
    return command != null && RecordingCommand.class.isAssignableFrom(command);
  }

  /// The command that is called, alone if it can be told at once: to make all of them ready takes
  /// longer than most of them work.
  private static Map<String, Class<?>> commandsFor(String... args) {
    int first = firstWord(args);
    Class<?> command = first < args.length ? COMMANDS.get(args[first]) : null;
    boolean isAlone = command != null && !args[first].equals("generate-completion");
    return isAlone ? Map.of(args[first], command) : COMMANDS;
  }

  /// The place of the first word that is no timeline, which is the command, if all is well.
  private static int firstWord(String... args) {
    int i = 0;
    while (i < args.length && args[i].startsWith("--timeline")) {
      i += args[i].equals("--timeline") ? 2 : 1; // its file
    }
    return i;
  }

  @Override
  public void run() {
    usage();
  }

  private static EffectiveDate effectiveDate(String text) {
    return text.equalsIgnoreCase("today")
        ? EffectiveDate.of(History.day(text))
        : EffectiveDate.parse(text);
  }

  private static Integer wholeNumber(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'%s' is not a whole number up to %s".formatted(text, Integer.MAX_VALUE));
    }
  }

  private static Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'%s' is not a number".formatted(text));
    }
  }

  private static Long longNumber(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'%s' is not a whole number".formatted(text));
    }
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof TimelineException || e instanceof IllegalArgumentException) {
      err.println("people: " + BadUsage.oneLine(e.getMessage()));
    } else {
      err.println("people: this is a bug, please report it: " + BadUsage.oneLine(e.toString()));
      e.printStackTrace(err);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
