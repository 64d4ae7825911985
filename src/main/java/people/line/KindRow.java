package people.line;

import module java.base;

import people.*;
import people.Event.Kind;

/// A kind of event: one row of the table.
final class KindRow {

  /// Makes an event.
  interface Making {

    /// @param personId 0 for a kind that names nobody
    /// @param values of the members of its kind, in order, each null where it is missing
    Event of(int personId, Object[] values, Details details);
  }

  /// The bytes that every line starts with.
  static final String START = "{\"type\":\"";

  final Kind kind;
  final Making making;
  final Member[] members;

  /// Whether events of this kind are about nobody in particular.
  final boolean isOfNobody;

  /// `{"type":"PERSON_DEATH","personId":`, or `{"type":"!OBSERVATION_END"` of a kind that names
  /// nobody.
  final byte[] start;

  final AsciiMatcher scan;

  /// Whether lines of this kind are read in place, see [LineScan].
  final boolean isScanned;

  KindRow(Kind kind, Making making, Member... members) {
    this(kind, false, making, members);
  }

  KindRow(Kind kind, boolean isOfNobody, Making making, Member... members) {
    this.kind = kind;
    this.making = making;
    this.members = members;
    this.isOfNobody = isOfNobody;
    String start = START + kind.word() + (isOfNobody ? "\"" : "\",\"personId\":");
    this.start = Member.ascii(start);
    this.scan = new AsciiMatcher(start);
    List<MemberType> types = Arrays.stream(members).map(member -> member.type).toList();
    this.isScanned =
        !isOfNobody
            && MemberType.SCANNED.containsAll(types)
            && types.stream().distinct().count() == types.size();
  }
}
