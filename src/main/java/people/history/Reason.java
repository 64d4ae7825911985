package people.history;

import module java.base;

import people.*;

/// An event of a person, with its role in an answer.
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

  /// The role of an event in an answer.
  public enum Role {
    /// Some of the answer is what it says.
    DECIDES,
    /// Took effect, and then another one did.
    OVERRULED,
    /// Takes effect after the date asked about, or after the last day that is looked at.
    NOT_YET,
    /// Was taken back.
    RETRACTED,
    /// Another event is read as it says.
    CORRECTS,
    /// Another event is taken back by it.
    RETRACTS,
    /// Says who she is, whatever date is asked about: her parents, a key of hers, or that two
    /// records are of one person, or of two.
    IDENTIFIES,
    /// Was recorded after the moment asked about.
    NOT_KNOWN,
    /// Says nothing that this version understands, or refers to an event that it does not fit.
    WITHOUT_EFFECT
  }

  /// A part of an answer.
  public enum Field {
    CREATED,
    NAME,
    STATUS,
    ADDRESS,
    DIED,
    /// Whether she is away.
    LEFT,
    /// A further attribute.
    ATTRIBUTE;

    /// Whether something is true of a fact that decides this on the day where a cursor stands.
    ///
    /// @param is also asked about [FactCursor#NONE]
    boolean isDecided(FactCursor cursor, IntPredicate is) {
      return switch (this) {
        case CREATED -> is.test(cursor.creation());
        case NAME -> is.test(cursor.firstnameBy()) || is.test(cursor.lastnameBy());
        case STATUS -> is.test(cursor.statusBy());
        case ADDRESS -> is.test(cursor.addressBy());
        case DIED -> is.test(cursor.death());
        case LEFT -> is.test(cursor.presenceBy());
        case ATTRIBUTE -> Arrays.stream(cursor.attributesBy()).filter(is).findFirst().isPresent();
      };
    }
  }

  /// The role of each of one person's events in her state at a date: the known ones in order of
  /// effect, and then those that were recorded later.
  ///
  /// @param known in the order of recording
  /// @param cursor of these, on the day that is asked about
  static List<Reason> of(List<RecordedEvent> known, List<RecordedEvent> later, FactCursor cursor) {
    Reasoning reasoning = new Reasoning(new Corrections(known), cursor);
    return Stream.concat(
            reasoning.corrections.inOrderOfEffect(LocalDate.MAX).stream().map(reasoning::of),
            later.stream()
                .map(event -> new Reason(event, Role.NOT_KNOWN, Set.of(), null, List.of())))
        .toList();
  }

  /// What is asked about each event of a person, found once for all.
  private static final class Reasoning {

    final Corrections corrections;
    private final FactCursor cursor;

    /// By position of an event the fact that it is.
    private final Map<Long, Integer> facts = new HashMap<>();

    /// By fact what it decides.
    private final Map<Integer, Set<Field>> decided = new HashMap<>();

    private final int creation;
    private final int firstname;
    private final int lastname;
    private final int status;
    private final int address;
    private final int death;
    private final int presence;

    Reasoning(Corrections corrections, FactCursor cursor) {
      this.corrections = corrections;
      this.cursor = cursor;
      for (int fact = 0; fact < cursor.size; fact++) {
        facts.put(cursor.position(fact), fact);
      }
      for (Field field : Field.values()) {
        field.isDecided(
            cursor,
            fact -> {
              decided.computeIfAbsent(fact, _ -> EnumSet.noneOf(Field.class)).add(field);
              return false; // so that it tells of every one
            });
      }
      creation = cursor.creation();
      firstname = cursor.firstnameBy();
      lastname = cursor.lastnameBy();
      status = cursor.statusBy();
      address = cursor.addressBy();
      death = cursor.death();
      presence = cursor.presenceBy();
    }

    Reason of(RecordedEvent event) {
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
      } else if (!FactRows.isFact(event.event().kind())) {
        role = Role.IDENTIFIES;
      } else {
        int fact = facts.getOrDefault(event.position(), cursor.size);
        fields = decided.getOrDefault(fact, Set.of());
        if (!fields.isEmpty()) {
          role = Role.DECIDES;
        } else if (fact >= cursor.held) {
          role = Role.NOT_YET;
        } else {
          role = Role.OVERRULED;
          by = corrections.fact(cursor.position(decider(fact)));
        }
      }
      return new Reason(event, role, fields, by, corrections.correctionsOf(event.position()));
    }

    /// The fact that decides what another one says that holds.
    private int decider(int fact) {
      return switch (cursor.kind(fact)) {
        case CREATION -> creation;
        case NAME_CHANGE -> {
          boolean isLast = cursor.table.has(FactTable.LASTNAME, cursor.name(fact));
          int by = isLast ? lastname : firstname;
          yield by != FactCursor.NONE ? by : creation; // a later entry without that half
        }
        case STATUS_CHANGE -> status;
        case ADDRESS_CHANGE -> address;
        case DEATH -> death;
        case LEAVING, RETURN -> presence;
        case ATTRIBUTE_CHANGE ->
            cursor.attributeBy(cursor.table.attributeName(cursor.attribute(fact)));
        case CORRECTION,
            RETRACTION,
            OBSERVATION_END,
            PARENTS,
            KEY,
            MERGE,
            DISTINCTION,
            NAMED_BATCH,
            RESTRICTION,
            ERASURE,
            PROTECTION,
            UNRECOGNIZED ->
            throw new IllegalArgumentException("no fact: " + cursor.kind(fact));
      };
    }
  }
}
