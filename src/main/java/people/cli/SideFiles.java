package people.cli;

import module java.base;

import people.*;
import people.engine.*;

/// The files that an import writes beside the timeline. None of them may be the timeline, one that
/// is read, or another one that is written: it would be lost.
final class SideFiles {

  private SideFiles() {}

  /// The first of them that may not be written, in words; null for none.
  ///
  /// @param written by option; null for one that is not said
  static String clash(Map<String, Path> written, Collection<Path> read, TimelineAddress timeline) {
    Map<String, Path> before = new LinkedHashMap<>();
    for (var each : written.entrySet()) {
      Path file = each.getValue();
      if (file == null) {
        continue;
      }
      if (timeline instanceof TimelineAddress.InFile it && isSame(file, it.file())) {
        return "%s: %s is the timeline itself; expected another file"
            .formatted(each.getKey(), file);
      }
      if (read.stream().anyMatch(other -> isSame(file, other))) {
        return "%s: %s is read by this import, and would be lost; expected another file"
            .formatted(each.getKey(), file);
      }
      for (var other : before.entrySet()) {
        if (isSame(file, other.getValue())) {
          return "%s and %s are the same file, %s; expected two"
              .formatted(other.getKey(), each.getKey(), file);
        }
      }
      before.put(each.getKey(), file);
    }
    return null;
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
          || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      throw TimelineException.of(one, "can't read", e);
    }
  }
}
