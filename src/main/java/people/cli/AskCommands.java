package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that ask for people and events.
final class AskCommands {

  private AskCommands() {}

  @Command(
      name = "history",
      description = {
        "Tells one person's story, in the order in which things took effect.",
        "A date in brackets is the day of recording, where no other is known. AGE counts from the"
            + " birth: ~20 is about that, 20+ at least. An event that was corrected or retracted is"
            + " told as it was recorded, and the correction behind it. Of what another RECORD says"
            + " that was merged into hers, that one's identifier stands before it."
      },
      footer = {"", "Examples:", "  people history 1", "  people history 1 --known 2015-02-14"})
  static final class PersonHistory extends AskingCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier or key.")
    private PersonArgument who;

    @Option(
        names = "--at",
        paramLabel = "DATE",
        description = "Only what had taken effect by then (default: everything).")
    private LocalDate at;

    @Override
    public void run() {
      ask(
          who,
          asked -> {
            Person person = asked.history().today().person(asked.personId());
            String restricted = RestrictCommands.told(asked.history(), asked.personId());
            if (restricted != null) {
              session().note("person %d is restricted %s".formatted(person.personId(), restricted));
            }
            LocalDate until = at == null ? LocalDate.MAX : at;
            print(
                story(person, asked.history().facts(asked.personId()), asked.called()),
                asked.history().events(asked.personId(), until));
            return null;
          });
    }

    private static Listing<RecordedEvent> story(
        Person person, List<RecordedEvent> facts, IntFunction<String> called) {
      return new Listing<>(
          new AnswerColumns<>(
              "# record date age what source",
              event ->
                  cells(
                      event.position(),
                      event.event().personId() == person.personId()
                          ? null
                          : event.event().personId(),
                      Story.when(event, facts),
                      Story.age(person.born(), event),
                      Story.words(event.event(), facts, called),
                      event.event().details().source())),
          DataColumns.EVENT,
          Protecting::json);
    }
  }

  @Command(
      name = "snapshot",
      description = {
        "Lists everyone who is living on a date.",
        "Someone whose death is not recorded counts as living, as long as she is observed, did"
            + " not leave, and could still be alive."
      },
      footer = {
        "",
        "Examples:",
        "  people snapshot --at 2014-12-31 --status married",
        "  people snapshot --city Ockham --all --format csv"
      })
  static final class Everyone extends DatedCommand {

    static final Listing<Person> PEOPLE =
        new Listing<>(
            new AnswerColumns<>(
                "person name status partner address born created died left note certain",
                person ->
                    cells(
                        person.personId(),
                        person.erased() ? "erased" : person.name(),
                        person.status(),
                        partner(person),
                        person.address(),
                        person.bornApart(),
                        person.created(),
                        person.died(),
                        person.left(),
                        person.presumed() ? "presumed dead" : person.beyond() ? "beyond" : null,
                        person.certain() || person.beyond() || person.presumed())),
            DataColumns.PERSON,
            person -> JsonOutput.person(person));

    @Option(names = "--status", paramLabel = "STATUS", description = "Only people of that status.")
    private Status status;

    @Option(
        names = "--city",
        paramLabel = "CITY",
        description = "Only people of that city, in any case of letters and kind of spaces.")
    private String city;

    private final Address.Spellings cities = new Address.Spellings();

    @Option(
        names = "--all",
        description =
            "Also the dead, those who left or are no longer observed, and those who are not there"
                + " yet.")
    private boolean all;

    @Override
    public void run() {
      print(PEOPLE, ask(this::people));
    }

    private static Object partner(Person person) {
      Partner partner = person.partner();
      return partner == null || partner.name() != null ? partner : (Object) partner.personId();
    }

    private List<Person> people(History history) {
      Snapshot snapshot = history.at(at());
      tellBeyond(beyond(history, at()), all ? "what was last known of them" : "left out");
      if (!all) {
        doubts(history).ofAbsence("left out", this::isWanted);
        tellLastDay(history);
      }
      return (all ? snapshot.all() : snapshot.people()).stream().filter(this::isWanted).toList();
    }

    private boolean isWanted(Person person) {
      return (status == null || person.status() == status)
          && (city == null
              || person.address() != null
                  && person.address().city() != null
                  && cities.isSame(city, person.address().city()));
    }
  }

  /// How many people are no longer observed on a date.
  static int beyond(History history, LocalDate at) {
    return history.at(at).countBeyond().values().stream().mapToInt(Integer::intValue).sum();
  }
}
