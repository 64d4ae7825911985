package people;

import module java.base;

/// The values that a correction puts in the place of an event's. Where it has none, the event's
/// stay:
///
/// ```java
/// registry.correct(3, Amendment.of(DIVORCED).on("1836"), "misread the register");
/// ```
///
/// An amendment without a value, as a later version's may seem to be, fits no event.
///
/// @param effective another effective date; null to leave it
/// @param name another name, or half of one; null to leave it
/// @param status another status; null to leave it
/// @param address another address, or parts of one; null to leave it
/// @param born another birth, of a creation; null to leave it
/// @param partner another partner, of a change of status; null to leave it
public record Amendment(
    EffectiveDate effective,
    Name name,
    Status status,
    Address address,
    EffectiveDate born,
    Partner partner) {

  /// An amendment that leaves the birth and the partner as they are.
  public Amendment(EffectiveDate effective, Name name, Status status, Address address) {
    this(effective, name, status, address, null, null);
  }

  public static Amendment of(Name name) {
    return new Amendment(null, name, null, null);
  }

  public static Amendment of(Status status) {
    return new Amendment(null, null, status, null);
  }

  public static Amendment of(Address address) {
    return new Amendment(null, null, null, address);
  }

  public static Amendment of(LocalDate day) {
    return of(EffectiveDate.of(day));
  }

  public static Amendment of(EffectiveDate effective) {
    return new Amendment(effective, null, null, null);
  }

  /// Another birth.
  public static Amendment ofBirth(EffectiveDate born) {
    return new Amendment(null, null, null, null, born, null);
  }

  /// The same, of a date in words.
  ///
  /// @throws IllegalArgumentException when the text is not a date, see [EffectiveDate#parse]
  public static Amendment ofBirth(String born) {
    return ofBirth(EffectiveDate.parse(born));
  }

  /// Another partner.
  public static Amendment of(Partner partner) {
    return new Amendment(null, null, null, null, null, partner);
  }

  /// The same, with another effective date as well.
  ///
  /// @throws IllegalArgumentException when the text is not a date, see [EffectiveDate#parse]
  public Amendment on(String date) {
    return on(EffectiveDate.parse(date));
  }

  public Amendment on(LocalDate day) {
    return on(EffectiveDate.of(day));
  }

  public Amendment on(EffectiveDate date) {
    return new Amendment(date, name, status, address, born, partner);
  }

  /// Both as one: this, and where it leaves something, what an earlier one says.
  ///
  /// @param before null for none
  public Amendment over(Amendment before) {
    return before == null
        ? this
        : new Amendment(
            effective != null ? effective : before.effective,
            name != null ? name.over(before.name) : before.name,
            status != null ? status : before.status,
            address != null ? address.over(before.address) : before.address,
            born != null ? born : before.born,
            partner != null ? partner : before.partner);
  }

  /// The reason why this can't be put in the place of what an event says; null when it can.
  public String misfit(Event event) {
    if (equals(new Amendment(null, null, null, null))) {
      return "stays as it is: a correction needs a date, a name, a status, an address, a birth or a"
          + " partner";
    }
    return switch (event) {
      case Event.Creation _ -> partner == null ? null : "is a creation, it has no partner";
      case Event.StatusChange e -> misfit(e);
      case Event.AddressChange _ -> misfit("a change of address", name, status, null, partner);
      case Event.NameChange _ -> misfit("a change of name", null, status, address, partner);
      case Event.Death _ -> misfit("a death", name, status, address, partner);
      case Event.Leaving _ -> misfit("a leaving", name, status, address, partner);
      case Event.Return _ -> misfit("a return", name, status, address, partner);
      case Event.AttributeChange _ -> misfit("an attribute", name, status, address, partner);
      case Event.Parents _ -> misfit("a list of parents", name, status, address, partner);
      case Event.ObservationEnd _ -> "is the end of an observation; record another end instead";
      case Event.NamedBatch e -> "is the name of a batch; undo %s instead".formatted(e.name());
      case Event.Correction e ->
          "is itself a correction; correct event %d, or retract this one".formatted(e.corrects());
      case Event.Retraction _ -> "is a retraction; retract it to have its event back";
      case Event.Key _, Event.Merge _, Event.Distinction _ ->
          "has nothing to correct; retract it, and record another one";
      case Event.Restriction _ -> "is a restriction; lift it, and begin another one";
      case Event.Erasure _ -> "is an erasure, which is for good";
      case Event.Protection _ ->
          "says how the timeline is kept; 'protect' and 'unprotect' change that";
      case Event.Unrecognized e -> "is of a type that is not known here: " + e.type();
    };
  }

  private String misfit(Event.StatusChange event) {
    Status after = status == null ? event.newStatus() : status;
    return partner != null && partner.misfit(event.personId(), after) != null
        ? partner.misfit(event.personId(), after)
        : misfit("a change of status", name, null, address, null);
  }

  /// @param name and the others: what such an event does not have, where it is to be corrected
  private String misfit(String what, Name name, Status status, Address address, Partner partner) {
    String missing =
        name != null
            ? "name"
            : status != null
                ? "status"
                : address != null
                    ? "address"
                    : born != null ? "birth" : partner != null ? "partner" : null;
    return missing == null ? null : "is %s, it has no %s".formatted(what, missing);
  }

  /// The event as it is to be read. Parts that do not fit the event change nothing.
  public Event applyTo(Event event) {
    Details before = event.details();
    Details details = effective == null ? before : before.at(effective);
    return switch (event) {
      case Event.Creation e ->
          new Event.Creation(
              e.personId(),
              name == null ? e.name() : name.over(e.name()),
              status == null ? e.status() : status,
              address == null ? e.address() : address.over(e.address()),
              born == null ? e.born() : born,
              details);
      case Event.StatusChange e -> applyTo(e, details);
      case Event.AddressChange e ->
          new Event.AddressChange(
              e.personId(),
              address == null ? e.newAddress() : address.over(e.newAddress()),
              details);
      case Event.NameChange e ->
          new Event.NameChange(
              e.personId(), name == null ? e.newName() : name.over(e.newName()), details);
      case Event.Death _,
          Event.Leaving _,
          Event.Return _,
          Event.AttributeChange _,
          Event.Parents _ ->
          event.with(details);
      case Event.Correction _,
          Event.Retraction _,
          Event.ObservationEnd _,
          Event.Key _,
          Event.Merge _,
          Event.Distinction _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Protection _,
          Event.Unrecognized _ ->
          event;
    };
  }

  /// A status that nobody has with somebody is read without the partner of the one before.
  private Event.StatusChange applyTo(Event.StatusChange event, Details details) {
    Status after = status == null ? event.newStatus() : status;
    Partner with = partner == null ? event.partner() : partner;
    boolean fits = with == null || with.misfit(event.personId(), after) == null;
    return new Event.StatusChange(event.personId(), after, fits ? with : null, details);
  }
}
