package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.index.*;
import people.timeline.AppendQueue.PendingAppend;

/// A timeline in a file of lines, see [people.line.EventFormat] and [people.line.LineChecksum].
///
/// ```
/// people.jsonl         LINE LF LINE LF …    the events; byte 0 is the first line's first
/// people.jsonl.lock    process id           held while a process appends; stays when it is done
/// people.jsonl.begun   LINE LF LINE LF …    the first append before it is on disk; then it is renamed
/// people.jsonl.torn-N  bytes                what a crash had left unfinished behind the last event, N = 1, 2, …
/// people.jsonl.erased  LINE LF LINE LF …    see ErasureList; while one is made, people.jsonl.erasing is what it leaves
/// ```
///
/// The *end* of the timeline is behind its last event. What comes after it in the file is the rest
/// of an append that never returned: a line without its line feed that is not a whole event, the
/// first lines of a batch whose other lines are missing, or lines of which sectors are missing (see
/// [UnfinishedAppend]). Readers leave it out; the next append keeps it aside and makes it blank.
/// Blank lines are nothing. As the first append is there whole or not at all, a file that does not
/// begin with a whole line of ours is no timeline, and left alone. There are two exceptions, see
/// [FirstAppend]: version 0.1 left the beginning of a first append, and an empty file that is there
/// gets its first append in place. (A last line that is a whole event and lacks only the line feed,
/// as an editor may leave it, is an event.)
///
/// A *unit* is what is written together: an append, or several. Before its first line is written,
/// all lines above are on disk; so only the last unit can be unfinished, and anything wrong above
/// it is damage. An append takes the lock, reads what others added since, appends its unit, and
/// forces the file before it returns or changes anything in memory. Programs that know no lock may
/// append lines meanwhile, see `docs/decisions/0023-appended-and-blanked.md`.
final class FileTimeline implements EventTimeline, ColumnSource, TextSource {

  /// How often an append is made again because another program was quicker.
  private static final int MOST_TRIES = 1000;

  private final TimelineFile file;
  private final FileEvents events;
  private final Durability durability;
  private final String recordedBy;
  private final MonotonicClock clock;
  private final UnitWriter writer;
  private final AppendWarnings warnings;

  /// Its lock is held by the thread that appends, for as long as that takes.
  final AppendQueue queue;

  private final Storage.Lock lock;
  private final SpillPlace place;
  private final TimelineSeal seal;
  private final Consumer<String> tell;
  private final KindIndex<ErasedPeople> erased;

  FileTimeline(Path path, Storage storage, TimelineOptions options) {
    this(path, storage, options, SpillPlace.of(storage, path));
  }

  /// @param place where large batches are kept while they are made
  FileTimeline(Path path, Storage storage, TimelineOptions options, SpillPlace place) {
    this.place = place;
    this.file = new TimelineFile(path, storage);
    this.seal = TimelineSeal.of(storage, path, options.master().get());
    this.events = new FileEvents(file, seal);
    this.erased = KindIndex.ofErasures(events.index, events::readAfter);
    this.queue = new AppendQueue(path.toString());
    this.lock = storage.lockOf(path);
    this.durability = options.durability();
    this.recordedBy = options.recordedBy();
    this.tell = options.warnings();
    this.clock = new MonotonicClock(path.toString(), options.clock());
    this.warnings = new AppendWarnings(path.toString(), options.warnings());
    this.writer = new UnitWriter(file, events, durability, warnings, lock);
  }

  // ---- appending

  @Override
  public long addAll(List<? extends Event> events, Expected... expected) {
    events.forEach(TimelineSeal::refuse);
    return append((_, _, _) -> events, expected);
  }

  /// Appends what is made of what is free.
  long append(AppendPlan.EventsMaker maker, Expected... expected) {
    PendingAppend append =
        new PendingAppend(recordedBy == null ? maker : maker.signed(recordedBy), expected);
    if (durability == Durability.GROUP) {
      queue.refuseWithin();
      queue.appendInGroup(append, this::appendTogether);
    } else {
      queue.alone(() -> appendTogether(List.of(append)));
    }
    return append.position();
  }

  /// The events of a batch that is made for this timeline.
  HeldEvents hold() {
    return new HeldEvents(place, recordedBy, () -> !ProtectionState.isOn(events));
  }

  /// Makes appends as one unit, as [Durability#GROUP] does with those of several threads.
  void makeTogether(List<PendingAppend> appends) {
    queue.alone(() -> appendTogether(appends));
  }

