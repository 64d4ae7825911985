package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// The contents of a whole timeline in numbers, and the head that proves them.
///
/// The *head* is the SHA-256 of all lines, each with its line feed, in 64 lower-case digits,
/// without blank lines: `sha256sum people.jsonl` prints the same where there are none of these, and
/// nothing stands behind the last line feed, and `head -n 120 people.jsonl | sha256sum` the head
/// that the timeline had after 120 events; of a line with personal members that can be erased, a
/// head covers the rest and the commitment only. A head that was noted where the timeline's writers
/// can't reach it proves later that nothing recorded by then was changed, moved or removed since;
/// the checks in the lines find accidents only (see [LineChecksum]).
///
/// ```java
/// try (var timeline = EventTimeline.open(Path.of("people.jsonl"))) {
///   String noted = Verification.of(timeline).head();
///   // a year later
///   boolean isAsItWas = Verification.of(timeline, noted).eventsAtNotedHead() != null;
/// }
/// ```
///
/// @param events how many there are
/// @param people how many identifiers of people they name
/// @param uncheckedLines how many lines have no check: written by hand, or by an older version
/// @param firstRecorded recorded time of the first event; null when there is none
/// @param lastRecorded the latest recorded time; null when there is no event
/// @param earlier the events recorded before one above them, in their order
/// @param bytes of all lines with their line feeds
/// @param head see above
/// @param eventsAtNotedHead how many events there were when the timeline had the head that was
///   noted; null when none was asked about, or it never had it, or had it before something was
///   erased
/// @param rewritings the events that say who was erased, or that all lines were encrypted or
///   written as they are again, in their order
/// @param sealedLines how many lines have something encrypted
/// @param closedLines of how many of these it could not be opened: without the key of all, else of
///   people who were erased, in a copy from before
/// @param openLines how many of a protected timeline tell something personal as it is: others wrote
///   them by hand; 0 of one that is not protected
public record Verification(
    long events,
    int people,
    long uncheckedLines,
    Instant firstRecorded,
    Instant lastRecorded,
    List<Earlier> earlier,
    long bytes,
    String head,
    Long eventsAtNotedHead,
    List<RecordedEvent> rewritings,
    long sealedLines,
    long closedLines,
    long openLines) {

  private static final Pattern HEAD = Pattern.compile("[0-9a-f]{64}");

  /// An event that was recorded before one above it.
  ///
  /// @param position of the event
  /// @param recorded when
  /// @param above the latest recorded time of those above
  public record Earlier(long position, Instant recorded, Instant above) {}

  public Verification {
    earlier = List.copyOf(earlier);
    rewritings = List.copyOf(rewritings);
  }

  /// Those since which a head that was noted before proves nothing: an erasure that took away what
  /// stood behind no commitment, and a conversion of lines.
  public List<RecordedEvent> unprovable() {
    return rewritings.stream()
        .filter(each -> !Objects.equals(headBefore(each), headAfter(each)))
        .toList();
  }

  /// Whether lines that are recorded next are encrypted.
  boolean isProtected() {
    return rewritings.reversed().stream()
        .filter(each -> each.event() instanceof Event.Protection)
        .findFirst()
        .map(each -> ((Event.Protection) each.event()).isOn())
        .orElse(false);
  }

  /// The head just before lines were written anew.
  public static String headBefore(RecordedEvent rewriting) {
    return rewriting.event() instanceof Event.Protection e
        ? e.headBefore()
        : ((Event.Erasure) rewriting.event()).erased().headBefore();
  }

  private static String headAfter(RecordedEvent rewriting) {
    return rewriting.event() instanceof Event.Protection e
        ? e.headAfter()
        : ((Event.Erasure) rewriting.event()).erased().headAfter();
  }

  /// Whether the last recorded time is more than a day ahead of a moment: of now, when a clock was
  /// wrong. Whatever is appended then is recorded later still.
  public boolean isFarAheadOf(Instant now) {
    return lastRecorded != null && AppendWarnings.isFarAhead(lastRecorded, now);
  }

  /// How many bytes of a file are neither in these lines nor in blank ones: an append that never
  /// returned.
  ///
  /// @param length of the file in bytes, when the lines were read
  public long unfinishedIn(Path file, long length) {
    return unfinishedIn(file, length, Disk.DISK);
  }

  long unfinishedIn(Path path, long length, Storage storage) {
    if (length <= bytes) {
      return 0; // the last line may lack its line feed
    }
    TimelineFile file = new TimelineFile(path, storage);
    try {
      return Math.max(0, length - bytes - file.countBlank(length));
    } catch (IOException e) {
      throw TimelineException.of(path, "can't read", e);
    } finally {
      file.close();
    }
  }

  /// Tells in one line when something unfinished was left out of a copy.
  void tellUnfinished(Path file, long length, Storage storage, Consumer<String> warnings) {
    long unfinished = unfinishedIn(file, length, storage);
    if (unfinished > 0) {
      warnings.accept(
          "%s: %d bytes are an unfinished append, which was left out".formatted(file, unfinished));
    }
  }

  /// Reads all of a timeline, line by line.
  ///
  /// @throws TimelineException at the first damaged event, with its place
  public static Verification of(Iterable<RecordedEvent> timeline) {
    return read(timeline, new VerifiedReading(null));
  }

  /// The same, looking for a head that was noted earlier.
  ///
  /// @throws IllegalArgumentException when that is no head
  public static Verification of(Iterable<RecordedEvent> timeline, String notedHead) {
    return read(timeline, new VerifiedReading(head(notedHead)));
  }

  private static Verification read(Iterable<RecordedEvent> timeline, VerifiedReading reading) {
    for (RecordedEvent event : timeline) {
      reading.add(event);
    }
    return reading.end();
  }

  /// A head as it is written here, of one in upper or lower case.
  ///
  /// @throws IllegalArgumentException when it is none
  public static String head(String text) {
    String head = text.toLowerCase(Locale.ROOT);
    if (!HEAD.matcher(head).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a head; expected 64 hexadecimal digits".formatted(text));
    }
    return head;
  }

  /// The head of the lines that a digest has so far, which goes on.
  static String headSoFar(MessageDigest digest) {
    try {
      return head((MessageDigest) digest.clone());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e); // Java's own can be cloned
    }
  }

  static String head(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Takes one event after the other.
  static final class VerifiedReading {

    /// Null when none was noted.
    private final String noted;

    private final MessageDigest digest = LineChecksum.sha256();
    private final Set<Integer> people = new HashSet<>();
    private final List<Earlier> earlier = new ArrayList<>();
    private long events;
    private long unchecked;
    private Instant first;
    private Instant last;
    private long bytes;
    private Long atNoted;
    private final List<RecordedEvent> rewritings = new ArrayList<>();
    private long sealed;
    private long closed;
    private long open;
    private boolean isProtected;

    /// What the last of them says of the lines above it and what is so; null where that is the
    /// same.
    private String changedSince;

    VerifiedReading(String notedHead) {
      noted = notedHead;
      lookForNoted();
    }

    /// @return the bytes of its line, with the line feed
    byte[] add(RecordedEvent recorded) {
      byte[] line = (recorded.json() + '\n').getBytes(StandardCharsets.UTF_8);
      if (recorded.event() instanceof Event.Erasure e && e.erased() != null) {
        addRewriting(recorded, "erased person " + e.personId());
      } else if (recorded.event() instanceof Event.Protection e && e.headBefore() != null) {
        addRewriting(recorded, "had the lines " + (e.isOn() ? "encrypted" : "decrypted"));
        isProtected = e.isOn();
      }
      if (isProtected || sealed > 0 || SealedLine.isSealed(recorded.json())) {
        boolean isSealed = SealedLine.isSealed(recorded.json());
        sealed += isSealed ? 1 : 0;
        closed += isSealed && SealedLine.isClosed(recorded.event()) ? 1 : 0;
        open += isProtected && !isSealed && SealedLine.isPersonal(recorded.event()) ? 1 : 0;
      }
      LineChecksum.addLasting(digest, line, 0, line.length);
      bytes += line.length;
      events++;
      lookForNoted();
      unchecked += LineChecksum.isChecked(line, line.length - 1) ? 0 : 1;
      Instant time = recorded.recorded();
      if (first == null) {
        first = time;
        last = time;
      } else if (time.isBefore(last)) {
        earlier.add(new Earlier(recorded.position(), time, last));
      } else {
        last = time;
      }
      if (recorded.event().personId() > 0) {
        people.add(recorded.event().personId());
      }
      return line;
    }

    /// Of several at once the first one has the lines above it.
    private void addRewriting(RecordedEvent recorded, String what) {
      String head = headAfter(recorded);
      boolean isFirst =
          rewritings.isEmpty()
              || rewritings.getLast().position() < recorded.position() - 1
              || !Objects.equals(head, headAfter(rewritings.getLast()));
      if (isFirst) {
        changedSince =
            head == null || head.equals(headSoFar(digest))
                ? null
                : "event %d %s, and says that the lines above it had the head %s, found %s: they were changed since"
                    .formatted(recorded.position(), what, head, headSoFar(digest));
      }
      rewritings.add(recorded);
    }

    private void lookForNoted() {
      if (noted != null && atNoted == null && noted.equals(headSoFar(digest))) {
        atNoted = events;
      }
    }

    /// To be called once.
    ///
    /// @throws TimelineException when the lines above the last erasure are not those that it left
    Verification end() {
      if (changedSince != null) {
        throw new TimelineException(changedSince);
      }
      return new Verification(
          events,
          people.size(),
          unchecked,
          first,
          last,
          earlier,
          bytes,
          head(digest),
          atNoted,
          rewritings,
          sealed,
          closed,
          isProtected ? open : 0);
    }
  }
}
