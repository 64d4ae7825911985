package people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    deciders()
        .forEach((field, decider) -> {
          if (decider != null && decider.position() == event.position()) {
            fields.add(field);
          }
        });
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

  private Map<Reason.Field, RecordedEvent> deciders() {
    Map<Reason.Field, RecordedEvent> deciders = new HashMap<>();
    deciders.put(Reason.Field.CREATED, fold.creation);
    deciders.put(Reason.Field.NAME, fold.nameBy);
    deciders.put(Reason.Field.STATUS, fold.statusBy);
    deciders.put(Reason.Field.ADDRESS, fold.addressBy);
    deciders.put(Reason.Field.DIED, fold.death);
    return deciders;
  }

  /// The fact that says what an event of that kind says, and counts.
  private RecordedEvent decider(Event event) {
    return switch (event) {
      case Event.Creation _ -> fold.creation;
      case Event.NameChange _ -> fold.nameBy;
      case Event.StatusChange _ -> fold.statusBy;
      case Event.AddressChange _ -> fold.addressBy;
      case Event.Death _ -> fold.death;
      case Event.Correction _, Event.Retraction _, Event.Unrecognized _ ->
          throw new IllegalArgumentException("no fact: " + event);
    };
  }
}
