package people.history;

import module java.base;

import people.*;
import people.history.Contradiction.Flaw;

/// Collects the cities of all facts, and finds those that are mostly written otherwise.
final class CityCheck {

  /// @param count how many facts have it
  /// @param position of the first of them, and whom it is about
  private record Use(long count, long position, int personId) {

    Use and(Use other) {
      Use first = position <= other.position ? this : other;
      return new Use(count + other.count, first.position, first.personId);
    }
  }

  /// By number of an address.
  private final Map<Integer, Use> uses = new HashMap<>();

  void facts(int personId, FactCursor cursor) {
    for (int fact = 0; fact < cursor.size; fact++) {
      int address =
          cursor.isCreation(fact) || cursor.kind(fact) == Event.Kind.ADDRESS_CHANGE
              ? cursor.address(fact)
              : 0;
      if (address != 0) {
        uses.merge(address, new Use(1, cursor.position(fact), personId), Use::and);
      }
    }
  }

  void addAll(CityCheck other) {
    other.uses.forEach((address, use) -> uses.merge(address, use, Use::and));
  }

  /// The first event with each way of writing a city that is not the most common one.
  List<Contradiction> found(FactTable table) {
    Address.Spellings cities = new Address.Spellings();
    Map<String, Use> bySpelling = new HashMap<>();
    uses.forEach((address, use) -> {
      String city = table.address(address).city();
      if (city != null) {
        cities.add(city, use.count);
        bySpelling.merge(city, use, Use::and);
      }
    });
    List<Contradiction> found = new ArrayList<>();
    bySpelling.forEach((city, use) -> {
      String usual = cities.commonest(city);
      if (!usual.equals(city)) {
        found.add(
            new Contradiction(
                use.personId,
                use.position,
                Flaw.CITY_VARIANTS,
                "%s, %d of %d times %s"
                    .formatted(
                        shown(city),
                        bySpelling.get(usual).count,
                        cities.count(city),
                        shown(usual))));
      }
    });
    return found;
  }

  /// The text in quotes, with what can't be told from other letters or spaces as an escape.
  private static String shown(String city) {
    StringBuilder shown = new StringBuilder("'");
    for (int at = 0, c; at < city.length(); at += Character.charCount(c)) {
      c = city.codePointAt(at);
      boolean isPlain =
          c == ' '
              || !Character.isSpaceChar(c) && Character.getType(c) != Character.NON_SPACING_MARK;
      shown.append(isPlain ? Character.toString(c) : "\\u%04x".formatted(c));
    }
    return shown.append("'").toString();
  }
}
