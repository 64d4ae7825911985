package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.history.InventedHistory.PEOPLE;

import module java.base;

import people.*;
import people.history.Snapshot.Difference;
import people.history.Snapshot.Difference.What;

/// Compares the differences between two snapshots with the people of both, see [ModelComparison].
final class ModelDifferences {

  private ModelDifferences() {}

  /// What was there and is still there becomes what it is by the differences alone.
  static void compare(
      List<Person> before,
      List<Person> after,
      ModelMerges mergesBefore,
      ModelMerges mergesAfter,
      List<Difference> differences) {
    for (int id = 1; id <= PEOPLE; id++) {
      Map<String, Object> olds = new TreeMap<>();
      Map<String, Object> news = new TreeMap<>();
      for (Difference difference : differences) {
        if (difference.personId() == id) {
          String key = key(difference);
          assertEquals(false, olds.containsKey(key), "twice " + difference);
          olds.put(key, difference.before());
          news.put(key, difference.after());
        }
      }
      boolean wasKnown = isKnown(id, before);
      boolean isKnown = isKnown(id, after);
      if (wasKnown && !isKnown && mergesAfter.survivor(id) != id) {
        assertEquals(Map.of(What.MERGED.name(), mergesAfter.survivor(id)), news, "merged");
      } else if (!wasKnown && isKnown && mergesBefore.survivor(id) != id) {
        assertEquals(Map.of(What.MERGED.name(), mergesBefore.survivor(id)), olds, "parted");
      } else {
        compare(of(id, before), of(id, after), olds, news);
      }
    }
  }

  private static void compare(
      Person was, Person is, Map<String, Object> olds, Map<String, Object> news) {
    if (was != null && is != null) {
      assertEquals(true, olds.entrySet().stream().allMatch(d -> differs(d, was, is)), "before");
      assertEquals(values(is), changed(values(was), news), "after the differences");
      return;
    }
    Set<What> expected = EnumSet.noneOf(What.class);
    if (was != null) {
      expected.add(What.GONE);
    } else if (is != null) {
      expected.add(What.JOINED);
      if (is.died() != null) {
        expected.add(What.DIED);
      }
      if (is.left() != null) {
        expected.add(What.LEFT);
      }
      if (is.presumed()) {
        expected.add(What.PRESUMED);
      }
    }
    assertEquals(
        expected.stream().map(What::name).collect(Collectors.toSet()),
        olds.keySet(),
        "who came and went");
  }

  /// There may be a difference for each attribute.
  private static String key(Difference difference) {
    Object value = difference.before() != null ? difference.before() : difference.after();
    return value instanceof Attribute attribute
        ? difference.what() + " " + attribute.name()
        : difference.what().name();
  }

  private static boolean isKnown(int id, List<Person> people) {
    return people.stream().anyMatch(person -> person.personId() == id);
  }

  /// Someone who is there, or was and died; else null.
  private static Person of(int id, List<Person> people) {
    return people.stream()
        .filter(person -> person.personId() == id)
        .filter(person ->
            person.living() || person.died() != null || person.left() != null || person.presumed())
        .findFirst()
        .orElse(null);
  }

  private static boolean differs(Map.Entry<String, Object> old, Person was, Person is) {
    Object before = values(was).get(old.getKey());
    return Objects.equals(before, old.getValue())
        && !Objects.equals(before, values(is).get(old.getKey()));
  }

  private static Map<String, Object> values(Person person) {
    Map<String, Object> values = new TreeMap<>();
    values.put("CREATED", person.created());
    values.put("NAME", person.name());
    values.put("STATUS", person.status());
    values.put("PARTNER", person.partner());
    values.put("ADDRESS", person.address());
    values.put("DIED", person.died());
    values.put("LEFT", person.left());
    values.put("PRESUMED", person.presumed());
    boolean isApart = !Objects.equals(person.born(), person.created());
    values.put("BORN", isApart ? person.born() : null);
    person
        .attributes()
        .forEach((name, value) -> values.put("ATTRIBUTE " + name, new Attribute(name, value)));
    values.values().removeIf(Objects::isNull);
    return values;
  }

  private static Map<String, Object> changed(Map<String, Object> values, Map<String, Object> by) {
    values.putAll(by);
    values.values().removeIf(Objects::isNull);
    return values;
  }
}
