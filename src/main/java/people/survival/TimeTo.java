package people.survival;

import module java.base;

import people.*;

/// A time to an event: what is waited for, and from when on time is counted, in days. Ages are
/// counted from the birth; whatever is left open is left out and told ([Exclusion]).
///
/// To be SINGLE is taken as never to have married, as the words of the file have it: so whoever is
/// known as single at an age had not married up to then, and one who enters in another status may
/// have.
public enum TimeTo {
  /// From birth; of those who are known never to have married. `DEATH` may come before.
  FIRST_MARRIAGE(Status.MARRIED),
  /// From birth, of those who are known never to have been divorced; likewise.
  FIRST_DIVORCE(Status.DIVORCED),
  /// From birth, of those who are known never to have been widowed; likewise.
  FIRST_WIDOWHOOD(Status.WIDOWED),
  /// From birth.
  DEATH(null),
  /// From birth until somebody leaves the records, which may be several times; `DEATH` may come
  /// before.
  LEAVING(null),
  /// From the wedding until a marriage ends, by `DIVORCED`, or by `WIDOWED`, the death of one of
  /// the two. A row is a couple, and a separation goes on with the marriage.
  END_OF_MARRIAGE(null),
  /// From a divorce, or the death of a spouse, until the next marriage; `DEATH` may come before.
  REMARRIAGE(Status.MARRIED),
  /// From a move until the next one, which may be to where nobody knows; `DEATH` may come before.
  NEXT_MOVE(null);

  /// What a status becomes when it happens; null where that is not what is waited for.
  final Status target;

  TimeTo(Status target) {
    this.target = target;
  }

  /// Whether time is counted from the birth.
  public boolean isByAge() {
    return switch (this) {
      case FIRST_MARRIAGE, FIRST_DIVORCE, FIRST_WIDOWHOOD, DEATH, LEAVING -> true;
      case END_OF_MARRIAGE, REMARRIAGE, NEXT_MOVE -> false;
    };
  }

  /// What may happen: the causes, numbered from 1 on, of which the first is what is waited for.
  public List<String> events() {
    return switch (this) {
      case FIRST_MARRIAGE, REMARRIAGE -> List.of("MARRIED", "DEATH");
      case FIRST_DIVORCE -> List.of("DIVORCED", "DEATH");
      case FIRST_WIDOWHOOD -> List.of("WIDOWED", "DEATH");
      case DEATH -> List.of("DEATH");
      case LEAVING -> List.of("LEFT", "DEATH");
      case END_OF_MARRIAGE -> List.of("DIVORCED", "WIDOWED");
      case NEXT_MOVE -> List.of("MOVED", "DEATH");
    };
  }

  /// Why somebody, or a marriage, is in no estimate.
  public enum Exclusion {
    /// No age is known.
    BIRTH_UNKNOWN,
    /// What she was before is not known: she entered in a status that may follow what is waited
    /// for.
    PAST_UNKNOWN,
    /// She entered as somebody to whom it had happened.
    HAPPENED_BEFORE,
    /// It happened, and nobody recorded when: a single woman is next known as divorced.
    UNSEEN,
    /// When it began is not known: a marriage of those who entered as married, the first known
    /// address.
    BEGIN_UNKNOWN,
    /// The two say different things of their marriage from its beginning on.
    CONTRADICTED
  }

  /// Why time at risk ends without an event.
  public enum Censoring {
    /// Nobody looked any more, or it goes on today.
    OBSERVATION,
    LEFT,
    /// No death is known, and nobody lives that long.
    PRESUMED,
    /// What she is is not known any more.
    UNKNOWN,
    /// Only one of the two says that their marriage goes on.
    CONTRADICTED,
    /// Something else is said that ends it on a day which nobody recorded.
    UNSEEN
  }
}
