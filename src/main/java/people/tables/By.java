package people.tables;

/// The property by which people are counted. The column is named as given in parentheses.
public enum By {
  /// Marital status (`status`), in the words of [people.Status].
  STATUS("status"),
  /// City of the address (`city`); missing where none is known. Spellings of the same city count
  /// together, under the commonest of them, see [people.Address.Spellings].
  CITY("city"),
  /// Ten years of age (`ageGroup`): `0–9`, `10–19`, … `90+`, and `unknown` where the birth is not
  /// known.
  AGE_GROUP("ageGroup");

  final String column;

  By(String column) {
    this.column = column;
  }
}
