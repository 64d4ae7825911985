package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import people.history.Period.HouseholdPeriod;
import people.history.Period.HouseholdPeriod.Composition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `households`: who lives together on a date.
@Command(
    name = "households",
    description = {
      "Lists the people at each address on a date: how many couples are among them, and the kind of"
          + " their household. An address without a street makes none.",
      "Children are those under 18, and those of whom a parent is there."
    },
    footer = {
      "",
      "Examples:",
      "  people households --at 2014-12-31",
      "  people households --counts --at 2014 --format csv"
    })
final class HouseholdsCommand extends DatedCommand {

  @Option(
      names = "--counts",
      description = "How many there are of each kind and size, in the place of a list.")
  private boolean counts;

  /// A household with what its people are called.
  record NamedHousehold(HouseholdPeriod household, String names) {

    static NamedHousehold of(HouseholdPeriod household, IntFunction<Name> names) {
      return new NamedHousehold(
          household,
          household.personIds().stream()
              .map(id -> Story.called(id, names.apply(id)))
              .collect(Collectors.joining(", ")));
    }
  }

  static final Listing<NamedHousehold> HOUSEHOLDS =
      Listing.of(
          new AnswerColumns<>(
              "address people couples kind members certain",
              named ->
                  cells(
                      named.household.address(),
                      named.household.personIds().size(),
                      named.household.couples() == 0 ? null : named.household.couples(),
                      named.household.composition(),
                      named.names,
                      named.household.certain())),
          new AnswerColumns<>(
              "street city postcode country people couples kind members certain",
              named ->
                  DataColumns.joined(
                      DataColumns.parts(named.household.address()),
                      cells(
                          named.household.personIds().size(),
                          named.household.couples(),
                          named.household.composition(),
                          named.household.personIds().stream().map(Integer::longValue).toList(),
                          named.household.certain()))));

  /// How many households of a kind have so many people.
  ///
  /// @param uncertain of how many of them that depends on what is not sure
  private record HouseholdCount(Composition kind, int size, int households, int uncertain) {}

  private static final Listing<HouseholdCount> COUNTS =
      Listing.of(
          new AnswerColumns<>(
              "kind size households uncertain",
              count ->
                  cells(
                      count.kind,
                      count.size,
                      count.households,
                      count.uncertain == 0 ? null : count.uncertain)),
          new AnswerColumns<>(
              "kind size households uncertain",
              count -> cells(count.kind, count.size, count.households, count.uncertain)));

  @Override
  public void run() {
    if (counts) {
      print(COUNTS, ask(history -> counts(at(history).households())));
      return;
    }
    print(
        HOUSEHOLDS,
        ask(history -> {
          Snapshot snapshot = at(history);
          IntFunction<Name> names = snapshot.names();
          return snapshot.households().stream()
              .map(household -> NamedHousehold.of(household, names))
              .toList();
        }));
  }

  private Snapshot at(History history) {
    tellBeyond(AskCommands.beyond(history, at()), "left out");
    tellLastDay(history);
    return history.at(at());
  }

  /// By kind, and by size.
  private static List<HouseholdCount> counts(List<HouseholdPeriod> households) {
    Map<Composition, SortedMap<Integer, List<HouseholdPeriod>>> groups =
        households.stream()
            .collect(
                Collectors.groupingBy(
                    HouseholdPeriod::composition,
                    () -> new EnumMap<>(Composition.class),
                    Collectors.groupingBy(
                        household -> household.personIds().size(),
                        TreeMap::new,
                        Collectors.toList())));
    List<HouseholdCount> rows = new ArrayList<>();
    groups.forEach((kind, sizes) ->
        sizes.forEach((size, found) -> {
          long uncertain = found.stream().filter(household -> !household.certain()).count();
          rows.add(new HouseholdCount(kind, size, found.size(), (int) uncertain));
        }));
    return rows;
  }
}
