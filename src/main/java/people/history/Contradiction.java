package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// An event that can't be true together with what else is recorded about a person.
///
/// @param personId whom it is about
/// @param position of the event that contradicts
/// @param what in words, with the position of the event that it contradicts
public record Contradiction(int personId, long position, String what) {

  /// Corrections and retractions that refer to nothing.
  ///
  /// @param events what is known of one person, in the order of recording
  static List<Contradiction> inAmendments(int personId, List<RecordedEvent> events) {
    Corrections corrections = new Corrections(events);
    return events.stream()
        .filter(event ->
            Corrections.about(event) >= 0
                && corrections.retractionOf(event.position()) == null
                && corrections.retractionOf(Corrections.about(event)) == null
                && !corrections.takesEffect(event))
        .map(event ->
            new Contradiction(
                personId, event.position(), "refers to no event of this person that it fits"))
        .toList();
  }

  /// Facts of one person that can't stand beside others.
  static List<Contradiction> inFacts(int personId, FactCursor cursor) {
    List<Contradiction> found = new ArrayList<>();
    int creation = FactCursor.NONE;
    int death = FactCursor.NONE;
    int statusBy = FactCursor.NONE;
    for (int fact = 0; fact < cursor.size; fact++) {
      Kind kind = cursor.kind(fact);
      List<String> what = new ArrayList<>(0);
      if (kind == Kind.CREATION && creation != FactCursor.NONE) {
        what.add("created again, after event %d".formatted(cursor.position(creation)));
      } else if (kind == Kind.DEATH && death != FactCursor.NONE) {
        what.add("died again, after event %d".formatted(cursor.position(death)));
      } else if (kind == Kind.STATUS_CHANGE
          && !canFollow(status(cursor, statusBy), status(cursor, fact))) {
        what.add(
            "%s while %s, by event %d"
                .formatted(word(cursor, fact), word(cursor, statusBy), cursor.position(statusBy)));
      }
      creation = kind == Kind.CREATION ? fact : creation;
      statusBy = cursor.status(fact) != PackedKind.NO_STATUS ? fact : statusBy;
      if (death != FactCursor.NONE && kind != Kind.DEATH && isSurelyAfter(cursor, fact, death)) {
        what.add(
            "%s after the death of event %d".formatted(verb(cursor, fact), cursor.position(death)));
      } else if (creation != FactCursor.NONE
          && creation != fact
          && isSurelyAfter(cursor, creation, fact)) {
        what.add(
            "%s before the birth of event %d"
                .formatted(verb(cursor, fact), cursor.position(creation)));
      }
      for (String each : what) {
        found.add(new Contradiction(personId, cursor.position(fact), each));
      }
      death = kind == Kind.DEATH && death == FactCursor.NONE ? fact : death;
    }
    return found;
  }

  /// Whether a status can come next: what ends a bond needs one, and a new bond needs that there is
  /// none.
  private static boolean canFollow(Status before, Status after) {
    boolean bound =
        before == Status.MARRIED || before == Status.PARTNERED || before == Status.SEPARATED;
    return switch (after) {
      case DIVORCED, WIDOWED -> bound || before == Status.UNKNOWN;
      case SEPARATED ->
          before == Status.MARRIED || before == Status.PARTNERED || before == Status.UNKNOWN;
      case MARRIED -> before != Status.MARRIED;
      case PARTNERED -> !bound;
      case SINGLE, UNKNOWN -> true;
    };
  }

  /// Whether every day that the one date allows is after every day that the other allows; a
  /// creation without a date is after nothing.
  private static boolean isSurelyAfter(FactCursor cursor, int one, int other) {
    boolean isAnyDay = cursor.isCreation(one) && !cursor.isDated(one);
    int first = cursor.dateNumber(one);
    int last = cursor.dateNumber(other);
    return !isAnyDay
        && (first > 0 ? cursor.table.earliest()[first] : cursor.day(one))
            > (last > 0 ? cursor.table.latest()[last] : cursor.day(other));
  }

  private static Status status(FactCursor cursor, int fact) {
    return Status.values()[cursor.statusOf(fact)];
  }

  private static String word(FactCursor cursor, int fact) {
    return status(cursor, fact).name().toLowerCase(Locale.ROOT);
  }

  private static String verb(FactCursor cursor, int fact) {
    return switch (cursor.kind(fact)) {
      case STATUS_CHANGE -> word(cursor, fact);
      case ADDRESS_CHANGE -> "moved";
      case NAME_CHANGE -> "renamed";
      case DEATH -> "died";
      case LEAVING -> "left";
      case RETURN -> "returned";
      case CREATION, CORRECTION, RETRACTION, OBSERVATION_END, UNRECOGNIZED -> "recorded";
    };
  }
}
