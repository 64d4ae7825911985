package people.history;

import java.util.Arrays;
import java.util.Comparator;
import people.EffectiveDate;
import people.Event.Kind;
import people.columns.PackedKind;
import people.columns.Search;

/// One person's facts as they are known at a moment, in order of effect: creations first, then all
/// others by the day from which they count, those of one day as they were recorded. It is moved
/// from person to person, and is not safe for several threads.
abstract class PersonFacts {

  /// Insertion is as fast as any other way up to about so many.
  private static final int FEW = 32;

  /// So many facts are read at a time where the next person is gone on to.
  private static final int AHEAD = 1024;

  final FactTable lives;
  private final int limit;

  /// Behind the last of the recorded facts that are to be read ahead.
  private final int end;

  private final Window recorded;
  private final Window amended;

  /// Where the facts are, and the place of the person there.
  private Window facts;

  private int place;

  private int[] order = new int[8];

  /// How many facts there are.
  int size;

  /// Codes and days of facts one behind the other: those of a person are all over the memory, and
  /// reading many of them at once waits once.
  private static final class Window {

    final FactRows facts;
    private int from;
    private int to;
    private short[] codes = {};
    private int[] days = {};

    Window(FactRows facts) {
      this.facts = facts;
    }

    void read(int from, int to) {
      if (to - from > codes.length) {
        codes = new short[to - from];
        days = new int[to - from];
      }
      facts.read(from, to, codes, days);
      this.from = from;
      this.to = to;
    }

    boolean has(int from, int to) {
      return this.from <= from && to <= this.to;
    }

    int code(int fact) {
      return codes[fact - from];
    }

    int day(int fact) {
      return days[fact - from];
    }

    /// By effect, as [History] does: creations come first, then all others by day.
    long effect(int fact) {
      return (PackedKind.kind(code(fact)) == Kind.CREATION ? 0 : 1L << 40) + day(fact);
    }
  }

  /// For all people up to a place in the index, one after the other.
  PersonFacts(FactTable lives, int to) {
    this.lives = lives;
    this.limit = lives.limit;
    this.end = lives.recorded.starts[to];
    this.recorded = new Window(lives.recorded);
    this.amended = new Window(lives.amended.facts);
  }

  /// Moves to a person, of whom nothing is known yet.
  ///
  /// @param person place in the index
  /// @return her facts
  FactRows begin(int person) {
    size = 0;
    int amendedPlace = lives.amended.find(person);
    place = amendedPlace < 0 ? person : amendedPlace;
    facts = amendedPlace < 0 ? recorded : amended;
    if (!facts.has(first(), behind())) {
      int ahead = facts == recorded ? Math.min(first() + AHEAD, end) : 0;
      facts.read(first(), Math.max(behind(), ahead));
    }
    return facts.facts;
  }

  /// Whether something of hers was ever corrected or taken back, or said to be.
  boolean isAmended() {
    return facts == amended;
  }

  /// Her first fact.
  int first() {
    return facts.facts.starts[place];
  }

  /// Behind her last fact.
  int behind() {
    return facts.facts.starts[place + 1];
  }

  /// Moves to a person.
  ///
  /// @param person place in the index
  PersonFacts read(int person) {
    FactRows of = begin(person);
    boolean isSorted = true;
    long last = Long.MIN_VALUE;
    for (int fact = first(); fact < behind(); fact++) {
      if (of.isKnown(fact, limit) && kindOf(fact) != Kind.UNRECOGNIZED) {
        makeRoom();
        order[size++] = fact;
        long effect = facts.effect(fact);
        isSorted &= effect >= last;
        last = effect;
      }
    }
    if (!isSorted) {
      sort();
    }
    return this;
  }

  private void makeRoom() {
    if (size == order.length) {
      order = Arrays.copyOf(order, 2 * size);
    }
  }

  /// Where one of the person's facts belongs that is not here.
  int placeOf(int fact) {
    long effect = facts.effect(fact);
    return size == 0 || isBefore(order[size - 1], effect, fact)
        ? size
        : Search.first(size, i -> !isBefore(order[i], effect, fact));
  }

  private boolean isBefore(int fact, long effect, int other) {
    long its = facts.effect(fact);
    return its < effect || its == effect && fact < other;
  }

  /// Adds one of the person's facts where it belongs.
  void insert(int place, int fact) {
    makeRoom();
    System.arraycopy(order, place, order, place + 1, size - place);
    order[place] = fact;
    size++;
  }

  /// Takes one of the facts out again.
  void remove(int fact) {
    int at = 0;
    while (order[at] != fact) {
      at++;
    }
    System.arraycopy(order, at + 1, order, at, --size - at);
  }

  private void sort() {
    if (size > FEW) {
      int[] sorted =
          Arrays.stream(order, 0, size)
              .boxed()
              .sorted(Comparator.comparingLong(facts::effect))
              .mapToInt(Integer::intValue)
              .toArray();
      System.arraycopy(sorted, 0, order, 0, size);
      return;
    }
    int all = size;
    size = 0;
    for (int i = 0; i < all; i++) {
      int fact = order[i];
      insert(placeOf(fact), fact);
    }
  }

  /// Of one of the person's facts, also one that is not here.
  Kind kindOf(int fact) {
    return PackedKind.kind(facts.code(fact));
  }

  /// The same of its day.
  int dayOf(int fact) {
    return facts.day(fact);
  }

  Kind kind(int i) {
    return kindOf(order[i]);
  }

  /// From which day it counts, in days since 1970.
  int day(int i) {
    return facts.day(order[i]);
  }

  /// Ordinal of the status; [PackedKind#NO_STATUS] for none.
  int status(int i) {
    return PackedKind.status(facts.code(order[i]));
  }

  /// Number of the name, see [FactTable#name]; 0 for none.
  int name(int i) {
    return facts.facts.name(order[i]);
  }

  /// Number of the address, see [FactTable#address]; 0 for none.
  int address(int i) {
    return facts.facts.address(order[i]);
  }

  /// Number of an inexact date, see [FactTable#date]; 0 for other facts.
  int dateNumber(int i) {
    return isExact(i) ? 0 : facts.facts.date(order[i]);
  }

  /// The effective date; null for none.
  EffectiveDate date(int i) {
    return isExact(i) ? facts.facts.exactDate(order[i]) : lives.date(dateNumber(i));
  }

  /// Where it is written; null when not said.
  String source(int i) {
    return lives.source(facts.facts.source(order[i]));
  }

  /// Place in the timeline.
  long position(int i) {
    return lives.position(facts.facts.recordedRow(order[i]));
  }

  boolean isCreation(int i) {
    return kind(i) == Kind.CREATION;
  }

  boolean isDated(int i) {
    return PackedKind.isDated(facts.code(order[i]));
  }

  boolean isExact(int i) {
    return !PackedKind.isInexact(facts.code(order[i]));
  }

  boolean isBirth(int i) {
    return isCreation(i) && isDated(i);
  }
}
