package people.timeline;

import module java.base;

import people.*;

/// Where others' events mention them, or may.
final class FoundMentions {

  private static final int MOST = 1_000;

  private final FoundPeople people;
  final List<RecordedEvent> changed = new ArrayList<>();

  /// By text the first event that has it.
  private final SequencedMap<String, Long> firsts = new LinkedHashMap<>();

  private final Map<String, Long> counts = new HashMap<>();

  FoundMentions(FoundPeople people) {
    this.people = people;
  }

  void add(RecordedEvent was, Event now) {
    if (people.isHers(was)) {
      return;
    }
    if (now != was.event()) {
      changed.add(was);
    }
    people
        .mentions()
        .findPossible(
            now,
            text -> {
              if (firsts.size() < MOST || firsts.containsKey(text)) {
                firsts.putIfAbsent(text, was.position());
                counts.merge(text, 1L, Long::sum);
              }
            });
  }

  List<Erasing.PossibleMention> possible() {
    return firsts.entrySet().stream()
        .map(each ->
            new Erasing.PossibleMention(each.getKey(), each.getValue(), counts.get(each.getKey())))
        .toList();
  }
}
