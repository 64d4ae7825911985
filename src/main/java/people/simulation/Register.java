package people.simulation;

import module java.base;

import people.*;
import people.simulation.Outbox.PendingFact;

/// The office that records what happened, some days later: on weekdays from eight to five, most
/// within a month, a few percent months or years late, and nothing about anyone before her
/// creation. It holds only what is on its way.
final class Register {

  /// Events that are written with one append, or one or two more, so that what belongs together is.
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

  private static final Attribute FEMALE = new Attribute(Attribute.SEX, "female");
  private static final Attribute MALE = new Attribute(Attribute.SEX, "male");

  private final Clerk clerk;
  private final Dice dice;

  /// Null for none.
  private final Mess mess;

  /// The last day of what is simulated; what is not recorded by then is recorded within four weeks.
  private final int lastDay;

  private final Outbox onTheWay;
  private final int firstDay;
  private final Consumer<Happening> witness;
  private Clerk.FactBatch batch = new Clerk.FactBatch(BATCH);
  private int lastPersonId;
  private long written;

  /// What is so in truth from a day on, whenever and however exactly it is recorded.
  ///
  /// @param day in days since 1970
  /// @param filed the date that is recorded for it
  /// @param born the birth that is recorded by a creation; null for all else
  /// @param partner of a union that is not over; null for none
  /// @param home null for the dead
  record Happening(
      Resident who,
      int day,
      EffectiveDate filed,
      EffectiveDate born,
      Status status,
      Resident partner,
      Address home) {}

