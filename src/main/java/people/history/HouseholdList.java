package people.history;

import module java.base;

import people.history.Period.HouseholdPeriod.Composition;

/// A list of periods of households in an array that grows. Not safe for several threads.
final class HouseholdList {

  /// The numbers of a row, in this order.
  enum Slot {
    /// Number of the address.
    ADDRESS,
    FROM,
    UNTIL,
    PEOPLE,
    COUPLES,
    COMPOSITION,
    /// 1 where nothing depends on an uncertain date.
    CERTAIN
  }

  private static final int PARTS = Slot.values().length;
  private static final Composition[] COMPOSITIONS = Composition.values();

  int size;
  private int[] numbers;

  HouseholdList(int capacity) {
    numbers = new int[PARTS * Math.max(1, capacity)];
  }

  /// The rows of some lists, one behind the other.
  HouseholdList(List<HouseholdList> parts) {
    this(parts.stream().mapToInt(part -> part.size).sum());
    for (HouseholdList part : parts) {
      System.arraycopy(part.numbers, 0, numbers, PARTS * size, PARTS * part.size);
      size += part.size;
    }
  }

  int get(int row, Slot part) {
    return numbers[PARTS * Objects.checkIndex(row, size) + part.ordinal()];
  }

  IntUnaryOperator column(Slot part) {
    return row -> get(row, part);
  }

  Composition composition(int row) {
    return COMPOSITIONS[get(row, Slot.COMPOSITION)];
  }

  boolean isCertain(int row) {
    return get(row, Slot.CERTAIN) != 0;
  }

  /// Whether a row is of an address, and begins before a day.
  boolean isOf(int row, int address, int day) {
    return get(row, Slot.ADDRESS) == address && get(row, Slot.FROM) < day;
  }

  /// The first row of an address that ends behind a day, of a list in order of addresses and time;
  /// where there is none, the one behind.
  int firstBehind(int address, int day) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int at = get(middle, Slot.ADDRESS);
      if (at > address || at == address && get(middle, Slot.UNTIL) > day) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// Adds a household that has no end yet.
  void add(int address, int from, HouseholdState household) {
    if (PARTS * (size + 1) > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.multiplyExact(PARTS, 2 * size + 1));
    }
    int at = PARTS * size++;
    numbers[at++] = address;
    numbers[at++] = from;
    numbers[at++] = FactTable.NEVER;
    numbers[at++] = household.size;
    numbers[at++] = household.couples;
    numbers[at++] = household.composition().ordinal();
    numbers[at] = household.isCertain() ? 1 : 0;
  }

  /// Whether the last row says the same of so many people.
  boolean isLast(HouseholdState household) {
    int row = size - 1;
    return get(row, Slot.COUPLES) == household.couples
        && composition(row) == household.composition()
        && isCertain(row) == household.isCertain();
  }

  /// Ends the last row.
  void end(int day) {
    numbers[PARTS * (size - 1) + Slot.UNTIL.ordinal()] = day;
  }
}
