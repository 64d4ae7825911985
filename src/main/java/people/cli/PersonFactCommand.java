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

    /// @param personId of the record that has the key
    /// @return the position of its event
    long record(PersonRegistry registry, NamedRecords named, int personId, Details details);
  }

  /// The person as she was named.
  final PersonArgument who() {
    return who;
  }

  /// The fact that the options tell.
  abstract PersonFact fact();

  @Override
  public final void run() {
    PersonFact fact = fact();
    record(
        named -> revision.expected(named, each -> each.record(who)),
        (registry, named) -> fact.record(registry, named, named.record(who), details()));
  }
}
