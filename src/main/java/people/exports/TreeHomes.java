package people.exports;

import module java.base;

import people.*;
import people.imports.dates.*;
import people.imports.gedcom.*;

/// Writes where a person lived.
///
/// @param facts hers, in order of effect
record TreeHomes(List<TreeFact> facts, TreeText text, TreeDetails details) {

  private static final String PARTS = "newAddress";

  /// The address at her beginning.
  void begin(TreeFact fact, Address address, boolean isDated) throws IOException {
    text.line(1, "RESI");
    text.line(2, TreeExtension.BEGIN.tag(), "Y");
    if (isDated) {
      text.line(2, "DATE", DateTerms.from(fact.date(), null));
    }
    details.address(2, address, null);
    details.place(2, address, Map.of());
  }

  /// The address that a fact gives.
  void write(int i, Address address) throws IOException {
    TreeFact fact = facts.get(i);
    Map<?, ?> parts =
        fact.details().others().get(PARTS) instanceof Map<?, ?> more ? more : Map.of();
    String state = TreeText.isPlain(parts.get("state")) ? (String) parts.get("state") : null;
    text.line(1, "RESI");
    details.date(2, "DATE", fact, last(i));
    details.address(2, address, state);
    Set<String> written = new HashSet<>(details.place(2, address, parts));
    if (state != null) {
      written.add("state");
    }
    boolean isWhole = !parts.isEmpty() && written.equals(parts.keySet());
    Set<String> members = isWhole ? Set.of(PARTS) : Set.of();
    details.details(2, fact.details(), TreeDetails.said(fact.details(), members), true);
  }

  private boolean isOfAddress(int i) {
    return facts.get(i).event() instanceof Event.AddressChange;
  }

  /// The last day of a home, where the next fact of an address says it; null where none does.
  private LocalDate last(int i) {
    LocalDate latest = facts.get(i).date().latest();
    TreeFact next =
        IntStream.range(i + 1, facts.size())
            .filter(this::isOfAddress)
            .mapToObj(facts::get)
            .findFirst()
            .orElse(null);
    boolean isSaid =
        next != null
            && latest != null
            && next.isDated()
            && next.date().isExact()
            && next.day().isAfter(latest);
    return isSaid ? next.day().minusDays(1) : null;
  }

  /// Whether that the address is not known any more is said by the last day of the one before.
  boolean isSaidByTheOneBefore(int i) {
    int before =
        IntStream.range(0, i).filter(this::isOfAddress).reduce((_, last) -> last).orElse(-1);
    if (before < 0 || last(before) == null) {
      return false;
    }
    TreeFact home = facts.get(before);
    Details said = facts.get(i).details();
    long ofDay =
        IntStream.range(0, facts.size())
            .filter(this::isOfAddress)
            .filter(other -> facts.get(other).day().equals(facts.get(i).day()))
            .count();
    return ofDay == 1
        && home.isDated()
        && DateTerms.from(home.date(), last(before)).contains(" TO ")
        && ((Event.AddressChange) home.event()).newAddress() != null
        && said.withId(null).equals(Details.on(said.effective()).from(home.details().source()));
  }
}
