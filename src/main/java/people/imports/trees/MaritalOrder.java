package people.imports.trees;

import module java.base;

import people.imports.trees.MaritalHistory.Fact;
import people.imports.trees.MaritalHistory.FactKind;
import people.imports.trees.MaritalHistory.Marriage;

/// The facts about one person's marriages in order of time.
///
/// Each couple's facts are a chain: wedding, end, wedding, end, … The chains are merged by taking
/// again and again, of all facts that could be next, the end of the current marriage before
/// anything else, then what is known to have happened earliest. A fact could be next unless another
/// one is known to have happened before it. An undated fact could have happened on any day.
final class MaritalOrder {

  /// A fact with the couple it is about.
  record CoupleFact(Marriage couple, Fact fact) {}

  private MaritalOrder() {}

  static List<CoupleFact> of(List<Marriage> couples) {
    OpenChains chains = new OpenChains(couples);
    List<CoupleFact> steps = new ArrayList<>();
    CoupleChain current = null;
    while (!chains.isEmpty()) {
      CoupleChain next = chains.next(current);
      Fact fact = next.head();
      chains.pass(next);
      steps.add(new CoupleFact(next.couple, fact));
      if (fact.kind().starts()) {
        current = next;
      } else if (current == next && fact.kind() != FactKind.SEPARATION) {
        current = null;
      }
    }
    return steps;
  }

  /// The chains that have a head, in the orders in which they are looked for. The first day by
  /// which some head must have happened only grows, so a chain whose head could be next stays so
  /// until that is taken.
  private static final class OpenChains {

    private static final Comparator<CoupleChain> EARLIEST =
        Comparator.comparing(CoupleChain::headTo)
            .thenComparing(CoupleChain::headFrom)
            .thenComparingInt(chain -> chain.number);

    private final NavigableSet<CoupleChain> all = new TreeSet<>(EARLIEST);

    private final NavigableSet<CoupleChain> inOrder =
        new TreeSet<>(Comparator.comparingInt(chain -> chain.number));

    /// Those whose head could be next.
    private final NavigableSet<CoupleChain> possible = new TreeSet<>(EARLIEST);

    private final NavigableSet<CoupleChain> waiting =
        new TreeSet<>(
            Comparator.comparing(CoupleChain::headFrom).thenComparingInt(chain -> chain.number));

    OpenChains(List<Marriage> couples) {
      for (int i = 0; i < couples.size(); i++) {
        add(new CoupleChain(couples.get(i), i));
      }
    }

    private void add(CoupleChain chain) {
      if (!chain.done()) {
        all.add(chain);
        inOrder.add(chain);
        waiting.add(chain);
      }
    }

    boolean isEmpty() {
      return all.isEmpty();
    }

    /// The chain whose head comes next.
    ///
    /// @param current the couple that is married; null for none
    CoupleChain next(CoupleChain current) {
      LocalDate before = all.first().headTo();
      while (!waiting.isEmpty() && !waiting.first().headFrom().isAfter(before)) {
        possible.add(waiting.pollFirst());
      }
      boolean isEnd =
          current != null
              && !current.done()
              && !current.head().kind().starts()
              && !current.headFrom().isAfter(before);
      if (isEnd) {
        return current;
      }
      // none is possible only when a chain contradicts itself
      return possible.isEmpty() ? inOrder.first() : possible.first();
    }

    /// Goes on behind the head of a chain.
    void pass(CoupleChain chain) {
      all.remove(chain);
      inOrder.remove(chain);
      possible.remove(chain);
      waiting.remove(chain);
      chain.next++;
      add(chain);
    }
  }

  /// A chain on its way into the merged order, with the days between which each of its facts must
  /// lie.
  private static final class CoupleChain {

    private final Marriage couple;

    /// Its place among all.
    private final int number;

    private final List<Fact> facts;
    private final LocalDate[] from;
    private final LocalDate[] to;
    private int next;

