package people.history;

import module java.base;

import people.*;

/// Why an answer is as it is: one of a person's events, and what it has to do with the answer.
///
/// @param event as it was recorded
/// @param role what it does
/// @param fields what it decides; empty unless the role is DECIDES
/// @param by the event that overrules or takes back this one, or that this one corrects or takes
///   back; null where the role has none
/// @param corrections the corrections as which it is read, in the order of recording; mostly none
public record Reason(
    RecordedEvent event,
    Role role,
    Set<Field> fields,
    RecordedEvent by,
    List<RecordedEvent> corrections) {

  /// What an event has to do with an answer.
  public enum Role {
    /// Some of the answer is what it says.
    DECIDES,
    /// Took effect, and then another one did.
    OVERRULED,
    /// Takes effect after the date asked about.
    NOT_YET,
    /// Was taken back.
    RETRACTED,
    /// Another event is read as it says.
    CORRECTS,
    /// Another event is taken back by it.
    RETRACTS,
    /// Was recorded after the moment asked about.
    NOT_KNOWN,
    /// Says nothing that this version understands, or refers to an event that it does not fit.
    WITHOUT_EFFECT
  }

  /// What an answer consists of.
  public enum Field {
    CREATED,
    NAME,
    STATUS,
    ADDRESS,
    DIED;

    /// Whether something is true of a fact that decides this on the day where a cursor stands.
    ///
    /// @param is also asked about [FactCursor#NONE]
    boolean isDecided(FactCursor life, IntPredicate is) {
      return switch (this) {
        case CREATED -> is.test(life.creation());
        case NAME -> is.test(life.firstnameBy()) || is.test(life.lastnameBy());
        case STATUS -> is.test(life.statusBy());
        case ADDRESS -> is.test(life.addressBy());
        case DIED -> is.test(life.death());
      };
    }
  }

  /// What each of one person's events has to do with her state at a date: the known ones in order
  /// of effect, and then those that were recorded later.
  ///
  /// @param known in the order of recording
  /// @param life of these, on the day that is asked about
  static List<Reason> of(List<RecordedEvent> known, List<RecordedEvent> later, FactCursor life) {
    Corrections corrections = new Corrections(known);
    return Stream.concat(
            corrections.inOrderOfEffect(LocalDate.MAX).stream()
                .map(event -> of(event, corrections, life)),
            later.stream()
                .map(event -> new Reason(event, Role.NOT_KNOWN, Set.of(), null, List.of())))
        .toList();
  }

  private static Reason of(RecordedEvent event, Corrections corrections, FactCursor life) {
    Set<Field> fields = Set.of();
    RecordedEvent by = corrections.retractionOf(event.position());
    Role role;
    if (by != null) {
      role = Role.RETRACTED;
    } else if (Corrections.about(event) >= 0) {
      boolean takesEffect = corrections.takesEffect(event);
      by = takesEffect ? corrections.known(Corrections.about(event)) : null;
      role =
          !takesEffect
              ? Role.WITHOUT_EFFECT
              : event.event() instanceof Event.Correction ? Role.CORRECTS : Role.RETRACTS;
    } else if (event.event() instanceof Event.Unrecognized) {
      role = Role.WITHOUT_EFFECT;
    } else {
      IntStream all = IntStream.range(0, life.size);
      int fact = all.filter(i -> life.position(i) == event.position()).findFirst().getAsInt();
      fields = EnumSet.allOf(Field.class);
      fields.removeIf(field -> !field.isDecided(life, each -> each == fact));
      if (!fields.isEmpty()) {
        role = Role.DECIDES;
      } else if (fact >= life.held) {
        role = Role.NOT_YET;
      } else {
        role = Role.OVERRULED;
        by = corrections.fact(life.position(decider(fact, life)));
      }
    }
    return new Reason(event, role, fields, by, corrections.correctionsOf(event.position()));
  }

  /// The fact that decides what another one says that holds.
  private static int decider(int fact, FactCursor life) {
    return switch (life.kind(fact)) {
      case CREATION -> life.creation();
      case NAME_CHANGE ->
          life.lives.has(FactTable.LASTNAME, life.name(fact))
              ? life.lastnameBy()
              : life.firstnameBy();
      case STATUS_CHANGE -> life.statusBy();
      case ADDRESS_CHANGE -> life.addressBy();
      case DEATH -> life.death();
      case CORRECTION, RETRACTION, UNRECOGNIZED ->
          throw new IllegalArgumentException("no fact: " + life.kind(fact));
    };
  }
}
