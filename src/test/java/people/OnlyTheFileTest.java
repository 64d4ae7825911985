package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;
import static people.Status.WIDOWED;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.cli.*;
import people.history.*;
import people.timeline.*;

/// Every answer comes from the one file: whatever else there is can be thrown away.
class OnlyTheFileTest {

  private static final Address LONDON = new Address("12 St James's Square", "London");

  @TempDir private Path folder;

  private Path recorded() {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      int ada = registry.create(new Name("Ada", "Byron"), SINGLE, LONDON, on("1815-12-10"));
      registry.changeStatus(ada, MARRIED, on("1835-07-08"));
      registry.move(ada, new Address("Ockham Park", "Ockham"), on("1835-07"));
      registry.died(ada, on("1852"));
      registry.correct(1, Amendment.of(WIDOWED), "misread");
      registry.retract(2, "another Ada");
      registry.create(new Name("Charles", "Babbage"), SINGLE, null, on("1791~"));
    }
    return file;
  }

  private static List<Object> answers(Path file) {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return answers(History.of(timeline));
    }
  }

  private static List<Object> answers(History history) {
    List<Object> answers = new ArrayList<>();
    for (RecordedEvent event : history.events(1)) {
      History then = history.knownAt(event.recorded());
      for (String at : List.of("1800", "1834", "1835", "1852-06-01", "2014")) {
        answers.add(then.at(at).all());
        answers.add(then.at(at).differencesTo(history.at("1840")));
        answers.add(then.why(1, History.day(at)));
      }
      answers.add(then.statusPeriods(1));
      answers.add(then.moves(1));
      answers.add(then.contradictions());
    }
    return answers;
  }

  @Test
  void answersStayWhenEverythingBesideTheFileIsRemoved() throws IOException {
    Path file = recorded();
    List<Object> before = answers(file);
    List<Path> others;
    try (Stream<Path> files = Files.list(folder)) {
      others = files.filter(other -> !other.equals(file)).toList();
    }
    for (Path other : others) {
      Files.delete(other);
    }
    assertEquals(before, answers(file));
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertEquals(7, new PersonRegistry(timeline).changeStatus(1, SINGLE, on("1800")));
    }
  }

  @Test
  void aCopyOfTheFileAloneAnswersTheSameUnderAnyName() throws IOException {
    Path file = recorded();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path copy = Files.copy(file, elsewhere.resolve("copy.txt"));
    assertEquals(answers(file), answers(copy));
    try (Stream<Path> files = Files.list(elsewhere)) {
      assertEquals(List.of(copy), files.toList());
    }
  }

  @Test
  void askingTwiceOrInAnotherOrderAnswersTheSame() {
    Path file = recorded();
    try (EventTimeline timeline = EventTimeline.open(file)) {
      History history = History.of(timeline);
      List<Object> first = answers(history);
      assertEquals(first, answers(history));
      assertEquals(first, answers(history.knownAt("1900").knownAt("9999")));
    }
  }

  @Test
  @Tag("process")
  void anotherProcessAnswersTheSame() throws Exception {
    Path file = recorded();
    Path copy = Files.copy(file, Files.createDirectory(folder.resolve("other")).resolve("p.jsonl"));
    assertEquals(
        """
        [
          {"personId":1,"name":{"firstname":"Ada","lastname":"Byron"},"status":"WIDOWED","address":{"street":"12 St James's Square","city":"London"},"born":"1815-12-10","created":"1815-12-10","living":true,"presumed":false,"beyond":false,"certain":true},
          {"personId":2,"name":{"firstname":"Charles","lastname":"Babbage"},"status":"SINGLE","born":"1791~","created":"1791~","living":true,"presumed":false,"beyond":false,"certain":false}
        ]
        """,
        ask(copy));
  }

  private String ask(Path file) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return Command.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            PeopleCommand.class.getName(),
            "--timeline",
            file.toString(),
            "snapshot",
            "--at",
            "1840",
            "--format",
            "json")
        .in(folder)
        .quick()
        .run()
        .out();
  }
}