    CoupleChain(Marriage couple, int number) {
      this.couple = couple;
      this.number = number;
      this.facts = new ArrayList<>(couple.facts());
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

  /// Leaves out further records of one wedding, or of one end: the first one in the file that has a
  /// date is preferred.
  ///
  /// @param ordered one couple's facts in order of time
  /// @param seconds gets those that are left out
  static List<Fact> once(List<Fact> ordered, List<Fact> seconds) {
    List<Fact> kept = new ArrayList<>();
    Map<FactKind, Fact> run = new EnumMap<>(FactKind.class);
    Boolean starts = null;
    for (Fact fact : ordered) {
      boolean isOther = starts == null || starts != fact.kind().starts();
      if (isOther || fact.kind() == FactKind.SEPARATION) {
        run.clear();
      }
      starts = fact.kind() == FactKind.SEPARATION ? null : (Boolean) fact.kind().starts();
      Fact other = run.putIfAbsent(fact.kind(), fact);
      if (other == null || fact.kind() == FactKind.UNION) {
        kept.add(fact);
      } else if (isBefore(fact, other)) {
        run.put(fact.kind(), fact);
        kept.remove(other);
        kept.add(fact);
        seconds.add(other);
      } else {
        seconds.add(fact);
      }
    }
    return kept;
  }

  /// A further record of the wedding that may be of an earlier one, which an end was between, so
  /// that she was not single before this one; null for none.
  ///
  /// @param facts without further records
  static Fact earlier(List<Fact> facts, List<Fact> seconds) {
    Fact first = facts.stream().filter(fact -> fact.kind().starts()).findFirst().orElse(null);
    boolean isEnded =
        first != null
            && facts.stream()
                .anyMatch(fact -> fact.kind().ends() && fact.from().isBefore(first.to()));
    return !isEnded
        ? null
        : seconds.stream()
            .filter(second -> second.kind().starts() && second.from().isBefore(first.to()))
            .findFirst()
            .orElse(null);
  }

  private static boolean isBefore(Fact one, Fact other) {
    return one.isSaid() != other.isSaid() ? one.isSaid() : one.number() < other.number();
  }

  /// One couple's facts in order of time.
  static List<Fact> ordered(List<Fact> facts) {
    OpenFacts open = new OpenFacts(facts);
    List<Fact> ordered = new ArrayList<>();
    boolean together = false;
    Fact wedding = null;
    while (!open.isEmpty()) {
      Fact next = open.take(together);
      if (!next.kind().starts() && together) {
        // without dates, the file's order tells a second record of the wedding from a second
        // wedding
        ordered.addAll(open.takeWeddingsBefore(next));
        ordered.addAll(open.takeWeddingsLike(wedding));
      }
      wedding = next.kind().starts() ? next : wedding;
      ordered.add(next);
      together = next.kind().starts() || next.kind() == FactKind.SEPARATION && together;
    }
    return ordered;
  }

  /// One couple's facts that are not in order yet. As with chains, what could be next stays so.
  private static final class OpenFacts {

    /// @param number its place in the file, among those of the couple
    private record Numbered(Fact fact, int number) {}

    private static final Comparator<Numbered> EARLIEST =
        Comparator.comparing((Numbered each) -> each.fact.to())
            .thenComparing(each -> each.fact.from())
            .thenComparingInt(Numbered::number);

    private static final Comparator<Numbered> BY_START =
        Comparator.comparing((Numbered each) -> each.fact.from())
            .thenComparingInt(Numbered::number);

    private static final Comparator<Numbered> IN_FILE = Comparator.comparingInt(Numbered::number);

    private final NavigableSet<Numbered> all = new TreeSet<>(EARLIEST);

    private final NavigableSet<Numbered> waiting = new TreeSet<>(BY_START);

    /// What could be next: weddings, and what ends them.
    private final NavigableSet<Numbered> weddings = new TreeSet<>(EARLIEST);

    private final NavigableSet<Numbered> weddingsByStart = new TreeSet<>(BY_START);

    private final NavigableSet<Numbered> ends = new TreeSet<>(EARLIEST);

    /// The weddings that could be next, and those of them without a date.
    private final NavigableSet<Numbered> weddingsInFile = new TreeSet<>(IN_FILE);

    private final NavigableSet<Numbered> undated = new TreeSet<>(IN_FILE);

    OpenFacts(List<Fact> facts) {
      for (int i = 0; i < facts.size(); i++) {
        all.add(new Numbered(facts.get(i), i));
      }
      waiting.addAll(all);
    }

    boolean isEmpty() {
      return all.isEmpty();
    }

    /// Takes the next fact: an end for those who are together, a wedding for others, as far as one
    /// is possible.
    Fact take(boolean together) {
      LocalDate before = all.first().fact.to();
      while (!waiting.isEmpty() && !waiting.first().fact.from().isAfter(before)) {
        Numbered each = waiting.pollFirst();
        if (each.fact.kind().starts()) {
          weddings.add(each);
          weddingsByStart.add(each);
          weddingsInFile.add(each);
          if (!each.fact.isSaid()) {
            undated.add(each);
          }
        } else {
          ends.add(each);
        }
      }
      NavigableSet<Numbered> wanted = together ? ends : weddings;
      NavigableSet<Numbered> others = together ? weddings : ends;
      Numbered next = wanted.isEmpty() ? others.first() : wanted.first();
      next = together && next.fact.kind().ends() ? separationBefore(next) : next;
      remove(next);
      return next.fact;
    }

    /// A separation that has a date and may have been before the end of the only wedding; else the
    /// end.
    private Numbered separationBefore(Numbered end) {
      if (all.stream().anyMatch(each -> each.fact.kind().starts())) {
        return end;
      }
      return all.stream()
          .filter(each -> each.fact.kind() == FactKind.SEPARATION)
          .filter(each -> each.fact.isSaid() && each.fact.from().isBefore(end.fact.to()))
          .findFirst()
          .orElse(end);
    }

    /// Takes the weddings that could be next and stand before an end in the file, where one of the
    /// two has no date.
    List<Fact> takeWeddingsBefore(Fact end) {
      List<Numbered> taken = new ArrayList<>();
      for (Numbered wedding : !end.isSaid() ? weddingsInFile : undated) {
        if (wedding.fact.number() >= end.number()) {
          break;
        }
        taken.add(wedding);
      }
      taken.forEach(this::remove);
      return taken.stream().map(Numbered::fact).toList();
    }

    /// Takes the weddings that could be next and may be of the same day as one that was.
    List<Fact> takeWeddingsLike(Fact wedding) {
      List<Fact> taken = new ArrayList<>();
      while (wedding.isSaid()
          && !weddingsByStart.isEmpty()
          && !weddingsByStart.first().fact.from().isAfter(wedding.to())) {
        Numbered like = weddingsByStart.first();
        remove(like);
        taken.add(like.fact);
      }
      return taken;
    }

    private void remove(Numbered each) {
      all.remove(each);
      waiting.remove(each);
      weddings.remove(each);
      weddingsByStart.remove(each);
      ends.remove(each);
      weddingsInFile.remove(each);
      undated.remove(each);
    }
  }
}
