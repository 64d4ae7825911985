package people.exports;

import module java.base;

import people.*;
import people.imports.gedcom.*;

/// The families of a tree: a record for each couple, for each union with nobody known behind
/// another one, and for each who has a child or a union with nobody known.
final class TreeFamilies {

  /// Whom a family is of.
  ///
  /// @param other 0 where she is not in the tree
  /// @param named where she is only a name; else null
  /// @param ended how many unions had ended before that with somebody of whom nothing is known, who
  ///   is not taken for the one before; else 0
  private record FamilyMembers(int one, int other, Name named, int ended) {

    static FamilyMembers of(int one, int other) {
      return other == 0 || one < other
          ? new FamilyMembers(one, other, null, 0)
          : new FamilyMembers(other, one, null, 0);
    }

    static FamilyMembers of(int one, Partner with, int ended) {
      return with == null
          ? new FamilyMembers(one, 0, null, ended)
          : with.name() == null
              ? of(one, with.personId())
              : new FamilyMembers(one, 0, with.name(), 0);
    }
  }

  /// An event of a family.
  ///
  /// @param type null for none
  private record UnionEvent(String tag, String type, TreeFact fact) {

    /// Whether it is the other half of one.
    boolean isOf(UnionEvent other) {
      return tag.equals(other.tag)
          && Objects.equals(type, other.type)
          && fact.date().equals(other.fact.date())
          && fact.isDated() == other.fact.isDated()
          && fact.details().withId(null).equals(other.fact.details().withId(null));
    }
  }

  /// An event with those of whom it is recorded, and its place among their statuses of the day.
  private record SaidEvent(UnionEvent event, SortedMap<Integer, Integer> of) {}

  private static final class Family {

    private final int number;
    private final FamilyMembers couple;
    private final List<Integer> children = new ArrayList<>();
    private final List<SaidEvent> events = new ArrayList<>();

    Family(int number, FamilyMembers couple) {
      this.number = number;
      this.couple = couple;
    }

    String id() {
      return "F" + number;
    }
  }

  private final Map<FamilyMembers, Family> families = new LinkedHashMap<>();
  private final Map<Integer, Set<Family>> asPartner = new HashMap<>();
  private final Map<Integer, List<Family>> asChild = new HashMap<>();
  private final Map<Integer, String> sexes = new HashMap<>();

  /// By child, how she belongs to her parents, in words.
  private final Map<Integer, String> pedigrees = new HashMap<>();

  int size() {
    return families.size();
  }

  private Family family(FamilyMembers members) {
    return families.computeIfAbsent(
        members,
        couple -> {
          Family family = new Family(families.size() + 1, couple);
          IntStream.of(couple.one, couple.other)
              .filter(partner -> partner != 0)
              .forEach(partner ->
                  asPartner.computeIfAbsent(partner, _ -> new LinkedHashSet<>()).add(family));
          return family;
        });
  }

  /// Takes in what families say of a person.
  ///
  /// @param facts hers, in order of effect
  /// @param parents those in the tree
  /// @param pedigree how she belongs to them, in words; null where nothing is said of that
  void add(int person, List<TreeFact> facts, List<Integer> parents, String pedigree) {
    if (pedigree != null) {
      pedigrees.put(person, pedigree);
    }
    for (int i = 0; i < parents.size(); i += 2) {
      int other = i + 1 < parents.size() ? parents.get(i + 1) : 0;
      Family family = family(FamilyMembers.of(parents.get(i), other));
      family.children.add(person);
      asChild.computeIfAbsent(person, _ -> new ArrayList<>()).add(family);
    }
    int ended = 0;
    for (TreeFact fact : facts) {
      ended += isBehindAnother(fact) ? 1 : 0;
      if (fact.event() instanceof Event.AttributeChange e
          && e.attribute().name().equals(Attribute.SEX)) {
        sexes.put(person, e.attribute().value());
      } else if (fact.isOfFamily() && fact.event() instanceof Event.StatusChange e) {
        Partner with = e.newStatus() == Status.SINGLE ? fact.before().partner() : e.partner();
        add(person, FamilyMembers.of(person, with, ended), event(fact, e.newStatus()));
      }
    }
  }

