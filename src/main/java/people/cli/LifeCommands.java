package people.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import people.Address;
import people.RecordedEvent;
import people.Status;
import people.history.History;
import people.history.Period;
import people.history.Reason;
import people.history.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// The commands that ask about whole lives, and about what is different and why.
final class LifeCommands {

  private LifeCommands() {}

  /// Asks about one person or, without an identifier, about everyone.
  abstract static class OfPeople extends AskCommands.Asking {

    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "ID",
        description = "Only this person (default: everyone).")
    private Integer personId;

    <T> List<T> ofPeople(BiFunction<History, Integer, List<T>> question) {
      if (personId != null) {
        return ask(personId, history -> question.apply(history, personId));
      }
      return ask(history ->
          history.personIds().stream()
              .flatMap(id -> question.apply(history, id).stream())
              .toList());
    }
  }

  @Command(
      name = "periods",
      mixinStandardHelpOptions = true,
      description = {
        "Lists the periods of each status, or of each address, from birth to death without gaps.",
        "The first day is FROM; the first day of what follows is UNTIL."
      },
      footer = {
        "",
        "Examples:",
        "  people periods 1",
        "  people periods --of address --format csv"
      })
  static final class ListPeriods extends OfPeople {

    enum Of {
      status,
      address
    }

    @Option(
        names = "--of",
        paramLabel = "WHAT",
        defaultValue = "status",
        description = "status (default) or address.")
    private Of of;

    @Override
    public void run() {
      List<? extends Period<?>> periods =
          switch (of) {
            case status -> ofPeople(History::statusPeriods);
            case address -> ofPeople(History::addressPeriods);
          };
      print(
          List.of("personId", of.name(), "from", "until", "certain"),
          periods.stream()
              .map(p -> Arrays.asList(p.personId(), p.value(), p.from(), p.until(), p.certain())));
    }
  }

  @Command(
      name = "moves",
      mixinStandardHelpOptions = true,
      description =
          "Lists the changes of address; FROM CITY is empty where no address was known before.",
      footer = {"", "Examples:", "  people moves 1", "  people moves --format csv"})
  static final class Moves extends OfPeople {

    @Override
    public void run() {
      print(
          List.of("personId", "fromCity", "toCity", "date", "age", "certain"),
          ofPeople(History::moves).stream()
              .map(m ->
                  Arrays.asList(
                      m.personId(),
                      city(m.before()),
                      city(m.after()),
                      m.date(),
                      m.age(),
                      m.certain())));
    }

    private static String city(Address address) {
      return address == null ? null : address.city();
    }
  }

  @Command(
      name = "transitions",
      mixinStandardHelpOptions = true,
      description = "Lists the changes of status, with the age at each.",
      footer = {"", "Examples:", "  people transitions 1", "  people transitions --format json"})
  static final class Transitions extends OfPeople {

    @Override
    public void run() {
      List<Period.Change<Status>> transitions = ofPeople(History::transitions);
      print(
          List.of("personId", "from", "to", "date", "age", "certain"),
          transitions.stream()
              .map(t ->
                  Arrays.asList(
                      t.personId(), t.before(), t.after(), t.date(), t.age(), t.certain())));
    }
  }

  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description = {
        "Lists who joined, died, changed status, moved or was renamed: between two dates (--from,"
            + " --to),",
        "or between two moments of knowledge (--known twice), which is what was learnt in between."
      },
      footer = {
        "",
        "Examples:",
        "  people diff --from 2013-12-31 --to 2014-12-31",
        "  people diff --from 2013 --to 2014 --known 2015-02-14",
        "  people diff --known 2015-02-14 --known today --at 2014-12-31"
      })
  static final class Diff implements Runnable {

    @ParentCommand private Session people;

    @Mixin private Output output;

    @Option(names = "--from", paramLabel = "DATE", description = "The earlier date.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The later date (default: today).")
    private LocalDate to;

    @Option(
        names = "--at",
        paramLabel = "DATE",
        description = "With --known twice: the date asked about (default: today).")
    private LocalDate at;

    @Option(
        names = "--known",
        paramLabel = "INSTANT",
        description = "As it was known then; twice: what was learnt in between.")
    private List<Instant> known = List.of();

    @Spec private CommandSpec command;

    @Override
    public void run() {
      boolean learnt = known.size() == 2 && from == null && to == null;
      boolean happened = known.size() < 2 && from != null && at == null;
      if (!learnt && !happened) {
        throw new ParameterException(
            command.commandLine(),
            "expected --from DATE [--to DATE], or --known INSTANT twice [--at DATE]");
      }
      LocalDate today = History.day("today");
      LocalDate until = to == null ? today : to;
      if (happened && from.isAfter(until)) {
        throw new ParameterException(
            command.commandLine(), "--from %s is after --to %s".formatted(from, until));
      }
      if (learnt && known.getFirst().isAfter(known.getLast())) {
        throw new ParameterException(
            command.commandLine(),
            "the first --known, %s, is after the second, %s"
                .formatted(known.getFirst(), known.getLast()));
      }
      List<Snapshot.Difference> differences =
          people.ask(history -> {
            if (learnt) {
              LocalDate date = at == null ? today : at;
              return history
                  .knownAt(known.getFirst())
                  .at(date)
                  .differencesTo(history.knownAt(known.getLast()).at(date));
            }
            History then = known.isEmpty() ? history : history.knownAt(known.getFirst());
            return then.at(from).differencesTo(then.at(until));
          });
      output.print(
          people.out(),
          List.of("personId", "name", "what", "before", "after"),
          differences.stream()
              .map(d ->
                  Arrays.asList((Object) d.personId(), d.name(), d.what(), d.before(), d.after()))
              .toList());
    }
  }

  @Command(
      name = "why",
      mixinStandardHelpOptions = true,
      description =
          "Says which events decide what 'show' answers, which do not, and what overruled them.",
      footer = {"", "Example:", "  people why 1 --at 2014-12-31 --known 2015-02-14"})
  static final class Why extends AskCommands.AskingAt {

    @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier.")
    private int personId;

    @Override
    public void run() {
      List<Reason> reasons = ask(personId, history -> history.why(personId, at()));
      switch (format()) {
        case table -> {
          TextTable table = new TextTable("#", "DATE", "WHAT", "RECORDED", "VERDICT");
          for (Reason reason : reasons) {
            RecordedEvent event = reason.event();
            table.add(
                event.position(),
                Story.when(event),
                Story.words(event.event()),
                Story.recorded(event.recorded()),
                verdict(reason));
          }
          Output.table(out(), table);
        }
        case csv, json ->
            print(
                List.of(
                    "position",
                    "recorded",
                    "effective",
                    "what",
                    "role",
                    "fields",
                    "by",
                    "corrections"),
                reasons.stream()
                    .map(r ->
                        Arrays.asList(
                            r.event().position(),
                            Story.recorded(r.event().recorded()),
                            r.event().event().details().effective(),
                            Story.words(r.event().event()),
                            r.role(),
                            r.fields().isEmpty() ? null : r.fields(),
                            r.by() == null ? null : r.by().position(),
                            r.corrections().isEmpty()
                                ? null
                                : r.corrections().stream().map(RecordedEvent::position).toList())));
      }
    }

    private static String verdict(Reason reason) {
      String corrected =
          reason.corrections().stream()
              .map(correction -> ", as corrected by " + correction.position())
              .collect(Collectors.joining());
      return switch (reason.role()) {
            case DECIDES ->
                "decides "
                    + reason.fields().stream()
                        .map(field -> field.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
            case OVERRULED -> "overruled by " + reason.by().position();
            case NOT_YET -> "not yet in effect";
            case RETRACTED -> "retracted by " + reason.by().position();
            case CORRECTS -> "corrects " + reason.by().position();
            case RETRACTS -> "retracts " + reason.by().position();
            case NOT_KNOWN -> "not known yet";
            case WITHOUT_EFFECT -> "without effect";
          }
          + corrected;
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Lists what can't be true together, such as a move after a death, with the event's"
            + " position.",
        "Nothing is changed: records disagree, and history keeps what was said."
      },
      footer = {"", "Example:", "  people check --format csv"})
  static final class Check extends AskCommands.Asking {

    @Override
    public void run() {
      print(
          List.of("personId", "position", "what"),
          ask(History::contradictions).stream()
              .map(c -> Arrays.<Object>asList(c.personId(), c.position(), c.what())));
    }
  }
}
