package people.simulation;

import module java.base;

import people.*;
import people.simulation.Cities.House;
import people.simulation.Register.Filing;
import people.simulation.Resident.Dwelling;

/// The town: the living, and what happens to them. Everything may have been planned long before, so
/// each method first looks whether it can still happen; and nobody has two things happen on one
/// day, so that the order of a life is never in doubt.
final class Town {

  /// Everybody who is alive, and those who died since the last [#endYear], in order of birth or
  /// arrival.
  final List<Resident> people = new ArrayList<>();

  private final Flats flats = new Flats();
  private final Dice dice;
  private final Register register;

  Town(Dice dice, Register register) {
    this.dice = dice;
    this.register = register;
  }

  /// Ends a year, and forgets the dead. What others know of them (their mother, their father)
  /// stays.
  void endYear() {
    flats.endYear();
    people.removeIf(resident -> !resident.alive);
  }

  private static boolean free(int day, Resident who) {
    return who.alive && who.lastEvent < day;
  }

  private static boolean free(int day, List<Resident> who) {
    for (Resident each : who) {
      if (!free(day, each)) {
        return false;
      }
    }
    return true;
  }

  // ---- births

  Resident birth(int day, Resident mother) {
    boolean couple = mother.partner != null && mother.status != Status.SEPARATED;
    Resident father = couple ? mother.partner : null;
    Resident child = newborn(day, father != null ? father.lastname : mother.lastname, mother.home);
    child.mother = mother;
    child.father = father;
    mother.lastBirth = day;
    mother.children++;
    arrive(child, day);
    return child;
  }

  /// A child of unknown parents, taken in by a family, or by itself where a tiny town has none
  /// left.
  void foundling(int day) {
    Dwelling home = family(dice.below(Cities.cities()), day);
    if (home == null) {
      home = newHousehold(Cities.anyCity(dice));
    }
    arrive(newborn(day, Names.last(dice), home), day);
  }

  private Resident newborn(int day, String lastname, Dwelling home) {
    boolean female = !dice.chance(0.512);
    String firstname;
    do {
      firstname = Names.first(dice, female, day);
    } while (hasSibling(home, firstname));
    Resident child = new Resident(female, day, firstname, lastname);
    child.dependent = true;
    child.origin = home.city();
    child.moveInto(home);
    return child;
  }

  private static boolean hasSibling(Dwelling home, String firstname) {
    if (home.members.size() < 10) { // more would leave no name over
      for (Resident member : home.members) {
        if (member.firstname.equals(firstname)) {
          return true;
        }
      }
    }
    return false;
  }

  private void arrive(Resident child, int day) {
    people.add(child);
    register.happened(day, List.of(child)).creation(child);
  }

  // ---- couples

  void wedding(int day, Resident bride, Resident groom, Status union, Rates rates) {
    boolean available = bride.partner == null && groom.partner == null;
    if (!available || !free(day, bride) || !free(day, groom)) {
      return;
    }
    List<Resident> moving = new ArrayList<>();
    Dwelling home = commonHome(bride, groom);
    for (Resident each : List.of(bride, groom)) {
      if (each.home != home) {
        moving.addAll(withChildren(each, day));
      }
    }
    if (!free(day, moving)) {
      return;
    }
    List<Resident> concerned = new ArrayList<>(moving);
    for (Resident each : List.of(bride, groom)) {
      if (each.home == home) {
        concerned.add(each);
      }
    }
    Filing filing = register.happened(day, concerned);
    bride.partner = groom;
    groom.partner = bride;
    bride.united = day;
    groom.united = day;
    filing.couple(bride, groom, union);
    if (union == Status.MARRIED) {
      takeName(filing, bride, groom, rates);
    }
    bride.dependent = false;
    groom.dependent = false;
    move(day, moving, home, filing);
  }

  /// A registered partnership becomes a marriage.
  void marriage(int day, Resident wife) {
    Resident husband = wife.partner;
    if (wife.status == Status.PARTNERED && free(day, wife) && free(day, husband)) {
      Filing filing = register.happened(day, List.of(wife, husband));
      filing.couple(wife, husband, Status.MARRIED);
    }
  }

  private void takeName(Filing filing, Resident bride, Resident groom, Rates rates) {
    double choice = dice.share();
    double wife = rates.wifeTakesName();
    if (bride.lastname.equals(groom.lastname)) {
      return;
    }
    if (choice < wife) {
      boolean both =
          dice.chance(0.08) && bride.lastname.indexOf('-') < 0 && groom.lastname.indexOf('-') < 0;
      filing.lastname(bride, both ? groom.lastname + "-" + bride.lastname : groom.lastname);
    } else if (choice < wife + 0.04) {
      filing.lastname(groom, bride.lastname);
    }
  }

  private Dwelling commonHome(Resident bride, Resident groom) {
    boolean hers = !bride.dependent;
    boolean his = !groom.dependent;
    if (his && (!hers || dice.chance(0.5))) {
      return groom.home;
    }
    return hers
        ? bride.home
        : newHousehold(dice.chance(0.5) ? bride.home.city() : groom.home.city());
  }

