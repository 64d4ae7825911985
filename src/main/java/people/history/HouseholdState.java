package people.history;

import module java.base;

import people.history.Period.HouseholdPeriod.Composition;

/// The people of one address on a day, and what they are to each other. It goes on from day to day
/// by what changes, so that a stay costs the same among many others as among few. People are given
/// by their places among those who are ever there. Not safe for several threads.
final class HouseholdState {

  private static final byte ABSENT = 0;
  private static final byte PAIRED = 1;
  private static final byte CHILD = 2;
  private static final byte ADULT = 3;

  private final HouseholdRules rules;

  /// Their places in the index, ascending.
  private final int[] people;

  private final byte[] roles;
  private final boolean[] isThere;
  private final boolean[] isUnderAge;

  /// Whether somebody may be of age, and may not be.
  private final boolean[] isOpenAge;

  /// Whether that decides what somebody is.
  private final boolean[] isUnsure;

  /// Whether somebody is a child with a parent who is one too.
  private final boolean[] isGrandchild;

  /// How many unions with somebody who is there.
  private final int[] unions;

  /// How many of the parents are there, and how many of these are children.
  private final int[] parents;

  private final int[] parentsWhoAreChildren;

  int size;
  int couples;
  private int adults;
  private int grandchildren;
  private int unsureAges;

  /// How much else there is that makes it uncertain.
  private int doubts;

  /// @param people places in the index of all who are ever there, ascending
  HouseholdState(HouseholdRules rules, int[] people) {
    int most = people.length;
    this.rules = rules;
    this.people = people;
    this.roles = new byte[most];
    this.isThere = new boolean[most];
    this.isUnderAge = new boolean[most];
    this.isOpenAge = new boolean[most];
    this.isUnsure = new boolean[most];
    this.isGrandchild = new boolean[most];
    this.unions = new int[most];
    this.parents = new int[most];
    this.parentsWhoAreChildren = new int[most];
  }

  /// The place here of somebody; negative for one who never is.
  int find(int person) {
    return Arrays.binarySearch(people, person);
  }

  void join(int i, int day) {
    isThere[i] = true;
    size++;
    addParent(i, 1);
    age(i, day);
  }

  void leave(int i) {
    isThere[i] = false;
    size--;
    addParent(i, -1);
    look(i);
  }

  private void addParent(int i, int more) {
    for (int child : rules.children(people[i])) {
      int at = find(child);
      if (at >= 0) {
        parents[at] += more;
        look(at);
      }
    }
  }

  /// Looks whether somebody is of age on a day.
  void age(int i, int day) {
    isUnderAge[i] = rules.isUnderAge(people[i], day);
    isOpenAge[i] = rules.isOpenAge(people[i], day);
    look(i);
  }

  /// Adds a couple, or takes one away.
  ///
  /// @param more 1 or -1
  void pair(int one, int other, boolean isContradicted, int more) {
    couples += more;
    doubts += isContradicted ? more : 0;
    unions[one] += more;
    unions[other] += more;
    look(one);
    look(other);
  }

  /// Adds something that makes somebody who is there uncertain, or takes it away.
  ///
  /// @param more 1 or -1
  void doubt(int more) {
    doubts += more;
  }

  /// Looks again at what somebody is.
  private void look(int i) {
    byte role =
        !isThere[i]
            ? ABSENT
            : unions[i] > 0 ? PAIRED : parents[i] > 0 || isUnderAge[i] ? CHILD : ADULT;
    boolean isAsked = isThere[i] && unions[i] == 0 && parents[i] == 0 && isOpenAge[i];
    unsureAges += turn(isUnsure[i], isAsked);
    isUnsure[i] = isAsked;
    adults += turn(roles[i] == ADULT, role == ADULT);
    int children = turn(roles[i] == CHILD, role == CHILD);
    roles[i] = role;
    if (children != 0) {
      for (int child : rules.children(people[i])) {
        int at = find(child);
        if (at >= 0) {
          parentsWhoAreChildren[at] += children;
          lookUp(at);
        }
      }
    }
    lookUp(i);
  }

  private void lookUp(int i) {
    boolean isOfThird = roles[i] == CHILD && parentsWhoAreChildren[i] > 0;
    grandchildren += turn(isGrandchild[i], isOfThird);
    isGrandchild[i] = isOfThird;
  }

  private static int turn(boolean was, boolean is) {
    return (is ? 1 : 0) - (was ? 1 : 0);
  }

  Composition composition() {
    if (size == 1) {
      return Composition.ONE_PERSON;
    }
    if (grandchildren > 0) {
      return Composition.OTHER; // of three generations
    }
    if (couples == 1 && adults == 0) {
      return size == 2 ? Composition.COUPLE : Composition.COUPLE_WITH_CHILDREN;
    }
    return couples == 0 && adults == 1 ? Composition.ONE_PARENT : Composition.OTHER;
  }

  /// Whether nothing of it depends on what is not sure.
  boolean isCertain() {
    return doubts == 0 && (size == 1 || unsureAges == 0);
  }
}
