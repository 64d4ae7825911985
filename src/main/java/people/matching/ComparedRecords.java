package people.matching;

import module java.base;

import people.*;
import people.history.*;

/// The parts of everyone's records that are compared, in columns; a row is a person, by identifier.
final class ComparedRecords {

  /// Stands for a day that is not known.
  static final int NEVER = HistoryColumns.NEVER;

  private static final int[] NONE = {};

  final int size;
  final int[] personIds;

  final KnownTexts firstnames = new KnownTexts();
  final KnownTexts lastnames = new KnownTexts();
  final KnownTexts streets = new KnownTexts();
  final KnownTexts cities = new KnownTexts();
  final KnownTexts sources = new KnownTexts();

  // by row the number of a text; 0 for none

  final int[] first;
  final int[] last;
  final int[] source;

  /// The last names that she had before, without the present one.
  final int[][] formerLast;

  /// All streets with their cities where she ever lived, ascending.
  final int[][] street;

  /// All cities, ascending.
  final int[][] city;

  /// The first and the last day that the birth may have been.
  final int[] bornFrom;

  final int[] bornTo;

  ComparedRecords(History history) {
    HistoryColumns columns = history.columns();
    HistoryColumns.LifeRows lives = columns.lives();
    size = lives.size();
    personIds = IntStream.range(0, size).map(lives.personIds()).toArray();
    int names = lives.firstnames().greatest();
    int[] firstOf = numbers(names, lives.firstnames(), Name::firstname, firstnames);
    int[] lastOf = numbers(names, lives.lastnames(), Name::lastname, lastnames);
    first = rows(row -> firstOf[lives.firstnames().number(row)]);
    last = rows(row -> lastOf[lives.lastnames().number(row)]);
    source = new int[size];
    formerLast = new int[size][];
    street = new int[size][];
    city = new int[size][];
    bornFrom = rows(lives.born());
    bornTo = bornFrom.clone();
    Arrays.fill(formerLast, NONE);
    Arrays.fill(street, NONE);
    Arrays.fill(city, NONE);
    readEvents(history, lastOf);
    readAddresses(columns.addressLives());
    count(firstnames, first);
    count(lastnames, last);
    firstnames.findSounds();
    lastnames.findSounds();
  }

  private int[] rows(IntUnaryOperator column) {
    return IntStream.range(0, size).map(column).toArray();
  }

  private static <T> int[] numbers(
      int greatest,
      HistoryColumns.ValueColumn<T> column,
      Function<T, String> part,
      KnownTexts texts) {
    int[] numbers = new int[greatest + 1];
    for (int number = 1; number <= greatest; number++) {
      numbers[number] = texts.number(part.apply(column.value(number)));
    }
    return numbers;
  }

  private static void count(KnownTexts texts, int[] column) {
    for (int number : column) {
      if (number > 0) {
        texts.count(number);
      }
    }
  }

  /// Takes former names and the sources of creations from what was recorded.
  private void readEvents(History history, int[] lastOf) {
    HistoryColumns.EventRows events = history.columns().events();
    int creation = Event.Kind.CREATION.ordinal();
    int rename = Event.Kind.NAME_CHANGE.ordinal();
    int[] sourceOf = numbers(events.sources().greatest(), events.sources(), text -> text, sources);
    for (int row = 0; row < events.size(); row++) {
      int type = events.typeNumbers().applyAsInt(row);
      boolean isCreation = type == creation;
      // that of a change of status is her partner's
      int name = isCreation || type == rename ? events.names().number(row) : 0;
      if (name == 0 && !isCreation) {
        continue;
      }
      int personId = events.personIds().applyAsInt(row);
      int record = Arrays.binarySearch(personIds, personId);
      if (record < 0) {
        record = Arrays.binarySearch(personIds, person(history, personId)); // merged
      }
      if (record < 0) {
        continue; // taken back
      }
      if (isCreation) {
        source[record] = sourceOf[events.sources().number(row)];
      }
      if (lastOf[name] > 0 && lastOf[name] != last[record]) {
        formerLast[record] = with(formerLast[record], lastOf[name]);
      }
    }
  }

  /// The person whose record it is; 0 when there is none, as in a file of another program.
  static int person(History history, int record) {
    try {
      return history.survivor(record);
    } catch (UnknownPersonException e) {
      return 0;
    }
  }

  private void readAddresses(HistoryColumns.PeriodRows<Address> lives) {
    int greatest = lives.values().greatest();
    int[] streetOf = numbers(greatest, lives.values(), ComparedRecords::streetAndCity, streets);
    int[] cityOf = numbers(greatest, lives.values(), Address::city, cities);
    int record = 0;
    for (int row = 0; row < lives.size(); row++) {
      int personId = lives.personId(row);
      while (record < size && personIds[record] < personId) {
        record++;
      }
      if (record == size || personIds[record] > personId) {
        continue;
      }
      int address = lives.values().number(row);
      street[record] = with(street[record], streetOf[address]);
      city[record] = with(city[record], cityOf[address]);
      bornTo[record] = lives.bornAtLatest().applyAsInt(row);
      bornFrom[record] = bornTo[record] == NEVER ? NEVER : lives.born().applyAsInt(row);
    }
  }

  private static String streetAndCity(Address address) {
    return address.street() == null ? null : address.street() + " / " + address.city();
  }

  private static int[] with(int[] numbers, int number) {
    int at = number == 0 ? 0 : Arrays.binarySearch(numbers, number);
    if (at >= 0) {
      return numbers;
    }
    int[] more = Arrays.copyOf(numbers, numbers.length + 1);
    System.arraycopy(numbers, -at - 1, more, -at, numbers.length + at + 1);
    more[-at - 1] = number;
    return more;
  }

  boolean isBornExactly(int record) {
    return bornFrom[record] != NEVER && bornFrom[record] == bornTo[record];
  }
}
