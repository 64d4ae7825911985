package people.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import people.Event;
import people.RecordedEvent;

/// Finds what each of one person's events has to do with her state at a date.
final class Reasons {

  private final LocalDate at;
  private final Fold fold;
  private final Corrections corrections;
  private final List<RecordedEvent> later = new ArrayList<>();
  private final Map<Long, RecordedEvent> known = new HashMap<>();
  private final Map<Long, RecordedEvent> facts = new HashMap<>();

  /// @param recorded all events that were read, in the order of recording
  /// @param known those of them that are known
  /// @param facts what the known ones say, in order of effect
  Reasons(
      List<RecordedEvent> recorded,
      List<RecordedEvent> known,
      List<RecordedEvent> facts,
      LocalDate at) {
    this.at = at;
    this.fold = new Fold(facts, at);
    this.corrections = new Corrections(known);
    known.forEach(event -> this.known.put(event.position(), event));
    facts.forEach(fact -> this.facts.put(fact.position(), fact));
    for (RecordedEvent event : recorded) {
      if (!this.known.containsKey(event.position())) {
        later.add(event);
      }
    }
  }

  /// @param events the known ones, in the order in which they are told
  List<Reason> of(List<RecordedEvent> events) {
    List<Reason> reasons = new ArrayList<>();
    events.forEach(event -> reasons.add(reason(event)));
    later.forEach(event -> reasons.add(because(event, Reason.Role.NOT_KNOWN, null)));
    return reasons;
  }

  private Reason reason(RecordedEvent event) {
    RecordedEvent retraction = corrections.retractionOf(event.position());
    if (retraction != null) {
      return because(event, Reason.Role.RETRACTED, retraction);
    }
    return switch (event.event()) {
      case Event.Correction e ->
          corrections.correctionsOf(e.corrects()).contains(event)
                  && corrections.retractionOf(e.corrects()) == null
              ? because(event, Reason.Role.CORRECTS, known.get(e.corrects()))
              : because(event, Reason.Role.WITHOUT_EFFECT, null);
      case Event.Retraction e ->
          event.equals(corrections.retractionOf(e.retracts()))
              ? because(event, Reason.Role.RETRACTS, known.get(e.retracts()))
              : because(event, Reason.Role.WITHOUT_EFFECT, null);
      case Event.Unrecognized _ -> because(event, Reason.Role.WITHOUT_EFFECT, null);
      case Event.Creation _,
          Event.NameChange _,
          Event.StatusChange _,
          Event.AddressChange _,
          Event.Death _ ->
          ofFact(event, facts.get(event.position()));
    };
  }

  private Reason ofFact(RecordedEvent event, RecordedEvent fact) {
    Set<Reason.Field> fields = EnumSet.noneOf(Reason.Field.class);
    addIf(decides(event, fold.creation), Reason.Field.CREATED, fields);
    addIf(decides(event, fold.firstnameBy), Reason.Field.NAME, fields);
    addIf(decides(event, fold.lastnameBy), Reason.Field.NAME, fields);
    addIf(decides(event, fold.statusBy), Reason.Field.STATUS, fields);
    addIf(decides(event, fold.addressBy), Reason.Field.ADDRESS, fields);
    addIf(decides(event, fold.death), Reason.Field.DIED, fields);
    if (!fields.isEmpty()) {
      List<RecordedEvent> read = corrections.correctionsOf(event.position());
      return new Reason(event, Reason.Role.DECIDES, fields, null, read);
    }
    boolean counts = fact.event() instanceof Event.Creation || !fact.day().isAfter(at);
    return counts
        ? because(event, Reason.Role.OVERRULED, decider(fact.event()))
        : because(event, Reason.Role.NOT_YET, null);
  }

  private Reason because(RecordedEvent event, Reason.Role role, RecordedEvent by) {
    return new Reason(event, role, Set.of(), by, corrections.correctionsOf(event.position()));
  }

  private static boolean decides(RecordedEvent event, RecordedEvent decider) {
    return decider != null && decider.position() == event.position();
  }

  private static void addIf(boolean decides, Reason.Field field, Set<Reason.Field> fields) {
    if (decides) {
      fields.add(field);
    }
  }

  /// The fact that says what an event of that kind says, and counts.
  private RecordedEvent decider(Event event) {
    return switch (event) {
      case Event.Creation _ -> fold.creation;
      case Event.NameChange e ->
          e.newName().lastname() != null ? fold.lastnameBy : fold.firstnameBy;
      case Event.StatusChange _ -> fold.statusBy;
      case Event.AddressChange _ -> fold.addressBy;
      case Event.Death _ -> fold.death;
      case Event.Correction _, Event.Retraction _, Event.Unrecognized _ ->
          throw new IllegalArgumentException("no fact: " + event);
    };
  }
}
