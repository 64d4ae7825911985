package people.timeline;

import module java.base;

import people.*;
import people.Erased.Keep;
import people.disk.*;
import people.engine.*;
import people.line.*;
import people.sealing.*;

/// Erases people from a timeline: what identifies them is gone from it for good, and from what is
/// kept beside it. It is the one exception to the promise that what was recorded stays.
///
/// ```java
/// var request = new Erasing.Request(Set.of(7), Erased.Keep.STATISTICS, "asked for by letter", "clerk7");
/// Erasing.Extent erased = Erasing.erase(Path.of("people.jsonl"), request);
/// ```
///
/// Her lines stay where they are with less in them, see `Redaction`, and behind all others an
/// [Event.Erasure] says what was done. Where others' events mention her, in a source, a reason, or
/// as a partner by name, `[erased]` stands instead. All lines are written to another file
/// (`people.jsonl.erasing`), forced, read again, and get the name of the timeline: whatever
/// happens, she is erased or she is not. Others wait to append as long as it takes, and whoever has
/// the file open is told to open it again. See `docs/decisions/0050-erasure.md`.
///
/// Copies that others made, backups among them, are as they were. What is appended later says so
/// where it would bring her back: a key or an event id that she had is refused.
public final class Erasing {

  /// What is longer is not only blank.
  private static final int BLANK = 1 << 16;

  private final Storage storage;
  private final TimelineFile file;
  private final FileEvents events;
  private final Request request;
  private final LongConsumer progress;
  private final Consumer<String> warnings;

  /// Null before the people were found.
  private FilesBeside beside;

  private boolean isProtected;

  private Erasing(
      Storage storage,
      Path timeline,
      Request request,
      LongConsumer progress,
      Consumer<String> warnings,
      MasterKey.From master) {
    this.storage = storage;
    this.file = new TimelineFile(timeline, storage);
    this.events = new FileEvents(file, TimelineSeal.of(storage, timeline, master));
    this.request = request;
    this.progress = progress;
    this.warnings = warnings;
  }

  /// What is to be done.
  ///
  /// @param people who go, each by one of her records: all that are merged with it when it is done
  ///   go along, see `History.records`
  /// @param why in the user's words; names neither her nor a street of hers
  /// @param by who does it; null when not said
  /// @param mentions further texts that are hers where others' events have them, such as a name
  ///   that she was called by; each is taken as a word, whoever else has it
  public record Request(
      SortedSet<Integer> people, Keep keep, String why, String by, List<String> mentions) {

    public Request {
      people = Collections.unmodifiableSortedSet(new TreeSet<>(people));
      if (people.isEmpty()) {
        throw new IllegalArgumentException("nobody to erase; expected a person");
      }
      Erased _ = new Erased(keep, why, null, null, List.of()); // refuses what can't be said
      mentions = List.copyOf(mentions);
    }

    public Request(Set<Integer> people, Keep keep, String why, String by) {
      this(new TreeSet<>(people), keep, why, by, List.of());
    }

    FoundPeople.WantedErasure wanted() {
      Erased words = new Erased(keep, why, null, null, List.of());
      return new FoundPeople.WantedErasure(people, words, by, mentions);
    }
  }

  /// A text of others' events that stays, though a word in it is one of her names: it may mean her.
  ///
  /// @param text as it stays
  /// @param position of the first event that has it
  /// @param count of how many have it
  public record PossibleMention(String text, long position, long count) {}

  /// What was done, or would be.
  ///
  /// @param people all their records
  /// @param emptied of how many of their events nothing is kept
  /// @param kept of how many something is
  /// @param mentions the events of others that mention them, as they were
  /// @param possible what may mention them and stays, the first thousand texts
  /// @param files beside the timeline that are deleted, since they name them
  /// @param laidAside where consumers laid events of theirs aside, which are gone from there
  /// @param hasIndex whether the index is deleted
  /// @param headBefore head of all lines before; null when nothing was done yet
  /// @param headAfter head of the timeline since; null likewise
  public record Extent(
      SortedSet<Integer> people,
      long emptied,
      long kept,
      List<RecordedEvent> mentions,
      List<PossibleMention> possible,
      List<Path> files,
      List<String> laidAside,
      boolean hasIndex,
      String headBefore,
      String headAfter) {}

  /// Says what an erasure would do.
  ///
  /// @throws IllegalArgumentException when nobody has such an identifier, nothing is left that
  ///   would go, or the reason names her
  /// @throws TimelineException when the timeline is damaged or not there
  public static Extent plan(Path timeline, Request request) {
    return plan(new TimelineAddress.InFile(timeline), request);
  }

