package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.columns.*;

/// One person's facts as they are known, in order of effect.
///
/// Creations that hold from the start come first, then all others by the day from which they count,
/// those of one day as they were recorded. A creation that is an *entry* ([FactRows#isEntry]) says
/// what the person was on its day, and holds from then on as every other fact does.
///
/// It is moved from person to person, and is not safe for several threads.
abstract class FactOrder {

  /// Stands for a fact where there is none.
  static final int NONE = -1;

  /// So many facts are read at a time where the next person is gone on to.
  private static final int AHEAD = 1024;

  final FactTable table;

  /// Behind the last of the recorded facts that are to be read ahead.
  private final int end;

  private final FactRows.Window recorded;
  private final FactRows.Window amended;

  /// Where the person's facts are.
  private FactRows.Window facts;

  /// Her first fact there, and behind her last one.
  int first;

  int behind;

  /// The facts, each in the lower half of its [FactRows.Window#effect].
  private long[] order = new long[8];

  /// How many facts there are.
  int size;

  /// How many of them are creations.
  int creations;

  /// How many of them are leavings or returns.
  int absences;

  /// How many of them are changes of attributes.
  int attributeChanges;

  /// Whether some of them ever were of another record that was merged with hers.
  boolean isMerged;

  /// How many creations of her own record are among them, where it was merged with others.
  private int ownCreations;

  /// Where the person is in the index.
  private int person;

  /// Whether a creation of hers was known that is no longer believed.
  boolean wasCreated;

  /// Which facts are taken as still to come; null for none.
  NotYet notYet;

  /// @param to place in the index up to which people are gone through, one after the other; 0 when
  ///   it is moved to a few people, for whom nothing is to be read ahead
  FactOrder(FactTable table, int to) {
    this.table = table;
    this.notYet = table.notYet();
    this.end = table.recorded().starts()[to];
    this.recorded = new FactRows.Window(table.recorded());
    this.amended = new FactRows.Window(table.amended().facts);
  }

  // ---- the facts, numbered as in FactRows

  /// Moves to a person, of whom nothing is known yet.
  ///
  /// @return her facts
  FactRows begin(int person) {
    size = 0;
    creations = 0;
    absences = 0;
    attributeChanges = 0;
    wasCreated = false;
    ownCreations = 0;
    this.person = person;
    int amendedPlace = table.amended().find(person);
    isMerged = amendedPlace >= 0 && table.merges().belongings(person) != null;
    facts = amendedPlace < 0 ? recorded : amended;
    int[] starts = facts.facts.starts();
    int place = amendedPlace < 0 ? person : amendedPlace;
    first = starts[place];
    behind = starts[place + 1];
    facts.read(first, behind, facts == recorded ? Math.min(first + AHEAD, end) : 0);
    return facts.facts;
  }

  /// Moves to a person.
  FactOrder read(int person) {
    FactRows of = begin(person);
    boolean isSorted = true;
    for (int fact = first; fact < behind; fact++) {
      if (of.isKnown(fact, table.limit())) {
        if (isObserved(fact) && !(notYet != null && isLeftOut(fact))) {
          insert(size, fact);
          isSorted &= size == 1 || order[size - 2] < order[size - 1];
        }
      } else {
        wasCreated |= isOwnCreation(fact) && of.since()[fact] < table.limit();
      }
    }
    if (!isSorted) {
      Arrays.sort(order, 0, size);
    }
    return this;
  }

  /// Whether a fact is one that counts: understood, and not after the last day that is looked at.
  boolean isObserved(int fact) {
    Kind kind = kindOf(fact);
    return kind == Kind.CREATION
        || FactRows.isFact(kind) && dayOf(fact) <= table.observation().until();
  }

  private boolean isLeftOut(int fact) {
    int code = facts.code(fact);
    if (!PackedKind.isInexact(code)) {
      return false;
    }
    int date = facts.facts.events().dateNumber(facts.facts.rows()[fact]);
    return date > 0
        && notYet.isLeftOut(
            PackedKind.kind(code),
            PackedKind.status(code),
            table.earliest()[date],
            table.latest()[date]);
  }

  /// Her facts of a kind that are known, in the order in which they were recorded, also of a kind
  /// that is of no day.
  int[] known(Kind kind) {
    FactRows of = facts.facts;
    return IntStream.range(first, behind)
        .filter(fact -> kindOf(fact) == kind && of.isKnown(fact, table.limit()))
        .toArray();
  }

  /// The identifier of the record that says one of these.
  int recordOfFact(int fact) {
    return table.events().personId(facts.facts.recorded()[fact]);
  }

  /// Its place in the timeline.
  long positionOfFact(int fact) {
    return table.events().position(facts.facts.recorded()[fact]);
  }

  /// Number of the attribute, the key or the list of parents that a fact gives.
  int attributeOfFact(int fact) {
    return facts.facts.events().attributeNumber(facts.facts.rows()[fact]);
  }

  /// Whether something of hers was ever corrected or taken back, or said to be.
  boolean isAmended() {
    return facts == amended;
  }

  /// The place at which a fact that is not in the order belongs.
  int placeOf(int fact) {
    long effect = facts.effect(fact);
    return size == 0 || order[size - 1] < effect
        ? size
        : -1 - Arrays.binarySearch(order, 0, size, effect);
  }