  /// Whether a union begins and the one before is known to have ended.
  private static boolean isBehindAnother(TreeFact fact) {
    return fact.event() instanceof Event.StatusChange e
        && e.newStatus().isUnion()
        && fact.before() != null
        && switch (fact.before().newStatus()) {
          case DIVORCED, WIDOWED, SINGLE -> true;
          case MARRIED, PARTNERED, SEPARATED, UNKNOWN -> false;
        };
  }

  private void add(int person, FamilyMembers members, UnionEvent event) {
    Family family = family(members);
    for (SaidEvent each : family.events) {
      if (each.event.isOf(event) && !each.of.containsKey(person)) {
        each.of.put(person, event.fact.seq());
        return;
      }
    }
    family.events.add(new SaidEvent(event, new TreeMap<>(Map.of(person, event.fact.seq()))));
  }

  private static UnionEvent event(TreeFact fact, Status status) {
    boolean wasPartnered = fact.before() != null && fact.before().newStatus() == Status.PARTNERED;
    return switch (status) {
      case MARRIED -> new UnionEvent("MARR", null, fact);
      case PARTNERED -> new UnionEvent("MARR", TreeExtension.PARTNERSHIP, fact);
      case SEPARATED -> new UnionEvent("EVEN", TreeExtension.SEPARATION, fact);
      case DIVORCED -> new UnionEvent("DIV", wasPartnered ? "End of partnership" : null, fact);
      case SINGLE -> new UnionEvent("ANUL", null, fact);
      case WIDOWED, UNKNOWN -> throw new IllegalStateException(fact.toString());
    };
  }

  // ---- as lines

  /// Writes the families in which a person is a child, or a partner.
  void linesOf(int person, TreeText text) throws IOException {
    for (Family family : asChild.getOrDefault(person, List.of())) {
      text.pointer(1, "FAMC", family.id());
      String pedigree = pedigrees.get(person);
      if (pedigree != null) {
        boolean isAdopted = pedigree.equals(Pedigree.BY_ADOPTION);
        text.line(2, "PEDI", isAdopted ? "ADOPTED" : "OTHER");
        if (!isAdopted) {
          text.line(3, "PHRASE", pedigree);
        }
      }
    }
    for (Family family : asPartner.getOrDefault(person, Set.of())) {
      text.pointer(1, "FAMS", family.id());
    }
  }

  /// Writes all records.
  void write(TreeText text, TreeDetails details) throws IOException {
    for (Family family : families.values()) {
      text.record(family.id(), "FAM");
      partners(family.couple, text, details);
      for (int child : family.children) {
        text.pointer(1, "CHIL", "I" + child);
      }
      for (SaidEvent each : family.events) {
        write(each, family.couple, text, details);
      }
    }
  }

  private void partners(FamilyMembers couple, TreeText text, TreeDetails details)
      throws IOException {
    String one = sexes.get(couple.one);
    String other = sexes.get(couple.other);
    boolean isWifeFirst =
        Objects.equals(one, "female") && !Objects.equals(other, "female")
            || Objects.equals(other, "male") && !Objects.equals(one, "male");
    int husband = isWifeFirst ? couple.other : couple.one;
    int wife = isWifeFirst ? couple.one : couple.other;
    partner("HUSB", husband, couple.named, text, details);
    partner("WIFE", wife, couple.named, text, details);
  }

  private static void partner(
      String tag, int person, Name named, TreeText text, TreeDetails details) throws IOException {
    if (person != 0) {
      text.pointer(1, tag, "I" + person);
    } else if (named != null) {
      details.named(1, tag, named);
    }
  }

  private static void write(
      SaidEvent said, FamilyMembers couple, TreeText text, TreeDetails details) throws IOException {
    UnionEvent event = said.event;
    text.line(1, event.tag, event.tag.equals("EVEN") ? TreeExtension.SEPARATION : "");
    text.line(2, "TYPE", event.type);
    details.date(2, "DATE", event.fact.ofFamily(), null);
    details.details(2, event.fact.details());
    boolean isOfBoth = couple.other == 0 || said.of.size() == 2;
    if (!isOfBoth) {
      details.count("events of one partner only");
    }
    if (!isOfBoth || said.of.values().stream().anyMatch(seq -> seq > 0)) {
      for (var of : said.of.entrySet()) {
        text.pointer(2, TreeExtension.SAID.tag(), "I" + of.getKey());
        details.seq(3, of.getValue());
      }
    }
  }
}
