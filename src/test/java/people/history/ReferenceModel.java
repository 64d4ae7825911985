package people.history;

import module java.base;

import people.*;
import people.history.Reason.Field;

/// The rules of [History] once more, about one person at one moment of knowledge, in the plainest
/// way: each answer goes through the list of events from the start. `ModelTest` holds the real
/// thing to it. To be read from top to bottom.
final class ReferenceModel {

  private final int personId;
  private final List<RecordedEvent> known = new ArrayList<>();
  private final List<ModelFact> facts;

  /// Known at an instant is what was recorded up to then, that instant included.
  ReferenceModel(List<RecordedEvent> timeline, int personId, Instant moment) {
    this.personId = personId;
    for (RecordedEvent event : timeline) {
      if (event.event().personId() == personId && !event.recorded().isAfter(moment)) {
        known.add(event);
      }
    }
    facts = inOrderOfEffect();
  }

  boolean isSomethingKnown() {
    return !known.isEmpty();
  }

  // ---- corrections and retractions

  /// An event stands unless a later one takes it back that stands itself.
  boolean stands(RecordedEvent event) {
    for (RecordedEvent later : known) {
      if (later.event() instanceof Event.Retraction retraction
          && retraction.retracts() == event.position()
          && later.position() > event.position()
          && stands(later)) {
        return false;
      }
    }
    return true;
  }

  /// An event as it is to be read.
  ///
  /// @param said parts by field: a name of {lastname=King}. A creation says CREATED, a death DIED;
  ///   both have no parts
  /// @param date null when none is known
  /// @param day from which it counts
  record ModelFact(
      long position,
      boolean isCreation,
      Map<Field, Map<String, String>> said,
      EffectiveDate date,
      LocalDate day,
      String source) {}

  /// What stands of the facts, as corrected, in order of effect: creations first, then by day, and
  /// those of one day as they were recorded.
  private List<ModelFact> inOrderOfEffect() {
    List<ModelFact> facts = new ArrayList<>();
    for (RecordedEvent event : known) {
      if (stands(event) && !said(event.event()).isEmpty()) {
        facts.add(read(event));
      }
    }
    facts.sort((one, other) -> {
      if (one.isCreation != other.isCreation) {
        return one.isCreation ? -1 : 1;
      }
      int days = one.day.compareTo(other.day);
      return days != 0 ? days : Long.compare(one.position, other.position);
    });
    return facts;
  }

  List<ModelFact> facts() {
    return facts;
  }

  private ModelFact read(RecordedEvent event) {
    Map<Field, Map<String, String>> said = said(event.event());
    EffectiveDate date = event.event().details().effective();
    for (RecordedEvent later : known) {
      if (later.event() instanceof Event.Correction correction
          && correction.corrects() == event.position()
          && later.position() > event.position()
          && stands(later)
          && fits(correction.to(), event.event())) {
        parts(correction.to().name(), correction.to().status(), correction.to().address())
            .forEach((field, parts) -> said.put(field, over(parts, said.get(field))));
        date = correction.to().effective() != null ? correction.to().effective() : date;
      }
    }
    LocalDate day = LocalDate.ofInstant(event.recorded(), ZoneOffset.UTC);
    if (date != null) {
      day = date.earliest() != null ? date.earliest() : date.latest();
    }
    boolean isCreation = event.event() instanceof Event.Creation;
    return new ModelFact(
        event.position(), isCreation, said, date, day, event.event().details().source());
  }

  private static boolean fits(Amendment to, Event event) {
    return event instanceof Event.Creation
        || !said(event).isEmpty()
            && said(event)
                .keySet()
                .containsAll(parts(to.name(), to.status(), to.address()).keySet());
  }

  private static Map<Field, Map<String, String>> said(Event event) {
    return switch (event) {
      case Event.Creation e -> {
        Map<Field, Map<String, String>> said = parts(e.name(), e.status(), e.address());
        said.put(Field.CREATED, Map.of());
        yield said;
      }
      case Event.NameChange e -> parts(e.newName(), null, null);
      case Event.StatusChange e -> parts(null, e.newStatus(), null);
      case Event.AddressChange e -> parts(null, null, e.newAddress());
      case Event.Death _ -> new EnumMap<>(Map.of(Field.DIED, Map.of()));
      case Event.Correction _,
          Event.Retraction _,
          Event.Leaving _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.Unrecognized _ ->
          new EnumMap<>(Field.class);
    };
  }