  /// Adds one of the person's facts where it belongs.
  void insert(int place, int fact) {
    if (size == order.length) {
      order = Arrays.copyOf(order, 2 * size);
    }
    if (place < size) {
      System.arraycopy(order, place, order, place + 1, size - place);
    }
    order[place] = facts.effect(fact);
    size++;
    count(fact, 1);
  }

  /// Takes one of the facts out again.
  void remove(int fact) {
    int at = Arrays.binarySearch(order, 0, size, facts.effect(fact));
    System.arraycopy(order, at + 1, order, at, --size - at);
    count(fact, -1);
    wasCreated |= isOwnCreation(fact);
  }

  private void count(int fact, int facts) {
    Kind kind = kindOf(fact);
    ownCreations += isMerged && isOwnCreation(fact) ? facts : 0;
    creations += kind == Kind.CREATION ? facts : 0;
    absences += kind == Kind.LEAVING || kind == Kind.RETURN ? facts : 0;
    attributeChanges += kind == Kind.ATTRIBUTE_CHANGE ? facts : 0;
  }

  /// Whether one of her facts is a creation that her own record says.
  private boolean isOwnCreation(int fact) {
    return kindOf(fact) == Kind.CREATION && (!isMerged || isOfOwnRecord(fact));
  }

  private boolean isOfOwnRecord(int fact) {
    return isPerson(table.events().personId(facts.facts.recorded()[fact]));
  }

  Kind kindOf(int fact) {
    return PackedKind.kind(facts.code(fact));
  }

  int dayOf(int fact) {
    return facts.day(fact);
  }

  // ---- what the facts say that are here, from 0 in order of effect

  private int code(int i) {
    return facts.code((int) order[i]);
  }

  private int row(int i) {
    return facts.facts.rows()[(int) order[i]];
  }

  Kind kind(int i) {
    return PackedKind.kind(code(i));
  }

  /// The day from which it counts, in days since 1970.
  int day(int i) {
    return facts.day((int) order[i]);
  }

  /// Ordinal of the status; [PackedKind#NO_STATUS] for none.
  int status(int i) {
    return PackedKind.status(code(i));
  }

  boolean saysStatus(int i) {
    return FactRows.saysStatus(code(i));
  }

  /// Number of the name in the table; 0 for none, here and below.
  int name(int i) {
    return facts.facts.events().nameNumber(row(i));
  }

  int address(int i) {
    return facts.facts.events().addressNumber(row(i));
  }

  /// Number of the attribute that it changes.
  int attribute(int i) {
    return facts.facts.events().attributeNumber(row(i));
  }

  /// Identifier of the other person whom it names; 0 for none.
  int other(int i) {
    return facts.facts.events().otherId(row(i));
  }

  /// The partner whom a change of status names, as who she is by now; null for none, also for
  /// [#NONE], and for herself after a merge.
  Partner partner(int i) {
    if (i == NONE || other(i) == 0) {
      return i == NONE || name(i) == 0 ? null : Partner.named(table.name(name(i)));
    }
    int survivor = table.survivor(other(i));
    return isPerson(survivor) ? null : Partner.of(survivor);
  }

  /// Whether somebody is the person here.
  boolean isPerson(int personId) {
    return table.personIds()[person] == personId;
  }

  /// Number of an inexact date.
  int dateNumber(int i) {
    return isExact(i) ? 0 : facts.facts.events().dateNumber(row(i));
  }

  /// The effective date; null for none.
  EffectiveDate date(int i) {
    return isExact(i) ? facts.facts.events().effective(row(i)) : table.date(dateNumber(i));
  }

  /// The first day that its date allows.
  int earliest(int i) {
    int date = dateNumber(i);
    return date > 0 ? table.earliest()[date] : day(i);
  }

  /// The last day that its date allows.
  int latest(int i) {
    int date = dateNumber(i);
    return date > 0 ? table.latest()[date] : day(i);
  }

  /// The place where it is written; null when not said.
  String source(int i) {
    return table.source(facts.facts.events().sourceNumber(row(i)));
  }

  /// Place in the timeline.
  long position(int i) {
    return table.events().position(facts.facts.recorded()[(int) order[i]]);
  }

  boolean isCreation(int i) {
    return kind(i) == Kind.CREATION;
  }

  /// Whether it is the creation of another record that was merged with hers, beside one of her own.
  /// It is evidence of birth and entry, and decides what nothing else says; it changes nothing.
  boolean isEvidence(int i) {
    return isMerged && ownCreations > 0 && isCreation(i) && !isOfOwnRecord((int) order[i]);
  }

  /// The identifier of the record that says it.
  int record(int i) {
    return table.events().personId(facts.facts.recorded()[(int) order[i]]);
  }

  /// Whether a creation counts from its day on, and not from the start.
  boolean isEntry(int i) {
    return FactRows.isEntry(code(i));
  }

  boolean isExact(int i) {
    return !PackedKind.isInexact(code(i));
  }

  boolean isDated(int i) {
    return PackedKind.isDated(code(i));
  }

  /// Number of the date that a creation says to be the birth; 0 for none.
  int birthNumber(int i) {
    return PackedKind.isBorn(code(i)) ? facts.facts.events().birthNumber(row(i)) : 0;
  }
}
