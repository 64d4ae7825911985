package people.simulation;

import people.*;
import people.simulation.Resident.Dwelling;

/// Fills the town on its first day: households of couples, families and people alone, of all ages.
final class Founders {

  /// How many heads of households are of 20 to 29 years, 30 to 39, …, 80 to 89: growing sums of
  /// weights.
  private static final double[] AGE_OF_HEAD = {0.6, 1.7, 2.75, 3.7, 4.4, 4.8, 4.92};

  private final Town town;
  private final Dice dice;
  private final int today;
  private final int count;

  private Founders(Town town, Dice dice, int today, int count) {
    this.town = town;
    this.dice = dice;
    this.today = today;
    this.count = count;
  }

  /// Lets exactly so many people settle in an empty town.
  static void settle(Town town, Dice dice, int today, int count) {
    Founders founders = new Founders(town, dice, today, count);
    while (town.people.size() < count) {
      founders.household();
    }
  }

  private void household() {
    int age = 20 + 10 * dice.pick(AGE_OF_HEAD) + dice.below(10);
    int city = Cities.anyCity(dice);
    Dwelling home = town.newHousehold(city);
    double couple = age < 25 ? 0.4 : age < 65 ? 0.82 : age < 75 ? 0.55 : 0.3;
    if (dice.chance(couple) && count - town.people.size() > 1) {
      Resident husband = resident(home, false, age, Names.last(dice));
      int agesOfWife = age - 2 + (int) (3 * dice.spread());
      Resident wife = resident(home, true, Math.clamp(agesOfWife, 20, 89), Names.last(dice));
      wife.lastname = husband.lastname;
      unite(husband, wife);
      unite(wife, husband);
      children(home, husband, wife);
    } else {
      Status status = alone(age);
      boolean female = dice.chance(status == Status.WIDOWED ? 0.8 : 0.5);
      Resident head = resident(home, female, age, Names.last(dice));
      head.status = status;
      if (female && status != Status.SINGLE) {
        head.lastname = Names.last(dice);
        children(home, null, head);
      }
    }
  }

  private Status alone(int age) {
    double share = dice.share();
    double widowed = age < 35 ? 0.02 : age < 65 ? 0.35 : 0.75;
    double divorced = age < 25 ? 0 : 0.12;
    return share < widowed
        ? Status.WIDOWED
        : share < widowed + divorced ? Status.DIVORCED : Status.SINGLE;
  }

  private void unite(Resident one, Resident other) {
    one.status = Status.MARRIED;
    one.partner = other;
    one.united = today - 365 * Math.max(0, Math.min(one.age(today), other.age(today)) - 23);
  }

  /// Those who still live with their mother: one every few years since she was 22, until they are
  /// 18 or a little more.
  ///
  /// @param father null when she is alone
  private void children(Dwelling home, Resident father, Resident mother) {
    int ageOfMother = mother.age(today);
    for (int then = 22 + dice.below(3);
        then < Math.min(41, ageOfMother);
        then += 2 + dice.below(3)) {
      int age = ageOfMother - then;
      boolean born = dice.chance(0.46);
      boolean atHome = age < 18 || age < 26 && dice.chance(0.4);
      if (born) {
        mother.children++;
      }
      if (born && atHome && town.people.size() < count) {
        Resident child = resident(home, !dice.chance(0.512), age, mother.lastname);
        child.dependent = true;
        child.mother = mother;
        child.father = father;
        mother.lastBirth = child.born;
      }
    }
  }

  private Resident resident(Dwelling home, boolean female, int age, String lastname) {
    int born = today - (int) (age * 365.25) - 1 - dice.below(364);
    Resident resident = new Resident(female, born, Names.first(dice, female, born), lastname);
    resident.origin = dice.chance(0.7) ? home.city() : Cities.anyCity(dice);
    resident.moveInto(home);
    town.people.add(resident);
    return resident;
  }
}
