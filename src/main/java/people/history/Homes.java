package people.history;

import module java.base;

import people.*;

/// The rule by which two addresses with a street are one home. Street and city must be the same but
/// for spelling, spaces, cases of letters, and punctuation: `12, St. James's Sq` is `12 St James's
/// Sq`, and `3/12` is not `31/2`. A postcode or a country that one of them leaves out is that of
/// the others, see [Address#completed].
final class Homes {

  /// What all addresses of one street in one city have in common.
  private record Street(String street, String city) {}

  private Homes() {}

  /// By number of an address that of the first one which is the same home; 0 for one without a
  /// street.
  ///
  /// @param size behind the greatest number
  /// @param known the numbers of those that are known; others say nothing of these
  static int[] of(int size, IntFunction<Address> addresses, BitSet known) {
    Address[] plain = new Address[size];
    IntStream.range(1, size)
        .parallel()
        .forEach(number -> {
          Address address = addresses.apply(number);
          plain[number] = address.street() == null ? null : address.plain();
        });
    Map<Street, List<Integer>> streets = new HashMap<>();
    for (int number = 1; number < size; number++) {
      if (plain[number] != null && plain[number].city() != null && known.get(number)) {
        Street street = new Street(plain[number].street(), plain[number].city());
        streets.computeIfAbsent(street, _ -> new ArrayList<>(1)).add(number);
      }
    }
    streets.values().stream()
        .filter(street -> street.size() > 1)
        .forEach(street -> {
          Map<Address, Address> completed =
              Address.completed(street.stream().map(number -> plain[number]).toList());
          street.forEach(number -> plain[number] = completed.get(plain[number]));
        });
    Map<Address, Integer> first = new HashMap<>();
    int[] homes = new int[size];
    for (int number = 1; number < size; number++) {
      if (plain[number] != null) {
        Integer same =
            known.get(number) ? first.putIfAbsent(plain[number], number) : first.get(plain[number]);
        homes[number] = same == null ? number : same;
      }
    }
    return homes;
  }

  /// Whether two addresses may be one home, of whichever others there are.
  static boolean isSame(Address one, Address other) {
    Address plain = one.plain();
    Address plainOther = other.plain();
    boolean isCity = plain.city() != null;
    return Objects.equals(plain.street(), plainOther.street())
        && Objects.equals(plain.city(), plainOther.city())
        && isSame(plain.postcode(), plainOther.postcode(), isCity)
        && isSame(plain.country(), plainOther.country(), isCity);
  }

  private static boolean isSame(String one, String other, boolean mayBeLeftOut) {
    return Objects.equals(one, other) || mayBeLeftOut && (one == null || other == null);
  }
}
