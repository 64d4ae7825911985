package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that ask about whole lives, and about what is different and why.
final class LifeCommands {

  private LifeCommands() {}

  /// A command that asks about one person or, without an identifier, about everyone.
  abstract static class LivesCommand extends AskingCommand {

    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "ID",
        description = "Only this person (default: everyone).")
    private PersonArgument who;

    @Mixin private ReachOptions reach;

    /// Who was erased, of the history that was asked.
    private Set<Integer> erased = Set.of();

    @Override
    final History within(History history) {
      erased = history.erasures().keySet();
      return reach.of(history);
    }

    final boolean isErased(int personId) {
      return erased.contains(personId);
    }

    /// Prints rows of everyone, or of the person.
    ///
    /// @param personId whom a row is about: of somebody whose record was merged with others, all of
    ///   them are read
    final <T> void print(
        Listing<T> columns, Function<HistoryColumns, List<T>> question, ToIntFunction<T> personId) {
      if (who == null) {
        print(columns, ask(history -> question.apply(history.columns())));
        return;
      }
      print(
          columns,
          ask(who, asked -> of(known(asked), question.apply(asked.history().columns()), personId)));
    }

    /// The identifier of somebody who is known.
    ///
    /// @throws UnknownPersonException when she was not known then, or her record was merged
    private static int known(AskedPerson asked) {
      asked.history().events(asked.personId());
      return asked.personId();
    }

    /// The same of an attribute; of somebody who never had it too, if anybody has.
    ///
    /// @param others what may be asked for in the place of an attribute
    final <T> void print(
        Listing<T> columns,
        String attribute,
        Function<HistoryColumns, List<T>> question,
        ToIntFunction<T> personId,
        String... others) {
      boolean isOwn =
          who != null && ask(who, asked -> asked.history().attributeNames().contains(attribute));
      if (isOwn) {
        print(columns, question, personId);
        return;
      }
      int only = who == null ? 0 : ask(who, LivesCommand::known);
      List<T> rows =
          ask(history -> {
            requireAttribute(history, attribute, others);
            return question.apply(history.columns());
          });
      print(columns, only == 0 ? rows : of(only, rows, personId));
    }

