package people.imports;

import module java.base;

import people.imports.MaritalHistory.Couple;
import people.imports.MaritalHistory.Fact;
import people.imports.MaritalHistory.FactKind;

/// The facts about one person's marriages in order of time.
///
/// Each couple's facts are a chain: wedding, end, wedding, end, … The chains are merged by taking
/// again and again, of all facts that could be next, the end of the current marriage before
/// anything else, then what is known to have happened earliest. A fact could be next unless another
/// one is known to have happened before it. An undated fact could have happened on any day.
final class MaritalOrder {

  /// A fact with the couple it is about.
  record CoupleFact(Couple couple, Fact fact) {}

  private MaritalOrder() {}

  static List<CoupleFact> of(List<Couple> couples) {
    List<CoupleChain> chains = couples.stream().map(CoupleChain::new).toList();
    List<CoupleFact> steps = new ArrayList<>();
    Couple current = null;
    while (true) {
      List<CoupleChain> open = chains.stream().filter(chain -> !chain.done()).toList();
      if (open.isEmpty()) {
        return steps;
      }
      CoupleChain next = next(open, current);
      Fact fact = next.head();
      next.next++;
      steps.add(new CoupleFact(next.couple, fact));
      if (fact.kind().starts()) {
        current = next.couple;
      } else if (current == next.couple && fact.kind() != FactKind.SEPARATION) {
        current = null;
      }
    }
  }

  /// The chain whose head comes next.
  ///
  /// @param current the couple that is married; null for none
  private static CoupleChain next(List<CoupleChain> open, Couple current) {
    LocalDate before =
        open.stream().map(CoupleChain::headTo).min(Comparator.naturalOrder()).orElseThrow();
    return open.stream()
        .filter(chain -> !chain.headFrom().isAfter(before))
        .min(
            Comparator.comparing(
                    (CoupleChain chain) -> chain.couple != current || chain.head().kind().starts())
                .thenComparing(CoupleChain::headTo)
                .thenComparing(CoupleChain::headFrom))
        // only when a chain contradicts itself
        .orElse(open.getFirst());
  }

  /// A chain on its way into the merged order, with the days between which each of its facts must
  /// lie.
  private static final class CoupleChain {

    private final Couple couple;
    private final List<Fact> facts;
    private final LocalDate[] from;
    private final LocalDate[] to;
    private int next;

    CoupleChain(Couple couple) {
      this.couple = couple;
      this.facts = ordered(couple.facts());
      if (couple.end() != null) {
        facts.add(couple.end());
      }
      int size = facts.size();
      from = new LocalDate[size];
      to = new LocalDate[size];
      for (int i = 0; i < size; i++) {
        from[i] =
            i == 0
                ? facts.get(i).from()
                : Collections.max(List.of(from[i - 1], facts.get(i).from()));
      }
      for (int i = size - 1; i >= 0; i--) {
        to[i] =
            i == size - 1
                ? facts.get(i).to()
                : Collections.min(List.of(facts.get(i).to(), to[i + 1]));
      }
    }

    boolean done() {
      return next == facts.size();
    }

    Fact head() {
      return facts.get(next);
    }

    LocalDate headFrom() {
      return from[next];
    }

    LocalDate headTo() {
      return to[next];
    }
  }

  /// One couple's facts in order of time.
  private static List<Fact> ordered(List<Fact> facts) {
    List<Fact> left = new ArrayList<>(facts);
    List<Fact> ordered = new ArrayList<>();
    boolean together = false;
    while (!left.isEmpty()) {
      LocalDate before = left.stream().map(Fact::to).min(Comparator.naturalOrder()).orElseThrow();
      boolean wasTogether = together;
      Fact next =
          left.stream()
              .filter(fact -> !fact.from().isAfter(before))
              .min(
                  Comparator.comparing((Fact fact) -> fact.kind().starts() == wasTogether)
                      .thenComparing(Fact::to)
                      .thenComparing(Fact::from))
              .orElseThrow();
      if (!next.kind().starts()) {
        // without dates, the file's order tells a second record of the wedding from a second
        // wedding
        for (Fact wedding : List.copyOf(left)) {
          boolean undated = wedding.date() == null || next.date() == null;
          boolean possible = wedding.kind().starts() && !wedding.from().isAfter(before);
          if (together && possible && undated && wedding.line() < next.line()) {
            left.remove(wedding);
            ordered.add(wedding);
          }
        }
      }
      left.remove(next);
      ordered.add(next);
      together = next.kind().starts() || next.kind() == FactKind.SEPARATION && together;
    }
    return ordered;
  }
}