  /// @param mess null for none
  /// @param witness is told what happens, when it happens
  Register(
      Clerk clerk, Dice dice, Mess mess, int firstDay, int lastDay, Consumer<Happening> witness) {
    this.clerk = clerk;
    this.dice = dice;
    this.mess = mess;
    this.firstDay = firstDay;
    this.onTheWay = new Outbox(firstDay);
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
    Filing filing = new Filing(firstDay, today, new Details(entry, source(), null));
    filing.creation(founder, born);
    Resident partner = founder.partner;
    if (partner != null && partner.lastEvent > Integer.MIN_VALUE) { // the second of the couple
      filing.beside(founder, partner);
    }
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

  /// Records somebody once more as if she were new.
  void again(Resident who, int day) {
    Details details = Details.on(LocalDate.ofEpochDay(day));
    Resident record = mess.second(who);
    List<PendingFact> entries = onTheWay.on(weekday(timely(day + 1)));
    boolean saysSex = mess.isSaid();
    entries.add(new PendingFact(record, mess.creation(who, details), saysSex, false));
    if (saysSex) {
      entries.add(new PendingFact(record, sex(who, details), false, false));
    }
  }

  private static IntFunction<Event> sex(Resident who, Details details) {
    return id -> new Event.AttributeChange(id, who.female ? FEMALE : MALE, details);
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

  /// That day, but not long after the last one.
  private int timely(int day) {
    return Math.min(day, lastDay + 26);
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

    /// The day on which its changes are recorded, where that is later than it would be.
    private final int late;

    private Filing(int happened, int recorded, Details details) {
      this.happened = happened;
      this.recorded = recorded;
      this.details = details;
      this.late = mess == null ? recorded : weekday(timely(mess.recorded(happened, recorded)));
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
      List<Resident> parents = who.parents();
      who.enrolled = recorded;
      parents.forEach(parent -> who.enrolled = dayFor(who, parent));
      List<PendingFact> entries = onTheWay.on(who.enrolled);
      entries.add(
          new PendingFact(
              who, id -> new Event.Creation(id, name, status, address, born, details), true, true));
      entries.add(new PendingFact(who, sex(who, details), !parents.isEmpty(), false));
      if (!parents.isEmpty()) {
        entries.add(
            new PendingFact(
                who,
                id ->
                    new Event.Parents(id, parents.stream().map(p -> p.personId).toList(), details),
                false,
                false));
      }
      tell(who, born == null ? details.effective() : born);
    }

    /// The same status of both, each with the other.
    void couple(Resident one, Resident other, Status status) {
      one.status = status;
      other.status = status;
      file(
          dayFor(one, other),
          new PendingFact(one, with(other, status), true, true),
          new PendingFact(other, with(one, status), false, true));
      tell(one, null);
      tell(other, null);
    }

    /// With whom two are what their creations say.
    private void beside(Resident one, Resident other) {
      List<PendingFact> entries = onTheWay.on(dayFor(one, other));
      entries.add(new PendingFact(one, with(other, one.status), true, false));
      entries.add(new PendingFact(other, with(one, other.status), false, false));
      tell(one, null);
      tell(other, null);
    }

    private IntFunction<Event> with(Resident partner, Status status) {
      return id -> new Event.StatusChange(id, status, Partner.of(partner.personId), details);
    }

    /// @param isDrawn false for somebody who moves within one house: the lives are those of a town
    ///   in which this is no move
    void address(Resident who, boolean isDrawn) {
      var address = who.home.address;
      file(who, id -> new Event.AddressChange(id, address, details), isDrawn);
    }

    void lastname(Resident who, String lastname) {
      who.lastname = lastname;
      var name = who.name();
      file(who, id -> new Event.NameChange(id, name, details), true);
    }

    /// @param survivor her partner, who is widowed; null for none
    void death(Resident who, Resident survivor) {
      who.alive = false;
      if (survivor == null) {
        file(who, id -> new Event.Death(id, details), true);
        return;
      }
      survivor.status = Status.WIDOWED;
      file(
          dayFor(who, survivor),
          new PendingFact(who, id -> new Event.Death(id, details), true, true),
          new PendingFact(survivor, with(who, Status.WIDOWED), false, true));
      tell(who, null);
      tell(survivor, null);
    }

    private void file(Resident who, IntFunction<Event> fact, boolean isDrawn) {
      file(dayFor(who, who), new PendingFact(who, fact, false, isDrawn));
      tell(who, null);
    }

    private void file(int day, PendingFact... facts) {
      boolean isLate = late > day;
      for (PendingFact fact : facts) {
        if (isLate && fact.isDrawn()) {
          onTheWay.on(day).add(PendingFact.CHANCE);
        }
        onTheWay.on(isLate ? late : day).add(isLate ? fact.undrawn() : fact);
      }
    }

    /// The day of recording, but not before both are in the records.
    private int dayFor(Resident one, Resident other) {
      return Math.max(recorded, Math.max(one.enrolled, other.enrolled));
    }

    /// Tells the witness what somebody is by now.
    ///
    /// @param born the birth that is filed; null for none
    private void tell(Resident who, EffectiveDate born) {
      Address home = who.alive ? who.home.address : null;
      Resident partner = who.status.isUnion() ? who.partner : null;
      witness.accept(
          new Happening(who, happened, details.effective(), born, who.status, partner, home));
    }
  }

  // ---- writing down

  /// Records what came in for that day. Days must come in their order.
  void work(int day) {
    List<PendingFact> entries = onTheWay.take(day);
    long opens = day * 86400L * MICROS_PER_SECOND + OFFICE_OPENS;
    for (int i = 0; i < entries.size(); i++) {
      PendingFact entry = entries.get(i);
      double minute = entry.isDrawn() ? dice.share() : 0.5;
      long micros = opens + (long) (OFFICE_HOURS * ((i + minute) / entries.size()));
      if (entry == PendingFact.CHANCE) {
        continue;
      }
      if (entry.about() != null && entry.about().personId == 0) {
        entry.about().personId = ++lastPersonId;
      }
      if (mess == null) {
        write(entry.fact(), entry.about().personId, micros, entry.goesOn());
      } else {
        boolean isFirst = i == 0 || !entries.get(i - 1).goesOn();
        writeMessily(entries.subList(i, entries.size()), isFirst, day, micros);
      }
    }
  }

  /// Writes the first of some facts.
  ///
  /// @param isFirst whether what goes on begins with it
  private void writeMessily(List<PendingFact> entries, boolean isFirst, int day, long micros) {
    PendingFact entry = entries.getFirst();
    if (entry.about() == null) { // a correction, of a record that is known
      write(entry.fact(), 0, micros, false);
      return;
    }
    mess.numbered(entry.about());
    for (int i = 0; isFirst && i < entries.size(); i++) {
      mess.choose(entries.get(i).about());
      isFirst = entries.get(i).goesOn();
    }
    Event event = mess.spelled(entry.fact().apply(entry.about().personId));
    Mess.Mistake mistake = mess.mistake(event);
    if (mistake != null) {
      var correction =
          new Event.Correction(
              event.personId(), written, mistake.right(), "copied wrongly", Details.NONE);
      onTheWay
          .on(weekday(Math.max(day + 1, timely(mess.found(day)))))
          .add(new PendingFact(null, _ -> correction, false, false));
    }
    Event told = mistake == null ? event : mistake.wrong();
    write(_ -> told, 0, micros, entry.goesOn());
  }

  private void write(IntFunction<Event> fact, int personId, long micros, boolean goesOn) {
    batch.add(fact, personId, micros);
    written++;
    if (batch.isFull() && !goesOn) {
      write();
    }
  }

  /// Records all that is still on its way, and then that this is all.
  ///
  /// @return how many events were recorded in all
  long close() {
    for (int day = firstDay; day < onTheWay.end(); day++) {
      work(day);
    }
    int day = weekday(Math.max(onTheWay.end(), lastDay + 1));
    var end = new Event.ObservationEnd(null, Details.on(LocalDate.ofEpochDay(lastDay)));
    write(_ -> end, 0, day * 86400L * MICROS_PER_SECOND + OFFICE_OPENS, false);
    write();
    return clerk.await();
  }

  private void write() {
    clerk.write(batch);
    batch = new Clerk.FactBatch(BATCH);
  }
}