  /// Each of them is done afterwards: in one unit, unless that would be too long.
  private void appendTogether(List<PendingAppend> appends) {
    if (appends.isEmpty()) {
      return;
    }
    WriteBatch made = null;
    try {
      writer.refuseBroken("not appended, since an append before");
      events.readOnFromAfar();
      try (Closeable _ = lock.take()) {
        made = appendLocked(appends);
      }
    } catch (Beginning.ByAnother e) {
      appendTogether(appends); // now that it is there
    } catch (ClosedByInterruptException e) {
      writer.close();
      refuse(
          appends,
          "%s: interrupted while appending; whether it was recorded is seen by reading"
              .formatted(file.path),
          e);
    } catch (IOException e) {
      refuse(appends, TimelineException.of(file.path, "can't append", e).getMessage(), e);
    } catch (TimelineException e) {
      refuse(appends, e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      refuse(appends, "%s: not appended: %s".formatted(file.path, e), e);
      throw e;
    } finally {
      if (made != null) {
        warn(made);
      }
      warnings.tell();
    }
    appendTogether(appends.stream().filter(each -> !each.isDone()).toList());
  }

  /// Plans and writes, once more whenever another program that knows no lock appended meanwhile:
  /// what is appended depends on all lines above.
  private WriteBatch appendLocked(List<PendingAppend> appends) throws IOException {
    List<Runnable> answers = new ArrayList<>();
    long[] length = new long[1];
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      boolean isLate = tries > 0;
      WriteBatch unit =
          events.kept.retrying(() -> {
            length[0] = events.readOnToAppend();
            answers.clear();
            return plan(appends, answers, isLate);
          });
      queue.putOffInterrupt(); // for others may wait for what is written now
      try (unit) {
        if (writer.write(unit, length[0])) {
          answers.forEach(Runnable::run);
          return unit;
        }
      }
    }
    throw new TimelineException(
        "%s: can't append: another program appends all the time and takes no lock; see 'people lock'"
            .formatted(file.path));
  }

  /// Tells what is odd about an append that was made. It stays made whatever goes wrong here.
  private void warn(WriteBatch unit) {
    try {
      if (!unit.events.isEmpty()) {
        warnings.addIfAhead(unit.recorded(), clock.now());
        warnings.addNamesakes(unit.size, unit.events, unit.erased);
      }
      if (unit.recordedBefore.isEmpty()) {
        return; // nor has the file to be read for it
      }
      Map<Integer, Long> counts =
          unit.recordedBefore.stream()
              .collect(Collectors.groupingBy(e -> e.event().personId(), Collectors.counting()));
      Set<Integer> others =
          counts.keySet().stream()
              .filter(id -> events.ask(false, index -> index.revision(id)) >= counts.get(id))
              .collect(Collectors.toSet()); // of the rest nothing else is said
      warnings.addIfRetracted(unit.recordedBefore, events.of(others));
    } catch (RuntimeException | Error e) {
      String reason = e instanceof TimelineException ? e.getMessage() : e.toString();
      warnings.add("recorded, but whether anything is odd about it can't be told: " + reason);
    }
  }

  private static void refuse(List<PendingAppend> appends, String message, Throwable cause) {
    for (PendingAppend append : appends) {
      append.refuse( // each thread throws its own
          cause instanceof TimelineException.Replaced
              ? new TimelineException.Replaced(message)
              : new TimelineException(message, cause));
    }
  }

  /// @param answers is given what each append is told once the lines are written
  /// @param isLate whether another program was quicker before
  private WriteBatch plan(List<PendingAppend> appends, List<Runnable> answers, boolean isLate) {
    TimelineSeal sealing = ProtectionState.toWrite(events, file.path);
    WriteBatch unit = new WriteBatch(place, events, erased, goesOn(isLate), clock::after, sealing);
    for (PendingAppend append : appends) {
      try {
        long position = unit.add(append.maker, append.expected);
        answers.add(() -> append.isAt(position));
      } catch (WriteBatch.Full e) {
        break;
      } catch (Segment.Damaged | Error e) {
        unit.close();
        throw e; // of all; where it is the index, all is planned once more
      } catch (RuntimeException e) {
        answers.add(() -> append.refuse(e));
      }
    }
    return unit;
  }

