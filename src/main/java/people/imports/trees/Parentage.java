package people.imports.trees;

import module java.base;

import people.imports.batches.*;
import people.imports.gedcom.*;

/// Tells whose children the people of a family tree are: a family names its children (CHIL), and
/// they name it (FAMC). Of several families, the first one that the child was born to counts, since
/// the parents are one list; of those that adopted her it is said that they did. Who only took her
/// in, as step-parents do, is no parent. See [Pedigree].
final class Parentage {

  /// A child in a family.
  private static final class Link {

    private final TreePerson child;
    private final String family;

    /// Number of the line of the family that says so; 0 where only the child does.
    private final int line;

    /// How the child belongs to the family, as she says it; null where she says nothing.
    private Pedigree ofFamily;

    /// How she belongs to each of the partners, as the family says it.
    private Map<TreePerson, Pedigree> ofParents = Map.of();

    Link(TreePerson child, String family, int line) {
      this.child = child;
      this.family = family;
      this.line = line;
    }

    Pedigree to(TreePerson parent) {
      Pedigree said = ofParents.get(parent);
      said = said == null ? ofFamily : said;
      return said == null ? Pedigree.BIRTH : said;
    }

    /// How she belongs to the one of some parents who is nearest to her.
    Pedigree nearest(Set<TreePerson> parents) {
      return parents.stream().map(this::to).min(Comparator.naturalOrder()).orElseThrow();
    }
  }

  private static final String CHILDREN = RecordKind.CHILD.plural;

  /// Below CHIL the tags for each of the parents.
  private static final Map<String, String> RELATIONS = Map.of("_FREL", "HUSB", "_MREL", "WIFE");

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
    parentage.links.forEach(parentage::choose);
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
        Link link = new Link(child, id, line.number());
        link.ofParents = ofParents(family, line, livesById);
        add(link);
      }
    }
  }

  /// How a child belongs to the husband and the wife.
  private Map<TreePerson, Pedigree> ofParents(
      GedcomLine family, GedcomLine child, Map<String, TreePerson> livesById) {
    Map<TreePerson, Pedigree> found = Map.of(); // as of most
    for (GedcomLine said : child.children()) {
      String role = RELATIONS.get(said.tag());
      Pedigree pedigree = role == null ? null : Pedigree.of(said.text());
      if (pedigree == null || pedigree == Pedigree.UNKNOWN) {
        continue;
      }
      List<GedcomLine> spouses =
          family.children().stream().filter(line -> line.tag().equals(role)).toList();
      TreePerson parent = spouses.size() == 1 ? livesById.get(spouses.getFirst().ref()) : null;
      if (parent != null) {
        found = found.isEmpty() ? new HashMap<>() : found;
        found.put(parent, pedigree);
        findings.readToo(said.number());
      }
    }
    return found;
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
      link.ofFamily = Pedigree.of(line.value("PEDI"));
    }
  }

  /// Chooses the parents by one of the families of a child; none where no family has any.
  private void choose(TreePerson child, Collection<Link> families) {
    Link chosen = null;
    for (Link link : families) {
      Set<TreePerson> parents = parents(link);
      boolean isBetter =
          !parents.isEmpty()
              && (chosen == null
                  || chosen.nearest(parents(chosen)) != Pedigree.BIRTH
                      && link.nearest(parents) == Pedigree.BIRTH);
      chosen = isBetter ? link : chosen;
    }
    for (Link link : families) {
      if (link.line == 0) {
        continue;
      }
      if (link == chosen) {
        findings.used(CHILDREN);
        tellOthers(link);
      } else if (parents(link).isEmpty() && !partners(link).isEmpty()) {
        findings.unused(CHILDREN, "of step or foster parents, who are no parents", at(link));
      } else if (parents(link).isEmpty()) {
        findings.unused(CHILDREN, "of a family without parents", at(link));
      } else {
        findings.unused(CHILDREN, "has parents of another family, which are kept", at(link));
      }
    }
    if (chosen != null) {
      child.parents = parents(chosen);
      child.pedigree = words(chosen);
    }
  }

  private void tellOthers(Link link) {
    if (parents(link).size() < partners(link).size()) {
      findings.doubt(CHILDREN, "of one of the two only, the other one took the child in", at(link));
    }
  }

  /// How a child belongs to her parents; null where she was born to them.
  private String words(Link link) {
    Set<TreePerson> parents = parents(link);
    long adopting = parents.stream().filter(parent -> link.to(parent) == Pedigree.ADOPTED).count();
    return adopting == 0
        ? null
        : adopting == parents.size() ? Pedigree.BY_ADOPTION : "adopted by one of them";
  }

  private static String at(Link link) {
    return "%s (line %d)".formatted(link.family, link.line);
  }

  private Set<TreePerson> partners(Link link) {
    Set<TreePerson> all = members.get(link.family);
    if (!all.contains(link.child)) {
      return all;
    }
    Set<TreePerson> partners = new LinkedHashSet<>(all);
    partners.remove(link.child);
    return partners;
  }

  /// The partners of a family whose child she is.
  private Set<TreePerson> parents(Link link) {
    Set<TreePerson> partners = partners(link);
    if (link.ofFamily != Pedigree.TAKEN_IN && link.ofParents.isEmpty()) {
      return partners;
    }
    Set<TreePerson> parents = new LinkedHashSet<>(partners);
    parents.removeIf(each -> link.to(each) == Pedigree.TAKEN_IN);
    return parents;
  }
}
