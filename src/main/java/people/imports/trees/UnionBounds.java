package people.imports.trees;

import module java.base;

import people.*;
import people.imports.dates.*;
import people.imports.trees.Couples.Union;
import people.imports.trees.MaritalHistory.Fact;
import people.imports.trees.MaritalHistory.FactKind;

/// Bounds on the undated facts about couples, concluded before anybody's life is told.
///
/// - A divorce, separation or annulment without a wedding proves one.
/// - A family of which no wedding is told, even where one parent alone has a record, is a union of
///   unknown kind, by its first evidence: the birth of a child, a residence they share; and again
///   at each later one.
/// - An undated fact was while both may have lived. An undated wedding, or union of unknown kind,
///   was not within a dated marriage of one of them with somebody else, but before.
final class UnionBounds {

  private static final String NO_WEDDING = "no wedding is recorded; what ended it proves one";
  private static final String NOTED = "a note says that it is over";
  private static final String LASTED = "said to have lasted until then";
  private static final String NO_KIND = "a family of which no wedding is recorded";

  private final Couples couples;
  private final LifeBounds bounds;
  private final Map<TreePerson, NavigableMap<LocalDate, DatedStretch>> dated = new HashMap<>();
  private final Map<TreePerson, NavigableMap<LocalDate, LocalDate>> weddingsOf = new HashMap<>();
  private final Map<TreePerson, LocalDate> lastDays = new HashMap<>();

  /// A stretch of dated marriages that follow each other without a gap.
  ///
  /// @param to the last day of all where none is known
  /// @param only the couple; null when there are several
  private record DatedStretch(LocalDate from, LocalDate to, Union only) {}

  private UnionBounds(Couples couples, LifeBounds bounds) {
    this.couples = couples;
    this.bounds = bounds;
  }

  static void tell(Couples couples, LifeBounds bounds) {
    UnionBounds unions = new UnionBounds(couples, bounds);
    couples.unions().forEach(unions::conclude);
    couples.unions().forEach(unions::bound);
  }

  // ---- what is concluded

  private void conclude(Union union) {
    List<FamilyFact> facts = union.facts();
    if (facts.stream().noneMatch(said -> said.fact.kind().ends())) {
      List.copyOf(facts).forEach(said -> concludeEnd(said, facts));
      String noted = couples.signs.notedEnd(union);
      if (noted != null) {
        facts.add(couples.conclude(FactKind.LAPSE, noted, null, NOTED));
      }
    }
    boolean isTold = facts.stream().anyMatch(said -> said.fact.kind().starts());
    FamilyFact proof =
        facts.stream().filter(said -> said.fact.kind().provesWedding()).findFirst().orElse(null);
    if (proof != null && !isTold) {
      proof.doubts.add(MaritalHistory.Doubt.END_WITHOUT_WEDDING);
      facts.addFirst(couples.conclude(FactKind.MARRIAGE, proof.family, null, NO_WEDDING));
    } else if (!isTold && !union.members().isEmpty() && !couples.isNotMarried(union)) {
      boolean isFirst = true;
      for (EffectiveDate each : evidence(union)) {
        EffectiveDate date =
            isFirst ? new EffectiveDate(null, each.latest(), EffectiveDate.Qualifier.NONE) : each;
        facts.add(couples.conclude(FactKind.UNION, union.family(), date, NO_KIND));
        isFirst = false;
      }
      if (isFirst) {
        facts.add(couples.conclude(FactKind.UNION, union.family(), null, NO_KIND));
      }
    }
  }

  /// Nobody knows what came behind the last day of a union of which that is said.
  private void concludeEnd(FamilyFact said, List<FamilyFact> facts) {
    EffectiveDate until = said.fact.kind().starts() ? said.until : null;
    if (until != null && until.latest() != null) {
      LocalDate from = until.earliest() == null ? null : until.earliest().plusDays(1);
      EffectiveDate end =
          new EffectiveDate(from, until.latest().plusDays(1), EffectiveDate.Qualifier.UNCERTAIN);
      facts.add(couples.conclude(FactKind.LAPSE, said.family, end, LASTED));
    }
  }

