package people.rosters;

import module java.base;

import people.*;

/// The people of a timeline by their keys of one system, in a table of numbers: the key itself is
/// looked up in the columns. Keys are the same in upper and lower case where only one person has
/// such a key. Not for several threads.
final class RosterKeys {

  private final KnownPeople people;

  /// Row of an event that gives a key, and 1 for it; 0 for none.
  private final int[] table;

  RosterKeys(KnownPeople people, String system) {
    this.people = people;
    var events = people.events();
    boolean[] isAsked = new boolean[events.attributes().greatest() + 1];
    boolean[] isSystem = new boolean[isAsked.length];
    int count = 0;
    for (int row = 0; row < events.size(); row++) {
      if (people.kind(row) == Event.Kind.KEY) {
        int number = events.attributes().number(row);
        if (!isAsked[number]) {
          isAsked[number] = true;
          isSystem[number] = events.attributes().value(number).name().equals(system);
        }
        count += isSystem[number] ? 1 : 0;
      }
    }
    table = new int[Integer.highestOneBit(Math.max(8, count)) * 4];
    for (int row = 0; row < events.size(); row++) {
      if (people.kind(row) == Event.Kind.KEY && isSystem[events.attributes().number(row)]) {
        int at = place(key(row));
        while (table[at] != 0) {
          at = at + 1 & table.length - 1;
        }
        table[at] = row + 1;
      }
    }
  }

  /// The first of the choices under which somebody has a key; the first of all where nobody has.
  static String system(KnownPeople people, List<String> choices) {
    if (choices.size() == 1) {
      return choices.getFirst();
    }
    var events = people.events();
    Set<String> known = new HashSet<>();
    BitSet asked = new BitSet();
    for (int row = 0; row < events.size(); row++) {
      int number = people.kind(row) == Event.Kind.KEY ? events.attributes().number(row) : -1;
      if (number >= 0 && !asked.get(number)) {
        asked.set(number);
        known.add(events.attributes().value(number).name());
      }
    }
    return choices.stream().filter(known::contains).findFirst().orElse(choices.getFirst());
  }

  private String key(int row) {
    var attributes = people.events().attributes();
    return attributes.value(attributes.number(row)).value();
  }

  private int place(String key) {
    int hash = key.toLowerCase(Locale.ROOT).hashCode() * 0x9E3779B9;
    return (hash ^ hash >>> 15) & table.length - 1;
  }

  /// The person who has that key; 0 for nobody.
  int find(String key) {
    for (int at = place(key); table[at] != 0; at = at + 1 & table.length - 1) {
      int row = table[at] - 1;
      if (key.equals(key(row)) && people.hasKey(row)) {
        return people.survivor(people.events().personIds().applyAsInt(row));
      }
    }
    return 0;
  }

  /// The only person who has that key in upper or lower case; 0 for nobody, and for several.
  int findLike(String key) {
    int found = 0;
    for (int at = place(key); table[at] != 0; at = at + 1 & table.length - 1) {
      int row = table[at] - 1;
      if (key.equalsIgnoreCase(key(row)) && people.hasKey(row)) {
        int person = people.survivor(people.events().personIds().applyAsInt(row));
        if (found != 0 && found != person) {
          return 0;
        }
        found = person;
      }
    }
    return found;
  }
}
