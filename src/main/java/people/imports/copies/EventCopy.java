package people.imports.copies;

import module java.base;

import people.*;
import people.imports.batches.*;

/// Copies events of one timeline into another, where people and positions have other numbers.
final class EventCopy {

  private final Set<Integer> people = new HashSet<>();
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final IntSupplier newPerson;
  private final LongUnaryOperator positions;
  private final Set<String> names;

  /// @param events all that will be copied
  /// @param newPerson gives the next free identifier
  /// @param positions gives the position of the copy of the event that has one in the original
  /// @param kept whether an identifier can be kept, which is then given away
  /// @param names of batches that are taken, to which those of the copies are added: a batch is
  ///   undone by its name, so each gets one that is free
  EventCopy(
      List<Event> events,
      IntSupplier newPerson,
      IntPredicate kept,
      LongUnaryOperator positions,
      Set<String> names) {
    events.forEach(event -> people.add(event.personId()));
    people.stream()
        .filter(person -> person > 0 && kept.test(person))
        .forEach(person -> numbers.put(person, person));
    this.newPerson = newPerson;
    this.positions = positions;
    this.names = names;
    // before those who are only named by others
    events.forEach(event -> number(event.personId()));
  }

  /// By identifier there, the one here.
  Map<Integer, Integer> numbers() {
    return Collections.unmodifiableMap(new TreeMap<>(numbers));
  }

  /// Whether somebody has another identifier.
  boolean isRenumbered() {
    return numbers.entrySet().stream()
        .anyMatch(number -> !number.getKey().equals(number.getValue()));
  }

  private int number(int personId) {
    return personId == 0 ? 0 : numbers.computeIfAbsent(personId, _ -> newPerson.getAsInt());
  }

  /// Of somebody of whom the original has no event, nothing is known but the number there.
  private Partner partner(Partner partner) {
    return partner == null || partner.name() != null
        ? partner
        : people.contains(partner.personId())
            ? Partner.of(number(partner.personId()))
            : Partner.named(Name.last("person %d of the original".formatted(partner.personId())));
  }

  Event of(Event event) {
    int personId = number(event.personId());
    Details details = event.details();
    return switch (event) {
      case Event.Creation e ->
          new Event.Creation(personId, e.name(), e.status(), e.address(), e.born(), details);
      case Event.StatusChange e ->
          new Event.StatusChange(personId, e.newStatus(), partner(e.partner()), details);
      case Event.AddressChange e -> new Event.AddressChange(personId, e.newAddress(), details);
      case Event.NameChange e -> new Event.NameChange(personId, e.newName(), details);
      case Event.Death _ -> new Event.Death(personId, details);
      case Event.Correction e ->
          new Event.Correction(
              personId, positions.applyAsLong(e.corrects()), amendment(e.to()), e.why(), details);
      case Event.Retraction e ->
          new Event.Retraction(personId, positions.applyAsLong(e.retracts()), e.why(), details);
      case Event.Leaving e -> new Event.Leaving(personId, e.why(), details);
      case Event.Return _ -> new Event.Return(personId, details);
      case Event.ObservationEnd e -> new Event.ObservationEnd(e.ofSource(), details);
      case Event.AttributeChange e -> new Event.AttributeChange(personId, e.attribute(), details);
      case Event.Parents e ->
          new Event.Parents(
              personId,
              e.parentIds().stream().filter(people::contains).map(this::number).toList(),
              details);
      case Event.Key e -> new Event.Key(personId, e.key(), details);
      case Event.Merge e -> new Event.Merge(personId, number(e.into()), e.why(), details);
      case Event.Distinction e ->
          new Event.Distinction(personId, number(e.from()), e.why(), details);
      case Event.NamedBatch e -> {
        String free = NamedBatches.numbered(names, e.name());
        names.add(free);
        yield new Event.NamedBatch(free, e.events(), details);
      }
      case Event.Restriction e -> new Event.Restriction(personId, e.isLifted(), e.why(), details);
      case Event.Erasure e -> new Event.Erasure(personId, ofOthers(e.erased()), details);
      case Event.Protection e ->
          new Event.Protection(e.isOn(), null, null, details); // not of these lines
      case Event.Unrecognized e -> new Event.Unrecognized(e.type(), personId, details);
    };
  }

  /// The heads are of lines that the copy has not.
  private static Erased ofOthers(Erased erased) {
    return erased == null
        ? null
        : new Erased(erased.keep(), erased.why(), null, null, erased.hashes());
  }

  private Amendment amendment(Amendment to) {
    return new Amendment(
        to.effective(), to.name(), to.status(), to.address(), to.born(), partner(to.partner()));
  }
}
