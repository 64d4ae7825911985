package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import people.history.Period.UnionPeriod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `couples`: who is with whom on a date, or all unions of one person.
@Command(
    name = "couples",
    description = {
      "Lists who is with whom on a date, or all unions of one person with how each ended.",
      "Where only one of the two says so, or the other one says something else, that is marked."
    },
    footer = {
      "",
      "Examples:",
      "  people couples --at 2014-12-31",
      "  people couples 1",
      "  people couples --at 2014 --known 2015-02-14 --format csv"
    })
final class CouplesCommand extends AskingCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "Only this person's, at any time unless --at is given (default: everyone's).")
  private PersonArgument who;

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description = "At the end of that day, month or year (default: today).")
  private LocalDate at;

  @Mixin private ReachOptions reach;

  @Override
  History within(History history) {
    return reach.of(history);
  }

  /// A union with what its two people are called.
  record NamedUnion(UnionPeriod union, Name name, Name partnerName) {

    static NamedUnion of(UnionPeriod union, IntFunction<Name> names) {
      Name partner = union.partnerId() == 0 ? union.partner() : names.apply(union.partnerId());
      return new NamedUnion(union, names.apply(union.personId()), partner);
    }

    private Object partnerId() {
      return union.partnerId() == 0 ? null : union.partnerId();
    }

    /// The cells that people read first.
    Object[] people() {
      boolean isNotSaid = partnerName == null && union.partnerId() == 0;
      return cells(
          union.personId(),
          name,
          partnerId(),
          isNotSaid ? "(not said)" : partnerName,
          union.status(),
          Objects.equals(union.statusSince(), union.since()) ? null : union.statusSince(),
          union.since());
    }

    /// The same for programs, with the name of a partner who is not in the register only.
    Object[] data() {
      return cells(
          union.personId(),
          partnerId(),
          union.partner(),
          union.status(),
          union.statusSince(),
          union.since(),
          union.since() == null ? null : union.since().day());
    }

    Object[] agreement() {
      return cells(union.agreement(), union.saidBy() == 0 ? null : union.saidBy(), union.certain());
    }
  }

  static final Listing<NamedUnion> AT_A_DATE =
      Listing.of(
          new AnswerColumns<>(
              "person name partner partnerName status statusSince since said certain",
              named ->
                  DataColumns.joined(
                      named.people(), cells(named.union.said(), named.union.certain()))),
          new AnswerColumns<>(
              "person partner partnerName status statusSince since sinceDay agreement saidBy"
                  + " certain",
              named -> DataColumns.joined(named.data(), named.agreement())));

  static final Listing<NamedUnion> OF_A_LIFE =
      Listing.of(
          new AnswerColumns<>(
              "person name partner partnerName status statusSince since from until ends said"
                  + " certain",
              named ->
                  DataColumns.joined(
                      named.people(),
                      cells(
                          named.union.from(),
                          named.union.until(),
                          named.union.until() == null ? null : named.union.ends(),
                          named.union.said(),
                          named.union.certain()))),
          new AnswerColumns<>(
              "person partner partnerName status statusSince since sinceDay from begins until ends"
                  + " agreement saidBy certain",
              named ->
                  DataColumns.joined(
                      named.data(),
                      cells(
                          named.union.from(),
                          named.union.begins(),
                          named.union.until(),
                          named.union.ends()),
                      named.agreement())));

  @Override
  public void run() {
    LocalDate day = at == null ? History.day("today") : at;
    if (who == null) {
      print(
          AT_A_DATE,
          ask(history -> {
            session().tellBeyond(AskCommands.beyond(history, day), day, "left out");
            Snapshot snapshot = history.at(day);
            return named(snapshot.couples().stream(), snapshot);
          }));
      return;
    }
    print(
        at == null ? OF_A_LIFE : AT_A_DATE,
        askAmongAll(
            who,
            asked -> {
              Snapshot snapshot = asked.history().at(day);
              asked.at(day); // says of somebody that she was not known then
              return named(
                  at == null
                      ? asked.history().couples(asked.personId()).stream()
                      : snapshot.couples().stream().filter(union -> isOf(union, asked.personId())),
                  snapshot);
            }));
  }

  private static boolean isOf(UnionPeriod union, int personId) {
    return union.personId() == personId || union.partnerId() == personId;
  }

  private static List<NamedUnion> named(Stream<UnionPeriod> unions, Snapshot snapshot) {
    IntFunction<Name> names = snapshot.names();
    return unions.map(union -> NamedUnion.of(union, names)).toList();
  }
}
