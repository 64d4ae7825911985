package people.sheets;

import module java.base;

import people.*;

/// The names of a table's columns, found among its first rows.
///
/// @param row the one that has them
/// @param at which of the first rows it is, or its last one, from 0
/// @param above how many of the first rows are above it
record SheetHeader(SheetRow row, int at, int above, List<String> names, List<String> notes) {

  /// So many rows are enough to find the header.
  static final int FIRST_ROWS = 50;

  private static final int MOST_TITLES = 10;
  private static final int MOST_DEPTH = 3;
  private static final Pattern DIGIT = Pattern.compile("[0-9]");

  /// Finds the header.
  ///
  /// @param first the first rows that are not blank, at most [#FIRST_ROWS]
  /// @param line of the header; 0 to find it
  /// @param merges cells that are shown as one
  /// @return null when it is not among them
  static SheetHeader of(List<SheetRow> first, int line, List<RowSource.MergedCells> merges) {
    int widest = first.stream().mapToInt(SheetRow::countFilled).max().orElse(0);
    for (int i = 0; i < first.size(); i++) {
      SheetRow row = first.get(i);
      if (line > 0 ? row.line() == line : i == MOST_TITLES || !isTitle(row, widest)) {
        SheetRow both = ofTwoLines(first, i);
        if (both != null && merges.isEmpty()) {
          return of(both, i + 1, i, first.subList(i + 2, first.size()))
              .noting("the header has two lines, %d and %d".formatted(row.line(), both.line()));
        }
        int depth = depth(first, i, merges);
        int last = i + depth - 1;
        SheetRow header = depth == 1 ? row : combined(first.subList(i, i + depth), merges);
        return of(header, last, i, first.subList(last + 1, first.size()));
      }
    }
    return null;
  }

  private SheetHeader noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.addFirst(note);
    return new SheetHeader(row, at, above, names, List.copyOf(more));
  }

  /// A line of words above a table: a single cell over several columns.
  private static boolean isTitle(SheetRow row, int widest) {
    return row.countFilled() == 1 && (row.size() == 1 ? widest > 1 : widest > 2);
  }

  /// A header in two lines, of which the upper one has words over several columns, as a CSV has
  /// what was merged: the lower one fills what is blank in it, and has a word where all rows below
  /// have a number.
  ///
  /// @return null where it is none
  private static SheetRow ofTwoLines(List<SheetRow> first, int at) {
    if (first.size() < at + 4 || first.get(at + 1).line() != first.get(at).line() + 1) {
      return null;
    }
    SheetRow upper = first.get(at);
    SheetRow lower = first.get(at + 1);
    List<SheetRow> below = first.subList(at + 2, first.size());
    int filled = 0;
    boolean isOverNumbers = false;
    for (int i = 0; i < lower.width(); i++) {
      String word = lower.cell(i);
      filled += upper.cell(i).isBlank() && !word.isBlank() ? 1 : 0;
      if (DIGIT.matcher(word).find()) {
        return null;
      }
      int column = i;
      isOverNumbers |=
          !word.isBlank() && below.stream().allMatch(r -> DIGIT.matcher(r.cell(column)).find());
    }
    return filled > 1 && isOverNumbers ? joined(upper, lower) : null;
  }

  private static SheetRow joined(SheetRow upper, SheetRow lower) {
    String[] names = new String[Math.max(upper.width(), lower.width())];
    for (int i = 0; i < names.length; i++) {
      boolean isOverOthers =
          i + 1 < names.length && upper.cell(i + 1).isBlank() && !lower.cell(i + 1).isBlank();
      String word = trimmed(lower.cell(i));
      names[i] = isOverOthers && !word.isEmpty() ? word : trimmed(upper.cell(i) + " " + word);
    }
    return new SheetRow(lower.line(), names, SheetRow.asCsv(names));
  }

  /// How many rows the header has: one more below each that has a cell over several columns.
  private static int depth(List<SheetRow> first, int at, List<RowSource.MergedCells> merges) {
    int depth = 1;
    while (depth < MOST_DEPTH && at + depth < first.size()) {
      long line = first.get(at + depth - 1).line();
      boolean isOverOthers =
          merges.stream().anyMatch(m -> m.lastRow() == line && m.lastColumn() > m.column());
      if (!isOverOthers || first.get(at + depth).line() != line + 1) {
        break;
      }
      depth++;
    }
    return depth;
  }

  /// The rows of a header as one: the lowest name of each column, with those above in front where
  /// it would stand twice.
  private static SheetRow combined(List<SheetRow> rows, List<RowSource.MergedCells> merges) {
    int width = rows.stream().mapToInt(SheetRow::width).max().orElse(0);
    String[] lowest = new String[width];
    String[] all = new String[width];
    for (int i = 0; i < width; i++) {
      lowest[i] = "";
      var parts = new StringJoiner(" ");
      for (SheetRow row : rows) {
        String part = trimmed(row.cell(from(row.line(), i, merges)));
        if (!part.isEmpty()) {
          lowest[i] = part;
          parts.add(part);
        }
      }
      all[i] = parts.toString();
    }
    String[] names = new String[width];
    for (int i = 0; i < width; i++) {
      boolean isTwice = Collections.frequency(Arrays.asList(lowest), lowest[i]) > 1;
      names[i] = isTwice ? all[i] : lowest[i];
    }
    return new SheetRow(rows.getLast().line(), names, SheetRow.asCsv(names));
  }

  /// The column whose text is shown in a column.
  private static int from(long line, int column, List<RowSource.MergedCells> merges) {
    for (RowSource.MergedCells merge : merges) {
      boolean isIn = merge.column() <= column + 1 && column + 1 <= merge.lastColumn();
      if (isIn && merge.row() == line) {
        return merge.column() - 1;
      }
    }
    return column;
  }

  private static SheetHeader of(SheetRow row, int at, int above, List<SheetRow> below) {
    // Columns without a name at the end are delimiters too many, unless something is in them.
    int width =
        Math.max(
            row.width(),
            Math.min(row.size(), below.stream().mapToInt(SheetRow::width).max().orElse(0)));
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < width; i++) {
      taken.add(trimmed(row.cell(i)));
    }
    Set<String> given = new LinkedHashSet<>();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      String name = trimmed(row.cell(i));
      if (!name.isEmpty() && given.add(name)) {
        continue;
      }
      String number = "column " + (i + 1);
      while (taken.contains(number) || !given.add(number)) {
        number += " again";
      }
      notes.add(
          name.isEmpty()
              ? "column %d has no name: called '%s'".formatted(i + 1, number)
              : "column %d is a second '%s': called '%s'".formatted(i + 1, name, number));
    }
    return new SheetHeader(row, at, above, List.copyOf(given), List.copyOf(notes));
  }

  /// Without space around, hard space included, and in one line.
  private static String trimmed(String name) {
    return name.replaceAll("[\\s\\u00a0\\ufeff]+", " ").strip();
  }
}
