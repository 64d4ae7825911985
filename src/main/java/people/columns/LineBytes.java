package people.columns;

import module java.base;

import people.disk.*;
import people.line.*;

/// The bytes of lines, in a timeline's file or elsewhere, opened by each thread that reads them.
public interface LineBytes {

  Storage.Blob open() throws IOException;

  /// Whether the byte before an offset is a line feed.
  default boolean endsLine(long offset) throws IOException {
    try (Storage.Blob in = open()) {
      ByteBuffer last = ByteBuffer.allocate(1);
      in.read(last, offset - 1);
      return last.get(0) == LineReader.LF;
    }
  }
}
