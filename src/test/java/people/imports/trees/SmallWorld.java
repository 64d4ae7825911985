package people.imports.trees;

import module java.base;

import people.imports.trees.TreeLines.SeenAs;
import people.imports.trees.TreeLines.SmallFamily;
import people.imports.trees.TreeLines.SmallPerson;
import people.imports.trees.TreeLines.Span;
import people.imports.trees.TreeWorlds.Variable;

/// One of the [TreeWorlds]: everything has its day, and one thing follows from the other.
final class SmallWorld {

  private static final int OTHER_SPOUSE = -2;

  /// What the order of two facts weighs that can't be, beside one that only breaks a rule.
  static final int IMPOSSIBLE = 5000;

  /// A state that is not one: of the other one, when a marriage ended and nobody knows how.
  private static final String SOMETHING = "SOMETHING";

  private final TreeLines tree;
  private final int[] days;

  private record Happening(int day, int rank, Variable what) {}

  private final int[] born;
  private final int[] died;
  private final int[] married;
  private final int[] divorced;
  private final int[] parted;

  /// Of a family without a wedding.
  private final int[] united;

  /// By family, what the two are.
  private final String[] together;

  private final List<Happening> happenings = new ArrayList<>();
  private int contradictions;

  /// By person, the text that says the status; null where a fact does.
  private final SeenAs[] bySeen;

  private final String[] status;
  private final Map<Integer, String> before = new HashMap<>();

  /// The families in which somebody is married, the last one last.
  private final List<List<Integer>> on = new ArrayList<>();

  SmallWorld(TreeLines tree, int[] days, List<Variable> variables, int[] choice) {
    this.tree = tree;
    this.days = days;
    int people = tree.people().size();
    born = new int[people];
    died = new int[people];
    bySeen = new SeenAs[people];
    status = new String[people];
    married = new int[tree.families().size()];
    divorced = new int[tree.families().size()];
    parted = new int[tree.families().size()];
    together = tree.families().stream().map(SmallFamily::state).toArray(String[]::new);
    Arrays.fill(born, -TreeLines.NEVER);
    Arrays.fill(died, TreeLines.NEVER);
    Arrays.fill(married, TreeLines.NEVER);
    Arrays.fill(divorced, TreeLines.NEVER);
    Arrays.fill(parted, TreeLines.NEVER);
    united = new int[tree.families().size()];
    Arrays.fill(united, TreeLines.NEVER);
    for (int i = 0; i < choice.length; i++) {
      Variable variable = variables.get(i);
      if (choice[i] < variable.days().length) {
        int day = variable.days()[choice[i]];
        place(variable, day);
      }
    }
    happenings.sort(Comparator.comparing(Happening::day).thenComparing(Happening::rank));
    Arrays.fill(status, "SINGLE");
    tree.people().forEach(_ -> on.add(new ArrayList<>()));
  }

  private void place(Variable variable, int day) {
    switch (variable.kind()) {
      case "birth" -> born[variable.of()] = day;
      case "death" -> died[variable.of()] = day;
      case "marr" -> married[variable.of()] = day;
      case "div" -> divorced[variable.of()] = day;
      case "sep" -> parted[variable.of()] = day;
      case "union" -> united[variable.of()] = day;
      default -> {}
    }
    int rank =
        switch (variable.kind()) {
          case "div" -> 0;
          case "union", "seen" -> 2;
          case "death" -> 3;
          default -> 1;
        };
    happenings.add(new Happening(day, rank, variable));
  }

  int contradictions() {
    return contradictions;
  }

  /// By person and day, what is so; null where more is contradicted.
  ///
  /// @param most contradictions
  String[][] play(int most) {
    checkOrder();
    if (contradictions > most) {
      return null;
    }
    String[][] told = new String[on.size()][days.length];
    int next = 0;
    for (int i = 0; i < days.length; i++) {
      int first = next;
      while (next < happenings.size() && happenings.get(next).day <= days[i]) {
        happen(happenings.get(next++));
      }
      for (int person = 0; person < on.size(); person++) {
        boolean isSame = i > 0 && first == next;
        told[person][i] = isSame ? told[person][i - 1] : state(person, days[i]);
      }
      checkSeen(i == 0 ? -TreeLines.NEVER : days[i - 1], days[i]);
    }
    return contradictions > most ? null : told;
  }

