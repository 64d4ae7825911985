package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.history.InventedHistory.PEOPLE;

import module java.base;

import people.*;
import people.columns.*;
import people.history.InventedHistory.Question;
import people.history.ModelPeriods.Of;
import people.history.Reason.Field;
import people.history.Reason.Role;

/// Compares what a history answers with what a [ReferenceModel] does.
final class ModelComparison {

  private ModelComparison() {}

  /// What is wrong with the answers; null when nothing is.
  static String problem(History real, List<RecordedEvent> log, Question question) {
    try {
      compare(real, log, question);
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e.toString();
    }
  }

  private static void compare(History all, List<RecordedEvent> log, Question question) {
    LocalDate at = question.at();
    History real = question.of(all, question.known());
    Map<Integer, ReferenceModel> models = models(log, question.known(), question);
    assertEquals(List.copyOf(models.keySet()), real.personIds(), "identifiers");
    List<Person> everyone = models.values().stream().map(m -> m.at(at).person()).toList();
    assertEquals(everyone, real.at(at).all(), "everyone");
    assertEquals(
        everyone.stream().filter(person -> person.living() && !person.beyond()).toList(),
        real.at(at).people(),
        "the living");
    IntFunction<Name> names = real.at(at).names();
    models.forEach((id, model) -> {
      assertEquals(model.at(at).person().name(), names.apply(id), "name");
      assertEquals(model.at(at).person(), real.at(at).person(id), "one person");
      comparePeriods(Of.STATUS, real.statusPeriods(id), real, id, model);
      comparePeriods(Of.ADDRESS, real.addressPeriods(id), real, id, model);
      assertEquals(model.changes(Of.STATUS), real.transitions(id), "changes of status");
      assertEquals(model.changes(Of.ADDRESS), real.moves(id), "moves");
      for (String name : ModelAttributes.names(log)) {
        Of of = Of.attribute(name);
        comparePeriods(of, real.attributePeriods(id, name), real, id, model);
        assertEquals(model.changes(of), real.transitions(id, name), "changes of " + name);
      }
      ModelAttributes.comparePerson(real, id, model);
      compareReasons(real, log, id, model, question);
    });
    compareColumns(real, log, models, question);
    ModelDifferences.compare(
        everyone,
        models(log, question.otherKnown(), question).values().stream()
            .map(model -> model.at(question.otherAt()).person())
            .toList(),
        new ModelMerges(log, question.known()),
        new ModelMerges(log, question.otherKnown()),
        real.at(at).differencesTo(question.of(all, question.otherKnown()).at(question.otherAt())));
  }

  static void compareColumns(
      History real,
      List<RecordedEvent> log,
      Map<Integer, ReferenceModel> models,
      Question question) {
    HistoryColumns.EventRows events = real.columns().events();
    assertEquals(
        log.stream()
            .filter(event -> !event.recorded().isAfter(question.known()))
            .map(RecordedEvent::event)
            .toList(),
        IntStream.range(0, events.size())
            .mapToObj(row -> events.events().apply(row).event())
            .toList(),
        "events");
    for (int row = 0; row < events.size(); row++) {
      RecordedEvent event = events.events().apply(row);
      Details details = event.event().details();
      assertEquals(event.position(), events.positions().applyAsLong(row), "position");
      assertEquals(event.event().personId(), events.personIds().applyAsInt(row), "person");
      assertEquals(event.recorded(), instant(events.recorded().applyAsLong(row)), "recorded");
      assertEquals(event.day(), LocalDate.ofEpochDay(events.days().applyAsInt(row)), "day");
      assertEquals(details.effective(), events.effective().apply(row), "effective");
      assertEquals(
          details.source(), events.sources().value(events.sources().number(row)), "source");
      assertEquals(
          details.recordedBy(), events.recorders().value(events.recorders().number(row)), "by");
      ModelAttributes.compareRow(events, row);
    }
    assertEquals(periods(models, Of.STATUS), rows(real.columns().statusPeriods()), "statuses");
    assertEquals(periods(models, Of.ADDRESS), rows(real.columns().addressPeriods()), "addresses");
    for (String name : ModelAttributes.names(log)) {
      assertEquals(
          periods(models, Of.attribute(name)),
          rows(real.columns().attributePeriods(name)),
          "periods of " + name);
    }
    ModelAttributes.compareEveryone(real, log, models);
    Snapshot snapshot = real.at(question.at());
    assertEquals(
        snapshot.people().stream().map(ModelComparison::row).toList(),
        rows(snapshot.columns()),
        "people");
    compareCounts(real, question);
    UnionComparison.compare(real, models, question);
    HistoryColumns.PeriodRows<Boolean> doubts = real.columns().doubts(EnumSet.allOf(Field.class));
    for (Person person : snapshot.people()) {
      int day = EventColumns.day(question.at());
      boolean isDoubtful =
          IntStream.range(0, doubts.size())
              .anyMatch(row ->
                  doubts.personId(row) == person.personId()
                      && doubts.from(row) <= day
                      && day < doubts.until(row));
      assertEquals(!person.certain(), isDoubtful, "doubts");
    }
  }

