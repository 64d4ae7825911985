package people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.Reason.Field;
import people.Reason.Role;
import people.Snapshot.Difference;
import people.Snapshot.Difference.What;

/// Thousands of invented histories, with everything that records do wrong, answer every question as
/// [ReferenceModel] does. A failure is cut down to the events that it needs.
class ModelTest {

  private static final int PEOPLE = 3;

  /// A position that no event here has.
  private static final long NONE = 999;

  /// An event and when it is recorded.
  private record Entry(Instant recorded, Event event) {}

  /// Two moments with both clocks.
  private record Question(LocalDate at, Instant known, LocalDate otherAt, Instant otherKnown) {}

  @TempDir Path folder;

  @Test
  void everyAnswerIsWhatTheRulesSay() {
    for (long seed = 0; seed < 1000; seed++) {
      check(seed, null);
    }
  }

  @Test
  void answersAreTheSameThroughAFileThatIsOpenedAgain() {
    for (long seed = 100_000; seed < 100_030; seed++) {
      check(seed, folder.resolve(seed + ".jsonl"));
    }
  }

  /// As in a file that was edited by hand.
  @Test
  void everyAnswerAboutEveryoneIsTheSameWhereTimeDoesNotGoWithThePosition() {
    for (long seed = 200_000; seed < 200_500; seed++) {
      Random random = new Random(seed);
      List<Entry> entries = history(random);
      List<Instant> times = new ArrayList<>(entries.stream().map(Entry::recorded).toList());
      times.add(one(times, random));
      Collections.shuffle(times, random);
      List<RecordedEvent> log =
          log(entries).stream()
              .map(e ->
                  new RecordedEvent(
                      e.position(), times.get((int) e.position()), e.event(), e.json()))
              .toList();
      History real = History.of(log);
      for (Question question : questions(entries, random)) {
        History known = real.knownAt(question.known());
        Map<Integer, ReferenceModel> models = models(log, question.known());
        assertEquals(List.copyOf(models.keySet()), known.personIds(), "seed " + seed);
        compareColumns(known, log, models, question);
      }
    }
  }

  @Test
  void aFailureIsCutDownToTheEventsThatItNeeds() {
    List<Entry> history = history(new Random(7));
    Details details = Details.on("1900");
    history.add(new Entry(last(history).plusSeconds(1), new Event.Death(9, details)));
    history.add(
        new Entry(
            last(history).plusSeconds(1),
            new Event.Retraction(9, history.size() - 1, "x", details)));
    List<Entry> smallest = smallest(history, ModelTest::isTheDeathRetracted);
    assertEquals(
        List.of(new Event.Death(9, details), new Event.Retraction(9, 0, "x", details)),
        smallest.stream().map(Entry::event).toList());
  }

  private static boolean isTheDeathRetracted(List<Entry> entries) {
    History history = History.of(inMemory(entries));
    return history.personIds().contains(9)
        && history.why(9, LocalDate.MAX).stream()
            .anyMatch(reason -> reason.role() == Role.RETRACTED);
  }

  private static Instant last(List<Entry> history) {
    return history.getLast().recorded();
  }

  /// @param file null to stay in memory
  private static void check(long seed, Path file) {
    Random random = new Random(seed);
    List<Entry> history = history(random);
    List<Question> questions = questions(history, random);
    History real = file == null ? History.of(inMemory(history)) : reopened(history, file, random);
    List<RecordedEvent> log = log(history);
    for (Question question : questions) {
      String problem = problem(real, log, question);
      if (problem != null) {
        throw new AssertionError("seed %d, %s".formatted(seed, report(history, question, problem)));
      }
    }
  }

  private static String report(List<Entry> history, Question question, String problem) {
    Predicate<List<Entry>> fails = entries -> problem(entries, question) != null;
    List<Entry> smallest = smallest(history, fails);
    String smaller = problem(smallest, question);
    return "%s\n%s\n%s"
        .formatted(
            question,
            log(smallest).stream().map(RecordedEvent::json).collect(Collectors.joining("\n")),
            smaller != null ? smaller : problem + " (through the file only)");
  }

