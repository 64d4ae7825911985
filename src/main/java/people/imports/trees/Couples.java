package people.imports.trees;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.dates.*;
import people.imports.gedcom.*;
import people.imports.trees.MaritalHistory.FactKind;

/// The couples of a family tree, with what its families say happened to them. Several families of
/// the same people are one couple. What follows for each of them is for [CoupleStatuses].
final class Couples {

  /// A couple, or a larger family.
  ///
  /// @param family the first record about them
  /// @param named a spouse of a lone member who is only a name; null for none
  /// @param homes lines that say where they lived
  /// @param censuses lines that say where they were counted
  /// @param children of theirs, born or taken in
  /// @param lapses by member, the wedding with somebody else that ended it for the other one
  record Union(
      Set<TreePerson> members,
      String family,
      Name named,
      List<FamilyFact> facts,
      List<Home> homes,
      List<Home> censuses,
      List<TreePerson> children,
      Map<TreePerson, FamilyFact> lapses) {

    private Union(Set<TreePerson> members, String family, Name named) {
      this(
          members,
          family,
          named,
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new HashMap<>());
    }

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

  /// The most people that one family is read for, since each fact about it is an event of each.
  private static final int MOST_PARTNERS = 100;

  private final Findings findings;
  private final Map<String, TreePerson> livesById;
  private Map<String, Set<TreePerson>> members = Map.of();
  private final List<Union> unions = new ArrayList<>();
  private final Map<TreePerson, List<Union>> unionsOf = new HashMap<>();
  private final Map<Integer, FamilyFact> facts = new TreeMap<>();
  private final Set<Union> notMarried = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Those who say that they are spouses in a family that is not there, or names others.
  private final Set<TreePerson> unclear = new LinkedHashSet<>();

  /// The families into which somebody was taken, as she says.
  private final Map<TreePerson, Set<String>> takenIn = new HashMap<>();

  /// What speaks against a wedding, or of the end of a couple, beside the facts.
  final UnionSigns signs;

  /// Families of which another one has the identifier.
  private final Set<String> shared = new HashSet<>();

  private Couples(Map<String, TreePerson> livesById, Findings findings) {
    this.livesById = livesById;
    this.findings = findings;
    this.signs = new UnionSigns(this, findings);
  }

  /// Reads the families.
  ///
  /// @param livesById who is meant by a reference
  static Couples of(
      GedcomFile gedcom,
      List<TreePerson> lives,
      Map<String, TreePerson> livesById,
      Findings findings) {
    Couples couples = new Couples(livesById, findings);
    List<GedcomLine> families = families(gedcom);
    couples.members = couples.members(families, lives);
    couples.members.replaceAll((_, members) -> new SmallSet<>(members));
    couples.join(families, couples.members);
    return couples;
  }

  /// By family, its partners, in the order of the file.
  Map<String, Set<TreePerson>> membersByFamily() {
    return members;
  }

  List<Union> unions() {
    return unions;
  }

  /// Whether it is said that they did not marry.
  boolean isNotMarried(Union union) {
    return notMarried.contains(union);
  }

  /// Those who say that they are spouses in a family that does not say so.
  Set<TreePerson> unclear() {
    return unclear;
  }

  /// Whether another family has the identifier.
  boolean isShared(Union union) {
    return shared.contains(union.family());
  }

  /// In the order of the identifiers of their families.
  List<Union> unionsOf(TreePerson life) {
    return unionsOf.getOrDefault(life, List.of());
  }

  /// By their numbers, which do not depend on the order of the records.
  Map<Integer, FamilyFact> facts() {
    return facts;
  }

  /// Adds what no line says by itself.
  FamilyFact conclude(FactKind kind, String family, EffectiveDate date, String note) {
    FamilyFact concluded = new FamilyFact(facts.size() + 1, kind, family, date, note);
    facts.put(facts.size() + 1, concluded);
    return concluded;
  }

  // ---- who belongs together

  /// Orders records by their identifiers, so that the order of the file decides nothing.
  static final Comparator<String> BY_ID =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /// The families of a file in that order, of which each is made anew.
  static List<GedcomLine> families(GedcomFile gedcom) {
    return gedcom.records().stream()
        .filter(line -> line.tag().equals("FAM"))
        .sorted(Comparator.comparing(GedcomLine::idOrPlace, BY_ID))
        .toList();
  }

  /// People by their identifiers.
  static List<TreePerson> inOrder(List<TreePerson> lives) {
    return lives.stream()
        .sorted(Comparator.comparing((TreePerson life) -> life.record.id(), BY_ID))
        .toList();
  }

  /// By family, those whom it names, and those who name it.
  private Map<String, Set<TreePerson>> members(List<GedcomLine> families, List<TreePerson> lives) {
    Map<String, Set<TreePerson>> members = new LinkedHashMap<>();
    for (GedcomLine family : families) {
      String id = family.idOrPlace();
      if (members.containsKey(id)) {
        shared.add(id);
        findings.doubt(
            RecordKind.FAMILY.plural,
            "with the identifier of another one, with which it is taken for one",
            family.at(id));
      }
      Set<TreePerson> named = members.computeIfAbsent(id, _ -> new LinkedHashSet<>());
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
    for (TreePerson life : inOrder(lives)) {
      for (GedcomLine child : life.record.line().children()) {
        if (child.tag().equals("FAMC") && !isByBirth(child.value("PEDI"))) {
          takenIn.computeIfAbsent(life, _ -> new HashSet<>()).add(child.ref());
        }
        if (child.tag().equals("FAMS") && child.ref() != null && !child.ref().equals("VOID")) {
          String where = reference(life.record.id(), child);
          Set<TreePerson> family = members.get(child.ref());
          if (family == null) {
            unclear.add(life);
            findings.unused("references", "to no family in the file", where);
          } else if (family.size() > 1 && !family.contains(life)) {
            unclear.add(life);
            findings.unused("references", "to a family that names two others", where);
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

  private void join(List<GedcomLine> families, Map<String, Set<TreePerson>> membersByFamily) {
    Map<Set<TreePerson>, Union> couples = new HashMap<>();
    for (GedcomLine family : families) {
      String id = family.idOrPlace();
      Set<TreePerson> members = membersByFamily.get(id);
      // of one who is alone, nobody knows whether two families have the same other one
      Union union = members.size() < 2 ? null : couples.get(members);
      if (union == null) {
        Name named = members.size() == 1 ? named(family) : null;
        union = new Union(members, id, named);
        unions.add(union);
        couples.put(members, union);
        for (TreePerson member : members) {
          unionsOf.computeIfAbsent(member, _ -> new ArrayList<>(1)).add(union);
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
    unions.forEach(signs::settle);
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
        findings.read(kind.plural);
        readFact(kind, family, line, union);
      }
      case RESIDENCE -> {
        findings.read(kind.plural);
        if (line.isDisproven()) {
          findings.unused(kind.plural, RecordKind.DISPROVEN, line.at(family));
        } else {
          union.homes.add(new Home(family, line));
        }
      }
      case null -> {
        boolean isAlways = line.child("DATE") == null; // else not within that time
        if (line.tag().equals("NO") && line.text().equals("MARR") && isAlways) {
          notMarried.add(union);
        }
        if (line.tag().equals("CENS")) {
          union.censuses.add(new Home(family, line));
        }
        signs.read(family, line, union);
      }
      case CHILD -> { // see also Parentage
        TreePerson child = line.ref() == null ? null : livesById.get(line.ref());
        if (child != null && isBorn(family, line, child)) {
          union.children.add(child);
        }
      }
      case PERSON, FAMILY, NAME, SEX, KEY, BIRTH, BAPTISM, DEATH, BURIAL, PROBATE, ADDRESS -> {}
    }
  }

  /// Whether a child was born to the two, as far as is said: one that they took in may be born
  /// before they knew each other.
  private boolean isBorn(String family, GedcomLine line, TreePerson child) {
    return !takenIn.getOrDefault(child, Set.of()).contains(family)
        && isByBirth(line.value("_FREL"))
        && isByBirth(line.value("_MREL"));
  }

  private static boolean isByBirth(String word) {
    Pedigree said = Pedigree.of(word);
    return said == null || said == Pedigree.BIRTH;
  }

  private void readFact(RecordKind kind, String family, GedcomLine line, Union union) {
    GedcomDate date = line.date();
    boolean isDated = date != null && date.date() != null;
    boolean isWedding = kind == RecordKind.MARRIAGE;
    boolean isDenied =
        isWedding
            ? UnionWords.saysNotMarried(line, isDated)
            : UnionWords.saysNoEnd(UnionWords.endWords(line));
    if (line.isDisproven()) {
      findings.unused(kind.plural, RecordKind.DISPROVEN, line.at(family));
    } else if (line.saysNo() || isDenied) {
      String where = line.at("%s %s %s".formatted(family, line.tag(), line.value()).strip());
      findings.unused(kind.plural, "said not to have happened", where);
      if (isWedding && !isDated && (line.saysNo() || UnionWords.isNeverMarried(line))) {
        notMarried.add(union);
      }
    } else if (!isWedding && UnionWords.saysPending(UnionWords.endWords(line))) {
      String words = UnionWords.endWords(line);
      String where = line.at("%s %s %s".formatted(family, line.tag(), words));
      findings.unused(kind.plural, "asked for, and not said to be granted", where);
    } else if (union.members.isEmpty()) {
      findings.unused(kind.plural, "of nobody who is in the file", line.at(family));
    } else {
      FamilyFact fact = new FamilyFact(facts.size() + 1, kind, family, line, date);
      union.facts.add(fact);
      facts.put(facts.size() + 1, fact);
      if (isWedding) {
        readBelow(family, line, union);
      }
    }
  }

  /// What a wedding says of how it ended: in a note, or as some programs do by an event below it.
  private void readBelow(String family, GedcomLine wedding, Union union) {
    for (GedcomLine line : wedding.children()) {
      if (line.tag().equals("DIV") || line.tag().equals("ANUL")) {
        RecordKind kind = RecordKind.of(line);
        findings.readToo(line.number());
        findings.read(kind.plural);
        readFact(kind, family, line, union);
      }
    }
    signs.readNotes(family, wedding, union);
  }
}
