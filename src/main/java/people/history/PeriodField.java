package people.history;

/// The field that the periods of a [PeriodList] are of: the status, the address, or one further
/// attribute.
///
/// @param attribute number of the attribute's name, see [FactTable#attributeName]; negative for the
///   other two
record PeriodField(int attribute) {

  static final PeriodField STATUS = new PeriodField(-1);
  static final PeriodField ADDRESS = new PeriodField(-2);

  /// The fact that decides it on the day where a cursor stands; [FactOrder#NONE] for none.
  int by(FactCursor cursor) {
    return by(cursor, 0, cursor.held);
  }

  /// The last one of some facts that decides it.
  int by(FactCursor cursor, int from, int to) {
    return switch (attribute) {
      case -1 -> cursor.statusBy(from, to);
      case -2 -> cursor.addressBy(from, to);
      default -> cursor.attributeBy(attribute, from, to);
    };
  }

  /// Number of the value that a fact, or [FactOrder#NONE], gives.
  int of(FactCursor cursor, int fact) {
    return switch (attribute) {
      case -1 -> cursor.statusOf(fact);
      case -2 -> cursor.addressOf(fact);
      default -> cursor.attributeOf(fact);
    };
  }
}
