package people;

/// A person's name. Either half may be unknown (`null`), not both: records of people rarely agree
/// on more.
///
/// @param firstname given names, without surrounding space; null when unknown
/// @param lastname family name, without surrounding space; null when unknown
public record Name(String firstname, String lastname) {

  public Name {
    firstname = BlankText.orNull(firstname);
    lastname = BlankText.orNull(lastname);
    if (firstname == null && lastname == null) {
      throw new IllegalArgumentException("a name needs a firstname or a lastname");
    }
  }

  /// A name of which only the given names are known.
  public static Name first(String firstname) {
    return new Name(firstname, null);
  }

  /// A name of which only the family name is known.
  public static Name last(String lastname) {
    return new Name(null, lastname);
  }

  /// This name where it is known, and the other one where it is not: King over Ada Byron is Ada
  /// King.
  ///
  /// @param before null for none
  public Name over(Name before) {
    return before == null
        ? this
        : new Name(
            firstname != null ? firstname : before.firstname,
            lastname != null ? lastname : before.lastname);
  }

  /// The name as people write it: `Ada Byron`.
  @Override
  public String toString() {
    return BlankText.join(" ", firstname, lastname);
  }
}
