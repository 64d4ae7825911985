package people.imports.updates;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.batches.SaidFacts.SaidFact;
import people.timeline.*;

/// A family tree as it is recorded in a timeline, by its imports so far. It has the name of the
/// file from which it was first imported, and whatever comes from it has that and the record as its
/// source: `kennedy.ged#F12`.
///
/// What somebody took back by hand is not said again: it counts as said, and is left alone.
///
/// @param people by identifier, what the tree said of them
/// @param traits by identifier, what they are known by
/// @param takenBack positions of what somebody took back by hand
/// @param end of its observation; null for none
record KnownTree(
    String name,
    Map<Integer, SaidFacts> people,
    SequencedMap<Integer, TreeTraits> traits,
    Set<Long> takenBack,
    Event.ObservationEnd end) {

  /// The trees in a timeline, in the order in which they came.
  static List<KnownTree> in(EventTimeline timeline) {
    SequencedMap<String, SequencedMap<Integer, String>> records = new LinkedHashMap<>();
    ImportLog log = new ImportLog(timeline, _ -> true);
    TakenBack takenBack = new TakenBack(log);
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.CREATION)) {
      String source = recorded.event().details().source();
      int at = source == null ? -1 : source.lastIndexOf('#');
      boolean isThere =
          !log.isGone(recorded.position()) || takenBack.isByHand(recorded.position(), source);
      if (at > 0 && isThere && TreeTraits.isRecord(source.substring(at + 1))) {
        records
            .computeIfAbsent(source.substring(0, at), _ -> new LinkedHashMap<>())
            .put(recorded.event().personId(), source.substring(at + 1));
      }
    }
    List<KnownTree> trees = new ArrayList<>();
    records.forEach((name, people) -> trees.add(of(name, people, timeline, log, takenBack)));
    return trees;
  }

  private static KnownTree of(
      String name,
      SequencedMap<Integer, String> records,
      EventTimeline timeline,
      ImportLog log,
      TakenBack takenBack) {
    Set<Long> byHand = new HashSet<>();
    Map<Integer, SaidFacts> people = new HashMap<>();
    SequencedMap<Integer, TreeTraits> traits = new LinkedHashMap<>();
    records.forEach((person, record) -> traits.put(person, new TreeTraits(record)));
    timeline
        .of(records.keySet())
        .forEach((person, events) -> {
          for (RecordedEvent recorded : events) {
            long position = recorded.position();
            if (log.isGone(position)
                && takenBack.isByHand(position, recorded.event().details().source())) {
              byHand.add(position);
            }
          }
          LongPredicate isGone = at -> log.isGone(at) && !byHand.contains(at);
          SaidFacts said = SaidFacts.of(events, person, event -> isOf(name, event), isGone);
          people.put(person, said);
        });
    traits.forEach((person, her) -> {
      SaidFacts said = people.get(person);
      for (SaidFact fact : said.facts()) {
        her.read(fact.said(), traits::get);
        if (!fact.read().equals(fact.said())) {
          her.read(fact.read(), traits::get);
        }
      }
      her.keys.addAll(said.keys());
    });
    return new KnownTree(name, people, traits, byHand, log.lastEnd(name));
  }

  static boolean isOf(String tree, Event event) {
    String source = event.details().source();
    return source != null && source.startsWith(tree) && source.lastIndexOf('#') == tree.length();
  }

  /// By source, the people of whom it says a status.
  Map<String, Set<Integer>> membersBySource() {
    Map<String, Set<Integer>> members = new HashMap<>();
    people.forEach((person, said) ->
        said.facts().stream()
            .filter(fact -> fact.raw() instanceof Event.StatusChange)
            .forEach(fact ->
                members
                    .computeIfAbsent(fact.raw().details().source(), _ -> new HashSet<>())
                    .add(person)));
    return members;
  }

  /// Tells what somebody took back by hand from what went with a whole import, or by a later one.
  private static final class TakenBack {

    private final ImportLog log;
    private final NavigableMap<Long, RecordedImport> imports = new TreeMap<>();

    TakenBack(ImportLog log) {
      this.log = log;
      log.batches().forEach(batch -> imports.put(batch.first(), batch));
    }

    boolean isByHand(long position, String source) {
      RecordedEvent retraction = log.retraction(position);
      if (retraction == null || source == null) {
        return false;
      }
      String tree = source.substring(0, Math.max(0, source.lastIndexOf('#')));
      var batch = imports.floorEntry(position);
      boolean isUndone =
          batch != null && batch.getValue().has(position) && batch.getValue().stands() == 0;
      return !isUndone && !isOf(tree, retraction.event());
    }
  }
}
