package people.anonymity;

import module java.base;

import people.*;

/// The regions of the cities of a timeline: those that addresses tell in further members, which
/// this version has no place for but keeps, and those of a table.
final class Regions {

  /// The members that may tell a region, the best first: places of a family tree, FHIR, addresses
  /// of family trees.
  private static final List<String> MEMBERS = List.of("region", "state", "province", "county");

  private final RegionTable table;

  /// What addresses tell of each city; several where they differ.
  private final Map<Address, Set<String>> told = new HashMap<>();

  /// By a text that is the same for all spellings of a region the first of them.
  private final Map<Address, String> spellings = new HashMap<>();

  Regions(RegionTable table, List<RecordedEvent> events) {
    this.table = table;
    for (RecordedEvent each : events) {
      Address address = address(each.event());
      String region = address == null ? null : told(each.event());
      if (region != null && address.city() != null) {
        told.computeIfAbsent(
                RegionTable.key(address.city(), address.country()), _ -> new HashSet<>())
            .add(spelled(region));
      }
    }
  }

  static boolean isSame(String region, String other) {
    return RegionTable.key(region, null).equals(RegionTable.key(other, null));
  }

  private String spelled(String region) {
    return spellings.computeIfAbsent(RegionTable.key(region, null), _ -> region);
  }

  /// The region of the address that an event tells; null when not known.
  ///
  /// @param address that of the event
  String of(Event event, Address address) {
    String region = told(event);
    String city = address.city();
    if (region == null && city != null) {
      region = table.region(city, address.country());
    }
    if (region != null) {
      return spelled(region);
    }
    Set<String> others =
        city == null
            ? Set.of()
            : told.getOrDefault(RegionTable.key(city, address.country()), Set.of());
    return others.size() == 1 ? others.iterator().next() : null;
  }

  /// The address that an event tells; null for none.
  static Address address(Event event) {
    return switch (event) {
      case Event.Creation e -> e.address();
      case Event.AddressChange e -> e.newAddress();
      case Event.Correction e -> e.to().address();
      case Event.StatusChange _,
          Event.NameChange _,
          Event.Death _,
          Event.Retraction _,
          Event.Leaving _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.AttributeChange _,
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

  private static String told(Event event) {
    Map<String, Object> others = event.details().others();
    Object parts =
        event instanceof Event.AddressChange
            ? others.get("newAddress")
            : event instanceof Event.Correction && others.get("to") instanceof Map<?, ?> to
                ? to.get("address")
                : others.get("address");
    if (!(parts instanceof Map<?, ?> known)) {
      return null;
    }
    return MEMBERS.stream()
        .map(known::get)
        .filter(region -> region instanceof String text && !text.isBlank())
        .map(region -> ((String) region).strip())
        .findFirst()
        .orElse(null);
  }
}
