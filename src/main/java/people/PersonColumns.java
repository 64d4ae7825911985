package people;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import people.EventColumns.Kind;

/// The people who are there on a date, in columns: what [Snapshot#people] says, without making an
/// object of each. A row is a person; rows are in order of the identifier. Each method gives the
/// value of one column in a row, in constant time.
///
/// Immutable and safe for several threads.
public final class PersonColumns {

  /// In a column of days: there is none.
  public static final int NEVER = Lives.NEVER;

  private static final Kind[] KINDS = Kind.values();
  private static final Status[] STATUSES = Status.values();

  private static final Set<Reason.Field> ALL = EnumSet.allOf(Reason.Field.class);

  private final Lives lives;
  private int size;
  private int[] people;
  private byte[] statuses;
  private int[] firstnames;
  private int[] lastnames;
  private int[] addresses;
  private final BitSet uncertain = new BitSet();

  PersonColumns(History history, LocalDate at) {
    this.lives = history.lives();
    int most = lives.personIds.length;
    people = new int[most];
    statuses = new byte[most];
    firstnames = new int[most];
    lastnames = new int[most];
    addresses = new int[most];
    int day = EventColumns.day(at);
    Doubts doubts = new Doubts(lives);
    for (int person = 0; person < most; person++) {
      if (lives.start(person) <= day && lives.death(person) > day) {
        fold(person, day);
        if (!lives.isExactlyKnown(person) && !doubts.isCertain(person, day, ALL)) {
          uncertain.set(size);
        }
        size++;
      }
    }
  }

  /// Adds up one person's facts, as [Fold] does.
  private void fold(int person, int at) {
    int status = Status.UNKNOWN.ordinal();
    int firstname = 0;
    int lastname = 0;
    int address = 0;
    for (int fact = lives.starts[person]; fact < lives.ends[person]; fact++) {
      Kind kind = KINDS[lives.flags[fact] & EventColumns.KIND];
      if (kind != Kind.CREATION && lives.days[fact] > at) {
        continue;
      }
      int name = lives.names[fact];
      if (name != 0 && (kind == Kind.CREATION || lives.name(name).firstname() != null)) {
        firstname = name;
      }
      if (name != 0 && (kind == Kind.CREATION || lives.name(name).lastname() != null)) {
        lastname = name;
      }
      status = lives.statuses[fact] != EventColumns.NO_STATUS ? lives.statuses[fact] : status;
      address = lives.addresses[fact] != 0 ? lives.addresses[fact] : address;
    }
    people[size] = person;
    statuses[size] = (byte) status;
    firstnames[size] = firstname;
    lastnames[size] = lastname;
    addresses[size] = address;
  }

  /// How many rows there are.
  public int size() {
    return size;
  }

  /// From 1.
  public int personId(int row) {
    return lives.personIds[people[row]];
  }

  /// Never null.
  public Status status(int row) {
    return STATUSES[statuses[row]];
  }

  /// Number of the name that the first name is half of, see [#name]; 0 when it is not known.
  public int firstnameNumber(int row) {
    return firstnames[row];
  }

  /// The same for the last name.
  public int lastnameNumber(int row) {
    return lastnames[row];
  }

  /// Number of the address, see [#address]; 0 when it is not known.
  public int addressNumber(int row) {
    return addresses[row];
  }

  /// The day of the birth, or the entry in the roll, in days since 1970; [#NEVER] when it is not
  /// known.
  public int born(int row) {
    return lives.born(people[row]);
  }

  /// Whether nothing about the person depends on an uncertain date, see [Person#certain].
  public boolean isCertain(int row) {
    return !uncertain.get(row);
  }

  /// Greatest number of a name.
  public int names() {
    return lives.names();
  }

  /// The name of that number; null for 0.
  public Name name(int number) {
    return lives.name(number);
  }

  /// Greatest number of an address.
  public int addresses() {
    return lives.addresses();
  }

  /// The address of that number; null for 0.
  public Address address(int number) {
    return lives.address(number);
  }

  /// How many have each status, by its ordinal.
  int[] countByStatus() {
    int[] counts = new int[STATUSES.length];
    for (int row = 0; row < size; row++) {
      counts[statuses[row]]++;
    }
    return counts;
  }

  /// How many have each address, by its number.
  int[] countByAddress() {
    int[] counts = new int[addresses() + 1];
    for (int row = 0; row < size; row++) {
      counts[addresses[row]]++;
    }
    return counts;
  }
}
