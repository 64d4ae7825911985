package people.cli;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import people.Address;
import people.Details;
import people.Expected;
import people.Name;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The options that several of the commands that record have in common.
final class RecordOptions {

  private RecordOptions() {}

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

  /// `--first` and `--last`.
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
      return valid(() -> new Name(first, last), "--first or --last", command);
    }
  }

  /// `--street`, `--city`, `--postcode` and `--country`.
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
      return valid(
          () -> new Address(street, city, postcode, country), "--street, --city, …", command);
    }
  }

  /// A value made of several options, which are named when it can't be made.
  private static <T> T valid(Supplier<T> value, String options, CommandSpec command) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage() + ": " + options);
    }
  }
}
