package people.cli;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;
import people.history.*;

/// Tells events in words.
final class Story {

  private Story() {}

  /// The words for an event: `married`, `moved to Ockham Park, Ockham`; others by identifier.
  static String words(Event event) {
    return words(event, other -> called(other, null));
  }

  /// The same with others by what they are called.
  ///
  /// @param called what another person is called, by her identifier
  static String words(Event event, IntFunction<String> called) {
    return switch (event) {
      case Event.Creation e -> {
        StringJoiner words = new StringJoiner(", ", "created ", "");
        words.add(e.name() == null ? "without a name" : e.name().toString());
        if (e.status() != Status.UNKNOWN) {
          words.add(words(e.status()));
        }
        if (e.address() != null) {
          words.add(e.address().toString());
        }
        if (e.born() != null) {
          words.add("born " + e.born());
        }
        yield words.toString();
      }
      case Event.StatusChange e ->
          e.partner() == null
              ? words(e.newStatus())
              : words(e.newStatus()) + link(e.newStatus()) + partner(e.partner(), called);
      case Event.AddressChange e ->
          e.newAddress() == null ? "address not known from then on" : "moved to " + e.newAddress();
      case Event.NameChange e -> "renamed " + e.newName();
      case Event.Death _ -> "died";
      case Event.Correction e ->
          "event %d corrected: %s (%s)".formatted(e.corrects(), words(e.to(), called), e.why());
      case Event.Retraction e -> "event %d retracted (%s)".formatted(e.retracts(), e.why());
      case Event.Leaving e -> e.why() == null ? "left" : "left (%s)".formatted(e.why());
      case Event.Return _ -> "returned";
      case Event.ObservationEnd e ->
          "last day that was observed of "
              + (e.ofSource() == null ? "everyone" : "the people of " + e.ofSource());
      case Event.AttributeChange e ->
          e.attribute().value() == null
              ? e.attribute().name() + " not known from then on"
              : e.attribute().name() + " " + e.attribute().value();
      case Event.Parents e ->
          e.parentIds().isEmpty()
              ? "parents not known"
              : "child of "
                  + e.parentIds().stream().map(called::apply).collect(Collectors.joining(" and "));
      case Event.Key e -> "known as " + e.key();
      case Event.Merge e ->
          "person %d is person %d (%s)".formatted(e.personId(), e.into(), e.why());
      case Event.Distinction e ->
          "person %d is not person %d (%s)".formatted(e.personId(), e.from(), e.why());
      case Event.NamedBatch e ->
          "%s, to which the %d events above belong".formatted(e.name(), e.events());
      case Event.Restriction e ->
          "%s (%s)".formatted(e.isLifted() ? "restriction lifted" : "restricted", e.why());
      case Event.Erasure e ->
          e.erased() == null
              ? "erased"
              : "erased, %s kept (%s)"
                  .formatted(
                      switch (e.erased().keep()) {
                        case STATISTICS -> "statistics";
                        case NOTHING -> "nothing";
                      },
                      e.erased().why());
      case Event.Protection e -> e.isOn() ? "protected" : "unprotected";
      case Event.Unrecognized e -> e.type() + " (of a later version)";
    };
  }

  /// How somebody came who is known from a list of members: her creation has no date, since it is
  /// neither her birth nor anything of the day on which the list was read.
  ///
  /// @param when as [#when] would say it
  record ListEntry(String when, String words) {

    /// @param facts hers, as they are known
    /// @return null when the event is no creation by a list
    static ListEntry of(Event event, List<RecordedEvent> facts) {
      String series = event.details().source();
      if (!(event instanceof Event.Creation creation)
          || event.details().effective() != null
          || series == null) {
        return null;
      }
      return facts.stream()
          .filter(fact -> fact.event().details().effective() != null)
          .filter(fact ->
              fact.event().details().source() != null
                  && fact.event().details().source().startsWith(series + "#"))
          .min(Comparator.comparing(RecordedEvent::day))
          .map(first -> entry(creation, first.event().details(), series))
          .orElse(null);
    }

    private static ListEntry entry(Event.Creation creation, Details first, String series) {
      String when = first.effective().toString();
      String list = first.source().substring(series.length() + 1);
      String name = creation.name() == null ? "" : " as " + creation.name();
      return new ListEntry(
          when,
          when.equals(list)
              ? "first on the list of %s%s".formatted(series, name)
              : "joined %s%s".formatted(series, name));
    }
  }

