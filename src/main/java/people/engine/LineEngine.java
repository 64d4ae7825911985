package people.engine;

import module java.base;

import people.*;

/// An engine that keeps the lines of one timeline, and gives them to many machines. It knows no
/// events: a line comes back byte by byte as it was recorded. What it promises is what the timeline
/// on it needs to keep [people.timeline.EventTimeline]'s contract:
///
/// - Lines have the positions 0, 1, 2, … without gaps. Those of one turn are there together, on
///   disk, when [AppendTurn#commit] returns, or none of them is; no reader sees a part of them.
/// - One turn at a time, over all machines. A machine that dies in its turn blocks nobody for long.
/// - No two lines have the same event id.
///
/// Every method may be called from any thread, those of a turn by one at a time. All of them throw
/// [TimelineException] with one line for the user, in which no password stands.
public interface LineEngine extends Closeable {

  /// The address, as it may be shown.
  String name();

  /// What is known of a timeline without reading it.
  ///
  /// @param size how many lines there are
  /// @param check of the last line, see [people.line.LineChecksum]; 0 when there is none
  /// @param recorded the latest recorded time in microseconds since 1970; [Long#MIN_VALUE] for none
  /// @param firstPersonId the least identifier of a person; 0 when nobody is named
  /// @param lastPersonId the greatest one, likewise
  /// @param erasures how often lines were written anew
  record TimelineHead(
      long size, int check, long recorded, int firstPersonId, int lastPersonId, long erasures) {}

  TimelineHead head();

  /// Which lines are read.
  sealed interface Choice {

    record All() implements Choice {}

    record OfPeople(Set<Integer> people) implements Choice {}

    /// Those of some types.
    ///
    /// @param others whether those of all other types are meant
    record OfTypes(Set<String> types, boolean others) implements Choice {}

    /// Those that give a key in another system, as `payroll=4711`.
    record OfKey(String key) implements Choice {}

    record WithId(String id) implements Choice {}
  }

  /// Takes a line.
  interface EngineLineTaker {

    /// @param line its bytes, without a line feed
    void take(long position, byte[] line);
  }

  /// Reads lines in order of position.
  ///
  /// @param from the first position; the last one is before `to`
  void read(Choice choice, long from, long to, EngineLineTaker taker);

  /// Whether there are such lines; reads none.
  boolean has(Choice choice);

  /// How many events a person has.
  long count(int personId);

  /// Writes the lines of some positions one behind the other, each with its line feed: the fastest
  /// way to get many.
  void copy(long from, long to, OutputStream out) throws IOException;

  /// The head of lines that are all on disk for good, also where others acknowledge theirs before.
  TimelineHead lastingHead();

  /// The same engine over connections of its own.
  LineEngine again();

  /// Those who hand its events on, over connections of their own.
  EngineConsumers consumers();

  /// Waits until lines may have been added since this was asked before, but no longer than there is
  /// patience. Asked by one thread at a time.
  ///
  /// @return whether they may have been
  boolean awaitLines(Duration patience);

  /// Begins a turn of this program.
  ///
  /// @param isAlone whether others wait from now on; otherwise they wait only while it is
  ///   committed, and [Overtaken] tells who was too late
  /// @param ids the events that are looked for meanwhile
  /// @param people whose events are counted
  /// @param type of which the lines are counted
  /// @throws NotRecorded when the connection was lost, and the same may be tried again
  AppendTurn turn(boolean isAlone, Collection<String> ids, Collection<Integer> people, String type);

  /// A line whose end the engine writes.
  ///
  /// @param bytes of the line up to the digits of its recorded time
  /// @param check the CRC32C of these bytes
  /// @param personId whom it is about
  /// @param type the word that the file has for its kind
  /// @param key the key in another system that it gives, as `payroll=4711`; null for none
  record BegunLine(byte[] bytes, int check, int personId, String type, String key) {}

  /// What the engine has added.
  ///
  /// @param recorded the recorded time that it gave, in microseconds since 1970; 0 when the answer
  ///   was lost, and only its position is known
  /// @param now what its clock said, likewise
  record EndedLine(long position, long recorded, long now) {}

  /// Adds one line behind all in one exchange with the engine, and returns when it is recorded: the
  /// engine gives it its recorded time and its check, as the core does in a turn.
  ///
  /// @return null when nothing was added, since somebody is restricted or was erased, so that what
  ///   the line says has to be looked at in a turn, or since a line is recorded after the year
  ///   2255; it is so from then on
  /// @throws NotRecorded when it is sure that nothing was recorded, and the same may be tried again
  /// @throws TimelineException also when nobody can tell, which the message says
  EndedLine addOne(BegunLine line);

  /// Thrown when nothing was recorded, since others recorded something first.
  final class Overtaken extends TimelineException {

    private static final long serialVersionUID = 1;

    public Overtaken(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// Thrown when nothing was recorded, for want of a connection that there was before.
  final class NotRecorded extends TimelineException {

    private static final long serialVersionUID = 1;

    public NotRecorded(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// What this program records at once.
  interface AppendTurn extends AutoCloseable {

    TimelineHead head();

    /// The engine's clock, in microseconds since 1970: the same for all machines.
    long now();

    /// Where the event is that has an id: -1 when there is none.
    long position(String id);

    /// How many events a person has.
    long count(int personId);

    /// How many lines there are of the type that was asked about.
    long countOfType();

    /// Ends the turn, and returns when all that was there at its beginning is on disk.
    void awaitLasting();

    /// Adds lines behind all.
    void add(NewLines lines);

    /// Adds the last lines, and returns when all of this turn are recorded. Where the connection is
    /// lost meanwhile it asks the engine over another one.
    ///
    /// @throws Overtaken when others were first
    /// @throws NotRecorded when it is sure that nothing was recorded, and the same may be tried
    ///   again
    /// @throws TimelineException also when nobody can tell, which the message says
    void commit(NewLines last);

    /// Ends the turn. What was not committed is not recorded.
    @Override
    void close();
  }

  /// Begins a turn in which lines that were recorded may be written anew, which others wait for
  /// however long it takes; only the owner of the timeline may.
  ///
  /// @throws NotRecorded when the connection was lost, and the same may be tried again
  ErasingTurn erasingTurn();

  /// A turn in which people are erased. What it does is there together with its last lines.
  interface ErasingTurn extends AppendTurn {

    /// Writes other lines in the place of some that have the same recorded times.
    ///
    /// @param positions by line
    void rewrite(long[] positions, NewLines lines);

    /// Takes some of what consumers have laid aside away.
    void forget(List<LaidAside> gone);

    /// Keeps lines of erasures in the place of those that were kept.
    void keepErasures(List<String> lines);
  }

  /// An event that a consumer has laid aside.
  ///
  /// @param number by which it is found
  record LaidAside(long number, long position, String line) {}

  /// What consumers have laid aside; only the owner of the timeline may read that.
  List<LaidAside> laidAside();

  /// The lines of erasures that are kept, in their order, so that a timeline that is put back is
  /// told of them.
  List<String> keptErasures();

  /// Puts lines that are a timeline already into one that has none, as they are.
  ///
  /// @param parts gives one part after the other; null behind the last
  /// @param erasures lines that are kept unless there are some already
  void restore(Supplier<NewLines> parts, List<String> erasures);

  /// Lets lines be acknowledged before they are on disk, until [#sync].
  void relax();

  /// Returns when all lines that were acknowledged are on disk.
  void sync();

  /// Lets go of the connections.
  @Override
  void close();
}