  private static Map<Field, Map<String, String>> parts(Name name, Status status, Address address) {
    Map<Field, Map<String, String>> parts = new EnumMap<>(Field.class);
    if (name != null) {
      put(parts, Field.NAME, "firstname", name.firstname());
      put(parts, Field.NAME, "lastname", name.lastname());
    }
    put(parts, Field.STATUS, "status", status == null ? null : status.name());
    if (address != null) {
      put(parts, Field.ADDRESS, "street", address.street());
      put(parts, Field.ADDRESS, "city", address.city());
      put(parts, Field.ADDRESS, "postcode", address.postcode());
      put(parts, Field.ADDRESS, "country", address.country());
    }
    return parts;
  }

  private static void put(
      Map<Field, Map<String, String>> parts, Field field, String part, String text) {
    if (text != null) {
      parts.computeIfAbsent(field, _ -> new TreeMap<>()).put(part, text);
    }
  }

  private static Map<String, String> over(Map<String, String> parts, Map<String, String> before) {
    Map<String, String> both = new TreeMap<>(before == null ? Map.of() : before);
    both.putAll(parts);
    return both;
  }

  // ---- the state at the end of a day

  /// @param by the facts that decide each field: two where each said half of a name
  record ModelAnswer(Person person, Map<Field, Set<ModelFact>> by) {

    /// The one that decides a field other than the name; null when none does.
    ModelFact only(Field field) {
      return by.getOrDefault(field, Set.of()).stream().findAny().orElse(null);
    }
  }

  /// A creation holds from the start, everything else from its day on, and the last one counts; but
  /// nobody dies twice.
  ModelAnswer at(LocalDate at) {
    Map<Field, Map<String, String>> state = new EnumMap<>(Field.class);
    state.put(Field.STATUS, Map.of("status", "UNKNOWN"));
    Map<Field, Set<ModelFact>> by = new EnumMap<>(Field.class);
    Map<String, ModelFact> halves = new TreeMap<>();
    ModelFact creation = null;
    ModelFact death = null;
    for (ModelFact fact : facts) {
      boolean counts = fact.isCreation || !fact.day.isAfter(at);
      boolean diesAgain = fact.said.containsKey(Field.DIED) && death != null;
      if (!counts || diesAgain) {
        continue;
      }
      creation = fact.isCreation ? fact : creation;
      death = fact.said.containsKey(Field.DIED) ? fact : death;
      for (Field field : fact.said.keySet()) {
        state.put(field, next(fact, field, state));
        by.put(field, Set.of(fact));
        if (field == Field.NAME) {
          halves.keySet().removeIf(_ -> fact.isCreation);
          fact.said.get(field).keySet().forEach(half -> halves.put(half, fact));
          by.put(field, Set.copyOf(halves.values()));
        }
      }
    }
    Map<String, String> name = state.get(Field.NAME);
    Map<String, String> home = state.get(Field.ADDRESS);
    LocalDate start = start();
    return new ModelAnswer(
        new Person(
            personId,
            name == null ? null : new Name(name.get("firstname"), name.get("lastname")),
            Status.valueOf(state.get(Field.STATUS).get("status")),
            home == null
                ? null
                : new Address(
                    home.get("street"),
                    home.get("city"),
                    home.get("postcode"),
                    home.get("country")),
            creation == null ? null : creation.date,
            death == null ? null : death.date != null ? death.date : EffectiveDate.of(death.day),
            start != null && !at.isBefore(start) && death == null,
            isCertain(at, state, by),
            creation == null ? null : creation.source),
        by);
  }

  /// A change of name leaves the half that it does not say; whatever else is new is all new.
  private static Map<String, String> next(
      ModelFact fact, Field field, Map<Field, Map<String, String>> state) {
    boolean keeps = field == Field.NAME && !fact.isCreation;
    return keeps ? over(fact.said.get(field), state.get(field)) : fact.said.get(field);
  }

