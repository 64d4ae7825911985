package people.simulation;

import module java.base;

import people.*;
import people.simulation.Cities.House;

/// A person as the simulation knows her. Days are counted from 1970-01-01 as
/// [java.time.LocalDate#toEpochDay] does; a million of these objects take some 90 MB.
final class Resident {

  /// Days up to the 18th birthday, at most; before it nobody marries.
  static final int DAYS_TO_18 = 6575;

  final boolean female;
  final int born;

  /// The family name at birth; people of one birth name don't marry each other.
  final String birthName;

  final String firstname;
  String lastname;

  /// 0 until the creation is recorded.
  int personId;

  /// The day on which the creation is recorded, and before which nothing else about the person is.
  int enrolled;

  /// The day of the last event, in the world and not in the records.
  int lastEvent = Integer.MIN_VALUE;

  Status status = Status.SINGLE;
  boolean alive = true;

  /// Null for nobody; stays while separated.
  Resident partner;

  /// The day of the marriage or partnership; of no meaning without a partner.
  int united;

  /// Null when not known, as for founders who had left home.
  Resident mother;

  Resident father;
  int children;

  /// The day on which the last child was born.
  int lastBirth = Integer.MIN_VALUE / 2;

  Dwelling home;

  /// Whether somebody else in the household is the one who decides where it lives.
  boolean dependent;

  /// The city of the first address, where some return to.
  int origin;

  Resident(boolean female, int born, String firstname, String lastname) {
    this.female = female;
    this.born = born;
    this.firstname = firstname;
    this.lastname = lastname;
    this.birthName = lastname;
  }

  Name name() {
    return new Name(firstname, lastname);
  }

  /// Full years, to a day or so.
  int age(int day) {
    return (int) ((day - born) * 4L / 1461);
  }

  boolean adult(int day) {
    return day - born >= DAYS_TO_18;
  }

  /// Those who are known.
  List<Resident> parents() {
    return Stream.of(mother, father).filter(Objects::nonNull).toList();
  }

  boolean relatedTo(Resident other) {
    return birthName.equals(other.birthName)
        || mother == other
        || father == other
        || other.mother == this
        || other.father == this
        || mother != null && mother == other.mother
        || father != null && father == other.father;
  }

  void moveInto(Dwelling to) {
    if (home != null) {
      home.leave(this);
    }
    home = to;
    to.enter(this);
  }

  /// The people who live at one address and move together. Nobody else lives there.
  static final class Dwelling {

    final List<Resident> members = new ArrayList<>(4);
    private final Flats flats;
    private House house;
    private int flat;

    /// Null while nobody lives there.
    Address address;

    Dwelling(Flats flats, House house) {
      this.flats = flats;
      this.house = house;
    }

    House house() {
      return house;
    }

    int city() {
      return house.city();
    }

    private void enter(Resident who) {
      if (members.isEmpty()) {
        settleIn(house);
      }
      members.add(who);
    }

    void leave(Resident who) {
      members.remove(who);
      if (members.isEmpty()) {
        flats.leave(house, flat);
        address = null;
      }
    }

    /// All move.
    void moveTo(House other) {
      flats.leave(house, flat);
      settleIn(other);
    }

    private void settleIn(House other) {
      house = other;
      flat = flats.take(other);
      address = Flats.address(other, flat);
    }

    /// The one who decides to move; null when only dependents are left.
    Resident head() {
      for (Resident member : members) {
        if (!member.dependent) {
          return member;
        }
      }
      return null;
    }
  }
}
