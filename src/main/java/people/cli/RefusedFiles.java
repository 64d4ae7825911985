package people.cli;

import module java.base;

import people.*;

/// Files of one command that were refused while the others went on.
final class RefusedFiles {

  private final List<TimelineException> reasons = new ArrayList<>();

  /// Does something with a file, and keeps the reason why that failed.
  void trying(Runnable work) {
    try {
      work.run();
    } catch (TimelineException e) {
      reasons.add(e);
    }
  }

  /// Fails with the reasons, if there are any.
  ///
  /// @param done how many files were not refused
  void tell(int done) {
    if (reasons.isEmpty()) {
      return;
    }
    if (reasons.size() == 1 && done == 0) {
      throw reasons.getFirst();
    }
    String all =
        reasons.stream().map(TimelineException::getMessage).collect(Collectors.joining("; "));
    String others =
        switch (done) {
          case 0 -> "";
          case 1 -> "; the other file was not refused";
          default -> "; the %d other files were not refused".formatted(done);
        };
    throw new TimelineException(all + others, reasons.getFirst());
  }
}
