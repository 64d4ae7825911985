package people.cluster;

import module java.base;

/// Goes through the lines of a stretch of a timeline. Not safe for several threads.
sealed interface LineWalk extends Closeable permits EngineLines, FileLines {

  byte LF = '\n';

  /// The last line above the stretch that is not blank; null for none. To be asked for first.
  byte[] above() throws IOException;

  /// Goes on to the next line.
  ///
  /// @return false when there is none
  boolean next() throws IOException;

  /// Whether the last line is the file's, and no line feed ends it.
  boolean endsOpen();

  /// The bytes that the line is in, from [#from] up to [#end]; until the next one.
  byte[] bytes();

  int from();

  int end();

  /// The line itself.
  default byte[] line() {
    return Arrays.copyOfRange(bytes(), from(), end());
  }
}
