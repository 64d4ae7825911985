package people.anonymity;

import module java.base;

import people.*;

/// Events as they may be shared, in the order of the original, with the recorded times they get.
final class AnonymousEvents {

  private static final String WHY = "not told";

  private final AnonymityOptions options;
  private final CoarseDates dates;
  private final StandIns standIns;
  private final Streets streets;

  /// Null where regions do not stand for cities.
  private final Regions regions;

  private final Map<String, Long> unplaced = new HashMap<>();

  /// By position of an event the last correction of its address of which nothing may be told. So
  /// nothing is told of that address before either, or what was wrong would go on in the copy.
  private final Map<Long, Long> placeless = new HashMap<>();

  private final List<RecordedEvent> originals;
  private final Set<Integer> suppressed;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Map<String, String> sources = new HashMap<>();

  /// Where events are in the copy; none for those that are left out.
  private final Map<Long, Long> positions = new HashMap<>();

  final List<Event> events = new ArrayList<>();
  final List<Instant> times = new ArrayList<>();

  /// @param suppressed who is left out
  AnonymousEvents(
      List<RecordedEvent> originals,
      StandIns standIns,
      Streets streets,
      AnonymityOptions options,
      Set<Integer> suppressed) {
    this.originals = originals;
    this.options = options;
    this.dates = new CoarseDates(options.dates());
    this.standIns = standIns;
    this.streets = streets;
    this.regions =
        options.places() instanceof KeptPlace.OfRegion(RegionTable table)
            ? new Regions(table, originals)
            : null;
    this.suppressed = suppressed;
    numberPeople();
    nameSources();
    for (RecordedEvent original : originals) {
      if (original.event() instanceof Event.Correction e
          && e.to().address() != null
          && shared(e, e.to().address()) == null) {
        placeless.put(e.corrects(), original.position());
      }
    }
    Instant last = Instant.MIN;
    for (RecordedEvent original : originals) {
      Event event = mayBeKept(original.event()) ? of(original) : null;
      if (event != null) {
        positions.put(original.position(), (long) events.size());
        events.add(event);
        last = dates.of(original.recorded(), last);
        times.add(last);
      }
    }
  }

  /// The people of the copy by their identifiers in the original.
  Map<Integer, Integer> numbers() {
    return numbers;
  }