  private static String problem(List<Entry> history, Question question) {
    return problem(History.of(inMemory(history)), log(history), question);
  }

  // ---- inventing

  private static final List<String> YEARS =
      List.of("1900", "1900", "1901", "1950", "1950", "2015", "-0043", "Y12345", "Y-10000");

  private static final List<String> FORMS =
      List.of(
          "%s",
          "%s",
          "%s-06",
          "%s-06-15",
          "%s-06-15",
          "%s-06-15",
          "%s-06-16",
          "%s-02-14",
          "%s?",
          "%s-06~",
          "%s-06-15%%",
          "%s-06-15?",
          "../%s",
          "%s/..",
          "../%s-06-15",
          "%s-06-15/..",
          "%s-06-15~/..",
          "../%s-06?",
          "%s-06/%1$s",
          "%s-06-15/%1$s-06-16",
          "%s-XX",
          "%s-22");

  /// Often the same day, so that many things fall together.
  private static EffectiveDate date(Random random) {
    if (random.nextInt(3) == 0) {
      return EffectiveDate.parse("1900-06-15" + one(List.of("", "", "~", "/1900-06-16"), random));
    }
    if (random.nextInt(40) == 0) {
      return EffectiveDate.parse(one(List.of("190X", "19XX", "1900/1950", "1899~/1901"), random));
    }
    return EffectiveDate.parse(one(FORMS, random).formatted(one(YEARS, random)));
  }

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static List<Entry> history(Random random) {
    List<Entry> history = new ArrayList<>();
    Instant recorded = Instant.parse("2015-02-13T23:59:59.999990Z");
    int size = 1 + random.nextInt(14);
    int people = 1 + random.nextInt(1 + random.nextInt(PEOPLE));
    for (int i = 0; i < size; i++) {
      recorded =
          recorded.plus(
              switch (random.nextInt(4)) {
                case 0 -> Duration.ofNanos(1000);
                case 1 -> Duration.ofNanos(9000);
                case 2 -> Duration.ofHours(13);
                default -> Duration.ofDays(random.nextInt(3000));
              });
      recorded = recorded.plusNanos(1000);
      history.add(new Entry(recorded, event(history, people, random)));
    }
    return history;
  }

  /// What people record, and what a program of another maker may write: nothing checks that it
  /// fits.
  private static Event event(List<Entry> history, int people, Random random) {
    int position = history.size();
    int person = 1 + random.nextInt(people);
    EffectiveDate date = random.nextInt(5) == 0 ? null : date(random);
    Details details = new Details(date, random.nextBoolean() ? "folio " + position : null, null);
    int kind = random.nextInt(20);
    long about = random.nextInt(position + 2);
    boolean again = position > 0 && random.nextInt(3) == 0;
    if (again && history.getLast().event() instanceof Event.Correction last) {
      about = last.corrects();
    }
    if (kind >= 12 && about < position && random.nextInt(8) > 0) {
      person = history.get((int) about).event().personId();
    }
    return switch (kind) {
      case 0, 1 ->
          new Event.Creation(
              person,
              random.nextBoolean() ? name(random) : null,
              status(random),
              random.nextBoolean() ? address(random) : null,
              details);
      case 2, 3, 4 -> new Event.StatusChange(person, status(random), details);
      case 5, 6, 7 -> new Event.AddressChange(person, address(random), details);
      case 8, 9 -> new Event.NameChange(person, name(random), details);
      case 10 -> new Event.Death(person, details);
      case 11 -> new Event.Unrecognized("PERSON_ADOPTION", person, details);
      case 12, 13, 14, 15 ->
          new Event.Correction(person, about, amendment(random), "misread", details);
      default -> new Event.Retraction(person, about, "another person", details);
    };
  }

