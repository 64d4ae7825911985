package people.sheets;

import module java.base;

/// All rows of a table as they stand in its file, blank ones and the header too.
interface RowSource extends Closeable {

  /// The next row; null at the end.
  ///
  /// @throws people.TimelineException with file and line when what comes next can't be read
  SheetRow next() throws IOException;

  /// How the file is written, such as `CSV, ';', windows-1252, CRLF`.
  String described();

  /// What a row is called in messages: `line` or `row`.
  String unit();
}
