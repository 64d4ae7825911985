package people.history;

import module java.base;

import people.Event.Kind;
import people.history.Contradiction.Flaw;

/// Looks for parents who can't be those of their children: nobody, too young, dead, or an own
/// descendant. Costs a pass over everyone's facts.
final class ParentCheck {

  /// Years by which nobody is older than a child of hers.
  static final int FEWEST_YEARS = 10;

  /// More days than there are between the death of a father and the birth of his child.
  private static final int PREGNANCY = 300;

  private final FactTable table;

  /// Of everyone who has parents: the place in the index, with the position of the event that says
  /// them, and with the parents.
  private record Child(int place, long position, List<Integer> parentIds) {}

  private final List<Child> children;

  /// By place the first day on which somebody may have been born; before all days where it is open
  /// or not known.
  private final int[] earliest;

  /// The last one; behind all days where it is open or not known.
  private final int[] latest;

  /// The last day on which somebody may have died; behind all days for the living, and where it is
  /// open.
  private final int[] dead;

  private ParentCheck(FactTable table) {
    this.table = table;
    this.earliest = new int[table.personIds().length];
    this.latest = new int[table.personIds().length];
    this.dead = new int[table.personIds().length];
    this.children =
        FactCursor.<List<Child>>ofEveryone(
                table,
                _ -> new ArrayList<>(),
                (person, cursor, to) -> {
                  int by = Presence.birthBy(cursor);
                  boolean isKnown = by != FactCursor.NONE;
                  earliest[person] =
                      isKnown ? Presence.birthAtEarliest(cursor, by) : Integer.MIN_VALUE;
                  latest[person] = isKnown ? Presence.birthAtLatest(cursor, by) : FactTable.NEVER;
                  dead[person] = death(cursor);
                  List<Integer> parents = ParentColumns.of(cursor);
                  if (!parents.isEmpty()) {
                    int[] said = cursor.known(Kind.PARENTS);
                    long position = cursor.positionOfFact(said[said.length - 1]);
                    to.add(new Child(person, position, parents));
                  }
                })
            .stream()
            .flatMap(List::stream)
            .toList();
  }

  /// All of them.
  ///
  /// @param known identifiers of all who are known, ascending
  static List<Contradiction> of(FactTable table, int[] known) {
    ParentCheck check = new ParentCheck(table);
    List<Contradiction> found = new ArrayList<>();
    for (Child child : check.children) {
      for (int parentId : child.parentIds) {
        if (Arrays.binarySearch(known, parentId) < 0) {
          found.add(check.contradiction(child, Flaw.NAMES_NOBODY, nobody(parentId)));
          continue;
        }
        int parent = table.find(parentId);
        if ((long) check.earliest[child.place] - check.dead[parent] > PREGNANCY) {
          String what = "child of person %d, who had died long before".formatted(parentId);
          found.add(check.contradiction(child, Flaw.PARENT_DEAD, what));
        }
        String age = check.age(child.place, parent);
        if (age != null) {
          String what = "child of person %d, who was %s".formatted(parentId, age);
          found.add(check.contradiction(child, Flaw.PARENT_TOO_YOUNG, what));
        }
      }
    }
    found.addAll(check.circles());
    return found;
  }

  /// The last day that the first death which is told may have been.
  private int death(FactCursor cursor) {
    int death = cursor.firstDeath();
    if (death == FactCursor.NONE || !cursor.isDated(death)) {
      return FactTable.NEVER;
    }
    int date = cursor.dateNumber(death);
    return date > 0 ? table.latest()[date] : cursor.day(death);
  }

  private static String nobody(int parentId) {
    return "child of person %d, who is nobody in the timeline".formatted(parentId);
  }

  private Contradiction contradiction(Child child, Flaw flaw, String what) {
    return new Contradiction(table.personIds()[child.place], child.position, flaw, what);
  }

  /// How old a parent was at most at the birth of a child; null where she may have been old enough.
  private String age(int child, int parent) {
    int birth = latest[child];
    int ofParent = earliest[parent];
    boolean isOpen = birth == FactTable.NEVER || ofParent == Integer.MIN_VALUE;
    if (isOpen || (long) birth - ofParent > FEWEST_YEARS * 366L) {
      return null; // as nearly always
    }
    long years =
        ChronoUnit.YEARS.between(LocalDate.ofEpochDay(ofParent), LocalDate.ofEpochDay(birth));
    boolean isExact = birth == earliest[child] && ofParent == latest[parent];
    return ofParent > birth
        ? "not born yet"
        : years >= FEWEST_YEARS ? null : "%d%s".formatted(years, isExact ? "" : " at most");
  }

  // ---- circles

  /// Each circle once, at its event that was recorded last.
  private List<Contradiction> circles() {
    Map<Integer, Child> byId = new HashMap<>();
    children.forEach(child -> byId.put(table.personIds()[child.place], child));
    List<Contradiction> found = new ArrayList<>();
    Set<Integer> done = new HashSet<>();
    for (int first : byId.keySet()) {
      if (!done.contains(first)) {
        follow(first, byId, done, found);
      }
    }
    return found;
  }

  /// Goes up from a child, depth first.
  private void follow(
      int first, Map<Integer, Child> byId, Set<Integer> done, List<Contradiction> found) {
    List<Integer> path = new ArrayList<>(List.of(first));
    Set<Integer> onPath = new HashSet<>(path);
    Deque<Iterator<Integer>> left = new ArrayDeque<>();
    left.push(byId.get(first).parentIds.iterator());
    while (!left.isEmpty()) {
      if (!left.peek().hasNext()) {
        left.pop();
        int last = path.removeLast();
        onPath.remove(last);
        done.add(last);
        continue;
      }
      int parent = left.peek().next();
      if (onPath.contains(parent)) {
        found.add(circle(path.subList(path.indexOf(parent), path.size()), byId));
      } else if (byId.containsKey(parent) && !done.contains(parent)) {
        path.add(parent);
        onPath.add(parent);
        left.push(byId.get(parent).parentIds.iterator());
      }
    }
  }

  private Contradiction circle(List<Integer> ids, Map<Integer, Child> byId) {
    Child last =
        ids.stream().map(byId::get).max(Comparator.comparingLong(Child::position)).orElseThrow();
    List<Integer> way = new ArrayList<>(ids);
    Collections.rotate(way, -1 - ids.indexOf(table.personIds()[last.place]));
    String what = way.stream().map(id -> "child of person " + id).collect(Collectors.joining(", "));
    return contradiction(last, Flaw.OWN_ANCESTOR, what);
  }
}
