package people.imports.gedcom;

import module java.base;

/// How far a family tree itself trusts a fact that it tells: by the certainty of the sources that
/// are cited for it (QUAY, in GEDCOM 5.5.1 page 84 and GEDCOM 7.0 section 3), and by `_PROOF`, as
/// RootsMagic writes it.
final class SaidTrust {

  /// Of RootsMagic, beside `proven`.
  private static final Set<String> NOT_PROVEN = Set.of("disputed", "proposed");

  private static final String DISPROVEN = "disproven";

  /// "Unreliable evidence or estimated data".
  private static final String UNRELIABLE = "0";

  private SaidTrust() {}

  /// Whether somebody doubts it: it is disputed or only proposed, or all that is cited for it is
  /// unreliable.
  ///
  /// @param lines below that of the fact
  static boolean isDoubted(List<GedcomLine> lines) {
    boolean isCited = false;
    boolean isReliable = false;
    for (GedcomLine line : lines) {
      if (line.tag().equals("_PROOF") && NOT_PROVEN.contains(proof(line))) {
        return true;
      }
      if (line.tag().equals("SOUR")) {
        boolean isUnreliable = line.value("QUAY").equals(UNRELIABLE);
        isCited |= isUnreliable;
        isReliable |= !isUnreliable;
      }
    }
    return isCited && !isReliable;
  }

  /// Whether it is kept only to say that it is not so.
  static boolean isDisproven(GedcomLine fact) {
    GedcomLine proof = fact.child("_PROOF");
    return proof != null && proof(proof).equals(DISPROVEN);
  }

  private static String proof(GedcomLine line) {
    return line.text().toLowerCase(Locale.ROOT);
  }
}