  private boolean goesOn(boolean isLate) {
    try {
      return writer.goesOn(events.end(), isLate);
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  @Override
  public void sync() {
    queue.alone(this::syncLocked);
  }

  private void syncLocked() {
    try {
      if (writer.isUnsynced) {
        writer.refuseBroken("not on disk, since an append");
        try (Closeable _ = lock.take()) {
          events.readOn(_ -> {});
          writer.sync();
        }
      }
    } catch (IOException e) {
      if (e instanceof ClosedByInterruptException) {
        writer.close(); // to be opened again
      }
      throw TimelineException.of(file.path, "can't put on disk what was appended", e);
    }
  }

  // ---- reading

  /// The events to answer a question from. The work of a batch finds none where the file is not
  /// there yet, since what it records makes it.
  private FileEvents toRead() {
    if (!queue.isMaking()) {
      events.refuseMissing();
    }
    return events;
  }

  /// Refuses to read what is not there.
  void refuseMissing() {
    events.refuseMissing();
  }

  /// Asks about all events. The work of a batch asks about those that it was begun with: it is done
  /// again where somebody appended since.
  private <T> T ask(Function<IdIndex, T> question) {
    return toRead().ask(queue.isMaking(), question);
  }

  @Override
  public long size(LongConsumer progress) {
    return toRead().readOn(progress);
  }

  @Override
  public RecordedEvent find(String eventId) {
    return toRead().find(queue.isMaking(), eventId);
  }

  @Override
  public long revision(int personId) {
    return ask(index -> index.revision(personId));
  }

  @Override
  public List<RecordedEvent> of(int personId) {
    return toRead().of(Set.of(personId));
  }

  @Override
  public Map<Integer, List<RecordedEvent>> of(Set<Integer> people) {
    return toRead().of(people).stream()
        .collect(Collectors.groupingBy(event -> event.event().personId()));
  }

  @Override
  public List<RecordedEvent> ofKind(Event.Kind kind) {
    return toRead().known(index -> index.ofKind(kind), event -> event.kind() == kind);
  }

  @Override
  public List<RecordedEvent> ofKey(Attribute key) {
    FileEvents there = toRead();
    Attribute[] keys = ProtectionState.forms(key, there, file.path);
    return there.known(index -> index.ofKey(keys), event -> event.kind() == Event.Kind.KEY).stream()
        .filter(event -> event.event() instanceof Event.Key e && e.key().equals(key))
        .toList();
  }

  @Override
  public boolean has(Event.Kind kind) {
    return ask(index -> index.has(kind));
  }

  @Override
  public int firstPersonId() {
    return ask(IdIndex::firstPersonId);
  }

  @Override
  public int lastPersonId() {
    return ask(IdIndex::lastPersonId);
  }

  @Override
  public Iterable<RecordedEvent> readAfter(long position) {
    return () -> toRead().readAfter(position).iterator();
  }

  @Override
  public Feed feed(long after) {
    return new FileFeed(file.path, file.storage, after, writer::forced, tell, seal);
  }

  @Override
  public EventColumns columns(LongConsumer progress) {
    FileEvents there = toRead();
    return there.kept.retrying(() -> there.kept.read(progress));
  }

  @Override
  public boolean find(TextQuery query, IntUnaryOperator groups, TextQuery.TextTaker found) {
    FileEvents there = toRead();
    ProtectionState.refuseUnreadable(there, file.path, "search");
    return there.kept.canKeep()
        && !(seal != null
            && ProtectionState.isOn(there)) // what is kept has nothing of what is sealed
        && there.kept.retrying(() -> {
          TextLookup lookup = lookup(there, query, groups);
          if (lookup != null) {
            lookup.tell(found);
          }
          return lookup != null;
        });
  }

  /// Looks up what is recorded by now; null where nothing is kept.
  private static TextLookup lookup(FileEvents there, TextQuery query, IntUnaryOperator groups) {
    long size = there.readOn(_ -> {});
    List<Segment> kept = there.index.segments();
    if (kept.isEmpty()) {
      return null;
    }
    TextLookup lookup = new TextLookup(query, groups);
    kept.forEach(lookup::add);
    for (RecordedEvent event : there.readAfter(Segments.end(kept).position() - 1)) {
      if (event.position() >= size) {
        break;
      }
      lookup.add(event.event());
    }
    return lookup;
  }

  // ---- the rest

  @Override
  public void close() {
    queue.alone(() -> {
      try {
        syncLocked(); // while the file is open
        events.kept.close();
      } finally {
        file.close();
        writer.close();
        lock.close();
      }
    });
  }
}
