package people.timeline;

import module java.base;

import people.*;
import people.Erased.Keep;

/// What is left of a person's events when she is erased. All of them keep their positions and
/// recorded times; of the rest the following stays where statistics are kept, and nothing
/// otherwise:
///
/// - kinds of events, statuses, whose child and partner she is by identifier, merges;
/// - cities and countries, unless one has a name or a street of hers in it;
/// - dates by month. A day stays where a partner's own record has the same one of their union, and
///   where dates by month would put her facts into another order;
/// - the source of her creation as far as an end of observation is said of it.
final class Redaction {

  /// What the events of others say that decides on what is left of hers.
  static final class OthersFacts {

    private final Set<Integer> people;
    private final Set<Integer> partners = new HashSet<>();

    /// Those of which ends of observation are said.
    private final Set<String> observedSources = new HashSet<>();

    /// Those on which partners' records say that a union changed.
    private final Set<EffectiveDate> days = new HashSet<>();

    /// @param people the records that go
    /// @param hers all events of theirs
    OthersFacts(Set<Integer> people, Collection<RecordedEvent> hers) {
      this.people = people;
      hers.forEach(each -> partners.add(partnerId(each.event())));
    }

    void add(Event event) {
      if (event instanceof Event.ObservationEnd e && e.ofSource() != null) {
        observedSources.add(e.ofSource());
      }
      boolean isOfUnion =
          event instanceof Event.StatusChange
              && (partners.contains(event.personId()) || people.contains(partnerId(event)));
      if (isOfUnion && event.details().effective() != null) {
        days.add(event.details().effective());
      }
    }

    /// 0 for none.
    private static int partnerId(Event event) {
      return event instanceof Event.StatusChange e && e.partner() != null
          ? e.partner().personId()
          : 0;
    }
  }

  /// In the place of a reason that every such event has.
  private static final String WHY = "erased";

  private final Keep keep;
  private final Mentions mentions;
  private final Set<String> observedSources;

  /// The positions of events of which nothing is kept.
  private final Set<Long> gone = new HashSet<>();

  /// The positions of events whose days stay.
  private final Set<Long> withDay = new HashSet<>();

  /// @param hers all events of the person, in order of position
  /// @param mentions of her, by now known of all events
  /// @param others all events of others, by now
  Redaction(Keep keep, Collection<RecordedEvent> hers, Mentions mentions, OthersFacts others) {
    this.keep = keep;
    this.mentions = mentions;
    this.observedSources = others.observedSources;
    for (RecordedEvent recorded : hers) {
      if (isGone(recorded.event())) {
        gone.add(recorded.position());
      }
      boolean isOfUnion =
          recorded.event() instanceof Event.StatusChange || recorded.event() instanceof Event.Death;
      if (isOfUnion && others.days.contains(recorded.event().details().effective())) {
        withDay.add(recorded.position());
      }
    }
    keepOrder(hers);
  }

  private boolean isGone(Event event) {
    return switch (event) {
      case Event.Erasure _, Event.Protection _ -> false;
      case Event.NameChange _,
          Event.Key _,
          Event.AttributeChange _,
          Event.Restriction _,
          Event.Unrecognized _ ->
          true;
      case Event.Correction e -> isNothing() || gone.contains(e.corrects()) || to(e.to()) == null;
      case Event.Retraction e -> isNothing() || gone.contains(e.retracts());
      case Event.Creation _,
          Event.StatusChange _,
          Event.AddressChange _,
          Event.Death _,
          Event.Leaving _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.Parents _,
          Event.Merge _,
          Event.Distinction _,
          Event.NamedBatch _ ->
          isNothing();
    };
  }

  private boolean isNothing() {
    return keep == Keep.NOTHING;
  }

  /// Keeps the days of a month within which the first day of it would put facts into another order.
  private void keepOrder(Collection<RecordedEvent> hers) {
    Map<YearMonth, List<RecordedEvent>> months = new TreeMap<>();
    for (RecordedEvent recorded : hers) {
      if (!gone.contains(recorded.position()) && isFact(recorded.event())) {
        months
            .computeIfAbsent(YearMonth.from(recorded.day()), _ -> new ArrayList<>())
            .add(recorded);
      }
    }
    for (List<RecordedEvent> month : months.values()) {
      List<RecordedEvent> before = new ArrayList<>(month);
      before.sort(Comparator.comparing(RecordedEvent::day));
      List<RecordedEvent> after = new ArrayList<>(month);
      after.sort(Comparator.comparing(this::dayLeft));
      if (!before.equals(after)) {
        month.forEach(recorded -> withDay.add(recorded.position()));
      }
    }
  }

