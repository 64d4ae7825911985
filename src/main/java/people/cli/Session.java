package people.cli;

import module java.base;

import people.*;
import people.engine.*;
import people.history.*;
import people.output.*;
import people.privacy.*;
import people.relays.*;
import people.sealing.*;
import people.timeline.*;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// One call of the program, as its commands see it: the timeline they work on, the ways into it,
/// and where they print.
abstract class Session {

  @Option(
      names = "--timeline",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = {
        "The timeline (default: $PEOPLE_TIMELINE, or people.jsonl in this folder), or the address"
            + " of one that is shared: jdbc:postgresql://host/database."
      })
  private String timelineName;

  @Option(
      names = "--master-key",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = {
        "The master key of a protected timeline, in a file of mode 0600 (default: $PEOPLE_KEY_FILE,"
            + " or $PEOPLE_KEY itself); without it names read as •••."
      })
  private Path masterKey;

  @Option(
      names = "--key-command",
      paramLabel = "COMMAND",
      scope = ScopeType.INHERIT,
      description = "A command that prints the master key (default: $PEOPLE_KEY_COMMAND).")
  private String keyCommand;

  private final AskedKey asked = new AskedKey();

  @Spec private CommandSpec spec;

  private final Terminal out;
  private final Terminal err;
  private final ProgressLine progress;

  /// What the commands record into; null where each is alone.
  private LineBatch lines;

  Session(Terminal out, Terminal err) {
    this.out = out;
    this.err = err;
    this.progress = ProgressLine.onTerminal(err.unescaped());
  }

  /// Where a command records that is a line of an input; null for any other one.
  final LineBatch lines() {
    return lines;
  }

  /// Has the commands of this session record into that.
  final void recordInto(LineBatch batch) {
    lines = batch;
  }

  Terminal err() {
    return err;
  }

  /// The parser of the whole program.
  final CommandLine root() {
    return spec.commandLine();
  }

  /// Prints the help of the whole program.
  final void usage() {
    spec.commandLine().usage(out);
  }

  Terminal out() {
    return out;
  }

  /// Says something on standard error that is no failure.
  void warn(String warning) {
    err.println("people: " + BadUsage.oneLine(warning));
  }

  /// What is to be said about an answer once it is printed, since above it nobody would see it.
  private final List<String> notes = new ArrayList<>();

  /// Says something about the answer, behind it.
  void note(String note) {
    notes.add(note);
  }

  /// Says what there is to say about the answer that was printed.
  void tellNotes() {
    if (!notes.isEmpty()) {
      out.flush();
      notes.forEach(this::warn);
      notes.clear();
    }
  }

  /// Says how many people are no longer observed on a date, if there are any.
  ///
  /// @param what becomes of them in the answer
  void tellBeyond(int people, LocalDate at, String what) {
    if (people > 0) {
      note(
          "%s no longer observed on %s: %s"
              .formatted(people == 1 ? "1 person is" : people + " people are", at, what));
    }
  }

  /// Says what is left of a work that is ended from outside, and what to do with it.
  ///
  /// @param left the file that is there only as long as the work is not done
  /// @param advice behind its name
  Interruption telling(Path left, String advice) {
    return new Interruption(() -> {
      progress.done();
      warn("interrupted" + (Files.exists(left) ? ": " + left + " " + advice : ""));
    });
  }

  ProgressLine progress() {
    return progress;
  }

  boolean isTimelineGiven() {
    return timelineName != null;
  }

  /// Where the timeline is.
  TimelineAddress timeline() {
    if (timelineName != null && timelineName.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--timeline is empty; expected a file");
    }
    String variable = System.getenv("PEOPLE_TIMELINE");
    String name =
        timelineName != null
            ? timelineName
            : variable != null && !variable.isBlank() ? variable : "people.jsonl";
    try {
      return TimelineAddress.of(name);
    } catch (InvalidPathException e) {
      throw new ParameterException(
          spec.commandLine(), "'%s' is not a file name: %s".formatted(name, e.getReason()));
    }
  }

