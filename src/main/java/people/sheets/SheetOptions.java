package people.sheets;

import module java.base;

/// The options of a reader of tables, which it need not guess then:
///
/// ```java
/// Sheet.open(file, SheetOptions.guessed().delimiter(';').encoding(UTF_8).sheet("Members"))
/// ```
///
/// @param delimiter between the cells of a CSV; null to guess
/// @param quote around cells of a CSV; null to guess, [#NO_QUOTE] for none
/// @param encoding of a CSV; null to guess. A byte order mark beats it
/// @param sheet of a workbook, by its name; null for the only one that is shown
/// @param headerLine of the file (in a workbook the row) that has the names of the columns, from 1;
///   0 to guess
public record SheetOptions(
    Character delimiter, Character quote, Charset encoding, String sheet, int headerLine) {

  /// Stands for no quote: a character that no text has.
  public static final char NO_QUOTE = '\uffff';

  private static final SheetOptions GUESSED = new SheetOptions(null, null, null, null, 0);

  public SheetOptions {
    if (delimiter != null && (delimiter == '\n' || delimiter == '\r' || delimiter == NO_QUOTE)) {
      throw new IllegalArgumentException("a delimiter can't be the end of a line");
    }
    if (quote != null && (quote == '\n' || quote == '\r' || quote.equals(delimiter))) {
      throw new IllegalArgumentException("a quote can't be the delimiter or the end of a line");
    }
    if (headerLine < 0) {
      throw new IllegalArgumentException(headerLine + " is not a line; expected 1 or more");
    }
  }

  /// Guesses all, and says what was guessed: [Sheet#described()].
  public static SheetOptions guessed() {
    return GUESSED;
  }

  /// The same, with a delimiter that is known.
  public SheetOptions delimiter(char delimiter) {
    return new SheetOptions(delimiter, quote, encoding, sheet, headerLine);
  }

  /// The same, with a quote that is known.
  public SheetOptions quote(char quote) {
    return new SheetOptions(delimiter, quote, encoding, sheet, headerLine);
  }

  /// The same, with an encoding that is known; null to guess.
  public SheetOptions encoding(Charset encoding) {
    return new SheetOptions(delimiter, quote, encoding, sheet, headerLine);
  }

  /// The same, for a sheet of a workbook; null for the only one that is shown.
  public SheetOptions sheet(String sheet) {
    return new SheetOptions(delimiter, quote, encoding, sheet, headerLine);
  }

  /// The same, where the names of the columns stand; 0 to guess.
  public SheetOptions headerLine(int headerLine) {
    return new SheetOptions(delimiter, quote, encoding, sheet, headerLine);
  }
}
