package people.imports;

import module java.base;

import people.*;
import people.imports.GedcomFile.GedcomLine;
import people.imports.MaritalHistory.Doubt;
import people.imports.MaritalHistory.Fact;
import people.imports.MaritalHistory.FactKind;

/// The couples of a family tree, with what its families say happened to them. Several families of
/// the same people are one couple. What follows for each of them is for [CoupleStatuses].
final class Couples {

  /// A couple, or a larger family.
  ///
  /// @param family the first record about them
  /// @param named a spouse of a lone member who is only a name; null for none
  /// @param homes lines that say where they lived
  record Union(
      Set<TreePerson> members,
      String family,
      Name named,
      List<FamilyFact> facts,
      List<Home> homes) {

    /// The other one of a couple; null where nobody knows who that is, or which of several.
    FamilyPartner partnerOf(TreePerson member) {
      if (members.size() != 2) {
        return named == null ? null : new FamilyPartner(null, named);
      }
      for (TreePerson other : members) {
        if (other != member) {
          return new FamilyPartner(other, null);
        }
      }
      return null;
    }
  }

  record Home(String family, GedcomLine line) {}

  /// A line about a couple, with whether it was used.
  static final class FamilyFact {

    final RecordKind kind;
    final String family;
    final GedcomLine line;

    /// Null when there is none.
    final GedcomDate date;

    Fact fact;

    /// The day by which it happened, where it has no date; null when that is not known either.
    EffectiveDate bound;

    boolean used;
    Doubt unusedFor;
    final Set<Doubt> doubts = new TreeSet<>();

    FamilyFact(RecordKind kind, String family, GedcomLine line) {
      this.kind = kind;
      this.family = family;
      this.line = line;
      this.date = GedcomDate.of(line);
      this.fact = new Fact(line.number(), meaning(kind, line), date == null ? null : date.date());
    }

    boolean isUndated() {
      return date == null || date.date() == null;
    }
  }

  /// The most people that one family is read for, since each fact about it is an event of each.
  private static final int MOST_PARTNERS = 100;

  private final GedcomFile gedcom;
  private final Findings findings;
  private Map<String, Set<TreePerson>> members = Map.of();
  private final List<Union> unions = new ArrayList<>();
  private final Map<TreePerson, List<Union>> unionsOf = new HashMap<>();
  private final Map<Integer, FamilyFact> facts = new TreeMap<>();

  private Couples(GedcomFile gedcom, Findings findings) {
    this.gedcom = gedcom;
    this.findings = findings;
  }

  /// Reads the families.
  ///
  /// @param livesById who is meant by a reference
  static Couples of(
      GedcomFile gedcom,
      List<TreePerson> lives,
      Map<String, TreePerson> livesById,
      Findings findings) {
    Couples couples = new Couples(gedcom, findings);
    couples.members = couples.members(lives, livesById);
    couples.join(couples.members);
    return couples;
  }

  /// By family, its partners, in the order of the file.
  Map<String, Set<TreePerson>> membersByFamily() {
    return members;
  }

  List<Union> unions() {
    return unions;
  }

  /// In the order of the file.
  List<Union> unionsOf(TreePerson life) {
    return unionsOf.getOrDefault(life, List.of());
  }

  /// By the numbers of their lines, in the order of the file.
  Map<Integer, FamilyFact> facts() {
    return facts;
  }

  // ---- who belongs together

  private List<GedcomLine> families() {
    return gedcom.records().stream().filter(line -> line.tag().equals("FAM")).toList();
  }

  /// By family, those whom it names, and those who name it.
  private Map<String, Set<TreePerson>> members(
      List<TreePerson> lives, Map<String, TreePerson> livesById) {
    Map<String, Set<TreePerson>> members = new LinkedHashMap<>();
    for (GedcomLine family : families()) {
      Set<TreePerson> named =
          members.computeIfAbsent(family.idOrPlace(), _ -> new LinkedHashSet<>());
      for (GedcomLine child : family.children()) {
        if (isSpouse(child) && child.ref() != null) {
          TreePerson member = livesById.get(child.ref());
          if (member != null) {
            add(member, named, reference(family.idOrPlace(), child));
          } else if (!child.ref().equals("VOID")) {
            findings.unused(
                "references", "to nobody in the file", reference(family.idOrPlace(), child));
          }
        }
      }
    }
    for (TreePerson life : lives) {
      for (GedcomLine child : life.record.line().children()) {
        if (child.tag().equals("FAMS") && child.ref() != null && !child.ref().equals("VOID")) {
          String where = reference(life.record.id(), child);
          Set<TreePerson> family = members.get(child.ref());
          if (family == null) {
            findings.unused("references", "to no family in the file", where);
          } else if (add(life, family, where)) {
            findings.doubt(
                "references",
                "to a family that does not name the person, who is taken for a spouse",
                where);
          }
        }
      }
    }
    return members;
  }

