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
public record Amendment(EffectiveDate effective, Name name, Status status, Address address) {

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
    return new Amendment(date, name, status, address);
  }

  /// The reason why this can't be put in the place of what an event says; null when it can.
  public String misfit(Event event) {
    if (effective == null && name == null && status == null && address == null) {
      return "stays as it is: a correction needs a date, a name, a status or an address";
    }
    return switch (event) {
      case Event.Creation _ -> null;
      case Event.StatusChange _ -> misfit("a change of status", name, "name", address, "address");
      case Event.AddressChange _ -> misfit("a change of address", name, "name", status, "status");
      case Event.NameChange _ -> misfit("a change of name", status, "status", address, "address");
      case Event.Death _ -> {
        String why = misfit("a death", name, "name", status, "status");
        yield why != null ? why : misfit("a death", address, "address", null, "");
      }
      case Event.Correction e ->
          "is itself a correction; correct event %d, or retract this one".formatted(e.corrects());
      case Event.Retraction _ -> "is a retraction; retract it to have its event back";
      case Event.Unrecognized e -> "is of a type that is not known here: " + e.type();
    };
  }

  private static String misfit(
      String what, Object one, String oneName, Object other, String otherName) {
    String name = one != null ? oneName : other != null ? otherName : null;
    return name == null ? null : "is %s, it has no %s".formatted(what, name);
  }

  /// The event as it is to be read. Parts that do not fit the event change nothing.
  public Event applyTo(Event event) {
    Details before = event.details();
    Details details =
        effective == null
            ? before
            : new Details(effective, before.source(), before.others(), before.id());
    return switch (event) {
      case Event.Creation e ->
          new Event.Creation(
              e.personId(),
              name == null ? e.name() : name.over(e.name()),
              status == null ? e.status() : status,
              address == null ? e.address() : address.over(e.address()),
              details);
      case Event.StatusChange e ->
          new Event.StatusChange(e.personId(), status == null ? e.newStatus() : status, details);
      case Event.AddressChange e ->
          new Event.AddressChange(
              e.personId(),
              address == null ? e.newAddress() : address.over(e.newAddress()),
              details);
      case Event.NameChange e ->
          new Event.NameChange(
              e.personId(), name == null ? e.newName() : name.over(e.newName()), details);
      case Event.Death e -> new Event.Death(e.personId(), details);
      case Event.Correction _, Event.Retraction _, Event.Unrecognized _ -> event;
    };
  }
}
