package people.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import people.Address;
import people.Amendment;
import people.Details;
import people.Event;
import people.Expected;
import people.Name;
import people.RecordedEvent;
import people.Status;
import people.TimelineException;
import people.UnknownPersonException;
import people.columns.ColumnSource;
import people.columns.EventColumns;

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
/// Who may have to try again, because a network or a process fails, gives each event an id: what is
/// recorded is then not recorded twice, and gives what it gave the first time. Who decides by what
/// was read says so, and is refused when it is no longer so:
///
/// ```java
/// registry.changeStatus(ada, MARRIED, on("1835-07-08").withId("letter-17"));
/// registry.expecting(revision(ada, 1)).move(ada, new Address("Ockham Park", "Ockham"));
/// ```
///
/// Identifiers are 1, 2, 3, … and stay unique when the program starts again and when several
/// processes share the file. Every method may be called from any thread, and reads what others
/// added since the last one. All of them throw [TimelineException] when the timeline can't be read
/// or appended to.
public final class PersonRegistry {

  private final EventTimeline timeline;
  private final People people;
  private final Expected[] expected;

  public PersonRegistry(EventTimeline timeline) {
    this(timeline, new People());
  }

  private PersonRegistry(EventTimeline timeline, People people, Expected... expected) {
    this.timeline = timeline;
    this.people = people;
    this.expected = expected;
  }

  /// The same registry, which records only while all of this is so. What was recorded with the same
  /// id before is found, whatever is expected.
  ///
  /// @return one that throws [TimelineException.Conflict] when something is not as expected
  public PersonRegistry expecting(Expected... expected) {
    return new PersonRegistry(timeline, people, expected.clone());
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
  /// @return the identifier of the new person; with an id that is known, of the one who was created
  ///   with it
  /// @throws TimelineException.IdTaken when that event says something else
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
  public long correct(long position, Amendment to, String why, Details details) {
    Event event = event(position);
    String misfit = to.misfit(event);
    if (misfit != null) {
      throw new IllegalArgumentException("event %d %s".formatted(position, misfit));
    }
    return record(new Event.Correction(event.personId(), position, to, why, details));
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
  public long retract(long position, String why, Details details) {
    Event event = event(position);
    if (event.personId() == 0) {
      throw new IllegalArgumentException("event %d is about nobody".formatted(position));
    }
    return record(new Event.Retraction(event.personId(), position, why, details));
  }

  private void refuseInBatch() {
    if (people.inBatch) {
      throw new IllegalStateException(
          "a batch is being made: record through it, not through the registry");
    }
  }

  private Event event(long position) {
    synchronized (people) {
      refuseInBatch();
    }
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

  private long record(int personId, Supplier<Event> event) {
    synchronized (people) {
      refuseInBatch();
    }
    require(personId);
    return record(event.get()); // where threads may share a write
  }

  private void require(int personId) {
    if (timeline.revision(personId) < 0) {
      throw new UnknownPersonException(personId, timeline.firstPersonId(), timeline.lastPersonId());
    }
  }

  private long record(Event event) {
    return timeline.addAll(List.of(event), expected);
  }

  /// Records many facts at once: all of them or none, with one write to the disk.
  ///
  /// Where an event of them has an id that the timeline knows, the work is run once more as it was
  /// then, with the identifiers and positions that were free then. When that gives just what was
  /// recorded, nothing is recorded and its result is given; so work that makes the same of the same
  /// can be tried again.
  ///
  /// @param work what to record; run again from the start when another process appended meanwhile,
  ///   so it must do nothing else
  /// @return what the work returned
  /// @throws TimelineException.IdTaken when an id is known and the events are others
  public <T> T inOneBatch(Function<Batch, T> work) {
    synchronized (people) {
      refuseInBatch();
      Expected[] all = Arrays.copyOf(expected, expected.length + 1);
      while (true) {
        long size = timeline.size(); // first: who comes after that makes the append fail
        all[expected.length] = Expected.size(size);
        Batch batch = new Batch(size, timeline.lastPersonId());
        T result = run(work, batch);
        try {
          long first = timeline.addAll(batch.events, all);
          return first == size ? result : again(work, first);
        } catch (TimelineException.IdTaken e) {
          long first = e.position() - batch.indexOf(e.id());
          if (first < 0) {
            throw e;
          }
          return again(work, first);
        } catch (TimelineException.Conflict e) {
          if (timeline.size() == size) {
            throw e;
          }
          // someone took the identifiers that this batch gave away: read on, and do it again behind
          // them
        }
      }
    }
  }

  /// Runs work as it was run when its events were recorded at that position.
  private <T> T again(Function<Batch, T> work, long position) {
    Batch batch = new Batch(position, people.lastBefore(position, timeline));
    T result = run(work, batch);
    timeline.addAll(batch.events, Expected.size(position)); // which it is not, so nothing is added
    return result;
  }

  private <T> T run(Function<Batch, T> work, Batch batch) {
    people.inBatch = true;
    try {
      return work.apply(batch);
    } finally {
      people.inBatch = false;
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

    private int indexOf(String id) {
      return events.stream().map(event -> event.details().id()).toList().indexOf(id);
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

  /// What all registries share that record the same; it is their monitor.
  private static final class People {

    private static final int MARK_EVERY = 1024;

    /// Greatest identifier before the events at positions 0, 1024, 2048, …, as far as they were
    /// asked for.
    private final List<Integer> lasts = new ArrayList<>();

    /// How many events were read for these, and the greatest identifier among them.
    private int read;

    private int last;

    /// Whether the work of a batch is running, which must not record anything on the side: the
    /// batch would never fit again.
    boolean inBatch;

    /// Greatest identifier that the events before a position have.
    int lastBefore(long position, EventTimeline timeline) {
      if (position >= read) {
        readOn(ColumnSource.read(timeline, _ -> {}));
      }
      int mark = (int) (position / MARK_EVERY);
      int before = lasts.get(mark);
      for (RecordedEvent recorded : timeline.readAfter((long) mark * MARK_EVERY - 1)) {
        if (recorded.position() >= position) {
          break;
        }
        before = Math.max(before, recorded.event().personId());
      }
      return before;
    }

    private void readOn(EventColumns events) {
      for (; read < events.size(); read++) {
        if (read % MARK_EVERY == 0) {
          lasts.add(last);
        }
        last = Math.max(last, events.personId(read));
      }
    }
  }
}
