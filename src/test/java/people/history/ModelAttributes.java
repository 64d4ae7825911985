package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.history.InventedHistory.PEOPLE;

import module java.base;

import people.*;

/// Parents and keys once more, in the plainest way, see [ReferenceModel], and the comparison of
/// what a history answers about these and attributes.
final class ModelAttributes {

  private ModelAttributes() {}

  /// Of the parents that were recorded and not taken back the last ones count.
  static List<Integer> parents(ReferenceModel model) {
    List<Integer> parents = List.of();
    for (RecordedEvent event : model.known()) {
      if (event.event() instanceof Event.Parents said && model.stands(event)) {
        parents = said.parentIds();
      }
    }
    return parents.stream()
        .map(model::survivor)
        .filter(parent -> parent != model.personId())
        .distinct()
        .toList();
  }

  private static List<Attribute> keys(ReferenceModel model) {
    List<Attribute> keys = new ArrayList<>();
    for (RecordedEvent event : model.known()) {
      if (event.event() instanceof Event.Key said
          && model.stands(event)
          && !keys.contains(said.key())) {
        keys.add(said.key());
      }
    }
    return keys;
  }

  /// The person of the first event that gives her a key and stands; 0 for nobody.
  private static int personOf(Attribute key, Map<Integer, ReferenceModel> models) {
    long first = Long.MAX_VALUE;
    int person = 0;
    for (Map.Entry<Integer, ReferenceModel> each : models.entrySet()) {
      for (RecordedEvent event : each.getValue().known()) {
        if (event.event() instanceof Event.Key said
            && said.key().equals(key)
            && each.getValue().stands(event)
            && event.position() < first) {
          first = event.position();
          person = each.getKey();
        }
      }
    }
    return person;
  }

  static Set<String> names(List<RecordedEvent> log) {
    Set<String> names = new TreeSet<>();
    for (RecordedEvent event : log) {
      if (event.event() instanceof Event.AttributeChange change) {
        names.add(change.attribute().name());
      }
    }
    return names;
  }

  /// Compares what is asked about one person.
  static void comparePerson(History real, int id, ReferenceModel model) {
    assertEquals(parents(model), real.parents(id), "parents");
    assertEquals(keys(model), real.keys(id), "keys");
  }

  static void compareEveryone(
      History real, List<RecordedEvent> log, Map<Integer, ReferenceModel> models) {
    assertEquals(List.copyOf(names(log)), real.attributeNames(), "names of attributes");
    List<List<Integer>> pairs = new ArrayList<>();
    models.forEach(
        (child, model) -> parents(model).forEach(parent -> pairs.add(List.of(child, parent))));
    HistoryColumns.ParentRows rows = real.columns().parents();
    assertEquals(
        pairs,
        IntStream.range(0, rows.size())
            .mapToObj(
                row -> List.of(rows.childIds().applyAsInt(row), rows.parentIds().applyAsInt(row)))
            .toList(),
        "children with parents");
    for (int parent : models.keySet()) {
      assertEquals(
          pairs.stream().filter(pair -> pair.get(1) == parent).map(List::getFirst).toList(),
          real.children(parent),
          "children");
    }
    for (Attribute key : InventedHistory.KEYS) {
      assertEquals(personOf(key, models), real.personOfKey(key), "person of a key");
    }
  }

  /// Compares the columns of one event.
  static void compareRow(HistoryColumns.EventRows events, int row) {
    Event event = events.events().apply(row).event();
    Attribute attribute =
        switch (event) {
          case Event.AttributeChange e -> e.attribute();
          case Event.Key e -> e.key();
          default -> null;
        };
    int number = events.attributes().number(row);
    assertEquals(attribute, events.attributes().value(number), "attribute");
    assertEquals(
        event instanceof Event.Parents e ? e.parentIds() : null,
        events.parents().value(number),
        "parents of an event");
    int other =
        event instanceof Event.StatusChange e && e.partner() != null
            ? e.partner().personId()
            : event instanceof Event.Merge e
                ? e.into()
                : event instanceof Event.Distinction e ? e.from() : 0;
    assertEquals(other, events.others().applyAsInt(row), "other");
  }

  // ---- inventing

  static Attribute attribute(Random random) {
    return random.nextInt(3) == 0
        ? new Attribute(Attribute.SEX, random.nextBoolean() ? "female" : "male")
        : new Attribute(
            "occupation",
            InventedHistory.one(Arrays.asList("teacher", "clerk", "clerk", null), random));
  }

  static List<Integer> parents(int child, Random random) {
    return IntStream.rangeClosed(1, PEOPLE + 1)
        .filter(id -> id != child && random.nextBoolean())
        .boxed()
        .toList();
  }
}
