package people.cli;

import module java.base;

import people.*;
import people.history.*;
import people.output.*;
import people.simulation.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/// The command `demo`: shows on one screen what the kit is for, with a small town that it simulates
/// and asks about.
@Command(
    name = "demo",
    description = {
      "Simulates a small town, and asks it questions: in demo/people.jsonl.",
      "Run again, it shows the same file with whatever you added to it."
    },
    footer = {"", "Example:", "  people demo"})
final class DemoCommand extends SessionCommand {

  private static final int PEOPLE = 1000;
  private static final int YEARS = 60;
  private static final long SEED = 7;

  private static final LocalDate THEN = LocalDate.of(1979, 12, 31);
  private static final LocalDate NOW = LocalDate.of(2019, 12, 31);

  private static final int BAR = 60;

  /// The words that call the command on the demo's timeline.
  private String people;

  @Override
  public void run() {
    if (session().isTimelineGiven()) {
      throw badUsage("has a timeline of its own, demo/people.jsonl; expected no --timeline");
    }
    Path file = Path.of("demo", "people.jsonl");
    String name = CalledAs.of("people");
    people = name + " --timeline " + file + " ";
    boolean isNew = simulate(file);
    try (EventTimeline timeline = EventTimeline.open(file)) {
      History history = History.of(timeline);
      screen()
          .printf(
              Locale.ROOT,
              "A small town, %s: %,d people, %,d events, one readable line each, in %s%n",
              isNew ? "simulated" : "as you left it",
              history.personIds().size(),
              timeline.size(),
              file);
      oneStory(history);
      twoDates(history);
      shares(history);
      moves(history);
      next(history);
    }
  }