  void separation(int day, Resident wife) {
    part(day, wife, Status.SEPARATED);
  }

  void divorce(int day, Resident wife) {
    part(day, wife, Status.DIVORCED);
  }

  private void part(int day, Resident wife, Status status) {
    Resident husband = wife.partner;
    if (husband == null || wife.status == status || !free(day, wife) || !free(day, husband)) {
      return;
    }
    Filing filing = register.happened(day, List.of(wife, husband));
    filing.couple(wife, husband, status);
    if (status == Status.DIVORCED) {
      wife.partner = null;
      husband.partner = null;
      if (!wife.lastname.equals(wife.birthName) && dice.chance(0.2)) {
        filing.lastname(wife, wife.birthName);
      }
    }
    if (wife.home == husband.home) {
      boolean family = wife.home.members.size() > 2;
      Resident leaving = dice.chance(family ? 0.85 : 0.5) ? husband : wife;
      move(day, List.of(leaving), newHousehold(nextCity(leaving)), filing);
    }
  }

  // ---- deaths

  void death(int day, Resident who) {
    Resident partner = who.partner;
    if (!free(day, who) || partner != null && !free(day, partner)) {
      return;
    }
    Dwelling home = who.home;
    Filing filing = register.happened(day, partner == null ? List.of(who) : List.of(who, partner));
    filing.death(who, partner);
    if (partner != null) {
      partner.partner = null;
    }
    home.leave(who);
    who.home = null;
    who.partner = null;
    who.mother = null;
    who.father = null;
    settle(day, home);
  }

  // ---- moves

  void leaveHome(int day, Resident who) {
    if (who.dependent && free(day, who)) {
      List<Resident> moving = withChildren(who, day);
      if (free(day, moving)) {
        who.dependent = false;
        move(day, moving, newHousehold(nextCity(who)), register.happened(day, moving));
      }
    }
  }

  /// The whole household, where the one still heads it.
  void move(int day, Resident head) {
    if (!head.alive || head.home.head() != head || !free(day, head.home.members)) {
      return;
    }
    Dwelling home = head.home;
    int city = nextCity(head);
    House house;
    do {
      house = Cities.house(dice, city);
    } while (house.equals(home.house()));
    home.moveTo(house);
    Filing filing = register.happened(day, home.members);
    home.members.forEach(each -> filing.address(each, true));
  }

  private void move(int day, List<Resident> moving, Dwelling to, Filing filing) {
    List<Dwelling> left = moving.stream().map(each -> each.home).distinct().toList();
    moveInto(to, moving, filing);
    left.forEach(home -> settle(day, home));
  }

  private static void moveInto(Dwelling to, List<Resident> moving, Filing filing) {
    for (Resident each : moving) {
      boolean isNextDoor = to.house().equals(each.home.house());
      each.moveInto(to);
      filing.address(each, !isNextDoor);
    }
  }

  /// The people who move with a resident when the rest of the household stays: she, and the minors
  /// she is there for.
  private static List<Resident> withChildren(Resident who, int day) {
    List<Resident> moving = new ArrayList<>();
    moving.add(who);
    for (Resident each : who.home.members) {
      boolean theirs = !who.dependent || each.mother == who || each.father == who;
      if (each != who && each.dependent && !each.adult(day) && theirs) {
        moving.add(each);
      }
    }
    return moving;
  }

  /// The same city, or another; some go back to where they come from.
  private int nextCity(Resident who) {
    int from = who.home.city();
    if (Cities.stays(dice, from)) {
      return from;
    }
    return who.origin != from && dice.chance(0.2) ? who.origin : Cities.elsewhere(dice, from);
  }

  /// A household to be moved into.
  Dwelling newHousehold(int city) {
    return new Dwelling(flats, Cities.house(dice, city));
  }

  /// Gives a household whose last head is gone another: the eldest grown-up child; where there is
  /// none, a family takes in the orphans.
  private void settle(int day, Dwelling home) {
    if (home.members.isEmpty() || home.head() != null) {
      return;
    }
    for (Resident each : home.members) {
      if (each.adult(day)) {
        each.dependent = false;
        return;
      }
    }
    if (free(day, home.members)) {
      Dwelling family = family(home.city(), day);
      if (family != null && family != home) {
        List<Resident> orphans = List.copyOf(home.members);
        moveInto(family, orphans, register.happened(day, orphans));
      }
    }
  }

  /// A couple who could take in a child, in that city if one is soon found; else null.
  private Dwelling family(int city, int day) {
    Dwelling found = null;
    for (int i = 0; i < 100 && !people.isEmpty(); i++) {
      Resident each = dice.pick(people);
      boolean couple = each.alive && each.partner != null && each.status != Status.SEPARATED;
      if (couple && each.age(day) < 60) {
        found = each.home;
        if (found.city() == city || i > 30) {
          break;
        }
      }
    }
    return found;
  }
}
