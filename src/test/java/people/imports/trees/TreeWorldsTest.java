package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;

/// No answer about an imported tree is certain on a day for which [TreeWorlds] finds two possible
/// worlds, and what is certain is so in all of them.
class TreeWorldsTest {

  @TempDir Path folder;

  private int certain;
  private int agreed;

  /// Trees kept beside the repository; skipped where they are not.
  @Test
  void noAnswerAboutTheSharedTreesIsCertainWhereTheirLinesAllowTwoWorlds() throws IOException {
    Path trees = Path.of(System.getProperty("people.root", "")).toAbsolutePath();
    trees = trees.resolve("../shared/cases/trees").normalize();
    assumeTrue(Files.isDirectory(trees), "no trees beside the repository");
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.list(trees)) {
      for (Path file : files.sorted().toList()) {
        wrong.addAll(wrong(file.getFileName().toString(), Files.readString(file), new Random(1)));
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  @Test
  void noAnswerAboutMadeUpTreesIsCertainWhereTheirLinesAllowTwoWorlds() {
    List<String> wrong = new ArrayList<>();
    for (int seed = 0; seed < Rounds.of(300) && wrong.size() < 40; seed++) {
      Random random = new Random(seed);
      wrong.addAll(wrong("seed " + seed, SmallTrees.made(random), random));
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    // else the test would hold of a kit that is certain of nothing. Of the answers that are the
    // same in all worlds 39.9 in a hundred are certain, and 42.1 of those about the first thirty
    // trees: evidence ends before the last day that is asked for, a place may not be known, and
    // where two dates contradict each other, as a wedding of the dead, one of them is wrong
    assertTrue(certain > 0.39 * agreed, () -> certain + " of " + agreed + " answers are certain");
  }

  /// Certain answers that are not so in all worlds; at most one for each person.
  private List<String> wrong(String name, String text, Random random) {
    TreeLines lines = TreeLines.of(text);
    TreeWorlds worlds = new TreeWorlds(lines, random);
    List<String> wrong = new ArrayList<>();
    for (ImportOptions.Places places : ImportOptions.Places.values()) {
      History history = History.of(Imported.fromText(folder, text, places).timeline());
      for (int p = 0; p < lines.people().size(); p++) {
        boolean withEvidence = places == ImportOptions.Places.EVIDENCE;
        TreeHomes homes = new TreeHomes(lines, p, worlds.days, withEvidence);
        String what = wrong(history, worlds, homes, p);
        if (what != null) {
          wrong.add("%s, %s, of\n%s".formatted(name, what, text + told(history, p)));
        }
      }
    }
    return wrong;
  }

  /// Null for none.
  private String wrong(History history, TreeWorlds worlds, TreeHomes homes, int p) {
    for (int i = 0; i < worlds.days.length; i++) {
      LocalDate day = LocalDate.ofEpochDay(worlds.days[i]);
      Person person = history.at(day).person(p + 1);
      Set<String> possible = worlds.answers.get(p).get(i);
      boolean isThere = person.living() || person.died() != null || person.presumed();
      if (isThere && possible.size() == 1) { // of those who are not there yet nothing is told
        agreed++;
        certain += person.certain() ? 1 : 0;
      }
      // of a tree with too many worlds there may be none
      boolean isSo =
          possible.isEmpty() || possible.size() == 1 && matches(person, possible.iterator().next());
      Set<String> cities = homes.answers.get(i);
      if (person.certain() && !(isSo && isAt(person, cities))) {
        return "I%d on %s: %s, but %s at %s".formatted(p + 1, day, person, possible, cities);
      }
    }
    return null;
  }

  /// That an address is not known is never wrong.
  private static boolean isAt(Person person, Set<String> cities) {
    return !person.living()
        || person.address() == null
        || cities.equals(Set.of(person.address().city()));
  }

  private static String told(History history, int p) {
    return history.events(p + 1).stream()
        .map(RecordedEvent::json)
        .collect(Collectors.joining("\n"));
  }

  private static boolean matches(Person person, String state) {
    if (state.equals("unborn")) {
      return !person.living() && person.died() == null;
    }
    String[] parts = state.split(" ");
    boolean isDead = parts[parts.length - 1].equals("dead");
    boolean isPartner =
        person.partner() == null
            || parts.length > 1 && parts[1].equals("" + (person.partner().personId() - 1));
    return person.status().name().equals(parts[0])
        && isPartner
        && isDead == (person.died() != null);
  }
}
