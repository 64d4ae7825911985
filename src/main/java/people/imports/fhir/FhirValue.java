package people.imports.fhir;

import module java.base;

import people.*;

/// A name or an address as a patient's record has it.
///
/// @param said a [Name] or an [Address]
/// @param others its parts for which those have no place, such as the state or a suffix
record FhirValue(Object said, Map<String, Object> others) {

  /// What of a person such a value is of, and the events that say it.
  enum ValueSlot {
    NAME("name", "newName", "changes of name"),
    ADDRESS("address", "newAddress", "changes of address");

    private final String ofCreation;
    private final String ofChange;

    /// As the report counts them.
    final String changes;

    ValueSlot(String ofCreation, String ofChange, String changes) {
      this.ofCreation = ofCreation;
      this.ofChange = ofChange;
      this.changes = changes;
    }

    /// Whether an event changes it.
    boolean isChange(Event event) {
      return this == NAME
          ? event instanceof Event.NameChange
          : event instanceof Event.AddressChange;
    }

    /// What an event says of it; null for nothing, and where it is not known from then on.
    FhirValue of(Event event) {
      Object said = null;
      if (event instanceof Event.Creation e) {
        said = this == NAME ? e.name() : e.address();
      } else if (this == NAME && event instanceof Event.NameChange e) {
        said = e.newName();
      } else if (this == ADDRESS && event instanceof Event.AddressChange e) {
        said = e.newAddress();
      }
      if (said == null) {
        return null;
      }
      String member = event instanceof Event.Creation ? ofCreation : ofChange;
      return new FhirValue(
          said,
          event.details().others().get(member) instanceof Map<?, ?> parts ? copy(parts) : Map.of());
    }

    /// A change to a value, or from then on to none.
    Event change(int person, FhirValue to, EffectiveDate date, String source) {
      Details details = new Details(date, source, others(ofChange, to));
      return this == NAME
          ? new Event.NameChange(person, (Name) to.said, details)
          : new Event.AddressChange(person, to == null ? null : (Address) to.said, details);
    }

    /// A correction that makes an event say a value; null where none can.
    Amendment amendment(Event event, FhirValue to) {
      FhirValue before = of(event);
      if (before == null || to == null || !before.others.equals(to.others)) {
        return null;
      }
      Amendment amendment =
          this == NAME ? Amendment.of((Name) to.said) : Amendment.of((Address) to.said);
      return to.equals(of(amendment.applyTo(event))) ? amendment : null;
    }

    /// The members of a creation that say a value's further parts.
    Map<String, Object> ofCreation(FhirValue value) {
      return others(ofCreation, value);
    }

    private static Map<String, Object> others(String member, FhirValue value) {
      return value == null || value.others.isEmpty() ? Map.of() : Map.of(member, value.others);
    }

    private static Map<String, Object> copy(Map<?, ?> parts) {
      Map<String, Object> copy = new LinkedHashMap<>();
      parts.forEach((name, value) -> copy.put((String) name, value));
      return copy;
    }
  }
}
