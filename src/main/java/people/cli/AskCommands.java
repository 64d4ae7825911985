package people.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import people.RecordedEvent;
import people.Status;
import people.history.History;
import people.history.Person;
import people.history.Snapshot;
import people.timeline.EventTimeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// The commands that ask. None of them writes anything.
final class AskCommands {

  private AskCommands() {}

  abstract static class Asking implements Runnable {

    @ParentCommand private Session people;

    @Mixin private Output output;

    @Option(
        names = "--known",
        paramLabel = "INSTANT",
        description = {
          "As it was known then: at a time (2015-02-14T09:30:00Z, included)",
          "or at the end of a day, month or year (default: all that is recorded)."
        })
    private Instant known;

    Output.Format format() {
      return output.format();
    }

    PrintStream out() {
      return people.out();
    }

    <T> T ask(Function<History, T> question) {
      return people.ask(
          history -> question.apply(known == null ? history : history.knownAt(known)));
    }

    /// The same of one person.
    <T> T ask(int personId, Function<History, T> question) {
      return people.ask(
          personId, history -> question.apply(known == null ? history : history.knownAt(known)));
    }

    void print(List<String> columns, Stream<List<Object>> rows) {
      output.print(people.out(), columns, rows.toList());
    }

    EventTimeline timeline() {
      return people.openToAsk();
    }

    boolean isKnown(RecordedEvent event) {
      return known == null || !event.recorded().isAfter(known);
    }
  }

  abstract static class AskingAt extends Asking {

    @Option(
        names = "--at",
        paramLabel = "DATE",
        defaultValue = "today",
        description = "The state at the end of that day, month or year (default: today).")
    private LocalDate at;

