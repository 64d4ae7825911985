package people.rosters;

import module java.base;

import people.*;
import people.sheets.*;
import people.timeline.*;

/// One list on its way into a batch: each row is compared with what is known of its person, and who
/// is not on it any more left.
final class RosterImport implements Closeable {

  /// So many rows are read between two tellings of progress.
  private static final int TELLING = 1000;

  /// Keys that differ in so many zeros in front may be one.
  private static final int MOST_ZEROS = 6;

  /// Who is older is on a list by a date that stands for none, such as 1900-01-01.
  private static final int OLDEST = 115;

  private final Sheet sheet;
  private final RosterColumns columns;
  private final RosterEdit edit;
  private final RosterTally tally;
  private final KnownPeople known;
  private final RosterKeys keys;
  private final RosterPresence presence;
  private final RosterChange change;
  private final RosterNewcomers newcomers;
  private final RosterPartners partners;
  private final RosterSaid said;
  private final RosterIdentity identity;
  private final boolean isRejecting;

  /// Whom the rows are of; null where they have keys.
  private final RosterMatch match;

  private final int day;

  /// By person, the line that has her; 0 for none.
  private final int[] lines;

  /// Rows whose key somebody has in another case only.
  private final List<SheetRow> likeKnown = new ArrayList<>();

  RosterImport(
      Sheet sheet,
      RosterColumns columns,
      boolean isLoose,
      RosterEdit edit,
      RosterTally tally,
      KnownPeople known,
      RosterMatch match,
      boolean isRejecting) {
    this.sheet = sheet;
    this.columns = columns;
    this.match = match;
    this.edit = edit;
    this.tally = tally;
    this.known = known;
    this.isRejecting = isRejecting;
    this.day = edit.day;
    columns.system = RosterKeys.system(known, columns.systemChoices);
    keys = new RosterKeys(known, columns.system);
    presence = new RosterPresence(edit, tally);
    change = new RosterChange(edit);
    newcomers = new RosterNewcomers(edit, columns);
    partners = new RosterPartners(edit, change, tally, known, isRejecting);
    said = new RosterSaid(isLoose);
    identity = new RosterIdentity(columns, edit, match != null, sheet, tally);
    lines = new int[known.lastPersonId() + 1];
  }

  /// Reads all rows.
  ///
  /// @param file for messages
  /// @param twice keys of which no row is to be used, since several have it
  void run(Path file, Set<String> twice, LongConsumer progress) {
    columns.leftOut.forEach(
        (column, why) -> tally.findings.notKept("column '%s' (%s)".formatted(column, why)));
    long read = 0;
    for (SheetRow row; (row = sheet.next()) != null; ) {
      if (++read % TELLING == 0) {
        progress.accept(read);
      }
      tally.findings.read("rows");
      String key = columns.key(row);
      if (key == null) {
        String reason = "has no key in '%s'".formatted(columns.system);
        reject(row, reason, reason);
      } else if (twice.contains(key)) {
        reject(row, "the key %s=%s is in several rows".formatted(columns.system, key));
        int person = keys.find(key);
        if (person > 0) {
          lines[person] = (int) row.line();
        }
      } else if (match == null) {
        take(row, key);
      } else if (match.isOpen(row.line())) {
        String why = "whose they are is not clear; decide in " + match.review;
        tally.findings.unused("rows", why, sheet.place(row));
      } else {
        use(row, match.people.get(row.line()));
      }
    }
    if (match != null) {
      match.candidates.stream()
          .filter(person -> lines[person] == 0)
          .forEach(person -> lines[person] = -1); // nobody leaves whom a row may mean
    }
    if (read == 0) {
      throw new TimelineException(
          "%s: has no rows; expected a list of people".formatted(Sheet.nameOf(file)));
    }
    for (SheetRow row : likeKnown) {
      int person = keys.findLike(columns.key(row));
      boolean isHers = person > 0 && lines[person] == 0;
      if (isHers) {
        tally.doubt("its key is written in another case", sheet.place(row));
      }
      use(row, isHers ? person : 0);
    }
    partners.resolve(this::personOf, sheet);
    known.amendedMembers().filter(person -> lines[person] == 0).forEach(this::takeBackOrphans);
    known.members().filter(person -> lines[person] == 0).forEach(this::off);
  }

  @Override
  public void close() {
    newcomers.close();
    partners.close();
  }

  private void take(SheetRow row, String key) {
    int person = keys.find(key);
    if (person == 0 && keys.findLike(key) > 0) {
      likeKnown.add(row);
    } else {
      use(row, person);
    }
  }

