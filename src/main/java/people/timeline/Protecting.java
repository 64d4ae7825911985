package people.timeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import module java.base;

import people.*;
import people.disk.*;
import people.index.*;
import people.line.*;
import people.sealing.*;

/// Encrypts what is personal in a timeline in a file, from its first line on and in all lines to
/// come, or writes it as it is again.
///
/// ```java
/// var key = new MasterKey.From.FromFile(Path.of("/mnt/key/master.key"));
/// Protecting.protect(Path.of("people.jsonl"), key, "clerk7", _ -> {});
/// ```
///
/// Names, streets, postcodes, the values of keys and attributes but for the sex, sources, reasons
/// and who recorded it are sealed, each line's with a key of the person it is about; those keys are
/// in `people.jsonl.keys`, wrapped by the master. Identifiers, statuses, dates, cities and
/// countries stay as they are, and so do all lines in their places. Beside an [Erasing] this is the
/// one work that writes lines anew: to another file (`people.jsonl.converting`), forced, read
/// again, which then gets the name of the timeline. Whatever happens, all lines are sealed or none
/// is. An [Event.Protection] says so, with the heads before and after. See
/// `docs/decisions/0056-protection.md`.
public final class Protecting {

  /// Progress is told every so many events.
  private static final int SOME = 4096;

  private static final int BLOCK = 1 << 16;

  private final Storage storage;
  private final TimelineFile file;
  private final MasterKey.From master;
  private final String by;
  private final LongConsumer progress;
  private final boolean isOn;
  private final TimelineSeal seal;

  private Protecting(
      Storage storage,
      Path timeline,
      MasterKey.From master,
      String by,
      LongConsumer progress,
      boolean isOn) {
    this.storage = storage;
    this.file = new TimelineFile(timeline, storage);
    this.master = Objects.requireNonNull(master, "master");
    this.by = by;
    this.progress = progress;
    this.isOn = isOn;
    this.seal = TimelineSeal.of(storage, timeline, master);
  }

  /// What was done.
  ///
  /// @param events how many there were
  /// @param changed how many of their lines were written anew
  /// @param headBefore head of all lines before
  /// @param head of the timeline since
  /// @param keys the file of keys, without which nobody reads what is sealed
  public record Conversion(long events, long changed, String headBefore, String head, Path keys) {}

  /// Protects a timeline, also one that is not there yet. One that is protected has the lines
  /// sealed that others wrote by hand.
  ///
  /// @param by who does it; null when not said
  /// @param progress is told every few thousand events how many more were written
  /// @throws TimelineException when that can't be done; nothing was changed, or the message says so
  public static Conversion protect(
      Path timeline, MasterKey.From master, String by, LongConsumer progress) {
    return protect(Disk.DISK, timeline, master, by, progress, Clock.systemUTC());
  }

  static Conversion protect(
      Storage storage,
      Path timeline,
      MasterKey.From master,
      String by,
      LongConsumer progress,
      Clock clock) {
    return new Protecting(storage, timeline, master, by, progress, true).convert(clock);
  }

  /// Writes all lines of a protected timeline as they are. The file of keys stays, for backups.
  public static Conversion unprotect(
      Path timeline, MasterKey.From master, String by, LongConsumer progress) {
    return unprotect(Disk.DISK, timeline, master, by, progress, Clock.systemUTC());
  }

  static Conversion unprotect(
      Storage storage,
      Path timeline,
      MasterKey.From master,
      String by,
      LongConsumer progress,
      Clock clock) {
    return new Protecting(storage, timeline, master, by, progress, false).convert(clock);
  }

  /// Wraps the keys by another master; the timeline is not touched.
  ///
  /// @return the file of keys
  public static Path rotate(Path timeline, MasterKey.From from, MasterKey.From to) {
    return rotate(Disk.DISK, timeline, from, to);
  }

  static Path rotate(Storage storage, Path timeline, MasterKey.From from, MasterKey.From to) {
    MasterKey before = from.read();
    MasterKey next = to.read();
    try (Storage.Lock lock = storage.lockOf(timeline);
        Closeable _ = lock.take()) {
      Path keys = TimelineSeal.keysOf(storage, timeline);
      KeyFile.open(storage, keys, before).rotate(next);
      return keys;
    } catch (IOException e) {
      throw TimelineException.of(timeline, "can't write its keys", e);
    }
  }

