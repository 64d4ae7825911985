package people.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.line.*;
import people.sealing.*;

/// Lines of a protected timeline that somebody exchanged, cut or moved, with new checks: an error
/// with the file and the line, and never a wrong name.
class SealedLinesTest {

  private static final String CHANGED =
      "what is sealed in it does not open: it was changed, or is of another line or timeline";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void record() {
    file = folder.resolve("people.jsonl");
    Protecting.protect(file, ProtectingTest.KEY, null, _ -> {});
    try (EventTimeline timeline = open(ProtectingTest.KEY)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      int ada = registry.create(new Name("Ada", "Byron"), Status.SINGLE, null, on("1815-12-10"));
      int ben = registry.create(new Name("Ben", "Roos"), Status.SINGLE, null, on("1815-12-11"));
      registry.rename(ada, Name.last("King"), on("1835"));
      registry.move(ben, new Address("Mill Lane 3", "Delft"), on("1840"));
    }
  }

  private EventTimeline open(MasterKey.From key) {
    return EventTimeline.open(file, TimelineOptions.DEFAULTS.with(key));
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file));
  }

  /// Writes lines, each with the check that it has there.
  private void write(List<String> lines) throws IOException {
    LineChecksum chain = new LineChecksum();
    Bytes all = new Bytes();
    for (String line : lines) {
      chain.sealAgain(line.getBytes(UTF_8), all);
      all.add('\n');
    }
    Files.write(file, Arrays.copyOf(all.array, all.length));
  }

  private static String sealed(String line) {
    Matcher found = Pattern.compile("\"_sealed\":\"([^\"]*)\"").matcher(line);
    assertTrue(found.find(), line);
    return found.group(1);
  }

  private void assertRefused(int line, String why) {
    String message =
        assertThrows(
                TimelineException.class,
                () -> {
                  try (EventTimeline timeline = open(ProtectingTest.KEY)) {
                    timeline.forEach(_ -> {});
                  }
                })
            .getMessage();
    assertEquals("%s, line %d: %s".formatted(file, line, why), message);
  }

  /// Neither does a history, which opens a name where it is asked for.
  private void assertHistoryRefuses() {
    String message =
        assertThrows(
                TimelineException.class,
                () -> {
                  try (EventTimeline timeline = open(ProtectingTest.KEY)) {
                    History.of(timeline).at("1850").all().toString();
                  }
                })
            .getMessage();
    assertTrue(message.startsWith(file + ", line "), message);
  }

  @Test
  void aCiphertextOfAnotherPersonIsRefused() throws IOException {
    List<String> lines = lines();
    lines.set(1, lines.get(1).replace(sealed(lines.get(1)), sealed(lines.get(2))));
    write(lines);
    assertRefused(2, CHANGED);
    assertHistoryRefuses();
  }

  @Test
  void aCiphertextOfAnotherEventOfHersIsRefused() throws IOException {
    List<String> lines = lines();
    lines.set(3, lines.get(3).replace(sealed(lines.get(3)), sealed(lines.get(1))));
    write(lines);
    assertRefused(4, CHANGED);
    assertHistoryRefuses();
  }

  @Test
  void aCutOrChangedCiphertextIsRefused() throws IOException {
    List<String> lines = lines();
    String was = sealed(lines.get(2));
    for (String now :
        List.of("", "AAAA", was.substring(0, was.length() - 4), was.substring(4), "!" + was)) {
      lines.set(2, lines().get(2).replace("\"" + was + "\"", "\"" + now + "\""));
      write(lines);
      assertRefused(3, CHANGED);
      lines.set(2, lines.get(2).replace("\"" + now + "\"", "\"" + was + "\""));
      write(lines);
    }
  }

  @Test
  void aLineThatWasMovedIsRefused() throws IOException {
    List<String> lines = lines();
    Collections.swap(lines, 1, 3);
    write(lines);
    assertRefused(2, CHANGED);
  }

  @Test
  void aLineOfAnotherPersonOrKindIsRefused() throws IOException {
    List<String> lines = lines();
    String was = lines.get(1);
    lines.set(1, was.replace("\"personId\":1", "\"personId\":2"));
    write(lines);
    assertRefused(2, CHANGED);
    lines.set(1, was.replace("PERSON_CREATION", "PERSON_OF_LATER"));
    write(lines);
    assertEquals("%s, line 2: %s".formatted(file, CHANGED), refusal(ProtectingTest.KEY));
  }

  @Test
  void anotherMasterOrNoKeysAreSaidInOneLine() throws IOException {
    Path keys = folder.resolve("people.jsonl.keys");
    String message = refusal(ProtectingTest.OTHER);
    assertEquals(
        keys.toRealPath() + ": is of another master key, or damaged in its second line", message);
    Files.move(keys, folder.resolve("away"));
    assertEquals(
        keys.toAbsolutePath()
            + ": is missing, without which nobody can read what is sealed; see 'verify'",
        refusal(ProtectingTest.KEY));
    try (EventTimeline timeline = open(null)) {
      assertEquals(
          List.of("••• •••", "••• •••"),
          History.of(timeline).at("1850").all().stream().map(p -> p.name().toString()).toList());
    }
  }

  private String refusal(MasterKey.From key) {
    return assertThrows(
            TimelineException.class,
            () -> {
              try (EventTimeline timeline = open(key)) {
                timeline.forEach(_ -> {});
              }
            })
        .getMessage();
  }

  @Test
  void theKeysOfAnotherTimelineOpenNothing() throws IOException {
    Path other = folder.resolve("other.jsonl");
    Protecting.protect(other, ProtectingTest.KEY, null, _ -> {});
    try (EventTimeline timeline =
        EventTimeline.open(other, TimelineOptions.DEFAULTS.with(ProtectingTest.KEY))) {
      new PersonRegistry(timeline).create(new Name("Eve", "X"), Status.SINGLE, null, on("1900"));
    }
    Files.copy(
        folder.resolve("other.jsonl.keys"),
        folder.resolve("people.jsonl.keys"),
        StandardCopyOption.REPLACE_EXISTING);
    assertRefused(2, CHANGED);
  }

  @Test
  void aLineByHandIsReadAsItIsAndSealedByProtect() throws IOException {
    Files.writeString(
        file,
        "{\"type\":\"PERSON_NAME_CHANGE\",\"personId\":1,\"newName\":{\"lastname\":\"Handwritten\"},\"_datetime\":\"2099-01-01T00:00:00.000000Z\"}\n",
        StandardOpenOption.APPEND);
    try (EventTimeline timeline = open(ProtectingTest.KEY)) {
      Verification found = Verification.of(timeline);
      assertEquals(4, found.sealedLines());
      assertEquals(1, found.openLines());
    }
    assertEquals(1, Protecting.protect(file, ProtectingTest.KEY, null, _ -> {}).changed());
    assertEquals(List.of(), Traces.of("Handwritten", Map.of(file, Files.readAllBytes(file))));
    assertEquals(
        file + ": is protected already",
        assertThrows(
                TimelineException.class,
                () -> Protecting.protect(file, ProtectingTest.KEY, null, _ -> {}))
            .getMessage());
  }
}