  /// Erases people. Costs two passes over the timeline and its writing, and so much room beside it.
  ///
  /// @throws IllegalArgumentException likewise; nothing was changed
  /// @throws TimelineException likewise, and when it could not be written; nothing was changed, or
  ///   the message says that they are erased
  public static Extent erase(Path timeline, Request request) {
    return erase(timeline, request, _ -> {}, _ -> {});
  }

  /// The same, telling every few thousand events how many more were looked at.
  ///
  /// @param warnings is told in one line of what a crash had left unfinished
  public static Extent erase(
      Path timeline, Request request, LongConsumer progress, Consumer<String> warnings) {
    return erase(new TimelineAddress.InFile(timeline), request, progress, warnings);
  }

  /// The same of a timeline that may be shared, by its owner.
  public static Extent plan(TimelineAddress timeline, Request request) {
    return plan(timeline, request, MasterKey.ofEnvironment());
  }

  /// The same of one that may be protected.
  ///
  /// @param master of a protected one; null when it is not
  public static Extent plan(TimelineAddress timeline, Request request, MasterKey.From master) {
    return switch (timeline) {
      case TimelineAddress.InFile it ->
          new Erasing(Disk.DISK, it.file(), request, _ -> {}, _ -> {}, master).plan();
      case TimelineAddress.Shared it -> SharedErasing.plan(it, request);
    };
  }

  /// The same of a timeline that may be shared: all of it in one transaction of its owner.
  public static Extent erase(
      TimelineAddress timeline, Request request, LongConsumer progress, Consumer<String> warnings) {
    return erase(timeline, request, progress, warnings, MasterKey.ofEnvironment());
  }

  /// The same of one that may be protected.
  ///
  /// @param master of a protected one; null when it is not
  public static Extent erase(
      TimelineAddress timeline,
      Request request,
      LongConsumer progress,
      Consumer<String> warnings,
      MasterKey.From master) {
    return switch (timeline) {
      case TimelineAddress.InFile it ->
          new Erasing(Disk.DISK, it.file(), request, progress, warnings, master)
              .erase(Clock.systemUTC());
      case TimelineAddress.Shared it -> SharedErasing.erase(it, request, progress);
    };
  }

  static Extent erase(Storage storage, Path timeline, Request request, Clock clock) {
    return new Erasing(storage, timeline, request, _ -> {}, _ -> {}, null).erase(clock);
  }

  /// The erasures that were made since a timeline was as it is: it is a backup that was put in the
  /// place of another file, or an erasure was ended by a crash. Costs a look for a file; where one
  /// is there, the reading of it and of those whom it names.
  ///
  /// @return of each the event as it stands in `people.jsonl.erased`
  public static List<RecordedEvent> missed(EventTimeline timeline, Path file) {
    return missed(Disk.DISK, timeline, file);
  }

  /// The same of a timeline that may be shared, whose erasures are kept in its engine.
  public static List<RecordedEvent> missed(EventTimeline timeline, TimelineAddress place) {
    return place instanceof TimelineAddress.InFile it
        ? missed(timeline, it.file())
        : timeline instanceof SharedTimeline shared
            ? ErasureList.missed(shared, ErasureList.read(shared.keptErasures()))
            : List.of();
  }

  /// Tells in one line of the erasures that a timeline has missed, if there are any.
  public static void tellMissed(
      EventTimeline timeline, TimelineAddress place, Consumer<String> warnings) {
    switch (place) {
      case TimelineAddress.InFile it -> tellMissed(Disk.DISK, timeline, it.file(), warnings);
      case TimelineAddress.Shared _ ->
          ErasureList.tell(missed(timeline, place), place.toString(), warnings);
    }
  }

  static void tellMissed(
      Storage storage, EventTimeline timeline, Path file, Consumer<String> warnings) {
    List<RecordedEvent> missed;
    try {
      missed = ErasureList.missed(timeline, new ErasureList(storage, file).read());
    } catch (IOException e) {
      warnings.accept(ErasureList.unreadable(file, e));
      return;
    }
    ErasureList.tell(missed, file.toString(), warnings);
  }

  /// The erasure of somebody who had a key; null for nobody.
  public static RecordedEvent ofKey(EventTimeline timeline, Attribute key) {
    return timeline.has(Event.Kind.ERASURE)
        ? new ErasedPeople(timeline.ofKind(Event.Kind.ERASURE))
            .erasure(ErasedPeople.Of.KEY, key.toString())
        : null;
  }

  static List<RecordedEvent> missed(Storage storage, EventTimeline timeline, Path file) {
    try {
      return ErasureList.missed(timeline, new ErasureList(storage, file).read());
    } catch (IOException e) {
      throw new TimelineException(ErasureList.unreadable(file, e), e);
    }
  }

