package people.imports;

import module java.base;

import people.imports.TreeLines.SeenAs;
import people.imports.TreeLines.SmallFamily;
import people.imports.TreeLines.SmallPerson;
import people.imports.TreeLines.Span;

/// The worlds that the lines of a small family tree allow: each gives every fact one day out of
/// those that its date, and the closures of `docs/family-trees.md`, leave open. It knows nothing of
/// how the importer works.
///
/// The closures, by number:
///
/// 1. Everyone is born single. A state holds until the next fact.
/// 2. A fact happens on one of the days of its date. One without a date happens by the date of the
///    file, and while all whom it is about may live, which is at most 110 years.
/// 3. A wedding is before its divorce, and both are before the deaths of the couple.
/// 4. One has one spouse at a time: a wedding ends the marriage before, in a way that nobody wrote
///    down, unless a divorce of that is recorded later. A death that was by the last day of the
///    wedding was before it.
/// 5. A wedding without a date is not within a dated marriage with somebody else.
/// 6. The death of a spouse widows. Who is not said to be dead lives.
/// 7. Of two records of one wedding, birth, divorce or death the first one with a date is right.
/// 8. A family without a wedding, and a status in words, may be true or not; if it is, it began on
///    any day up to the first evidence.
///
/// Where no world fulfils all, those count that break the least.
final class TreeWorlds {

  private static final int MOST_WORLDS = 10_000;

  /// A state that is not one: of the other one, when a marriage ended and nobody knows how.
  private static final String SOMETHING = "SOMETHING";

  private static final int OTHER_SPOUSE = -2;

  /// One thing that has one of some days in each world.
  ///
  /// @param kind `birth`, `death`, `marr`, `div`, `union` or `seen`
  /// @param of person or family
  private record Variable(String kind, int of, SeenAs seen, int[] days) {}

  private final TreeLines tree;
  private final Random random;
  private final NavigableSet<Integer> interesting = new TreeSet<>();
  private final List<Variable> variables = new ArrayList<>();

  /// The days on which answers are compared.
  final int[] days;

  /// By person and day, what the worlds with the fewest contradictions say.
  final List<List<Set<String>>> answers = new ArrayList<>();

  private int fewest = Integer.MAX_VALUE;

  TreeWorlds(TreeLines tree, Random random) {
    this.tree = tree;
    this.random = random;
    findDays();
    days = testDays();
    findVariables();
    forget();
    enumerate();
  }

  private void forget() {
    answers.clear();
    for (int person = 0; person < tree.people().size(); person++) {
      answers.add(
          IntStream.range(0, days.length).<Set<String>>mapToObj(_ -> new TreeSet<>()).toList());
    }
  }

  private void findDays() {
    List<Span> spans = new ArrayList<>();
    for (SmallPerson person : tree.people()) {
      spans.addAll(Arrays.asList(person.birth(), person.death(), person.buried()));
      person.said().forEach(said -> spans.add(said.date()));
    }
    for (SmallFamily family : tree.families()) {
      spans.addAll(Arrays.asList(family.marr(), family.div()));
    }
    for (Span span : spans) {
      if (span != null && span.lo() > -TreeLines.NEVER) {
        interesting.add(span.lo());
      }
      if (span != null && span.hi() < TreeLines.NEVER) {
        interesting.add(span.hi());
      }
    }
    interesting.add(tree.bound());
    interesting.add(interesting.first() - 700);
  }

  /// The days that are named, their neighbours, and days between them.
  private int[] testDays() {
    NavigableSet<Integer> found = new TreeSet<>();
    Integer last = null;
    for (int day : interesting) {
      found.addAll(List.of(day - 1, day, day + 1));
      if (last != null) {
        found.addAll(List.of((last + day) / 2, last + (day - last) / 4));
      }
      last = day;
    }
    return found.stream().mapToInt(day -> day).filter(day -> day <= tree.bound()).toArray();
  }

  // ---- what is open

  /// The last day on which somebody may have died.
  private int lastOfLife(int person) {
    SmallPerson one = tree.people().get(person);
    if (one.isDead() && one.death() != null && one.death().hi() < TreeLines.NEVER) {
      return one.death().hi();
    }
    if (one.isDead() && one.buried() != null && one.buried().hi() < TreeLines.NEVER) {
      return one.buried().hi();
    }
    List<Span> signs = new ArrayList<>();
    signs.add(one.death());
    one.said().forEach(said -> signs.add(said.date()));
    int born = one.birth() == null ? TreeLines.NEVER : one.birth().hi();
    for (SmallFamily family : tree.families()) {
      if (family.spouses().contains(person)) {
        signs.addAll(Arrays.asList(family.marr(), family.div()));
        for (int child : family.children()) {
          Span birth = tree.people().get(child).birth();
          born = birth == null ? born : Math.min(born, birth.hi());
        }
      }
    }
    for (Span span : signs) {
      born = span == null ? born : Math.min(born, span.hi());
    }
    int last = tree.bound();
    if (born < TreeLines.NEVER) {
      last = Math.min(last, TreeLines.day(LocalDate.ofEpochDay(born).plusYears(110)));
    }
    int sign = -TreeLines.NEVER;
    for (Span span : signs) {
      sign = span == null ? sign : Math.max(sign, span.lo());
    }
    return Math.max(last, sign);
  }