  /// Where the master key of a protected timeline comes from; null for nowhere.
  MasterKey.From master() {
    if (masterKey != null && keyCommand != null) {
      throw new ParameterException(
          spec.commandLine(), "--master-key and --key-command; expected one of them");
    }
    return asked.of(masterKey, keyCommand);
  }

  MasterKey.From requiredMaster() {
    MasterKey.From master = master();
    if (master == null) {
      throw new ParameterException(
          spec.commandLine(),
          "no master key; expected --master-key FILE, --key-command COMMAND, or one of"
              + " PEOPLE_KEY_FILE, PEOPLE_KEY and PEOPLE_KEY_COMMAND");
    }
    return master;
  }

  /// The options of a timeline that a command opens.
  TimelineOptions options() {
    return TimelineOptions.DEFAULTS.with(master()).tellingWarnings(this::warn);
  }

  /// The file, for what is done with files only.
  Path timelineFile() {
    return switch (timeline()) {
      case TimelineAddress.InFile it -> it.file();
      case TimelineAddress.Shared it ->
          throw new TimelineException(it + ": is shared; expected a timeline in a file");
    };
  }

  /// A short name of the timeline: that of its file, or of its database.
  String timelineTitle() {
    return switch (timeline()) {
      case TimelineAddress.InFile it -> it.file().getFileName().toString();
      case TimelineAddress.Shared it -> it.toString().replaceFirst(".*/", "");
    };
  }

  /// Whether there is something to read; an engine tells that itself.
  boolean isThere() {
    return switch (timeline()) {
      case TimelineAddress.InFile it -> Files.exists(it.file());
      case TimelineAddress.Shared _ -> true;
    };
  }

  /// Where it is noted who reads; null where nobody asks for that.
  TimelineAddress accessLog() {
    String variable = System.getenv("PEOPLE_ACCESS_LOG");
    return variable == null || variable.isBlank() ? null : TimelineAddress.of(variable);
  }

  /// The same, to be read.
  ///
  /// @throws TimelineException when there is none
  TimelineAddress requiredAccessLog() {
    if (accessLog() == null) {
      throw new TimelineException("no access log is kept: PEOPLE_ACCESS_LOG names no file");
    }
    return accessLog();
  }

  /// What the access log calls the timeline.
  String accessName() {
    return AccessLog.nameOf(timeline());
  }

  /// Notes that data about people is about to be read, where that is asked for.
  ///
  /// @param people their records; null for everyone
  /// @throws TimelineException when it can't be noted, so that nothing may be read
  void noteAccess(String command, Collection<Integer> people) {
    if (accessLog() != null) {
      new AccessLog(accessLog(), this::warn)
          .add(accessName(), System.getenv("PEOPLE_BY"), command, people);
    }
  }

  /// The timeline to record in; its file is made by the first append.
  ///
  /// @param recordedBy who does; null when that is not to be said
  EventTimeline openToRecord(String recordedBy) {
    EventTimeline timeline = EventTimeline.open(timeline(), options().by(recordedBy));
    ErasedNotice.tellMissed(timeline, timeline(), this::warn);
    return timeline;
  }

  /// The timeline to ask.
  ///
  /// @throws TimelineException when the file is not there
  EventTimeline openToAsk() {
    refuseMissing();
    EventTimeline timeline = openToRecord(null);
    if (isUnreadable(timeline)) {
      warn(timeline() + ": is protected, and no key is given: names read as •••");
    }
    return timeline;
  }

  /// Refuses what needs the names in a timeline when they can't be read.
  ///
  /// @param what that is, for the message
  void refuseUnreadable(EventTimeline timeline, String what) {
    if (isUnreadable(timeline)) {
      throw Protecting.lacksKey(timelineFile(), what);
    }
  }

