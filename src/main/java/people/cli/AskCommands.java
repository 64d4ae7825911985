package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that ask for people and events.
final class AskCommands {

  private AskCommands() {}

  @Command(
      name = "show",
      description = {
        "Shows one person on a date.",
        "JSON also has the revision: the number, from 0, of the last event about the person."
      },
      footer = {
        "",
        "Examples:",
        "  people show 1 --at 1836",
        "  people show 1 --format json",
        "  people show 1 --at 2014-12-31 --known 2015-02-14"
      })
  static final class Show extends DatedCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier or key.")
    private PersonArgument who;

    @Override
    public void run() {
      ask(
          who,
          asked -> {
            Person person = asked.at(at());
            if (person.beyond()) {
              session()
                  .warn(
                      "person %d is no longer observed on %s: this is what was last known"
                          .formatted(asked.personId(), at()));
            }
            switch (format()) {
              case table -> card(person);
              case csv -> printOne(DataColumns.PERSON, person);
              case json -> {
                int revision = asked.history().events(asked.personId()).size() - 1;
                out().println(JsonOutput.person(person, revision));
              }
            }
            return null;
          });
    }

    private void card(Person person) {
      TextTable card = new TextTable("", "");
      card.add("person", person.personId());
      card.add("name", person.name());
      card.add("status", person.status());
      card.add("address", person.address());
      card.add("born", person.bornApart());
      card.add("created", person.created());
      card.add("died", person.died());
      card.add("left", person.left());
      card.add("source", person.source());
      card.add(
          "certain",
          person.certain() || person.beyond() || person.presumed()
              ? null
              : "about: it depends on a date that is uncertain");
      card.add("note", note(person));
      card.lines().stream().skip(1).filter(line -> line.indexOf(' ') > 0).forEach(out()::line);
    }

