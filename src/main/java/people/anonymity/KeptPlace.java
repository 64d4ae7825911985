package people.anonymity;

import module java.base;

/// The part of a place that stays in a copy, beside its country.
public sealed interface KeptPlace {

  /// The city.
  record OfCity() implements KeptPlace {}

  /// The region, which stands where the city stood: the one that the address tells, else that of a
  /// table, else the only one that other addresses of that city tell. Of a city without one nothing
  /// stays.
  ///
  /// @param table [RegionTable#NONE] for none
  record OfRegion(RegionTable table) implements KeptPlace {

    public OfRegion {
      Objects.requireNonNull(table, "table");
    }
  }

  /// Nothing.
  record OfCountry() implements KeptPlace {}
}
