package people.cli;

import people.*;
import people.cli.RecordOptions.ExpectedRevision;
import people.timeline.*;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// A command that records something about a person who is there. A subclass gives the fact.
abstract class PersonFactCommand extends FactCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier or key.")
  private PersonArgument who;

  @Mixin private ExpectedRevision revision;

  /// A fact that is recorded of whomever it is said to be about.
  interface PersonFact {

    /// @return the position of its event
    long record(PersonRegistry registry, int personId, Details details);
  }

  /// The fact that the options tell.
  abstract PersonFact fact();

  @Override
  public final void run() {
    PersonFact fact = fact();
    record(
        timeline -> revision.expected(who.in(new PersonRegistry(timeline))),
        (registry, timeline) -> fact.record(registry, who.in(registry), details()));
  }
}
