package people.cli;

import module java.base;

import people.*;
import people.history.*;
import people.output.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The command `show`: one person on a date.
@Command(
    name = "show",
    description = {
      "Shows one person on a date.",
      "JSON also has the revision: the number, from 0, of the last event about the person, counted"
          + " over all her records; and in 'link' which records it replaces, or by which one it was"
          + " replaced.",
      "The partner is the one whom she names; in a timeline of up to 100,000 events also one of"
          + " whom only the other one says so, as in 'couples'."
    },
    footer = {
      "",
      "Examples:",
      "  people show 1 --at 1836",
      "  people show bioguide_id=B000944 --format json",
      "  people show 1 --at 2014-12-31 --known 2015-02-14"
    })
final class ShowCommand extends DatedCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier or key.")
  private PersonArgument who;

  @Override
  public void run() {
    ask(
        who,
        asked -> {
          int survivor = asked.history().survivor(asked.personId());
          if (survivor != asked.personId() && format() == Output.Format.json) {
            out().println(JsonOutput.absorbed(asked.personId(), survivor));
            return null;
          }
          Person person = asked.at(at());
          if (person.beyond()) {
            session()
                .note(
                    "person %d is no longer observed on %s: this is what was last known"
                        .formatted(asked.personId(), at()));
          }
          switch (format()) {
            case table -> card(asked, person);
            case csv -> printOne(DataColumns.PERSON, person);
            case json -> out().println(JsonOutput.person(person, asked.history()));
          }
          return null;
        });
  }

  private void card(AskedPerson asked, Person person) {
    TextTable card = new TextTable("", "");
    card.add("person", person.personId());
    card.add("name", person.name());
    card.add("status", person.status());
    card.add("partner", partner(asked, person));
    card.add("address", person.address());
    person.attributes().forEach(card::add);
    card.add("born", person.bornApart());
    card.add("created", person.created());
    card.add("died", person.died());
    card.add("left", person.left());
    card.add(
        "parents",
        joined(
            asked.history().parents(asked.personId()).stream()
                .map(parent -> asked.called(parent, at()))));
    card.add("keys", joined(asked.history().keys(asked.personId()).stream()));
    card.add("source", person.source());
    card.add(
        "certain",
        person.certain() || person.beyond() || person.presumed()
            ? null
            : "about: it depends on a date that is uncertain"
                + (asked.history().records(asked.personId()).size() > 1
                    ? ", or on records that disagree"
                    : ""));
    String restricted = RestrictCommands.told(asked.history(), asked.personId());
    if (restricted != null) {
      card.add("restricted", restricted); // or it makes the card wider where nobody is
    }
    card.add("note", note(person));
    card.lines().stream().skip(1).filter(line -> line.indexOf(' ') > 0).forEach(out()::line);
  }

  /// Null for none.
  private String partner(AskedPerson asked, Person person) {
    if (person.partner() != null) {
      String called = asked.called(person.partner(), at());
      return person.status().isUnion() ? called : called + ", with whom no end is recorded";
    }
    History everyone = person.beyond() ? null : asked.everyone().get();
    return everyone == null
        ? null
        : joined(
            everyone.at(at()).couples(person.personId()).stream()
                .filter(union -> union.partnerId() != 0 || union.partner() != null)
                .map(union -> told(asked, person.personId(), union)));
  }

  /// A partner whom only the other one names, or with whom she may still be.
  private String told(AskedPerson asked, int personId, Period.UnionPeriod union) {
    String said = union.partner() == null ? union.said() : null;
    return (union.partner() == null
            ? asked.called(union.other(personId), at())
            : union.partner().toString())
        + (said == null ? "" : ": " + said)
        + (union.certain() ? "" : ", about");
  }

  private static String joined(Stream<?> values) {
    return values.map(Object::toString).collect(Collectors.joining(", "));
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
