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

  /// The event of the timeline with an id; null when there is none.
  abstract RecordedEvent find(String eventId);

  /// The merges of a record and the retractions of its events that are recorded, or about to be by
  /// this batch; in order.
  abstract List<RecordedEvent> merges(int personId);

  /// Records several facts, all of them or none.
  abstract <T> T together(Function<PersonRegistry.Batch, T> work);

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

  /// The same, with the partner: someone who is in the register, or a name. It says nothing about
  /// the partner; [#marry] and the like record both sides.
  public long changeStatus(int personId, Status newStatus, Partner partner, Details details) {
    return together(batch -> {
      batch.require(personId);
      NamedPeople.requirePartner(batch, partner, details);
      return batch.record(new Event.StatusChange(personId, newStatus, partner, details));
    });
  }

  /// Records that two people married, of each of them.
  ///
  /// @param details an id in it is that of the first one's event
  /// @return the position of the first one's event; the other's is behind it
  /// @throws IllegalArgumentException when they are one person
  public long marry(int one, int other, Details details) {
    return couple(one, other, Status.MARRIED, details);
  }

  /// Records a status that two people have with each other, of each of them: a registered
  /// partnership, a separation, a divorce. See [#marry].
  ///
  /// @param status one that people have with each other
  public long couple(int one, int other, Status status, Details details) {
    return together(batch -> NamedPeople.couple(batch, one, other, status, details));
  }

  /// Records that two people live apart, of each of them, see [#marry].
  public long separate(int one, int other, Details details) {
    return couple(one, other, Status.SEPARATED, details);
  }

  /// Records that two people divorced, of each of them, see [#marry].
  public long divorce(int one, int other, Details details) {
    return couple(one, other, Status.DIVORCED, details);
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

  /// Records a death and that it widowed someone.
  ///
  /// @param details an id in it is that of the death
  /// @return the position of the death; that of the change of status is behind it
  public long died(int personId, int survivor, Details details) {
    return together(batch -> NamedPeople.widow(batch, personId, survivor, details));
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

  /// Records a further attribute, such as an occupation.
  ///
  /// @param value null when it is not known from then on
  public long set(int personId, String attribute, String value, Details details) {
    require(personId);
    return record(new Event.AttributeChange(personId, new Attribute(attribute, value), details));
  }

  /// Records the parents of a person, in the place of those that were recorded before.
  ///
  /// @param parentIds as far as they are in the register
  public long parents(int personId, List<Integer> parentIds, Details details) {
    require(personId);
    parentIds.forEach(this::require);
    Event.Parents parents = new Event.Parents(personId, parentIds, details);
    NamedPeople.refuseOwnParent(this, parents);
    return record(parents);
  }

  /// Records a key of a person: her number or name in another system.
  ///
  /// @throws IllegalArgumentException when somebody else has it
  public abstract long identify(int personId, Attribute key, Details details);

  /// Records that two records are of one person. From then on the facts of the first one are read
  /// as the other's, until that is retracted; what was known before stands as it was.
  ///
  /// @param absorbed the record whose facts become the other's
  /// @param into the record that survives
  /// @param why in the user's words
  /// @throws IllegalArgumentException when one of them was absorbed before, or both are the same
  public long merge(int absorbed, int into, String why, Details details) {
    return together(batch -> NamedPeople.merge(batch, absorbed, into, why, details));
  }

  /// Records that two records are of two people, so that they are no longer proposed as one.
  ///
  /// @param why in the user's words
  /// @throws IllegalArgumentException when they are one by a merge
  public long distinguish(int one, int other, String why, Details details) {
    return together(batch -> {
      batch.require(one);
      batch.require(other);
      Event.Distinction distinction = new Event.Distinction(one, other, why, details);
      NamedPeople.refuseOne(batch, one, other, details);
      return batch.record(distinction);
    });
  }

  /// Records that a person's data is restricted, as article 18 of the GDPR has it: questions answer
  /// as before, but all that would be recorded about her, or names her, is refused with
  /// [TimelineException.Restricted], by whatever way and process, until that is lifted. All records
  /// that were ever merged with hers are.
  ///
  /// @param why in the user's words
  /// @param details an id in it is that of the first event, which is that of this record
  /// @return the position of that
  public long restrict(int personId, String why, Details details) {
    return together(batch -> NamedPeople.restrict(batch, personId, false, why, details));
  }

  /// Records that a restriction is lifted, of all records that were ever merged with hers.
  ///
  /// @param why in the user's words
  /// @throws IllegalArgumentException when she is not restricted
  public long unrestrict(int personId, String why, Details details) {
    return together(batch -> NamedPeople.restrict(batch, personId, true, why, details));
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
      boolean isOfEvent = Stream.of("is ", "has ", "stays ").anyMatch(misfit::startsWith);
      throw new IllegalArgumentException(
          "event %d%s %s".formatted(position, isOfEvent ? "" : ":", misfit));
    }
    NamedPeople.requirePartner(this, to.partner(), details);
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
    if (event instanceof Event.Restriction) {
      throw new IllegalArgumentException(
          "event %d is a restriction, which is lifted and not taken back".formatted(position));
    }
    return record(new Event.Retraction(event.personId(), position, why, details));
  }
}
