package people.anonymity;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;

/// Makes a timeline that may be shared: the same lives under other names.
///
/// ```java
/// AnonymityReport report = Anonymity.write(timeline, Path.of("shared.jsonl"), key, AnonymityOptions.DEFAULT);
/// ```
///
/// Names and streets are others, the same wherever the original has the same; people have other
/// identifiers, which tell nothing of their order, though that of the events stays. Postcodes,
/// keys, sources, reasons, notes, event ids, who recorded, names of batches, members and events
/// that this version does not know, and attributes but the sex, are gone. Statuses, cities,
/// countries, partners, parents, dates and recorded times stay, as exactly as the options say; so
/// do all answers about them. What somebody knows of a life by its dates may still tell who it is:
/// see [AnonymityReport#rare].
public final class Anonymity {

  /// A key that is shorter can be found out by trying.
  private static final int SHORTEST_KEY = 16;

  private Anonymity() {}

  /// Writes a copy. It is held in memory meanwhile, and so is the original.
  ///
  /// @param out a file that is not there yet
  /// @param key of 16 bytes or more; the same one gives the same copy
  /// @throws TimelineException when the original can't be read, is empty, nobody has an attribute
  ///   that is to be kept, or the copy is there
  public static AnonymityReport write(
      EventTimeline timeline, Path out, byte[] key, AnonymityOptions options) {
    if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      throw new TimelineException(out + ": is there already; expected a name that is free");
    }
    return copy(timeline, () -> EventTimeline.open(out), key, options, _ -> {});
  }

  /// Makes a copy that is nowhere but in memory, under a key that nobody knows, for what is made of
  /// it at once.
  ///
  /// @param use is given the copy before it is closed
  /// @throws TimelineException as above
  public static AnonymityReport inMemory(
      EventTimeline timeline, AnonymityOptions options, Consumer<EventTimeline> use) {
    byte[] key = new byte[2 * SHORTEST_KEY];
    new SecureRandom().nextBytes(key);
    return copy(timeline, EventTimeline::inMemory, key, options, use);
  }

  /// The share of a timeline's people who would be left out of such a copy, from 0 to 1.
  ///
  /// @throws TimelineException when the original can't be read, or is empty
  public static double shareLeftOut(EventTimeline timeline, AnonymityOptions options) {
    byte[] key = new byte[SHORTEST_KEY];
    List<RecordedEvent> originals = originals(timeline);
    Streets streets = streets(originals);
    RareStates found =
        new RareStates(
            new AnonymousEvents(
                originals, standIns(originals, streets, key), streets, options, Set.of()),
            options);
    return (double) found.people / Math.max(1, found.size());
  }

  private static List<RecordedEvent> originals(EventTimeline timeline) {
    List<RecordedEvent> originals = new ArrayList<>();
    timeline.forEach(originals::add);
    if (originals.isEmpty()) {
      throw new TimelineException("no events yet: nothing to make anonymous");
    }
    return originals;
  }

  private static Streets streets(List<RecordedEvent> originals) {
    return new Streets(originals.stream().map(each -> Regions.address(each.event())).toList());
  }

  /// @param out the copy, not there before all else is well
  private static AnonymityReport copy(
      EventTimeline timeline,
      Supplier<EventTimeline> out,
      byte[] key,
      AnonymityOptions options,
      Consumer<EventTimeline> use) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "a key of %d bytes; expected %d or more, such as those of 'openssl rand -hex 16'"
              .formatted(key.length, SHORTEST_KEY));
    }
    List<RecordedEvent> originals = originals(timeline);
    refuseUnknown(options.attributes(), originals);
    Streets streets = streets(originals);
    StandIns standIns = standIns(originals, streets, key);
    AnonymousEvents events = new AnonymousEvents(originals, standIns, streets, options, Set.of());
    RareStates found = new RareStates(events, options);
    int suppressed = 0;
    if (options.isSuppressing() && !found.rare.isEmpty()) {
      Set<Integer> rare = new HashSet<>();
      events
          .numbers()
          .forEach((there, here) -> {
            if (found.standOut.contains(here)) {
              rare.add(there);
            }
          });
      suppressed = found.people;
      events = new AnonymousEvents(originals, standIns, streets, options, rare);
      if (events.numbers().isEmpty()) {
        throw new TimelineException("everyone stands out: nothing is left to be shared");
      }
    }
    try (EventTimeline copy = out.get()) {
      record(events, copy);
      use.accept(copy);
    }
    return new AnonymityReport(
        events.numbers().size(),
        events.events.size(),
        originals.size() - events.events.size(),
        suppressed,
        events.citiesWithoutRegion(),
        options.isSuppressing() ? new RareStates(events, options).rare : found.rare);
  }

  private static void refuseUnknown(Set<String> attributes, List<RecordedEvent> originals) {
    Set<String> there = new TreeSet<>();
    for (RecordedEvent original : originals) {
      if (original.event() instanceof Event.AttributeChange e) {
        there.add(e.attribute().name());
      }
    }
    for (String attribute : new TreeSet<>(attributes)) {
      if (!there.contains(attribute)) {
        throw new TimelineException(
            "nobody has an attribute '%s' that could be kept; %s"
                .formatted(
                    attribute,
                    there.isEmpty()
                        ? "there are none"
                        : "expected one of " + String.join(", ", there)));
      }
    }
  }

  static void record(AnonymousEvents events, EventTimeline copy) {
    new PersonRegistry(copy)
        .inOneBatch(batch -> {
          events.numbers().values().stream().sorted().forEach(batch::newPerson);
          for (int i = 0; i < events.events.size(); i++) {
            batch.add(events.events.get(i), events.times.get(i));
          }
          return null;
        });
  }

  /// All that must not stand in the copy.
  private static StandIns standIns(List<RecordedEvent> originals, Streets streets, byte[] key) {
    Set<String> personal = new HashSet<>();
    for (RecordedEvent original : originals) {
      switch (original.event()) {
        case Event.Creation e -> {
          add(personal, e.name());
          add(personal, e.address());
        }
        case Event.StatusChange e -> add(personal, e.partner());
        case Event.AddressChange e -> add(personal, e.newAddress());
        case Event.NameChange e -> add(personal, e.newName());
        case Event.Correction e -> {
          add(personal, e.to().name());
          add(personal, e.to().partner());
          add(personal, e.to().address());
        }
        case Event.Key e -> personal.add(e.key().value());
        case Event.Death _,
            Event.Retraction _,
            Event.Leaving _,
            Event.Return _,
            Event.ObservationEnd _,
            Event.AttributeChange _,
            Event.Parents _,
            Event.Merge _,
            Event.Distinction _,
            Event.NamedBatch _,
            Event.Restriction _,
            Event.Erasure _,
            Event.Protection _,
            Event.Unrecognized _ -> {}
      }
    }
    personal.remove(null);
    return new StandIns(key, personal, streets.homes());
  }

  private static void add(Set<String> personal, Partner partner) {
    if (partner != null) {
      add(personal, partner.name());
    }
  }

  private static void add(Set<String> personal, Name name) {
    if (name != null) {
      personal.add(name.firstname());
      personal.add(name.lastname());
    }
  }

  private static void add(Set<String> personal, Address address) {
    if (address != null) {
      personal.add(address.street());
      personal.add(address.postcode());
    }
  }
}