    LocalDate at() {
      return at;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
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
  static final class Show extends AskingAt {

    @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier.")
    private int personId;

    @Override
    public void run() {
      ask(
          personId,
          history -> {
            Person person = history.at(at()).person(personId);
            switch (format()) {
              case table -> card(person);
              case csv ->
                  Output.csv(
                      out(),
                      Output.PERSON_COLUMNS,
                      List.<Object[]>of(Output.row(person)).iterator());
              case json -> {
                int revision = history.events(personId).size() - 1;
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
      card.add("created", person.created());
      card.add("died", person.died());
      card.add("source", person.source());
      card.add(
          "certain", person.certain() ? null : "about: it depends on a date that is uncertain");
      if (!person.living() && person.died() == null) {
        card.add("note", "not there yet on " + at());
      }
      card.lines().stream().skip(1).filter(line -> line.indexOf(' ') > 0).forEach(out()::println);
    }
  }

  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      description = {
        "Tells one person's story, in the order in which things took effect.",
        "A date in brackets is the day of recording, where no other is known. AGE counts from the"
            + " creation. An event that was corrected or retracted is told as it was recorded, and"
            + " the correction behind it."
      },
      footer = {"", "Examples:", "  people history 1", "  people history 1 --known 2015-02-14"})
  static final class PersonHistory extends Asking {

    @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier.")
    private int personId;

    @Option(
        names = "--at",
        paramLabel = "DATE",
        description = "Only what had taken effect by then (default: everything).")
    private LocalDate at;

    @Override
    public void run() {
      ask(
          personId,
          history -> {
            Person person = history.today().person(personId);
            List<RecordedEvent> events = history.events(personId, at == null ? LocalDate.MAX : at);
            switch (format()) {
              case table -> {
                TextTable table = new TextTable("#", "DATE", "AGE", "WHAT", "SOURCE");
                for (RecordedEvent event : events) {
                  table.add(
                      event.position(),
                      Story.when(event),
                      Story.age(person.created(), event),
                      Story.words(event.event()),
                      event.event().details().source());
                }
                Output.table(out(), table);
              }
              case csv ->
                  Output.csv(
                      out(), Output.EVENT_COLUMNS, events.stream().map(Output::row).iterator());
              case json -> Output.array(out(), events.stream().map(RecordedEvent::json).iterator());
            }
            return null;
          });
    }
  }

  @Command(
      name = "events",
      mixinStandardHelpOptions = true,
      description = "Lists the events in the order in which they were recorded.",
      footer = {"", "Examples:", "  people events", "  people events 1 --format json"})
  static final class Events extends Asking {

    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "ID",
        description = "Only this person's events.")
    private Integer personId;

    @Override
    public void run() {
      if (personId != null) {
        print(
            ask(personId, history -> history.events(personId)).stream()
                .sorted(Comparator.comparingLong(RecordedEvent::position))
                .iterator());
        return;
      }
      try (EventTimeline timeline = timeline()) {
        print(StreamSupport.stream(timeline.spliterator(), false).filter(this::isKnown).iterator());
      }
    }

    private void print(Iterator<RecordedEvent> events) {
      switch (format()) {
        case table -> {
          TextTable table = new TextTable("#", "RECORDED", "PERSON", "DATE", "WHAT", "SOURCE");
          while (events.hasNext()) {
            RecordedEvent event = events.next();
            table.add(
                event.position(),
                Story.recorded(event.recorded()),
                event.event().personId() == 0 ? "" : event.event().personId(),
                event.event().details().effective(),
                Story.words(event.event()),
                event.event().details().source());
          }
          Output.table(out(), table);
        }
        case csv -> Output.csv(out(), Output.EVENT_COLUMNS, map(events, Output::row));
        case json -> Output.array(out(), map(events, RecordedEvent::json));
      }
    }

    private static <T, R> Iterator<R> map(Iterator<T> values, Function<T, R> function) {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return values.hasNext();
        }

        @Override
        public R next() {
          return function.apply(values.next());
        }
      };
    }
  }

  @Command(
      name = "snapshot",
      mixinStandardHelpOptions = true,
      description = {
        "Lists everyone who is living on a date.",
        "Someone whose death is not recorded counts as living."
      },
      footer = {
        "",
        "Examples:",
        "  people snapshot --at 2014-12-31 --status married",
        "  people snapshot --city Ockham --all --format csv"
      })
  static final class Everyone extends AskingAt {

    @Option(names = "--status", paramLabel = "STATUS", description = "Only people of that status.")
    private Status status;

    @Option(
        names = "--city",
        paramLabel = "CITY",
        description = "Only people of that city, in any case of letters.")
    private String city;

    @Option(names = "--all", description = "Also the dead, and those who are not there yet.")
    private boolean all;

    @Override
    public void run() {
      List<Person> people =
          ask(history -> {
            Snapshot snapshot = history.at(at());
            return (all ? snapshot.all() : snapshot.people())
                .stream().filter(this::wanted).toList();
          });
      switch (format()) {
        case table -> {
          TextTable table =
              new TextTable("ID", "NAME", "STATUS", "ADDRESS", "CREATED", "DIED", "CERTAIN");
          for (Person person : people) {
            table.add(
                person.personId(),
                person.name(),
                person.status(),
                person.address(),
                person.created(),
                person.died(),
                person.certain() ? "" : "about");
          }
          Output.table(out(), table);
        }
        case csv ->
            Output.csv(out(), Output.PERSON_COLUMNS, people.stream().map(Output::row).iterator());
        case json -> Output.array(out(), people.stream().map(JsonOutput::person).iterator());
      }
    }

    private boolean wanted(Person person) {
      return (status == null || person.status() == status)
          && (city == null
              || person.address() != null
                  && city.strip().equalsIgnoreCase(person.address().city()));
    }
  }

  @Command(
      name = "count",
      mixinStandardHelpOptions = true,
      description = "Counts the living on a date, by status or by city.",
      footer = {
        "",
        "Examples:",
        "  people count --at 2014-12-31",
        "  people count --by city --format csv"
      })
  static final class CountLiving extends AskingAt {

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
      Map<?, Integer> counts =
          ask(history ->
              switch (by) {
                case status -> history.at(at()).countByStatus();
                case city -> history.at(at()).countByCity();
              });
      switch (format()) {
        case table -> bars(counts);
        case csv ->
            Output.csv(
                out(),
                new String[] {by.name(), "people"},
                counts.entrySet().stream()
                    .map(e -> new Object[] {e.getKey(), e.getValue()})
                    .iterator());
        case json ->
            Output.array(
                out(),
                counts.entrySet().stream()
                    .map(count ->
                        JsonOutput.count(by.name(), count.getKey().toString(), count.getValue()))
                    .iterator());
      }
    }

    private void bars(Map<?, Integer> counts) {
      int total = counts.values().stream().mapToInt(Integer::intValue).sum();
      int largest = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
      TextTable table = new TextTable(by.name().toUpperCase(Locale.ROOT), "PEOPLE", "SHARE", "");
      counts.forEach((key, people) ->
          table.add(
              key.toString().isEmpty() ? "(not known)" : key,
              people,
              String.format(Locale.ROOT, "%.1f %%", 100.0 * people / total),
              "█".repeat(Math.max(1, Math.round((float) BAR * people / largest)))));
      Output.table(out(), table);
      out().printf(Locale.ROOT, "%d living on %s%n", total, at());
    }
  }
}
