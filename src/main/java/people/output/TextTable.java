package people.output;

import module java.base;

/// Columns of text, as wide as what they hold. A column that is empty in every row is left out.
public final class TextTable {

  /// What is wider makes only its own line longer, or one long text would make all lines so.
  private static final int WIDEST = 200;

  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  /// @param heads of the columns
  public TextTable(String... heads) {
    this.heads = List.of(heads);
  }

  /// Adds a row; null is an empty cell.
  public void add(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell == null ? "" : Terminal.shown(cell.toString()));
    }
    rows.add(row);
  }

  /// The lines, heads first; numbers stand to the right. A table of nothing says so.
  public List<String> lines() {
    if (rows.isEmpty()) {
      return List.of("none");
    }
    List<Integer> shown = new ArrayList<>();
    int[] widths = new int[heads.size()];
    boolean[] numbers = new boolean[heads.size()];
    for (int column = 0; column < widths.length; column++) {
      boolean empty = true;
      boolean allNumbers = true;
      widths[column] = width(heads.get(column));
      for (List<String> row : rows) {
        String cell = row.get(column);
        widths[column] = Math.max(widths[column], Math.min(WIDEST, width(cell)));
        empty &= cell.isEmpty();
        allNumbers &= cell.matches("[~\\d., %]*");
      }
      numbers[column] = allNumbers && !empty;
      if (!empty) {
        shown.add(column);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(heads, shown, widths, numbers));
    for (List<String> row : rows) {
      lines.add(line(row, shown, widths, numbers));
    }
    return lines;
  }

  private static String line(
      List<String> cells, List<Integer> shown, int[] widths, boolean[] numbers) {
    StringBuilder line = new StringBuilder();
    for (int column : shown) {
      String cell = cells.get(column);
      String space = " ".repeat(Math.max(0, widths[column] - width(cell)));
      line.append(line.isEmpty() ? "" : "  ").append(numbers[column] ? space + cell : cell + space);
    }
    return line.toString().stripTrailing();
  }

  /// Columns that a text takes in a terminal: none for a combining mark, two for the wide letters
  /// of East Asia.
  public static int width(String text) {
    return text.codePoints().map(TextTable::width).sum();
  }

  private static int width(int letter) {
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        letter >= 0x1100 && letter <= 0x115F
            || letter >= 0x2E80 && letter <= 0xA4CF
            || letter >= 0xAC00 && letter <= 0xD7A3
            || letter >= 0xF900 && letter <= 0xFAFF
            || letter >= 0xFE30 && letter <= 0xFE6F
            || letter >= 0xFF00 && letter <= 0xFF60
            || letter >= 0x1F300 && letter <= 0x1FAFF
            || letter >= 0x20000 && letter <= 0x3FFFD;
    return wide ? 2 : 1;
  }
}