  /// When the two were together, as far as it is known until when that was; by the last day.
  private static List<EffectiveDate> evidence(Union union) {
    List<EffectiveDate> found = new ArrayList<>();
    for (TreePerson child : union.children()) {
      found.add(child.record.born());
    }
    for (Couples.Home home : union.homes()) {
      GedcomDate date = home.line().date();
      found.add(date == null ? null : date.date());
    }
    return found.stream()
        .filter(date -> date != null && date.latest() != null)
        .sorted(Comparator.comparing(EffectiveDate::latest).thenComparing(EffectiveDate::day))
        .distinct()
        .toList();
  }

  // ---- bounds

  private void bound(Union union) {
    for (FamilyFact said : union.facts()) {
      boolean isFirst = said.fact.date() == null || said.fact.date().earliest() == null;
      if (said.fact.isSaid() || !isFirst) {
        continue;
      }
      LocalDate day = said.fact.date() == null ? bounds.bound() : said.fact.date().latest();
      for (TreePerson member : union.members()) {
        LocalDate last = lastDays.computeIfAbsent(member, life -> bounds.last(life, couples));
        day = last.isBefore(day) ? last : day;
      }
      long weddings = union.facts().stream().filter(each -> each.fact.kind().starts()).count();
      boolean isBeforeEnd = said.fact.kind().starts() && weddings == 1;
      if (isBeforeEnd || said.fact.kind() == FactKind.SEPARATION) {
        LocalDate end = firstEnd(union);
        day = end.isBefore(day) ? end : day;
      }
      boolean isBeginning = said.fact.kind().starts() || said.fact.kind() == FactKind.UNION;
      LocalDate before = isBeginning ? beforeDated(union, day) : day;
      said.by(before);
      said.mayBeLater = before.isBefore(day) ? day : null;
      if (before.isBefore(day) && said.fact.kind().starts()) {
        gainsay(union, before);
      }
    }
  }

  /// Doubts the dated marriages before which an undated one is told, though the two of that were
  /// together within them.
  ///
  /// @param before the last day of the undated wedding
  private void gainsay(Union union, LocalDate before) {
    Stream<EffectiveDate> ends =
        union.facts().stream()
            .filter(said -> said.fact.isSaid() && said.fact.kind().provesWedding())
            .map(said -> said.fact.date());
    Stream.concat(evidence(union).stream(), ends)
        .map(EffectiveDate::earliest)
        .filter(day -> day != null && day.isAfter(before))
        .forEach(day ->
            union.members().stream()
                .flatMap(member -> couples.unionsOf(member).stream())
                .filter(other -> other != union && mayLast(other, day))
                .forEach(couples.signs::gainsay));
  }

  /// Whether a couple who married on a day that is said may have been married until another one.
  private static boolean mayLast(Union union, LocalDate day) {
    boolean isOver =
        union.facts().stream()
            .anyMatch(said ->
                said.fact.isSaid() && said.fact.kind().ends() && said.fact.to().isBefore(day));
    return !isOver && weddings(union).stream().anyMatch(wedding -> wedding.from().isBefore(day));
  }

  /// The last day of the first divorce or annulment that has a date; the last of all for none.
  private static LocalDate firstEnd(Union union) {
    LocalDate first = LocalDate.MAX;
    for (FamilyFact said : union.facts()) {
      boolean isEnd = said.fact.kind().ends() && said.fact.isSaid();
      first = isEnd && said.fact.to().isBefore(first) ? said.fact.to() : first;
    }
    return first;
  }

  /// The last day that is not within a dated marriage of one of the couple with somebody else.
  private LocalDate beforeDated(Union union, LocalDate last) {
    LocalDate day = last;
    boolean isMoved = true;
    while (isMoved) {
      isMoved = false;
      for (TreePerson member : union.members()) {
        Map.Entry<LocalDate, DatedStretch> entry =
            dated.computeIfAbsent(member, this::dated).floorEntry(day);
        DatedStretch other = entry == null ? null : entry.getValue();
        boolean isWithin =
            other != null
                && other.only != union
                && other.from.isBefore(day)
                && other.to.isAfter(day);
        if (isWithin) {
          day = other.from;
          isMoved = true;
        }
      }
    }
    return day;
  }

