package people.simulation;

import module java.base;

import people.*;

/// A year of the town: on its first day everyone's chances are drawn, and what will happen is put
/// on the agenda of some day.
final class Year {

  /// The oldest man on the marriage market.
  private static final int OLDEST_GROOM = 85;

  private final Town town;
  private final Dice dice;
  private final Rates rates;
  private final int year;
  private final int first;
  private final int last;

  /// By days since the first.
  private final List<List<IntConsumer>> agenda;

  private final List<Resident> brides = new ArrayList<>();

  /// Men without a partner, by city and by age from 18.
  private final List<List<Resident>> bachelors;

  private final List<Resident> mothers = new ArrayList<>();
  private final List<Double> fertility = new ArrayList<>();

  /// @param first the first day on which something may happen
  /// @param births how many children will be born, exactly
  Year(Town town, Dice dice, int first, int births) {
    this.town = town;
    this.dice = dice;
    this.first = first;
    this.year = LocalDate.ofEpochDay(first).getYear();
    this.last = (int) LocalDate.of(year, 12, 31).toEpochDay();
    this.rates = new Rates(year);
    this.agenda = new ArrayList<>(Collections.nCopies(last - first + 1, null));
    this.bachelors =
        new ArrayList<>(Collections.nCopies(Cities.cities() * (OLDEST_GROOM + 1), null));
    town.people.forEach(this::draw);
    brides.forEach(this::findGroom);
    planBirths(births);
  }

  int last() {
    return last;
  }

  /// Lets happen what is planned for that day.
  void live(int day) {
    List<IntConsumer> plans = agenda.get(day - first);
    if (plans != null) {
      plans.forEach(plan -> plan.accept(day));
      agenda.set(day - first, null);
    }
  }

  private int plan(IntConsumer what) {
    int day = dice.between(first, last);
    plan(day, what);
    return day;
  }

  private void plan(int day, IntConsumer what) {
    List<IntConsumer> plans = agenda.get(day - first);
    if (plans == null) {
      plans = new ArrayList<>(4);
      agenda.set(day - first, plans);
    }
    plans.add(what);
  }

  // ---- chances

  private void draw(Resident each) {
    int age = each.age(first);
    boolean dies = dice.chance(rates.death(each.female, age));
    if (dies) {
      plan(day -> town.death(day, each));
    }
    if (!each.adult(first)) {
      return;
    }
    if (each.dependent) {
      if (dice.chance(Rates.leavingHome(age))) {
        plan(day -> town.leaveHome(day, each));
      }
    } else if (dice.chance(Rates.moving(age)) && each.home.head() == each) {
      plan(day -> town.move(day, each));
    }
    if (each.female) {
      drawForWoman(each, age, dies);
    } else if (each.partner == null && age <= OLDEST_GROOM) {
      bachelors(each.home.city(), age).add(each);
    }
  }

  private void drawForWoman(Resident woman, int age, boolean dies) {
    if (woman.partner == null) {
      if (dice.chance(rates.marriage(woman, age))) {
        brides.add(woman);
      }
    } else {
      drawForCouple(woman);
    }
    double chance = dies ? 0 : rates.fertility(woman, age, first);
    if (chance > 0) {
      mothers.add(woman);
      fertility.add(chance);
    }
  }

  private void drawForCouple(Resident wife) {
    if (wife.status == Status.SEPARATED) {
      if (dice.chance(0.6)) {
        plan(day -> town.divorce(day, wife));
      }
    } else if (dice.chance(rates.divorce((first - wife.united) / 365))) {
      if (dice.chance(0.35)) {
        plan(day -> town.separation(day, wife));
      } else {
        plan(day -> town.divorce(day, wife));
      }
    } else if (wife.status == Status.PARTNERED && dice.chance(0.05)) {
      plan(day -> town.marriage(day, wife));
    }
  }

  // ---- weddings

  private List<Resident> bachelors(int city, int age) {
    int cell = city * (OLDEST_GROOM + 1) + age;
    List<Resident> found = bachelors.get(cell);
    if (found == null) {
      found = new ArrayList<>();
      bachelors.set(cell, found);
    }
    return found;
  }

  /// Someone of about the same age, mostly a little older, mostly of the same city, who is still
  /// free this year.
  private void findGroom(Resident bride) {
    int wanted = bride.age(first) + 2 + (int) StrictMath.rint(2.5 * dice.spread());
    int near = dice.chance(0.8) ? bride.home.city() : Cities.elsewhere(dice, bride.home.city());
    for (int i = 0; i < Cities.cities(); i++) {
      int city = (near + i) % Cities.cities();
      // 0, 1, -1, 2, -2, … years beside the wanted age
      for (int offset = 0; offset <= 8; offset = offset > 0 ? -offset : 1 - offset) {
        int age = wanted + offset;
        Resident groom = age < 18 || age > OLDEST_GROOM ? null : take(bachelors(city, age), bride);
        if (groom != null) {
          Status union = dice.chance(Rates.partnership(year)) ? Status.PARTNERED : Status.MARRIED;
          plan(day -> town.wedding(day, bride, groom, union, rates));
          return;
        }
      }
    }
  }

  /// @return null when nobody is left whom she may marry
  private Resident take(List<Resident> from, Resident bride) {
    for (int tries = 0; tries < 3 && !from.isEmpty(); tries++) {
      int index = dice.below(from.size());
      Resident groom = from.get(index);
      if (!groom.relatedTo(bride)) {
        Resident other = from.removeLast();
        if (other != groom) {
          from.set(index, other);
        }
        return groom;
      }
    }
    return null;
  }

  // ---- births

  /// Walks along the women, laid end to end with their chances as lengths, in steps of equal size:
  /// the births are as many as wanted, and each woman's share in them is her chance.
  private void planBirths(int births) {
    double sum = 0;
    for (double chance : fertility) {
      sum += chance;
    }
    double step = sum / births;
    double next = step * dice.share();
    double walked = 0;
    int planned = 0;
    for (int i = 0; i < mothers.size() && planned < births; i++) {
      walked += fertility.get(i);
      if (walked > next) {
        Resident mother = mothers.get(i);
        int day = plan(d -> birth(d, mother));
        planned++;
        next += step;
        if (walked > next && planned < births) {
          plan(day, d -> birth(d, mother));
          planned++;
        }
        while (walked > next) {
          next += step;
        }
      }
    }
    for (; planned < births; planned++) {
      plan(town::foundling);
    }
  }

  private void birth(int day, Resident mother) {
    Resident child = town.birth(day, mother);
    if (dice.chance(rates.infantDeath())) {
      int death = day + 1 + dice.delay(6, 27);
      if (death <= last) {
        plan(death, d -> town.death(d, child));
      }
    }
  }
}
