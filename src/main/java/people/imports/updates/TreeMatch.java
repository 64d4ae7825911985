package people.imports.updates;

import module java.base;

import people.*;
import people.imports.updates.TreeTraits.Likeness;

/// Finds the people of a family tree among those of an earlier export of it, see
/// `docs/decisions/0042`. The ways, in their order: what somebody said by a key; the unique key of
/// a program; name and birth, of the same record or of nobody else; the same record with the name,
/// where records keep their identifiers; a whole name that nobody else has; the same place among
/// relatives who are known already. Where two fit, nobody is chosen.
///
/// @param known by person of the file, who she is; in the order in which they were found
/// @param ways how many were found by each
/// @param unclear by person of the file who is nobody's match, those who she may be
record TreeMatch(
    Map<TreeTraits, TreeTraits> known,
    Map<String, Integer> ways,
    Map<TreeTraits, List<TreeTraits>> unclear) {

  private static final String BY_KEY = "by key";
  private static final String BY_RECORD = "by identifier";
  private static final String BY_BIRTH = "by name and birth";
  private static final String BY_NAME = "by name";
  private static final String BY_KIN = "by relatives";

  /// People of a tree up to which it is small: one namesake may then be half of it.
  private static final int SMALL = 4;

  /// Pairs of namesakes that are compared; of more nobody can be told by the name.
  private static final int MOST_PAIRS = 100_000;

  /// Namesakes who are looked at for one who is not clear, and those of them who are named.
  private static final int MOST_NAMESAKES = 1000;

  private static final int MOST_NAMED = 20;

  /// Compares a file with what is recorded of a tree.
  ///
  /// @param tree name of the tree, which is that of the keys by which somebody said who is who
  /// @param isSameFile whether the file is called as the tree
  /// @return null where it is another tree
  static TreeMatch of(
      Collection<TreeTraits> file,
      Collection<TreeTraits> recorded,
      String tree,
      boolean isSameFile) {
    Matching matching = new Matching(file, recorded);
    return matching.isSameTree(tree, isSameFile) ? matching.match() : null;
  }

  /// Of those who somebody may be who is not clear, who were to another one what she is.
  Set<TreeTraits> mayBe(TreeTraits one, TreeTraits other) {
    Set<TreeTraits> may = new HashSet<>();
    one.kin.forEach((kind, relatives) -> {
      if (relatives.stream().anyMatch(relative -> known.get(relative) == other)) {
        may.addAll(other.kin.get(kind.back()));
      }
    });
    may.retainAll(Set.copyOf(unclear.get(one)));
    return may;
  }

  private static final class Matching {

    private final SequencedSet<TreeTraits> left;
    private final SequencedSet<TreeTraits> free;
    private final int smaller;
    private final int larger;
    private final Map<TreeTraits, TreeTraits> known = new LinkedHashMap<>();
    private final Map<String, Integer> ways = new LinkedHashMap<>();

    /// Those of whom somebody said who they are, which tells nothing of the others.
    private final Set<TreeTraits> said = new HashSet<>();

    Matching(Collection<TreeTraits> file, Collection<TreeTraits> recorded) {
      this.left = new LinkedHashSet<>(file);
      this.free = new LinkedHashSet<>(recorded);
      int told = (int) file.stream().filter(TreeTraits::isTold).count();
      int before = (int) recorded.stream().filter(TreeTraits::isTold).count();
      this.smaller = Math.min(told, before);
      this.larger = Math.max(told, before);
    }

    /// Whether so much of the smaller one is found in the other one, see [#isEnough].
    boolean isSameTree(String tree, boolean isSameFile) {
      pair(
          BY_KEY,
          one -> Set.of(new Attribute(tree, one.id)),
          one -> one.keys,
          (one, other) -> !isOfOtherFile(one, other));
      said.addAll(known.keySet());
      pair(BY_KEY, TreeTraits::uniqueKeys, TreeTraits::uniqueKeys, (_, _) -> true);
      pairRecords((one, other) -> one.isBornAs(other) && one.isNamedAs(other));
      pair(
          BY_BIRTH,
          TreeTraits::namesAtBirth,
          TreeTraits::namesAtBirth,
          (one, other) -> !one.isOtherSex(other));
      if (keepsRecords()) {
        pairRecords((one, other) -> one.isBornAs(other) && one.likeness(other) != Likeness.NONE);
        pairRecords((one, other) -> one.isNamedAs(other) && isNobodyElse(one, other));
      }
      pair(
          BY_NAME,
          TreeTraits::foldedNames,
          TreeTraits::foldedNames,
          (one, other) ->
              one.hasWholeName()
                  && isNobodyElse(one, other)
                  && (one.isBornAs(other) || !one.isDeadOtherwise(other)));
      if (smaller <= SMALL) {
        byKin();
      }
      while (byNamedKin()) {
        // as in byKin
      }
      return isEnough(isSameFile);
    }

    /// Whether half of the smaller one is found: of a small tree of another name more than half,
    /// and somebody of them by more than the name. Where namesakes alone are not clear, most of
    /// both must have the same names.
    private boolean isEnough(boolean isSameFile) {
      if (smaller == 0) {
        return isSameFile
            && left.stream().noneMatch(TreeTraits::isTold)
            && free.stream().noneMatch(TreeTraits::isTold);
      }
      int found = (int) known.keySet().stream().filter(TreeTraits::isTold).count();
      boolean isByNameOnly = ways.keySet().equals(Set.of(BY_NAME));
      boolean isSure = isSameFile || ways.containsKey(BY_KEY) || smaller > SMALL;
      if (isSure ? found * 2 >= smaller : found * 2 > smaller && !isByNameOnly) {
        return true;
      }
      return (found + namesakes()) * 2 > (isSameFile ? smaller : larger) && larger > 1;
    }

    /// How many who are not found have the whole name of somebody who is not found either.
    private int namesakes() {
      Map<Set<String>, Integer> here = new HashMap<>();
      left.stream()
          .filter(TreeTraits::hasWholeName)
          .forEach(one -> here.merge(one.foldedNames(), 1, Integer::sum));
      int namesakes = 0;
      for (TreeTraits other : free) {
        if (here.getOrDefault(other.foldedNames(), 0) > 0) {
          here.merge(other.foldedNames(), -1, Integer::sum);
          namesakes++;
        }
      }
      return namesakes;
    }

    /// Whether what was said of an identifier was about a file in which it was somebody else's:
    /// they have nothing in common, and one of them is found without it.
    private boolean isOfOtherFile(TreeTraits one, TreeTraits other) {
      return !one.isNamedAs(other)
          && one.likeness(other) == Likeness.NONE
          && (free.stream().anyMatch(third -> third.isNamedAs(one) && third.isBornAs(one))
              || left.stream()
                  .anyMatch(third -> third.isNamedAs(other) && !third.contradicts(other)));
    }

    /// Without a birth of both, relatives may tell namesakes apart.
    private static boolean isNobodyElse(TreeTraits one, TreeTraits other) {
      return !one.contradicts(other) && (one.isBornAs(other) || !one.hasOtherKin(other));
    }

    TreeMatch match() {
      byKin();
      if (keepsRecords()) {
        Set<String> ours = names(left);
        Set<String> theirs = names(free);
        // who has the whole name of somebody else is that one, and not whoever has half of it
        pairRecords((one, other) ->
            one.likeness(other) != Likeness.NONE
                && !hasOtherKnownKin(one, other)
                && !one.isDeadOtherwise(other)
                && (one.isNamedAs(other)
                    || Collections.disjoint(one.foldedNames(), theirs)
                        && Collections.disjoint(other.foldedNames(), ours)));
      }
      byKin();
      return new TreeMatch(known, ways, unclear());
    }

    private static Set<String> names(Collection<TreeTraits> of) {
      return of.stream().flatMap(one -> one.foldedNames().stream()).collect(Collectors.toSet());
    }

    /// Whether records have the identifiers that they had, as far as is known.
    private boolean keepsRecords() {
      List<TreeTraits> found = known.keySet().stream().filter(one -> !said.contains(one)).toList();
      long same = found.stream().filter(one -> one.id.equals(known.get(one).id)).count();
      return same * 10 >= found.size() * 9L;
    }

    private void found(String way, TreeTraits one, TreeTraits other) {
      known.put(one, other);
      ways.merge(way, 1, Integer::sum);
      left.remove(one);
      free.remove(other);
    }

    private void pairRecords(BiPredicate<TreeTraits, TreeTraits> fits) {
      pair(BY_RECORD, one -> Set.of(one.id), one -> Set.of(one.id), fits);
    }

    /// Pairs those who have a sign in common, and nobody else has it who fits too.
    private <S> void pair(
        String way,
        Function<TreeTraits, ? extends Collection<S>> signs,
        Function<TreeTraits, ? extends Collection<S>> recordedSigns,
        BiPredicate<TreeTraits, TreeTraits> fits) {
      Map<S, List<TreeTraits>> bySign = new HashMap<>();
      for (TreeTraits other : free) {
        recordedSigns
            .apply(other)
            .forEach(sign -> bySign.computeIfAbsent(sign, _ -> new ArrayList<>()).add(other));
      }
      Map<S, Integer> asking = new HashMap<>();
      for (TreeTraits one : left) {
        signs.apply(one).forEach(sign -> asking.merge(sign, 1, Integer::sum));
      }
      bySign
          .entrySet()
          .removeIf(each ->
              (long) each.getValue().size() * asking.getOrDefault(each.getKey(), 0) > MOST_PAIRS);
      Map<TreeTraits, Set<TreeTraits>> candidates = new LinkedHashMap<>();
      for (TreeTraits one : left) {
        for (S sign : signs.apply(one)) {
          for (TreeTraits other : bySign.getOrDefault(sign, List.of())) {
            if (fits.test(one, other)) {
              candidates.computeIfAbsent(one, _ -> new LinkedHashSet<>()).add(other);
            }
          }
        }
      }
      pairSingle(way, candidates);
    }

    /// @return whether somebody was found
    private boolean pairSingle(String way, Map<TreeTraits, Set<TreeTraits>> candidates) {
      Map<TreeTraits, Integer> asked = new HashMap<>();
      candidates.values().forEach(all -> all.forEach(other -> asked.merge(other, 1, Integer::sum)));
      int before = known.size();
      candidates.forEach((one, all) -> {
        TreeTraits other = all.iterator().next();
        if (all.size() == 1 && asked.get(other) == 1) {
          found(way, one, other);
        }
      });
      return known.size() > before;
    }

    private void byKin() {
      while (byNamedKin() || pairSingle(BY_KIN, candidates(Likeness.SOME, (_, _) -> true))) {
        // each who is found may tell who her relatives are
      }
    }

    private boolean byNamedKin() {
      return pairSingle(BY_KIN, candidates(Likeness.NAMED, this::isWedAs))
          || pairSingle(BY_KIN, candidates(Likeness.NAMED, (_, _) -> true));
    }

    /// Whether both married the same one on the same day.
    private boolean isWedAs(TreeTraits one, TreeTraits other) {
      return one.weddings.entrySet().stream()
          .anyMatch(wedding -> {
            TreeTraits same = known.get(wedding.getKey());
            Set<EffectiveDate> days = other.weddings.getOrDefault(same, Set.of());
            return !Collections.disjoint(days, wedding.getValue());
          });
    }

    private Map<TreeTraits, Set<TreeTraits>> candidates(
        Likeness least, BiPredicate<TreeTraits, TreeTraits> fits) {
      Map<TreeTraits, Set<TreeTraits>> candidates = new LinkedHashMap<>();
      for (TreeTraits one : left) {
        for (TreeTraits other : besides(one)) {
          boolean isAlike = one.likeness(other).compareTo(least) >= 0 && !one.isLikeTwin(other);
          if (isAlike && fits.test(one, other)) {
            candidates.computeIfAbsent(one, _ -> new LinkedHashSet<>()).add(other);
          }
        }
      }
      return candidates;
    }

    /// Those who nobody is yet, and who are to one who is known what she is to that one.
    private Set<TreeTraits> besides(TreeTraits one) {
      Set<TreeTraits> found = new LinkedHashSet<>();
      one.kin.forEach((kind, relatives) -> {
        for (TreeTraits relative : relatives) {
          TreeTraits same = known.get(relative);
          if (same != null) {
            same.kin.get(kind.back()).stream().filter(free::contains).forEach(found::add);
          }
        }
      });
      return found;
    }

    /// Whether both have relatives who are known, and none in common.
    private boolean hasOtherKnownKin(TreeTraits one, TreeTraits other) {
      Set<TreeTraits> ours = new HashSet<>();
      one.kin.values().forEach(all -> all.forEach(each -> ours.add(known.get(each))));
      ours.remove(null);
      Set<TreeTraits> theirs = new HashSet<>();
      other.kin.values().forEach(theirs::addAll);
      theirs.retainAll(known.values());
      return !ours.isEmpty() && !theirs.isEmpty() && Collections.disjoint(ours, theirs);
    }

    private Map<TreeTraits, List<TreeTraits>> unclear() {
      Map<String, List<TreeTraits>> byName = new HashMap<>();
      for (TreeTraits other : free) {
        other
            .foldedNames()
            .forEach(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(other));
      }
      boolean isKept = keepsRecords();
      Map<TreeTraits, List<TreeTraits>> unclear = new LinkedHashMap<>();
      for (TreeTraits one : left) {
        Set<TreeTraits> may = new LinkedHashSet<>();
        for (String name : one.foldedNames()) {
          byName.getOrDefault(name, List.of()).stream()
              .limit(MOST_NAMESAKES)
              .filter(other -> !one.contradicts(other) && !hasOtherKey(one, other))
              .limit(MOST_NAMED)
              .forEach(may::add);
        }
        besides(one).stream()
            .filter(other -> one.likeness(other) != Likeness.NONE)
            .filter(other -> !isKept || !one.isLikeTwin(other))
            .forEach(may::add);
        if (!may.isEmpty()) {
          unclear.put(one, List.copyOf(may));
        }
      }
      return unclear;
    }

    private static boolean hasOtherKey(TreeTraits one, TreeTraits other) {
      Set<String> ours = one.uniqueKeys();
      Set<String> theirs = other.uniqueKeys();
      return !ours.isEmpty() && !theirs.isEmpty() && Collections.disjoint(ours, theirs);
    }
  }
}