  /// The last day by which one of a couple has married somebody else, which ended what they had;
  /// the last of all when none has.
  private LocalDate nextWedding(Union union) {
    LocalDate last = LocalDate.MIN;
    for (Fact wedding : weddings(union)) {
      last = wedding.to().isAfter(last) ? wedding.to() : last;
    }
    LocalDate next = LocalDate.MAX;
    for (TreePerson member : union.members()) {
      Map.Entry<LocalDate, LocalDate> later =
          weddingsOf.computeIfAbsent(member, this::weddingsOf).higherEntry(last);
      next = later != null && later.getValue().isBefore(next) ? later.getValue() : next;
    }
    return next;
  }

  /// By the first day on which a dated wedding of somebody may have been, the day by which that one
  /// or a later one was.
  private NavigableMap<LocalDate, LocalDate> weddingsOf(TreePerson life) {
    NavigableMap<LocalDate, LocalDate> by = new TreeMap<>();
    for (Union union : couples.unionsOf(life)) {
      for (Fact wedding : weddings(union)) {
        by.merge(wedding.from(), wedding.to(), (one, two) -> one.isBefore(two) ? one : two);
      }
    }
    LocalDate next = LocalDate.MAX;
    for (Map.Entry<LocalDate, LocalDate> wedding : by.descendingMap().entrySet()) {
      next = wedding.getValue().isBefore(next) ? wedding.getValue() : next;
      wedding.setValue(next);
    }
    return by;
  }

  private static List<Fact> weddings(Union union) {
    return union.facts().stream()
        .map(said -> said.fact)
        .filter(fact -> fact.kind().starts() && fact.isSaid())
        .toList();
  }

  private NavigableMap<LocalDate, DatedStretch> dated(TreePerson life) {
    List<DatedStretch> all = new ArrayList<>();
    for (Union union : couples.unionsOf(life)) {
      LocalDate from = null;
      LocalDate to = null;
      for (FamilyFact said : union.facts()) {
        if (said.fact.kind().starts()
            && said.fact.isSaid()
            && said.fact.date().earliest() != null) {
          LocalDate day = said.fact.from();
          from = from == null || day.isBefore(from) ? day : from;
        } else if (said.fact.kind().ends()) {
          LocalDate day = said.fact.isSaid() ? said.fact.to() : LocalDate.MAX;
          to = to == null || day.isAfter(to) ? day : to;
        }
      }
      if (from != null) {
        boolean isEndSaid = to != null;
        for (TreePerson other : union.members()) {
          if (other != life && other.died() != null) {
            LocalDate day = other.died().latest();
            to = to == null || day.isBefore(to) ? day : to;
          }
        }
        LocalDate next = isEndSaid ? LocalDate.MAX : nextWedding(union);
        to = to == null || next.isBefore(to) ? next : to;
        boolean isContradicted = to.isBefore(from); // by a death, which ends nothing then
        all.add(new DatedStretch(from, isContradicted ? LocalDate.MAX : to, union));
      }
    }
    all.sort(Comparator.comparing(DatedStretch::from).thenComparing(DatedStretch::to));
    NavigableMap<LocalDate, DatedStretch> merged = new TreeMap<>();
    for (DatedStretch next : all) {
      Map.Entry<LocalDate, DatedStretch> entry = merged.lastEntry();
      DatedStretch last = entry == null ? null : entry.getValue();
      if (last != null && !next.from.isAfter(last.to)) {
        LocalDate to = last.to.isAfter(next.to) ? last.to : next.to;
        merged.put(last.from, new DatedStretch(last.from, to, null));
      } else {
        merged.put(next.from, next);
      }
    }
    return merged;
  }
}
