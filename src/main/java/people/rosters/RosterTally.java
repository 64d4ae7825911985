package people.rosters;

import module java.base;

import people.imports.batches.*;

/// Counts what a list tells, for the report. Not safe for several threads.
final class RosterTally {

  private static final List<String> MADE =
      List.of(
          "joined",
          "linked",
          "left",
          "returned",
          "renamed",
          "moved",
          "status changed",
          "attributes",
          "births",
          "keys",
          "corrected",
          "unchanged");

  final Findings findings = new Findings().inOrder(List.of("rows"), MADE);

  /// Rows that could not be used.
  final RejectedRows rejected = new RejectedRows();

  /// Whether what comes is only tried.
  boolean isMuted;

  void made(String what) {
    if (!isMuted) {
      findings.made(what);
    }
  }

  void doubt(String why, String example) {
    if (!isMuted) {
      findings.doubt("rows", why, example);
    }
  }
}
