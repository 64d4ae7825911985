package people.tables;

import module java.base;

import people.Attribute;
import people.rates.*;

/// The property by which people are counted. The column is named as given in parentheses.
public final class By {

  /// Marital status (`status`), in the words of [people.Status].
  public static final By STATUS = new By("status", false);

  /// City of the address (`city`); missing where none is known. Spellings of the same city count
  /// together, under the commonest of them, see [people.Address.Spellings].
  public static final By CITY = new By("city", false);

  /// Ten years of age (`ageGroup`): `0–9`, `10–19`, … `90+`, and `unknown` where the birth is not
  /// known.
  public static final By AGE_GROUP = new By("ageGroup", false);

  final String column;
  private final boolean isAttribute;

  private By(String column, boolean isAttribute) {
    this.column = column;
    this.isAttribute = isAttribute;
  }

  /// The value of a further attribute, such as `occupation` or `sex` (named as that is); missing
  /// where none is known.
  ///
  /// @throws IllegalArgumentException when no attribute can be called so
  public static By attribute(String name) {
    return new By(new Attribute(name, null).name(), true);
  }

  Grouping grouping() {
    return isAttribute
        ? Grouping.attribute(column)
        : Stream.of(Grouping.STATUS, Grouping.CITY, Grouping.AGE_GROUP)
            .filter(each -> each.column().equals(column))
            .findFirst()
            .orElseThrow();
  }

  boolean isAttribute() {
    return isAttribute;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof By by && isAttribute == by.isAttribute && column.equals(by.column);
  }

  @Override
  public int hashCode() {
    return column.hashCode();
  }

  /// The name of the column.
  @Override
  public String toString() {
    return column;
  }
}