  private boolean isUnreadable(EventTimeline timeline) {
    return timeline() instanceof TimelineAddress.InFile(Path file)
        && Protecting.mayBe(file)
        && master() == null
        && Protecting.isOn(timeline);
  }

  /// Does what follows a timeline, and again when another file took its place meanwhile, as an
  /// erasure has it: the work opens it anew, goes on where it was, and refuses another timeline.
  void readOnBehindErasures(Runnable work) {
    while (true) {
      try {
        work.run();
        return;
      } catch (TimelineException.Replaced e) {
        refuseMissing();
      }
    }
  }

  /// How far those are who hand events of a timeline on that is there.
  CheckpointStore checkpoints() {
    refuseMissing();
    return CheckpointStore.of(timeline());
  }

  /// @throws TimelineException when the file is not there
  void refuseMissing() {
    if (!isThere()) {
      try (EventTimeline timeline = openToRecord(null)) {
        timeline.size();
      } catch (TimelineException.NoSuchTimeline e) {
        throw missing(e);
      }
    }
  }

  /// The error for a timeline that is not there, with what to do about it.
  static TimelineException missing(TimelineException.NoSuchTimeline error) {
    return error.similar() != null
        ? error
        : new TimelineException(
            error.getMessage()
                + "; '%1$s create' or '%1$s import' starts one, --timeline names another"
                    .formatted(CalledAs.of("people")));
  }

  /// Asks everyone's history. That there is none is said, since it rarely is what the user meant.
  <T> T ask(Function<History, T> question) {
    return ask((_, history) -> question.apply(history));
  }

  /// Asks everyone's history and the timeline that it is of.
  <T> T ask(BiFunction<EventTimeline, History, T> question) {
    try (EventTimeline timeline = openToAsk()) {
      History history = History.of(timeline, progress.counting("events read"));
      progress.done();
      T answer = question.apply(timeline, history);
      ErasedNotice.tell(history, this::note);
      if (history.personIds().isEmpty()) {
        warn(timeline() + ": no events yet");
      }
      return answer;
    }
  }

  /// Asks a timeline by itself, once what is new in it was read.
  <T> T askTimeline(Function<EventTimeline, T> question) {
    try (EventTimeline timeline = openToAsk()) {
      readOn(timeline);
      T answer = question.apply(timeline);
      if (timeline.lastPersonId() == 0) {
        warn(timeline() + ": no events yet");
      }
      return answer;
    }
  }

  /// So many events are read in a moment to find who names somebody.
  private static final int MOST_READ = 100_000;

  /// Asks one person's history.
  ///
  /// @param known the moment as of which a key names her
  <T> T ask(PersonArgument person, Instant known, Function<AskedPerson, T> question) {
    try (EventTimeline timeline = openToAsk()) {
      readOn(timeline);
      int personId = person.in(timeline, known);
      History history = History.of(timeline, personId);
      ErasedNotice.refuse(history, personId);
      return question.apply(
          new AskedPerson(
              personId,
              history,
              () -> timeline.size() > MOST_READ ? null : History.of(timeline),
              other -> History.of(timeline, other)));
    }
  }

  /// Asks everyone's history about one person, where it takes more than her own events.
  ///
  /// @param known the moment as of which a key names her
  <T> T askAmongAll(PersonArgument person, Instant known, Function<AskedPerson, T> question) {
    try (EventTimeline timeline = openToAsk()) {
      History history = History.of(timeline, progress.counting("events read"));
      progress.done();
      int personId = person.in(timeline, known);
      ErasedNotice.refuse(history, personId);
      return question.apply(new AskedPerson(personId, history, () -> history, _ -> history));
    }
  }

  /// Reads what is new in a timeline that is there, and shows how far it is.
  ///
  /// @return how many events there are
  long readOn(EventTimeline timeline) {
    long size = timeline.size(progress.counting("events read"));
    progress.done();
    return size;
  }
}
