package people.imports.copies;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.timeline.*;

/// The rest of an append that was cut short, at the end of a timeline that is copied.
final class UnfinishedRest {

  private UnfinishedRest() {}

  /// The text that an append left unfinished, which is no event's.
  static void report(Path path, long size, List<RecordedEvent> events, Findings findings) {
    long rest = Verification.of(events).unfinishedIn(path, size);
    if (rest == 0) {
      return;
    }
    findings.unused(
        "rests",
        "of an append that was cut short",
        "%d bytes from line %d on".formatted(rest, restLine(path, events)));
  }

  /// The number of the first line that is neither blank nor an event's.
  private static int restLine(Path path, List<RecordedEvent> events) {
    int number = 1;
    try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      Iterator<RecordedEvent> rest = events.iterator();
      for (String line; (line = lines.readLine()) != null; number++) {
        boolean isOther = !line.isBlank() && !(rest.hasNext() && isLine(rest.next(), line));
        if (isOther) {
          break;
        }
      }
      return number;
    } catch (IOException e) {
      throw TimelineException.of(path, "can't read", e);
    }
  }

  /// @param line its bytes, as there may be half a character in it
  private static boolean isLine(RecordedEvent recorded, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    return Arrays.equals(bytes, recorded.json().getBytes(StandardCharsets.UTF_8));
  }
}
