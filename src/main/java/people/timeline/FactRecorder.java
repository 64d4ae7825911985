package people.timeline;

import module java.base;

import people.*;

/// The facts that can be recorded, the same way by a registry and in a batch. A method that takes a
/// person's identifier throws [UnknownPersonException] when nobody has it, and one that takes a
/// position IllegalArgumentException when no event is there; those that do not create someone give
/// the position of their event.
abstract sealed class FactRecorder permits PersonRegistry, PersonRegistry.Batch {

  abstract long record(Event event);

  abstract void require(int personId);

  /// The event at a position.
  abstract Event event(long position);

  /// @return the identifier of the new person
  public int create(Name name) {
    return create(name, Details.NONE);
  }

  /// The same, with her birth and source.
  public int create(Name name, Details details) {
    return create(name, Status.UNKNOWN, null, details);
  }

  /// @param address null when unknown
  /// @return the identifier of the new person
  public int create(Name name, Status status, Address address) {
    return create(name, status, address, Details.NONE);
  }

  /// The same, with its date or source. The date is that of the birth where the status can be true
  /// of a newborn, SINGLE or UNKNOWN; with another status it is the day from which on all of this
  /// is known, and the birth is not.
  public int create(Name name, Status status, Address address, Details details) {
    return create(name, status, address, null, details);
  }

  /// Creates somebody whose birth and entry are known apart:
  ///
  /// ```java
  /// registry.create(ida, MARRIED, home, EffectiveDate.parse("1919-08-03"), on("1960-01-01"));
  /// ```
  ///
  /// @param name null when unknown
  /// @param address null when unknown
  /// @param born the birth; null when unknown, or when the details are effective then
  /// @param details effective from the day on which all else is known: of the entry in the roll;
  ///   without a date, the birth, which can't be where the status is one that nobody is born with
  /// @return the identifier of the new person; with an id that is known, of the one who was created
  ///   with it
  /// @throws people.TimelineException.IdTaken when that event says something else
  public abstract int create(
      Name name, Status status, Address address, EffectiveDate born, Details details);

  /// Records a new status.
  public long changeStatus(int personId, Status newStatus) {
    return changeStatus(personId, newStatus, Details.NONE);
  }

  /// The same, with its date or source.
  public long changeStatus(int personId, Status newStatus, Details details) {
    require(personId);
    return record(new Event.StatusChange(personId, newStatus, details));
  }

  /// Records a new address.
  public long move(int personId, Address newAddress) {
    return move(personId, newAddress, Details.NONE);
  }

  /// The same, with its date or source.
  public long move(int personId, Address newAddress, Details details) {
    Objects.requireNonNull(newAddress, "newAddress");
    require(personId);
    return record(new Event.AddressChange(personId, newAddress, details));
  }

  /// Records that the address is not known from now on.
  public long moveToUnknown(int personId) {
    return moveToUnknown(personId, Details.NONE);
  }

  /// The same, with its date or source.
  public long moveToUnknown(int personId, Details details) {
    require(personId);
    return record(new Event.AddressChange(personId, null, details));
  }

  /// Records a new name.
  public long rename(int personId, Name newName) {
    return rename(personId, newName, Details.NONE);
  }

  /// The same, with its date or source.
  public long rename(int personId, Name newName, Details details) {
    require(personId);
    return record(new Event.NameChange(personId, newName, details));
  }

  /// Records a death.
  public long died(int personId) {
    return died(personId, Details.NONE);
  }

  /// The same, with its date or source.
  public long died(int personId, Details details) {
    require(personId);
    return record(new Event.Death(personId, details));
  }

  /// Records that a person is no longer there, and did not die.
  public long left(int personId) {
    return left(personId, Details.NONE);
  }

  /// The same, with its date or source.
  public long left(int personId, Details details) {
    return left(personId, null, details);
  }

  /// The same, with the reason.
  ///
  /// @param why in the user's words; null when not said
  public long left(int personId, String why, Details details) {
    require(personId);
    return record(new Event.Leaving(personId, why, details));
  }

  /// Records that a person is there again.
  public long returned(int personId) {
    return returned(personId, Details.NONE);
  }

  /// The same, with its date or source.
  public long returned(int personId, Details details) {
    require(personId);
    return record(new Event.Return(personId, details));
  }

  /// Records that nothing was observed of anyone after a day.
  public long observedUntil(LocalDate last) {
    return observedUntil(null, Details.on(last));
  }

  /// Records that nothing was observed after a day of the people of one source, or of anyone.
  ///
  /// @param ofSource the source of their creations, or what stands before a `#` in it; null for
  ///   everyone
  /// @param details effective on the last day that was observed, which is required
  public long observedUntil(String ofSource, Details details) {
    return record(new Event.ObservationEnd(ofSource, details));
  }

  /// Records that an earlier event should have said something else.
  ///
  /// @param why in the user's words
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
  /// @param why in the user's words
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
}
