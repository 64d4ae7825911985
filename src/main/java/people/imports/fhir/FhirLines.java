package people.imports.fhir;

import module java.base;

import people.*;

/// The lines of a file, as bytes, one after the other: in memory is one of them. Lines end with LF
/// or CR LF. Not safe for several threads.
final class FhirLines implements AutoCloseable {

  /// A line that is longer holds no patient.
  static final int LONGEST = 64 << 20;

  private final Path file;
  private final InputStream in;
  private final int longest;
  private final byte[] block = new byte[1 << 16];
  private int at;
  private int end;
  private int number;

  FhirLines(Path file, InputStream in, int longest) {
    this.file = file;
    this.in = in;
    this.longest = longest;
  }

  /// The number of the line that was read last, from 1.
  int number() {
    return number;
  }

  /// The next line that is not blank, without its end; null at the end of the file.
  ///
  /// @throws TimelineException when it is too long
  byte[] next() throws IOException {
    while (true) {
      byte[] line = nextOfAny();
      if (line == null) {
        return null;
      }
      number++;
      for (byte b : line) {
        if (b > ' ' || b < 0) {
          return line;
        }
      }
    }
  }

  private byte[] nextOfAny() throws IOException {
    ByteArrayOutputStream begun = null;
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(block));
        if (end == 0) {
          return begun == null ? null : begun.toByteArray();
        }
      }
      int from = at;
      while (at < end && block[at] != '\n') {
        at++;
      }
      int before = begun == null ? 0 : begun.size();
      if (before + at - from > longest) {
        throw new TimelineException(
            "%s, line %d: is longer than %d MiB; expected a resource on each line"
                .formatted(file, number + 1, longest >> 20));
      }
      if (at < end && begun == null) {
        return Arrays.copyOfRange(block, from, at++);
      }
      begun = begun == null ? new ByteArrayOutputStream(2 * block.length) : begun;
      begun.write(block, from, at - from); // doubles where it is full
      if (at < end) {
        at++;
        return begun.toByteArray();
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
