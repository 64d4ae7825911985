package people.cli;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import people.Address;
import people.Amendment;
import people.Details;
import people.EffectiveDate;
import people.Expected;
import people.Name;
import people.RecordedEvent;
import people.Status;
import people.timeline.EventTimeline;
import people.timeline.PersonRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The commands that record a fact. Each needs an identifier and nothing else about the person.
final class RecordCommands {

  private RecordCommands() {}

  /// What all of them share: when it was true, where it is written, and the way into the timeline.
  abstract static class Recording implements Runnable {

    @ParentCommand private Session people;

    @Option(
        names = "--on",
        paramLabel = "DATE",
        description = "When it became true (default: when it is recorded, now).")
    private EffectiveDate on;

    @Option(names = "--source", paramLabel = "TEXT", description = "Where it is written.")
    private String source;

    @Mixin private EventId eventId;

    Session people() {
      return people;
    }

    Details details() {
      return eventId.in(Details.on(on).from(source));
    }

    <T> T record(Function<PersonRegistry, T> fact, Expected... expected) {
      try (EventTimeline timeline = people.openToRecord()) {
        people.readOn(timeline);
        return fact.apply(new PersonRegistry(timeline).expecting(expected));
      }
    }
  }

  /// The same, about someone who is there.
  abstract static class PersonRecording extends Recording {

    @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier.")
    private int personId;

    @Mixin private ExpectedRevision revision;

    void change(Recorder recorder) {
      record(
          registry -> recorder.record(registry, personId, details()), revision.expected(personId));
    }

    interface Recorder {
      long record(PersonRegistry registry, int personId, Details details);
    }
  }

  /// Makes a command that may be run again.
  static final class EventId {

    @Option(
        names = "--event-id",
        paramLabel = "TEXT",
        converter = EventIdConverter.class,
        description =
            "Your own id for what is recorded, such as the number of a form, or a UUID. Run once"
                + " more with the same id, the command records nothing and prints the same.")
    private String id;

    Details in(Details details) {
      return details.withId(id);
    }

    static final class EventIdConverter implements ITypeConverter<String> {
      @Override
      public String convert(String text) {
        try {
          return Details.NONE.withId(text).id();
        } catch (IllegalArgumentException e) {
          throw new TypeConversionException(e.getMessage());
        }
      }
    }
  }

  /// Makes a command that holds only as long as nothing else was recorded.
  static final class ExpectedRevision {

    @Option(
        names = "--expect-revision",
        paramLabel = "N",
        converter = RevisionConverter.class,
        description =
            "Only if nothing was recorded about the person since 'show ID --format json' gave"
                + " that revision.")
    private Long revision;

    Expected[] expected(int personId) {
      return revision == null || personId < 1
          ? new Expected[0]
          : new Expected[] {Expected.revision(personId, revision)};
    }

    static final class RevisionConverter implements ITypeConverter<Long> {
      @Override
      public Long convert(String text) {
        try {
          long revision = Long.parseLong(text);
          if (revision >= 0) { // -1 is for someone of whom there is nothing: nobody to record about
            return revision;
          }
        } catch (NumberFormatException e) {
          // the same message
        }
        throw new TypeConversionException(
            "'%s' is not a revision; expected a whole number from 0".formatted(text));
      }
    }
  }

  static final class NameOptions {
    @Option(names = "--first", paramLabel = "NAME", description = "First name(s).")
    private String first;

    @Option(names = "--last", paramLabel = "NAME", description = "Last name.")
    private String last;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean isGiven() {
      return first != null || last != null;
    }

    Name name() {
      try {
        return new Name(first, last);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(command.commandLine(), e.getMessage() + ": --first or --last");
      }
    }
  }

  static final class AddressOptions {
    @Option(names = "--street", paramLabel = "STREET", description = "Street and number.")
    private String street;

    @Option(names = "--city", paramLabel = "CITY", description = "City, town or village.")
    private String city;

    @Option(names = "--postcode", paramLabel = "CODE", description = "Postcode.")
    private String postcode;

    @Option(names = "--country", paramLabel = "COUNTRY", description = "Country.")
    private String country;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean isGiven() {
      return Stream.of(street, city, postcode, country).anyMatch(Objects::nonNull);
    }