  private static String partner(Partner partner, IntFunction<String> called) {
    return partner.name() == null ? called.apply(partner.personId()) : partner.name().toString();
  }

  /// What somebody is called beside others: `Ada King (1)`, or `person 1` without a name.
  ///
  /// @param name null for none
  static String called(int personId, Name name) {
    return name == null ? "person " + personId : "%s (%d)".formatted(name, personId);
  }

  /// What people are called at the end of a history; of an erased one that she was. Not safe for
  /// several threads.
  static IntFunction<String> called(History history) {
    IntFunction<Name> names = history.today().names();
    Set<Integer> erased = history.erasures().keySet();
    return other -> called(other, names.apply(other)) + (erased.contains(other) ? " (erased)" : "");
  }

  private static String words(Amendment to, IntFunction<String> called) {
    StringJoiner words = new StringJoiner(", ");
    if (to.name() != null) {
      words.add(to.name().toString());
    }
    if (to.status() != null) {
      words.add(words(to.status()));
    }
    if (to.address() != null) {
      words.add(to.address().toString());
    }
    if (to.partner() != null) {
      words.add("partner " + partner(to.partner(), called));
    }
    if (to.effective() != null) {
      words.add("on " + to.effective());
    }
    if (to.born() != null) {
      words.add("born " + to.born());
    }
    return words.toString();
  }

  /// The word between a status and the partner.
  private static String link(Status status) {
    return switch (status) {
      case MARRIED -> " to ";
      case PARTNERED -> " with ";
      case SEPARATED, DIVORCED -> " from ";
      case WIDOWED -> " by the death of ";
      case SINGLE, UNKNOWN -> " ";
    };
  }

  static String words(Status status) {
    return switch (status) {
      case SINGLE -> "single";
      case MARRIED -> "married";
      case PARTNERED -> "in a registered partnership";
      case SEPARATED -> "separated";
      case DIVORCED -> "divorced";
      case WIDOWED -> "widowed";
      case UNKNOWN -> "status unknown";
    };
  }

  /// When it was true, as it is known; the day of its recording in brackets where no date is. A key
  /// without a date is hers whenever it is looked for: nothing became true on the day of recording.
  static String when(RecordedEvent recorded) {
    if (recorded.event() instanceof Event.Correction
        || recorded.event() instanceof Event.Retraction) {
      return "";
    }
    EffectiveDate effective = recorded.event().details().effective();
    if (effective == null && recorded.event() instanceof Event.Key) {
      return "";
    }
    return effective != null ? effective.toString() : "(" + recorded.day() + ")";
  }

  /// The same of one of a person's events, by her facts: that of a [ListEntry] where it is one.
  static String when(RecordedEvent recorded, List<RecordedEvent> facts) {
    ListEntry entry = ListEntry.of(recorded.event(), facts);
    return entry == null ? when(recorded) : entry.when();
  }

  /// The words for one of a person's events, by her facts.
  ///
  /// @param called what another person is called, by her identifier
  static String words(Event event, List<RecordedEvent> facts, IntFunction<String> called) {
    ListEntry entry = ListEntry.of(event, facts);
    return entry == null ? words(event, called) : entry.words();
  }

  /// Whole years from a birth to an event; `~45` when either date is not a sure day, `45+` of a
  /// birth that may have been any time before, empty when it can't be told.
  static String age(EffectiveDate born, RecordedEvent recorded) {
    boolean isOfADay =
        switch (recorded.event()) {
          case Event.Creation _, Event.Parents _, Event.Key _, Event.Merge _, Event.Distinction _ ->
              false;
          default -> !when(recorded).isEmpty();
        };
    if (born == null || !isOfADay) {
      return "";
    }
    EffectiveDate effective = recorded.event().details().effective();
    LocalDate day = recorded.day();
    if (born.latest() == null || day.isBefore(born.day())) {
      return "";
    }
    long years = ChronoUnit.YEARS.between(born.day(), day);
    boolean isOpen = born.earliest() == null;
    boolean isSureDay = effective == null || effective.isExact();
    boolean isSure = isSureDay && (isOpen ? born.qualifier() == Qualifier.NONE : born.isExact());
    return (isSure ? "" : "~") + years + (isOpen ? "+" : "");
  }
}
