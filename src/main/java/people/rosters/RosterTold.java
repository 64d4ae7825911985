package people.rosters;

import people.*;

/// The value that a list has for a field of a person.
///
/// @param <V> of its values
interface RosterTold<V> {

  /// Whether that is what is known.
  boolean isSame(V known);

  /// What is known from then on.
  V value(V known);

  /// When it became so; null where the list does not say.
  default EffectiveDate since() {
    return null;
  }
}