  /// In an order that only the key tells, so that a number leads to nobody by itself. The order of
  /// the events, and so of the creations, stays.
  private void numberPeople() {
    List<Integer> people =
        originals.stream()
            .map(RecordedEvent::event)
            .filter(event -> event.personId() > 0 && mayBeKept(event) && !needsOther(event))
            .map(Event::personId)
            .distinct()
            .sorted(
                Comparator.comparing(
                        (Integer id) -> standIns.number("person", id.toString()) ^ Long.MIN_VALUE)
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    people.forEach(person -> numbers.put(person, numbers.size() + 1));
  }

  /// Whether an event is nothing without another one.
  private static boolean needsOther(Event event) {
    return event instanceof Event.Correction
        || event instanceof Event.Retraction
        || event instanceof Event.Merge
        || event instanceof Event.Distinction;
  }

  /// A source stays, by a number, where its end of observation counts for its people.
  private void nameSources() {
    for (RecordedEvent original : originals) {
      if (original.event() instanceof Event.ObservationEnd e && e.ofSource() != null) {
        sources.computeIfAbsent(e.ofSource(), _ -> "source " + (sources.size() + 1));
      }
    }
  }

  private String source(Event.Creation creation) {
    String source = creation.details().source();
    if (source == null) {
      return null;
    }
    int at = source.indexOf('#');
    String whole = sources.get(source);
    return whole != null || at < 0 ? whole : sources.get(source.substring(0, at));
  }

  private boolean mayBeKept(Event event) {
    return !suppressed.contains(event.personId())
        && switch (event) {
          case Event.Key _,
              Event.NamedBatch _,
              Event.Restriction _,
              Event.Erasure _,
              Event.Protection _,
              Event.Unrecognized _ ->
              false;
          case Event.AttributeChange e ->
              e.attribute().name().equals(Attribute.SEX)
                  || options.attributes().contains(e.attribute().name());
          case Event.Creation _,
              Event.StatusChange _,
              Event.AddressChange _,
              Event.NameChange _,
              Event.Death _,
              Event.Correction _,
              Event.Retraction _,
              Event.Leaving _,
              Event.Return _,
              Event.ObservationEnd _,
              Event.Parents _,
              Event.Merge _,
              Event.Distinction _ ->
              true;
        };
  }

  /// @return null where nothing of it may be kept
  private Event of(RecordedEvent original) {
    Event event = original.event();
    Integer person = event.personId() == 0 ? Integer.valueOf(0) : numbers.get(event.personId());
    if (person == null) {
      return null;
    }
    int id = person;
    Details details = Details.on(dates.of(event.details().effective()));
    return switch (event) {
      case Event.Creation e ->
          new Event.Creation(
              id,
              standIns.name(e.name()),
              e.status(),
              address(original),
              dates.of(e.born()),
              details.from(source(e)));
      case Event.StatusChange e ->
          new Event.StatusChange(id, e.newStatus(), partner(e.partner()), details);
      case Event.AddressChange e -> new Event.AddressChange(id, address(original), details);
      case Event.NameChange e -> new Event.NameChange(id, standIns.name(e.newName()), details);
      case Event.Death _ -> new Event.Death(id, details);
      case Event.Correction e -> {
        Long target = positions.get(e.corrects());
        Amendment to = amendment(original, e.to());
        yield target == null || to == null
            ? null
            : new Event.Correction(id, target, to, WHY, details);
      }
      case Event.Retraction e -> {
        Long target = positions.get(e.retracts());
        yield target == null ? null : new Event.Retraction(id, target, WHY, details);
      }
      case Event.Leaving _ -> new Event.Leaving(id, null, details);
      case Event.Return _ -> new Event.Return(id, details);
      case Event.ObservationEnd e ->
          new Event.ObservationEnd(
              e.ofSource() == null ? null : sources.get(e.ofSource()), details);
      case Event.AttributeChange e -> new Event.AttributeChange(id, e.attribute(), details);
      case Event.Parents e ->
          new Event.Parents(
              id,
              e.parentIds().stream().map(numbers::get).filter(Objects::nonNull).sorted().toList(),
              details);
      case Event.Merge e -> {
        Integer into = numbers.get(e.into());
        yield into == null ? null : new Event.Merge(id, into, WHY, details);
      }
      case Event.Distinction e -> {
        Integer from = numbers.get(e.from());
        yield from == null ? null : new Event.Distinction(id, from, WHY, details);
      }
      case Event.Key _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Protection _,
          Event.Unrecognized _ ->
          null;
    };
  }

  private Partner partner(Partner partner) {
    if (partner == null || partner.name() != null) {
      return partner == null ? null : Partner.named(standIns.name(partner.name()));
    }
    Integer person = numbers.get(partner.personId());
    return person == null ? null : Partner.of(person);
  }

  /// The address that an event tells; null where nothing of it may be told.
  private Address address(RecordedEvent original) {
    Event event = original.event();
    long told = event instanceof Event.Correction e ? e.corrects() : original.position();
    Address address = Regions.address(event);
    if (address == null || original.position() < placeless.getOrDefault(told, -1L)) {
      return null;
    }
    if (regions != null && address.city() != null && regions.of(event, address) == null) {
      unplaced.merge(address.city(), 1L, Long::sum);
    }
    return shared(event, address);
  }

  private Address shared(Event event, Address address) {
    String place =
        switch (options.places()) {
          case KeptPlace.OfCity _ -> address.city();
          case KeptPlace.OfRegion _ -> regions.of(event, address);
          case KeptPlace.OfCountry _ -> null;
        };
    String street = standIns.street(streets.of(address));
    // of addresses without a city a country that one leaves out tells two homes apart
    String country = street != null && place == null ? streets.country(address) : address.country();
    return street == null && place == null && country == null
        ? null
        : new Address(street, place, null, country);
  }

  /// The cities of which no region is known, and how many addresses name each, the most frequent
  /// first.
  SequencedMap<String, Long> citiesWithoutRegion() {
    SequencedMap<String, Long> cities = new LinkedHashMap<>();
    unplaced.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(city -> cities.put(city.getKey(), city.getValue()));
    return cities;
  }

  private Amendment amendment(RecordedEvent correction, Amendment to) {
    EffectiveDate effective = dates.of(to.effective());
    Name name = standIns.name(to.name());
    Address address = address(correction);
    EffectiveDate born = dates.of(to.born());
    Partner partner = partner(to.partner());
    boolean isAny =
        Stream.of(effective, name, to.status(), address, born, partner).anyMatch(Objects::nonNull);
    return isAny ? new Amendment(effective, name, to.status(), address, born, partner) : null;
  }
}