  /// @param person 0 for somebody new
  private void use(SheetRow row, int person) {
    String key = columns.key(row);
    int before = person > 0 ? lines[person] : newcomers.line(key);
    if (before != 0) {
      reject(
          row, "the key %s=%s is that of line %d as well".formatted(columns.system, key, before));
      return;
    }
    try {
      if (person > 0) {
        lines[person] = (int) row.line();
        RosterRow read = columns.read(row);
        tellOdd(read, row);
        identity.refuseSomebodyElse(read, known.life(person), row);
        if (isRefused(person, () -> compare(read, person, row))) {
          reject(row, told(known.restriction(person)), "of somebody who is restricted");
          return;
        }
        compare(read, person, row);
      } else {
        RosterRow read = columns.read(row);
        identity.refuseNobody(read, row);
        tellOdd(read, row);
        tellOtherZeros(row, key);
        int created = newcomers.create(read);
        if (newcomers.isJoiningDenied(read)) {
          tally.doubt(
              "the day of joining is not used: an earlier list lacks that person",
              sheet.place(row));
        }
        tally.made("joined");
        partners.add(
            null, created, read, newcomers.stateOf(read), newcomers.sinceOf(read), row.line());
      }
      tally.findings.used("rows");
    } catch (BadCell e) {
      reject(row, e.getMessage());
    } catch (IllegalArgumentException e) {
      reject(row, e.getMessage()); // a value that no event may have
    }
  }

  /// Whether some work would say something of a person of whom nothing is recorded.
  private boolean isRefused(int person, Runnable work) {
    if (known.restriction(person) == null) {
      return false;
    }
    tally.isMuted = true;
    try {
      return edit.tried(work) > 0;
    } finally {
      tally.isMuted = false;
    }
  }

  private static String told(RecordedEvent restriction) {
    return new TimelineException.Restricted(restriction).getMessage();
  }

  /// She is not on the list.
  private void off(int person) {
    if (isRejecting && isRefused(person, () -> presence.off(known.life(person), null))) {
      tally.doubt("who is not on it is restricted, and did not leave", "person " + person);
    } else {
      presence.off(known.life(person), null);
    }
  }

  /// Takes back what this list said of somebody when it came before, where the list that created
  /// her was undone since: now it says that of somebody else.
  private void takeBackOrphans(int person) {
    RosterLife life = known.life(person);
    boolean isCreated = life.facts().stream().anyMatch(f -> f.event instanceof Event.Creation);
    if (!isCreated && known.restriction(person) == null) {
      String source = edit.details(null).source();
      for (RosterFact fact : List.copyOf(life.facts())) {
        if (source.equals(fact.event.details().source())) {
          edit.retract(life, fact);
        }
      }
    }
  }

  private void tellOdd(RosterRow read, SheetRow row) {
    LocalDate born = read.born() == null ? null : read.born().latest();
    if (born != null && born.plusYears(OLDEST).isBefore(LocalDate.ofEpochDay(day))) {
      tally.doubt("is born more than %d years before".formatted(OLDEST), sheet.place(row));
    }
    if (NameCell.isOfTwo(read.first())) {
      tally.doubt("its name is that of two people: read as one person", sheet.place(row));
    }
  }

  /// A key that somebody else has but for zeros in front may have lost them in a spreadsheet.
  private void tellOtherZeros(SheetRow row, String key) {
    if (match != null || key.isEmpty() || !key.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return;
    }
    String other = "";
    for (int zeros = 1; zeros <= MOST_ZEROS && other.isEmpty(); zeros++) {
      String zero = "0".repeat(zeros);
      boolean hasLess = key.length() > zeros && key.startsWith(zero);
      if (personOfExactly(zero + key) > 0) {
        other = zero + key;
      } else if (hasLess && personOfExactly(key.substring(zeros)) > 0) {
        other = key.substring(zeros);
      }
    }
    if (!other.isEmpty()) {
      tally.doubt(
          "its key is another one's but for zeros in front",
          "%s and %s in %s".formatted(key, other, sheet.place(row)));
    }
  }

  private void reject(SheetRow row, String reason) {
    reject(row, reason, reason.replaceAll("'[^']*'", "…").replaceAll("=\\S+", "=…"));
  }

