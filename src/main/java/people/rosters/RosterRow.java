package people.rosters;

import module java.base;

import people.*;

/// A row of a list, as values. Nothing is null that it does not say, but where it is told so.
///
/// @param line where it begins
/// @param key null when the cell is blank
/// @param first null when not said, here and below
/// @param sex in FHIR's codes
/// @param status UNKNOWN where the list says that it is not known
/// @param since since when she has the status
/// @param partner the key of the partner
/// @param address null when not said, or said to be not known
/// @param said the parts of the address that are said: street, city, postcode, country
/// @param keys in other systems
/// @param attributes in the order of [RosterColumns#attributes]; null when the cell is blank
/// @param isBlankUnknown whether a blank cell says that something is not known
record RosterRow(
    long line,
    String key,
    String first,
    String last,
    EffectiveDate born,
    String sex,
    Status status,
    EffectiveDate since,
    String partner,
    Address address,
    boolean[] said,
    EffectiveDate joined,
    EffectiveDate left,
    List<Attribute> keys,
    String[] attributes,
    boolean isBlankUnknown) {

  /// The name; null when not said.
  Name name() {
    return first == null && last == null ? null : new Name(first, last);
  }

  boolean saysAddress() {
    return said[0] || said[1] || said[2] || said[3];
  }
}