  // ---- doing it

  private FoundPeople find() throws IOException {
    events.refuseMissing();
    events.readOn(_ -> {});
    isProtected = ProtectionState.toRewrite(events, file.path, "erase somebody from") != null;
    FoundPeople found =
        FoundPeople.in(new ErasableEvents.ErasableFile(events), request.wanted(), progress);
    beside =
        new FilesBeside(
            file, found.people(), found.mentions().texts(), found.positions(), isProtected);
    return found;
  }

  private Extent plan() {
    try {
      FoundPeople found = find();
      FoundMentions mentions = new FoundMentions(found);
      found.forEach(recorded -> mentions.add(recorded, found.of(recorded)));
      return outcome(found, mentions, beside.naming(), null, null);
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    } finally {
      file.close();
    }
  }

  private Extent outcome(
      FoundPeople found,
      FoundMentions mentions,
      List<Path> files,
      String headBefore,
      String headAfter)
      throws IOException {
    List<String> laidAside = beside.laidAside().stream().map(Path::toString).toList();
    return new Extent(
        found.people(),
        found.emptied(),
        found.kept(),
        List.copyOf(mentions.changed),
        mentions.possible(),
        files,
        laidAside,
        beside.hasIndex(),
        headBefore,
        headAfter);
  }

  private Extent erase(Clock clock) {
    return Rewriting.of(file, "erased", rewriting -> erase(rewriting, clock));
  }

  private Extent erase(Rewriting rewriting, Clock clock) throws IOException {
    long length = rewriting.begin();
    FoundPeople found = find();
    rewriting.deleteLeftovers();
    setAsideUnfinished(found, length);
    Set<Integer> gone = withErasedBefore(found);
    LineSeal seal = isProtected ? new ErasingSeal(events.seal.keys(), gone) : null;
    Extent outcome =
        rewriting.exchange(rewriting.erasure(), seal, copy -> write(found, copy, clock));
    beside.deleteMade(); // by somebody who came meanwhile
    Path keys = TimelineSeal.keysOf(storage, file.path);
    if (storage.exists(keys)) { // also of one that is protected no longer
      KeyFile.destroy(storage, keys, gone);
    }
    return outcome;
  }

  /// A crash may have come between an erasure before and the destruction of the key.
  private static Set<Integer> withErasedBefore(FoundPeople found) {
    Set<Integer> people = new HashSet<>(found.before().people());
    people.addAll(found.people());
    return people;
  }

  /// Keeps what an append left unfinished, as the next append would, unless it names them.
  private void setAsideUnfinished(FoundPeople found, long length) throws IOException {
    SortedMap<Long, Long> places = new TreeMap<>(events.leftOut.places());
    long end = events.end().offset();
    if (end < length) {
      places.put(end, length);
    }
    for (var place : places.entrySet()) {
      byte[] bytes =
          file.read(place.getKey(), (int) Math.min(BLANK, place.getValue() - place.getKey()))
              .array();
      boolean isBlank = new String(bytes, StandardCharsets.ISO_8859_1).isBlank();
      if (bytes.length < BLANK && isBlank) {
        continue;
      }
      boolean isHers = beside.names(file::read, place.getKey(), place.getValue());
      warnings.accept(
          "%s: an append was cut short before; its %d bytes %s"
              .formatted(
                  file.path,
                  place.getValue() - place.getKey(),
                  isHers
                      ? (isProtected ? "may name" : "named") + " who is erased, and are gone"
                      : "were moved to "
                          + file.keepAside(place.getKey(), place.getValue()).getFileName()));
    }
  }

  /// Writes the timeline as it will be, and takes away what holds it as it was, but for itself.
  private Extent write(FoundPeople found, RewrittenFile copy, Clock clock) throws IOException {
    FoundMentions mentions = new FoundMentions(found);
    found.forEach(recorded -> {
      boolean isHers = found.isHers(recorded);
      Event now = found.of(recorded);
      mentions.add(recorded, now);
      boolean mayOpen = isHers && request.keep == Keep.STATISTICS;
      copy.add(recorded, now, rest -> mayOpen && !found.mentions().isIn(rest));
    });
    String headBefore = copy.lines.headBefore();
    MonotonicClock times = new MonotonicClock(file.path.toString(), clock);
    byte[] lines = found.addErasures(copy.lines, headBefore, events.last(), times::after);
    copy.finish();
    List<Path> files = beside.naming();
    Extent outcome = outcome(found, mentions, files, headBefore, copy.lines.headAfter());
    ErasureList list = new ErasureList(storage, file.path);
    list.redact(found.mentions());
    list.add(lines);
    beside.delete(files);
    return outcome;
  }
}
