package people.simulation;

import module java.base;

import people.*;
import people.simulation.Cities.House;

/// The flats of all houses, and which of them are taken: each household has one of its own.
///
/// A flat that was left stays empty until the end of the year. A move of which only the year is
/// recorded counts from the first day of it, and must not bring anyone to those who lived there
/// before.
final class Flats {

  /// Where more households are to live in a house, they live in one further along the street.
  private static final int IN_ONE_HOUSE = 20;

  private record Flat(BitSet house, int number) {}

  /// By house, the flats that are taken, or were left this year.
  private final Map<Integer, BitSet> taken = new HashMap<>();

  private final List<Flat> left = new ArrayList<>();

  /// Takes the first flat of a house that is free, from 0 on.
  int take(House house) {
    BitSet flats = flats(house);
    int free = flats.nextClearBit(0);
    flats.set(free);
    return free;
  }

  void leave(House house, int flat) {
    left.add(new Flat(flats(house), flat));
  }

  /// Lets what was left this year be taken again.
  void endYear() {
    left.forEach(flat -> flat.house.clear(flat.number));
    left.clear();
  }

  static Address address(House house, int flat) {
    int further = Cities.LONGEST_STREET * (flat / IN_ONE_HOUSE);
    String number = Integer.toString(house.number() + further);
    int door = 1 + flat % IN_ONE_HOUSE;
    return Cities.address(house, door == 1 ? number : number + "/" + door);
  }

  private BitSet flats(House house) {
    int key = (house.city() * 100 + house.street()) * 1000 + house.number();
    return taken.computeIfAbsent(key, _ -> new BitSet());
  }
}
