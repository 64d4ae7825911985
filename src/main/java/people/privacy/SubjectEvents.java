package people.privacy;

import module java.base;

import people.*;

/// Gathers one person's events from a timeline as it is read from end to end, and where others name
/// her.
final class SubjectEvents {

  /// An event about her.
  ///
  /// @param batch name of the import that it came with; null for none
  record Own(RecordedEvent event, String batch) {}

  private final Set<Integer> records;
  private final List<Own> own = new ArrayList<>();
  private final List<Subject.Mention> mentions = new ArrayList<>();

  SubjectEvents(Collection<Integer> records) {
    this.records = Set.copyOf(records);
  }

  void add(RecordedEvent recorded) {
    Event event = recorded.event();
    if (records.contains(event.personId())) {
      own.add(new Own(recorded, null));
    } else if (event instanceof Event.NamedBatch e) {
      name(recorded.position() - e.events(), e.name());
    } else if (event.personId() > 0) {
      String as = as(event);
      if (as != null) {
        mentions.add(
            new Subject.Mention(recorded.position(), recorded.recorded(), event.personId(), as));
      }
    }
  }

  /// Those from a position on came with an import.
  private void name(long from, String batch) {
    for (int i = own.size() - 1; i >= 0 && own.get(i).event.position() >= from; i--) {
      own.set(i, new Own(own.get(i).event, batch));
    }
  }

  /// As what an event about somebody else names her; null when it does not.
  private String as(Event event) {
    return switch (event) {
      case Event.StatusChange e -> isHer(e.partner()) ? "partner" : null;
      case Event.Correction e -> isHer(e.to().partner()) ? "partner, in a correction" : null;
      case Event.Parents e -> e.parentIds().stream().anyMatch(records::contains) ? "parent" : null;
      case Event.Merge e -> records.contains(e.into()) ? "the same person" : null;
      case Event.Distinction e -> records.contains(e.from()) ? "another person" : null;
      case Event.Creation _,
          Event.AddressChange _,
          Event.NameChange _,
          Event.Death _,
          Event.Retraction _,
          Event.Leaving _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.AttributeChange _,
          Event.Key _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Protection _,
          Event.Unrecognized _ ->
          null;
    };
  }

  private boolean isHer(Partner partner) {
    return partner != null && records.contains(partner.personId());
  }

  List<Subject.Mention> mentions() {
    return mentions;
  }

  /// Her events, each with what became of it.
  List<Subject.OwnEvent> recorded() {
    Map<Long, List<RecordedEvent>> about = new HashMap<>();
    for (Own each : own) {
      long position =
          switch (each.event.event()) {
            case Event.Correction e -> e.corrects();
            case Event.Retraction e -> e.retracts();
            default -> -1;
          };
      if (position >= 0 && position < each.event.position()) {
        about.computeIfAbsent(position, _ -> new ArrayList<>()).add(each.event);
      }
    }
    Map<Long, Long> retractions = retractions(about);
    return own.stream()
        .map(each ->
            new Subject.OwnEvent(
                each.event,
                each.batch,
                about.getOrDefault(each.event.position(), List.of()).stream()
                    .filter(other -> other.event() instanceof Event.Correction)
                    .map(RecordedEvent::position)
                    .filter(position -> !retractions.containsKey(position))
                    .toList(),
                retractions.get(each.event.position())))
        .toList();
  }

  /// By position of an event that of the retraction that stands. Backwards, since only what comes
  /// later can take something back.
  private Map<Long, Long> retractions(Map<Long, List<RecordedEvent>> about) {
    Map<Long, Long> retractions = new HashMap<>();
    for (Own each : own.reversed()) {
      about.getOrDefault(each.event.position(), List.of()).stream()
          .filter(other -> other.event() instanceof Event.Retraction)
          .filter(other -> other.event().personId() == each.event.event().personId())
          .map(RecordedEvent::position)
          .filter(position -> !retractions.containsKey(position))
          .findFirst()
          .ifPresent(position -> retractions.put(each.event.position(), position));
    }
    return retractions;
  }
}
