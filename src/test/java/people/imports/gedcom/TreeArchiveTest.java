package people.imports.gedcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.*;
import people.imports.*;
import people.imports.batches.*;
import people.timeline.*;

/// Family trees in archives, and files that look like trees and are none that is read.
class TreeArchiveTest {

  private static final byte[] TREE =
      "0 HEAD\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Zoë /Byron/\n0 TRLR\n"
          .getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private Path zip(String name, Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve(name);
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return file;
  }

  private String refused(Path file) {
    EventTimeline timeline = EventTimeline.inMemory();
    var error = assertThrows(TimelineException.class, () -> Import.into(timeline, file));
    assertEquals(0, timeline.size());
    return error.getMessage().replace(folder.toString(), ".");
  }

  @Test
  void aTreeIsReadFromItsArchive() throws IOException {
    byte[] picture = {1, 2, 3};
    for (Path file :
        List.of(
            zip("tree.gdz", Map.of("gedcom.ged", TREE, "media/a.jpg", picture)),
            zip("tree.zip", Map.of("export/My tree.GED", TREE, "__MACOSX/._My tree.ged", picture)),
            zip("two.gdz", Map.of("gedcom.ged", TREE, "old.ged", picture)))) {
      EventTimeline timeline = EventTimeline.inMemory();
      assertTrue(Import.recognizes(file));
      assertTrue(Import.isFamilyTree(file));
      ImportReport report = Import.into(timeline, file);
      assertEquals("GEDCOM in UTF-8", report.format());
      assertEquals(1, report.made().get("people"));
      RecordedEvent first = timeline.iterator().next();
      assertTrue(first.json().contains("Zoë"), first.json());
      assertTrue(first.json().contains(file.getFileName() + "#I1"), first.json());
    }
  }

  @Test
  void severalTreesInOneArchiveAreRefused() throws IOException {
    SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a.ged", TREE);
    entries.put("b.ged", TREE);
    assertEquals(
        "./two.zip: is an archive (ZIP) of several family trees, such as a.ged and b.ged; unpack"
            + " it, and import them",
        refused(zip("two.zip", entries)));
  }

  @Test
  void anArchiveThatWasMadeToFillMemoryIsRefused() throws IOException {
    Path file = folder.resolve("bomb.gdz");
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry("gedcom.ged"));
      out.write(TREE);
      byte[] lines = "1 NOTE x\n".repeat(1 << 17).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 120; i++) {
        out.write(lines);
      }
    }
    String reason = refused(file);
    assertTrue(reason.endsWith("expected a family tree, this is made to fill memory"), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<gedcomx xmlns='http://gedcomx.org/v1/'> | is a family tree in GEDCOM X",
        "{\"persons\":[{\"id\":\"P1\"}]} | is a family tree in GEDCOM X (JSON)",
        "<GEDCOM> | is a family tree in GEDCOM XML",
        "%PDF-1.7 | is a PDF",
        "<!DOCTYPE html><html> | is a page (HTML)"
      })
  void whatIsNoTreeThatIsReadIsNamedWithWhatToDo(String text, String what) throws IOException {
    Path file = Files.writeString(folder.resolve("tree.ged"), text);
    String reason = refused(file);
    assertTrue(reason.startsWith("./tree.ged: " + what), reason);
    assertTrue(reason.contains("GEDCOM") && reason.contains("; "), reason);
    assertThrows(TimelineException.class, () -> Import.recognizes(file));
    Path packed = folder.resolve("tree.gramps");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertTrue(refused(packed).startsWith("./tree.gramps: " + what), refused(packed));
  }
}
