package people.sheets;

import module java.base;

import people.*;

/// The names of a table's columns, found among its first rows.
///
/// @param row the one that has them
/// @param at which of the first rows it is, from 0
record SheetHeader(SheetRow row, int at, List<String> names, List<String> notes) {

  /// So many rows are enough to find the header.
  static final int FIRST_ROWS = 50;

  private static final int MOST_TITLES = 10;

  /// Finds the header.
  ///
  /// @param first the first rows that are not blank, at most [#FIRST_ROWS]
  /// @param line of the header; 0 to find it
  /// @return null when it is not among them
  static SheetHeader of(List<SheetRow> first, int line) {
    int widest = first.stream().mapToInt(SheetRow::countFilled).max().orElse(0);
    for (int i = 0; i < first.size(); i++) {
      SheetRow row = first.get(i);
      if (line > 0 ? row.line() == line : i == MOST_TITLES || !isTitle(row, widest)) {
        return of(row, i, first.subList(i + 1, first.size()));
      }
    }
    return null;
  }

  /// A line of words above a table: a single cell over several columns.
  private static boolean isTitle(SheetRow row, int widest) {
    return row.countFilled() == 1 && (row.size() == 1 ? widest > 1 : widest > 2);
  }

  private static SheetHeader of(SheetRow row, int at, List<SheetRow> below) {
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
    return new SheetHeader(row, at, List.copyOf(given), List.copyOf(notes));
  }

  /// Without space around, hard space included, and in one line.
  private static String trimmed(String name) {
    return name.replaceAll("[\\s\\u00a0\\ufeff]+", " ").strip();
  }
}
