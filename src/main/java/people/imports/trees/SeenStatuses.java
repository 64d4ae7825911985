package people.imports.trees;

import module java.base;

import people.EffectiveDate;
import people.EffectiveDate.Qualifier;
import people.Status;
import people.imports.batches.*;
import people.imports.dates.*;
import people.imports.gedcom.*;
import people.imports.trees.MaritalHistory.Fact;
import people.imports.trees.MaritalHistory.FactKind;

/// The statuses that people's own records say: in words, such as `Marital Status: Widowed` of a
/// census, or by a wedding or divorce that stands with one person, since nobody knows the other
/// one. Each was so by its date, which is doubted.
final class SeenStatuses {

  private static final String ALIKE = "with a person, and of a family as well";
  private static final String DENIED = "with a person, and said not to have happened";
  private static final String DOUBTED =
      "with a person, and not with a family: a status by then, which is doubted";

  /// A status, and the line that says it.
  record Seen(FamilyFact fact, Status status, GedcomLine line) {}

  private final Couples couples;
  private final LifeBounds bounds;
  private final Findings findings;
  private final Map<TreePerson, List<Seen>> all = new HashMap<>();
  private final Map<FamilyFact, Seen> byFact = new HashMap<>();

  private SeenStatuses(Couples couples, LifeBounds bounds, Findings findings) {
    this.couples = couples;
    this.bounds = bounds;
    this.findings = findings;
  }

  static SeenStatuses of(
      List<TreePerson> lives, Couples couples, LifeBounds bounds, Findings findings) {
    SeenStatuses seen = new SeenStatuses(couples, bounds, findings);
    lives.forEach(seen::read);
    return seen;
  }

  /// In the order of her record.
  List<Seen> of(TreePerson life) {
    return all.getOrDefault(life, List.of());
  }

  /// What such a fact is concluded from.
  Seen of(FamilyFact fact) {
    return byFact.get(fact);
  }

  private void read(TreePerson life) {
    for (GedcomLine line : life.record.line().children()) {
      if (line.isDisproven()) {
        continue;
      }
      RecordKind kind = RecordKind.of(line);
      boolean isOfCouple = kind != null && kind.isOfCouple();
      StatusWords.StatusInWords said = isOfCouple && line.saysNo() ? null : StatusWords.said(line);
      boolean isAlike = isOfCouple && said != null && isOfFamily(life, said.status(), line);
      if (said != null && !isAlike) {
        add(life, said, line);
      }
      if (isOfCouple && !line.saysNo()) { // else it is told where the record is read
        tell(kind, life, line, isAlike ? ALIKE : said == null ? DENIED : null);
      }
    }
  }

  private void tell(RecordKind kind, TreePerson life, GedcomLine line, String unusedFor) {
    String where = line.at(life.record.id());
    if (unusedFor != null) {
      findings.unused(kind.plural, unusedFor, where);
      return;
    }
    findings.used(kind.plural);
    findings.doubt(kind.plural, DOUBTED, where);
  }

  /// Whether a family of hers says the same, of a date that may be the same.
  private boolean isOfFamily(TreePerson life, Status status, GedcomLine line) {
    FactKind kind = StatusWords.beginning(status);
    GedcomDate said = line.date();
    Fact fact = new Fact(0, kind, said == null ? null : said.date());
    return couples.unionsOf(life).stream()
        .flatMap(union -> union.facts().stream())
        .filter(each -> each.fact.kind() == kind)
        .anyMatch(
            each -> !fact.from().isAfter(each.fact.to()) && !each.fact.from().isAfter(fact.to()));
  }

  private void add(TreePerson life, StatusWords.StatusInWords said, GedcomLine line) {
    GedcomDate date = line.date();
    EffectiveDate day = date == null ? null : date.date();
    LocalDate last =
        day == null || day.latest() == null ? bounds.last(life, couples) : day.latest();
    Qualifier qualifier = day == null ? Qualifier.NONE : day.qualifier();
    account(line, said.text());
    EffectiveDate by = new EffectiveDate(null, last, qualifier);
    FamilyFact fact = couples.conclude(FactKind.SEEN, life.record.id(), by, said.text());
    Seen seen = new Seen(fact, said.status(), line);
    all.computeIfAbsent(life, _ -> new ArrayList<>()).add(seen);
    byFact.put(fact, seen);
  }

  /// Notes which lines say a status in words.
  private void account(GedcomLine line, String text) {
    findings.readToo(line.number());
    for (GedcomLine child : line.children()) {
      boolean isDate = child.tag().equals("DATE");
      boolean isTitle =
          child.tag().equals("TYPE")
              && (text.startsWith(child.text() + ": ") || text.equals(child.text()));
      boolean isNote = child.isNote() && text.equals(child.note());
      if (isDate || isTitle || isNote) {
        findings.readToo(child.number());
      }
    }
  }
}
