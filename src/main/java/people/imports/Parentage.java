package people.imports;

import module java.base;

import people.imports.GedcomFile.GedcomLine;

/// Tells whose children the people of a family tree are: a family names its children (CHIL), and
/// they name it (FAMC). Of several families, the first one that did not take the child in (PEDI)
/// counts, since the parents are one list.
final class Parentage {

  /// A child in a family.
  private static final class Link {

    private final TreePerson child;
    private final String family;

    /// Number of the line of the family that says so; 0 where only the child does.
    private final int line;

    /// Whether the child was born to the family, as far as is said.
    private boolean isByBirth = true;

    Link(TreePerson child, String family, int line) {
      this.child = child;
      this.family = family;
      this.line = line;
    }
  }

  private static final String CHILDREN = RecordKind.CHILD.plural;

  private final Map<String, Set<TreePerson>> members;
  private final Findings findings;
  private final Map<TreePerson, List<Link>> links = new LinkedHashMap<>();

  private Parentage(Map<String, Set<TreePerson>> members, Findings findings) {
    this.members = members;
    this.findings = findings;
  }

  /// Tells the parents of everybody who has some.
  ///
  /// @param livesById who is meant by a reference
  /// @param members by family, its partners
  static void tell(
      GedcomFile gedcom,
      List<TreePerson> lives,
      Map<String, TreePerson> livesById,
      Map<String, Set<TreePerson>> members,
      Findings findings) {
    Parentage parentage = new Parentage(members, findings);
    for (GedcomLine family : Couples.families(gedcom)) {
      parentage.readFamily(family, livesById);
    }
    lives.forEach(parentage::readChild);
    parentage.links.forEach((child, families) -> child.parents = parentage.choose(families));
  }

  private void readFamily(GedcomLine family, Map<String, TreePerson> livesById) {
    String id = family.idOrPlace();
    Set<TreePerson> children = new HashSet<>();
    for (GedcomLine line : family.children()) {
      if (RecordKind.of(line) != RecordKind.CHILD) {
        continue;
      }
      findings.read(RecordKind.CHILD.plural);
      TreePerson child = line.ref() == null ? null : livesById.get(line.ref());
      if (child == null) {
        findings.unused(
            CHILDREN,
            "nobody in the file",
            line.at("%s CHIL %s".formatted(id, line.ref() == null ? line.value() : line.ref())));
      } else if (!children.add(child)) {
        findings.unused(CHILDREN, "second record of one child", line.at(id));
      } else {
        add(new Link(child, id, line.number()));
      }
    }
  }

  private void add(Link link) {
    links.computeIfAbsent(link.child, _ -> new ArrayList<>(1)).add(link);
  }

  private void readChild(TreePerson life) {
    Map<String, Link> told = new HashMap<>();
    links.getOrDefault(life, List.of()).forEach(link -> told.putIfAbsent(link.family, link));
    for (GedcomLine line : life.record.line().children()) {
      if (!line.tag().equals("FAMC")) {
        continue;
      }
      if (line.ref() == null || line.ref().equals("VOID")) {
        continue;
      }
      String where = line.at("%s FAMC %s".formatted(life.record.id(), line.ref()));
      if (!members.containsKey(line.ref())) {
        findings.unused("references", "to no family in the file", where);
        continue;
      }
      Link link = told.get(line.ref());
      if (link == null) {
        link = new Link(life, line.ref(), 0);
        add(link);
        told.put(line.ref(), link);
        findings.doubt(
            "references",
            "to a family that does not name the person, who is taken for its child",
            where);
      }
      String pedigree = line.value("PEDI").toLowerCase(Locale.ROOT);
      link.isByBirth = pedigree.isEmpty() || pedigree.equals("birth");
    }
  }

  /// The parents by one of the families of a child; none where no family has any.
  private Set<TreePerson> choose(Collection<Link> families) {
    Link chosen = null;
    for (Link link : families) {
      boolean isBetter = chosen == null || !chosen.isByBirth && link.isByBirth;
      if (isBetter && !parents(link).isEmpty()) {
        chosen = link;
      }
    }
    for (Link link : families) {
      if (link.line == 0) {
        continue;
      }
      if (link == chosen) {
        findings.used(CHILDREN);
      } else if (parents(link).isEmpty()) {
        findings.unused(CHILDREN, "of a family without parents", at(link));
      } else {
        findings.unused(CHILDREN, "has parents of another family, which are kept", at(link));
      }
    }
    return chosen == null ? Set.of() : parents(chosen);
  }

  private static String at(Link link) {
    return "%s (line %d)".formatted(link.family, link.line);
  }

  private Set<TreePerson> parents(Link link) {
    Set<TreePerson> all = members.get(link.family);
    if (!all.contains(link.child)) {
      return all;
    }
    Set<TreePerson> parents = new LinkedHashSet<>(all);
    parents.remove(link.child);
    return parents;
  }
}
