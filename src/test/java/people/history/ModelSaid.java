package people.history;

import module java.base;

import people.*;
import people.history.Reason.Field;

/// What events say, in the [ReferenceModel].
final class ModelSaid {

  private ModelSaid() {}

  /// Whether a correction can be put in the place of what an event says.
  static boolean fits(Amendment to, Event event) {
    boolean fitsPartner =
        to.partner() == null
            || event instanceof Event.StatusChange e
                && to.partner()
                        .misfit(e.personId(), to.status() == null ? e.newStatus() : to.status())
                    == null;
    if (!fitsPartner || to.equals(new Amendment(null, null, null, null))) {
      return false;
    }
    return event instanceof Event.Creation
        || to.born() == null
            && !said(event).isEmpty()
            && said(event)
                .keySet()
                .containsAll(parts(to.name(), to.status(), to.address()).keySet());
  }

  /// What an event says, parts by field, see [ModelFact].
  static Map<Field, Map<String, String>> said(Event event) {
    Map<Field, Map<String, String>> said = new EnumMap<>(Field.class);
    switch (event) {
      case Event.Creation e -> {
        said.putAll(parts(e.name(), e.status(), e.address()));
        said.put(Field.CREATED, Map.of());
      }
      case Event.NameChange e -> said.putAll(parts(e.newName(), null, null));
      case Event.StatusChange e -> said.putAll(parts(null, e.newStatus(), null));
      case Event.AddressChange e -> {
        said.put(Field.ADDRESS, Map.of());
        said.putAll(parts(null, null, e.newAddress()));
      }
      case Event.AttributeChange e -> {
        String value = e.attribute().value();
        said.put(Field.ATTRIBUTE, Map.of(e.attribute().name(), value == null ? "" : value));
      }
      case Event.Death _ -> said.put(Field.DIED, Map.of());
      case Event.Leaving _ -> said.put(Field.LEFT, Map.of("away", "yes"));
      case Event.Return _ -> said.put(Field.LEFT, Map.of("away", "no"));
      case Event.Correction _,
          Event.Retraction _,
          Event.ObservationEnd _,
          Event.Parents _,
          Event.Key _,
          Event.Merge _,
          Event.Distinction _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Protection _,
          Event.Unrecognized _ -> {}
    }
    return said;
  }

  static Map<Field, Map<String, String>> parts(Name name, Status status, Address address) {
    Map<Field, Map<String, String>> parts = new EnumMap<>(Field.class);
    if (name != null) {
      put(parts, Field.NAME, "firstname", name.firstname());
      put(parts, Field.NAME, "lastname", name.lastname());
    }
    put(parts, Field.STATUS, "status", status == null ? null : status.name());
    if (address != null) {
      put(parts, Field.ADDRESS, "street", address.street());
      put(parts, Field.ADDRESS, "city", address.city());
      put(parts, Field.ADDRESS, "postcode", address.postcode());
      put(parts, Field.ADDRESS, "country", address.country());
    }
    return parts;
  }

  private static void put(
      Map<Field, Map<String, String>> parts, Field field, String part, String text) {
    if (text != null) {
      parts.computeIfAbsent(field, _ -> new TreeMap<>()).put(part, text);
    }
  }

  /// Parts over others: those that are missing stay.
  static Map<String, String> over(Map<String, String> parts, Map<String, String> before) {
    Map<String, String> both = new TreeMap<>(before == null ? Map.of() : before);
    both.putAll(parts);
    return both;
  }
}
