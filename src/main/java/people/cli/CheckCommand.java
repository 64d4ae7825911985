package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import people.imports.batches.*;
import people.matching.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Option;

/// The command `check`: lists what can't be true.
@Command(
    name = "check",
    description = {
      "Lists what can't be true, by itself or together, such as a move after a death, with the"
          + " event's position and the kind of the contradiction; at the end how many there are of"
          + " each kind.",
      "Nothing is changed: records disagree, and history keeps what was said. docs/check.md has the"
          + " kinds."
    },
    footer = {
      "",
      "Examples:",
      "  people check --only after-death --only before-birth",
      "  people check --strict --youngest-marriage 16 --format csv"
    })
final class CheckCommand extends AskingCommand implements IExitCodeGenerator {

  private static final AnswerColumns<Contradiction> COLUMNS =
      new AnswerColumns<>(
          "person position kind what",
          c ->
              cells(
                  c.personId() == 0 ? null : c.personId(),
                  c.position(),
                  c.flaw().word(),
                  c.what()));

  /// So many people are compared with each other in about two seconds; a million take half a
  /// minute, for which nobody waits who looks for an event after a death.
  private static final int MOST_COMPARED = 20_000;

  private static final double BEST = 9; // whatever is beyond doubt has more

  @Option(
      names = "--only",
      paramLabel = "KIND",
      converter = FlawConverter.class,
      description = "Only that kind, such as after-death; may be given several times.")
  private List<Contradiction.Flaw> only = List.of();

  @Option(names = "--strict", description = "Exit code 1 when something is listed.")
  private boolean strict;

  @Option(
      names = "--youngest-marriage",
      paramLabel = "N",
      description = "The age in years below which nobody is married (default: 12).")
  private Integer youngestMarriage;

  @Option(
      names = "--oldest-age",
      paramLabel = "N",
      description = "The age in years above which nobody dies (default: 120).")
  private Integer oldestAge;

  private int exitCode;

  /// Says what is no kind when the command line is read.
  static final class FlawConverter extends StatingConverter<Contradiction.Flaw> {
    FlawConverter() {
      super(Contradiction.Flaw::parse);
    }
  }

  @Override
  public void run() {
    Contradiction.Limits limits = limits();
    List<Contradiction> found =
        ask((timeline, history) -> contradictions(timeline, history, limits)).stream()
            .filter(c -> only.isEmpty() || only.contains(c.flaw()))
            .toList();
    print(Listing.of(COLUMNS), found);
    if (format() == Output.Format.table && !found.isEmpty()) {
      out().line(counts(found));
    }
    exitCode = strict && !found.isEmpty() ? 1 : 0;
  }

  private List<Contradiction> contradictions(
      EventTimeline timeline, History history, Contradiction.Limits limits) {
    boolean isCompared =
        only.contains(Contradiction.Flaw.DUPLICATE) || only.isEmpty() && isSoonCompared(history);
    if (only.isEmpty() && !isCompared) {
      session()
          .warn(
              "no duplicates looked for, since there are %d people; '--only duplicate' does"
                  .formatted(history.personIds().size()));
    }
    return all(timeline, history, limits, this::isKnown, isCompared);
  }

  /// Whether duplicates are found in a moment.
  static boolean isSoonCompared(History history) {
    return history.personIds().size() <= MOST_COMPARED;
  }

  /// All that can't be true, in order of the events that contradict.
  ///
  /// @param isKnown whether an event is known at the moment that the history is of
  /// @param isCompared whether duplicates are looked for
  static List<Contradiction> all(
      EventTimeline timeline,
      History history,
      Contradiction.Limits limits,
      Predicate<RecordedEvent> isKnown,
      boolean isCompared) {
    List<Contradiction> found = new ArrayList<>(history.contradictions(limits));
    found.addAll(NamedBatches.undoneLists(timeline, isKnown));
    if (isCompared) {
      found.addAll(duplicates(history));
    }
    found.sort(
        Comparator.comparingLong(Contradiction::position).thenComparing(Contradiction::flaw));
    return found;
  }

  private static List<Contradiction> duplicates(History history) {
    return Duplicates.of(history).pairs(BEST).stream()
        .filter(Duplicates.Pair::beyondDoubt)
        .map(pair ->
            new Contradiction(
                pair.otherId(),
                history.events(pair.otherId()).getFirst().position(),
                Contradiction.Flaw.DUPLICATE,
                String.format(
                    Locale.ROOT,
                    "seems to be person %d, with a score of %.1f",
                    pair.personId(),
                    pair.score())))
        .toList();
  }

  private Contradiction.Limits limits() {
    Contradiction.Limits usual = Contradiction.Limits.usual();
    try {
      return new Contradiction.Limits(
          youngestMarriage == null ? usual.youngestMarriage() : youngestMarriage,
          oldestAge == null ? usual.oldestAge() : oldestAge,
          usual.now());
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }

  private static String counts(List<Contradiction> found) {
    Map<Contradiction.Flaw, Integer> counts = new EnumMap<>(Contradiction.Flaw.class);
    found.forEach(c -> counts.merge(c.flaw(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> count.getKey().word() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }
}
