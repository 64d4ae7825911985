package people.privacy;

import module java.base;

import people.*;
import people.engine.*;
import people.timeline.*;

/// The log of who read data about whom: a timeline of its own, so that each line is on disk when it
/// is written, and carries a check of itself and of the line above:
///
/// ```
/// {"type":"ACCESS","recordedBy":"clerk7","account":"anna","command":"subject","people":[3],"timeline":"/srv/people.jsonl","_datetime":"…","_check":"…"}
/// ```
///
/// `people` is missing where everyone's data was read. Every method may be called from any thread;
/// each opens the file by itself.
public final class AccessLog {

  private static final String TYPE = "ACCESS";

  private final TimelineAddress place;
  private final TimelineOptions options;

  /// The log in a file, which is made by the first access.
  ///
  /// @param warnings as below
  public AccessLog(Path file, Consumer<String> warnings) {
    this(new TimelineAddress.InFile(file), warnings);
  }

  /// The log in a file, or one that many machines share, which is set up as a timeline is.
  ///
  /// @param warnings is told what is odd about it in one line each, such as what a crash left
  public AccessLog(TimelineAddress place, Consumer<String> warnings) {
    this.place = place;
    this.options = TimelineOptions.DEFAULTS.tellingWarnings(warnings);
  }

  /// A reading of data about people.
  ///
  /// @param position in the log, from 0
  /// @param by who says that they read; null when nobody said so
  /// @param account that the program ran under; null in a line of another program
  /// @param command that was called, such as `subject`; null likewise
  /// @param people identifiers of the records; null for everyone
  /// @param timeline that was read: its file as an absolute path, or its address; null likewise
  public record Access(
      long position,
      Instant at,
      String by,
      String account,
      String command,
      List<Integer> people,
      String timeline) {

    /// Whether data about one of some records of a timeline was read.
    ///
    /// @param of its name, as [AccessLog#add] was given it
    public boolean isOf(Collection<Integer> records, String of) {
      return of.equals(timeline) && (people == null || people.stream().anyMatch(records::contains));
    }
  }

  /// Notes that data is about to be read. When this returns, that is on disk.
  ///
  /// @param timeline that is read: its file as [#nameOf] has it, or the address of one that is
  ///   shared
  /// @param by who reads; null when not said
  /// @param people identifiers of the records; null for everyone
  /// @throws TimelineException when it can't be noted: then nothing may be read
  public void add(String timeline, String by, String command, Collection<Integer> people) {
    Map<String, Object> others = new LinkedHashMap<>();
    others.put("account", System.getProperty("user.name"));
    others.put("command", command);
    if (people != null) {
      others.put("people", people.stream().map(BigInteger::valueOf).toList());
    }
    others.put("timeline", timeline);
    Details details = new Details(null, null, by, others, null);
    try (EventTimeline log = open(timeline)) {
      log.add(new Event.Unrecognized(TYPE, 0, details));
    } catch (TimelineException e) {
      throw new TimelineException(
          "nothing was read, as the access log can't be written: " + e.getMessage(), e);
    }
  }

  /// All that is noted, in order; none where there is no file yet.
  ///
  /// @throws TimelineException at the first damaged line, with its place
  public List<Access> all() {
    if (!isThere()) {
      return List.of();
    }
    List<Access> all = new ArrayList<>();
    try (EventTimeline log = EventTimeline.open(place, options)) {
      for (RecordedEvent event : log) {
        if (isAccess(event)) {
          all.add(access(event));
        }
      }
    }
    return all;
  }

  /// Opens it to be written, unless it is something else.
  ///
  /// @param timeline that is read
  private EventTimeline open(String timeline) {
    if (timeline.equals(nameOf(place))) {
      throw new TimelineException(
          place + ": is the timeline that is read; expected a file of its own");
    }
    EventTimeline log = EventTimeline.open(place, options);
    try {
      if (isThere()) {
        Iterator<RecordedEvent> events = log.iterator();
        if (events.hasNext() && !isAccess(events.next())) {
          throw new TimelineException(place + ": is a timeline of people; expected an access log");
        }
      }
      return log;
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /// Whether there is something to read; an engine tells that itself.
  private boolean isThere() {
    return switch (place) {
      case TimelineAddress.InFile it -> Files.exists(it.file());
      case TimelineAddress.Shared _ -> true;
    };
  }

  private static boolean isAccess(RecordedEvent event) {
    return event.event() instanceof Event.Unrecognized e && e.type().equals(TYPE);
  }

  private static Access access(RecordedEvent event) {
    Map<String, Object> others = event.event().details().others();
    return new Access(
        event.position(),
        event.recorded(),
        text(others, "recordedBy"), // which stays with the others in a kind that is not known,
        text(others, "account"),
        text(others, "command"),
        others.get("people") instanceof List<?> people
            ? people.stream()
                .filter(BigInteger.class::isInstance)
                .map(person -> ((BigInteger) person).intValue())
                .toList()
            : null,
        text(others, "timeline"));
  }

  private static String text(Map<String, Object> members, String name) {
    return members.get(name) instanceof String text ? text : null;
  }

  /// The name under which a timeline is noted.
  public static String nameOf(TimelineAddress place) {
    return switch (place) {
      case TimelineAddress.InFile it -> nameOf(it.file());
      case TimelineAddress.Shared it -> it.toString();
    };
  }

  /// The name under which a timeline in a file is noted: the same for each way to it.
  public static String nameOf(Path file) {
    try {
      return file.toRealPath().toString();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize().toString(); // it is not there yet
    }
  }
}
