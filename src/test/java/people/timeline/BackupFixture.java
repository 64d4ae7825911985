package people.timeline;

import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import people.*;

/// A timeline and its backup in a folder of their own, for tests of copying one to the other.
abstract class BackupFixture {

  @TempDir Path folder;
  Path file;
  Path backup;
  final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void nameTheFiles() {
    file = folder.resolve("people.jsonl");
    backup = folder.resolve("backup.jsonl");
  }

  static Event married(int person) {
    return new Event.StatusChange(person, Status.MARRIED, Details.NONE);
  }

  final void add(int... people) {
    try (EventTimeline timeline = EventTimeline.open(file, TimelineOptions.DEFAULTS)) {
      timeline.addAll(IntStream.of(people).mapToObj(BackupFixture::married).toList());
    }
  }

  final TreeSet<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      var names = new TreeSet<String>();
      files.forEach(each -> names.add(each.getFileName().toString()));
      return names;
    }
  }

  final Verification restore(Path to) {
    return Backup.restore(backup, to, _ -> {}, warnings::add);
  }

  static String refusal(org.junit.jupiter.api.function.Executable copy) {
    return assertThrows(TimelineException.class, copy).getMessage();
  }
}
