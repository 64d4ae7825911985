package people.history;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import people.Event;
import people.RecordedEvent;

/// Finds what each of one person's events has to do with her state at a date.
final class Reasons {

  private final FactCursor life;
  private final Corrections corrections;
  private final Map<Long, RecordedEvent> known = new HashMap<>();
  private final Map<Long, RecordedEvent> facts = new HashMap<>();

  /// @param known what is known of the person, in the order of recording
  /// @param life the same, on the day that is asked about
  Reasons(List<RecordedEvent> known, FactCursor life) {
    this.life = life;
    this.corrections = new Corrections(known);
    known.forEach(event -> this.known.put(event.position(), event));
    corrections.facts().forEach(fact -> facts.put(fact.position(), fact));
  }

  /// The known events in order of effect, and then those that were recorded later.
  List<Reason> of(List<RecordedEvent> later) {
    return Stream.concat(
            corrections.inOrderOfEffect(LocalDate.MAX).stream().map(this::reason),
            later.stream().map(event -> because(event, Reason.Role.NOT_KNOWN, null)))
        .toList();
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
          ofFact(event);
    };
  }

  private Reason ofFact(RecordedEvent event) {
    int fact = 0;
    while (life.position(fact) != event.position()) {
      fact++;
    }
    Set<Reason.Field> fields = EnumSet.noneOf(Reason.Field.class);
    addIf(fact == life.creation(), Reason.Field.CREATED, fields);
    addIf(fact == life.firstnameBy() || fact == life.lastnameBy(), Reason.Field.NAME, fields);
    addIf(fact == life.statusBy(), Reason.Field.STATUS, fields);
    addIf(fact == life.addressBy(), Reason.Field.ADDRESS, fields);
    addIf(fact == life.death(), Reason.Field.DIED, fields);
    if (!fields.isEmpty()) {
      List<RecordedEvent> read = corrections.correctionsOf(event.position());
      return new Reason(event, Reason.Role.DECIDES, fields, null, read);
    }
    return life.holds(fact)
        ? because(event, Reason.Role.OVERRULED, facts.get(life.position(decider(fact))))
        : because(event, Reason.Role.NOT_YET, null);
  }

  private Reason because(RecordedEvent event, Reason.Role role, RecordedEvent by) {
    return new Reason(event, role, Set.of(), by, corrections.correctionsOf(event.position()));
  }

  private static void addIf(boolean decides, Reason.Field field, Set<Reason.Field> fields) {
    if (decides) {
      fields.add(field);
    }
  }

  /// The fact that decides what another one says that holds.
  private int decider(int fact) {
    return switch (life.kind(fact)) {
      case CREATION -> life.creation();
      case NAME_CHANGE ->
          life.lives.hasLastname(life.name(fact)) ? life.lastnameBy() : life.firstnameBy();
      case STATUS_CHANGE -> life.statusBy();
      case ADDRESS_CHANGE -> life.addressBy();
      case DEATH -> life.death();
      case CORRECTION, RETRACTION, UNRECOGNIZED ->
          throw new IllegalArgumentException("no fact: " + life.kind(fact));
    };
  }
}
