package people.simulation;

import module java.base;

import people.*;

/// The mistakes of an office, while the lives stay what they are: facts that come late, slips that
/// are corrected, other spellings, and people who are recorded a second time. It has dice of its
/// own.
final class Mess {

  /// Two of a person's records: the one of her first creation, and the one that was made later.
  private record Records(int first, int second) {}

  /// What may be wrong with a second record.
  private enum Slip {
    FIRSTNAME,
    LASTNAME,
    INITIAL,
    BIRTH,
    VAGUE_BIRTH,
    STREET,
    NO_STREET,
    NAME_AT_BIRTH;

    private static final List<Slip> ALL = List.of(values());
  }

  private final double share;
  private final Dice dice;
  private final Map<Integer, Integer> doubles;

  /// The days on which somebody is to be recorded a second time, the last one first.
  private final List<Integer> seconds;

  private final Map<Resident, Records> records = new IdentityHashMap<>();

  /// Those who are to have a second record, or have one.
  private final Set<Resident> chosen = Collections.newSetFromMap(new IdentityHashMap<>());

  /// By the second record, while its creation is on the way.
  private final Map<Resident, Resident> expected = new IdentityHashMap<>();

  /// @param share of the facts and people to which each thing happens
  /// @param count how many people there are in all
  /// @param doubles gets, by second record, the first one of the same person
  Mess(
      double share,
      long seed,
      int count,
      int firstDay,
      int lastDay,
      Map<Integer, Integer> doubles) {
    this.share = share;
    this.dice = new Dice(~seed);
    this.doubles = doubles;
    this.seconds = new ArrayList<>();
    for (int left = (int) Math.round(share * count); left > 0; left--) {
      seconds.add(dice.between(firstDay + 60, lastDay));
    }
    seconds.sort(Comparator.reverseOrder());
  }

  // ---- facts

  /// The day on which a fact that comes late is recorded; the other one where it does not.
  int recorded(int day, int recorded) {
    return dice.chance(share) ? day + dice.between(366, 3000) : recorded;
  }

  /// The day on which a mistake is found.
  int found(int day) {
    return day + 1 + dice.delay(90, 1500);
  }

  /// The same event, perhaps with another spelling of the address.
  Event spelled(Event event) {
    return switch (event) {
      case Event.Creation e when e.address() != null && dice.chance(share) ->
          new Event.Creation(
              e.personId(),
              e.name(),
              e.status(),
              Misspelling.address(dice, e.address()),
              e.born(),
              e.details());
      case Event.AddressChange e when dice.chance(share) ->
          new Event.AddressChange(
              e.personId(), Misspelling.address(dice, e.newAddress()), e.details());
      case Event _ -> event;
    };
  }

  /// @param wrong what is recorded at first
  /// @param right what corrects it
  record Mistake(Event wrong, Amendment right) {}

  /// What is recorded in the place of an event; null where that is right.
  Mistake mistake(Event event) {
    Details details = event.details();
    EffectiveDate day = details.effective();
    boolean isExact = day.earliest().equals(day.latest());
    return switch (event) {
      case Event.Creation e when e.name() != null && dice.chance(share) ->
          new Mistake(
              new Event.Creation(
                  e.personId(), misspelled(e.name()), e.status(), e.address(), e.born(), details),
              Amendment.of(e.name()));
      case Event.NameChange e when dice.chance(share) ->
          new Mistake(
              new Event.NameChange(e.personId(), misspelled(e.newName()), details),
              Amendment.of(e.newName()));
      case Event.AddressChange e when dice.chance(share) ->
          new Mistake(
              new Event.AddressChange(
                  e.personId(), Misspelling.address(dice, e.newAddress()), details),
              Amendment.of(e.newAddress()));
      case Event.StatusChange e when isExact && dice.chance(share) ->
          new Mistake(e.with(details.at(misread(day))), Amendment.of(day));
      case Event.Death e when isExact && dice.chance(share) ->
          new Mistake(e.with(details.at(misread(day))), Amendment.of(day));
      case Event _ -> null;
    };
  }

