package people.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.timeline.EventTimelineContract.died;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import people.*;
import people.columns.*;

/// Files that are no timeline: refused with the reason by whatever reads or appends, and left
/// alone.
class ForeignFileTest extends TimelineFileFixture {

  private static final String EXPECTED = "; expected a timeline: UTF-8 text, an event a line";

  /// @param reason behind the name of the file
  record Foreign(String name, byte[] content, String reason) {

    @Override
    public String toString() {
      return name;
    }
  }

  /// Events of a timeline, long enough to have many sectors.
  private static String lines() {
    StringBuilder lines = new StringBuilder();
    for (int person = 1; person <= 400; person++) {
      lines.append(
          """
          {"type":"PERSON_DEATH","personId":%d,"_datetime":"2015-02-14T12:00:00.%06dZ"}
          """
              .formatted(person, person));
    }
    return lines.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// With what compressed bytes look like behind the start: any, and NULs where sectors end.
  private static byte[] binary(String start) {
    byte[] content = new byte[8 * 512];
    new Random(1).nextBytes(content);
    System.arraycopy(bytes(start), 0, content, 0, start.length());
    Arrays.fill(content, 1000, 1024, (byte) 0);
    Arrays.fill(content, content.length - 9, content.length, (byte) 0);
    return content;
  }

  private static byte[] gzip(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes(text));
    }
    return out.toByteArray();
  }

  static List<Foreign> foreign() throws IOException {
    String lines = lines();
    List<Foreign> all = new ArrayList<>();
    all.add(
        new Foreign(
            "byte order mark",
            ("\ufeff" + lines).getBytes(StandardCharsets.UTF_8),
            ": begins with a byte order mark, which no timeline has" + EXPECTED));
    for (String set : List.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
      byte[] content = lines.getBytes(Charset.forName(set));
      all.add(new Foreign(set, content, ": is text in UTF-16" + EXPECTED));
    }
    all.add(
        new Foreign(
            "as PowerShell 5.1 writes it",
            ("\ufeff" + lines).getBytes(StandardCharsets.UTF_16LE),
            ": is text in UTF-16" + EXPECTED));
    for (String set : List.of("UTF-32LE", "UTF-32BE", "X-UTF-32LE-BOM", "X-UTF-32BE-BOM")) {
      byte[] content = lines.getBytes(Charset.forName(set));
      all.add(new Foreign(set, content, ": is text in UTF-32" + EXPECTED));
    }
    all.add(new Foreign("gzip", gzip(lines), ": is compressed (gzip)" + EXPECTED));
    Map<String, String> starts = new LinkedHashMap<>();
    starts.put("BZh91AY&SY", ": is compressed (bzip2)");
    starts.put("\u00fd7zXZ\0\0\4", ": is compressed (xz)");
    starts.put("(\u00b5/\u00fd\4", ": is compressed (zstd)");
    starts.put("PK\3\4", ": is an archive (zip), or a workbook, which is one");
    starts.put("PAR1\u0015", ": is a table in Parquet");
    starts.put("SQLite format 3\0", ": is a database (SQLite)");
    starts.put("%PDF-1.7\n", ": is a PDF");
    starts.put("7z\u00bc\u00af\u0000\u001c", ": is an archive (7z)");
    starts.put("\u00d0\u00cf\u0011\u00e0", ": is a workbook or a document (.xls, .doc)");
    starts.put(
        "0 HEAD\n1 GEDC\n", ": is a family tree (GEDCOM), which 'people import' adds to one");
    starts.put("\u007fELF\2\1\1\0", ": is a program");
    starts.put("MZ\u0090\0", ": is a program");
    starts.forEach((start, reason) ->
        all.add(new Foreign(reason.substring(2), binary(start), reason + EXPECTED)));
    byte[] tar = Arrays.copyOf(bytes("people.jsonl"), 1024);
    System.arraycopy(bytes("ustar"), 0, tar, 257, 5);
    all.add(new Foreign("tar", tar, ": is an archive (tar)" + EXPECTED));
    String nothing = ", line 1: is neither an event nor the start of one: no timeline";
    all.add(new Foreign("an object", bytes("{\"my\":\"config\"}"), nothing));
    all.add(new Foreign("GeoJSON", bytes("{\"type\":\"FeatureCollection\",\"feat"), nothing));
    all.add(new Foreign("ours, then bytes", binary("{\"type\":\"PERSON_DEATH\""), null));
    all.add(new Foreign("bytes", binary("x"), null));
    all.add(
        new Foreign("NULs, then a line of text", bytes("\0".repeat(512) + "my letter\n"), null));
    all.add(
        new Foreign(
            "NULs, then text", bytes("\0".repeat(512) + "Dear diary,\nit rained.\n\0\0"), null));
    all.add(new Foreign("text with NULs", bytes("Dear diary,\nit rained.\n\0\0"), null));
    return all;
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void aFileThatIsNoTimelineIsRefusedWithTheReasonAndLeftAlone(Foreign foreign) throws Exception {
    Files.write(file, foreign.content);
    refused(foreign, () -> open().size());
    refused(foreign, () -> open().iterator().hasNext());
    refused(foreign, () -> open().find("id"));
    refused(foreign, () -> open().of(1));
    refused(foreign, () -> ColumnSource.read(open(), _ -> {}));
    refused(foreign, () -> open().add(died(1)));
    refused(foreign, () -> new PersonRegistry(open()).create(Name.first("Ada")));
    refused(foreign, () -> Backup.of(file, folder.resolve("backup.jsonl")));
    refused(foreign, () -> Backup.restore(file, folder.resolve("restored.jsonl")));
    assertArrayEquals(foreign.content, Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("people.jsonl"),
          files
              .map(each -> each.getFileName().toString())
              .filter(name -> !name.endsWith(".lock"))
              .toList());
    }
    assertEquals(List.of(), warnings);
  }

  private void refused(Foreign foreign, Executable call) {
    String message = assertThrows(TimelineException.class, call).getMessage();
    if (foreign.reason != null) {
      assertEquals(file + foreign.reason, message);
    }
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void aFileThatBecameAnotherKindWhileItsIndexStayedIsRefused() throws IOException {
    Files.writeString(file, lines().repeat(40)); // so much that it is kept beside
    try (EventTimeline timeline = open()) {
      assertEquals(16_000, timeline.size());
    }
    byte[] packed = gzip(Files.readString(file));
    Files.write(file, packed);
    String expected = file + ": is compressed (gzip)" + EXPECTED;
    assertEquals(expected, assertThrows(TimelineException.class, () -> open().size()).getMessage());
    assertArrayEquals(packed, Files.readAllBytes(file));
  }

  @Test
  void whatVersionOneLeftOfItsFirstAppendIsStillKeptAside() throws IOException {
    String line = lines().lines().findFirst().orElseThrow();
    try (EventTimeline timeline = open()) {
      Name name = Name.first("x".repeat(2000));
      timeline.addAll(List.of(new Event.NameChange(1, name, Details.NONE), died(1)));
    }
    String batch = Files.readString(file);
    List<String> torn =
        List.of(
            "{",
            "{\"type\":\"PERSON_DE",
            line.substring(0, line.length() - 1),
            "\0\0\0",
            "\0".repeat(2048),
            "{\0\0",
            "{\"type\":\"PERSON" + "\0".repeat(512 - 15),
            "\0".repeat(512) + batch.substring(512),
            batch.substring(0, 512) + "\0".repeat(512) + batch.substring(1024),
            batch.substring(0, 512) + "\0".repeat(1024),
            batch.substring(0, batch.indexOf('\n') + 1));
    for (String left : torn) {
      Files.write(file, bytes(left));
      try (EventTimeline timeline = open()) {
        assertEquals(0, timeline.size(), left);
        assertEquals(0, timeline.add(died(1)), left);
      }
      assertEquals(
          "%s: an append was cut short before; its %d bytes behind the last of 0 events were moved to people.jsonl.torn-1"
              .formatted(file, left.length()),
          warnings.getLast());
      Path aside = folder.resolve("people.jsonl.torn-1");
      assertArrayEquals(bytes(left), Files.readAllBytes(aside));
      Files.delete(aside);
    }
    assertEquals(torn.size(), warnings.size());
  }

  @Test
  void anEmptyFileIsAnEmptyTimeline() throws IOException {
    Files.createFile(file);
    try (EventTimeline timeline = open()) {
      assertEquals(0, timeline.size());
      assertEquals(0, timeline.add(died(1)));
    }
    assertEquals(1, open().size());
  }
}
