package people.simulation;

import module java.base;

import people.*;

/// The office that records what happened, some days later: on weekdays from eight to five, most
/// within a month, a few percent months or years late, and nothing about anyone before her
/// creation. It holds only what is on its way.
final class Register {

  /// Events that are written with one append.
  private static final int BATCH = 4096;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long OFFICE_OPENS = 8 * 3600 * MICROS_PER_SECOND;
  private static final long OFFICE_HOURS = 9 * 3600 * MICROS_PER_SECOND;

  private static final List<String> SOURCES =
      List.of(
          "register of St Mary, folio ",
          "register of Saint-Nicolas, folio ",
          "town hall, book ",
          "notary's file ",
          "census sheet ",
          "letter no. ");

  private final Clerk clerk;
  private final Dice dice;

  /// The last day of what is simulated; what is not recorded by then is recorded within four weeks.
  private final int lastDay;

  /// By days since the first, what is to be recorded then; null for nothing.
  private final List<List<PendingFact>> onTheWay = new ArrayList<>();

  private final int firstDay;
  private Clerk.FactBatch batch = new Clerk.FactBatch(BATCH);
  private int lastPersonId;

  /// @param fact makes the event for the identifier that the person has by then
  private record PendingFact(Resident about, IntFunction<Event> fact) {}

  Register(Clerk clerk, Dice dice, int firstDay, int lastDay) {
    this.clerk = clerk;
    this.dice = dice;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
  }

  // ---- taking in

  /// A founder, as she is now, is recorded today.
  void enrol(Resident founder, int today) {
    founder.lastEvent = today;
    boolean sure = dice.chance(0.96);
    LocalDate birth = LocalDate.ofEpochDay(founder.born);
    EffectiveDate born = sure ? EffectiveDate.of(birth) : vague(birth, dice.chance(0.5));
    new Filing(today, new Details(born, source(), null)).creation(founder);
  }

  /// A form for what happened to these people on one day: everything filed on it has the same
  /// effective date, as exact as the people's other events allow, and comes to the office on the
  /// same day.
  Filing happened(int day, List<Resident> to) {
    LocalDate date = LocalDate.ofEpochDay(day);
    double precision = dice.share();
    LocalDate countsFrom =
        precision < 0.008
            ? date.withDayOfYear(1)
            : precision < 0.035 ? date.withDayOfMonth(1) : date;
    // A vague date counts from its first day, and must not come to stand before what happened
    // earlier that month or year.
    int firstDay = (int) countsFrom.toEpochDay();
    boolean vague = precision < 0.035;
    for (Resident each : to) {
      vague &= each.lastEvent < firstDay;
      each.lastEvent = day;
    }
    EffectiveDate effective = vague ? vague(date, precision < 0.008) : EffectiveDate.of(date);
    return new Filing(recordedDay(day), new Details(effective, source(), null));
  }

  private static EffectiveDate vague(LocalDate day, boolean yearOnly) {
    LocalDate first = yearOnly ? day.withDayOfYear(1) : day.withDayOfMonth(1);
    LocalDate last = yearOnly ? first.plusYears(1) : first.plusMonths(1);
    return new EffectiveDate(first, last.minusDays(1), EffectiveDate.Qualifier.NONE);
  }

  private String source() {
    return dice.chance(0.05) ? dice.pick(SOURCES) + dice.between(1, 400) : null;
  }

  private int recordedDay(int day) {
    double late = dice.share();
    int recorded =
        day
            + (late < 0.94
                ? dice.delay(8, 30)
                : late < 0.98 ? dice.between(31, 365) : dice.between(366, 3000));
    if (recorded > lastDay) {
      recorded = lastDay + dice.between(1, 26);
    }
    return weekday(recorded);
  }

  /// That day, or the Monday after it.
  private static int weekday(int day) {
    // 1970-01-01 was a Thursday
    int daysSinceMonday = Math.floorMod(day + 3, 7);
    return daysSinceMonday < 5 ? day : day + 7 - daysSinceMonday;
  }

  /// One form for the office, see [Register#happened]. What it says of a person is what holds when
  /// it is filled in.
  final class Filing {

    private final int day;
    private final Details details;

    private Filing(int day, Details details) {
      this.day = day;
      this.details = details;
    }

    void creation(Resident who) {
      var name = who.name();
      var status = who.status;
      var address = who.home.address;
      who.enrolled = day;
      file(who, id -> new Event.Creation(id, name, status, address, details));
    }

    void status(Resident who, Status status) {
      who.status = status;
      file(who, id -> new Event.StatusChange(id, status, details));
    }

    void address(Resident who) {
      var address = who.home.address;
      file(who, id -> new Event.AddressChange(id, address, details));
    }

    void lastname(Resident who, String lastname) {
      who.lastname = lastname;
      var name = who.name();
      file(who, id -> new Event.NameChange(id, name, details));
    }

    void death(Resident who) {
      who.alive = false;
      file(who, id -> new Event.Death(id, details));
    }

    private void file(Resident who, IntFunction<Event> fact) {
      int recorded = Math.max(day, who.enrolled);
      onTheWayOn(recorded).add(new PendingFact(who, fact));
    }
  }

  private List<PendingFact> onTheWayOn(int day) {
    while (onTheWay.size() <= day - firstDay) {
      onTheWay.add(null);
    }
    List<PendingFact> entries = onTheWay.get(day - firstDay);
    if (entries == null) {
      entries = new ArrayList<>();
      onTheWay.set(day - firstDay, entries);
    }
    return entries;
  }

  // ---- writing down

  /// Records what came in for that day. Days must come in their order.
  void work(int day) {
    List<PendingFact> entries =
        day - firstDay < onTheWay.size() ? onTheWay.set(day - firstDay, null) : null;
    if (entries == null) {
      return;
    }
    long opens = day * 86400L * MICROS_PER_SECOND + OFFICE_OPENS;
    for (int i = 0; i < entries.size(); i++) {
      long micros = opens + (long) (OFFICE_HOURS * ((i + dice.share()) / entries.size()));
      PendingFact entry = entries.get(i);
      if (entry.about.personId == 0) {
        entry.about.personId = ++lastPersonId;
      }
      batch.add(entry.fact, entry.about.personId, micros);
      if (batch.isFull()) {
        write();
      }
    }
  }

  /// Records all that is still on its way.
  ///
  /// @return how many events were recorded in all
  long close() {
    for (int day = firstDay; day - firstDay < onTheWay.size(); day++) {
      work(day);
    }
    write();
    return clerk.await();
  }

  private void write() {
    clerk.write(batch);
    batch = new Clerk.FactBatch(BATCH);
  }
}
