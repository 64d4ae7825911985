package people.imports;

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
  private byte[] line = new byte[1 << 13];
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
      int length = 0;
      int read;
      boolean isBlank = true;
      while ((read = in.read()) >= 0 && read != '\n') {
        if (length == longest) {
          throw new TimelineException(
              "%s, line %d: is longer than %d MiB; expected a resource on each line"
                  .formatted(file, number + 1, longest >> 20));
        }
        if (length == line.length) {
          line = Arrays.copyOf(line, Math.min(longest, length * 2));
        }
        line[length++] = (byte) read;
        isBlank &= read <= ' ';
      }
      if (read < 0 && length == 0) {
        return null;
      }
      number++;
      if (!isBlank) {
        return Arrays.copyOf(line, length);
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
