package people.sheets;

import module java.base;
import module java.xml;

import people.*;

/// The parts of a workbook that the library doesn't tell: how it counts days, where its sheets are,
/// which cells are merged, and whether it was made to fill memory.
///
/// An attribute `date1904="1"`, as Excel writes it, is read as false by fastexcel-reader 0.19.0.
final class WorkbookParts {

  private static final int MOST_MERGES_BYTES = 1 << 20;

  private static final Pattern MERGE =
      Pattern.compile(
          "ref=[\"']\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})[\"']");

  private static final String STRICT = "http://purl.oclc.org/ooxml/";

  /// The last eight bytes of `mergeCells`.
  private static final long MERGES = bytes("rgeCells");

  private static final long ROW = 'r' << 16 | 'o' << 8 | 'w';

  /// The last eight bytes of `hidden="1"` and of `hidden="true"`, without the quotes.
  private static final long HIDDEN_1 = bytes("dden=\0" + "1\0");

  private static final long HIDDEN_TRUE = bytes("n=\0true\0");

  private static final XMLInputFactory XML = factory();

  private final String name;
  private final Path file;
  private final Map<String, String> targets = new HashMap<>();
  private boolean is1904;

  private WorkbookParts(String name, Path file) {
    this.name = name;
    this.file = file;
  }

  private static long bytes(String eight) {
    return ByteBuffer.wrap(eight.getBytes(StandardCharsets.US_ASCII)).getLong();
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /// Reads the small parts, and unpacks what holds texts and formats once.
  ///
  /// @param name of the file, for messages
  static WorkbookParts of(String name, Path file) throws IOException {
    var parts = new WorkbookParts(name, file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String path = entry.getName().toLowerCase(Locale.ROOT);
        if (path.endsWith(".xml") && !path.contains("worksheets/") || path.endsWith(".rels")) {
          try (InputStream in = parts.open(zip, entry)) {
            in.transferTo(OutputStream.nullOutputStream());
          }
        }
      }
      parts.readElements(
          zip,
          "xl/workbook.xml",
          reader -> {
            if (String.valueOf(reader.getNamespaceURI()).startsWith(STRICT)) {
              throw new TimelineException(
                  name + ": is a workbook in strict Open XML; save it as an ordinary .xlsx");
            }
            String value = reader.getAttributeValue(null, "date1904");
            parts.is1904 |= "1".equals(value) || "true".equals(value) || "on".equals(value);
          });
      parts.readElements(
          zip,
          "xl/_rels/workbook.xml.rels",
          reader -> {
            String id = reader.getAttributeValue(null, "Id");
            String target = reader.getAttributeValue(null, "Target");
            if (id != null && target != null) {
              parts.targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
          });
    }
    return parts;
  }

  boolean is1904() {
    return is1904;
  }

  private InputStream open(ZipFile zip, ZipEntry entry) throws IOException {
    return new BombGuard(name, zip.getInputStream(entry), entry.getCompressedSize());
  }

  private void readElements(ZipFile zip, String path, Consumer<XMLStreamReader> element)
      throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      return;
    }
    try (InputStream in = open(zip, entry)) {
      XMLStreamReader reader = XML.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          element.accept(reader);
        }
      }
    } catch (XMLStreamException e) {
      throw new TimelineException(
          "%s: is no workbook that can be read: %s is not XML".formatted(name, path), e);
    }
  }

  /// Whether a relation leads to a sheet of cells; others hold a chart or a dialog.
  boolean isCells(String relation) {
    String target = targets.get(relation);
    return target != null && !target.contains("chartsheet") && !target.contains("dialogsheet");
  }

  /// What a sheet says beside its cells.
  ///
  /// @param hidden how many rows are not shown
  record SheetMarks(List<RowSource.MergedCells> merges, int hidden) {}

  /// Unpacks a sheet once, and finds its hidden rows and its merged cells, which stand behind all
  /// rows.
  ///
  /// @throws TimelineException when a cell is beyond the last column that there can be
  SheetMarks marks(String relation) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(targets.get(relation));
      if (entry == null) {
        return new SheetMarks(List.of(), 0);
      }
      try (InputStream in = open(zip, entry)) {
        return marks(in);
      }
    }
  }

  private SheetMarks marks(InputStream in) throws IOException {
    byte[] block = new byte[1 << 16];
    var found = new StringBuilder();
    boolean isFound = false;
    boolean isRow = false; // within the tag of one
    int hidden = 0;
    long last = 0; // the last eight bytes
    int letters = -1; // of the place of a cell; -1 for not in one
    for (int read; (read = in.read(block)) > 0; ) {
      for (int i = 0; i < read; i++) {
        byte b = block[i];
        if (letters >= 0) {
          letters = b >= 'A' ? letters + 1 : -1;
          if (letters > 3) {
            throw new TimelineException(
                name + ": has a cell beyond column XFD, the last that a sheet can have");
          }
        } else if ((b == '"' || b == '\'') && (last & 0xffffff) == (' ' << 16 | 'r' << 8 | '=')) {
          letters = 0;
        }
        last = last << 8 | b & 0xff;
        if (isRow) {
          isRow = b != '>';
          hidden += isHidden(last) ? 1 : 0;
        } else if (b == ' ' && (last >>> 8 & 0xffffff) == ROW) {
          isRow = (last >>> 32 & 0xff) == '<' || (last >>> 32 & 0xff) == ':';
        }
        if (isFound && found.length() < MOST_MERGES_BYTES) {
          found.append((char) (b & 0xff));
        }
        isFound |= last == MERGES;
      }
    }
    List<RowSource.MergedCells> merges =
        MERGE
            .matcher(found)
            .results()
            .map(at ->
                new RowSource.MergedCells(
                    Integer.parseInt(at.group(2)),
                    column(at.group(1)),
                    Integer.parseInt(at.group(4)),
                    column(at.group(3))))
            .toList();
    return new SheetMarks(merges, hidden);
  }

  /// Whether what ends is an attribute `hidden` that says so, in quotes of either kind.
  private static boolean isHidden(long last) {
    return (last & 0xffff_ffff_ff00_ff00L) == HIDDEN_1
        || (last & 0xffff_00ff_ffff_ff00L) == HIDDEN_TRUE;
  }

  private static int column(String letters) {
    int column = 0;
    for (char c : letters.toCharArray()) {
      column = column * 26 + c - 'A' + 1;
    }
    return column;
  }
}