    private static <T> List<T> of(int only, List<T> rows, ToIntFunction<T> personId) {
      return rows.stream().filter(row -> personId.applyAsInt(row) == only).toList();
    }
  }

  @Command(
      name = "persons",
      description = {
        "Lists everyone who is known, whether they are there or not, with what bounds their lives:"
            + " where an analysis of lives starts.",
        "ENTERED is the day from which is known what she was, OBSERVED UNTIL the first day on which"
            + " nobody looked any more or there was nobody to look at; ENDS says why, and all but"
            + " DEATH are censored."
      },
      footer = {"", "Examples:", "  people persons 1", "  people persons --format csv"})
  static final class Persons extends LivesCommand {
    @Override
    public void run() {
      AnswerColumns<Object[]> data = DataColumns.LIFE.csv();
      AnswerColumns<Object[]> told = new AnswerColumns<>(data.names(), this::told);
      print(
          Listing.of(told, data), all -> DataColumns.lives(all.lives()), life -> (Integer) life[0]);
    }

    /// In a table for people to read an erased name is no empty one.
    private Object[] told(Object[] life) {
      Object[] cells = life.clone();
      cells[1] = isErased((Integer) life[0]) ? "erased" : life[1];
      return cells;
    }
  }

  @Command(
      name = "moves",
      description =
          "Lists the changes of address; FROM CITY is empty where no address was known before.",
      footer = {"", "Examples:", "  people moves 1", "  people moves --format csv"})
  static final class Moves extends LivesCommand {

    static final Listing<Period.Change<Address>> MOVES =
        Listing.of(
            columns("fromCity toCity", address -> cells(city(address))),
            columns(
                "fromStreet fromCity fromPostcode fromCountry"
                    + " toStreet toCity toPostcode toCountry",
                DataColumns::parts));

    @Override
    public void run() {
      print(MOVES, all -> all.addressPeriods().changes(), Period.Change::personId);
    }

    private static AnswerColumns<Period.Change<Address>> columns(
        String names, Function<Address, Object[]> parts) {
      return new AnswerColumns<>(
          "person %s date age certain".formatted(names),
          m ->
              DataColumns.joined(
                  cells(m.personId()),
                  parts.apply(m.before()),
                  parts.apply(m.after()),
                  cells(m.date(), m.age(), m.certain())));
    }

    private static String city(Address address) {
      return address == null ? null : address.city();
    }
  }

  @Command(
      name = "diff",
      description = {
        "Lists who joined, died, changed status, moved or was renamed between two dates, or what"
            + " was learnt between two moments.",
        "Two dates are --from and --to; two moments of knowledge are --known twice."
      },
      footer = {
        "",
        "Examples:",
        "  people diff --from 2013-12-31 --to 2014-12-31",
        "  people diff --from 2013 --to 2014 --known 2015-02-14",
        "  people diff --known 2015-02-14 --known today --at 2014-12-31"
      })
  static final class Diff extends PrintingCommand {

    private static final AnswerColumns<Snapshot.Difference> DATA =
        new AnswerColumns<>(
            "person name what before after",
            d -> cells(d.personId(), d.name(), d.what(), d.before(), d.after()));

    /// For people: a table says whose name was erased, and what others are called.
    private static AnswerColumns<Snapshot.Difference> told(
        Set<Integer> erased, IntFunction<String> called) {
      return new AnswerColumns<>(
          DATA.names(),
          d ->
              cells(
                  d.personId(),
                  erased.contains(d.personId()) ? "erased" : d.name(),
                  d.what(),
                  other(d.before(), called),
                  other(d.after(), called)));
    }

    private static Object other(Object value, IntFunction<String> called) {
      return switch (value) {
        case Partner partner when partner.name() == null -> called.apply(partner.personId());
        case Integer survivor -> called.apply(survivor);
        case null, default -> value;
      };
    }

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

    @Mixin private ReachOptions reach;

    @Override
    public void run() {
      boolean learnt = known.size() == 2 && from == null && to == null;
      boolean happened = known.size() < 2 && from != null && at == null;
      if (!learnt && !happened) {
        throw badUsage("expected --from DATE [--to DATE], or --known INSTANT twice [--at DATE]");
      }
      LocalDate today = History.day("today");
      LocalDate until = to == null ? today : to;
      if (happened && from.isAfter(until)) {
        throw badUsage("--from %s is after --to %s".formatted(from, until));
      }
      if (learnt && known.getFirst().isAfter(known.getLast())) {
        throw badUsage(
            "the first --known, %s, is after the second, %s"
                .formatted(known.getFirst(), known.getLast()));
      }
      Set<Integer> erased = new HashSet<>();
      AtomicReference<IntFunction<String>> called = new AtomicReference<>();
      List<Snapshot.Difference> differences =
          session()
              .ask(all -> {
                History history = reach.of(all);
                erased.addAll(history.erasures().keySet());
                if (learnt) {
                  LocalDate date = at == null ? today : at;
                  History last = history.knownAt(known.getLast());
                  tellBeyond(last, date);
                  called.set(Story.called(last));
                  return history.knownAt(known.getFirst()).at(date).differencesTo(last.at(date));
                }
                History then = known.isEmpty() ? history : history.knownAt(known.getFirst());
                tellBeyond(then, until);
                called.set(Story.called(then));
                return then.at(from).differencesTo(then.at(until));
              });
      print(Listing.of(told(erased, called.get()), DATA), differences);
    }

    private void tellBeyond(History history, LocalDate date) {
      session().tellBeyond(AskCommands.beyond(history, date), date, "as they were last known");
    }
  }

  @Command(
      name = "why",
      description =
          "Says which events decide what 'show' answers: which do not, and what overruled them.",
      footer = {"", "Example:", "  people why 1 --at 2014-12-31 --known 2015-02-14"})
  static final class Why extends DatedCommand {

    /// @param facts of the person
    /// @param called what others are called
    private static Listing<Reason> reasons(List<RecordedEvent> facts, IntFunction<String> called) {
      return Listing.of(
          new AnswerColumns<>(
              "# date what recorded verdict",
              r ->
                  cells(
                      r.event().position(),
                      Story.when(r.event(), facts),
                      Story.words(r.event().event(), facts, called),
                      RecordedEvent.shown(r.event().recorded()),
                      verdict(r))),
          new AnswerColumns<>(
              "position effective recorded what role decides by corrections source",
              r ->
                  cells(
                      r.event().position(),
                      r.event().event().details().effective(),
                      RecordedEvent.shown(r.event().recorded()),
                      Story.words(r.event().event()),
                      r.role(),
                      r.fields().isEmpty() ? null : r.fields(),
                      r.by() == null ? null : r.by().position(),
                      r.corrections().isEmpty()
                          ? null
                          : r.corrections().stream().map(RecordedEvent::position).toList(),
                      r.event().event().details().source())));
    }

    @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier or key.")
    private PersonArgument who;

    @Override
    public void run() {
      ask(
          who,
          asked -> {
            tellBeyond(asked.at(at()).beyond() ? 1 : 0, "by what was last known");
            print(
                reasons(asked.history().facts(asked.personId()), asked.called()),
                asked.history().why(asked.personId(), at()));
            return null;
          });
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
            case IDENTIFIES -> "says who she is, at any date";
            case NOT_KNOWN -> "not known yet";
            case WITHOUT_EFFECT -> "without effect";
          }
          + corrected;
    }
  }
}
