package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.matching.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `find`: people by words of their names and addresses.
@Command(
    name = "find",
    description = {
      "Finds people by words of their names, streets, postcodes and cities, the best match first.",
      "Each word must be found somewhere in the same person. Upper and lower case, accents and"
          + " kinds of space make no difference; a word may be the beginning of another, or have a"
          + " typing error (two from eight letters on). It may be several that stand side by side"
          + " in a name or a city (vandenberg), and where a script knows no spaces, the middle of"
          + " another."
    },
    footer = {
      "",
      "Examples:",
      "  people find 'ada king'",
      "  people find byron --was --at 1840",
      "  people find 'johann goethestrasse' --limit 100 --format csv"
    })
final class FindCommand extends DatedCommand {

  private static final AnswerColumns<PersonSearch.Hit> TABLE =
      new AnswerColumns<>(
          "person name address born died found in match",
          hit ->
              cells(
                  hit.person().personId(),
                  hit.person().name(),
                  hit.person().address(),
                  hit.person().born(),
                  hit.person().died(),
                  hit.text(),
                  hit.what(),
                  hit.closeness().word()));

  private static final AnswerColumns<PersonSearch.Hit> DATA =
      new AnswerColumns<>(
          "person firstname lastname street city born died found in match",
          hit -> {
            Name name = hit.person().name();
            Address address = hit.person().address();
            return cells(
                hit.person().personId(),
                name == null ? null : name.firstname(),
                name == null ? null : name.lastname(),
                address == null ? null : address.street(),
                address == null ? null : address.city(),
                hit.person().born(),
                hit.person().died(),
                hit.text(),
                hit.what(),
                hit.closeness().word());
          });

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "The words.")
  private List<String> text;

  @Option(
      names = "--was",
      description = "Also by names and addresses that people had before the date.")
  private boolean was;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most (default: 20).")
  private int limit;

  @Override
  public void run() {
    if (limit < 1 || limit == Integer.MAX_VALUE) {
      throw badUsage("--limit is %d; expected a number from 1 on".formatted(limit));
    }
    PersonSearch search = search();
    List<PersonSearch.Hit> hits =
        askTimeline((timeline, asked) -> search.in(timeline, asked, at(), was, limit + 1));
    hits = hits.stream().filter(hit -> !hit.person().erased()).toList();
    print(Listing.of(TABLE, DATA), hits.subList(0, Math.min(limit, hits.size())));
    if (hits.size() > limit) {
      session().note("there are more than these %d; --limit lists more".formatted(limit));
    }
  }

  private PersonSearch search() {
    try {
      return PersonSearch.of(String.join(" ", text));
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }
}