  private void findVariables() {
    for (int i = 0; i < tree.people().size(); i++) {
      SmallPerson person = tree.people().get(i);
      if (person.birth() != null) {
        variables.add(variable("birth", i, null, person.birth()));
      }
      if (person.isDead()) {
        Span death = person.death();
        int lo = death == null ? first(person) : death.lo();
        int hi = death == null ? lastOfLife(i) : Math.min(death.hi(), lastOfLife(i));
        variables.add(variable("death", i, null, new Span(lo, Math.max(lo, hi))));
      }
      for (SeenAs said : person.said()) {
        if (said.status() != null) {
          variables.add(variable("seen", i, said, new Span(-TreeLines.NEVER, said.date().hi())));
        }
      }
    }
    for (int i = 0; i < tree.families().size(); i++) {
      SmallFamily family = tree.families().get(i);
      int last = tree.bound();
      for (int spouse : family.spouses()) {
        last = Math.min(last, lastOfLife(spouse));
      }
      if (family.hasMarr() || family.hasDiv()) {
        variables.add(variable("marr", i, null, within(family.marr(), last)));
      }
      if (family.hasDiv()) {
        variables.add(variable("div", i, null, within(family.div(), last)));
      }
      if (!family.hasMarr() && !family.hasDiv() && family.spouses().size() == 2) {
        for (int child : family.children()) {
          Span birth = tree.people().get(child).birth();
          last = birth == null ? last : Math.min(last, birth.hi());
        }
        variables.add(variable("union", i, null, new Span(-TreeLines.NEVER, last)));
      }
    }
    shorten();
  }

  private static int first(SmallPerson person) {
    return person.birth() == null ? -TreeLines.NEVER : person.birth().lo();
  }

  private static Span within(Span date, int last) {
    if (date == null) {
      return new Span(-TreeLines.NEVER, last);
    }
    return new Span(date.lo(), Math.max(date.lo(), Math.min(date.hi(), last)));
  }

  /// Some of the days: those that are named, and days between and beside them.
  private Variable variable(String kind, int of, SeenAs seen, Span span) {
    NavigableSet<Integer> found = new TreeSet<>();
    int lo = Math.max(span.lo(), interesting.first());
    for (int day : days) {
      if (day >= lo && day <= span.hi()) {
        found.add(day);
      }
    }
    found.add(Math.min(lo, span.hi()));
    found.add(span.hi() < TreeLines.NEVER ? span.hi() : found.last());
    return new Variable(kind, of, seen, found.stream().mapToInt(day -> day).toArray());
  }

  /// Leaves out days, never the first or the last, until the worlds are few enough.
  private void shorten() {
    while (worlds() > MOST_WORLDS) {
      int longest = 0;
      for (int i = 0; i < variables.size(); i++) {
        longest = variables.get(i).days.length > variables.get(longest).days.length ? i : longest;
      }
      Variable variable = variables.get(longest);
      if (variable.days.length <= 3) {
        return;
      }
      int out = 1 + random.nextInt(variable.days.length - 2);
      int[] fewer =
          IntStream.range(0, variable.days.length)
              .filter(i -> i != out)
              .map(i -> variable.days[i])
              .toArray();
      variables.set(longest, new Variable(variable.kind, variable.of, variable.seen, fewer));
    }
  }

  private long worlds() {
    long worlds = 1;
    for (Variable variable : variables) {
      int choices = isPerhaps(variable) ? 1 : 0;
      worlds *= variable.days.length + choices;
    }
    return worlds;
  }

  /// Whether it may also not be so.
  private static boolean isPerhaps(Variable variable) {
    return variable.kind.equals("union") || variable.kind.equals("seen");
  }

  // ---- all worlds

  private void enumerate() {
    int[] choice = new int[variables.size()];
    while (true) {
      new OneWorld(choice).play();
      int at = 0;
      while (at < choice.length) {
        Variable variable = variables.get(at);
        if (++choice[at] < variable.days.length + (isPerhaps(variable) ? 1 : 0)) {
          break;
        }
        choice[at++] = 0;
      }
      if (at == choice.length) {
        return;
      }
    }
  }

  private final class OneWorld {

    private record Happening(int day, int rank, Variable what) {}

    private final int[] born = new int[tree.people().size()];
    private final int[] died = new int[tree.people().size()];
    private final int[] married = new int[tree.families().size()];
    private final int[] divorced = new int[tree.families().size()];
    private final List<Happening> happenings = new ArrayList<>();
    private int contradictions;

    /// By person, the text that says the status; null where a fact does.
    private final SeenAs[] bySeen = new SeenAs[tree.people().size()];

    private final String[] status = new String[tree.people().size()];
    private final Map<Integer, String> before = new HashMap<>();

    /// The families in which somebody is married, the last one last.
    private final List<List<Integer>> on = new ArrayList<>();

