package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The commands that list how a status, an address or a further attribute evolved.
final class PeriodCommands {

  private static final String STATUS = "status";
  private static final String ADDRESS = "address";

  private PeriodCommands() {}

  @Command(
      name = "periods",
      description = {
        "Lists the periods of each status, address or value of an attribute: from birth or entry to"
            + " death.",
        "The first day is FROM; the first day on which it no longer holds, or nobody looked any"
            + " more, is UNTIL. BEGINS says whether that was a birth, an entry, an event or a"
            + " return; ENDS whether it was an event, a death, a presumed death, a leaving, or the"
            + " end of the observation."
      },
      footer = {
        "",
        "Examples:",
        "  people periods 1",
        "  people periods --of address --format csv",
        "  people periods --of occupation"
      })
  static final class ListPeriods extends LifeCommands.LivesCommand {

    @Option(
        names = "--of",
        paramLabel = "WHAT",
        defaultValue = STATUS,
        description = "status (default), address, or the name of an attribute.")
    private String of;

    /// A period, and the person's age at its start.
    ///
    /// @param years null when it is not known
    record AgedPeriod<T>(Period<T> period, Integer years) {

      int personId() {
        return period.personId();
      }

      static <T> List<AgedPeriod<T>> of(HistoryColumns.PeriodRows<T> rows) {
        return IntStream.range(0, rows.size()).mapToObj(row -> of(rows, row)).toList();
      }

      static <T> AgedPeriod<T> of(HistoryColumns.PeriodRows<T> rows, int row) {
        int age = rows.age(row);
        return new AgedPeriod<>(rows.period(row), age < 0 ? null : age);
      }
    }

    @Override
    public void run() {
      switch (of) {
        case STATUS ->
            print(
                columns(List.of(STATUS), status -> cells(status)),
                all -> AgedPeriod.of(all.statusPeriods()),
                AgedPeriod::personId);
        case ADDRESS ->
            print(
                columns(List.of("street", "city", "postcode", "country"), DataColumns::parts),
                all -> AgedPeriod.of(all.addressPeriods()),
                AgedPeriod::personId);
        default ->
            print(
                columns(List.of(of), value -> cells(value)),
                of,
                all -> AgedPeriod.of(all.attributePeriods(of)),
                AgedPeriod::personId,
                STATUS,
                ADDRESS);
      }
    }

    /// People read an address as one text, and need not be told of what still holds that nobody
    /// looked later.
    private <T> Listing<AgedPeriod<T>> columns(List<String> names, Function<T, Object[]> parts) {
      return Listing.of(
          columns(List.of(of), value -> cells(value), p -> p.until() == null ? null : p.ends()),
          columns(names, parts, Period::ends));
    }

    static <T> AnswerColumns<AgedPeriod<T>> columns(
        List<String> names, Function<T, Object[]> parts, Function<Period<T>, Period.End> end) {
      return new AnswerColumns<>(
          DataColumns.named(
              List.of("person"),
              names,
              List.of("from", "begins", "until", "ends", "age", "certain")),
          aged -> {
            Period<T> p = aged.period;
            return DataColumns.joined(
                cells(p.personId()),
                parts.apply(p.value()),
                cells(p.from(), p.begins(), p.until(), end.apply(p), aged.years, p.certain()));
          });
    }
  }

  @Command(
      name = "transitions",
      description =
          "Lists the changes of status, or of an attribute, with the age at each; 'moves' lists"
              + " those of address.",
      footer = {
        "",
        "Examples:",
        "  people transitions 1",
        "  people transitions --format json",
        "  people transitions --of occupation"
      })
  static final class Transitions extends LifeCommands.LivesCommand {

    @Option(
        names = "--of",
        paramLabel = "WHAT",
        defaultValue = STATUS,
        description = "status (default), or the name of an attribute.")
    private String of;

    @Override
    public void run() {
      switch (of) {
        case STATUS ->
            print(
                PeriodCommands.<Status>changes(),
                all -> all.statusPeriods().changes(),
                Period.Change::personId);
        case ADDRESS -> throw badUsage("--of address; expected 'people moves' for those");
        default ->
            print(
                PeriodCommands.<String>changes(),
                of,
                all -> all.attributePeriods(of).changes(),
                Period.Change::personId,
                STATUS);
      }
    }
  }

  static <T> Listing<Period.Change<T>> changes() {
    return Listing.of(
        new AnswerColumns<>(
            "person before after date age certain",
            t -> cells(t.personId(), t.before(), t.after(), t.date(), t.age(), t.certain())));
  }
}
