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
  private final Consumer<Happening> witness;
  private Clerk.FactBatch batch = new Clerk.FactBatch(BATCH);
  private int lastPersonId;

  /// What is so in truth from a day on, whenever and however exactly it is recorded.
  ///
  /// @param day in days since 1970
  /// @param filed the date that is recorded for it
  /// @param born the birth that is recorded by a creation; null for all else
  /// @param home null for the dead
  record Happening(
      Resident who,
      int day,
      EffectiveDate filed,
      EffectiveDate born,
      Status status,
      Address home) {}

  /// @param fact makes the event for the identifier that the person has by then
  private record PendingFact(Resident about, IntFunction<Event> fact) {}

  /// @param witness is told what happens, when it happens
  Register(Clerk clerk, Dice dice, int firstDay, int lastDay, Consumer<Happening> witness) {
    this.clerk = clerk;
    this.dice = dice;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
    this.witness = witness;
  }

  // ---- taking in

  /// A founder, as she is on the first day, is recorded today.
  void enrol(Resident founder, int today) {
    founder.lastEvent = today;
    boolean sure = dice.chance(0.96);
    LocalDate birth = LocalDate.ofEpochDay(founder.born);
    EffectiveDate born = sure ? EffectiveDate.of(birth) : vague(birth, dice.chance(0.5));
    EffectiveDate entry = EffectiveDate.of(LocalDate.ofEpochDay(firstDay));
    new Filing(firstDay, today, new Details(entry, source(), null)).creation(founder, born);
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
    return new Filing(day, recordedDay(day), new Details(effective, source(), null));
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

    private final int happened;
    private final int recorded;
    private final Details details;

    private Filing(int happened, int recorded, Details details) {
      this.happened = happened;
      this.recorded = recorded;
      this.details = details;
    }

    /// A birth.
    void creation(Resident who) {
      creation(who, null);
    }

    /// @param born null for somebody who is born when this happens
    private void creation(Resident who, EffectiveDate born) {
      var name = who.name();
      var status = who.status;
      var address = who.home.address;
      who.enrolled = recorded;
      EffectiveDate birth = born == null ? details.effective() : born;
      file(who, birth, id -> new Event.Creation(id, name, status, address, born, details));
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
      file(who, null, fact);
    }

    /// @param born the birth that it says; null for none
    private void file(Resident who, EffectiveDate born, IntFunction<Event> fact) {
      onTheWayOn(Math.max(recorded, who.enrolled)).add(new PendingFact(who, fact));
      Address home = who.alive ? who.home.address : null;
      witness.accept(new Happening(who, happened, details.effective(), born, who.status, home));
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
      write(entry.fact, entry.about.personId, micros);
    }
  }

  private void write(IntFunction<Event> fact, int personId, long micros) {
    batch.add(fact, personId, micros);
    if (batch.isFull()) {
      write();
    }
  }

  /// Records all that is still on its way, and then that this is all.
  ///
  /// @return how many events were recorded in all
  long close() {
    for (int day = firstDay; day - firstDay < onTheWay.size(); day++) {
      work(day);
    }
    int day = weekday(Math.max(firstDay + onTheWay.size(), lastDay + 1));
    var end = new Event.ObservationEnd(null, Details.on(LocalDate.ofEpochDay(lastDay)));
    write(_ -> end, 0, day * 86400L * MICROS_PER_SECOND + OFFICE_OPENS);
    write();
    return clerk.await();
  }

  private void write() {
    clerk.write(batch);
    batch = new Clerk.FactBatch(BATCH);
  }
}
