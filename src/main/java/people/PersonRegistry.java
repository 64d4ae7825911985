package people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Records facts about people. To record something about a person you need only her identifier:
/// nothing here loads a person's state, and nothing is checked against it, since records disagree
/// and history keeps what was said.
///
/// ```java
/// var registry = new PersonRegistry(timeline);
/// int ada = registry.create(new Name("Ada", "Byron"), SINGLE, new Address("12 St James's Square", "London"), on("1815-12-10"));
/// registry.changeStatus(ada, MARRIED, on("1835-07-08"));
/// ```
///
/// Identifiers are 1, 2, 3, … and stay unique when the program starts again and when several
/// processes share the file. Every method may be called from any thread. The first call reads the
/// timeline once to learn who is there; each later one reads what others added since. All of them
/// throw [TimelineException] when the timeline can't be read or appended to.
public final class PersonRegistry {

  private final EventTimeline timeline;
  private final Identifiers known;

  /// How many events of the timeline `known` has seen.
  private long seen;

  /// Whether the work of a batch is running, which must not record anything on the side: the batch
  /// would never fit again.
  private boolean inBatch;

  public PersonRegistry(EventTimeline timeline) {
    this.timeline = timeline;
    this.known = new Identifiers();
  }

  /// @return the identifier of the new person
  public int create(Name name) {
    return create(name, Status.UNKNOWN, null);
  }

  /// @param address null when unknown
  /// @return the identifier of the new person
  public int create(Name name, Status status, Address address) {
    return create(name, status, address, Details.NONE);
  }

  /// @param address null when unknown
  /// @param details effective at birth, or on the day the person entered the roll
  /// @return the identifier of the new person
  public int create(Name name, Status status, Address address, Details details) {
    return inOneBatch(batch -> batch.create(name, status, address, details));
  }

  /// @return the position of the event
  /// @throws UnknownPersonException when nobody has that identifier
  public long changeStatus(int personId, Status newStatus) {
    return changeStatus(personId, newStatus, Details.NONE);
  }

  /// The same, with its date or source.
  public long changeStatus(int personId, Status newStatus, Details details) {
    return record(personId, () -> new Event.StatusChange(personId, newStatus, details));
  }

  /// @return the position of the event
  /// @throws UnknownPersonException when nobody has that identifier
  public long move(int personId, Address newAddress) {
    return move(personId, newAddress, Details.NONE);
  }

  /// The same, with its date or source.
  public long move(int personId, Address newAddress, Details details) {
    return record(personId, () -> new Event.AddressChange(personId, newAddress, details));
  }

  /// @return the position of the event
  /// @throws UnknownPersonException when nobody has that identifier
  public long rename(int personId, Name newName) {
    return rename(personId, newName, Details.NONE);
  }

  /// The same, with its date or source.
  public long rename(int personId, Name newName, Details details) {
    return record(personId, () -> new Event.NameChange(personId, newName, details));
  }

  /// @return the position of the event
  /// @throws UnknownPersonException when nobody has that identifier
  public long recordDeath(int personId) {
    return recordDeath(personId, Details.NONE);
  }

  /// The same, with its date or source.
  public long recordDeath(int personId, Details details) {
    return record(personId, () -> new Event.Death(personId, details));
  }

  /// Records that an earlier event should have said something else.
  ///
  /// @param position of the event
  /// @param why in the user's words
  /// @return the position of the correction
  /// @throws IllegalArgumentException when there is no such event, or it has nothing of that kind
  ///   to correct
  public long correct(long position, Amendment to, String why) {
    return correct(position, to, why, Details.NONE);
  }

  /// The same, with the place where the correction is written.
  public synchronized long correct(long position, Amendment to, String why, Details details) {
    Event event = event(position);
    String misfit = to.misfit(event);
    if (misfit != null) {
      throw new IllegalArgumentException("event %d %s".formatted(position, misfit));
    }
    return timeline.add(new Event.Correction(event.personId(), position, to, why, details));
  }

  /// Records that an earlier event should not have been recorded.
  ///
  /// @param position of the event
  /// @param why in the user's words
  /// @return the position of the retraction
  /// @throws IllegalArgumentException when there is no such event
  public long retract(long position, String why) {
    return retract(position, why, Details.NONE);
  }

  /// The same, with the place where the retraction is written.
  public synchronized long retract(long position, String why, Details details) {
    Event event = event(position);
    if (event.personId() == 0) {
      throw new IllegalArgumentException("event %d is about nobody".formatted(position));
    }
    return timeline.add(new Event.Retraction(event.personId(), position, why, details));
  }

