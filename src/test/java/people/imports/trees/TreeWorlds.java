package people.imports.trees;

import module java.base;

import people.imports.trees.TreeLines.SeenAs;
import people.imports.trees.TreeLines.SmallFamily;
import people.imports.trees.TreeLines.SmallHome;
import people.imports.trees.TreeLines.SmallPerson;
import people.imports.trees.TreeLines.Span;

/// The worlds that the lines of a small family tree allow: each gives every fact one day out of
/// those that its date, and the closures of `docs/family-trees.md`, leave open. It knows nothing of
/// how the importer works.
///
/// The closures, by number:
///
/// 1. Everyone is born single. A state holds until the next fact.
/// 2. A fact happens on one of the days of its date. One without a date happens by the date of the
///    file, and while all whom it is about may live, which is at most 110 years.
/// 3. A wedding is before its separation, that before its divorce, and all are before the deaths of
///    the couple.
/// 4. One has one spouse at a time: a wedding ends the marriage before, in a way that nobody wrote
///    down, unless a divorce or separation of that is recorded later. A death that was by the last
///    day of the wedding was before it.
/// 5. A wedding without a date is not within a dated marriage with somebody else.
/// 6. The death of a spouse widows. Who is not said to be dead lives.
/// 7. Of two records of one wedding, birth, divorce or death the first one with a date is right.
/// 8. A family without a wedding, and a status in words, may be true or not; if it is, it began on
///    any day up to the first evidence. Words that say that a marriage is over are not true of a
///    day before a separation or divorce of it: as in 4, until that they were together.
///
/// An age proves nothing, so the lines that say one are not looked at.
///
/// Where no world fulfils all, those count that break the least.
final class TreeWorlds {

  private static final int MOST_WORLDS = 10_000;

  /// The most that are looked at where those are not all.
  private static final int DRAWN_WORLDS = 10_000;

  /// One thing that has one of some days in each world.
  ///
  /// @param kind `birth`, `death`, `marr`, `div`, `sep`, `union` or `seen`
  /// @param of person or family
  record Variable(String kind, int of, SeenAs seen, int[] days) {}

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
    List<Variable> all = List.copyOf(variables);
    // with some of the days left out there may be no world in which the facts are in their order
    for (int i = 0; i < 8 && fewest >= 100; i++) {
      variables.clear();
      variables.addAll(all);
      shorten();
      forget();
      enumerate();
    }
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
      spans.addAll(Arrays.asList(family.marr(), family.div(), family.sep()));
      family.homes().forEach(home -> spans.addAll(Arrays.asList(home.from(), home.until())));
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
        signs.addAll(Arrays.asList(family.marr(), family.div(), family.sep()));
        family.homes().forEach(home -> signs.addAll(Arrays.asList(home.from(), home.until())));
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
      if (family.isWed()) {
        variables.add(variable("marr", i, null, within(family.marr(), last)));
      }
      if (family.hasDiv()) {
        variables.add(variable("div", i, null, within(family.div(), last)));
      }
      if (family.hasSep()) {
        variables.add(variable("sep", i, null, within(family.sep(), last)));
      }
      if (!family.isWed() && !family.isNever()) {
        for (int child : family.children()) {
          Span birth = tree.people().get(child).birth();
          last = birth == null ? last : Math.min(last, birth.hi());
        }
        for (SmallHome home : family.homes()) {
          last = home.from() == null ? last : Math.min(last, home.from().hi());
        }
        variables.add(variable("union", i, null, new Span(-TreeLines.NEVER, last)));
      }
    }
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

  /// Leaves out days until the worlds are few enough: never the first or the last, nor the last one
  /// of a wedding before its divorce, without which no order of the two would be left.
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
      if (isBeforeDivorce(variable, variable.days[out])) {
        out = out == 1 ? 2 : out - 1;
      }
      int left = out;
      int[] fewer =
          IntStream.range(0, variable.days.length)
              .filter(i -> i != left)
              .map(i -> variable.days[i])
              .toArray();
      variables.set(longest, new Variable(variable.kind, variable.of, variable.seen, fewer));
    }
  }

  private boolean isBeforeDivorce(Variable variable, int day) {
    Span div = variable.kind.equals("marr") ? tree.families().get(variable.of).div() : null;
    return div != null && day == div.lo() - 1;
  }

  private long worlds() {
    long worlds = 1;
    for (Variable variable : variables) {
      worlds = Math.min(worlds * choices(variable), Integer.MAX_VALUE);
    }
    return worlds;
  }

  /// Whether it may also not be so.
  private static boolean isPerhaps(Variable variable) {
    return variable.kind.equals("union") || variable.kind.equals("seen");
  }

  // ---- all worlds

  /// All, or where they are too many, as many as can be drawn: of these only a world without a
  /// contradiction is known to be one.
  private void enumerate() {
    if (worlds() <= 3 * MOST_WORLDS) {
      enumerateAll();
      return;
    }
    fewest = 0;
    for (int i = 0; i < DRAWN_WORLDS; i++) {
      play(variables.stream().mapToInt(each -> random.nextInt(choices(each))).toArray());
    }
  }

  private static int choices(Variable variable) {
    return variable.days.length + (isPerhaps(variable) ? 1 : 0);
  }

  private void enumerateAll() {
    int[] choice = new int[variables.size()];
    while (true) {
      play(choice);
      int at = 0;
      while (at < choice.length) {
        if (++choice[at] < choices(variables.get(at))) {
          break;
        }
        choice[at++] = 0;
      }
      if (at == choice.length) {
        return;
      }
    }
  }

  private void play(int[] choice) {
    SmallWorld world = new SmallWorld(tree, days, variables, choice);
    String[][] told = world.play(fewest);
    if (told == null) {
      return;
    }
    if (world.contradictions() < fewest) {
      fewest = world.contradictions();
      forget();
    }
    for (int person = 0; person < told.length; person++) {
      for (int i = 0; i < days.length; i++) {
        Set<String> possible = answers.get(person).get(i);
        if (possible.size() < 3) { // two are enough
          possible.add(told[person][i]);
        }
      }
    }
  }
}
