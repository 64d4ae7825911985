package people.cli;

import module java.base;

import people.*;
import people.exports.*;
import people.output.*;
import people.relays.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `relay`: hands events on, and goes on where it stopped.
@Command(
    name = "relay",
    description = {
      "Hands the events of the timeline on to a target, as CloudEvents, in order and at least once:"
          + " those that are there, and then each that is recorded, until it is ended. Under the"
          + " same name it goes on where it stopped; only one goes by a name at a time.",
      "A target is a web hook (https://HOST/PATH), a folder for files of lines (folder:FOLDER),"
          + " standard output (-) or, with './jbang relay', a topic of Kafka"
          + " (kafka:HOST:PORT/TOPIC).",
      "While the target takes nothing, it is tried again, after longer and longer pauses. An event"
          + " that it does not take is laid aside after some tries. See 'consumers'."
    },
    footer = {
      "",
      "Examples:",
      "  people relay --to folder:out --name out --once",
      "  people relay --to https://example.org/people --name registry --secret-file secret",
      "  people relay --to - --name moves --type PERSON_ADDRESS_CHANGE --only"
          + " personId,newAddress.city"
    })
final class RelayCommand extends SessionCommand {

  private static final String SECRET = "PEOPLE_RELAY_SECRET";

  @Option(
      names = "--to",
      paramLabel = "TARGET",
      required = true,
      description = "Where the events go.")
  private String to;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "By which it is known how far it is: letters, digits, - and _.")
  private String name;

  @Option(names = "--once", description = "Ends with what is there now.")
  private boolean once;

  @Option(
      names = "--after",
      paramLabel = "POSITION",
      converter = FollowCommand.PositionConverter.class,
      description = {
        "Behind which event a new name begins: a position, or 'last' (default: with the first"
            + " event)."
      })
  private long after = -1;

  @Mixin private EventChoice choice;

  @Option(
      names = "--only",
      paramLabel = "MEMBER",
      split = ",",
      description = "Only these members of events, such as type,personId,newStatus.")
  private List<String> members = List.of();

  @Option(
      names = "--source",
      paramLabel = "URI",
      description = "The source of the events (default: the name of the timeline's file).")
  private String source;

  @Option(
      names = "--binary",
      description = {
        "To a web hook or Kafka: the context in headers, and what the event says by itself."
      })
  private boolean binary;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = {
        "Signs what is posted with the secret in this file (default: $"
            + SECRET
            + ", if it is set)."
      })
  private Path secretFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Certificates (PEM) to trust besides the usual ones.")
  private Path authorities;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings of Kafka's producer (.properties), such as those of SASL and TLS.")
  private Path config;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long a web hook may take to answer (default: 10).")
  private double timeout;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often an event is tried before it is laid aside (default: 5).")
  private int tries;

  @Option(
      names = "--longest-pause",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "The longest pause between tries (default: 60).")
  private double longestPause;

  @Override
  public void run() {
    CloudEvents form = cloudEvents(source).only(members());
    RetryPolicy retries = retries();
    if (!RelayTargets.isThere(to)) {
      throw new IllegalArgumentException(
          "%s takes the library of Kafka, which this command goes without; '%s' has it, with the same arguments"
              .formatted(to, CalledAs.of("relay", "people", "./jbang relay")));
    }
    CheckpointStore store = session().checkpoints();
    try (RelayTarget target = target()) {
      session()
          .readOnBehindErasures(() -> {
            try (EventTimeline timeline = session().openToAsk()) {
              long last = session().readOn(timeline) - 1;
              long begin = FollowCommand.behind(after, last);
              Predicate<RecordedEvent> chosen = choice.in(timeline);
              try (Relay relay = new Relay(timeline, taken(store), target)) {
                relay
                    .as(form)
                    .only(chosen)
                    .retrying(retries)
                    .tellingWarnings(session()::warn)
                    .beginningBehind(begin);
                run(relay);
              }
            }
          });
    }
  }

  private void run(Relay relay) {
    Interruption.stopping(
        relay::stop,
        () -> {
          long handedOn = relay.run(once);
          if (once && !to.equals("-")) {
            out().line(countOf(name, handedOn));
          }
          if (once && relay.laidAside() > 0) {
            String laidAside = countOf(name, relay.laidAside());
            throw new TimelineException(laidAside + " laid aside; 'people consumers' counts them");
          }
        });
  }

  /// How many events somebody got, in words.
  static String countOf(String whose, long events) {
    return String.format(
        Locale.ROOT, "%s: %,d %s", whose, events, events == 1 ? "event" : "events");
  }

  private CheckpointStore.Taken taken(CheckpointStore store) {
    try {
      return store.take(name);
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }

  // ---- what is asked for

  private EventMembers members() {
    try {
      return EventMembers.of(members);
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }

  private RetryPolicy retries() {
    try {
      Duration longest = seconds("--longest-pause", longestPause);
      Duration usual = RetryPolicy.USUAL.first();
      return new RetryPolicy(tries, longest.compareTo(usual) < 0 ? longest : usual, longest);
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }

  private Duration seconds(String option, double seconds) {
    if (!(seconds > 0 && seconds <= 86_400)) {
      throw badUsage("%s is %s; expected seconds, up to 86400".formatted(option, seconds));
    }
    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
  }

  private RelayTarget target() {
    String secret = secret();
    boolean isWebhook = RelayTargets.isWebhook(to);
    boolean isKafka = RelayTargets.isKafka(to);
    if (!isWebhook && (secretFile != null || authorities != null)) {
      throw badUsage("--secret-file and --ca are of web hooks; '%s' is none".formatted(to));
    }
    if (!isKafka && config != null || binary && !isKafka && !isWebhook) {
      throw badUsage(
          "--config is of Kafka, --binary of that and web hooks; '%s' is neither".formatted(to));
    }
    try {
      WebhookSignature signature = isWebhook && secret != null ? WebhookSignature.of(secret) : null;
      var trusted =
          authorities == null
              ? WebhookTarget.Posting.USUAL.authorities()
              : RelayTargets.certificates(authorities);
      var posting =
          new WebhookTarget.Posting(binary, signature, trusted, seconds("--timeout", timeout));
      return RelayTargets.of(to, posting, settings(), out().data());
    } catch (IllegalArgumentException e) {
      throw badUsage("--to: " + e.getMessage());
    } catch (IOException e) {
      throw TimelineException.of(authorities, "can't read", e);
    }
  }

  private Properties settings() {
    Properties settings = new Properties();
    if (config != null) {
      try (Reader in = Files.newBufferedReader(config)) {
        settings.load(in);
      } catch (IOException e) {
        throw TimelineException.of(config, "can't read", e);
      }
    }
    return settings;
  }

  private String secret() {
    try {
      return secretFile == null ? System.getenv(SECRET) : Files.readString(secretFile);
    } catch (IOException e) {
      throw TimelineException.of(secretFile, "can't read", e);
    }
  }
}
