package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.engine.*;
import people.history.*;
import people.output.*;
import people.privacy.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `erase`: takes what identifies a person out of the timeline, for good.
@Command(
    name = "erase",
    description = {
      "Erases a person: what identifies her is gone from the timeline for good, with the records"
          + " that were merged into hers. An event says when, why and by whom.",
      "Statistics stay: her status, dates by month, city and country, and whose partner, parent and"
          + " child she is by identifier. With --keep nothing she counts nowhere any more. What"
          + " others' events say of her, such as a source, has '[erased]' in her place.",
      "It asks before it does so, and lists what it can't reach: backups, exports, and other"
          + " copies."
    },
    footer = {
      "",
      "Examples:",
      "  people erase 7 --why 'asked for by letter, 2026-11-30' --dry-run",
      "  people erase 7 --why 'asked for by letter' --mention Addie --yes",
      "  people erase payroll=4711 --why 'left ten years ago' --keep nothing --yes",
      "  people erase --due rules.txt --dry-run",
      "  people --timeline restored.jsonl erase --again --yes"
    })
final class EraseCommand extends PrintingCommand {

  private static final int MOST_MENTIONS = 20;

  private static final AnswerColumns<Erasing.Extent> COLUMNS =
      new AnswerColumns<>(
          "persons eventsKept eventsEmptied mentions possible filesDeleted indexDeleted headBefore"
              + " head",
          o ->
              cells(
                  o.people().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                  o.kept(),
                  o.emptied(),
                  o.mentions().size(),
                  o.possible().stream().mapToLong(Erasing.PossibleMention::count).sum(),
                  o.files().size(),
                  o.hasIndex(),
                  o.headBefore(),
                  o.headAfter()));

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "The person's identifier or key.")
  private PersonArgument who;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "The reason, in words that don't name her.")
  private String why;

  @Option(
      names = "--keep",
      paramLabel = "WHAT",
      converter = KeepConverter.class,
      defaultValue = "statistics",
      description = "What of her still counts: statistics, or nothing (default: statistics).")
  private Erased.Keep keep;

  @Option(
      names = "--mention",
      paramLabel = "TEXT",
      description =
          "A further text that is hers where others' events have it as a word, such as a name that"
              + " she was called by. Can be said several times.")
  private final List<String> mentions = new ArrayList<>();

  @Option(names = "--yes", description = "Doesn't ask.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Says what would go, and changes nothing.")
  private boolean dryRun;

  @Option(
      names = "--again",
      description = "Erases whom this file has again, since it was made of an older copy.")
  private boolean again;

  @Option(
      names = "--due",
      paramLabel = "RULES",
      description =
          "Erases all who are due today by rules of retention, see 'retention'; the reason is the"
              + " name of the rule, unless --why gives another one.")
  private Path due;

  @Mixin private RecordOptions.Recorder recorder;

  static final class KeepConverter extends StatingConverter<Erased.Keep> {
    KeepConverter() {
      super(Erased::keep);
    }
  }

  @Override
  public void run() {
    session().refuseMissing();
    TimelineAddress file = session().timeline();
    boolean isOne = who != null && why != null && due == null && !again;
    boolean isAgain = again && who == null && why == null && due == null;
    boolean isDue = due != null && who == null && !again;
    if (!mentions.isEmpty() && isDue) {
      throw badUsage("--mention is of one person; expected ID and --why TEXT, or --again");
    }
    if (!isOne && !isAgain && !isDue) {
      throw badUsage("expected ID and --why TEXT, or --due RULES, or --again alone");
    }
    if (why != null && why.isBlank()) {
      throw badUsage("--why is empty; expected a reason");
    }
    List<Erasing.Request> requests =
        isDue ? due(file) : isAgain ? missed(file) : List.of(request(file));
    if (requests.isEmpty()) {
      out()
          .line(
              isDue
                  ? "%s: nobody is due".formatted(file)
                  : "%s: everyone who was erased is erased here".formatted(file));
      return;
    }
    for (Erasing.Request request : requests) {
      erase(file, request);
    }
  }

  private Erasing.Request request(TimelineAddress file) {
    try (EventTimeline timeline = EventTimeline.open(file, session().options())) {
      session().readOn(timeline);
      return new Erasing.Request(
          new TreeSet<>(Set.of(who.in(timeline, Instant.MAX))),
          keep,
          why,
          recorder.name(),
          mentions);
    }
  }

  /// Those who are due by one rule go together. Whoever is restricted stays, and is named.
  private List<Erasing.Request> due(TimelineAddress file) {
    Retention retention = Retention.read(due);
    Map<String, SortedSet<Integer>> people = new LinkedHashMap<>();
    try (EventTimeline timeline = EventTimeline.open(file, session().options())) {
      History history = History.of(timeline, session().progress().counting("events read"));
      session().progress().done();
      Set<Integer> seen = new HashSet<>();
      for (Retention.Due each : retention.due(history, LocalDate.now(ZoneOffset.UTC))) {
        if (!seen.add(each.personId())) {
          continue; // by two rules
        }
        if (each.isRestricted()) {
          session()
              .warn(
                  "person %d is due by '%s', and restricted %s: she stays"
                      .formatted(
                          each.personId(),
                          each.rule(),
                          RestrictCommands.told(history, each.personId())));
        } else {
          people.computeIfAbsent(each.rule(), _ -> new TreeSet<>()).add(each.personId());
        }
      }
    }
    return people.entrySet().stream()
        .map(each ->
            new Erasing.Request(
                each.getValue(), keep, why == null ? each.getKey() : why, recorder.name()))
        .toList();
  }

  /// Those of one erasure go together again.
  private List<Erasing.Request> missed(TimelineAddress file) {
    Map<Erased, Set<Integer>> people = new LinkedHashMap<>();
    try (EventTimeline timeline = EventTimeline.open(file, session().options())) {
      for (RecordedEvent each : Erasing.missed(timeline, file)) {
        Event.Erasure erasure = (Event.Erasure) each.event();
        Erased said = erasure.erased();
        people
            .computeIfAbsent(
                new Erased(said.keep(), said.why(), null, null, List.of()), _ -> new TreeSet<>())
            .add(erasure.personId());
      }
    }
    return people.entrySet().stream()
        .map(each ->
            new Erasing.Request(
                new TreeSet<>(each.getValue()),
                each.getKey().keep(),
                each.getKey().why(),
                recorder.name(),
                mentions)) // which the list of erasures does not have
        .toList();
  }

  private void erase(TimelineAddress file, Erasing.Request request) {
    if (dryRun || !yes) {
      Erasing.Extent plan = Erasing.plan(file, request, session().master());
      if (dryRun && format() != Output.Format.table) {
        printOne(COLUMNS, plan);
        return;
      }
      plan(request, plan).forEach(dryRun ? out()::line : session()::warn);
      if (dryRun) {
        unreached(file, request).forEach(out()::line);
        return;
      }
      refuseUnlessWanted();
    }
    LongConsumer progress = session().progress().counting("events looked at");
    Erasing.Extent done;
    try {
      done = Erasing.erase(file, request, progress, session()::warn, session().master());
    } finally {
      session().progress().done();
    }
    if (format() != Output.Format.table) {
      printOne(COLUMNS, done);
      return;
    }
    out().line("%s: erased %s; %s".formatted(file, told(done), ErasedNotice.kept(request.keep())));
    out()
        .line(
            "events: %,d with less in %s, %,d empty; of others %,d that mentioned her"
                .formatted(
                    done.kept(),
                    done.kept() == 1 ? "it" : "them",
                    done.emptied(),
                    done.mentions().size()));
    out().line("head before %s".formatted(done.headBefore()));
    out().line("head %s".formatted(done.headAfter()));
    possible(done).forEach(out()::line);
    unreached(file, request).forEach(out()::line);
    warnOfOthers(done.mentions());
  }

  /// Whoever is imported again by what is gone would be recorded twice.
  private void warnOfOthers(List<RecordedEvent> mentions) {
    try (EventTimeline timeline = session().openToAsk()) {
      for (RecordedEvent was : mentions) {
        Event event = was.event();
        Event now = timeline.readAfter(was.position() - 1).iterator().next().event();
        if (event instanceof Event.Key key && isOther(key, now)) {
          session()
              .warn(
                  "the key %s of person %d mentioned her and is another one now: an import by it records somebody new; '%s identify %2$d --key …' gives one"
                      .formatted(key.key(), key.personId(), CalledAs.of("people")));
        }
        String id = event.details().id();
        if (id != null && !id.equals(now.details().id())) {
          session()
              .warn(
                  "the event id '%s' of event %d mentioned her and is gone: what is tried again with it is recorded twice"
                      .formatted(id, was.position()));
        }
      }
    }
  }

  private static boolean isOther(Event.Key was, Event now) {
    return !(now instanceof Event.Key key && key.key().equals(was.key()));
  }

  private void refuseUnlessWanted() {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw badUsage("an erasure is for good; expected --yes, or a terminal to ask on");
    }
    String answer = console.readLine("erase for good? [y/N] ");
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
      throw new TimelineException("nothing was erased");
    }
  }

  private static String told(Erasing.Extent extent) {
    return (extent.people().size() == 1 ? "person " : "records ")
        + extent.people().stream().map(String::valueOf).collect(Collectors.joining(" and "));
  }

  private List<String> plan(Erasing.Request request, Erasing.Extent plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s with less in %s, %,d empty; %s"
            .formatted(
                told(plan),
                CountedNoun.events(plan.kept()),
                plan.kept() == 1 ? "it" : "them",
                plan.emptied(),
                ErasedNotice.kept(request.keep())));
    plan.mentions().stream()
        .limit(MOST_MENTIONS)
        .forEach(event ->
            lines.add(
                "event %d mentions her: %s%s"
                    .formatted(
                        event.position(),
                        Story.words(event.event()),
                        event.event().details().source() == null
                            ? ""
                            : " (%s)".formatted(event.event().details().source()))));
    if (plan.mentions().size() > MOST_MENTIONS) {
      lines.add("and %,d more".formatted(plan.mentions().size() - MOST_MENTIONS));
    }
    lines.addAll(possible(plan));
    plan.files().forEach(each -> lines.add("deleted: " + each));
    plan.laidAside().forEach(each -> lines.add("events of hers made blank: " + each));
    if (plan.hasIndex()) {
      lines.add("deleted: the index, which is made anew");
    }
    return lines;
  }

  private static List<String> possible(Erasing.Extent extent) {
    List<String> lines = new ArrayList<>();
    for (Erasing.PossibleMention each : extent.possible()) {
      if (lines.size() == MOST_MENTIONS) {
        lines.add("and %,d other texts".formatted(extent.possible().size() - lines.size()));
        break;
      }
      lines.add(
          "stays, though it may mean her: %s (event %d%s)"
              .formatted(
                  each.text(),
                  each.position(),
                  switch ((int) Math.min(3, each.count())) {
                    case 1 -> "";
                    case 2 -> " and 1 other";
                    default -> " and %,d others".formatted(each.count() - 1);
                  }));
    }
    return lines;
  }

  /// What may hold her still, each with what cleans it.
  private List<String> unreached(TimelineAddress file, Erasing.Request request) {
    String people = CalledAs.of("people");
    String notebook = CalledAs.of("notebook", "people", "notebook");
    int person = request.people().first();
    List<String> lines = new ArrayList<>();
    lines.add("not reached from here:");
    if (file instanceof TimelineAddress.Shared) {
      lines.add(
          "  the server: what the table held before, until 'VACUUM FULL'; its log (WAL) and"
              + " replicas; its own backups, with which the list of erasures goes back too");
    }
    lines.addAll(
        List.of(
            "  backups: '%s --timeline BACKUP erase %d --why …', or delete them; one that is restored here says so"
                .formatted(people, person),
            "  exports, reports, charts and pages that were made before: make them again, or delete"
                + " them",
            "  notebooks with results: '%s run NOTEBOOK' makes them again; and .ipynb_checkpoints: 'rm -r .ipynb_checkpoints'"
                .formatted(notebook),
            "  Java's cache of the kit: 'rm -r .jbang-cache' in its clone; it holds no records,"
                + " unless a program put them there",
            "  copies of editors, of the file system and of disks, and programs that read along:"
                + " event !PERSON_ERASURE tells them",
            "  who has %s open reads it as it was until then, and is told to open it again"
                .formatted(file)));
    return lines;
  }
}
