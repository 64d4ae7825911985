package people.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.columns.*;
import people.disk.*;
import people.timeline.*;

/// What is kept beside a file is not believed of one that another program changed.
class SegmentsChangedFileTest extends SegmentsFixture {

  @Test
  void whatWasKeptInMemoryIsNotBelievedOfAFileThatWasChangedMeanwhile() throws IOException {
    Files.writeString(kept, "in the way");
    append(12_000);
    try (EventTimeline timeline = open()) {
      timeline.of(7);
      Files.delete(kept);
      damage(100);
      assertThrows(TimelineException.class, () -> ColumnSource.read(timeline, _ -> {}));
      try (EventTimeline other = open()) {
        assertThrows(TimelineException.class, () -> ColumnSource.read(other, _ -> {}));
      }
    }
  }

  @Test
  void aFileThatAnotherProgramChangedIsReadAnew() throws IOException {
    append(12_000);
    String text = Files.readString(file);
    String unchecked = text.replaceAll(",\"_check\":\"[+0-9a-f]+\"", "");
    Files.writeString(file, unchecked);
    assertAnswersAreTheLines();
    assertAnswersAreTheLines();
    // of the same length
    Files.writeString(file, unchecked.replace("\"personId\":7,", "\"personId\":8,"));
    assertAnswersAreTheLines();
    try (EventTimeline timeline = open()) {
      assertEquals(List.of(), timeline.of(7));
    }
  }

  @Test
  void aFileThatTookThePlaceOfAnotherIsReadAnew() throws IOException {
    append(12_000);
    Path first = folder.resolve("first");
    Files.move(file, first);
    append(13_000);
    assertAnswersAreTheLines();
    Files.delete(file);
    Files.move(first, file);
    assertAnswersAreTheLines();
  }

  @Test
  void aFileThatWasCutIsReadAnew() throws IOException {
    append(12_000);
    List<String> lines = Files.readAllLines(file);
    int end = 4000;
    while (!lines.get(end - 1).contains("_batchEnd")) { // not in the middle of a batch
      end++;
    }
    Files.writeString(file, String.join("\n", lines.subList(0, end)) + "\n");
    assertAnswersAreTheLines();
    append(9_000);
    assertAnswersAreTheLines();
  }

  /// A force that fails may drop what it should have written, with the file as long as it was and
  /// no later change; the end of the last line, with its check, may stand still.
  @Test
  void aLastLineWithoutItsStartIsNotTheOneThatWasKept() throws IOException {
    append(12_000);
    byte[] bytes = Files.readAllBytes(file);
    while (boundary(bytes) <= lastLine(bytes)) {
      append(9_000); // as much as is kept
      bytes = Files.readAllBytes(file);
    }
    FileTime changed = Files.getLastModifiedTime(file);
    Arrays.fill(bytes, boundary(bytes) - 2 * Storage.SECTOR, boundary(bytes), (byte) 0);
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.write(bytes);
    }
    Files.setLastModifiedTime(file, changed);
    assertTrue(journal().generation() != AppendJournal.NONE);
    Path alone = Files.copy(file, Files.createDirectory(folder.resolve("alone")).resolve("copy"));
    try (EventTimeline timeline = open();
        EventTimeline lines = EventTimeline.open(alone)) {
      assertEquals(lines.size(), timeline.size());
      assertEquals(lines.size(), ColumnSource.read(timeline, _ -> {}).size());
    }
  }

  /// Where the last sector starts.
  private static int boundary(byte[] bytes) {
    return (bytes.length - 1) / Storage.SECTOR * Storage.SECTOR;
  }

  private static int lastLine(byte[] bytes) {
    int start = bytes.length - 1;
    while (bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  @Test
  void whoAppendsGoesOnVouchingForTheFile() throws IOException {
    append(12_000);
    AppendJournal journal = journal();
    long generation = journal.generation();
    assertTrue(generation != AppendJournal.NONE);
    try (EventTimeline one = open();
        EventTimeline other = open()) {
      for (int i = 0; i < 10; i++) {
        one.add(event());
        other.add(event());
        assertEquals(generation, journal.generation());
      }
    }
    Files.writeString(file, Files.readString(file).substring(1, 2), StandardOpenOption.APPEND);
    assertEquals(AppendJournal.NONE, journal.generation());
  }

  @Test
  void whatAnotherProgramAppendedIsSeenAndNobodyVouchesForIt() throws IOException {
    append(12_000);
    String line =
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_datetime\":\"2030-01-01T00:00:00Z\"}\n";
    Files.writeString(file, line, StandardOpenOption.APPEND);
    assertEquals(AppendJournal.NONE, journal().generation());
    assertAnswersAreTheLines();
    try (EventTimeline timeline = open()) {
      timeline.add(new Event.Death(1, Details.NONE));
    }
    assertAnswersAreTheLines();
  }
}
