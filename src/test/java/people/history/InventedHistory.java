package people.history;

import module java.base;

import people.*;
import people.timeline.*;

/// Invented histories, with everything that records do wrong, and questions about them; each again
/// for the same seed.
public final class InventedHistory {

  static final int PEOPLE = 3;

  /// A position that no event here has.
  private static final long NONE = 999;

  static final List<Attribute> KEYS =
      List.of(Attribute.parse("gnd=1"), Attribute.parse("sex=female"), Attribute.parse("gnd=2"));

  /// An event and when it is recorded.
  public record Invented(Instant recorded, Event event) {}

  /// Two moments with both clocks, and what ends lives.
  record Question(
      LocalDate at,
      Instant known,
      LocalDate otherAt,
      Instant otherKnown,
      ReferenceModel.Bounds bounds) {

    History of(History history, Instant known) {
      History of = history.knownAt(known).lifespan(bounds.lifespan());
      return bounds.until() == null ? of : of.observedUntil(bounds.until());
    }
  }

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

  private static final List<String> SOURCES =
      Arrays.asList(null, null, "folio", "folio#7", "folio#7#I1", "folio 2#I1");

  private InventedHistory() {}

  static Instant last(List<Invented> history) {
    return history.getLast().recorded();
  }

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

  static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  public static List<Invented> history(Random random) {
    List<Invented> history = new ArrayList<>();
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
      Event event = event(history, people, random);
      history.add(new Invented(recorded, event));
      if (event instanceof Event.StatusChange one && random.nextInt(3) > 0) {
        int other = one.partner() == null ? 0 : one.partner().personId();
        if (other > 0 && other <= people) {
          recorded = recorded.plusNanos(1000);
          Partner back = Partner.of(one.personId());
          history.add(
              new Invented(
                  recorded, new Event.StatusChange(other, one.newStatus(), back, one.details())));
        }
      }
    }
    return history;
  }

  /// What people record, and what a program of another maker may write: nothing checks that it
  /// fits.
  private static Event event(List<Invented> history, int people, Random random) {
    int position = history.size();
    int person = 1 + random.nextInt(people);
    EffectiveDate date = random.nextInt(5) == 0 ? null : date(random);
    Details details =
        new Details(date, one(SOURCES, random), null)
            .by(one(Arrays.asList(null, "Bo", "folio"), random));
    int kind = random.nextInt(34);
    long about = random.nextInt(position + 2);
    boolean again = position > 0 && random.nextInt(3) == 0;
    if (again && history.getLast().event() instanceof Event.Correction last) {
      about = last.corrects();
    }
    if (kind >= 12 && kind < 20 && about < position && random.nextInt(8) > 0) {
      person = Math.max(1, history.get((int) about).event().personId());
    }
    return switch (kind) {
      case 0, 1 ->
          new Event.Creation(
              person,
              random.nextBoolean() ? name(random) : null,
              status(random),
              random.nextBoolean() ? address(random) : null,
              random.nextInt(3) == 0 ? date(random) : null,
              details);
      case 2, 3, 4 -> {
        Status status = status(random);
        Partner partner = random.nextBoolean() ? partner(random) : null;
        boolean fits = partner != null && partner.misfit(person, status) == null;
        yield new Event.StatusChange(person, status, fits ? partner : null, details);
      }
      case 5, 6, 7 ->
          new Event.AddressChange(person, random.nextInt(4) == 0 ? null : address(random), details);
      case 8, 9 -> new Event.NameChange(person, name(random), details);
      case 10 -> new Event.Death(person, details);
      case 11 -> new Event.Unrecognized("PERSON_ADOPTION", person, details);
      case 12, 13, 14, 15 ->
          new Event.Correction(person, about, amendment(random), "misread", details);
      case 20, 21 -> new Event.Leaving(person, random.nextBoolean() ? "emigrated" : null, details);
      case 22, 23 -> new Event.Return(person, details);
      case 24 ->
          random.nextInt(4) == 0
              ? new Event.NamedBatch("folio", 1 + random.nextInt(3), details)
              : new Event.ObservationEnd(
                  one(Arrays.asList(null, null, "folio", "folio#7"), random),
                  Details.on(date(random)));
      case 25, 26, 27 ->
          new Event.AttributeChange(person, ModelAttributes.attribute(random), details);
      case 28 -> new Event.Parents(person, ModelAttributes.parents(person, random), details);
      case 29, 30 -> new Event.Key(person, one(KEYS, random), details);
      case 31, 32, 33 -> {
        int other = 1 + random.nextInt(people);
        yield other == person
            ? new Event.Distinction(person, person + 1, "looked at", details)
            : new Event.Merge(person, other, "the same birth", details);
      }
      default -> new Event.Retraction(person, about, "another person", details);
    };
  }

  private static Amendment amendment(Random random) {
    int said = 1 + random.nextInt(63);
    said = random.nextBoolean() ? 1 << random.nextInt(6) : said;
    return new Amendment(
        (said & 1) == 0 ? null : date(random),
        (said & 2) == 0 ? null : name(random),
        (said & 4) == 0 ? null : status(random),
        (said & 8) == 0 ? null : address(random),
        (said & 16) == 0 ? null : date(random),
        (said & 32) == 0 ? null : partner(random));
  }

  private static Partner partner(Random random) {
    return random.nextInt(3) == 0 ? Partner.named(name(random)) : Partner.of(1 + random.nextInt(5));
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
    if (random.nextInt(3) == 0) {
      String postcode = one(Arrays.asList("7", "8", null), random);
      return new Address("1", "1", postcode, one(Arrays.asList("UK", null), random));
    }
    String[] parts = new String[4];
    parts[random.nextInt(4)] = one(List.of("1", "2"), random);
    parts[random.nextInt(4)] = one(List.of("1", "2"), random);
    return new Address(parts[0], parts[1], parts[2], parts[3]);
  }

  /// Mostly about the days and instants at which something changes, and those beside them.
  static List<Question> questions(List<Invented> history, Random random) {
    Set<LocalDate> days = new TreeSet<>();
    Set<Instant> instants = new TreeSet<>(Set.of(Instant.MAX, Instant.EPOCH));
    for (Invented entry : history) {
      instants.addAll(Set.of(entry.recorded(), entry.recorded().minusNanos(1)));
      days.add(LocalDate.ofInstant(entry.recorded(), ZoneOffset.UTC));
      days.addAll(bounds(entry.event().details().effective()));
      if (entry.event() instanceof Event.Creation creation) {
        days.addAll(bounds(creation.born()));
      }
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
            new Question(
                one(at, random),
                one(known, random),
                one(at, random),
                one(known, random),
                bounds(at, random)))
        .toList();
  }

  private static ReferenceModel.Bounds bounds(List<LocalDate> days, Random random) {
    Integer lifespan = one(Arrays.asList(110, 110, 110, null, 1, 30), random);
    LocalDate until = random.nextInt(3) == 0 ? one(days, random) : null;
    return new ReferenceModel.Bounds(lifespan, until, LocalDate.now(ZoneOffset.UTC));
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

  private static Clock clock(List<Invented> history) {
    Iterator<Invented> entries = history.iterator();
    InstantSource source = () -> entries.next().recorded();
    return source.withZone(ZoneOffset.UTC);
  }

  public static EventTimeline inMemory(List<Invented> history) {
    EventTimeline timeline = EventTimeline.inMemory(clock(history));
    history.forEach(entry -> timeline.add(entry.event()));
    return timeline;
  }

  static List<RecordedEvent> log(List<Invented> history) {
    List<RecordedEvent> log = new ArrayList<>();
    inMemory(history).forEach(log::add);
    return log;
  }

  static History reopened(List<Invented> history, Path file, Random random) {
    int half = random.nextInt(history.size());
    List<Event> events = history.stream().map(Invented::event).toList();
    Clock clock = clock(history);
    for (List<Event> batch :
        List.of(events.subList(0, half), events.subList(half, events.size()))) {
      try (EventTimeline timeline =
          EventTimeline.open(file, TimelineOptions.DEFAULTS.with(clock))) {
        timeline.addAll(batch);
      }
    }
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return History.of(timeline);
    }
  }

  /// Takes away one event after the other, as long as it still fails. What refers to an event that
  /// goes refers to none then.
  public static List<Invented> smallest(List<Invented> history, Predicate<List<Invented>> fails) {
    for (int i = history.size() - 1; i >= 0; i--) {
      List<Invented> fewer = without(i, history);
      if (!fewer.isEmpty() && fails.test(fewer)) {
        return smallest(fewer, fails);
      }
    }
    return history;
  }

  private static List<Invented> without(int gone, List<Invented> history) {
    List<Invented> fewer = new ArrayList<>();
    for (Invented entry : history) {
      Event event =
          switch (entry.event()) {
            case Event.Correction e ->
                new Event.Correction(
                    e.personId(), moved(e.corrects(), gone), e.to(), e.why(), e.details());
            case Event.Retraction e ->
                new Event.Retraction(e.personId(), moved(e.retracts(), gone), e.why(), e.details());
            case Event e -> e;
          };
      fewer.add(new Invented(entry.recorded(), event));
    }
    fewer.remove(gone);
    return fewer;
  }

  private static long moved(long position, int gone) {
    return position == gone ? NONE : position > gone && position < NONE ? position - 1 : position;
  }
}
