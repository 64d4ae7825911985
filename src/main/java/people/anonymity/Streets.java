package people.anonymity;

import module java.base;

import people.*;

/// Which addresses are of one home, so that they get the same street in a copy, which has neither
/// postcodes nor, when they are not kept, cities to tell two homes apart. The rule is that of
/// households: a postcode or a country that one address leaves out is that of the others of that
/// street and city, unless these differ.
final class Streets {

  /// The countries of each street in a city.
  private final Map<Address, Set<String>> countries = new HashMap<>();

  /// The postcodes of each street in a city of a country.
  private final Map<Address, Set<String>> postcodes = new HashMap<>();

  /// A country as it is written somewhere.
  private final Map<String, String> spelled = new HashMap<>();

  private final Set<Address> plain = new HashSet<>();

  /// @param address null for none
  void add(Address address) {
    if (address == null || address.street() == null) {
      return;
    }
    Address home = address.plain();
    if (plain.add(home) && home.city() != null && home.country() != null) {
      spelled.putIfAbsent(home.country(), address.country());
      countries.computeIfAbsent(street(home, null), _ -> new HashSet<>()).add(home.country());
    }
  }

  /// The homes of all addresses, each once, as [#of(Address)] has them.
  Set<String> homes() {
    for (Address home : plain) {
      if (home.city() != null && home.postcode() != null) {
        postcodes
            .computeIfAbsent(street(home, countryOf(home)), _ -> new HashSet<>())
            .add(home.postcode());
      }
    }
    return plain.stream().map(this::home).collect(Collectors.toCollection(TreeSet::new));
  }

  /// A text that is the same for all addresses of one home; null for an address without a street.
  String of(Address address) {
    return address.street() == null ? null : home(address.plain());
  }

  /// The country of an address with a street, or that of the others of its home; null when not
  /// known.
  String country(Address address) {
    Address home = address.plain();
    String country = home.city() == null ? home.country() : countryOf(home);
    return address.country() != null || country == null ? address.country() : spelled.get(country);
  }

  private String home(Address home) {
    if (home.city() == null) {
      return text(home.street(), null, home.postcode(), home.country());
    }
    String country = countryOf(home);
    String postcode = only(home.postcode(), postcodes.get(street(home, country)));
    return text(home.street(), home.city(), postcode, country);
  }

  private String countryOf(Address home) {
    return only(home.country(), countries.get(street(home, null)));
  }

  /// The part, or the one that all others have.
  private static String only(String part, Set<String> all) {
    return part != null || all == null || all.size() != 1 ? part : all.iterator().next();
  }

  private static Address street(Address home, String country) {
    return new Address(home.street(), home.city(), null, country);
  }

  private static String text(String... parts) {
    return Stream.of(parts).map(part -> part == null ? "" : part).collect(Collectors.joining("\n"));
  }
}
