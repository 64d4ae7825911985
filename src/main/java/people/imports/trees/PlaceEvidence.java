package people.imports.trees;

import module java.base;

import people.imports.dates.*;
import people.imports.gedcom.*;

/// Takes the places of births and censuses for addresses, each doubted, where no residence says
/// otherwise: somebody may be born on a journey, and counted on a visit.
final class PlaceEvidence {

  private record DoubtedPlace(
      String record, GedcomLine line, GedcomDate date, String what, List<TreePerson> of) {}

  private final Residences residences;

  /// @param residences all of which are told
  PlaceEvidence(Residences residences) {
    this.residences = residences;
  }

  void tell(List<TreePerson> lives, Couples couples) {
    List<DoubtedPlace> all = new ArrayList<>();
    for (TreePerson life : lives) {
      GedcomLine record = life.record.line();
      record.children().stream()
          .filter(line -> line.tag().equals("BIRT") && isDated(line) && !line.saysNo())
          .findFirst()
          .ifPresent(birth -> add(all, life.record.id(), birth, "place of birth", List.of(life)));
      addCensuses(all, life.record.id(), record, List.of(life));
    }
    for (Couples.Union union : couples.unions()) {
      for (Couples.Home census : union.censuses()) {
        add(all, census.family(), census.line(), "census", List.copyOf(union.members()));
      }
    }
    // which are told is decided before any is, since residences alone say otherwise
    all.forEach(
        each -> residences.tellEvidence(each.record, each.line, each.date, each.what, each.of));
  }

  private void addCensuses(
      List<DoubtedPlace> all, String id, GedcomLine record, List<TreePerson> of) {
    for (GedcomLine line : record.children()) {
      if (line.tag().equals("CENS")) {
        add(all, id, line, "census", of);
      }
    }
  }

  private void add(
      List<DoubtedPlace> all, String id, GedcomLine line, String what, List<TreePerson> of) {
    GedcomDate date = line.date();
    if (date == null || date.date() == null) {
      return;
    }
    List<TreePerson> open =
        of.stream().filter(life -> !residences.isKnown(life, date.date().day())).toList();
    if (!open.isEmpty()) {
      all.add(new DoubtedPlace(id, line, date, what, open));
    }
  }

  private static boolean isDated(GedcomLine line) {
    GedcomDate date = line.date();
    return date != null && date.date() != null;
  }
}
