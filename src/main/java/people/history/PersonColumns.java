package people.history;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import people.Address;
import people.Name;
import people.Status;
import people.columns.EventColumns;
import people.columns.ParallelRanges;

/// The people who are there on a date, in columns: what [Snapshot#people] says, without making an
/// object of each. A row is a person; rows are in order of the identifier. Each method gives the
/// value of one column in a row, in constant time.
///
/// Immutable and safe for several threads.
public final class PersonColumns {

  /// In a column of days: there is none.
  public static final int NEVER = FactTable.NEVER;

  private static final Status[] STATUSES = Status.values();

  private static final Set<Reason.Field> ALL = EnumSet.allOf(Reason.Field.class);

  private final FactTable lives;
  private int size;
  private final int[] people;
  private final byte[] statuses;
  private final int[] firstnames;
  private final int[] lastnames;
  private final int[] addresses;
  private final int[] born;
  private final boolean[] certain;

  /// The people who are there on a date.
  static PersonColumns of(FactTable lives, LocalDate at) {
    int day = EventColumns.day(at);
    return new PersonColumns(
        lives,
        ParallelRanges.of(
            lives.personIds.length, (from, to) -> new PersonColumns(lives, day, from, to)));
  }

  /// One behind the other.
  private PersonColumns(FactTable lives, List<PersonColumns> parts) {
    this(lives, parts.stream().mapToInt(part -> part.size).sum());
    for (PersonColumns part : parts) {
      System.arraycopy(part.people, 0, people, size, part.size);
      System.arraycopy(part.statuses, 0, statuses, size, part.size);
      System.arraycopy(part.firstnames, 0, firstnames, size, part.size);
      System.arraycopy(part.lastnames, 0, lastnames, size, part.size);
      System.arraycopy(part.addresses, 0, addresses, size, part.size);
      System.arraycopy(part.born, 0, born, size, part.size);
      System.arraycopy(part.certain, 0, certain, size, part.size);
      size += part.size;
    }
  }

  /// Those of some people.
  private PersonColumns(FactTable lives, int day, int from, int to) {
    this(lives, to - from);
    FactCursor life = new FactCursor(lives, to);
    for (int person = from; person < to; person++) {
      life.read(person);
      if (life.start() <= day && life.death() > day) {
        people[size] = person;
        fold(life, day);
        born[size] = life.born();
        certain[size] = life.isExactlyKnown() || Uncertainty.isCertain(life, day, ALL);
        size++;
      }
    }
  }

  /// Without rows, and with room for so many.
  private PersonColumns(FactTable lives, int most) {
    this.lives = lives;
    this.people = new int[most];
    this.statuses = new byte[most];
    this.firstnames = new int[most];
    this.lastnames = new int[most];
    this.addresses = new int[most];
    this.born = new int[most];
    this.certain = new boolean[most];
  }

  /// Adds up one person's facts, as [Fold] does.
  private void fold(FactCursor life, int at) {
    int firstname = 0;
    int lastname = 0;
    int address = 0;
    for (int fact = 0; fact < life.size; fact++) {
      boolean isCreation = life.isCreation(fact);
      if (!isCreation && life.day(fact) > at) {
        continue;
      }
      int name = life.name(fact);
      if (name != 0 && (isCreation || lives.hasFirstname(name))) {
        firstname = name;
      }
      if (name != 0 && (isCreation || lives.hasLastname(name))) {
        lastname = name;
      }
      address = life.address(fact) != 0 ? life.address(fact) : address;
    }
    statuses[size] = (byte) life.statusAt(at);
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
    return born[row];
  }

  /// Whether nothing about the person depends on an uncertain date, see [Person#certain].
  public boolean isCertain(int row) {
    return certain[row];
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

  /// How many have each address, by its number.
  int[] countByAddress() {
    int[] counts = new int[addresses() + 1];
    for (int row = 0; row < size; row++) {
      counts[addresses[row]]++;
    }
    return counts;
  }
}
