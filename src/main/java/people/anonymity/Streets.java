package people.anonymity;

import module java.base;

import people.*;

/// Groups addresses that are of one home, so that they get the same street in a copy, which has
/// neither postcodes nor, when they are not kept, cities to tell two homes apart. The rule is that
/// of households, see [Address#completed].
final class Streets {

  /// A country as it is written somewhere.
  private final Map<String, String> spelled = new HashMap<>();

  /// Each address as it is compared, and with what it leaves out.
  private final Map<Address, Address> completed = new HashMap<>();

  /// @param all may have nulls, and addresses without a street
  Streets(Collection<Address> all) {
    Map<Address, Set<Address>> streets = new HashMap<>();
    for (Address address : all) {
      if (address != null && address.street() != null) {
        Address home = address.plain();
        completed.put(home, home);
        if (home.city() != null) {
          Address street = new Address(home.street(), home.city());
          streets.computeIfAbsent(street, _ -> new HashSet<>()).add(home);
        }
        if (home.country() != null) {
          spelled.putIfAbsent(home.country(), address.country());
        }
      }
    }
    streets.values().forEach(street -> completed.putAll(Address.completed(street)));
  }

  /// The homes of all addresses, each once, as [#of(Address)] has them.
  SortedSet<String> homes() {
    return completed.values().stream()
        .map(Streets::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// A text that is the same for all addresses of one home; null for an address without a street.
  String of(Address address) {
    return address.street() == null ? null : text(completed.get(address.plain()));
  }

  /// The country of an address with a street, or that of the others of its home; null when not
  /// known.
  String country(Address address) {
    return address.country() != null
        ? address.country()
        : spelled.get(completed.get(address.plain()).country());
  }

  private static String text(Address home) {
    return Stream.of(home.street(), home.city(), home.postcode(), home.country())
        .map(part -> part == null ? "" : part)
        .collect(Collectors.joining("\n"));
  }
}
