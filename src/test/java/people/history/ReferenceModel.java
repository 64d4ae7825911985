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
  private final ModelMerges merges;
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
    merges = new ModelMerges(timeline, moment);
    for (RecordedEvent event : timeline) {
      if (event.event().personId() > 0
          && merges.survivor(event.event().personId()) == personId
          && !event.recorded().isAfter(moment)) {
        known.add(event);
      }
    }
    facts = inOrderOfEffect();
  }

  private ReferenceModel(ReferenceModel of, Predicate<ModelFact> facts) {
    this.personId = of.personId;
    this.bounds = of.bounds;
    this.known.addAll(of.known);
    this.ends.addAll(of.ends);
    this.merges = of.merges;
    this.facts = of.facts.stream().filter(facts).toList();
  }

  /// The same as if what may be still to come on a day was: what happened to her, other than her
  /// creation, by a date that allows days up to that one and days behind it.
  ///
  /// @param isOfEnds whether only what ends a union, a life, or a stay in the register
  ReferenceModel asIfNotYet(LocalDate at, boolean isOfEnds) {
    return new ReferenceModel(this, fact -> !ModelCertainty.isNotYet(fact, at, isOfEnds));
  }

  boolean isSomethingKnown() {
    return merges.survivor(personId) == personId && !known.isEmpty();
  }

  // ---- corrections and retractions

  /// An event stands unless a later one takes it back that stands itself.
  boolean stands(RecordedEvent event) {
    for (RecordedEvent later : known) {
      if (later.event() instanceof Event.Retraction retraction
          && retraction.retracts() == event.position()
          && retraction.personId() == event.event().personId()
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
      if (stands(event) && !ModelSaid.said(event.event()).isEmpty()) {
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
    if (facts.stream().anyMatch(fact -> fact.isCreation() && fact.record() == personId)) {
      facts.replaceAll(fact -> fact.record() == personId ? fact : fact.asEvidence());
    }
    return facts;
  }

  List<ModelFact> facts() {
    return facts;
  }

  int personId() {
    return personId;
  }

  /// Whose the facts of a record are.
  int survivor(int record) {
    return merges.survivor(record);
  }

  /// Her events that are known, in order of position.
  List<RecordedEvent> known() {
    return known;
  }

  private ModelFact read(RecordedEvent event) {
    Map<Field, Map<String, String>> said = ModelSaid.said(event.event());
    EffectiveDate date = event.event().details().effective();
    EffectiveDate born = event.event() instanceof Event.Creation e ? e.born() : null;
    Partner partner = event.event() instanceof Event.StatusChange e ? e.partner() : null;
    for (RecordedEvent later : known) {
      if (later.event() instanceof Event.Correction correction
          && correction.corrects() == event.position()
          && correction.personId() == event.event().personId()
          && later.position() > event.position()
          && stands(later)
          && ModelSaid.fits(correction.to(), event.event())) {
        Amendment to = correction.to();
        ModelSaid.parts(to.name(), to.status(), to.address())
            .forEach((field, parts) -> said.put(field, ModelSaid.over(parts, said.get(field))));
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
        && partner.misfit(
                event.event().personId(), Status.valueOf(said.get(Field.STATUS).get("status")))
            != null) {
      partner = null; // corrected to be nobody's status
    }
    ModelFact fact =
        new ModelFact(
            event.event().personId(),
            false,
            event.position(),
            isCreation,
            said,
            merges.survivor(partner, personId),
            born,
            date,
            day,
            source);
    if (fact.isEntry()) {
      said.remove(Field.STATUS, Map.of("status", "UNKNOWN")); // it says none
    }
    return fact;
  }

  // ---- the state at the end of a day

  /// @param by the facts that decide each field: two where each said half of a name, and one for
  ///   each attribute
  record ModelAnswer(
      Person person, Map<Field, Set<ModelFact>> by, Map<Field, Map<String, String>> state) {

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
    List<ModelFact> held = held(at);
    for (ModelFact fact : held) {
      boolean diesAgain = fact.said().containsKey(Field.DIED) && by.containsKey(Field.DIED);
      if (diesAgain || fact.isEvidence()) {
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
          .filter(fact -> fact.isCreation() && !fact.isEvidence())
          .findFirst()
          .ifPresent(first -> by.put(Field.CREATED, Set.of(first)));
    }
    ModelMerges.fill(held.stream().filter(ModelFact::isEvidence).toList(), state, by);
    return new ModelAnswer(person(at, state, by), by, state);
  }

  private List<ModelFact> held(LocalDate at) {
    return facts.stream()
        .filter(fact -> {
          boolean isSeen = bounds.until == null || !fact.day().isAfter(bounds.until);
          return fact.isFromStart() || isSeen && !fact.day().isAfter(at);
        })
        .toList();
  }

  private Person person(
      LocalDate at, Map<Field, Map<String, String>> state, Map<Field, Set<ModelFact>> by) {
    ModelAnswer answer = new ModelAnswer(null, by, state);
    Map<String, String> name = state.get(Field.NAME);
    Map<String, String> home = state.getOrDefault(Field.ADDRESS, Map.of());
    ModelFact creation = answer.only(Field.CREATED);
    ModelFact death = answer.only(Field.DIED);
    boolean isAway = state.get(Field.LEFT).equals(Map.of("away", "yes"));
    ModelBounds life = life();
    boolean isStarted = life.start() != null && !at.isBefore(life.start());
    boolean isPresumed = life.presumed() != null && !at.isBefore(life.presumed());
    boolean isAlive = isStarted && death == null && !isPresumed;
    boolean mayLive = life.start() != null && !isStarted && life.born() == null;
    boolean isBeyond =
        isAlive
            && (at.isAfter(bounds.lastDay())
                || life.observed() != null && !at.isBefore(life.observed()));
    return new Person(
        personId,
        name == null ? null : new Name(name.get("firstname"), name.get("lastname")),
        Status.valueOf(state.get(Field.STATUS).get("status")),
        ModelUnion.of(facts, at, bounds.until).partner(),
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
        !isPresumed && !isBeyond && !mayLive && isCertain(answer, at, EnumSet.allOf(Field.class)),
        creation == null ? null : creation.source(),
        false);
  }

  private static EffectiveDate date(ModelFact fact) {
    return fact.date() != null ? fact.date() : EffectiveDate.of(fact.day());
  }

  ModelBounds life() {
    boolean wasCreated =
        known.stream()
            .anyMatch(e -> e.event() instanceof Event.Creation && e.event().personId() == personId);
    return ModelBounds.of(facts, wasCreated, ends, bounds);
  }

  /// A change of name leaves the half that it does not say, that of an attribute the others;
  /// whatever else is new is all new.
  static Map<String, String> next(
      ModelFact fact, Field field, Map<Field, Map<String, String>> state) {
    boolean keeps = field == Field.NAME && !fact.isCreation() || field == Field.ATTRIBUTE;
    Map<String, String> said = fact.said().get(field);
    Map<String, String> next = new TreeMap<>(keeps ? ModelSaid.over(said, state.get(field)) : said);
    next.values().removeIf(String::isEmpty); // an attribute that is no longer known
    return next;
  }

  /// Whether these fields are certain at the end of a day.
  boolean isCertain(LocalDate at, Set<Field> fields) {
    return isCertain(at(at), at, fields);
  }

  private boolean isCertain(ModelAnswer answer, LocalDate at, Set<Field> fields) {
    ModelFact named = ModelUnion.of(facts, at, bounds.until).named();
    if (disagreeOnStatus(at, answer) || ModelMerges.disagreeOnBirth(facts, life().born())) {
      return false;
    }
    ModelFact first = ModelBounds.first(facts);
    boolean mayBeginLater =
        fields.contains(Field.CREATED)
            && first != null
            && ModelCertainty.isDoubtful(first.birth(), at);
    boolean mayBeWithAnother =
        fields.contains(Field.STATUS)
            && facts.stream().anyMatch(fact -> mayChangePartner(fact, at));
    return !mayBeginLater
        && !mayBeWithAnother
        && new ModelCertainty(answer, at, fields).isCertain(facts, life().born(), named);
  }

  /// Whether she has another partner on a day if a fact was not by then that may have been, or was
  /// the last one.
  private boolean mayChangePartner(ModelFact fact, LocalDate at) {
    if (fact.isFromStart()
        || fact.isEvidence()
        || ModelUnion.status(fact) == null
        || !ModelCertainty.isOpen(fact.date(), at)) {
      return false;
    }
    List<ModelFact> others = facts.stream().filter(each -> each != fact).toList();
    Partner partner = ModelUnion.of(facts, at, bounds.until).partner();
    ModelUnion without = ModelUnion.of(others, at, bounds.until);
    return !Objects.equals(partner, without.partner())
        || !Objects.equals(partner, without.then(fact).partner());
  }

  /// Whether records that were merged say different statuses of a day.
  boolean disagreeOnStatus(LocalDate at, ModelAnswer answer) {
    return ModelMerges.disagreeOnStatus(facts, held(at), answer.state(), answer.by());
  }

  // ---- a whole life

  /// The day from which the person is there; null when she never is.
  LocalDate start() {
    return life().start();
  }

  List<Period<Object>> periods(ModelPeriods.Of of) {
    return ModelPeriods.of(this, personId, life(), bounds.until, of);
  }

  List<Period.Change<Object>> changes(ModelPeriods.Of of) {
    return ModelPeriods.changes(periods(of), personId, life().born());
  }
}
