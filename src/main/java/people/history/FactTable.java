package people.history;

import module java.base;

import people.*;
import people.columns.*;

/// Everyone's facts in columns, as they are known at a moment; the same at another moment shares
/// the columns. A [FactCursor] goes through it from person to person.
///
/// Takes no room for each event: what a fact says is looked up in the event's row.
///
/// @param events all that were read
/// @param personIds ascending
/// @param limit how many events are known, see [RecordingOrder]
/// @param observation what ends a life without an event of it, as far as is known
/// @param recorded what events say of people, by their place in the index, as if nothing was
///   amended
/// @param merges whose the facts of a record are
/// @param erasures who was erased
/// @param amended what is said of those of whom something was amended
/// @param earliest by number of a date its first day; an open side is beyond all days
/// @param latest its last day
/// @param isDoubted whether the source doubts it
/// @param halves by number of a name, which halves it gives, once that was asked; any thread finds
///   the same
/// @param attributeNames numbers of the names of attributes
/// @param notYet which facts are taken as still to come; null for none
record FactTable(
    EventColumns events,
    int[] personIds,
    int limit,
    Observation observation,
    FactRows recorded,
    Merges merges,
    Erasures erasures,
    AmendedFacts amended,
    int[] earliest,
    int[] latest,
    boolean[] isDoubted,
    byte[] halves,
    AttributeNames attributeNames,
    NotYet notYet) {

  /// Days after all others: nothing of that kind is there.
  static final int NEVER = Integer.MAX_VALUE;

  static final int FIRSTNAME = 1;
  static final int LASTNAME = 2;

  /// As they are known now.
  static FactTable of(
      EventColumns events,
      PersonIndex index,
      RecordingOrder order,
      Merges merges,
      Erasures erasures,
      Observation observation) {
    AmendedFacts amended = new AmendedFacts(events, index, order, merges);
    ValueDictionaries corrected = amended.facts.events().values;
    int dates = events.values.dates.size() + corrected.dates.size() + 1;
    FactTable table =
        new FactTable(
            events,
            index.personIds,
            events.size(),
            observation,
            new FactRows(
                index.starts, order.numbers(index.rows), null, events, index.rows, index.rows),
            merges,
            erasures,
            amended,
            new int[dates],
            new int[dates],
            new boolean[dates],
            new byte[events.values.names.size() + corrected.names.size() + 1],
            new AttributeNames(events.values.attributes.size() + corrected.attributes.size()),
            null);
    IntStream.range(1, dates).parallel().forEach(table::readDate);
    return table;
  }

  private void readDate(int number) {
    EffectiveDate date = date(number);
    earliest[number] = day(date.earliest(), Integer.MIN_VALUE);
    latest[number] = day(date.latest(), NEVER);
    isDoubted[number] = date.qualifier() != EffectiveDate.Qualifier.NONE;
  }

  /// The same as they are known after so many events.
  FactTable knownAt(int limit, Observation observation) {
    return with(limit, observation, null);
  }

  /// The same as if some facts were still to come.
  FactTable asIf(NotYet notYet) {
    return with(limit, observation, notYet);
  }

  private FactTable with(int limit, Observation observation, NotYet notYet) {
    return new FactTable(
        events,
        personIds,
        limit,
        observation,
        recorded,
        merges,
        erasures,
        amended,
        earliest,
        latest,
        isDoubted,
        halves,
        attributeNames,
        notYet);
  }

  private static int day(LocalDate day, int open) {
    return day == null ? open : EventColumns.day(day);
  }

  /// Whether a date that has a number is a day that the source does not doubt.
  boolean isExact(int date) {
    return earliest[date] == latest[date] && !isDoubted[date];
  }

  /// The place of somebody in the index; negative for nobody.
  int find(int personId) {
    return Arrays.binarySearch(personIds, personId);
  }

  /// The identifier of the person whose facts those of a record are; the same for most.
  int survivor(int personId) {
    return merges.survivorId(personId, limit);
  }

  // ---- values of facts: given by events, and behind these by corrections that say others

  /// The name of that number; null for 0.
  Name name(int number) {
    int given = events.values.names.size();
    return number <= given ? events.values.name(number) : corrected().name(number - given);
  }

  /// The name of the first half of one and the last half of another; null for 0 and 0.
  Name name(int first, int last) {
    if (first == last || last == 0) {
      Name name = name(first);
      return first == last ? name : new Name(name.firstname(), null);
    }
    return new Name(first == 0 ? null : name(first).firstname(), name(last).lastname());
  }

  /// Whether a name has the half, [#FIRSTNAME] or [#LASTNAME].
  boolean has(int half, int number) {
    if (halves[number] == 0) {
      int given = events.values.names.size();
      Name name = number <= given ? events.values.nameInLine(number) : name(number);
      int first = name.firstname() == null ? 0 : FIRSTNAME;
      halves[number] = (byte) (name.lastname() == null ? first : first | LASTNAME);
    }
    return (halves[number] & half) != 0;
  }

  /// Greatest number of a name.
  int names() {
    return halves.length - 1;
  }

  /// The address of that number; null for 0.
  Address address(int number) {
    int given = events.values.addresses.size();
    return number <= given ? events.values.address(number) : corrected().address(number - given);
  }

  /// Greatest number of an address.
  int addresses() {
    return events.values.addresses.size() + corrected().addresses.size();
  }

  /// The date of that number, from 1: an inexact one, or one of a birth.
  EffectiveDate date(int number) {
    int given = events.values.dates.size();
    return number <= given ? events.values.date(number) : corrected().date(number - given);
  }

  /// The source of that number; null for 0.
  String source(int number) {
    int given = events.values.sources.size();
    return number <= given ? events.values.source(number) : corrected().source(number - given);
  }

  /// The attribute of that number, from 1.
  Attribute attribute(int number) {
    int given = events.values.attributes.size();
    return number <= given
        ? events.values.attribute(number)
        : corrected().attribute(number - given);
  }

  /// The number of the name of an attribute; equal numbers are equal names.
  int attributeName(int attribute) {
    return attributeNames.of(attribute, this::attributeInLine);
  }

  /// Whether an attribute is known, and not said to be so no longer.
  boolean hasValue(int attribute) {
    return attributeNames.hasValue(attribute, this::attributeInLine);
  }

  private Attribute attributeInLine(int number) {
    int given = events.values.attributes.size();
    return number <= given ? events.values.attributeInLine(number) : attribute(number);
  }

  /// Greatest number of an attribute.
  int attributes() {
    return events.values.attributes.size() + corrected().attributes.size();
  }

  /// The parents of that number, from 1, see [ValueDictionaries#parentIds].
  List<Integer> parentIds(int number) {
    int given = events.values.attributes.size();
    return number <= given
        ? events.values.parentIds(number)
        : corrected().parentIds(number - given);
  }

  private ValueDictionaries corrected() {
    return amended.facts.events().values;
  }
}