  private void refuseInBatch() {
    if (inBatch) {
      throw new IllegalStateException(
          "a batch is being made: record through it, not through the registry");
    }
  }

  private Event event(long position) {
    refuseInBatch();
    if (position >= 0) {
      for (RecordedEvent recorded : timeline.readAfter(position - 1)) {
        return recorded.event();
      }
    }
    long size = timeline.size();
    throw new IllegalArgumentException(
        size == 0
            ? "no event %d: the timeline is empty".formatted(position)
            : "no event %d: the timeline has events 0 to %d".formatted(position, size - 1));
  }

  private synchronized long record(int personId, Supplier<Event> event) {
    refuseInBatch();
    require(personId);
    return timeline.add(event.get());
  }

  /// Records many facts at once: all of them or none, with one write to the disk.
  ///
  /// @param work what to record; run again from the start when another process appended meanwhile,
  ///   so it must do nothing else
  /// @return what the work returned
  public synchronized <T> T inOneBatch(Function<Batch, T> work) {
    refuseInBatch();
    while (true) {
      readOn();
      long size = seen;
      Batch batch = new Batch(size, known.last());
      T result;
      inBatch = true;
      try {
        result = work.apply(batch);
      } finally {
        inBatch = false;
      }
      try {
        timeline.addAll(batch.events, size);
        return result;
      } catch (TimelineException.Conflict e) {
        // someone took the identifiers that this batch gave away: read on, and do it again behind
        // them
      }
    }
  }

  /// Facts on their way into the timeline, see [#inOneBatch]. Not safe for several threads.
  public final class Batch {

    private final List<Event> events = new ArrayList<>();
    private final long firstPosition;
    private final int lastBefore;
    private int last;

    private Batch(long firstPosition, int lastBefore) {
      this.firstPosition = firstPosition;
      this.lastBefore = lastBefore;
      this.last = lastBefore;
    }

    /// @return the identifier of the new person
    public int create(Name name, Status status, Address address, Details details) {
      int personId = newPerson();
      events.add(new Event.Creation(personId, name, status, address, details));
      return personId;
    }

    /// Gives away the next identifier, for someone whose events were recorded elsewhere and are
    /// copied here.
    ///
    /// @return the identifier, of which [#add] must be told something in this batch
    public int newPerson() {
      if (last == Integer.MAX_VALUE) {
        throw new TimelineException("no identifier is left after " + last);
      }
      return ++last;
    }

    /// The position that the first event of this batch will have.
    public long firstPosition() {
      return firstPosition;
    }

    /// Adds a fact about someone who is in the timeline, or new in this batch; or one that names
    /// nobody.
    ///
    /// @throws UnknownPersonException when nobody has that identifier
    public void add(Event event) {
      boolean createdHere = event.personId() > lastBefore && event.personId() <= last;
      if (!createdHere && event.personId() > 0) {
        require(event.personId());
      }
      events.add(event);
    }
  }

  private void require(int personId) {
    if (!known.contains(personId)) {
      readOn();
      if (!known.contains(personId)) {
        throw new UnknownPersonException(personId, known.first(), known.last());
      }
    }
  }

  private void readOn() {
    for (RecordedEvent recorded : timeline.readAfter(seen - 1)) {
      if (recorded.event().personId() > 0) {
        known.add(recorded.event().personId());
      }
      seen = recorded.position() + 1;
    }
  }

  /// A set of identifiers as ranges without gaps: one range for a timeline of our own, however many
  /// people it has.
  private static final class Identifiers {

    private final TreeMap<Integer, Integer> lastByFirst = new TreeMap<>();

    boolean contains(int id) {
      Map.Entry<Integer, Integer> range = lastByFirst.floorEntry(id);
      return range != null && id <= range.getValue();
    }

    void add(int id) {
      if (contains(id)) {
        return;
      }
      Map.Entry<Integer, Integer> before = lastByFirst.lowerEntry(id);
      int first = before != null && before.getValue() == id - 1 ? before.getKey() : id;
      Integer last = id == Integer.MAX_VALUE ? null : lastByFirst.remove(id + 1);
      lastByFirst.put(first, last == null ? id : last);
    }

    int first() {
      return lastByFirst.isEmpty() ? 0 : lastByFirst.firstKey();
    }

    int last() {
      return lastByFirst.isEmpty() ? 0 : lastByFirst.lastEntry().getValue();
    }
  }
}
