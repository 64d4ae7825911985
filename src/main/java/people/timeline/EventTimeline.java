package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.engine.*;
import people.line.*;

/// The ordered, append-only list of all events: the one thing that must never be lost. Everything
/// else (snapshots, tables, charts) is derived from it and can be thrown away.
///
/// ```java
/// try (var timeline = EventTimeline.open(Path.of("people.jsonl"))) {
///   timeline.add(new Event.StatusChange(1, Status.MARRIED, Details.on("1835-07-08")));
///   for (RecordedEvent recorded : timeline) {
///     System.out.println(recorded.json());
///   }
/// }
/// ```
///
/// Only an [Erasing] takes something out of a timeline, and leaves an event that says so.
///
/// What a timeline in a file promises, in the words of `docs/promises.md`, which names the page of
/// the tests that prove it:
///
/// - When an append returns, its events are on disk: written and fsynced, and the folder of a new
///   file, too. `Durability.GROUP` lets the appends of several threads share an fsync and loses
///   nothing either; with `Durability.NONE`, for bulk loads, a loss of power can take what was
///   appended since the last `sync`.
/// - A batch, such as an import, is there whole or not at all, and no reader ever sees a part of
///   one. Positions have no gaps, and what is appended by this kit is recorded later than all
///   before it.
/// - What a crash left unfinished (half a line, half a character, NULs, sectors that were never
///   written) is dealt with by the next append: it is moved to a file that the message names, and
///   made blank in the timeline. Nothing is ever glued to it. The append that makes a timeline is
///   there whole or not at all: the file gets its name when it is on disk.
/// - A file that is no timeline, such as text in UTF-16, a workbook, or anything compressed, is
///   refused by every reader and every append, with what it is, and left as it is. Reading a file
///   that is not there is refused, too.
/// - Damage anywhere else is refused with file, line and reason, wherever events are read: each
///   line that was appended carries a check of itself and of the line above. Nothing is skipped or
///   mended, and the file is left as it is. Lines without a check, written by hand or by another
///   program at any moment, are read, and `verify` counts them. Blank lines are passed over. That
///   whole lines are missing at the end shows only against a head that was noted before.
/// - After an fsync that fails nothing more is appended through that object, and what it was for is
///   made blank. What was acknowledged before is still there when the timeline is opened again.
/// - One writer at a time, over all processes and threads and all names of the file, and in turn. A
///   writer that waits longer than ten seconds is told which process writes; threads that share one
///   timeline object wait for each other as long as it takes; a process that dies blocks nobody.
///   Readers need no lock and wait for nobody.
/// - An append may carry an event id and the revision that it expects of a person. The same id and
///   content gives the original position back, the same id with other content is an error, and a
///   wrong revision is an error that tells both numbers.
/// - A full disk, a folder that may not be written, a folder where the file should be, a file that
///   was moved, replaced or cut while it was open: each is a clear error, loses nothing, and is
///   over when its cause is gone.
///
/// And every timeline, which `EventTimelineContract` among the tests holds each implementation to:
///
/// - An event gets its position (0, 1, 2, …) and its recorded time when it is added. Recorded times
///   strictly increase, also when the clock, which is asked once for each event, stands still or
///   runs backwards.
/// - Iterating gives the events in order of position, as they stood when the iteration began.
///   Members and types that this version does not know survive being read and added elsewhere.
/// - What is refused when read is refused when added. So is what would leave nothing for those who
///   append later: a clock of the year 9000 or later, and an identifier over 2,000,000,000 of
///   somebody new, unless it is the next one.
/// - What says something of a person who is restricted is refused until that is lifted, see
///   [PersonRegistry#restrict].
/// - Every method may be called from any thread. Readers never wait for the disk or the lock of a
///   writer. A reader elsewhere (another process, another timeline on the file) may see an event a
///   moment before its append returns.
/// - Every method that reads throws [TimelineException] at the first damaged event, with its place.
///
/// The first question about a file reads all of it, or what is new since it was read before; from
/// then on only what is new is read, and of one person only her events and a megabyte at most of
/// those added last. In memory that takes 16 bytes a person, and an entry of a hash map for each
/// id, of what was added since. An append takes a write and an fsync, however long the timeline is.
/// A failed expectation or a known id costs a look, and the reading of the batch that is there. See
/// `docs/performance.md` for times.
public sealed interface EventTimeline extends Iterable<RecordedEvent>, AutoCloseable
    permits FileTimeline, MemoryTimeline, SharedTimeline {

  /// The timeline in that file, which is made by the first append, whole or not at all. Opening
  /// reads nothing and locks nothing; whatever reads a file that is not there throws
  /// [TimelineException.NoSuchTimeline], as its name may be mistyped.
  static EventTimeline open(Path file) {
    return open(file, TimelineOptions.DEFAULTS);
  }

  /// The same, with another clock or durability, or someone to be told of warnings.
  static EventTimeline open(Path file, TimelineOptions options) {
    return new FileTimeline(file, Disk.DISK, options);
  }

  /// The timeline at an address of an engine that many machines share, such as
  /// `jdbc:postgresql://host/register`, or in the file that the text names. The first look connects
  /// to an engine; its room, here `people.postgres`, has to be taken in.
  ///
  /// @throws TimelineException when it is the address of no engine that is known
  static EventTimeline open(String place) {
    return open(TimelineAddress.of(place), TimelineOptions.DEFAULTS);
  }

  /// The same, with another clock, or someone to be told of warnings.
  static EventTimeline open(TimelineAddress place, TimelineOptions options) {
    return switch (place) {
      case TimelineAddress.InFile it -> open(it.file(), options);
      case TimelineAddress.Shared it -> new SharedTimeline(it.open(), it.columns(), options);
    };
  }

  /// The same of a URI, also of a file.
  static EventTimeline open(URI place) {
    boolean isFile = "file".equalsIgnoreCase(place.getScheme());
    return open(
        isFile ? new TimelineAddress.InFile(Path.of(place)) : TimelineAddress.of(place.toString()),
        TimelineOptions.DEFAULTS);
  }

  /// Keeps everyone else from appending to that file until it is closed, for a program that writes
  /// lines by itself. The thread that has it closes it, and can't append through a timeline before.
  ///
  /// @throws TimelineException when another one goes on appending, saying who
  static Closeable lock(Path file) {
    Storage.Lock lock = Disk.DISK.lockOf(file);
    boolean isTaken = false;
    try {
      Closeable turn = lock.take();
      isTaken = true;
      return () -> {
        turn.close();
        lock.close();
      };
    } catch (IOException e) {
      throw TimelineException.of(file, "can't lock", e);
    } finally {
      if (!isTaken) {
        lock.close();
      }
    }
  }

  /// A timeline that ends with the program.
  static EventTimeline inMemory() {
    return inMemory(Clock.systemUTC());
  }

  /// The same, with the clock that recorded times are taken from.
  static EventTimeline inMemory(Clock clock) {
    return new MemoryTimeline(clock);
  }

  // ---- parts of a file, for programs that spread it over many machines

  /// Looks at the lines of a part of a file.
  ///
  /// @param above the line above the first one of the part that is not blank; null when there is
  ///   none
  static PartLook look(byte[] above) {
    return PartScan.below(above);
  }

  /// Looks at lines from anywhere, whose checks are believed.
  static PartLook look() {
    return new PartScan(LineChecksum.fromAnywhere(), true);
  }

  /// Some lines of a timeline, which are elsewhere than in its file: so many bytes, about.
  static SomeLines lines(int bytes) {
    return new HeldLines(bytes);
  }

  /// A look at the lines of a part of a timeline's file, from above: whom they are about, and
  /// whether they stand as they were written. Not safe for several threads.
  sealed interface PartLook permits PartScan {

    /// Looks at the next line.
    ///
    /// @param to where its line feed is, or would be
    /// @return false for a blank one, which counts for nothing
    /// @throws TimelineException saying why it is no event, without the place
    boolean at(byte[] bytes, int from, int to);

    /// What kind of event it is.
    Event.Kind kind();

    /// Whom it is about; 0 for nobody in particular.
    int personId();

    /// The other person whom it names: a partner, also one that a correction says, or whom a merge
    /// or a distinction is about; 0 for none.
    int otherId();

    /// All lines so far.
    LinesPart part();
  }

  /// What is to be known of a part of a file to tell whether its batches are whole, with those
  /// above and below. Offsets count its lines that are not blank.
  ///
  /// @param events how many lines it has that are not blank
  /// @param closes how many lines the batch has that begins above it and ends in it; 0 for none
  /// @param closesAt the offset of that end
  /// @param opens how many lines the batch has that begins in it and doesn't end there; 0 for none
  /// @param opensAt the offset of that beginning
  /// @param isWhole whether some batch begins in it and ends in it
  /// @param isOdd whether a batch does not stand as it was written
  record LinesPart(
      long events,
      int closes,
      long closesAt,
      int opens,
      long opensAt,
      boolean isWhole,
      boolean isOdd)
      implements Serializable {

    /// No lines.
    public static final LinesPart NONE = new LinesPart(0, 0, 0, 0, 0, false, false);

    /// This part with another one below it.
    public LinesPart and(LinesPart below) {
      return PartScan.joined(this, below);
    }

    /// Of all lines of a file, how many count: a batch at its end that is not whole does not. -1
    /// where a batch does not stand as it was written, which reading the file says.
    public long count() {
      return isOdd || closes > 0 ? -1 : opens > 0 ? opensAt : events;
    }
  }

  /// Some lines of a timeline as events in their places, of which a history can be made: all about
  /// some people, in order of position. Takes the room of the lines, and of its columns. Not safe
  /// for several threads.
  sealed interface SomeLines extends Iterable<RecordedEvent> permits HeldLines {

    /// Adds a copy of a line, which is believed to be as it was written.
    ///
    /// @param position greater than those before, and up to 2,147,483,647
    /// @param to behind its last byte
    void add(long position, byte[] bytes, int from, int to);

    int size();
  }

  /// Adds one event.
  ///
  /// @return its position
  /// @throws TimelineException as [#addAll] does
  default long add(Event event) {
    return addAll(List.of(event));
  }

  /// Adds a batch: all of it or nothing.
  ///
  /// Where an event of it has an id (see [Details#withId]) that the timeline knows, nothing is
  /// added: when the whole batch is what was recorded there, it is the same append once more, and
  /// its first position is given again. That is looked at before what is expected.
  ///
  /// @param expected what must be so, all of it
  /// @return the position of its first event; the size of the timeline when the batch is empty
  /// @throws TimelineException when it was not recorded, or when nobody can tell; then read before
  ///   trying again, unless it has an id
  /// @throws TimelineException.IdTaken when an id is known and the events are others; nothing was
  ///   added
  /// @throws TimelineException.Conflict when something is not as expected; nothing was added
  /// @throws IllegalArgumentException when an id is there twice; nothing was added
  long addAll(List<? extends Event> events, Expected... expected);

  /// The events that come after a position (exclusive; -1 for all). Each iteration sees what is
  /// there when it begins.
  Iterable<RecordedEvent> readAfter(long position);

  /// The events that come after a position (exclusive; -1 for all), now and from now on, for a
  /// program that takes one after the other; see [#subscribe] for what it gets, and when.
  ///
  /// It opens what it needs by itself, and may outlive this object. A file that is not there yet is
  /// waited for.
  Feed feed(long after);

  /// Has each event that comes after a position (exclusive; -1 for all) handled: those that are
  /// there, and then others as they come, by whatever process they are appended.
  ///
  /// They come one by one, in order of position and without a gap, each when it is on disk: one
  /// that was appended through this object when its append is acknowledged; one of another process
  /// when a later append says so (its check covers what was forced before), or else once this one
  /// has had the lock and forced the file, which may take up to ten seconds while somebody else
  /// appends. The handler is called by a thread of its own, which is a daemon, never twice at a
  /// time; the next event waits until it returns, and is not read before more than a thousand.
  ///
  /// When the handler throws, or the timeline can't be read on, the subscription ends there: its
  /// position is that of the event before. It is told to whoever waits in [Subscription#await], and
  /// to nobody else but the thread's handler of uncaught exceptions, which by default prints it.
  default Subscription subscribe(long after, Consumer<RecordedEvent> handler) {
    return new LiveSubscription(feed(after), after, handler);
  }

  /// The events of a timeline one after the other, also those to come. Used by one thread at a
  /// time, and closed by any.
  interface Feed extends AutoCloseable {

    /// The next event.
    ///
    /// @param patience how long to wait for one; zero for what is there now
    /// @return null when none came in that time, and when this is closed
    /// @throws TimelineException at damage, or when the timeline was replaced; the same again when
    ///   asked again
    /// @throws InterruptedException when the thread is interrupted while it waits
    RecordedEvent next(Duration patience) throws InterruptedException;

    /// Lets go of the timeline. Who waits for the next event gets null.
    @Override
    void close();
  }

  /// What goes on until it is closed or fails, see [EventTimeline#subscribe]. Every method may be
  /// called from any thread.
  interface Subscription extends AutoCloseable {

    /// Position of the last event that was handled; that which it began behind for none.
    long position();

    /// Whether events are handled still.
    boolean isRunning();

    /// Returns when it is closed.
    ///
    /// @throws TimelineException when it failed, with what the handler threw as the cause
    void await() throws InterruptedException;

    /// Ends it. When this returns, no event is handled and none will be, except that the handler
    /// itself may call it.
    @Override
    void close();
  }

  /// All events.
  @Override
  default Iterator<RecordedEvent> iterator() {
    return readAfter(-1).iterator();
  }

  /// How many events there are now.
  default long size() {
    return size(_ -> {});
  }

  /// The same with progress, since the first look at a long file reads all of it.
  ///
  /// @param progress is told how many more events were read, from any thread
  long size(LongConsumer progress);

  /// The event with that id; null when there is none.
  RecordedEvent find(String eventId);

  /// The place of a person's last event among her events, from 0; -1 when she has none. The next
  /// one gets the next greater revision.
  long revision(int personId);

  /// One person's events, in order of position; none when nobody has that identifier.
  List<RecordedEvent> of(int personId);

  /// The events of several people by person, each as [#of(int)] gives them; without those who have
  /// none. Of a file, what stands near each other is read together.
  Map<Integer, List<RecordedEvent>> of(Set<Integer> people);

  /// The events of a kind, in order of position. Of a file it costs a look at one byte of each
  /// event and the reading of those that are found.
  List<RecordedEvent> ofKind(Event.Kind kind);

  /// The events that give a key in another system, in order of position, also those that were taken
  /// back. Of a file it costs a look at the keys that are kept beside it, and the reading of those
  /// that are found.
  List<RecordedEvent> ofKey(Attribute key);

  /// Whether there are events of a kind; reads none of them.
  boolean has(Event.Kind kind);

  /// The least identifier of a person; 0 when no event names one.
  int firstPersonId();

  /// The greatest one, likewise.
  int lastPersonId();

  /// Returns when everything that was added through this object is on disk; needed with
  /// [Durability#NONE] only.
  ///
  /// @throws TimelineException when nobody can tell; what was on disk before still is
  void sync();

  /// Lets go of the file.
  ///
  /// @throws TimelineException with [Durability#NONE] only, as [#sync] does
  @Override
  void close();
}
