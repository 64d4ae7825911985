package people.imports.updates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.imports.batches.*;
import people.imports.trees.*;
import people.timeline.*;

/// A newer export of a tree, whatever was changed in it, gives the same answers as it does in an
/// empty timeline, where what is missing is taken back; and once more it adds nothing.
class TreeUpdateRandomTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 1, 1);
  private static final ImportOptions WHOLE =
      ImportOptions.DEFAULT.with(ImportOptions.Missing.RETRACT_MOST);

  @TempDir Path folder;

  private int unclear;

  @Test
  void aMadeUpTreeThatWasChangedIsAsInItsFile() throws IOException {
    List<String> wrong = new ArrayList<>();
    int rounds = Rounds.of(200);
    for (int seed = 0; seed < rounds && wrong.size() < 5; seed++) {
      Random random = new Random(seed);
      String text = SmallTrees.made(random).replaceAll("1 NAME P(\\d+) /X/", "$0\n1 REFN k$1");
      wrong.addAll(wrong("seed " + seed, text, random));
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n\n", wrong));
    assertTrue(unclear < rounds / 10, () -> unclear + " of so many trees are not clear: " + rounds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kennedy.ged",
        "shakespeare.ged",
        "bronte.ged",
        "remarriage1.ged",
        "remarriage2.ged"
      })
  void aSharedTreeThatWasChangedIsAsInItsFile(String name) throws IOException {
    Path root = Path.of(System.getProperty("people.root", "")).toAbsolutePath();
    Path file = root.resolve("../shared/data/gedcom").resolve(name).normalize();
    assumeTrue(Files.exists(file), "no " + name + " beside the repository");
    String text = Files.readString(file).replaceFirst("^\ufeff", "");
    int[] number = {0};
    String keyed =
        Pattern.compile("(?m)^0 @.*@ INDI\\R")
            .matcher(text)
            .replaceAll(found -> found.group() + "1 REFN x" + number[0]++ + "\n");
    for (int seed = 0; seed < Rounds.of(2); seed++) {
      List<String> wrong = wrong(name + ", seed " + seed, keyed, new Random(seed));
      assertTrue(wrong.isEmpty(), () -> String.join("\n\n", wrong));
    }
  }

  private List<String> wrong(String what, String text, Random random) throws IOException {
    EventTimeline timeline = timeline();
    read(timeline, "tree.ged", text, ImportOptions.DEFAULT);
    String last = text;
    for (int export = 1; export <= 2; export++) {
      last = TreeMutation.of(last, random, 1 + random.nextInt(2), random.nextInt(3) == 0);
      ImportReport report = read(timeline, "tree-%d.ged".formatted(export), last, WHOLE);
      if (report.known().isEmpty() || report.known().containsKey("not clear")) {
        unclear++; // of two or three people all may have been changed
        return List.of();
      }
      EventTimeline fresh = timeline();
      read(fresh, "tree.ged", last, ImportOptions.DEFAULT);
      List<LocalDate> days =
          random.ints(40, -59_000, 10_000).mapToObj(LocalDate::ofEpochDay).toList();
      Map<String, List<String>> now = answers(timeline, days);
      Map<String, List<String>> expected = answers(fresh, days);
      for (String who : expected.keySet()) {
        if (!expected.get(who).equals(now.get(who))) {
          return List.of(
              "%s, export %d, %s:\n%s\nis\n%s\nof\n%s\nnow\n%s\nrecorded\n%s"
                  .formatted(
                      what,
                      export,
                      who,
                      differing(expected.get(who), now.get(who)),
                      differing(now.get(who), expected.get(who)),
                      text.length() > 3000 ? "" : text,
                      text.length() > 3000 ? "" : last,
                      told(timeline, who)));
        }
      }
      assertEquals(expected.keySet(), now.keySet(), what);
      long size = timeline.size();
      read(timeline, "tree.ged", last, WHOLE);
      read(timeline, "tree.ged", last, ImportOptions.DEFAULT);
      assertEquals(size, timeline.size(), () -> what + " adds to what it added");
    }
    return List.of();
  }

  private static String differing(List<String> one, List<String> other) {
    return one == null
        ? "nobody"
        : one.stream()
            .filter(answer -> other == null || !other.contains(answer))
            .limit(3)
            .collect(Collectors.joining("\n"));
  }

  private static String told(EventTimeline timeline, String who) {
    List<Integer> found = new PersonRegistry(timeline).withKey(new Attribute("REFN", who));
    return found.isEmpty()
        ? "nothing"
        : timeline.of(found.getFirst()).stream()
            .map(RecordedEvent::json)
            .collect(Collectors.joining("\n"));
  }

  private static EventTimeline timeline() {
    return EventTimeline.inMemory(
        Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC));
  }

  private ImportReport read(EventTimeline timeline, String name, String text, ImportOptions options)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return TreeImport.into(
        timeline, file, Files.readAllBytes(file), TODAY, options, new TwoPasses(_ -> {}));
  }

  /// By key, what is answered about each who is there, on each day.
  private static Map<String, List<String>> answers(EventTimeline timeline, List<LocalDate> days) {
    History history = History.of(timeline);
    Map<Integer, String> keys = new TreeMap<>();
    for (RecordedEvent recorded : timeline) {
      if (recorded.event() instanceof Event.Key e && e.key().name().equals("REFN")) {
        keys.put(e.personId(), e.key().value());
      }
    }
    keys.keySet()
        .removeIf(person ->
            history.facts(person).stream()
                .noneMatch(fact -> fact.event() instanceof Event.Creation));
    Map<String, List<String>> answers = new TreeMap<>();
    for (LocalDate day : days) {
      Snapshot snapshot = history.at(day);
      for (Person person : snapshot.all()) {
        String who = keys.get(person.personId());
        if (who == null) {
          continue; // who was removed
        }
        Partner partner = person.partner();
        String with =
            partner == null
                ? null
                : partner.personId() > 0 ? keys.get(partner.personId()) : "" + partner.name();
        answers
            .computeIfAbsent(who, _ -> new ArrayList<>())
            .add(
                Stream.of(
                        day,
                        person.name(),
                        person.status(),
                        with,
                        person.address(),
                        person.born(),
                        person.died(),
                        person.living(),
                        person.certain(),
                        person.attributes())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" | ")));
      }
    }
    return answers;
  }
}