  /// The error for what can't be done with a protected timeline without its key.
  ///
  /// @param what that is, such as `search`
  public static TimelineException lacksKey(Path timeline, String what) {
    return ProtectionState.lacksKey(timeline, what);
  }

  /// Whether a timeline is protected now, by what it says. Reads what is new in it.
  public static boolean isOn(EventTimeline timeline) {
    boolean isOn = false;
    if (timeline.size() > 0 && timeline.has(Event.Kind.PROTECTION)) {
      for (RecordedEvent each : timeline.ofKind(Event.Kind.PROTECTION)) {
        Event.Protection event = (Event.Protection) each.event();
        isOn = event.headBefore() == null ? isOn : event.isOn();
      }
    }
    return isOn;
  }

  /// Whether a timeline in a file may be protected, or have been: its keys are beside it, or
  /// something at its beginning is sealed.
  public static boolean mayBe(Path timeline) {
    try {
      return Files.exists(TimelineSeal.keysOf(Disk.DISK, timeline))
          || beginning(timeline).lines().anyMatch(SealedLine::isSealed);
    } catch (IOException e) {
      return true;
    }
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BLOCK), ISO_8859_1);
    }
  }

  /// Whether something of an event is encrypted in its line.
  public static boolean isSealed(RecordedEvent recorded) {
    return SealedLine.isSealed(recorded.json());
  }

  /// The line of an event as JSON, without what is sealed: with what that holds in its places, as
  /// far as the event was read with the key.
  public static String json(RecordedEvent recorded) {
    return SealedLine.isSealed(recorded.json())
        ? new String(
            LineWriter.write(recorded.event(), recorded.recorded(), 0, 1), StandardCharsets.UTF_8)
        : recorded.json();
  }

  // ---- doing it

  private Conversion convert(Clock clock) {
    master.read(); // before anything is touched
    Conversion done =
        Rewriting.of(
            file,
            isOn ? "protected" : "unprotected",
            rewriting -> {
              if (isOn && !file.open()) {
                makeKeys(true);
                return null;
              }
              return convert(rewriting, clock);
            });
    return done == null ? begin(clock) : done;
  }

  /// Protects what is still to come: nothing is there.
  private Conversion begin(Clock clock) {
    String head = Verification.head(LineChecksum.sha256());
    Event event = new Event.Protection(true, head, head, Details.NONE.by(by));
    TimelineOptions options = TimelineOptions.DEFAULTS.with(clock).with(master);
    try (FileTimeline timeline = new FileTimeline(file.path, storage, options)) {
      timeline.append((_, _, _) -> List.of(event), new Expected.Size(0));
      String now = Verification.of(timeline).head();
      return new Conversion(0, 0, head, now, TimelineSeal.keysOf(storage, file.path));
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  private Conversion convert(Rewriting rewriting, Clock clock) throws IOException {
    long length = rewriting.begin();
    FileEvents events = new FileEvents(file, seal);
    boolean wasOn = ProtectionState.isOn(events);
    if (!wasOn && !isOn) {
      throw new TimelineException(file.path + ": is not protected");
    }
    rewriting.deleteLeftovers();
    long changing = count(events, this::isToChange);
    if (wasOn && isOn && changing == 0) {
      throw new TimelineException(file.path + ": is protected already");
    }
    refuseUnfinished(events, length);
    if (isOn) {
      refuseRests(rewriting.real());
    } else {
      refuseClosed(events);
    }
    Path keys = makeKeys(!wasOn);
    Set<Integer> erased =
        new ErasedPeople(new ErasableEvents.ErasableFile(events).ofKind(Event.Kind.ERASURE))
            .people();
    Conversion outcome =
        rewriting.exchange(
            rewriting.conversion(),
            isOn ? new ErasingSeal(seal.keys(), erased) : null,
            copy -> write(events, copy, keys, changing, clock));
    deleteIndex(); // of a reader that came meanwhile
    if (!erased.isEmpty()) {
      KeyFile.destroy(storage, keys, erased); // which were made ahead
    }
    return outcome;
  }

  private boolean isToChange(RecordedEvent recorded) {
    return isOn
        ? !SealedLine.isSealed(recorded.json()) && SealedLine.isPersonal(recorded.event())
        : SealedLine.isSealed(recorded.json());
  }

  /// Refuses to write what nobody can read any more as if it were what was said.
  private void refuseClosed(FileEvents events) {
    long closed =
        count(
            events, each -> SealedLine.isSealed(each.json()) && SealedLine.isClosed(each.event()));
    if (closed > 0) {
      throw new TimelineException(
          "%s: of %,d lines the key was destroyed when somebody was erased, and they would read as •••: 'erase --again' first"
              .formatted(file.path, closed));
    }
  }

  private static long count(FileEvents events, Predicate<RecordedEvent> isOne) {
    long count = 0;
    for (RecordedEvent each : events.readAfter(-1)) {
      count += isOne.test(each) ? 1 : 0;
    }
    return count;
  }

  /// Refuses bytes that are no event, which a copy would lack.
  private void refuseUnfinished(FileEvents events, long length) throws IOException {
    SortedMap<Long, Long> places = new TreeMap<>(events.leftOut.places());
    places.put(events.end().offset(), length);
    for (var place : places.entrySet()) {
      for (long at = place.getKey(); at < place.getValue(); at += BLOCK) {
        byte[] bytes = file.read(at, (int) Math.min(BLOCK, place.getValue() - at)).array();
        if (!new String(bytes, ISO_8859_1).isBlank()) {
          throw new TimelineException(
              "%s: an append was cut short before; record something, which keeps its bytes aside, and try again"
                  .formatted(file.path));
        }
      }
    }
  }

  /// Refuses what crashes and consumers left as it was: it may hold names.
  private void refuseRests(Path real) throws IOException {
    Pattern rests =
        Pattern.compile(Pattern.quote(real.getFileName().toString()) + "\\.(torn-\\d+|begun|part)");
    List<String> found = new ArrayList<>();
    for (Path each : storage.list(real.toAbsolutePath().getParent())) {
      if (rests.matcher(each.getFileName().toString()).matches()) {
        found.add(each.getFileName().toString());
      }
    }
    Path consumers = real.resolveSibling(real.getFileName() + ".consumers");
    if (storage.isOwnFolder(consumers, file.path)) {
      for (Path each : storage.list(consumers)) {
        if (each.getFileName().toString().endsWith(".dead.ndjson")) {
          found.add(consumers.getFileName() + "/" + each.getFileName());
        }
      }
    }
    if (!found.isEmpty()) {
      Collections.sort(found);
      throw new TimelineException(
          "%s: beside it %s may hold names as they are: look, delete or move away, then protect again"
              .formatted(file.path, String.join(", ", found)));
    }
  }

  /// The file of keys, which is made unless it is there.
  ///
  /// @param mayMake whether nothing is sealed with keys that would be missing
  private Path makeKeys(boolean mayMake) throws IOException {
    Path keys = TimelineSeal.keysOf(storage, file.path);
    if (mayMake && !storage.exists(keys)) {
      KeyFile.create(storage, keys, master.read());
    }
    seal.keys(); // or says what is wrong
    return keys;
  }

  private Conversion write(
      FileEvents events, RewrittenFile copy, Path keys, long changing, Clock clock)
      throws IOException {
    long count = 0;
    for (RecordedEvent recorded : events.readAfter(-1)) {
      if (isToChange(recorded)) {
        copy.addAnew(recorded);
      } else {
        copy.add(recorded, recorded.event(), _ -> false);
      }
      if (++count % SOME == 0) {
        progress.accept(SOME);
      }
    }
    progress.accept(count % SOME);
    String headBefore = copy.lines.headBefore();
    Event.Protection event =
        new Event.Protection(isOn, headBefore, copy.lines.headAfter(), Details.NONE.by(by));
    Instant time = new MonotonicClock(file.path.toString(), clock).after(events.last());
    copy.lines.add(List.of(event), List.of(time));
    copy.finish();
    deleteIndex();
    return new Conversion(count, changing, headBefore, copy.lines.headAfter(), keys);
  }

  private void deleteIndex() throws IOException {
    if (storage.isOwnFolder(Segments.folder(storage, file.path), file.path)) {
      new Segments(file).deleteAll();
    }
  }
}