    private String note(Person person) {
      if (person.presumed()) {
        return "presumed dead by " + at();
      }
      if (person.beyond()) {
        return "no longer observed on " + at();
      }
      boolean isThereYet = person.living() || person.died() != null || person.left() != null;
      return isThereYet ? null : "not there yet on " + at();
    }
  }

  @Command(
      name = "history",
      description = {
        "Tells one person's story, in the order in which things took effect.",
        "A date in brackets is the day of recording, where no other is known. AGE counts from the"
            + " birth. An event that was corrected or retracted is told as it was recorded, and"
            + " the correction behind it."
      },
      footer = {"", "Examples:", "  people history 1", "  people history 1 --known 2015-02-14"})
  static final class PersonHistory extends AskingCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier or key.")
    private PersonArgument who;

    @Option(
        names = "--at",
        paramLabel = "DATE",
        description = "Only what had taken effect by then (default: everything).")
    private LocalDate at;

    @Override
    public void run() {
      ask(
          who,
          asked -> {
            Person person = asked.history().today().person(asked.personId());
            LocalDate until = at == null ? LocalDate.MAX : at;
            print(story(person), asked.history().events(asked.personId(), until));
            return null;
          });
    }

    private static Listing<RecordedEvent> story(Person person) {
      return new Listing<>(
          new AnswerColumns<>(
              "# date age what source",
              event ->
                  cells(
                      event.position(),
                      Story.when(event),
                      Story.age(person.born(), event),
                      Story.words(event.event()),
                      event.event().details().source())),
          DataColumns.EVENT,
          RecordedEvent::json);
    }
  }

  @Command(
      name = "snapshot",
      description = {
        "Lists everyone who is living on a date.",
        "Someone whose death is not recorded counts as living, as long as she is observed, did"
            + " not leave, and could still be alive."
      },
      footer = {
        "",
        "Examples:",
        "  people snapshot --at 2014-12-31 --status married",
        "  people snapshot --city Ockham --all --format csv"
      })
  static final class Everyone extends DatedCommand {

    private static final Listing<Person> PEOPLE =
        new Listing<>(
            new AnswerColumns<>(
                "person name status address born created died left note certain",
                person ->
                    cells(
                        person.personId(),
                        person.name(),
                        person.status(),
                        person.address(),
                        person.bornApart(),
                        person.created(),
                        person.died(),
                        person.left(),
                        person.presumed() ? "presumed dead" : person.beyond() ? "beyond" : null,
                        person.certain() || person.beyond() || person.presumed())),
            DataColumns.PERSON,
            person -> JsonOutput.person(person));

    @Option(names = "--status", paramLabel = "STATUS", description = "Only people of that status.")
    private Status status;

    @Option(
        names = "--city",
        paramLabel = "CITY",
        description = "Only people of that city, in any case of letters and kind of spaces.")
    private String city;

    private final Address.Spellings cities = new Address.Spellings();

    @Option(
        names = "--all",
        description =
            "Also the dead, those who left or are no longer observed, and those who are not there"
                + " yet.")
    private boolean all;

    @Override
    public void run() {
      print(PEOPLE, ask(this::people));
    }

    private List<Person> people(History history) {
      Snapshot snapshot = history.at(at());
      tellBeyond(beyond(history, at()), all ? "what was last known of them" : "left out");
      return (all ? snapshot.all() : snapshot.people()).stream().filter(this::isWanted).toList();
    }

    private boolean isWanted(Person person) {
      return (status == null || person.status() == status)
          && (city == null
              || person.address() != null
                  && person.address().city() != null
                  && cities.isSame(city, person.address().city()));
    }
  }

  @Command(
      name = "count",
      description = "Counts the living on a date, by status or by city.",
      footer = {
        "",
        "Examples:",
        "  people count --at 2014-12-31",
        "  people count --by city --format csv"
      })
  static final class CountLiving extends DatedCommand {

    enum Grouping {
      status,
      city
    }

    private static final int BAR = 30;

    @Option(
        names = "--by",
        paramLabel = "WHAT",
        defaultValue = "status",
        description = "status (default) or city.")
    private Grouping by;

    @Override
    public void run() {
      List<GroupCount> groups = ask(this::groups);
      int total = groups.stream().mapToInt(GroupCount::people).sum();
      int largest = groups.stream().mapToInt(GroupCount::people).max().orElse(0);
      tellBeyond(groups.stream().mapToInt(GroupCount::beyond).sum(), "not counted");
      print(
          new Listing<>(
              new AnswerColumns<>(
                  List.of(by.name(), "people", "beyond", "share", ""),
                  group -> group.bar(total, largest)),
              new AnswerColumns<>(
                  List.of(by.name(), "people", "beyond"),
                  group -> cells(group.name, group.people, group.beyond)),
              group -> JsonOutput.count(by.name(), group.name, group.people, group.beyond)),
          groups);
      if (format() == Output.Format.table) {
        out().printf(Locale.ROOT, "%d living on %s%n", total, at());
      }
    }

    private List<GroupCount> groups(History history) {
      Map<String, Integer> people = new LinkedHashMap<>();
      Map<String, Integer> beyond = new LinkedHashMap<>();
      switch (by) {
        case status -> {
          HistoryColumns.StatusCounts counts = history.columns().countByStatus(List.of(at()));
          for (Status status : Status.values()) {
            people.put(status.name(), counts.people(at(), status));
            beyond.put(status.name(), counts.beyond(at(), status));
          }
        }
        case city -> {
          Snapshot snapshot = history.at(at());
          people.putAll(snapshot.countByCity());
          beyond.putAll(snapshot.countBeyondByCity());
          beyond.keySet().forEach(city -> people.putIfAbsent(city, 0));
        }
      }
      return people.entrySet().stream()
          .map(each ->
              new GroupCount(each.getKey(), each.getValue(), beyond.getOrDefault(each.getKey(), 0)))
          .filter(group -> group.people + group.beyond > 0)
          .toList();
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

  /// How many people are no longer observed on a date.
  static int beyond(History history, LocalDate at) {
    return history.at(at).countBeyond().values().stream().mapToInt(Integer::intValue).sum();
  }
}