    OneWorld(int[] choice) {
      Arrays.fill(born, -TreeLines.NEVER);
      Arrays.fill(died, TreeLines.NEVER);
      Arrays.fill(married, TreeLines.NEVER);
      Arrays.fill(divorced, TreeLines.NEVER);
      for (int i = 0; i < choice.length; i++) {
        Variable variable = variables.get(i);
        if (choice[i] < variable.days.length) {
          int day = variable.days[choice[i]];
          place(variable, day);
        }
      }
      happenings.sort(Comparator.comparing(Happening::day).thenComparing(Happening::rank));
      Arrays.fill(status, "SINGLE");
      tree.people().forEach(_ -> on.add(new ArrayList<>()));
    }

    private void place(Variable variable, int day) {
      switch (variable.kind) {
        case "birth" -> born[variable.of] = day;
        case "death" -> died[variable.of] = day;
        case "marr" -> married[variable.of] = day;
        case "div" -> divorced[variable.of] = day;
        default -> {}
      }
      int rank =
          switch (variable.kind) {
            case "div" -> 0;
            case "union", "seen" -> 2;
            case "death" -> 3;
            default -> 1;
          };
      happenings.add(new Happening(day, rank, variable));
    }

    void play() {
      checkOrder();
      if (contradictions > fewest) {
        return;
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
      if (contradictions < fewest) {
        fewest = contradictions;
        forget();
      }
      if (contradictions == fewest) {
        for (int person = 0; person < on.size(); person++) {
          for (int i = 0; i < days.length; i++) {
            Set<String> possible = answers.get(person).get(i);
            if (possible.size() < 3) { // two are enough
              possible.add(told[person][i]);
            }
          }
        }
      }
    }

    /// Who is seen so on a day is so, and by what is seen; else that explains nothing.
    private void checkSeen(int from, int to) {
      for (Happening happening : happenings) {
        SeenAs seen = happening.what.seen;
        int day = seen == null ? 0 : Math.min(seen.date().hi(), days[days.length - 1]);
        if (seen != null && day > from && day <= to) {
          contradictions += bySeen[happening.what.of] == seen ? 0 : 1;
        }
      }
    }

    private void checkOrder() {
      for (int f = 0; f < married.length; f++) {
        SmallFamily family = tree.families().get(f);
        if (married[f] == TreeLines.NEVER) {
          continue;
        }
        contradictions += married[f] > divorced[f] ? 10 : 0;
        // two facts of one day stand as they must, which only days that are said can have
        boolean isFree = family.marr() == null || family.div() == null;
        contradictions += isFree && married[f] == divorced[f] ? 5 : 0;
        for (int spouse : family.spouses()) {
          contradictions += married[f] < born[spouse] || married[f] > died[spouse] ? 10 : 0;
          contradictions += isSaid(divorced[f]) && divorced[f] > died[spouse] ? 10 : 0;
        }
      }
      for (int p = 0; p < died.length; p++) {
        contradictions += died[p] < born[p] ? 10 : 0;
      }
    }

    private static boolean isSaid(int day) {
      return day != TreeLines.NEVER;
    }

    private void happen(Happening happening) {
      int of = happening.what.of;
      switch (happening.what.kind) {
        case "marr" -> marry(of, happening.day, tree.families().get(of).marr() != null);
        case "union" -> marry(of, happening.day, false);
        case "div" -> divorce(of);
        case "death" -> die(of);
        case "seen" -> see(of, happening.what.seen, happening.day);
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
          if (isSaid(divorced[other]) && divorced[other] > day) {
            contradictions += 100;
          } else {
            contradictions += isBeforeLast(other, spouse, f) ? 2 : 0;
            lapse(other, spouse);
          }
        }
        before.putIfAbsent(f * 100 + spouse, status[spouse]);
        on.get(spouse).add(f);
        status[spouse] = "MARRIED";
        bySeen[spouse] = null;
      }
      if (divorced[f] <= day) {
        divorce(f); // of the same day, or contradictory
      }
    }

    /// Whether all days of the death that would have ended a marriage are by the last day of the
    /// next wedding.
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
          status[spouse] = on.get(spouse).isEmpty() ? SOMETHING : "MARRIED";
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
          boolean isAgain = after.equals("MARRIED"); // to one who went on, or did not
          status[spouse] = on.get(spouse).isEmpty() ? isAgain ? SOMETHING : after : "MARRIED";
        }
      }
    }

    private void die(int person) {
      for (int f : List.copyOf(on.get(person))) {
        if (f == OTHER_SPOUSE) {
          continue;
        }
        for (int spouse : tree.families().get(f).spouses()) {
          if (spouse != person && on.get(spouse).remove((Integer) f)) {
            bySeen[spouse] = null;
            boolean isDead = died[spouse] <= died[person];
            if (!isDead) {
              status[spouse] = on.get(spouse).isEmpty() ? "WIDOWED" : "MARRIED";
            } else {
              on.get(spouse).add(f);
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
        contradictions += f >= 0 && isSaid(divorced[f]) && divorced[f] > day ? 1 : 0;
        families.remove((Integer) f);
      }
      status[person] = seen.status();
      bySeen[person] = seen;
      if (isUnion) {
        families.add(OTHER_SPOUSE);
      }
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
}
