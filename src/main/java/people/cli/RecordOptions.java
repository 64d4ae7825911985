package people.cli;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The options that several of the commands that record have in common.
final class RecordOptions {

  private RecordOptions() {}

  /// `--by`, which says who records.
  static final class Recorder {

    @Option(
        names = "--by",
        paramLabel = "NAME",
        description = "The person or program that records it (default: $PEOPLE_BY, or not said).")
    private String name;

    /// Null when not said.
    String name() {
      return name != null ? name : System.getenv("PEOPLE_BY");
    }
  }

  /// `--event-id`, which makes a command that may be run again.
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

    /// Null for none.
    String id() {
      return id;
    }

    /// The event that has the id; null for none.
    RecordedEvent find(EventTimeline timeline) {
      return id == null ? null : timeline.find(id);
    }

    static final class EventIdConverter extends StatingConverter<String> {
      EventIdConverter() {
        super(text -> Details.NONE.withId(text).id());
      }
    }
  }

  /// `--expect-revision`, which makes a command that holds only as long as nothing else was
  /// recorded.
  static final class ExpectedRevision {

    @Option(
        names = "--expect-revision",
        paramLabel = "N",
        converter = RevisionConverter.class,
        description =
            "Only if nothing was recorded about the person since 'show ID --format json' gave"
                + " that revision.")
    private Long revision;

    /// @param who gives whose revision it is; 0 for nobody's
    Expected[] expected(NamedRecords named, ToIntFunction<NamedRecords> who) {
      int personId = revision == null || named.isAgain() ? 0 : who.applyAsInt(named);
      if (personId < 1) {
        return new Expected[0];
      }
      EventTimeline timeline = named.timeline();
      if (timeline.revision(personId) < 0) {
        return new Expected[] {Expected.revision(personId, revision)};
      }
      History history = History.of(timeline, personId);
      int survivor = history.survivor(personId);
      return ofAll(survivor, history.records(survivor), timeline);
    }

    /// Her records as they are now, where their events together make that revision.
    private Expected[] ofAll(int personId, List<Integer> records, EventTimeline timeline) {
      if (records.size() == 1) {
        return new Expected[] {Expected.revision(personId, revision)};
      }
      Map<Integer, Long> revisions = new TreeMap<>();
      records.forEach(record -> revisions.put(record, timeline.revision(record)));
      long together = revisions.values().stream().mapToLong(each -> each + 1).sum() - 1;
      if (together != revision) {
        throw new TimelineException.Conflict(new Expected.Revision(personId, revision), together);
      }
      return revisions.entrySet().stream()
          .map(each -> Expected.revision(each.getKey(), each.getValue()))
          .toArray(Expected[]::new);
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

  /// Options that make one value together.
  abstract static class ValueOptions<T> {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private final String names;

    /// @param names of the options, for errors
    ValueOptions(String names) {
      this.names = names;
    }

    abstract boolean isGiven();

    /// @throws IllegalArgumentException when these options make none
    abstract T make();

    final T value() {
      try {
        return make();
      } catch (IllegalArgumentException e) {
        throw new ParameterException(command.commandLine(), e.getMessage() + ": " + names);
      }
    }

    /// Null when no option is given.
    final T valueOrNull() {
      return isGiven() ? value() : null;
    }
  }

  /// `--first` and `--last`.
  static final class NameOptions extends ValueOptions<Name> {

    @Option(names = "--first", paramLabel = "NAME", description = "First name(s).")
    private String first;

    @Option(names = "--last", paramLabel = "NAME", description = "Last name.")
    private String last;

    NameOptions() {
      super("--first or --last");
    }

    @Override
    boolean isGiven() {
      return first != null || last != null;
    }

    @Override
    Name make() {
      return new Name(first, last);
    }
  }

  /// `--with`, or `--with-first` and `--with-last`: the other one of a couple. A name has two
  /// halves here as everywhere, since where one begins can't be told from `Anne Isabella van der
  /// Berg`.
  static final class PartnerOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
        names = "--with",
        paramLabel = "ID",
        description = "The partner, by identifier or key; 'marry --help' says what is recorded.")
    private PersonArgument with;

    @Option(
        names = "--with-first",
        paramLabel = "NAME",
        description = "First name(s) of a partner who is not in the register.")
    private String first;

    @Option(names = "--with-last", paramLabel = "NAME", description = "Her last name.")
    private String last;

    boolean isGiven() {
      return with != null || isNameGiven();
    }

    private boolean isNameGiven() {
      return first != null || last != null;
    }

    /// Refuses what makes no partner, before anything is read.
    void check() {
      if (with != null && isNameGiven()) {
        throw new ParameterException(
            command.commandLine(),
            "--with is somebody in the register, --with-first and --with-last somebody who is not;"
                + " expected one of them");
      }
      try {
        name();
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            command.commandLine(), e.getMessage() + ": --with-first or --with-last");
      }
    }

    private Name name() {
      return isNameGiven() ? new Name(first, last) : null;
    }

    /// Null when none is given.
    Partner in(NamedRecords named) {
      return with != null
          ? Partner.of(named.person(with))
          : isNameGiven() ? Partner.named(name()) : null;
    }
  }

  /// `--street`, `--city`, `--postcode` and `--country`.
  static final class AddressOptions extends ValueOptions<Address> {

    @Option(names = "--street", paramLabel = "STREET", description = "Street and number.")
    private String street;

    @Option(names = "--city", paramLabel = "CITY", description = "City, town or village.")
    private String city;

    @Option(names = "--postcode", paramLabel = "CODE", description = "Postcode.")
    private String postcode;

    @Option(names = "--country", paramLabel = "COUNTRY", description = "Country.")
    private String country;

    AddressOptions() {
      super("--street, --city, …");
    }

    @Override
    boolean isGiven() {
      return Stream.of(street, city, postcode, country).anyMatch(Objects::nonNull);
    }

    @Override
    Address make() {
      return new Address(street, city, postcode, country);
    }
  }
}
