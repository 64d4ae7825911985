package people.imports.trees;

import module java.base;

import people.*;

/// The other one of a couple in a family tree.
///
/// @param person null for somebody who has no record
/// @param name of somebody who has no record
record FamilyPartner(TreePerson person, Name name) {

  /// The partner in the words of a timeline.
  ///
  /// @param identifiers of the people of the tree; 0 for one who has none
  /// @return null where neither says who it is
  Partner of(ToIntFunction<TreePerson> identifiers) {
    int identifier = person == null ? 0 : identifiers.applyAsInt(person);
    Name called = person == null ? name : person.record.name();
    return identifier > 0 ? Partner.of(identifier) : called == null ? null : Partner.named(called);
  }
}