  /// Who is seen so on a day is so, and by what is seen; else that explains nothing.
  private void checkSeen(int from, int to) {
    for (Happening happening : happenings) {
      SeenAs seen = happening.what.seen();
      int day = seen == null ? 0 : Math.min(seen.date().hi(), days[days.length - 1]);
      if (seen != null && day > from && day <= to) {
        contradictions += bySeen[happening.what.of()] == seen ? 0 : 1;
      }
    }
  }

  private void checkOrder() {
    for (int f = 0; f < married.length; f++) {
      SmallFamily family = tree.families().get(f);
      for (int spouse : family.spouses()) {
        // as in 2: while all whom it is about may live
        contradictions += isSaid(united[f]) && united[f] > died[spouse] ? IMPOSSIBLE : 0;
      }
      if (married[f] == TreeLines.NEVER) {
        continue;
      }
      contradictions += married[f] > divorced[f] ? IMPOSSIBLE : 0;
      // two facts of one day stand as they must, which only days that are said can have
      boolean isFree = family.marr() == null || family.div() == null;
      contradictions += isFree && married[f] == divorced[f] ? 5 : 0;
      boolean isParted = isSaid(parted[f]);
      contradictions +=
          isParted && (parted[f] <= married[f] || parted[f] >= divorced[f]) ? IMPOSSIBLE : 0;
      for (int spouse : family.spouses()) {
        contradictions += married[f] < born[spouse] || married[f] > died[spouse] ? IMPOSSIBLE : 0;
        contradictions += isSaid(divorced[f]) && divorced[f] > died[spouse] ? IMPOSSIBLE : 0;
        contradictions += isParted && parted[f] > died[spouse] ? IMPOSSIBLE : 0;
      }
    }
    for (int p = 0; p < died.length; p++) {
      contradictions += died[p] < born[p] ? IMPOSSIBLE : 0;
    }
  }

  private static boolean isSaid(int day) {
    return day != TreeLines.NEVER;
  }

  private void happen(Happening happening) {
    int of = happening.what.of();
    switch (happening.what.kind()) {
      case "marr" -> marry(of, happening.day, tree.families().get(of).marr() != null);
      case "union" -> marry(of, happening.day, false);
      case "div" -> divorce(of);
      case "sep" -> part(of);
      case "death" -> die(of);
      case "seen" -> see(of, happening.what.seen(), happening.day);
      default -> {}
    }
  }

  private void marry(int f, int day, boolean isDated) {
    SmallFamily family = tree.families().get(f);
    for (int spouse : family.spouses()) {
      for (int other : List.copyOf(on.get(spouse))) {
        if (other == f || other == OTHER_SPOUSE) {
          on.get(spouse).remove((Integer) other);
          continue;
        }
        boolean isDatedOther = tree.families().get(other).marr() != null;
        contradictions += !isDated && isDatedOther ? 1000 : 0;
        boolean goesOn = isSaid(divorced[other]) && divorced[other] > day;
        if (goesOn || isSaid(parted[other]) && parted[other] > day) {
          contradictions += 100;
        } else {
          contradictions += isBeforeLast(other, spouse, f) ? 2 : 0;
          lapse(other, spouse);
        }
      }
      before.putIfAbsent(f * 100 + spouse, status[spouse]);
      on.get(spouse).add(f);
      status[spouse] = together[f];
      bySeen[spouse] = null;
    }
    if (divorced[f] <= day) {
      divorce(f); // of the same day, or contradictory
    }
  }

