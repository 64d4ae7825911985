package people.cli;

import module java.base;

import people.*;
import people.engine.*;
import people.history.*;
import people.output.*;
import people.privacy.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `subject`: all that is recorded about one person, for herself.
@Command(
    name = "subject",
    description = {
      "Writes all that is recorded about one person, for herself (articles 15 and 20 of the GDPR):"
          + " what is known, each event with its source, who recorded it and when, and what"
          + " corrected it or took it back, also of records that are merged with hers; where others"
          + " name her; who hands events on; who read it, as far as $PEOPLE_ACCESS_LOG says so.",
      "Of other people it has what her own facts say of them, and else their identifiers. The"
          + " ending of FILE says the form: .html to read and print, .json for programs."
    },
    footer = {
      "",
      "Examples:",
      "  people subject 7 -o ada.html",
      "  people subject bioguide_id=B000944 -o ada.json"
    })
final class SubjectCommand extends SessionCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier or key.")
  private PersonArgument who;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "What to write, .html or .json; readable by its owner only when it is new.")
  private Path file;

  @Override
  public void run() {
    String name = file.toString().toLowerCase(Locale.ROOT);
    boolean isPage = name.endsWith(".html");
    if (!isPage && !name.endsWith(".json")) {
      throw badUsage("-o %s; expected a name with .html or .json".formatted(file));
    }
    refuseTimeline();
    try (EventTimeline timeline = session().openToAsk()) {
      session().readOn(timeline);
      AtomicFile.refuseUnwritable(file); // before all the work
      int personId = who.in(timeline, Instant.MAX);
      History history = History.of(timeline, personId);
      ErasedNotice.refuse(history, personId);
      List<Integer> records = history.records(history.survivor(personId));
      session().noteAccess("subject", records);
      Subject subject =
          Subject.of(
                  session().progress().over(timeline, "events read"),
                  history,
                  personId,
                  session().timelineTitle())
              .with(disclosures(), accesses(records));
      session().progress().done();
      String text =
          isPage ? new SubjectPage(subject, Story::words).html() : SubjectJson.of(subject);
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
      int events = subject.recorded().size();
      out()
          .line(
              "%s: person %d, %s"
                  .formatted(
                      file,
                      subject.known().personId(),
                      events == 1 ? "1 event" : events + " events"));
    } catch (IOException e) {
      throw TimelineException.of(file, "can't write", e);
    } finally {
      session().progress().done();
    }
  }

  private void refuseTimeline() {
    try {
      if (Files.exists(file)
          && session().timeline() instanceof TimelineAddress.InFile it
          && Files.isSameFile(file, it.file())) {
        throw badUsage("%s is the timeline itself; expected another file".formatted(file));
      }
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  private List<AccessLog.Access> accesses(List<Integer> records) {
    TimelineAddress log = session().accessLog();
    return log == null
        ? List.of()
        : new AccessLog(log, session()::warn)
            .all().stream().filter(access -> access.isOf(records, session().accessName())).toList();
  }

  /// Relays note how far they are.
  private List<Subject.Disclosure> disclosures() {
    return session().checkpoints().all().stream()
        .map(at -> new Subject.Disclosure(at.name(), at.target(), at.position(), at.saved()))
        .toList();
  }
}
