package people.line;

import module java.base;

/// An object of given members.
///
/// @param making of their values, in order, each null where it is missing; null for none
record Shape(MemberType type, Function<Object[], Object> making, List<Member> members) {

  Shape(MemberType type, Function<Object[], Object> making, Member... members) {
    this(type, making, List.of(members));
  }
}