  /// Whether all days of the death that would have ended a marriage are by the last day of the next
  /// wedding.
  private boolean isBeforeLast(int f, int remarried, int next) {
    Span wedding = tree.families().get(next).marr();
    for (int spouse : tree.families().get(f).spouses()) {
      SmallPerson other = tree.people().get(spouse);
      Span death = other.death() != null ? other.death() : other.buried();
      if (spouse != remarried && death != null && wedding != null && death.hi() <= wedding.hi()) {
        return true;
      }
    }
    return false;
  }

  /// A marriage ended since one of the two married again.
  private void lapse(int f, int remarried) {
    for (int spouse : tree.families().get(f).spouses()) {
      on.get(spouse).remove((Integer) f);
      if (spouse != remarried) {
        status[spouse] = now(spouse, SOMETHING);
      }
    }
  }

  /// What somebody is by the last family that goes on.
  private String now(int person, String otherwise) {
    List<Integer> families = on.get(person);
    if (families.isEmpty()) {
      return otherwise;
    }
    return families.getLast() == OTHER_SPOUSE ? "MARRIED" : together[families.getLast()];
  }

  private void part(int f) {
    together[f] = "SEPARATED";
    for (int spouse : tree.families().get(f).spouses()) {
      List<Integer> families = on.get(spouse);
      if (!families.isEmpty() && families.getLast() == f) {
        status[spouse] = together[f];
        bySeen[spouse] = null;
      }
    }
  }

  private void divorce(int f) {
    SmallFamily family = tree.families().get(f);
    for (int spouse : family.spouses()) {
      if (on.get(spouse).remove((Integer) f)) {
        bySeen[spouse] = null;
        String after =
            family.isAnnulled() ? before.getOrDefault(f * 100 + spouse, "SINGLE") : "DIVORCED";
        // of one who was with another one, that may have gone on or not
        boolean isAgain = Set.of("MARRIED", "PARTNERED", "SEPARATED").contains(after);
        status[spouse] = now(spouse, isAgain ? SOMETHING : after);
      }
    }
  }

  private void die(int person) {
    for (int f : List.copyOf(on.get(person))) {
      if (f == OTHER_SPOUSE) {
        continue;
      }
      for (int spouse : tree.families().get(f).spouses()) {
        if (spouse != person && on.get(spouse).contains(f)) {
          bySeen[spouse] = null;
          boolean isDead = died[spouse] <= died[person];
          if (!isDead) { // else nothing changes, nor which of several was the last one
            on.get(spouse).remove((Integer) f);
            status[spouse] = now(spouse, "WIDOWED");
          }
        }
      }
    }
  }

  private void see(int person, SeenAs seen, int day) {
    boolean isUnion = seen.status().equals("MARRIED");
    List<Integer> families = on.get(person);
    if (!families.isEmpty() && (isUnion || seen.status().equals("SINGLE"))) {
      return;
    }
    for (int f : List.copyOf(families)) {
      boolean isEndedLater = f >= 0 && isSaid(divorced[f]) && divorced[f] > day;
      boolean isPartedLater = f >= 0 && isSaid(parted[f]) && parted[f] > day;
      contradictions += isEndedLater || isPartedLater ? 1 : 0;
      contradictions += seen.status().equals("WIDOWED") && f >= 0 && isAlive(f, person) ? 1 : 0;
      families.remove((Integer) f);
    }
    status[person] = seen.status();
    bySeen[person] = seen;
    if (isUnion) {
      families.add(OTHER_SPOUSE);
    }
  }

  /// Whether it is said that the other one died, and that is later than all that happened so far.
  private boolean isAlive(int f, int person) {
    return tree.families().get(f).spouses().stream()
        .anyMatch(other -> other != person && died[other] != TreeLines.NEVER);
  }

  private String state(int person, int day) {
    if (born[person] > day) {
      return "unborn";
    }
    String with = "";
    if (!on.get(person).isEmpty()) {
      int f = on.get(person).getLast();
      with =
          f == OTHER_SPOUSE
              ? " someone"
              : " "
                  + tree.families().get(f).spouses().stream()
                      .filter(spouse -> spouse != person)
                      .findFirst()
                      .orElse(-1);
    }
    return status[person] + with + (died[person] <= day ? " dead" : "");
  }
}
