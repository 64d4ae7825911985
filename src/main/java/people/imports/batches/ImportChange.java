package people.imports.batches;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;

/// A change that an import makes, or would make: what was known, and what is said now.
///
/// @param personId that of a new person is the next free one
/// @param person her name as it was known, or as it is said of a new one; null when there is none
/// @param what changes: `joined`, `left`, `returned`, `died`, `name`, `status`, `address`,
///   `parents`, `key`, `merged`, the name of an attribute, …; `retracted address` for a fact that
///   is taken back, which is in `before`, and `corrected address` for one that is corrected
/// @param before what was known at that date; null for nothing
/// @param after what is said now; null where it is not known from then on
/// @param effective when it became true; null when the source does not say
public record ImportChange(
    int personId, Name person, String what, String before, String after, EffectiveDate effective) {

  /// Whether it is an earlier fact, taken back.
  public boolean isTakenBack() {
    return what.startsWith("retracted ");
  }

  /// The changes that events would make, in their order; what is about nobody is left out.
  static List<ImportChange> of(EventTimeline timeline, List<Event> events) {
    History history = History.of(timeline);
    Map<Integer, Name> names = new HashMap<>();
    List<ImportChange> changes = new ArrayList<>();
    for (Event event : events) {
      if (event.personId() > 0) {
        EffectiveDate effective = event.details().effective();
        Person known =
            event instanceof Event.Creation || timeline.revision(event.personId()) < 0
                ? null
                : known(history, effective, history.survivor(event.personId()));
        if (event instanceof Event.Creation e) {
          names.put(e.personId(), e.name());
        }
        Name name =
            known != null && known.name() != null ? known.name() : names.get(event.personId());
        changes.add(
            switch (event) {
              case Event.Retraction e -> taken(gone(timeline, events, e.retracts()), e, name);
              case Event.Correction e -> corrected(history, e, name);
              default -> change(event, known, name, effective);
            });
      }
    }
    return changes;
  }

  /// What an event says by itself, with nothing before it.
  public static ImportChange said(Event event) {
    return change(event, null, null, event.details().effective());
  }

  /// The event at a position, which may be of the batch itself.
  private static Event gone(EventTimeline timeline, List<Event> batch, long position) {
    long size = timeline.size();
    return position < size
        ? timeline.readAfter(position - 1).iterator().next().event()
        : batch.get(Math.toIntExact(position - size));
  }

  /// What a retraction takes back: `retracted address` with the address before it.
  private static ImportChange taken(Event gone, Event.Retraction event, Name name) {
    if (gone instanceof Event.Retraction) {
      return new ImportChange(
          event.personId(), name, "retraction retracted", null, event.why(), null);
    }
    ImportChange said = change(gone, null, name, gone.details().effective());
    return new ImportChange(
        event.personId(), name, "retracted " + said.what, said.after, null, said.effective);
  }

  /// What a correction changes: `corrected status`, with the date before where that was another
  /// one.
  private static ImportChange corrected(History history, Event.Correction event, Name name) {
    Event before =
        history.facts(history.survivor(event.personId())).stream()
            .filter(fact -> fact.position() == event.corrects())
            .map(RecordedEvent::event)
            .findFirst()
            .orElse(null);
    if (before == null) {
      return change(event, null, name, null);
    }
    Event after = event.to().applyTo(before);
    if (before instanceof Event.Creation e) {
      return corrected(e, (Event.Creation) after, event, name);
    }
    EffectiveDate old = before.details().effective();
    EffectiveDate now = after.details().effective();
    String what = "corrected " + said(before).what;
    String was = said(before).after;
    String is = said(after).after;
    return is == null
        ? new ImportChange(event.personId(), name, what, text(old), text(now), null)
        : new ImportChange(
            event.personId(),
            name,
            what,
            Objects.equals(old, now) || old == null ? was : was + ", " + old,
            is,
            now);
  }

  /// A creation says several things: the first of those that are corrected.
  private static ImportChange corrected(
      Event.Creation before, Event.Creation after, Event.Correction event, Name name) {
    Amendment to = event.to();
    String what;
    Function<Event.Creation, Object> value;
    if (to.name() != null) {
      what = "name";
      value = Event.Creation::name;
    } else if (to.born() != null) {
      what = "birth";
      value = Event.Creation::born;
    } else if (to.status() != null) {
      what = "status";
      value = Event.Creation::status;
    } else if (to.address() != null) {
      what = "address";
      value = Event.Creation::address;
    } else {
      what = before.isEntry() ? "joined" : "birth";
      value = creation -> creation.details().effective();
    }
    EffectiveDate old = before.details().effective();
    EffectiveDate now = after.details().effective();
    boolean isMoved = to.name() != null && old != null && !old.equals(now);
    String was = text(value.apply(before));
    return new ImportChange(
        event.personId(),
        name,
        "corrected " + what,
        isMoved ? was + ", " + old : was,
        text(value.apply(after)),
        to.name() == null ? null : now);
  }

  private static Person known(History history, EffectiveDate effective, int personId) {
    LocalDate day = effective == null ? LocalDate.MAX : effective.day();
    return history.at(day).person(personId);
  }

  private static ImportChange change(
      Event event, Person known, Name name, EffectiveDate effective) {
    String before = null;
    String after = null;
    String what;
    switch (event) {
      case Event.Creation e -> {
        what = "joined";
        after = e.status() == Status.UNKNOWN ? text(e.address()) : joined(e.status(), e.address());
      }
      case Event.StatusChange e -> {
        what = "status";
        before = known == null ? null : text(known.status());
        after = text(e.newStatus());
      }
      case Event.AddressChange e -> {
        what = "address";
        before = known == null ? null : text(known.address());
        after = text(e.newAddress());
      }
      case Event.NameChange e -> {
        what = "name";
        before = known == null ? null : text(known.name());
        after = e.newName().over(known == null ? null : known.name()).toString();
      }
      case Event.Death _ -> what = "died";
      case Event.Leaving e -> {
        what = "left";
        after = e.why();
      }
      case Event.Return _ -> what = "returned";
      case Event.AttributeChange e -> {
        what = e.attribute().name();
        before = known == null ? null : known.attributes().get(e.attribute().name());
        after = e.attribute().value();
      }
      case Event.Parents e -> {
        what = "parents";
        after = e.parentIds().stream().map(String::valueOf).collect(Collectors.joining(" "));
      }
      case Event.Key e -> {
        what = "key";
        after = e.key().toString();
      }
      case Event.Merge e -> {
        what = "merged";
        after = "into person " + e.into();
      }
      case Event.Distinction e -> {
        what = "told apart";
        after = "from person " + e.from();
      }
      case Event.Correction e -> {
        what = "corrected";
        before = "event " + e.corrects();
        after = e.why();
      }
      case Event.Restriction e -> {
        what = e.isLifted() ? "restriction lifted" : "restricted";
        after = e.why();
      }
      case Event.Erasure e -> what = e.type();
      case Event.Unrecognized e -> what = e.type();
      case Event.Retraction _, Event.ObservationEnd _, Event.NamedBatch _, Event.Protection _ ->
          throw new IllegalArgumentException(event.type());
    }
    return new ImportChange(event.personId(), name, what, before, after, effective);
  }

  private static String joined(Status status, Address address) {
    return address == null ? text(status) : status.toString() + ", " + address;
  }

  private static String text(Object value) {
    return value == null || value == Status.UNKNOWN ? null : value.toString();
  }
}
