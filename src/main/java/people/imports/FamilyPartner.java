package people.imports;

import module java.base;

import people.*;

/// The other one of a couple in a family tree.
///
/// @param person null for somebody who has no record
/// @param name of somebody who has no record
record FamilyPartner(TreePerson person, Name name) {

  /// The partner in the words of a timeline.
  ///
  /// @param identifiers of the people of the tree
  Partner of(ToIntFunction<TreePerson> identifiers) {
    return person == null ? Partner.named(name) : Partner.of(identifiers.applyAsInt(person));
  }
}
