package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import people.history.Period.UnionPeriod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The command `family`: a person's parents, partners and children.
@Command(
    name = "family",
    description = {
      "Lists a person's parents, partners and children, with who of the children depends on her on"
          + " the date: is under 18, and at her address.",
      "Partners are those of her whole life, with how each union ended."
    },
    footer = {
      "",
      "Examples:",
      "  people family 1",
      "  people family 1 --at 2014-12-31 --format json"
    })
final class FamilyCommand extends DatedCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier or key.")
  private PersonArgument who;

  /// A relative, with the union for a partner.
  ///
  /// @param role parent, partner or child
  /// @param personId 0 for a partner who is not in the register
  /// @param born null when not known
  /// @param union null for others than partners
  /// @param dependant of a child, whether she depends on the person; null for others
  private record Relative(
      String role,
      int personId,
      Name name,
      boolean isErased,
      EffectiveDate born,
      EffectiveDate died,
      UnionPeriod union,
      Boolean dependant,
      boolean certain) {

    static Relative of(String role, Person person, Boolean dependant) {
      return new Relative(
          role,
          person.personId(),
          person.name(),
          person.erased(),
          person.born(),
          person.died(),
          null,
          dependant,
          person.certain() || person.beyond() || person.presumed());
    }

    Object called() {
      return personId == 0 && name == null ? "(not said)" : isErased ? "erased" : name;
    }

    Object id() {
      return personId == 0 ? null : personId;
    }

    /// The cells of the union; people need no second day that is the same.
    Object[] together(boolean isForPeople) {
      return union == null
          ? new Object[5]
          : cells(
              union.status(),
              isForPeople && Objects.equals(union.statusSince(), union.since())
                  ? null
                  : union.statusSince(),
              union.since(),
              union.until(),
              union.until() == null ? null : union.ends());
    }
  }

  private static final Listing<Relative> RELATIVES =
      Listing.of(
          new AnswerColumns<>(
              "role person name born died status statusSince since until ends said note certain",
              each ->
                  DataColumns.joined(
                      cells(each.role, each.id(), each.called(), each.born, each.died),
                      each.together(true),
                      cells(
                          each.union == null ? null : each.union.said(),
                          each.dependant == null || !each.dependant ? null : "dependant",
                          each.certain))),
          new AnswerColumns<>(
              "role person firstname lastname born died status statusSince since until ends"
                  + " agreement dependant certain",
              each ->
                  DataColumns.joined(
                      cells(each.role, each.id()),
                      DataColumns.parts(each.name),
                      cells(each.born, each.died),
                      each.together(false),
                      cells(
                          each.union == null ? null : each.union.agreement(),
                          each.dependant,
                          each.certain))));

  @Override
  public void run() {
    print(RELATIVES, askAmongAll(who, this::relatives));
  }

  private List<Relative> relatives(AskedPerson asked) {
    History history = asked.history();
    Snapshot snapshot = history.at(at());
    int personId = snapshot.person(asked.personId()).personId();
    List<Relative> relatives = new ArrayList<>();
    history
        .parents(personId)
        .forEach(each -> relatives.add(relative("parent", each, null, snapshot)));
    history.couples(personId).stream()
        .filter(union -> union.ends() != UnionPeriod.Ending.GOES_ON) // as it was in the end
        .forEach(union -> relatives.add(partner(union, union.other(personId), snapshot)));
    Map<Integer, Person> dependants =
        history.dependants(personId, at()).stream()
            .collect(Collectors.toMap(Person::personId, Function.identity()));
    for (int child : history.children(personId)) {
      Person dependant = dependants.get(child);
      relatives.add(
          dependant == null
              ? relative("child", child, false, snapshot)
              : Relative.of("child", dependant, true));
    }
    return relatives;
  }

  private static Relative partner(UnionPeriod union, int other, Snapshot snapshot) {
    Relative partner = other == 0 ? null : relative("partner", other, null, snapshot);
    return new Relative(
        "partner",
        other,
        partner == null ? union.partner() : partner.name,
        partner != null && partner.isErased,
        partner == null ? null : partner.born,
        partner == null ? null : partner.died,
        union,
        null,
        union.certain());
  }

  /// A relative, of whom only her identifier may be known.
  private static Relative relative(
      String role, int personId, Boolean dependant, Snapshot snapshot) {
    try {
      return Relative.of(role, snapshot.person(personId), dependant);
    } catch (UnknownPersonException e) {
      return new Relative(role, personId, null, false, null, null, null, dependant, true);
    }
  }
}
