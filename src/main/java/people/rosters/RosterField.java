package people.rosters;

import module java.base;

import people.*;

/// The fields that lists tell of people, each with the events that tell it: the name, the status
/// with its partner, the address, an attribute.
///
/// @param <V> of its values
sealed interface RosterField<V> {

  /// A status, with whom it is.
  ///
  /// @param partner null when not said
  record Standing(Status status, Partner partner) {
    static final Standing UNKNOWN = new Standing(Status.UNKNOWN, null);
  }

  RosterField<Name> NAME = new OfName();
  RosterField<Standing> STATUS = new OfStatus();
  RosterField<Address> ADDRESS = new OfAddress();

  /// The field that an event changes; null for none, and for a creation, which says several.
  static RosterField<?> of(Event event) {
    return switch (event) {
      case Event.NameChange _ -> NAME;
      case Event.StatusChange _ -> STATUS;
      case Event.AddressChange _ -> ADDRESS;
      case Event.AttributeChange e -> new OfAttribute(e.attribute().name());
      case Event.Creation _,
          Event.Death _,
          Event.Correction _,
          Event.Retraction _,
          Event.Leaving _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.Parents _,
          Event.Key _,
          Event.Merge _,
          Event.Distinction _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Protection _,
          Event.Unrecognized _ ->
          null;
    };
  }

  /// Whether an event says something of it.
  boolean isSaidBy(Event event);

  /// What the first so many facts say, the last of them first.
  ///
  /// @return null when it is not known
  V value(List<RosterFact> facts);

  /// An event that gives a value.
  Event event(int personId, V value, Details details);

  /// A correction that has an event give a value; null when it takes an event of its own.
  Amendment amendment(Event event, V value);

  /// The word in the report for a change of it.
  String change();

  /// The name, of which each half may come from another fact.
  record OfName() implements RosterField<Name> {

    @Override
    public boolean isSaidBy(Event event) {
      return name(event) != null;
    }

    private static Name name(Event event) {
      return event instanceof Event.Creation e
          ? e.name()
          : event instanceof Event.NameChange e ? e.newName() : null;
    }

    @Override
    public Name value(List<RosterFact> facts) {
      Name known = null;
      for (RosterFact fact : facts) {
        Name name = name(fact.event);
        known = fact.event instanceof Event.Creation ? name : name.over(known);
      }
      return known;
    }

    @Override
    public Event event(int personId, Name value, Details details) {
      return new Event.NameChange(personId, value, details);
    }

    @Override
    public Amendment amendment(Event event, Name value) {
      return value == null || value.firstname() == null || value.lastname() == null
          ? null
          : Amendment.of(value);
    }

    @Override
    public String change() {
      return "renamed";
    }
  }

  /// The status; a change that names no partner goes on with the union before.
  record OfStatus() implements RosterField<Standing> {

    @Override
    public boolean isSaidBy(Event event) {
      return event instanceof Event.Creation || event instanceof Event.StatusChange;
    }

    @Override
    public Standing value(List<RosterFact> facts) {
      Standing known = Standing.UNKNOWN;
      for (RosterFact fact : facts) {
        Status status =
            fact.event instanceof Event.Creation e
                ? e.status()
                : ((Event.StatusChange) fact.event).newStatus();
        Partner said = fact.event instanceof Event.StatusChange e ? e.partner() : null;
        boolean goesOn = known.status.isUnion() && status.isUnion();
        known =
            new Standing(
                status,
                !status.isUnion() ? null : said != null ? said : goesOn ? known.partner : null);
      }
      return known;
    }

    @Override
    public Event event(int personId, Standing value, Details details) {
      return new Event.StatusChange(personId, value.status, value.partner, details);
    }

    @Override
    public Amendment amendment(Event event, Standing value) {
      boolean isEntry = event instanceof Event.Creation;
      return isEntry && (value.partner != null || value.status.isOfNewborn())
          ? null
          : new Amendment(null, null, value.status, null, null, value.partner);
    }

    @Override
    public String change() {
      return "status changed";
    }
  }

  /// The address.
  record OfAddress() implements RosterField<Address> {

    @Override
    public boolean isSaidBy(Event event) {
      return event instanceof Event.AddressChange
          || event instanceof Event.Creation e && e.address() != null;
    }

    @Override
    public Address value(List<RosterFact> facts) {
      return facts.isEmpty() ? null : address(facts.getLast().event);
    }

    private static Address address(Event event) {
      return event instanceof Event.AddressChange e
          ? e.newAddress()
          : ((Event.Creation) event).address();
    }

    @Override
    public Event event(int personId, Address value, Details details) {
      return new Event.AddressChange(personId, value, details);
    }

    @Override
    public Amendment amendment(Event event, Address value) {
      return value != null && value.over(address(event)).equals(value) ? Amendment.of(value) : null;
    }

    @Override
    public String change() {
      return "moved";
    }
  }

  /// An attribute of that name.
  record OfAttribute(String name) implements RosterField<String> {

    @Override
    public boolean isSaidBy(Event event) {
      return event instanceof Event.AttributeChange e && e.attribute().name().equals(name);
    }

    @Override
    public String value(List<RosterFact> facts) {
      return facts.isEmpty()
          ? null
          : ((Event.AttributeChange) facts.getLast().event).attribute().value();
    }

    @Override
    public Event event(int personId, String value, Details details) {
      return new Event.AttributeChange(personId, new Attribute(name, value), details);
    }

    @Override
    public Amendment amendment(Event event, String value) {
      return null;
    }

    @Override
    public String change() {
      return "attributes";
    }
  }
}
