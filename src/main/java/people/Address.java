package people;

/// A person's address. Any part may be unknown (`null`), not all of them: a parish register often
/// knows the village only.
///
/// @param street street and house number; null when unknown
/// @param city town, village or parish; null when unknown
/// @param postcode as written in its country; null when unknown
/// @param country name or code, as the source has it; null when unknown
public record Address(String street, String city, String postcode, String country) {

  public Address {
    street = BlankText.orNull(street);
    city = BlankText.orNull(city);
    postcode = BlankText.orNull(postcode);
    country = BlankText.orNull(country);
    if (street == null && city == null && postcode == null && country == null) {
      throw new IllegalArgumentException(
          "an address needs a street, a city, a postcode or a country");
    }
  }

  public Address(String street, String city) {
    this(street, city, null, null);
  }

  /// This address where it is known, and the other one where it is not.
  ///
  /// @param before null for none
  public Address over(Address before) {
    return before == null
        ? this
        : new Address(
            street != null ? street : before.street,
            city != null ? city : before.city,
            postcode != null ? postcode : before.postcode,
            country != null ? country : before.country);
  }

  /// The address on one line: `12 St James's Square, London`.
  @Override
  public String toString() {
    return BlankText.join(", ", street, BlankText.join(" ", postcode, city), country);
  }
}