  private boolean isCertain(
      LocalDate at, Map<Field, Map<String, String>> state, Map<Field, Set<ModelFact>> by) {
    for (Set<ModelFact> deciders : by.values()) {
      if (deciders.stream().anyMatch(decider -> isDoubtful(decider, at))) {
        return false;
      }
    }
    for (ModelFact fact : facts) {
      for (Field field : fact.said.keySet()) {
        boolean saysElse = !next(fact, field, state).equals(state.get(field));
        if (!fact.isCreation && isOpen(fact.date, at) && saysElse) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isDoubtful(ModelFact fact, LocalDate at) {
    boolean hasSign = fact.date != null && fact.date.qualifier() != EffectiveDate.Qualifier.NONE;
    return hasSign || isOpen(fact.date, at);
  }

  /// Whether it may have been by then, and may also come later.
  private static boolean isOpen(EffectiveDate date, LocalDate at) {
    return date != null
        && (date.earliest() == null || !date.earliest().isAfter(at))
        && (date.latest() == null || date.latest().isAfter(at));
  }

  // ---- a whole life

  /// The day from which the person is there: that of the first creation with a date or, without
  /// one, of the first fact; null when there is none.
  LocalDate start() {
    LocalDate first = null;
    for (ModelFact fact : facts) {
      if (fact.isCreation && fact.date != null) {
        return fact.day;
      }
      first = first == null || fact.day.isBefore(first) ? fact.day : first;
    }
    return first;
  }

  /// From the start to the first death, day by day on which anything may change.
  List<Period<Object>> periods(Field field) {
    TreeSet<LocalDate> days = new TreeSet<>();
    LocalDate end = null;
    for (ModelFact fact : facts) {
      days.add(fact.day);
      boolean isFirstDeath = fact.said.containsKey(Field.DIED) && end == null;
      end = isFirstDeath ? fact.day : end;
    }
    List<Period<Object>> periods = new ArrayList<>();
    for (LocalDate day : days) {
      ModelAnswer answer = at(day);
      if (!answer.person.living()) {
        continue;
      }
      Object value = field == Field.STATUS ? answer.person.status() : answer.person.address();
      Period<Object> last = periods.isEmpty() ? null : periods.getLast();
      if (last == null || !Objects.equals(last.value(), value)) {
        if (last != null) {
          periods.removeLast();
          periods.add(new Period<>(personId, last.value(), last.from(), day, last.certain()));
        }
        boolean certain = last == null ? startIsExact() : isExact(answer.only(field));
        periods.add(new Period<>(personId, value, day, end, certain));
      }
    }
    return periods;
  }

  private boolean startIsExact() {
    boolean born = false;
    for (ModelFact fact : facts) {
      born |= fact.isCreation && fact.date != null;
    }
    for (ModelFact fact : facts) {
      boolean mayStart = !born || fact.isCreation && fact.date != null;
      if (mayStart && fact.day.equals(start()) && isExact(fact)) {
        return true;
      }
    }
    return false;
  }

  /// Whether its day is one that the source does not doubt.
  private static boolean isExact(ModelFact fact) {
    return fact.date == null
        || fact.date.qualifier() == EffectiveDate.Qualifier.NONE
            && fact.date.earliest() != null
            && fact.date.earliest().equals(fact.date.latest());
  }

  /// From each period to the next, at an age in whole years since the creation.
  List<Period.Change<Object>> changes(Field field) {
    List<Period<Object>> periods = periods(field);
    List<Period.Change<Object>> changes = new ArrayList<>();
    for (int i = 1; i < periods.size(); i++) {
      Period<Object> last = periods.get(i - 1);
      Period<Object> next = periods.get(i);
      ModelFact creation = at(next.from()).only(Field.CREATED);
      Integer age =
          creation == null || creation.date == null
              ? null
              : (Integer) java.time.Period.between(creation.day, next.from()).getYears();
      changes.add(
          new Period.Change<>(
              personId, last.value(), next.value(), next.from(), age, next.certain()));
    }
    return changes;
  }
}
