package people.history;

import module java.base;

import people.*;
import people.history.Reason.Field;

/// The rules of [History] once more, about one person at one moment of knowledge, in the plainest
/// way: each answer goes through the list of events from the start. `ModelTest` holds the real
/// thing to it. To be read from top to bottom.
final class ReferenceModel {

  /// What ends lives without an event of it.
  ///
  /// @param lifespan years after which somebody is presumed dead; null for never
  /// @param until the last day that is looked at; null for today
  record Bounds(Integer lifespan, LocalDate until, LocalDate today) {

    LocalDate lastDay() {
      return until == null || today.isBefore(until) ? today : until;
    }
  }

  private final int personId;
  private final Bounds bounds;
  private final List<RecordedEvent> known = new ArrayList<>();
  private final List<Event.ObservationEnd> ends = new ArrayList<>();
  private final List<ModelFact> facts;

  /// Known at an instant is what was recorded up to then, that instant included.
  ReferenceModel(List<RecordedEvent> timeline, int personId, Instant moment, Bounds bounds) {
    this.personId = personId;
    this.bounds = bounds;
    List<RecordedEvent> inOrderOfRecording = new ArrayList<>(timeline);
    inOrderOfRecording.sort(Comparator.comparing(RecordedEvent::recorded));
    for (RecordedEvent event : inOrderOfRecording) {
      if (event.event() instanceof Event.ObservationEnd end && !event.recorded().isAfter(moment)) {
        ends.add(end);
      }
    }
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

  /// What stands of the facts, as corrected, in order of effect: creations that hold from the start
  /// first, then by day, and those of one day as they were recorded. Nobody looks at facts behind
  /// the last day that is looked at.
  private List<ModelFact> inOrderOfEffect() {
    List<ModelFact> facts = new ArrayList<>();
    for (RecordedEvent event : known) {
      if (stands(event) && !said(event.event()).isEmpty()) {
        ModelFact fact = read(event);
        if (fact.isCreation() || bounds.until == null || !fact.day().isAfter(bounds.until)) {
          facts.add(fact);
        }
      }
    }
    facts.sort((one, other) -> {
      if (one.isFromStart() != other.isFromStart()) {
        return one.isFromStart() ? -1 : 1;
      }
      int days = one.day().compareTo(other.day());
      return days != 0 ? days : Long.compare(one.position(), other.position());
    });
    return facts;
  }

  List<ModelFact> facts() {
    return facts;
  }

  /// Her events that are known, in order of position.
  List<RecordedEvent> known() {
    return known;
  }

  private ModelFact read(RecordedEvent event) {
    Map<Field, Map<String, String>> said = said(event.event());
    EffectiveDate date = event.event().details().effective();
    EffectiveDate born = event.event() instanceof Event.Creation e ? e.born() : null;
    Partner partner = event.event() instanceof Event.StatusChange e ? e.partner() : null;
    for (RecordedEvent later : known) {
      if (later.event() instanceof Event.Correction correction
          && correction.corrects() == event.position()
          && later.position() > event.position()
          && stands(later)
          && fits(correction.to(), event.event())) {
        Amendment to = correction.to();
        parts(to.name(), to.status(), to.address())
            .forEach((field, parts) -> said.put(field, over(parts, said.get(field))));
        date = to.effective() != null ? to.effective() : date;
        born = to.born() != null ? to.born() : born;
        partner = to.partner() != null ? to.partner() : partner;
      }
    }
    LocalDate day =
        date == null ? LocalDate.ofInstant(event.recorded(), ZoneOffset.UTC) : date.day();
    boolean isCreation = event.event() instanceof Event.Creation;
    String source = event.event().details().source();
    if (partner != null
        && partner.misfit(personId, Status.valueOf(said.get(Field.STATUS).get("status"))) != null) {
      partner = null; // corrected to be nobody's status
    }
    ModelFact fact =
        new ModelFact(event.position(), isCreation, said, partner, born, date, day, source);
    if (fact.isEntry()) {
      said.remove(Field.STATUS, Map.of("status", "UNKNOWN")); // it says none
    }
    return fact;
  }

  private static boolean fits(Amendment to, Event event) {
    boolean fitsPartner =
        to.partner() == null
            || event instanceof Event.StatusChange e
                && to.partner()
                        .misfit(e.personId(), to.status() == null ? e.newStatus() : to.status())
                    == null;
    if (!fitsPartner || to.equals(new Amendment(null, null, null, null))) {
      return false;
    }
    return event instanceof Event.Creation
        || to.born() == null
            && !said(event).isEmpty()
            && said(event)
                .keySet()
                .containsAll(parts(to.name(), to.status(), to.address()).keySet());
  }

  private static Map<Field, Map<String, String>> said(Event event) {
    Map<Field, Map<String, String>> said = new EnumMap<>(Field.class);
    switch (event) {
      case Event.Creation e -> {
        said.putAll(parts(e.name(), e.status(), e.address()));
        said.put(Field.CREATED, Map.of());
      }
      case Event.NameChange e -> said.putAll(parts(e.newName(), null, null));
      case Event.StatusChange e -> said.putAll(parts(null, e.newStatus(), null));
      case Event.AddressChange e -> {
        said.put(Field.ADDRESS, Map.of());
        said.putAll(parts(null, null, e.newAddress()));
      }
      case Event.AttributeChange e -> {
        String value = e.attribute().value();
        said.put(Field.ATTRIBUTE, Map.of(e.attribute().name(), value == null ? "" : value));
      }
      case Event.Death _ -> said.put(Field.DIED, Map.of());
      case Event.Leaving _ -> said.put(Field.LEFT, Map.of("away", "yes"));
      case Event.Return _ -> said.put(Field.LEFT, Map.of("away", "no"));
      case Event.Correction _,
          Event.Retraction _,
          Event.ObservationEnd _,
          Event.Parents _,
          Event.Key _,
          Event.Merge _,
          Event.Distinction _,
          Event.Unrecognized _ -> {}
    }
    return said;
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

  /// @param by the facts that decide each field: two where each said half of a name, and one for
  ///   each attribute
  record ModelAnswer(Person person, Map<Field, Set<ModelFact>> by) {

    /// The one that decides a field other than the name; null when none does.
    ModelFact only(Field field) {
      return by.getOrDefault(field, Set.of()).stream().findAny().orElse(null);
    }

    /// The one that decides an attribute; null when none does.
    ModelFact only(String attribute) {
      return by.getOrDefault(Field.ATTRIBUTE, Set.of()).stream()
          .filter(fact -> fact.said().get(Field.ATTRIBUTE).containsKey(attribute))
          .findAny()
          .orElse(null);
    }
  }

  /// A creation that is no entry holds from the start, everything else from its day on, and the
  /// last one counts; but nobody dies twice.
  ModelAnswer at(LocalDate at) {
    Map<Field, Map<String, String>> state = new EnumMap<>(Field.class);
    state.put(Field.STATUS, Map.of("status", "UNKNOWN"));
    state.put(Field.LEFT, Map.of("away", "no"));
    Map<Field, Set<ModelFact>> by = new EnumMap<>(Field.class);
    Map<String, ModelFact> halves = new TreeMap<>();
    Map<String, ModelFact> attributes = new TreeMap<>();
    for (ModelFact fact : facts) {
      boolean isSeen = bounds.until == null || !fact.day().isAfter(bounds.until);
      boolean counts = fact.isFromStart() || isSeen && !fact.day().isAfter(at);
      boolean diesAgain = fact.said().containsKey(Field.DIED) && by.containsKey(Field.DIED);
      if (!counts || diesAgain) {
        continue;
      }
      for (Field field : fact.said().keySet()) {
        state.put(field, next(fact, field, state));
        by.put(field, Set.of(fact));
        if (field == Field.NAME) {
          halves.keySet().removeIf(_ -> fact.isCreation());
          fact.said().get(field).keySet().forEach(half -> halves.put(half, fact));
          by.put(field, Set.copyOf(halves.values()));
        } else if (field == Field.ATTRIBUTE) {
          fact.said().get(field).keySet().forEach(name -> attributes.put(name, fact));
          by.put(field, Set.copyOf(attributes.values()));
        }
      }
    }
    if (!by.containsKey(Field.CREATED)) {
      // who has not entered yet will be created so
      facts.stream()
          .filter(ModelFact::isCreation)
          .findFirst()
          .ifPresent(first -> by.put(Field.CREATED, Set.of(first)));
    }
    return new ModelAnswer(person(at, state, by), by);
  }

  private Person person(
      LocalDate at, Map<Field, Map<String, String>> state, Map<Field, Set<ModelFact>> by) {
    ModelAnswer answer = new ModelAnswer(null, by);
    Map<String, String> name = state.get(Field.NAME);
    Map<String, String> home = state.getOrDefault(Field.ADDRESS, Map.of());
    ModelFact creation = answer.only(Field.CREATED);
    ModelFact death = answer.only(Field.DIED);
    boolean isAway = state.get(Field.LEFT).equals(Map.of("away", "yes"));
    ModelBounds life = life();
    boolean isStarted = life.start() != null && !at.isBefore(life.start());
    boolean isPresumed = life.presumed() != null && !at.isBefore(life.presumed());
    boolean isAlive = isStarted && death == null && !isPresumed;
    boolean isBeyond =
        isAlive
            && (at.isAfter(bounds.lastDay())
                || life.observed() != null && !at.isBefore(life.observed()));
    return new Person(
        personId,
        name == null ? null : new Name(name.get("firstname"), name.get("lastname")),
        Status.valueOf(state.get(Field.STATUS).get("status")),
        ModelUnions.partner(facts, at, bounds.until),
        home.isEmpty()
            ? null
            : new Address(
                home.get("street"), home.get("city"), home.get("postcode"), home.get("country")),
        new TreeMap<>(state.getOrDefault(Field.ATTRIBUTE, Map.of())),
        life.born() == null ? null : life.born().birth(),
        creation == null ? null : creation.date(),
        death == null || life.isTakenBack() ? null : date(death),
        isAway && !life.isTakenBack() ? date(answer.only(Field.LEFT)) : null,
        isAlive && !isAway,
        isPresumed,
        isBeyond,
        !isPresumed && !isBeyond && isCertain(at, state, by),
        creation == null ? null : creation.source());
  }

  private static EffectiveDate date(ModelFact fact) {
    return fact.date() != null ? fact.date() : EffectiveDate.of(fact.day());
  }

  private ModelBounds life() {
    boolean wasCreated = known.stream().anyMatch(e -> e.event() instanceof Event.Creation);
    return ModelBounds.of(facts, wasCreated, ends, bounds);
  }

  /// A change of name leaves the half that it does not say, that of an attribute the others; whatever
  /// else is new is all new.
  private static Map<String, String> next(
      ModelFact fact, Field field, Map<Field, Map<String, String>> state) {
    boolean keeps = field == Field.NAME && !fact.isCreation() || field == Field.ATTRIBUTE;
    Map<String, String> said = fact.said().get(field);
    Map<String, String> next = new TreeMap<>(keeps ? over(said, state.get(field)) : said);
    next.values().removeIf(String::isEmpty); // an attribute that is no longer known
    return next;
  }

  private boolean isCertain(
      LocalDate at, Map<Field, Map<String, String>> state, Map<Field, Set<ModelFact>> by) {
    for (Set<ModelFact> deciders : by.values()) {
      if (deciders.stream().anyMatch(decider -> isDoubtful(decider.date(), at))) {
        return false;
      }
    }
    ModelFact birth = life().born();
    if (birth != null && isDoubtful(birth.birth(), at)) {
      return false;
    }
    ModelFact named = ModelUnions.partnerBy(facts, at, bounds.until);
    if (named != null && isDoubtful(named.date(), at)) {
      return false;
    }
    for (ModelFact fact : facts) {
      for (Field field : fact.said().keySet()) {
        Map<String, String> is = state.getOrDefault(field, Map.of());
        boolean namesElse =
            field == Field.STATUS
                && fact.partner() != null
                && Status.valueOf(fact.said().get(field).get("status")).isUnion()
                && (named == null || !fact.partner().equals(named.partner()));
        boolean saysElse =
            field != Field.CREATED && (namesElse || !next(fact, field, state).equals(is));
        boolean diesNow = field == Field.DIED && !by.containsKey(field);
        if (!fact.isFromStart() && isOpen(fact.date(), at) && (saysElse || diesNow)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isDoubtful(EffectiveDate date, LocalDate at) {
    boolean hasSign = date != null && date.qualifier() != EffectiveDate.Qualifier.NONE;
    return hasSign || isOpen(date, at);
  }

  /// Whether it may have been by then, and may also come later.
  private static boolean isOpen(EffectiveDate date, LocalDate at) {
    return date != null
        && (date.earliest() == null || !date.earliest().isAfter(at))
        && (date.latest() == null || date.latest().isAfter(at));
  }

  // ---- a whole life

  /// The day from which the person is there; null when she never is.
  LocalDate start() {
    return life().start();
  }

  List<Period<Object>> periods(ModelPeriods.Of of) {
    return ModelPeriods.of(this, personId, life(), bounds.until, of);
  }

  /// From each period to the next one without a day between them, at an age in whole years.
  List<Period.Change<Object>> changes(ModelPeriods.Of of) {
    List<Period<Object>> periods = periods(of);
    List<Period.Change<Object>> changes = new ArrayList<>();
    for (int i = 1; i < periods.size(); i++) {
      Period<Object> last = periods.get(i - 1);
      Period<Object> next = periods.get(i);
      if (next.from().equals(last.until())) {
        ModelFact birth = life().born();
        Integer age =
            birth == null
                ? null
                : (Integer) java.time.Period.between(birth.birth().day(), next.from()).getYears();
        changes.add(
            new Period.Change<>(
                personId, last.value(), next.value(), next.from(), age, next.certain()));
      }
    }
    return changes;
  }
}
