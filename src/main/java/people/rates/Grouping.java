package people.rates;

import module java.base;

import people.Attribute;

/// A property by which people, and the time that they live, are told apart.
///
/// @param column what a column of it is called
public record Grouping(Property of, String column) {

  /// The kinds of properties, in the order of their columns.
  public enum Property {
    STATUS,
    CITY,
    AGE_GROUP,
    ATTRIBUTE
  }

  /// Marital status, in the words of [people.Status].
  public static final Grouping STATUS = new Grouping(Property.STATUS, "status");

  /// City of the address; spellings of the same city are one.
  public static final Grouping CITY = new Grouping(Property.CITY, "city");

  /// Ten years of age, see [AgeGroups].
  public static final Grouping AGE_GROUP = new Grouping(Property.AGE_GROUP, "ageGroup");

  public Grouping {
    Objects.requireNonNull(of, "of");
    Objects.requireNonNull(column, "column");
  }

  /// The value of a further attribute.
  ///
  /// @throws IllegalArgumentException when no attribute can be called so
  public static Grouping attribute(String name) {
    return new Grouping(Property.ATTRIBUTE, new Attribute(name, null).name());
  }

  public boolean isAttribute() {
    return of == Property.ATTRIBUTE;
  }
}
