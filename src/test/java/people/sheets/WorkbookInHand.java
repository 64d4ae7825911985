package people.sheets;

import module java.base;

/// A small Excel workbook, part by part, as Excel writes it.
final class WorkbookInHand {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

  private final List<String> names = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private final List<String> sheets = new ArrayList<>();
  private final List<String> formats = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private String properties = "";

  /// Adds a sheet that is shown.
  ///
  /// @param rows in XML, and what stands behind them
  WorkbookInHand sheet(String name, String rows, String... behind) {
    return stated(name, "visible", rows, behind);
  }

  /// Adds a sheet that may be hidden.
  WorkbookInHand stated(String name, String state, String rows, String... behind) {
    names.add(name);
    states.add(state);
    sheets.add("<sheetData>" + rows + "</sheetData>" + String.join("", behind));
    return this;
  }

  /// Adds a format, for cells with the style of the next number, from 1.
  WorkbookInHand format(String format) {
    formats.add(format);
    return this;
  }

  /// Adds a text that cells share, for those of type `s` with the next number, from 0.
  WorkbookInHand text(String xml) {
    texts.add("<si>" + xml + "</si>");
    return this;
  }

  /// Counts days from 1904, as workbooks of old Macs do.
  WorkbookInHand from1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  /// A row of texts, in the cells from A on; null for a cell that is not there.
  static String row(int number, String... cells) {
    var row = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null) {
        row.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>".formatted('A' + i, number));
        row.append(cells[i]).append("</t></is></c>");
      }
    }
    return row.append("</row>").toString();
  }

  byte[] bytes() throws IOException {
    var parts = new ArrayList<String>();
    var types = new StringBuilder();
    var relations = new StringBuilder();
    var list = new StringBuilder();
    for (int i = 0; i < sheets.size(); i++) {
      String part = "worksheets/sheet%d.xml".formatted(i + 1);
      types.append(override("/xl/" + part, "worksheet"));
      relations.append(relation("rId" + (i + 1), "worksheet", part));
      list.append(
          "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"rId%d\"/>"
              .formatted(names.get(i), i + 1, states.get(i), i + 1));
      parts.add("xl/" + part);
      parts.add("<worksheet xmlns=\"" + MAIN + "\">" + sheets.get(i) + "</worksheet>");
    }
    types.append(override("/xl/workbook.xml", "sheet.main"));
    types.append(override("/xl/styles.xml", "styles"));
    types.append(override("/xl/sharedStrings.xml", "sharedStrings"));
    relations.append(relation("rId98", "styles", "styles.xml"));
    relations.append(relation("rId99", "sharedStrings", "sharedStrings.xml"));
    parts.add("[Content_Types].xml");
    parts.add(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + types
            + "</Types>");
    parts.add("xl/workbook.xml");
    parts.add(
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
            .formatted(MAIN, OFFICE, properties, list));
    parts.add("xl/_rels/workbook.xml.rels");
    parts.add(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + relations
            + "</Relationships>");
    parts.add("xl/styles.xml");
    parts.add(styles());
    parts.add("xl/sharedStrings.xml");
    parts.add("<sst xmlns=\"" + MAIN + "\">" + String.join("", texts) + "</sst>");
    return SheetFixture.zip(parts.toArray(String[]::new));
  }

  private String styles() {
    var codes = new StringBuilder();
    var cells = new StringBuilder("<xf numFmtId=\"0\"/>");
    for (int i = 0; i < formats.size(); i++) {
      String format = formats.get(i).replace("\"", "&quot;");
      // a number alone is one of those that every workbook has
      boolean isKnown = format.matches("id \\d+");
      int id = isKnown ? Integer.parseInt(format.substring(3)) : 164 + i;
      codes.append(
          isKnown ? "" : "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(id, format));
      cells.append("<xf numFmtId=\"%d\"/>".formatted(id));
    }
    return "<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><cellXfs>%s</cellXfs></styleSheet>"
        .formatted(MAIN, codes, cells);
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"%s\" ContentType=\"%s.%s+xml\"/>".formatted(part, TYPES, type);
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }
}
