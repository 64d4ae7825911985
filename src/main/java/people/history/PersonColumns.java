package people.history;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import people.Status;
import people.columns.EventColumns;
import people.columns.ParallelRanges;
import people.history.HistoryColumns.PersonRows;
import people.history.HistoryColumns.ValueColumn;

/// The people who are there on a date, in columns.
final class PersonColumns {

  private static final Status[] STATUSES = Status.values();

  static final Set<Reason.Field> ALL = EnumSet.allOf(Reason.Field.class);

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
      if (life.read(person).at(day).isLiving()) {
        people[size] = person;
        statuses[size] = (byte) life.statusOf(life.statusBy());
        firstnames[size] = life.nameOf(life.firstnameBy());
        lastnames[size] = life.nameOf(life.lastnameBy());
        addresses[size] = life.addressOf(life.addressBy());
        born[size] = life.born();
        certain[size] = life.isExactlyKnown() || Uncertainty.isCertain(life, ALL);
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

  PersonRows rows() {
    return new PersonRows(
        size,
        row -> lives.personIds[people[row]],
        row -> STATUSES[statuses[row]],
        ValueColumn.of(lives.names(), lives::name, firstnames),
        ValueColumn.of(lives.names(), lives::name, lastnames),
        ValueColumn.of(lives.addresses(), lives::address, addresses),
        row -> born[row],
        row -> certain[row]);
  }
}