  private static boolean isFact(Event event) {
    return event instanceof Event.Creation
        || event instanceof Event.StatusChange
        || event instanceof Event.AddressChange
        || event instanceof Event.Death
        || event instanceof Event.Leaving
        || event instanceof Event.Return;
  }

  private LocalDate dayLeft(RecordedEvent recorded) {
    EffectiveDate date = recorded.event().details().effective();
    return date == null || withDay.contains(recorded.position())
        ? recorded.day()
        : month(date).day();
  }

  /// What is left of one of her events.
  Event of(RecordedEvent recorded) {
    Event event = recorded.event();
    int id = event.personId();
    if (gone.contains(recorded.position())) {
      return new Event.Erasure(id, null, Details.NONE);
    }
    EffectiveDate date = event.details().effective();
    Details details =
        Details.on(date == null || withDay.contains(recorded.position()) ? date : month(date));
    return switch (event) {
      case Event.Creation e ->
          new Event.Creation(
              id,
              null,
              e.status(),
              place(e.address()),
              month(e.born()),
              details.from(source(event.details().source())));
      case Event.StatusChange e ->
          new Event.StatusChange(id, e.newStatus(), partner(e.partner()), details);
      case Event.AddressChange e -> new Event.AddressChange(id, place(e.newAddress()), details);
      case Event.Death _ -> new Event.Death(id, details);
      case Event.Correction e ->
          new Event.Correction(id, e.corrects(), to(e.to()), WHY, Details.NONE);
      case Event.Retraction e -> new Event.Retraction(id, e.retracts(), WHY, Details.NONE);
      case Event.Leaving _ -> new Event.Leaving(id, null, details);
      case Event.Return _ -> new Event.Return(id, details);
      case Event.Parents e -> new Event.Parents(id, e.parentIds(), details);
      case Event.Merge e -> new Event.Merge(id, e.into(), WHY, details);
      case Event.Distinction e -> new Event.Distinction(id, e.from(), WHY, details);
      case Event.Erasure _, Event.Protection _ -> event;
      case Event.NameChange _,
          Event.Key _,
          Event.AttributeChange _,
          Event.ObservationEnd _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Unrecognized _ ->
          throw new IllegalStateException(event.type());
    };
  }

  /// Null where nothing of it is kept.
  private Amendment to(Amendment to) {
    EffectiveDate effective = month(to.effective());
    Address place = place(to.address());
    EffectiveDate born = month(to.born());
    Partner partner = partner(to.partner());
    boolean isAny =
        Stream.of(effective, to.status(), place, born, partner).anyMatch(Objects::nonNull);
    return isAny ? new Amendment(effective, null, to.status(), place, born, partner) : null;
  }

  private static Partner partner(Partner partner) {
    return partner == null || partner.name() != null ? null : partner;
  }

  private Address place(Address address) {
    if (address == null) {
      return null;
    }
    String city = mentions.isPartOf(address.city()) ? null : address.city();
    String country = mentions.isPartOf(address.country()) ? null : address.country();
    return city == null && country == null ? null : new Address(null, city, null, country);
  }

  private String source(String source) {
    if (source == null) {
      return null;
    }
    int at = source.indexOf('#');
    String kept =
        observedSources.contains(source)
            ? source
            : at > 0 && observedSources.contains(source.substring(0, at))
                ? source.substring(0, at)
                : null;
    return mentions.without(kept);
  }

  /// A date by whole months; null for null.
  private static EffectiveDate month(EffectiveDate date) {
    if (date == null) {
      return null;
    }
    LocalDate earliest = date.earliest();
    LocalDate latest = date.latest();
    return new EffectiveDate(
        earliest == null ? null : earliest.withDayOfMonth(1),
        latest == null ? null : latest.with(TemporalAdjusters.lastDayOfMonth()),
        date.qualifier());
  }
}