  /// @param kind the reason without the values of the row, under which such rows are counted
  private void reject(SheetRow row, String reason, String kind) {
    if (!isRejecting) {
      throw new TimelineException("%s: %s".formatted(sheet.place(row), reason));
    }
    tally.rejected.add(row.line(), reason, row.raw());
    tally.findings.unused("rows", kind, sheet.place(row));
  }

  // ---- somebody who is known

  private void compare(RosterRow row, int person, SheetRow place) {
    RosterLife life = known.life(person);
    if (life.isDead(day)) {
      tally.doubt("of somebody who is dead by then", sheet.place(place));
      return;
    }
    int before = edit.size();
    if (row.left() != null && RosterFact.day(row.left().day()) <= day && life.isMember(day)) {
      EffectiveDate left = newcomers.within(row.left());
      if (life.isThere(day) && newcomers.isByAnEarlierList(row.left())) {
        tally.doubt(
            "the day of leaving is not used: the list before still has that person",
            sheet.place(place));
      }
      presence.off(life, left);
    } else {
      boolean wasMember = life.isOurs || life.isMember(day);
      presence.on(life, newcomers.within(row.joined()));
      if (!wasMember) {
        edit.add(
            new Event.Key(person, new Attribute(columns.system, row.key()), edit.details(null)));
      }
      fields(row, life, place);
    }
    if (edit.size() == before) {
      tally.made("unchanged");
    }
  }

  private void fields(RosterRow row, RosterLife life, SheetRow place) {
    if (row.name() != null) {
      if (areExchanged(row.name(), life.value(RosterField.NAME, day))) {
        tally.doubt("first and last name are those that were known, exchanged", sheet.place(place));
      }
      set(life, RosterField.NAME, said.name(row.name()));
    }
    if (row.saysAddress()) {
      set(life, RosterField.ADDRESS, said.address(row));
    }
    status(row, life, place);
    if (row.sex() != null) {
      set(life, new RosterField.OfAttribute(Attribute.SEX), said.text(row.sex()));
    }
    for (int i = 0; i < row.attributes().length; i++) {
      if (row.attributes()[i] != null || row.isBlankUnknown()) {
        set(life, columns.attributes.get(i), said.text(row.attributes()[i]));
      }
    }
    RosterBirths.learn(edit, life, row.born(), tally, sheet.place(place));
    for (Attribute key : row.keys()) {
      boolean isKnown =
          life.facts().stream()
              .anyMatch(fact -> fact.event instanceof Event.Key e && e.key().equals(key));
      if (!isKnown) {
        edit.add(new Event.Key(life.personId, key, edit.details(null)));
        tally.made("keys");
      }
    }
  }

  private static boolean areExchanged(Name name, Name known) {
    return known != null
        && name.firstname() != null
        && name.lastname() != null
        && name.firstname().equalsIgnoreCase(known.lastname())
        && name.lastname().equalsIgnoreCase(known.firstname())
        && !name.firstname().equalsIgnoreCase(name.lastname());
  }

  private void status(RosterRow row, RosterLife life, SheetRow place) {
    Status status = row.status();
    if (row.partner() != null && status == null) {
      Status known = life.value(RosterField.STATUS, day).status();
      status = known.isUnion() ? known : null;
    }
    boolean hasPartner = row.partner() != null && status != null && status.isUnion();
    if (row.partner() != null && status == null) {
      tally.doubt("a partner without a status: not used", sheet.place(place));
    } else if (hasPartner && personOfExactly(row.partner()) == 0) {
      if (edit.isTried()) {
        set(life, RosterField.STATUS, said.status(status, null, row.since()));
      } else {
        partners.add(life, life.personId, row, null, row.since(), place.line());
      }
    } else if (status != null) {
      int partner = hasPartner ? personOfExactly(row.partner()) : 0;
      boolean isNone =
          partner == 0
              || partner == life.personId
              || partners.isLeftOut(partner, sheet.place(place));
      Partner with = isNone ? null : Partner.of(partner);
      set(life, RosterField.STATUS, said.status(status, with, row.since()));
    }
  }

  private <V> void set(RosterLife life, RosterField<V> field, RosterTold<V> said) {
    if (change.set(life, field, said)) {
      tally.made(field.change());
    }
  }

  /// The person who has a key; 0 for nobody. Once all rows are read, also one whose key is written
  /// in another case: before, somebody further down may have the very key.
  private int personOf(String key) {
    int person = personOfExactly(key);
    return person > 0 ? person : keys.findLike(key);
  }

  private int personOfExactly(String key) {
    int person = keys.find(key);
    return person > 0 ? person : newcomers.person(key);
  }
}
