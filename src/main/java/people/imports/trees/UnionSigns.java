package people.imports.trees;

import module java.base;

import people.EffectiveDate;
import people.imports.batches.*;
import people.imports.dates.*;
import people.imports.gedcom.*;
import people.imports.trees.Couples.Union;
import people.imports.trees.MaritalHistory.Doubt;
import people.imports.trees.MaritalHistory.Fact;
import people.imports.trees.MaritalHistory.FactKind;

/// What a family tree says by the way against a wedding, or of the end of a couple: codes of
/// programs, notes, and what contradicts the rest. It makes what the facts say doubtful.
final class UnionSigns {

  private static final String WIDOWED = "it is said that one of them died, and not who";

  /// What speaks of another marriage than this one.
  private static final Set<String> EARLIER =
      UnionWords.words(
          """
          after, before, previous, previously, prior, first, former, from his, from her, earlier
          apres, avant, precedent, precedente, nach, vor, zuvor, vorherige, erste, na, voor, eerste
          despues, antes, primera, dopo, prima, depois, primeira, efter, for, forste, forsta, etter
          po, pierwszy, pierwsza, prvni
          """);

  private static final int LONGEST_NOTE = 120;

  private final Couples couples;
  private final Findings findings;

  /// Couples of whom it is said that they did not marry.
  private final Set<Union> unwed = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Couples who may have parted, nobody says when: one of them was with another one.
  private final Set<Union> gainsaid = Collections.newSetFromMap(new IdentityHashMap<>());

  /// By couple, the family with a note that it is over.
  private final Map<Union, String> notedEnds = new IdentityHashMap<>();

  UnionSigns(Couples couples, Findings findings) {
    this.couples = couples;
    this.findings = findings;
  }

  // ---- read with the families

  /// Reads a line of a family that is no fact.
  void read(String family, GedcomLine line, Union union) {
    if (UnionWords.saysWidowed(line)) {
      readWidowhood(family, line, union);
    }
    if (isUnwed(line)) {
      findings.readToo(line.number());
      unwed.add(union);
    }
    if (line.isNote() && notesEnd(line.note())) {
      findings.readToo(line.number());
      notedEnds.put(union, family);
    }
  }

  /// Reads the notes of a wedding.
  void readNotes(String family, GedcomLine wedding, Union union) {
    if (wedding.values("NOTE").anyMatch(UnionSigns::notesEnd)) {
      notedEnds.put(union, family);
    }
  }

  /// A line says that one of them died, and no death is recorded.
  private void readWidowhood(String family, GedcomLine line, Union union) {
    if (union.members().stream().anyMatch(TreePerson::isDead)) {
      return;
    }
    GedcomDate date = line.date();
    findings.readToo(line.number());
    line.children().stream()
        .filter(child -> Set.of("DATE", "TYPE").contains(child.tag()))
        .forEach(child -> findings.readToo(child.number()));
    EffectiveDate day = date == null ? null : date.date();
    EffectiveDate doubted = day == null ? null : day.doubted();
    union.facts().add(couples.conclude(FactKind.LAPSE, family, doubted, WIDOWED));
  }

  /// Whether a code of a program says of a family that the two did not marry.
  private static boolean isUnwed(GedcomLine line) {
    return switch (line.tag()) {
      case "_NMR", "_NMAR" -> !line.saysNo();
      case "_MARRIED" -> line.saysNo();
      default -> false;
    };
  }

  /// Whether a note says that a couple is none any more. It may tell of an earlier marriage, or of
  /// others, so it is to be short.
  static boolean notesEnd(String note) {
    String tidy = UnionDoubts.ofTheCouple(UnionWords.tidy(note));
    return note.length() <= LONGEST_NOTE
        && UnionWords.end(tidy) != null
        && !UnionWords.has(tidy, EARLIER);
  }

  // ---- once all are read

  /// Leaves out the status of a couple beside the wedding by which it has that, and doubts a
  /// wedding of which another line says that there was none.
  void settle(Union union) {
    boolean isWed =
        union.facts().stream().anyMatch(each -> each.fact.kind().starts() && !each.isStatusCode());
    for (FamilyFact each : List.copyOf(union.facts())) {
      if (isWed && each.isStatusCode() && each.fact.kind().starts()) {
        each.unusedFor = Doubt.SECOND_WEDDING_RECORD;
        union.facts().remove(each);
      } else if (unwed.contains(union) && each.fact.kind() == FactKind.MARRIAGE) {
        each.doubt();
      }
    }
  }

  /// The family with a note by which a couple is none any more, of which no fact says so; null for
  /// none.
  String notedEnd(Union union) {
    boolean isEnded = union.facts().stream().anyMatch(said -> said.fact.kind().provesWedding());
    boolean isBegun = union.facts().stream().anyMatch(said -> said.fact.kind().starts());
    return isBegun && !isEnded ? notedEnds.get(union) : null;
  }

  /// Notes that a couple may have parted.
  void gainsay(Union union) {
    gainsaid.add(union);
  }

  /// Whether something contradicts what is told of a couple: one of them was with another one, or
  /// was not born yet.
  boolean isContradicted(Union union) {
    return gainsaid.contains(union)
        || union.facts().stream()
            .map(said -> said.fact)
            .filter(Fact::isSaid)
            .anyMatch(fact -> union.members().stream().anyMatch(one -> one.isBornAfter(fact.to())));
  }
}
