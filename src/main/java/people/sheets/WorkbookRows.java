package people.sheets;

import module java.base;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellAddress;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import people.*;

/// The rows of a sheet of an Excel workbook. Memory grows with its distinct texts, which a workbook
/// keeps apart from the rows.
final class WorkbookRows implements RowSource {

  private static final int ROWS_TO_BE_EMPTY = 1000;

  private final String name;
  private final ReadableWorkbook workbook;
  private final CellText texts;
  private final String sheet;
  private final WorkbookParts.SheetMarks marks;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private long line;

  /// Numbers with more digits than Excel keeps, and the cell of the first.
  private int rounded;

  private String firstRounded;

  /// Formulas without a value, and the cell of the first.
  private int blanks;

  private String firstBlank;

  private WorkbookRows(
      String name,
      ReadableWorkbook workbook,
      WorkbookParts parts,
      org.dhatim.fastexcel.reader.Sheet sheet)
      throws IOException {
    this.name = name;
    this.workbook = workbook;
    this.texts = new CellText(parts.is1904());
    this.sheet = sheet.getName();
    marks = parts.marks(sheet.getId());
    stream = sheet.openStream();
    rows = stream.iterator();
  }

  /// Opens a sheet.
  ///
  /// @param sheet its name; null for the only one that is shown and has something in it
  static WorkbookRows open(String name, Path file, String sheet) throws IOException {
    ReadableWorkbook workbook = null;
    try {
      WorkbookParts parts = WorkbookParts.of(name, file);
      workbook = workbook(file);
      return new WorkbookRows(name, workbook, parts, find(name, workbook, parts, sheet));
    } catch (IOException | RuntimeException e) {
      if (workbook != null) {
        workbook.close();
      }
      throw e instanceof TimelineException said ? said : unreadable(name, e);
    }
  }

  private static ReadableWorkbook workbook(Path file) throws IOException {
    try {
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
    } catch (RuntimeException _) {
      // a workbook without formats
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
    }
  }

  private static TimelineException unreadable(String place, Exception e) {
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new TimelineException(
        "%s: can't be read as a workbook (%s); open it in Excel and save it again"
            .formatted(place, said.lines().findFirst().orElse("")),
        e);
  }

  private static org.dhatim.fastexcel.reader.Sheet find(
      String name, ReadableWorkbook workbook, WorkbookParts parts, String wanted)
      throws IOException {
    List<org.dhatim.fastexcel.reader.Sheet> sheets =
        workbook.getSheets().filter(sheet -> parts.isCells(sheet.getId())).toList();
    if (wanted != null) {
      for (var sheet : sheets) {
        if (sheet.getName().equals(wanted)) {
          return sheet;
        }
      }
      var like = sheets.stream().filter(s -> s.getName().strip().equalsIgnoreCase(wanted.strip()));
      return like.findFirst()
          .orElseThrow(() ->
              new TimelineException(
                  "%s: has no sheet '%s'; expected one of %s"
                      .formatted(name, wanted, listed(sheets))));
    }
    List<org.dhatim.fastexcel.reader.Sheet> candidates = new ArrayList<>();
    for (var sheet : sheets) {
      if (sheet.getVisibility() == SheetVisibility.VISIBLE && hasCells(sheet)) {
        candidates.add(sheet);
      }
    }
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    throw new TimelineException(
        candidates.isEmpty()
            ? "%s: has no sheet that is shown and has something in it; its sheets are %s"
                .formatted(name, listed(sheets))
            : "%s: has %d sheets; say which: %s"
                .formatted(name, candidates.size(), listed(candidates)));
  }

  private static boolean hasCells(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      return rows.limit(ROWS_TO_BE_EMPTY)
          .flatMap(Row::stream)
          .anyMatch(cell -> cell != null && !cell.getText().isBlank());
    }
  }

  private static String listed(List<org.dhatim.fastexcel.reader.Sheet> sheets) {
    return sheets.stream()
        .map(sheet ->
            "'%s'%s"
                .formatted(
                    sheet.getName(),
                    sheet.getVisibility() == SheetVisibility.VISIBLE ? "" : " (hidden)"))
        .collect(Collectors.joining(", "));
  }

  @Override
  public SheetRow next() throws IOException {
    try {
      if (!rows.hasNext()) {
        return null;
      }
      Row row = rows.next();
      line = row.getRowNum();
      String[] cells = new String[row.getCellCount()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = text(row.getCell(i));
      }
      return new SheetRow(line, cells, SheetRow.asCsv(cells));
    } catch (TimelineException e) {
      throw e;
    } catch (RuntimeException e) {
      throw unreadable("%s, row %d".formatted(name, line + 1), e);
    }
  }

  /// @param cell null for one that is not there
  private String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    if (cell.getType() == CellType.FORMULA && cell.getRawValue() == null) {
      throw new TimelineException(
          "%s, row %d: column %s has a formula that was never computed; open the workbook in Excel"
                  .formatted(name, line, CellAddress.convertNumToColString(cell.getColumnIndex()))
              + " and save it");
    }
    if (cell.getType() == CellType.FORMULA && cell.getRawValue().isEmpty()) {
      // a text without letters, or what programs write that compute nothing: both look the same
      firstBlank = blanks++ == 0 ? place(cell) : firstBlank;
    }
    return switch (cell.getValue()) {
      case null -> "";
      case BigDecimal number -> {
        if (number.signum() != 0 && number.precision() - number.scale() > CellText.DIGITS) {
          firstRounded = rounded++ == 0 ? place(cell) : firstRounded;
        }
        yield texts.of(number, cell.getDataFormatString(), cell.getDataFormatId());
      }
      case Boolean isSo -> isSo ? "TRUE" : "FALSE";
      case Object text -> unescaped(text.toString());
    };
  }

  private String place(Cell cell) {
    return CellAddress.convertNumToColString(cell.getColumnIndex()) + line;
  }

  /// Characters that XML can't have are written as `_x000D_` (ECMA-376, 22.9.2.19).
  private static String unescaped(String text) {
    String plain =
        text.contains("_x")
            ? Pattern.compile("_x([0-9A-Fa-f]{4})_")
                .matcher(text)
                .replaceAll(at ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(at.group(1), 16))))
            : text;
    return plain.isBlank() || plain.equals("\u00a0") ? "" : plain;
  }

  @Override
  public List<MergedCells> merges() {
    return marks.merges();
  }

  @Override
  public boolean isAsLongAsWritten() {
    return false;
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (rounded > 0) {
      notes.add(
          "%s more than 15 digits, the first in %s: Excel has made zeros of the others"
              .formatted(rounded == 1 ? "1 number has" : rounded + " numbers have", firstRounded));
    }
    if (blanks > 0) {
      notes.add(
          "%s no value, the first in %s: taken for blank; if a program wrote them, open the workbook in Excel and save it"
              .formatted(blanks == 1 ? "1 formula has" : blanks + " formulas have", firstBlank));
    }
    if (marks.hidden() > 0) {
      notes.add(
          "%s hidden, as a filter does: read as the others are"
              .formatted(marks.hidden() == 1 ? "1 row is" : marks.hidden() + " rows are"));
    }
    return notes;
  }

  @Override
  public LocalDate day(String days) {
    return texts.day(days);
  }

  @Override
  public String described() {
    return "sheet '%s' of an Excel workbook".formatted(sheet);
  }

  @Override
  public String unit() {
    return "row";
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
