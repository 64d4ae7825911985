package people.imports;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;

/// No answer about an imported tree is certain on a day for which [TreeWorlds] finds two possible
/// worlds, and what is certain is so in all of them.
class TreeWorldsTest {

  @TempDir Path folder;

  private int certain;
  private int asked;

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
    for (int seed = 0; seed < Rounds.of(400) && wrong.size() < 40; seed++) {
      Random random = new Random(seed);
      wrong.addAll(wrong("seed " + seed, SmallTrees.made(random), random));
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    // else the test would hold of a kit that is certain of nothing
    assertTrue(certain > asked / 4, () -> certain + " of " + asked + " answers are certain");
  }

  /// Certain answers that are not so in all worlds; at most one for each person.
  private List<String> wrong(String name, String text, Random random) {
    TreeLines lines = TreeLines.of(text);
    TreeWorlds worlds = new TreeWorlds(lines, random);
    History history = History.of(Imported.fromText(folder, text).timeline());
    List<String> wrong = new ArrayList<>();
    boolean[] isWrong = new boolean[lines.people().size()];
    for (int i = 0; i < worlds.days.length; i++) {
      Snapshot snapshot = history.at(LocalDate.ofEpochDay(worlds.days[i]));
      for (int p = 0; p < isWrong.length; p++) {
        Person person = snapshot.person(p + 1);
        Set<String> possible = worlds.answers.get(p).get(i);
        asked++;
        certain += person.certain() ? 1 : 0;
        boolean isSure = possible.size() == 1 && matches(person, possible.iterator().next());
        if (person.certain() && !isSure && !isWrong[p]) {
          isWrong[p] = true;
          wrong.add(
              "%s, %s on %s: %s, but %s, of\n%s"
                  .formatted(
                      name,
                      lines.people().get(p).id(),
                      snapshot.at(),
                      person,
                      possible,
                      text + String.join("\n", told(history, p + 1))));
        }
      }
    }
    return wrong;
  }

  private static List<String> told(History history, int person) {
    return history.events(person).stream().map(RecordedEvent::json).toList();
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