  private static Amendment amendment(Random random) {
    int said = 1 + random.nextInt(15);
    said = random.nextBoolean() ? 1 << random.nextInt(4) : said;
    return new Amendment(
        (said & 1) == 0 ? null : date(random),
        (said & 2) == 0 ? null : name(random),
        (said & 4) == 0 ? null : status(random),
        (said & 8) == 0 ? null : address(random));
  }

  private static Status status(Random random) {
    return one(
        random.nextBoolean() ? List.of(Status.SINGLE, Status.MARRIED) : List.of(Status.values()),
        random);
  }

  private static Name name(Random random) {
    String first = one(List.of("Ada", "Anne"), random);
    String last = one(List.of("Byron", "King"), random);
    int halves = random.nextInt(3);
    return new Name(halves == 1 ? null : first, halves == 2 ? null : last);
  }

  private static Address address(Random random) {
    if (random.nextBoolean()) {
      return new Address("1", random.nextBoolean() ? "1" : "2");
    }
    String[] parts = new String[4];
    parts[random.nextInt(4)] = one(List.of("1", "2"), random);
    parts[random.nextInt(4)] = one(List.of("1", "2"), random);
    return new Address(parts[0], parts[1], parts[2], parts[3]);
  }

  /// Mostly about the days and instants at which something changes, and those beside them.
  private static List<Question> questions(List<Entry> history, Random random) {
    Set<LocalDate> days = new TreeSet<>();
    Set<Instant> instants = new TreeSet<>(Set.of(Instant.MAX, Instant.EPOCH));
    for (Entry entry : history) {
      instants.addAll(Set.of(entry.recorded(), entry.recorded().minusNanos(1)));
      days.add(LocalDate.ofInstant(entry.recorded(), ZoneOffset.UTC));
      days.addAll(bounds(entry.event().details().effective()));
      if (entry.event() instanceof Event.Correction correction) {
        days.addAll(bounds(correction.to().effective()));
      }
    }
    days.addAll(days.stream().map(day -> day.minusDays(1)).toList());
    days.addAll(Set.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(1925, 7, 1)));
    List<LocalDate> at = List.copyOf(days);
    List<Instant> known = new ArrayList<>(instants);
    known.addAll(List.of(Instant.MAX, last(history), last(history)));
    return IntStream.range(0, 6)
        .mapToObj(_ ->
            new Question(one(at, random), one(known, random), one(at, random), one(known, random)))
        .toList();
  }

  private static Set<LocalDate> bounds(EffectiveDate date) {
    Set<LocalDate> days = new HashSet<>();
    if (date != null && date.earliest() != null) {
      days.add(date.earliest());
    }
    if (date != null && date.latest() != null) {
      days.add(date.latest());
    }
    return days;
  }

  // ---- recording

  private static Clock clock(List<Entry> history) {
    Iterator<Entry> entries = history.iterator();
    InstantSource source = () -> entries.next().recorded();
    return source.withZone(ZoneOffset.UTC);
  }

  private static EventTimeline inMemory(List<Entry> history) {
    EventTimeline timeline = EventTimeline.inMemory(clock(history));
    history.forEach(entry -> timeline.add(entry.event()));
    return timeline;
  }

  private static List<RecordedEvent> log(List<Entry> history) {
    List<RecordedEvent> log = new ArrayList<>();
    inMemory(history).forEach(log::add);
    return log;
  }

  private static History reopened(List<Entry> history, Path file, Random random) {
    int half = random.nextInt(history.size());
    List<Event> events = history.stream().map(Entry::event).toList();
    Clock clock = clock(history);
    for (List<Event> batch :
        List.of(events.subList(0, half), events.subList(half, events.size()))) {
      try (EventTimeline timeline = EventTimeline.open(file, clock)) {
        timeline.addAll(batch);
      }
    }
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return History.of(timeline);
    }
  }

  /// Takes away one event after the other, as long as it still fails. What refers to an event that
  /// goes refers to none then.
  private static List<Entry> smallest(List<Entry> history, Predicate<List<Entry>> fails) {
    for (int i = history.size() - 1; i >= 0; i--) {
      List<Entry> fewer = without(i, history);
      if (!fewer.isEmpty() && fails.test(fewer)) {
        return smallest(fewer, fails);
      }
    }
    return history;
  }

  private static List<Entry> without(int gone, List<Entry> history) {
    List<Entry> fewer = new ArrayList<>();
    for (Entry entry : history) {
      Event event =
          switch (entry.event()) {
            case Event.Correction e ->
                new Event.Correction(
                    e.personId(), moved(e.corrects(), gone), e.to(), e.why(), e.details());
            case Event.Retraction e ->
                new Event.Retraction(e.personId(), moved(e.retracts(), gone), e.why(), e.details());
            case Event e -> e;
          };
      fewer.add(new Entry(entry.recorded(), event));
    }
    fewer.remove(gone);
    return fewer;
  }

  private static long moved(long position, int gone) {
    return position == gone ? NONE : position > gone && position < NONE ? position - 1 : position;
  }

  // ---- comparing

  /// What is wrong with the answers; null when nothing is.
  private static String problem(History real, List<RecordedEvent> log, Question question) {
    try {
      compare(real, log, question);
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e.toString();
    }
  }

  private static void compare(History all, List<RecordedEvent> log, Question question) {
    LocalDate at = question.at();
    History real = all.knownAt(question.known());
    Map<Integer, ReferenceModel> models = models(log, question.known());
    assertEquals(List.copyOf(models.keySet()), real.personIds(), "identifiers");
    List<Person> everyone = models.values().stream().map(m -> m.at(at).person()).toList();
    assertEquals(everyone, real.at(at).all(), "everyone");
    assertEquals(
        everyone.stream().filter(Person::living).toList(), real.at(at).people(), "the living");
    models.forEach((id, model) -> {
      comparePeriods(Field.STATUS, real, id, model);
      comparePeriods(Field.ADDRESS, real, id, model);
      compareReasons(real, log, id, model, question);
    });
    compareColumns(real, log, models, question);
    compareDifferences(
        everyone,
        models(log, question.otherKnown()).values().stream()
            .map(model -> model.at(question.otherAt()).person())
            .toList(),
        real.at(at).differencesTo(all.knownAt(question.otherKnown()).at(question.otherAt())));
  }

  private static void compareColumns(
      History real,
      List<RecordedEvent> log,
      Map<Integer, ReferenceModel> models,
      Question question) {
    EventColumns events = real.columns();
    assertEquals(
        log.stream()
            .filter(event -> !event.recorded().isAfter(question.known()))
            .map(RecordedEvent::event)
            .toList(),
        IntStream.range(0, events.size()).mapToObj(row -> events.event(row).event()).toList(),
        "events");
    for (int row = 0; row < events.size(); row++) {
      RecordedEvent event = events.event(row);
      Details details = event.event().details();
      assertEquals(event.position(), events.position(row), "position");
      assertEquals(event.event().personId(), events.personId(row), "person");
      assertEquals(event.recorded(), instant(events.recordedMicros(row)), "recorded");
      assertEquals(event.day(), LocalDate.ofEpochDay(events.epochDay(row)), "day");
      assertEquals(details.effective(), events.effective(row), "effective");
      assertEquals(details.source(), events.source(events.sourceNumber(row)), "source");
    }
    assertEquals(periods(models, Field.STATUS), rows(real.statusPeriods()), "statuses");
    assertEquals(periods(models, Field.ADDRESS), rows(real.addressPeriods()), "addresses");
    Snapshot snapshot = real.at(question.at());
    assertEquals(
        snapshot.people().stream().map(ModelTest::row).toList(),
        rows(snapshot.columns()),
        "people");
    compareCounts(real, question);
    PeriodColumns<Boolean> doubts = real.doubts(EnumSet.allOf(Field.class));
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
    StatusCounts counts = real.countByStatus(dates);
    for (LocalDate date : dates) {
      for (Status status : Status.values()) {
        Predicate<Person> isOf = person -> person.status() == status;
        List<Person> people = real.at(date).people();
        assertEquals(people.stream().filter(isOf).count(), counts.people(date, status), "counts");
      }
    }
    assertEquals(
        counts.at(question.at()), real.at(question.at()).countByStatus(), "counts at one date");
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static List<Period<?>> periods(Map<Integer, ReferenceModel> models, Field field) {
    List<Period<?>> periods = new ArrayList<>();
    models.values().forEach(model -> periods.addAll(model.periods(field)));
    return periods;
  }

  private static List<Period<?>> rows(PeriodColumns<?> periods) {
    List<Period<?>> rows = new ArrayList<>();
    for (int row = 0; row < periods.size(); row++) {
      rows.add(
          new Period<>(
              periods.personId(row),
              periods.value(periods.number(row)),
              LocalDate.ofEpochDay(periods.from(row)),
              periods.until(row) == PeriodColumns.NEVER
                  ? null
                  : LocalDate.ofEpochDay(periods.until(row)),
              periods.isCertain(row)));
    }
    return rows;
  }

  private static List<Object> row(Person person) {
    Name name = person.name();
    return Arrays.asList(
        person.personId(),
        person.status(),
        name == null ? null : name.firstname(),
        name == null ? null : name.lastname(),
        person.address(),
        person.created() == null ? null : person.created().day(),
        person.certain());
  }

  private static List<List<Object>> rows(PersonColumns people) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < people.size(); row++) {
      Name first = people.name(people.firstnameNumber(row));
      Name last = people.name(people.lastnameNumber(row));
      rows.add(
          Arrays.asList(
              people.personId(row),
              people.status(row),
              first == null ? null : first.firstname(),
              last == null ? null : last.lastname(),
              people.address(people.addressNumber(row)),
              people.born(row) == PersonColumns.NEVER
                  ? null
                  : LocalDate.ofEpochDay(people.born(row)),
              people.isCertain(row)));
    }
    return rows;
  }

  private static Map<Integer, ReferenceModel> models(List<RecordedEvent> log, Instant known) {
    Map<Integer, ReferenceModel> models = new TreeMap<>();
    for (int person = 1; person <= PEOPLE; person++) {
      ReferenceModel model = new ReferenceModel(log, person, known);
      if (model.isSomethingKnown()) {
        models.put(person, model);
      }
    }
    return models;
  }

  private static void comparePeriods(Field field, History real, int id, ReferenceModel model) {
    boolean ofStatus = field == Field.STATUS;
    List<? extends Period<?>> periods = ofStatus ? real.statusPeriods(id) : real.addressPeriods(id);
    assertEquals(model.periods(field), periods, "periods");
    assertEquals(model.changes(field), ofStatus ? real.transitions(id) : real.moves(id), "changes");
    // the model could have the same gap
    for (int i = 0; i < periods.size(); i++) {
      Period<?> period = periods.get(i);
      Person first = real.at(period.from()).person(id);
      assertEquals(period.value(), ofStatus ? first.status() : first.address(), "first day");
      assertEquals(i > 0, real.at(period.from().minusDays(1)).person(id).living(), "before");
      if (period.until() != null) {
        assertEquals(true, period.from().isBefore(period.until()), "length");
        Person last = real.at(period.until().minusDays(1)).person(id);
        assertEquals(period.value(), ofStatus ? last.status() : last.address(), "last day");
        boolean ends = i + 1 == periods.size();
        assertEquals(!ends, real.at(period.until()).person(id).living(), "after");
        assertEquals(ends ? period.until() : periods.get(i + 1).from(), period.until(), "gap");
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
    Map<Long, Set<Field>> really = new TreeMap<>();
    Map<Long, ReferenceModel.Fact> facts = new TreeMap<>();
    model.facts().forEach(fact -> facts.put(fact.position(), fact));
    List<Reason> reasons = real.why(id, at);
    for (Reason reason : reasons) {
      if (reason.role() == Role.DECIDES) {
        really.put(reason.event().position(), reason.fields());
      }
      boolean isKnown = !reason.event().recorded().isAfter(question.known());
      ReferenceModel.Fact fact = facts.get(reason.event().position());
      Role role =
          !isKnown
              ? Role.NOT_KNOWN
              : !model.stands(reason.event())
                  ? Role.RETRACTED
                  : fact == null
                      ? reason.role()
                      : deciders.containsKey(fact.position())
                          ? Role.DECIDES
                          : fact.isCreation() || !fact.day().isAfter(at)
                              ? Role.OVERRULED
                              : Role.NOT_YET;
      assertEquals(role, reason.role(), () -> "role of event " + reason.event().position());
    }
    assertEquals(deciders, really, "what decides");
    assertEquals(
        log.stream().map(RecordedEvent::position).filter(p -> isOf(id, log, p)).toList(),
        reasons.stream().map(reason -> reason.event().position()).sorted().toList(),
        "every event once");
    assertEquals(
        model.facts().stream().map(ReferenceModel.Fact::position).toList(),
        reasons.stream()
            .map(reason -> reason.event().position())
            .filter(facts::containsKey)
            .toList(),
        "order");
  }

  private static boolean isOf(int id, List<RecordedEvent> log, long position) {
    return log.get((int) position).event().personId() == id;
  }

  /// What was there and is still there becomes what it is by the differences alone.
  private static void compareDifferences(
      List<Person> before, List<Person> after, List<Difference> differences) {
    for (int id = 1; id <= PEOPLE; id++) {
      Person was = of(id, before);
      Person is = of(id, after);
      Map<What, Object> olds = new TreeMap<>();
      Map<What, Object> news = new TreeMap<>();
      for (Difference difference : differences) {
        if (difference.personId() == id) {
          assertEquals(false, olds.containsKey(difference.what()), "twice " + difference);
          olds.put(difference.what(), difference.before());
          news.put(difference.what(), difference.after());
        }
      }
      if (was != null && is != null) {
        assertEquals(true, olds.entrySet().stream().allMatch(d -> differs(d, was, is)), "before");
        assertEquals(values(is), changed(values(was), news), "after the differences");
      } else {
        Set<What> expected = EnumSet.noneOf(What.class);
        if (was != null) {
          expected.add(What.GONE);
        } else if (is != null) {
          expected.add(What.JOINED);
          if (is.died() != null) {
            expected.add(What.DIED);
          }
        }
        assertEquals(expected, olds.keySet(), "who came and went");
      }
    }
  }

  /// Someone who is there, or was and died; else null.
  private static Person of(int id, List<Person> people) {
    return people.stream()
        .filter(person -> person.personId() == id)
        .filter(person -> person.living() || person.died() != null)
        .findFirst()
        .orElse(null);
  }

  private static boolean differs(Map.Entry<What, Object> old, Person was, Person is) {
    Object before = values(was).get(old.getKey());
    return Objects.equals(before, old.getValue())
        && !Objects.equals(before, values(is).get(old.getKey()));
  }

  private static Map<What, Object> values(Person person) {
    Map<What, Object> values = new TreeMap<>();
    values.put(What.CREATED, person.created());
    values.put(What.NAME, person.name());
    values.put(What.STATUS, person.status());
    values.put(What.ADDRESS, person.address());
    values.put(What.DIED, person.died());
    return values;
  }

  private static Map<What, Object> changed(Map<What, Object> values, Map<What, Object> by) {
    values.putAll(by);
    return values;
  }
}