    Address address() {
      try {
        return new Address(street, city, postcode, country);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            command.commandLine(), e.getMessage() + ": --street, --city, …");
      }
    }
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Creates a person and prints the identifier.",
      footer = {
        "",
        "Examples:",
        "  people create --first Ada --last Byron --status single \\",
        "      --street \"12 St James's Square\" --city London --on 1815-12-10",
        "  people create --first Ada --event-id form-17   # prints the same when run again"
      })
  static final class Create extends Recording {

    @Mixin private NameOptions name;

    @Option(
        names = "--status",
        paramLabel = "STATUS",
        defaultValue = "unknown",
        description =
            "Marital status: single, married, partnered, separated, divorced, widowed or unknown.")
    private Status status;

    @Mixin private AddressOptions address;

    @Override
    public void run() {
      Address home = address.isGiven() ? address.address() : null;
      Name called = name.name();
      people()
          .out()
          .println(record(registry -> registry.create(called, status, home, details())).intValue());
    }
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Records a new marital status.",
      footer = {
        "",
        "Examples:",
        "  people status 1 married --on 1835-07-08",
        "  people status 1 married --on 1835-07-08 --event-id letter-17 --expect-revision 0"
      })
  static final class ChangeStatus extends PersonRecording {

    @Parameters(
        index = "1",
        paramLabel = "STATUS",
        description = "single, married, partnered, separated, divorced, widowed or unknown.")
    private Status status;

    @Override
    public void run() {
      change((registry, personId, details) -> registry.changeStatus(personId, status, details));
    }
  }

  @Command(
      name = "move",
      mixinStandardHelpOptions = true,
      description = "Records a new address.",
      footer = {
        "",
        "Example:",
        "  people move 1 --street \"Ockham Park\" --city Ockham --on 1835-07"
      })
  static final class Move extends PersonRecording {

    @Mixin private AddressOptions address;

    @Override
    public void run() {
      Address home = address.address();
      change((registry, personId, details) -> registry.move(personId, home, details));
    }
  }

  @Command(
      name = "rename",
      mixinStandardHelpOptions = true,
      description = "Records a new name; a half that is not given stays as it is on that date.",
      footer = {"", "Example:", "  people rename 1 --last King --on 1835-07-08"})
  static final class Rename extends PersonRecording {

    @Mixin private NameOptions name;

    @Override
    public void run() {
      Name called = name.name();
      change((registry, personId, details) -> registry.rename(personId, called, details));
    }
  }

  @Command(
      name = "died",
      mixinStandardHelpOptions = true,
      description = "Records a death.",
      footer = {"", "Example:", "  people died 1 --on 1852-11-27"})
  static final class Died extends PersonRecording {

    @Override
    public void run() {
      change(PersonRegistry::recordDeath);
    }
  }

  /// What takes back or changes an event that is recorded.
  abstract static class Undoing implements Runnable {

    @ParentCommand private Session people;

    @Parameters(
        index = "0",
        paramLabel = "POSITION",
        description = "The event's position, from 0, as 'history' shows it.")
    private long position;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason.")
    private String why;

    @Option(names = "--source", paramLabel = "TEXT", description = "Where the reason is written.")
    private String source;

    @Mixin private EventId eventId;

    @Mixin private ExpectedRevision revision;

    @Spec private CommandSpec command;

    void undo(Undo undo) {
      if (why.isBlank()) {
        throw new ParameterException(command.commandLine(), "--why is empty; expected a reason");
      }
      try (EventTimeline timeline = people.openToRecord()) {
        people.readOn(timeline);
        PersonRegistry registry =
            new PersonRegistry(timeline).expecting(revision.expected(personId(timeline)));
        undo.in(registry, position, why, eventId.in(Details.NONE.from(source)));
      }
    }

    /// @return 0 when there is no such event
    private int personId(EventTimeline timeline) {
      if (position >= 0) {
        for (RecordedEvent recorded : timeline.readAfter(position - 1)) {
          return recorded.event().personId();
        }
      }
      return 0;
    }

    CommandSpec command() {
      return command;
    }

    interface Undo {
      void in(PersonRegistry registry, long position, String why, Details details);
    }
  }

  @Command(
      name = "correct",
      mixinStandardHelpOptions = true,
      description = {
        "Records that an earlier event should have said something else.",
        "What is not given stays as the event said. What was known before stands as it was."
      },
      footer = {"", "Example:", "  people correct 3 --status divorced --on 1836 --why \"misread\""})
  static final class Correct extends Undoing {

    @Option(names = "--on", paramLabel = "DATE", description = "When it became true.")
    private EffectiveDate on;

    @Option(names = "--status", paramLabel = "STATUS", description = "The status.")
    private Status status;

    @Mixin private NameOptions name;

    @Mixin private AddressOptions address;

    @Override
    public void run() {
      if (on == null && status == null && !name.isGiven() && !address.isGiven()) {
        throw new ParameterException(
            command().commandLine(),
            "nothing to correct: expected --on, --status, --first, --city, …");
      }
      Amendment to =
          new Amendment(
              on,
              name.isGiven() ? name.name() : null,
              status,
              address.isGiven() ? address.address() : null);
      undo((registry, position, why, details) -> registry.correct(position, to, why, details));
    }
  }

  @Command(
      name = "retract",
      mixinStandardHelpOptions = true,
      description = {
        "Records that an earlier event should not have been recorded.",
        "Retracting a correction brings back what it corrected."
      },
      footer = {"", "Example:", "  people retract 3 --why \"another Ada Byron\""})
  static final class Retract extends Undoing {

    @Override
    public void run() {
      undo(PersonRegistry::retract);
    }
  }
}
