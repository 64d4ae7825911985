package people.timeline;

import module java.base;

import people.*;

/// The texts of an event in which somebody else may be mentioned, each with what is to stand in its
/// place: sources, reasons, notes, names of imports and of partners; and what is no sentence but
/// the name of something, such as keys, event ids, and who recorded it. What the event says of the
/// person whom it is about, such as her name and street, is none of them.
///
/// @param inWords gives what stands in the place of a text; null for null
/// @param inName likewise of a key, an id, or an account
record EventTexts(UnaryOperator<String> inWords, UnaryOperator<String> inName) {

  /// The event with the other texts; an equal one where they are the same.
  Event in(Event event) {
    Details before = event.details();
    String id = inName.apply(before.id());
    Details details =
        new Details(
            before.effective(),
            inWords.apply(before.source()),
            inName.apply(before.recordedBy()),
            object(before.others()),
            Objects.equals(id, before.id()) ? id : null); // another one would be of nothing
    Event said =
        switch (event) {
          case Event.StatusChange e ->
              new Event.StatusChange(e.personId(), e.newStatus(), in(e.partner()), e.details());
          case Event.Correction e ->
              new Event.Correction(
                  e.personId(), e.corrects(), in(e.to()), inWords.apply(e.why()), e.details());
          case Event.Retraction e ->
              new Event.Retraction(e.personId(), e.retracts(), inWords.apply(e.why()), e.details());
          case Event.Leaving e ->
              new Event.Leaving(e.personId(), inWords.apply(e.why()), e.details());
          case Event.ObservationEnd e ->
              new Event.ObservationEnd(inWords.apply(e.ofSource()), e.details());
          case Event.AttributeChange e when e.attribute().name().equals(Attribute.SEX) -> event;
          case Event.AttributeChange e ->
              new Event.AttributeChange(e.personId(), in(e.attribute(), inWords), e.details());
          case Event.Key e -> new Event.Key(e.personId(), in(e.key(), inName), e.details());
          case Event.Merge e ->
              new Event.Merge(e.personId(), e.into(), inWords.apply(e.why()), e.details());
          case Event.Distinction e ->
              new Event.Distinction(e.personId(), e.from(), inWords.apply(e.why()), e.details());
          case Event.NamedBatch e ->
              new Event.NamedBatch(inWords.apply(e.name()), e.events(), e.details());
          case Event.Restriction e ->
              new Event.Restriction(
                  e.personId(), e.isLifted(), inWords.apply(e.why()), e.details());
          case Event.Erasure e when e.erased() != null ->
              new Event.Erasure(e.personId(), in(e.erased()), e.details());
          case Event.Creation _,
              Event.AddressChange _,
              Event.NameChange _,
              Event.Death _,
              Event.Return _,
              Event.Parents _,
              Event.Protection _,
              Event.Erasure _,
              Event.Unrecognized _ ->
              event;
        };
    return details.equals(before) ? said : said.with(details);
  }

  /// A whole name may be somebody's whose halves are not hers alone.
  private Partner in(Partner partner) {
    if (partner == null || partner.name() == null) {
      return partner;
    }
    Name name = partner.name();
    String whole = name.toString();
    String rest = inWords.apply(whole);
    return rest.equals(whole)
        ? partner
        : Partner.named(
            rest.equals(Mentions.ERASED)
                ? new Name(rest, null)
                : new Name(inWords.apply(name.firstname()), inWords.apply(name.lastname())));
  }

  private static Attribute in(Attribute attribute, UnaryOperator<String> texts) {
    return new Attribute(attribute.name(), texts.apply(attribute.value()));
  }

  private Erased in(Erased erased) {
    return new Erased(
        erased.keep(),
        inWords.apply(erased.why()),
        erased.headBefore(),
        erased.headAfter(),
        erased.hashes());
  }

  private Amendment in(Amendment to) {
    return new Amendment(
        to.effective(), to.name(), to.status(), to.address(), to.born(), in(to.partner()));
  }

  private Map<String, Object> object(Map<?, ?> object) {
    Map<String, Object> rest = new LinkedHashMap<>();
    object.forEach((name, value) -> rest.put(inWords.apply((String) name), value(value)));
    return rest;
  }

  private Object value(Object value) {
    return switch (value) {
      case String text -> inWords.apply(text);
      case Map<?, ?> object -> object(object);
      case List<?> list -> {
        List<Object> rest = new ArrayList<>();
        list.forEach(each -> rest.add(value(each)));
        yield rest;
      }
      case null, default -> value;
    };
  }

  // ---- of the person herself

  /// Gives the names and addresses that an event says of the person whom it is about.
  ///
  /// @param isIdentity only names and streets, without what many have: cities, countries, postcodes
  static void own(Event event, boolean isIdentity, Consumer<String> to) {
    halves(name(event), to);
    address(address(event), isIdentity, to);
  }

  /// Gives the halves of a name, as far as it has them.
  static void halves(Name name, Consumer<String> to) {
    if (name != null) {
      Stream.of(name.firstname(), name.lastname()).filter(Objects::nonNull).forEach(to);
    }
  }

  private static void address(Address address, boolean isIdentity, Consumer<String> to) {
    if (address == null) {
      return;
    }
    Stream<String> others = Stream.of(address.city(), address.postcode(), address.country());
    Stream.concat(Stream.of(address.street()), isIdentity ? Stream.of() : others)
        .filter(Objects::nonNull)
        .forEach(to);
  }

  /// The address that an event gives; null for none.
  private static Address address(Event event) {
    return event instanceof Event.Creation e
        ? e.address()
        : event instanceof Event.AddressChange e
            ? e.newAddress()
            : event instanceof Event.Correction e ? e.to().address() : null;
  }

  /// The name that an event gives; null for none.
  static Name name(Event event) {
    return event instanceof Event.Creation e
        ? e.name()
        : event instanceof Event.NameChange e
            ? e.newName()
            : event instanceof Event.Correction e ? e.to().name() : null;
  }
}
