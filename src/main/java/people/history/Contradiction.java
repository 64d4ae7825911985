package people.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import people.EffectiveDate;
import people.Event;
import people.RecordedEvent;
import people.Status;

/// Something that can't be true together with what else is recorded about a person.
///
/// @param personId whom it is about
/// @param position of the event that contradicts
/// @param what in words, with the position of the event that it contradicts
public record Contradiction(int personId, long position, String what) {

  /// Adds what is found in one person's life.
  ///
  /// @param events known, in the order of recording
  /// @param facts in order of effect
  static void find(
      int personId,
      List<RecordedEvent> events,
      List<RecordedEvent> facts,
      List<Contradiction> found) {
    Corrections corrections = new Corrections(events);
    for (RecordedEvent event : events) {
      boolean dangles =
          switch (event.event()) {
            case Event.Correction e ->
                corrections.retractionOf(event.position()) == null
                    && corrections.retractionOf(e.corrects()) == null
                    && !corrections.correctionsOf(e.corrects()).contains(event);
            case Event.Retraction e ->
                corrections.retractionOf(event.position()) == null
                    && corrections.retractionOf(e.retracts()) == null;
            default -> false;
          };
      if (dangles) {
        found.add(
            new Contradiction(
                personId, event.position(), "refers to no event of this person that it fits"));
      }
    }
    RecordedEvent creation = null;
    RecordedEvent death = null;
    RecordedEvent statusBy = null;
    Status status = Status.UNKNOWN;
    for (RecordedEvent fact : facts) {
      List<String> what = new ArrayList<>();
      switch (fact.event()) {
        case Event.Creation e -> {
          if (creation != null) {
            what.add("created again, after event %d".formatted(creation.position()));
          }
          creation = fact;
          status = e.status();
          statusBy = fact;
        }
        case Event.StatusChange e -> {
          if (!canFollow(status, e.newStatus())) {
            what.add(
                "%s while %s, by event %d"
                    .formatted(word(e.newStatus()), word(status), statusBy.position()));
          }
          status = e.newStatus();
          statusBy = fact;
        }
        case Event.Death _ -> {
          if (death != null) {
            what.add("died again, after event %d".formatted(death.position()));
          }
        }
        case Event.AddressChange _, Event.NameChange _ -> {}
        case Event.Correction _, Event.Retraction _, Event.Unrecognized _ -> {
          continue;
        }
      }
      if (death != null && !(fact.event() instanceof Event.Death) && isSurelyAfter(fact, death)) {
        what.add("%s after the death of event %d".formatted(verb(fact.event()), death.position()));
      } else if (creation != null && creation != fact && isSurelyAfter(creation, fact)) {
        what.add(
            "%s before the birth of event %d".formatted(verb(fact.event()), creation.position()));
      }
      what.forEach(each -> found.add(new Contradiction(personId, fact.position(), each)));
      if (fact.event() instanceof Event.Death && death == null) {
        death = fact;
      }
    }
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
  private static boolean isSurelyAfter(RecordedEvent one, RecordedEvent other) {
    LocalDate first = firstDay(one);
    LocalDate last = lastDay(other);
    return first != null && last != null && first.isAfter(last);
  }

  private static LocalDate firstDay(RecordedEvent fact) {
    EffectiveDate date = fact.event().details().effective();
    return date != null
        ? date.earliest()
        : fact.event() instanceof Event.Creation ? null : fact.day();
  }

  private static LocalDate lastDay(RecordedEvent fact) {
    EffectiveDate date = fact.event().details().effective();
    return date != null ? date.latest() : fact.day();
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String verb(Event event) {
    return switch (event) {
      case Event.StatusChange e -> word(e.newStatus());
      case Event.AddressChange _ -> "moved";
      case Event.NameChange _ -> "renamed";
      case Event.Death _ -> "died";
      case Event.Creation _, Event.Correction _, Event.Retraction _, Event.Unrecognized _ ->
          "recorded";
    };
  }
}
