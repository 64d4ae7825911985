package people.history;

import module java.base;

import people.*;
import people.history.HistoryColumns.PersonRows;
import people.history.HistoryColumns.ValueColumn;

/// The people who are there on a date, in columns.
final class PersonColumns {

  private static final Status[] STATUSES = Status.values();

  private int size;
  private final int[] people;
  private final byte[] statuses;
  private final int[] partners;
  private final int[] partnerNames;
  private final int[] firstnames;
  private final int[] lastnames;
  private final int[] addresses;
  private final int[] born;
  private final boolean[] certain;

  /// The people who are there at the end of a day.
  static PersonRows of(FactTable table, int day) {
    PersonColumns all =
        new PersonColumns(
            FactCursor.ofEveryone(
                table,
                PersonColumns::new,
                (person, cursor, to) -> {
                  cursor.at(day);
                  if (Presence.isCounted(cursor)) {
                    to.add(person, cursor);
                  }
                }));
    return new PersonRows(
        all.size,
        row -> table.personIds()[all.people[row]],
        row -> STATUSES[all.statuses[row]],
        row -> all.partners[row],
        ValueColumn.of(table.names(), table::name, all.partnerNames),
        ValueColumn.of(table.names(), table::name, all.firstnames),
        ValueColumn.of(table.names(), table::name, all.lastnames),
        ValueColumn.of(table.addresses(), table::address, all.addresses),
        row -> all.born[row],
        row -> all.certain[row]);
  }

  /// The rows of some columns, one behind the other.
  private PersonColumns(List<PersonColumns> parts) {
    this(parts.stream().mapToInt(part -> part.size).sum());
    for (PersonColumns part : parts) {
      System.arraycopy(part.people, 0, people, size, part.size);
      System.arraycopy(part.statuses, 0, statuses, size, part.size);
      System.arraycopy(part.partners, 0, partners, size, part.size);
      System.arraycopy(part.partnerNames, 0, partnerNames, size, part.size);
      System.arraycopy(part.firstnames, 0, firstnames, size, part.size);
      System.arraycopy(part.lastnames, 0, lastnames, size, part.size);
      System.arraycopy(part.addresses, 0, addresses, size, part.size);
      System.arraycopy(part.born, 0, born, size, part.size);
      System.arraycopy(part.certain, 0, certain, size, part.size);
      size += part.size;
    }
  }

  /// Without rows, and with room for so many.
  private PersonColumns(int most) {
    this.people = new int[most];
    this.statuses = new byte[most];
    this.partners = new int[most];
    this.partnerNames = new int[most];
    this.firstnames = new int[most];
    this.lastnames = new int[most];
    this.addresses = new int[most];
    this.born = new int[most];
    this.certain = new boolean[most];
  }

  private void add(int person, FactCursor cursor) {
    people[size] = person;
    statuses[size] = (byte) cursor.statusOf(cursor.statusBy());
    int partnerBy = cursor.partnerBy();
    int other = partnerBy == FactCursor.NONE ? 0 : cursor.other(partnerBy);
    int partner = other == 0 ? 0 : cursor.table.survivor(other);
    partners[size] = cursor.isPerson(partner) ? 0 : partner;
    partnerNames[size] = other == 0 ? cursor.nameOf(partnerBy) : 0;
    firstnames[size] = cursor.nameOf(cursor.firstnameBy());
    lastnames[size] = cursor.nameOf(cursor.lastnameBy());
    addresses[size] = cursor.addressOf(cursor.addressBy());
    born[size] = Presence.born(cursor);
    certain[size] = Uncertainty.isCertain(cursor);
    size++;
  }
}
