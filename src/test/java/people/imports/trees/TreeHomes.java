package people.imports.trees;

import module java.base;

import people.imports.trees.TreeLines.SmallFamily;
import people.imports.trees.TreeLines.SmallHome;
import people.imports.trees.TreeLines.SmallPerson;
import people.imports.trees.TreeLines.Span;

/// Where somebody of a small family tree may have lived, day by day, as its lines allow: beside
/// [TreeWorlds], and knowing as little of the importer. The closures of `docs/family-trees.md`:
///
/// - A residence begins on one of the days of its date; one without a date on any day of the life.
/// - One that says until when began by the first day of that date.
/// - She lives there until the next one begins, or until the last day that is said; then nobody
///   knows where. Of two that begin on one day, either may be the later one.
/// - The end of one record ends no other one of the same address, which goes on longer.
/// - One that begins while another one surely goes on leaves open which of them is meant.
/// - A place of birth, and one of a census, may be one where she lived, or not.
final class TreeHomes {

  /// What nobody knows.
  static final String UNKNOWN = "?";

  private static final int MOST_WORLDS = 20_000;

  /// One residence in one world.
  ///
  /// @param until the last day; [TreeLines#NEVER] where it goes on
  private record Stay(String city, int from, int until) {}

  private final TreeLines tree;
  private final int[] days;

  /// By day, the cities that are possible.
  final List<Set<String>> answers = new ArrayList<>();

  private final List<List<Stay>> choices = new ArrayList<>();
  private int fewest = Integer.MAX_VALUE;

  /// @param days on which answers are compared, ascending
  /// @param withEvidence whether births and censuses count
  TreeHomes(TreeLines tree, int person, int[] days, boolean withEvidence) {
    this.tree = tree;
    this.days = days;
    SmallPerson one = tree.people().get(person);
    List<SmallHome> homes = new ArrayList<>(one.homes());
    for (SmallFamily family : tree.families()) {
      homes.addAll(family.spouses().contains(person) ? family.homes() : List.of());
    }
    homes.removeIf(home -> home.city().isEmpty() || !withEvidence && !home.isSaid());
    homes.forEach(home -> choices.add(stays(home, one)));
    for (int _ : days) {
      answers.add(new TreeSet<>());
    }
    for (int most = 9; worlds() > MOST_WORLDS && most > 2; most--) {
      shorten(most);
    }
    play(new ArrayList<>());
  }

  private List<Stay> stays(SmallHome home, SmallPerson one) {
    Span from = home.from();
    if (from == null) {
      int first = one.birth() == null ? -TreeLines.NEVER : one.birth().lo();
      int last = one.death() == null ? tree.bound() : Math.min(tree.bound(), one.death().hi());
      from = new Span(first, Math.max(first, last));
    }
    List<Stay> stays = new ArrayList<>();
    for (int first : some(from)) {
      if (home.until() == null) {
        stays.add(new Stay(home.city(), first, TreeLines.NEVER));
        continue;
      }
      for (int last : some(home.until())) {
        if (last >= first) {
          stays.add(new Stay(home.city(), first, last));
        }
      }
    }
    if (!home.isSaid()) {
      stays.add(null);
    }
    return stays;
  }

  private SortedSet<Integer> some(Span span) {
    int lo = Math.max(span.lo(), days[0]);
    int hi = Math.max(lo, Math.min(span.hi(), days[days.length - 1]));
    SortedSet<Integer> found = new TreeSet<>(List.of(lo, hi));
    Arrays.stream(days).filter(day -> day >= lo && day <= hi).forEach(found::add);
    return found;
  }

  private long worlds() {
    long worlds = 1;
    for (List<Stay> each : choices) {
      worlds *= each.size();
    }
    return worlds;
  }

  /// Leaves so many of the choices of each, the first and the last among them.
  private void shorten(int most) {
    for (List<Stay> each : choices) {
      int size = each.size();
      List<Stay> fewer =
          IntStream.range(0, Math.min(size, most))
              .mapToObj(i -> each.get(size <= most ? i : i * (size - 1) / (most - 1)))
              .toList();
      each.clear();
      each.addAll(fewer);
    }
  }

  private void play(List<Stay> world) {
    if (world.size() == choices.size()) {
      tell(world.stream().filter(Objects::nonNull).toList());
      return;
    }
    for (Stay each : choices.get(world.size())) {
      world.addLast(each);
      play(world);
      world.removeLast();
    }
  }

  private void tell(List<Stay> world) {
    int overlaps = 0;
    for (Stay one : world) {
      for (Stay other : world) {
        boolean isWithin =
            one.until < TreeLines.NEVER && other.from >= one.from && other.from < one.until;
        overlaps += isWithin && !one.city.equals(other.city) ? 1 : 0;
      }
    }
    if (overlaps > fewest) {
      return;
    }
    if (overlaps < fewest) {
      answers.forEach(Set::clear);
      fewest = overlaps;
    }
    for (int i = 0; i < days.length; i++) {
      answers.get(i).addAll(at(world, days[i]));
    }
  }

  private static Set<String> at(List<Stay> world, int day) {
    int last =
        world.stream().mapToInt(Stay::from).filter(from -> from <= day).max().orElse(day + 1);
    Set<String> found = new HashSet<>();
    for (Stay each : world) {
      boolean isOn = each.until < TreeLines.NEVER && each.from <= day && day <= each.until;
      if (isOn || each.from == last && day <= each.until) {
        found.add(each.city);
      }
    }
    for (Stay each : world) {
      if (each.from == last && day > each.until && !found.contains(each.city)) {
        found.add(UNKNOWN);
      }
    }
    return found.isEmpty() ? Set.of(UNKNOWN) : found;
  }
}
