package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import people.rates.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `rates`: events per person-year at risk.
@Command(
    name = "rates",
    description = {
      "Counts events per person-year: the years during which they could have happened to people who"
          + " were observed, by calendar years and by group. RATE is per 1,000 person-years; LOWER"
          + " and UPPER bound it with a confidence of 95 %%. UNCERTAIN is how many of the events"
          + " have no certain day."
    },
    footer = {
      "",
      "Examples:",
      "  people rates --of married --among single --by sex",
      "  people rates --of death --by sex,age --years 10 --format csv",
      "  people rates --of move --by city --from 1990 --to 1999"
    })
final class RatesCommand extends AskingCommand {

  @Option(
      names = "--of",
      paramLabel = "WHAT",
      required = true,
      description = "The event: a status that people come to have, death, move, or left.")
  private String of;

  @Option(
      names = "--among",
      paramLabel = "STATUS",
      split = ",",
      description = "Only of those who have one of these statuses (default: any other one).")
  private List<Status> among = List.of();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      split = ",",
      description = "Groups: status, city, age, or the names of attributes.")
  private List<String> by = List.of();

  @Option(
      names = "--from",
      paramLabel = "YEAR",
      description = "The first year (default: the first in which anybody was observed).")
  private Integer from;

  @Option(
      names = "--to",
      paramLabel = "YEAR",
      description = "The last year (default: the last in which anybody was observed).")
  private Integer to;

  @Option(
      names = "--years",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many years are taken together (default: 1).")
  private int years;

  @Mixin private ReachOptions reach;

  @Override
  History within(History history) {
    return reach.of(history);
  }

  @Override
  public void run() {
    RateQuestion question = question();
    List<Grouping> groups = EventRates.columns(by.stream().map(this::grouping).toList());
    List<EventRate> rates =
        ask(history -> {
          groups.stream()
              .filter(Grouping::isAttribute)
              .forEach(each -> requireAttribute(history, each.column(), "status", "city", "age"));
          return EventRates.of(history, question, groups);
        });
    List<String> names =
        DataColumns.named(
            List.of("period"),
            groups.stream().map(Grouping::column).toList(),
            List.of("events", "personYears", "rate", "lower", "upper", "uncertain"));
    print(Listing.of(columns(names, RatesCommand::rounded), columns(names, x -> x)), rates);
  }

  private static AnswerColumns<EventRate> columns(
      List<String> names, UnaryOperator<Object> number) {
    return new AnswerColumns<>(
        names,
        rate ->
            DataColumns.joined(
                cells(rate.period()),
                rate.groups().toArray(),
                cells(
                    rate.events(),
                    number.apply(rate.personYears()),
                    number.apply(rate.rate()),
                    number.apply(rate.lower()),
                    number.apply(rate.upper()),
                    rate.uncertain())));
  }

  /// A number for people: two digits behind the point.
  private static Object rounded(Object number) {
    return number == null
        ? null
        : BigDecimal.valueOf((Double) number).setScale(2, RoundingMode.HALF_UP);
  }

  private RateQuestion question() {
    try {
      RateQuestion question =
          switch (of.toLowerCase(Locale.ROOT)) {
            case "death" -> RateQuestion.deaths();
            case "move" -> RateQuestion.moves();
            case "left" -> RateQuestion.leavings();
            default -> RateQuestion.changesTo(status());
          };
      question = among.isEmpty() ? question : question.among(among.toArray(Status[]::new));
      return new RateQuestion(
          question.event(), question.status(), question.among(), from, to, years);
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }

  private Status status() {
    return Arrays.stream(Status.values())
        .filter(status -> status.name().equalsIgnoreCase(of))
        .findFirst()
        .orElseThrow(() ->
            badUsage(
                "--of %s; expected a status (%s), death, move, or left"
                    .formatted(
                        of,
                        Arrays.stream(Status.values())
                            .map(Status::name)
                            .collect(Collectors.joining(", ")))));
  }

  private Grouping grouping(String word) {
    return switch (word) {
      case "status" -> Grouping.STATUS;
      case "city" -> Grouping.CITY;
      case "age" -> Grouping.AGE_GROUP;
      default -> {
        try {
          yield Grouping.attribute(word);
        } catch (IllegalArgumentException e) {
          throw badUsage(e.getMessage());
        }
      }
    };
  }
}
