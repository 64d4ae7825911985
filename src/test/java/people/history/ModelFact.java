package people.history;

import module java.base;

import people.*;
import people.history.Reason.Field;

/// An event as it is to be read.
///
/// @param record identifier of the person of whom it was recorded
/// @param isEvidence whether it is the creation of a record that was merged with hers, beside one
///   of her own
/// @param said parts by field: a name of {lastname=King}. A creation says CREATED, a death DIED;
///   both have no parts, like an address that is not known
/// @param partner whom a change of status names; null for none
/// @param born the birth that a creation says beside its date; null for none
/// @param date null when none is known
/// @param day from which it counts
record ModelFact(
    int record,
    boolean isEvidence,
    long position,
    boolean isCreation,
    Map<Field, Map<String, String>> said,
    Partner partner,
    EffectiveDate born,
    EffectiveDate date,
    LocalDate day,
    String source) {

  /// Whether it says what somebody was on its day only: a creation that gives the birth beside it,
  /// or on whose date nobody is born, since she was married or the like.
  boolean isEntry() {
    String status = said.getOrDefault(Field.STATUS, Map.of()).get("status");
    boolean mayBeBirth = status == null || status.equals("SINGLE") || status.equals("UNKNOWN");
    boolean hasOne = born != null || date != null;
    return isCreation && (born != null && date != null || hasOne && !mayBeBirth);
  }

  /// The same if it is a creation of another record.
  ModelFact asEvidence() {
    return new ModelFact(
        record, isCreation, position, isCreation, said, partner, born, date, day, source);
  }

  /// The status that it says, if it knows one; else null.
  String knownStatus() {
    String status = said.getOrDefault(Field.STATUS, Map.of()).get("status");
    return "UNKNOWN".equals(status) ? null : status;
  }

  boolean isFromStart() {
    return isCreation && !isEntry();
  }

  /// The date of the birth that it says; null for none.
  EffectiveDate birth() {
    return born != null || !isFromStart() ? born : date;
  }
}