  /// Makes the town unless it is there. It gets its name when it is whole, so that one cut short is
  /// never taken for it.
  private boolean simulate(Path file) {
    if (Files.exists(file)) {
      return false;
    }
    Path draft = file.resolveSibling("people.jsonl.new");
    try (Interruption _ =
        session()
            .telling(draft, "is a part of the town; 'people demo' replaces it, or remove it")) {
      OwnerOnly.makeFolders(file.toAbsolutePath().getParent());
      refuseForeign(draft);
      Files.deleteIfExists(draft);
      new Simulation(PEOPLE, YEARS, SEED).writeTo(draft);
      Files.move(draft, file);
      Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + ".lock"));
    } catch (IOException e) {
      throw TimelineException.of(file, "can't write", e);
    }
    return true;
  }

  /// Refuses a file that has the name of an unfinished town but is no timeline: it is somebody's.
  private static void refuseForeign(Path draft) {
    if (Files.exists(draft)) {
      try (EventTimeline there = EventTimeline.open(draft)) {
        there.iterator().hasNext(); // refuses what is no timeline, with the reason
      }
    }
  }

  private void oneStory(History history) {
    int id =
        history.personIds().stream()
            .max(Comparator.comparingInt(each -> turns(history, each)))
            .orElseThrow();
    heading("One person's history", "history " + id);
    TextTable table = new TextTable("DATE", "AGE", "WHAT");
    Person person = history.at(NOW).person(id);
    IntFunction<String> called = Story.called(history);
    for (RecordedEvent event : history.events(id)) {
      table.add(
          Story.when(event), Story.age(person.born(), event), Story.words(event.event(), called));
    }
    indented(table.lines());
  }

  /// A measure of how eventful a life is: each status once, so that someone who only moved about is
  /// not the most interesting.
  private static int turns(History history, int id) {
    List<RecordedEvent> events = history.events(id);
    long statuses =
        events.stream()
            .map(RecordedEvent::event)
            .filter(Event.StatusChange.class::isInstance)
            .map(event -> ((Event.StatusChange) event).newStatus())
            .distinct()
            .count();
    return (int) statuses * 100 + Math.min(99, events.size());
  }

  private void twoDates(History history) {
    Snapshot then = history.at(THEN);
    Snapshot now = history.at(NOW);
    heading("Everyone on two dates", "count --at " + THEN);
    TextTable table = new TextTable("STATUS", THEN.toString(), NOW.toString());
    Map<Status, Integer> thenCounts = then.countByStatus();
    Map<Status, Integer> nowCounts = now.countByStatus();
    for (Status status : Status.values()) {
      if (thenCounts.containsKey(status) || nowCounts.containsKey(status)) {
        table.add(status, thenCounts.getOrDefault(status, 0), nowCounts.getOrDefault(status, 0));
      }
    }
    table.add("living", then.people().size(), now.people().size());
    indented(table.lines());
    heading("Five of them, then and now", "diff --from " + THEN + " --to " + NOW);
    TextTable five = new TextTable("PERSON", "NAME", "ON " + THEN, "ON " + NOW);
    Map<Integer, Person> later =
        now.people().stream().collect(Collectors.toMap(Person::personId, each -> each));
    then.people().stream()
        .filter(person -> later.containsKey(person.personId()))
        .filter(person -> later.get(person.personId()).status() != person.status())
        .limit(5)
        .forEach(person ->
            five.add(
                person.personId(),
                person.name(),
                state(person),
                state(later.get(person.personId()))));
    indented(five.lines());
  }

  private static String state(Person person) {
    return person.status() + (person.address() == null ? "" : ", " + person.address().city());
  }

  private void shares(History history) {
    heading("Shares of each status by decade", "count --at 1990");
    List<Status> shown = new ArrayList<>();
    for (int year = 1960; year <= 2010; year += 10) {
      Map<Status, Integer> counts = history.at(Integer.toString(year)).countByStatus();
      counts.keySet().stream().filter(status -> !shown.contains(status)).forEach(shown::add);
      screen().printf("  %d  %s%n", year, StatusBar.of(counts, BAR));
    }
    shown.sort(Comparator.naturalOrder());
    screen()
        .println(
            "        " + shown.stream().map(StatusBar::legend).collect(Collectors.joining("  ")));
  }

  private void moves(History history) {
    heading("Most common moves between cities", "moves");
    Map<String, Integer> moves = new LinkedHashMap<>();
    for (Period.Change<Address> move : history.columns().addressPeriods().changes()) {
      String from = move.before() == null ? null : move.before().city();
      String to = move.after().city();
      if (from != null && to != null && !from.equals(to)) {
        moves.merge(from + " → " + to, 1, Integer::sum);
      }
    }
    TextTable table = new TextTable("FROM → TO", "MOVES", "");
    moves.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(5)
        .forEach(move -> table.add(move.getKey(), move.getValue(), "█".repeat(move.getValue())));
    indented(table.lines());
  }

  private void next(History history) {
    int id = history.personIds().getFirst();
    screen().println();
    screen().println(bold("What to type next"));
    screen().println("  " + people + "show " + id + " --at 1990");
    screen()
        .println(
            "  " + people + "move " + id + " --street \"1 Mill Lane\" --city Bath --on 2019-06-01");
    screen().println("  " + people + "snapshot --at 2019 --status widowed --format csv");
    screen().println("  " + people + "--help");
  }

  private void heading(String title, String question) {
    screen().println();
    String faint = Ansi.AUTO.enabled() ? "\033[2m%s\033[0m" : "%s";
    screen().println(bold(title) + "  " + faint.formatted("try " + people + question));
  }

  /// Colours pass; all texts of people are cells of tables, which escape them.
  private PrintStream screen() {
    return out().unescaped();
  }

  private static String bold(String text) {
    return Ansi.AUTO.enabled() ? "\033[1m" + text + "\033[0m" : text;
  }

  private void indented(List<String> lines) {
    lines.forEach(line -> screen().println("  " + line));
  }

  /// Shares of statuses as a bar: coloured blocks on a terminal that has colours, the statuses'
  /// first letters elsewhere.
  private static final class StatusBar {

    /// Okabe and Ito's palette, which colour-blind people can tell apart, in the nearest of a
    /// terminal's 256 colours; each status has the same as in charts.
    private static final Map<Status, Integer> COLOURS =
        new EnumMap<>(
            Map.of(
                Status.SINGLE, 74,
                Status.MARRIED, 25,
                Status.PARTNERED, 36,
                Status.SEPARATED, 178,
                Status.DIVORCED, 166,
                Status.WIDOWED, 175,
                Status.UNKNOWN, 245));

    static String of(Map<Status, Integer> counts, int width) {
      StringBuilder bar = new StringBuilder();
      long total = counts.values().stream().mapToInt(Integer::intValue).sum();
      long sum = 0;
      int drawn = 0;
      for (Map.Entry<Status, Integer> count : counts.entrySet()) {
        sum += count.getValue();
        int end =
            (int)
                (width * sum
                    / total); // rounding the running sum makes the parts fill the bar exactly
        bar.append(cells(count.getKey(), end - drawn));
        drawn = end;
      }
      return bar.toString();
    }

    static String legend(Status status) {
      return cells(status, Ansi.AUTO.enabled() ? 2 : 1) + " " + status;
    }

    private static String cells(Status status, int count) {
      return Ansi.AUTO.enabled()
          ? "\033[38;5;%dm%s\033[0m".formatted(COLOURS.get(status), "█".repeat(count))
          : (status == Status.SEPARATED ? "x" : status.name().substring(0, 1)).repeat(count);
    }
  }
}
