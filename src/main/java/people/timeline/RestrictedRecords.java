package people.timeline;

import module java.base;

import people.*;

/// The records of which nothing more is recorded, at some place in a timeline. Each record of a
/// person is restricted by itself: none can be merged or parted meanwhile. Not changed once it was
/// given.
///
/// @param since by record the event that began it
record RestrictedRecords(Map<Integer, RecordedEvent> since) {

  static final RestrictedRecords NONE = new RestrictedRecords(Map.of());

  /// Those behind further events that restrict somebody or lift that.
  RestrictedRecords with(List<RecordedEvent> events) {
    Map<Integer, RecordedEvent> after = new HashMap<>(since);
    events.forEach(event -> put(event, after));
    return new RestrictedRecords(after);
  }

  private static void put(RecordedEvent event, Map<Integer, RecordedEvent> since) {
    Event.Restriction restriction = (Event.Restriction) event.event();
    if (restriction.isLifted()) {
      since.remove(restriction.personId());
    } else {
      since.put(restriction.personId(), event);
    }
  }

  /// Refuses events that say something of somebody who is restricted, whomever they are about, but
  /// that it is lifted. Costs a look at each where anybody is.
  ///
  /// @param position of the first of them
  /// @return those that are restricted behind them
  /// @throws TimelineException.Restricted saying whom, since when, and why
  RestrictedRecords refuse(long position, List<? extends Event> events) {
    boolean isChanged = HeldEvents.areRestricting(events);
    if (since.isEmpty() && !isChanged) {
      return this;
    }
    RestrictedRecords after = isChanged ? new RestrictedRecords(new HashMap<>(since)) : this;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      boolean isLifting = event instanceof Event.Restriction e && e.isLifted();
      if (!isLifting && !after.since.isEmpty()) {
        after.refuse(event, i);
      }
      if (event instanceof Event.Restriction) {
        put(new RecordedEvent(position + i, Instant.now(), event, null), after.since);
      }
    }
    return after;
  }

  private void refuse(Event event, int index) {
    named(event)
        .mapToObj(since::get)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(restriction -> {
          throw new TimelineException.Restricted(restriction, index);
        });
  }

  /// All records that an event says something of.
  private static IntStream named(Event event) {
    IntStream others =
        switch (event) {
          case Event.StatusChange e -> partner(e.partner());
          case Event.Correction e -> partner(e.to().partner());
          case Event.Parents e -> e.parentIds().stream().mapToInt(Integer::intValue);
          case Event.Merge e -> IntStream.of(e.into());
          case Event.Distinction e -> IntStream.of(e.from());
          case Event.Creation _,
              Event.AddressChange _,
              Event.NameChange _,
              Event.Death _,
              Event.Retraction _,
              Event.Leaving _,
              Event.Return _,
              Event.ObservationEnd _,
              Event.AttributeChange _,
              Event.Key _,
              Event.NamedBatch _,
              Event.Restriction _,
              Event.Erasure _,
              Event.Protection _,
              Event.Unrecognized _ ->
              IntStream.empty();
        };
    return IntStream.concat(IntStream.of(event.personId()), others);
  }

  private static IntStream partner(Partner partner) {
    return partner == null ? IntStream.empty() : IntStream.of(partner.personId());
  }
}