  private Name misspelled(Name name) {
    return dice.chance(0.5)
        ? new Name(Misspelling.name(dice, name.firstname()), name.lastname())
        : new Name(name.firstname(), Misspelling.name(dice, name.lastname()));
  }

  /// Day and month exchanged, or another day, month or year: never a later one.
  private EffectiveDate misread(EffectiveDate exact) {
    LocalDate day = exact.day();
    LocalDate swapped = swapped(day);
    return EffectiveDate.of(
        swapped.isBefore(day)
            ? swapped
            : switch (dice.below(3)) {
              case 0 -> day.minusYears(1);
              case 1 -> day.minusMonths(1);
              default -> day.minusDays(dice.chance(0.5) ? 1 : 10);
            });
  }

  /// Day and month exchanged, where that is another day.
  private static LocalDate swapped(LocalDate day) {
    return day.getDayOfMonth() > 12
        ? day
        : LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue());
  }

  // ---- second records

  /// Lets a fact go to one of a person's records.
  void choose(Resident who) {
    Records two = records.get(who);
    if (two != null) {
      who.personId = dice.chance(0.5) ? two.first : two.second;
    }
  }

  /// Takes note of a record that has got its identifier.
  void numbered(Resident record) {
    Resident who = expected.remove(record);
    if (who != null) {
      records.put(who, new Records(who.personId, record.personId));
      doubles.put(record.personId, who.personId);
    }
  }

  /// Those whose turn it is to be recorded a second time on that day. Where nobody can be, it is
  /// left for the next day.
  List<Resident> seconds(int day, List<Resident> people) {
    List<Resident> found = new ArrayList<>();
    while (!seconds.isEmpty() && seconds.getLast() <= day) {
      Resident who = someone(day, people);
      if (who == null) {
        break;
      }
      seconds.removeLast();
      chosen.add(who);
      found.add(who);
    }
    return found;
  }

  private Resident someone(int day, List<Resident> people) {
    for (int tries = 0; tries < 200 && !people.isEmpty(); tries++) {
      Resident who = dice.pick(people);
      if (who.alive && who.enrolled < day && who.personId != 0 && !chosen.contains(who)) {
        return who;
      }
    }
    return null;
  }

  /// A second record of somebody, to be recorded like a person.
  Resident second(Resident who) {
    Resident record = new Resident(who.female, who.born, who.firstname, who.lastname);
    expected.put(record, who);
    return record;
  }

  /// What the creation of a second record says, with up to three things amiss.
  ///
  /// @param details those of the creation
  IntFunction<Event> creation(Resident who, Details details) {
    Set<Slip> flaws = EnumSet.noneOf(Slip.class);
    double share = dice.share();
    for (int left = share < 0.5 ? 1 : share < 0.85 ? 2 : 3; left > 0; left--) {
      flaws.add(dice.pick(Slip.ALL));
    }
    String lastname = flaws.contains(Slip.NAME_AT_BIRTH) ? who.birthName : who.lastname;
    Name name =
        new Name(
            flaws.contains(Slip.INITIAL)
                ? who.firstname.charAt(0) + "."
                : flaws.contains(Slip.FIRSTNAME)
                    ? Misspelling.name(dice, who.firstname)
                    : who.firstname,
            flaws.contains(Slip.LASTNAME) ? Misspelling.name(dice, lastname) : lastname);
    Address home = who.home.address;
    Address address =
        flaws.contains(Slip.NO_STREET)
            ? new Address(null, home.city(), home.postcode(), home.country())
            : flaws.contains(Slip.STREET) ? Misspelling.address(dice, home) : home;
    LocalDate day = LocalDate.ofEpochDay(who.born);
    EffectiveDate exact = EffectiveDate.of(day);
    EffectiveDate born =
        flaws.contains(Slip.BIRTH)
            ? misread(exact)
            : flaws.contains(Slip.VAGUE_BIRTH)
                ? EffectiveDate.parse(
                    dice.chance(0.5) ? "" + day.getYear() : day.toString().substring(0, 7))
                : exact;
    Status status = who.status;
    return id -> new Event.Creation(id, name, status, address, born, details);
  }

  /// Whether a second record says something that may as well be missing.
  boolean isSaid() {
    return dice.chance(0.9);
  }
}