  private static void compareCounts(History real, Question question) {
    List<LocalDate> dates =
        List.of(question.at(), LocalDate.of(1950, 6, 15), question.at(), question.otherAt());
    HistoryColumns.StatusCounts counts = real.columns().countByStatus(dates);
    for (LocalDate date : dates) {
      for (Status status : Status.values()) {
        Predicate<Person> isOf = person -> person.status() == status;
        List<Person> people = real.at(date).people();
        assertEquals(people.stream().filter(isOf).count(), counts.people(date, status), "counts");
        assertEquals(
            real.at(date).all().stream()
                .filter(isOf)
                .filter(person -> person.living() && person.beyond())
                .count(),
            counts.beyond(date, status),
            "beyond");
      }
    }
    assertEquals(
        counts.at(question.at()), real.at(question.at()).countByStatus(), "counts at one date");
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static List<Period<?>> periods(Map<Integer, ReferenceModel> models, Of of) {
    List<Period<?>> periods = new ArrayList<>();
    models.values().forEach(model -> periods.addAll(model.periods(of)));
    return periods;
  }

  private static List<Period<?>> rows(HistoryColumns.PeriodRows<?> periods) {
    List<Period<?>> rows = new ArrayList<>();
    for (int row = 0; row < periods.size(); row++) {
      rows.add(
          new Period<>(
              periods.personId(row),
              periods.values().value(periods.values().number(row)),
              LocalDate.ofEpochDay(periods.from(row)),
              periods.begins().apply(row),
              periods.until(row) == HistoryColumns.NEVER
                  ? null
                  : LocalDate.ofEpochDay(periods.until(row)),
              periods.endings().apply(row),
              periods.certain().test(row)));
    }
    return rows;
  }

  private static List<Object> row(Person person) {
    Name name = person.name();
    return Arrays.asList(
        person.personId(),
        person.status(),
        person.partner(),
        name == null ? null : name.firstname(),
        name == null ? null : name.lastname(),
        person.address(),
        person.born() == null ? null : person.born().day(),
        person.certain());
  }

  private static Partner partner(HistoryColumns.PersonRows people, int row) {
    int id = people.partners().applyAsInt(row);
    Name name = people.partnerNames().value(people.partnerNames().number(row));
    return id != 0 ? Partner.of(id) : name == null ? null : Partner.named(name);
  }

  private static List<List<Object>> rows(HistoryColumns.PersonRows people) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < people.size(); row++) {
      Name first = people.firstnames().value(people.firstnames().number(row));
      Name last = people.lastnames().value(people.lastnames().number(row));
      rows.add(
          Arrays.asList(
              people.personIds().applyAsInt(row),
              people.statuses().apply(row),
              partner(people, row),
              first == null ? null : first.firstname(),
              last == null ? null : last.lastname(),
              people.addresses().value(people.addresses().number(row)),
              people.born().applyAsInt(row) == HistoryColumns.NEVER
                  ? null
                  : LocalDate.ofEpochDay(people.born().applyAsInt(row)),
              people.certain().test(row)));
    }
    return rows;
  }

  static Map<Integer, ReferenceModel> models(
      List<RecordedEvent> log, Instant known, Question question) {
    Map<Integer, ReferenceModel> models = new TreeMap<>();
    for (int person = 1; person <= PEOPLE; person++) {
      ReferenceModel model = new ReferenceModel(log, person, known, question.bounds());
      if (model.isSomethingKnown()) {
        models.put(person, model);
      }
    }
    return models;
  }

  private static void comparePeriods(
      Of of, List<? extends Period<?>> periods, History real, int id, ReferenceModel model) {
    assertEquals(model.periods(of), periods, "periods");
    // the model could have the same gap
    for (int i = 0; i < periods.size(); i++) {
      Period<?> period = periods.get(i);
      if (period.from().isAfter(real.observedUntil())) {
        continue; // planned; by then she may be presumed dead
      }
      Person first = real.at(period.from()).person(id);
      assertEquals(period.value(), of.value().apply(first), "first day");
      assertEquals(true, first.living(), "living");
      boolean lived = real.at(period.from().minusDays(1)).person(id).living();
      switch (period.begins()) {
        case BIRTH, RETURN -> assertEquals(false, lived, "before");
        case EVENT ->
            assertEquals(i == 0 || periods.get(i - 1).until().equals(period.from()), lived);
        case ENTRY -> assertEquals(0, i, "entry");
      }
      if (period.until() != null) {
        assertEquals(true, period.from().isBefore(period.until()), "length");
        Person last = real.at(period.until().minusDays(1)).person(id);
        assertEquals(period.value(), of.value().apply(last), "last day");
        if (period.until().isAfter(real.observedUntil())) {
          continue; // all of it is beyond, and ModelPeriods says no less
        }
        Person after = real.at(period.until()).person(id);
        assertEquals(period.ends() == Period.End.EVENT, after.living() && !after.beyond(), "after");
        assertEquals(period.ends() == Period.End.OBSERVATION, after.beyond(), "beyond");
      } else {
        assertEquals(Period.End.OBSERVATION, period.ends(), "still");
      }
    }
  }

  private static void compareReasons(
      History real, List<RecordedEvent> log, int id, ReferenceModel model, Question question) {
    LocalDate at = question.at();
    Map<Long, Set<Field>> deciders = new TreeMap<>();
    model
        .at(at)
        .by()
        .forEach((field, facts) ->
            facts.forEach(fact ->
                deciders
                    .computeIfAbsent(fact.position(), _ -> EnumSet.noneOf(Field.class))
                    .add(field)));
    ModelMerges merges = new ModelMerges(log, question.known());
    Map<Long, Set<Field>> really = new TreeMap<>();
    Map<Long, ModelFact> facts = new TreeMap<>();
    model.facts().forEach(fact -> facts.put(fact.position(), fact));
    List<Reason> reasons = real.why(id, at);
    for (Reason reason : reasons) {
      if (reason.role() == Role.DECIDES) {
        really.put(reason.event().position(), reason.fields());
      }
      boolean isKnown = !reason.event().recorded().isAfter(question.known());
      ModelFact fact = facts.get(reason.event().position());
      Role role =
          !isKnown
              ? Role.NOT_KNOWN
              : !model.stands(reason.event())
                  ? Role.RETRACTED
                  : fact == null
                      ? reason.role()
                      : deciders.containsKey(fact.position())
                          ? Role.DECIDES
                          : fact.isFromStart() || !fact.day().isAfter(at) && isSeen(fact, question)
                              ? Role.OVERRULED
                              : Role.NOT_YET;
      assertEquals(role, reason.role(), () -> "role of event " + reason.event().position());
    }
    assertEquals(deciders, really, "what decides");
    assertEquals(
        log.stream()
            .map(RecordedEvent::position)
            .filter(p -> {
              int record = log.get((int) (long) p).event().personId();
              return record > 0 && merges.survivor(record) == id;
            })
            .toList(),
        reasons.stream().map(reason -> reason.event().position()).sorted().toList(),
        "every event once");
    assertEquals(
        model.facts().stream().map(ModelFact::position).toList(),
        reasons.stream()
            .map(reason -> reason.event().position())
            .filter(facts::containsKey)
            .toList(),
        "order");
  }

  private static boolean isSeen(ModelFact fact, Question question) {
    LocalDate until = question.bounds().until();
    return until == null || !fact.day().isAfter(until);
  }
}
