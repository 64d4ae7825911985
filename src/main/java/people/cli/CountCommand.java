package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `count`: how many are living on a date.
@Command(
    name = "count",
    description =
        "Counts the living on a date: by status, by city, or by a further attribute that was set.",
    footer = {
      "",
      "Examples:",
      "  people count --at 2014-12-31",
      "  people count --by city --format csv",
      "  people count --by occupation"
    })
final class CountCommand extends DatedCommand {

  private static final String STATUS = "status";
  private static final String CITY = "city";

  private static final int BAR = 30;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = STATUS,
      description = "status (default), city, or the name of an attribute.")
  private String by;

  @Override
  public void run() {
    List<GroupCount> groups =
        ask(history -> {
          List<GroupCount> counted = groups(history);
          tellBeyond(counted.stream().mapToInt(GroupCount::beyond).sum(), "not counted");
          tellDoubts(history);
          tellLastDay(history);
          return counted;
        });
    int total = groups.stream().mapToInt(GroupCount::people).sum();
    int largest = groups.stream().mapToInt(GroupCount::people).max().orElse(0);
    List<String> names = DataColumns.named(List.of(), List.of(by), List.of("people", "beyond"));
    String name = names.getFirst();
    print(
        new Listing<>(
            new AnswerColumns<>(
                List.of(name, "people", "beyond", "share", ""), group -> group.bar(total, largest)),
            new AnswerColumns<>(names, group -> cells(group.name, group.people, group.beyond)),
            group -> JsonOutput.count(name, group.name, group.people, group.beyond)),
        groups);
    if (format() == Output.Format.table) {
      out().printf(Locale.ROOT, "%d living on %s%n", total, at());
    }
  }

  private void tellDoubts(History history) {
    switch (by) {
      case STATUS -> doubts(history).ofCount(Reason.Field.STATUS, Set.of());
      case CITY -> doubts(history).ofCount(Reason.Field.ADDRESS, Set.of());
      default -> doubts(history).ofCount(Reason.Field.ATTRIBUTE, Set.of(by));
    }
  }

  private List<GroupCount> groups(History history) {
    Map<String, Integer> people = new LinkedHashMap<>();
    Map<String, Integer> beyond = new LinkedHashMap<>();
    switch (by) {
      case STATUS -> {
        HistoryColumns.StatusCounts counts = history.columns().countByStatus(List.of(at()));
        for (Status status : Status.values()) {
          people.put(status.name(), counts.people(at(), status));
          beyond.put(status.name(), counts.beyond(at(), status));
        }
      }
      case CITY -> {
        Snapshot snapshot = history.at(at());
        people.putAll(snapshot.countByCity());
        beyond.putAll(snapshot.countBeyondByCity());
      }
      default -> countByAttribute(history, people, beyond);
    }
    beyond.keySet().forEach(name -> people.putIfAbsent(name, 0));
    return people.entrySet().stream()
        .map(each ->
            new GroupCount(each.getKey(), each.getValue(), beyond.getOrDefault(each.getKey(), 0)))
        .filter(group -> group.people + group.beyond > 0)
        .toList();
  }

  /// The largest group first, and those of the same size in alphabetical order.
  private void countByAttribute(
      History history, Map<String, Integer> people, Map<String, Integer> beyond) {
    requireAttribute(history, by, STATUS, CITY);
    PeriodRows<String> lives = history.columns().attributeLives(by);
    long day = at().toEpochDay();
    Map<String, Integer> counts = new TreeMap<>();
    for (int row = 0; row < lives.size(); row++) {
      if (lives.from(row) <= day && day < lives.until(row)) {
        String value = lives.values().value(lives.values().number(row));
        (lives.beyond().test(row) ? beyond : counts)
            .merge(value == null ? "" : value, 1, Integer::sum);
      }
    }
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(group -> people.put(group.getKey(), group.getValue()));
  }

  /// @param name empty when it is not known
  /// @param beyond how many people of the group are no longer observed
  private record GroupCount(String name, int people, int beyond) {

    Object[] bar(int total, int largest) {
      boolean isAny = people > 0;
      return cells(
          name.isEmpty() ? "(not known)" : name,
          people,
          beyond == 0 ? null : beyond,
          isAny ? String.format(Locale.ROOT, "%.1f %%", 100.0 * people / total) : null,
          isAny ? "█".repeat(Math.max(1, Math.round((float) BAR * people / largest))) : null);
    }
  }
}