  /// @return whether the person was not yet one of the family
  private boolean add(TreePerson person, Set<TreePerson> family, String where) {
    if (family.size() < MOST_PARTNERS || family.contains(person)) {
      return family.add(person);
    }
    findings.unused(
        "references",
        "to a family of %d partners already, the most that one is read for"
            .formatted(MOST_PARTNERS),
        where);
    return false;
  }

  private static boolean isSpouse(GedcomLine line) {
    return line.tag().equals("HUSB") || line.tag().equals("WIFE");
  }

  private static String reference(String record, GedcomLine line) {
    return line.at("%s %s %s".formatted(record, line.tag(), line.ref()));
  }

  private void join(Map<String, Set<TreePerson>> membersByFamily) {
    Map<Set<TreePerson>, Union> couples = new HashMap<>();
    for (GedcomLine family : families()) {
      String id = family.idOrPlace();
      Set<TreePerson> members = membersByFamily.get(id);
      // of one who is alone, nobody knows whether two families have the same other one
      Union union = members.size() < 2 ? null : couples.get(members);
      if (union == null) {
        Name named = members.size() == 1 ? named(family) : null;
        union = new Union(members, id, named, new ArrayList<>(), new ArrayList<>());
        unions.add(union);
        couples.put(members, union);
        for (TreePerson member : members) {
          unionsOf.computeIfAbsent(member, _ -> new ArrayList<>()).add(union);
        }
      }
      findings.read(RecordKind.FAMILY.plural);
      if (members.isEmpty()) {
        findings.unused(RecordKind.FAMILY.plural, "no partner is known", family.at(id));
      } else {
        findings.used(RecordKind.FAMILY.plural);
      }
      for (GedcomLine line : family.children()) {
        read(id, line, union);
      }
    }
  }

  /// The spouse who has no record; null for none, or several.
  private static Name named(GedcomLine family) {
    List<Name> names = new ArrayList<>();
    for (GedcomLine line : family.children()) {
      boolean isNobody = line.ref() == null || line.ref().equals("VOID");
      if (isSpouse(line) && isNobody) {
        String value = line.ref() == null ? line.text() : "";
        String text = value.isEmpty() ? line.value("PHRASE") : value;
        Name name = text.startsWith("@") ? null : GedcomName.ofText(text);
        if (name != null) {
          names.add(name);
        }
      }
    }
    return names.size() == 1 ? names.getFirst() : null;
  }

  // ---- what happened to them

  private void read(String family, GedcomLine line, Union union) {
    RecordKind kind = RecordKind.of(line);
    switch (kind) {
      case MARRIAGE, SEPARATION, DIVORCE, ANNULMENT -> {
        kind.count(line, findings);
        readFact(kind, family, line, union);
      }
      case RESIDENCE -> {
        kind.count(line, findings);
        union.homes.add(new Home(family, line));
      }
      case null -> notKept(line);
      case CHILD -> {} // see Parentage
      case PERSON, FAMILY, NAME, SEX, KEY, BIRTH, BAPTISM, DEATH, BURIAL, ADDRESS -> notKept(line);
    }
  }

  private void notKept(GedcomLine line) {
    if (!isSpouse(line)) {
      findings.notKept(line.tag());
    }
  }

  private void readFact(RecordKind kind, String family, GedcomLine line, Union union) {
    if (line.saysNo() || saysNotMarried(line)) {
      String where = line.at("%s %s %s".formatted(family, line.tag(), line.value()).strip());
      findings.unused(kind.plural, "said not to have happened", where);
    } else if (union.members.isEmpty()) {
      findings.unused(kind.plural, "of nobody who is in the file", line.at(family));
    } else {
      FamilyFact fact = new FamilyFact(kind, family, line);
      union.facts.add(fact);
      facts.put(line.number(), fact);
    }
  }

  private static boolean saysNotMarried(GedcomLine line) {
    String type = line.value("TYPE").toLowerCase(Locale.ROOT);
    return line.tag().equals("MARR")
        && (type.contains("unmarried") || type.contains("not married"));
  }

  private static FactKind meaning(RecordKind kind, GedcomLine line) {
    return switch (kind) {
      case SEPARATION -> FactKind.SEPARATION;
      case DIVORCE -> FactKind.DIVORCE;
      case ANNULMENT -> FactKind.ANNULMENT;
      case MARRIAGE -> {
        String type = line.value("TYPE").toLowerCase(Locale.ROOT);
        boolean partners =
            type.contains("partner") || type.contains("union") || type.contains("registered");
        yield partners ? FactKind.PARTNERSHIP : FactKind.MARRIAGE;
      }
      case PERSON,
          FAMILY,
          NAME,
          SEX,
          KEY,
          CHILD,
          BIRTH,
          BAPTISM,
          DEATH,
          BURIAL,
          RESIDENCE,
          ADDRESS ->
          throw new IllegalArgumentException(kind.plural);
    };
  }
}
