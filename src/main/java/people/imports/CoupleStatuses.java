package people.imports;

import module java.base;

import people.*;
import people.imports.Couples.FamilyFact;
import people.imports.Couples.Union;
import people.imports.MaritalHistory.Doubt;
import people.imports.MaritalHistory.Doubtful;
import people.imports.MaritalHistory.Fact;
import people.imports.MaritalHistory.FactKind;
import people.imports.MaritalHistory.MaritalChange;
import people.imports.MaritalHistory.Marriage;

/// The changes of status that follow from what happened to couples, for each of them, see
/// [MaritalHistory]; and the account of the lines that say so.
final class CoupleStatuses {

  private static final String UNBOUNDED =
      "nothing known comes after, so counted from the day of recording";

  private static final String BOUNDED =
      "counted by the next day that is known, of a divorce, a wedding or a death";

  private final Couples couples;
  private final GedcomFile gedcom;
  private final Findings findings;

  /// Couples of whom nobody knows who died first.
  private final Set<Union> withoutWidow = Collections.newSetFromMap(new IdentityHashMap<>());

  private CoupleStatuses(Couples couples, GedcomFile gedcom, Findings findings) {
    this.couples = couples;
    this.gedcom = gedcom;
    this.findings = findings;
  }

  /// Tells everyone's events. An undated divorce of one is bounded by the next wedding of the
  /// other, which the one's own records don't know: so bounds are shared before statuses are told,
  /// and both lives give the divorce the same days.
  static void tell(List<TreePerson> lives, Couples couples, GedcomFile gedcom, Findings findings) {
    CoupleStatuses statuses = new CoupleStatuses(couples, gedcom, findings);
    lives.forEach(statuses::bound);
    for (FamilyFact said : couples.facts().values()) {
      if (said.bound != null) {
        said.fact = new Fact(said.fact.line(), said.fact.kind(), said.bound);
      }
    }
    lives.forEach(statuses::tell);
    statuses.accountWidowhoods();
    couples.facts().values().forEach(statuses::account);
  }

  // ---- one life

  /// A person's marriages, with the partners they were with.
  private record Marriages(
      MaritalHistory history, Map<Marriage, Union> unions, Map<Marriage, TreePerson> partners) {}

  private Marriages marriages(TreePerson life) {
    List<Marriage> ofLife = new ArrayList<>();
    Map<Marriage, Union> unions = new IdentityHashMap<>();
    Map<Marriage, TreePerson> partners = new IdentityHashMap<>();
    for (Union union : couples.unionsOf(life)) {
      List<TreePerson> others = union.members().stream().filter(member -> member != life).toList();
      boolean dead = !others.isEmpty() && others.stream().allMatch(TreePerson::isDead);
      boolean dated = dead && others.stream().allMatch(other -> other.died() != null);
      TreePerson last =
          dated
              ? others.stream().max(Comparator.comparing(other -> other.died().day())).orElseThrow()
              : null;
      Fact partnerDied =
          last == null
              ? null
              : new Fact(
                  last.record.death().line().number(), FactKind.DEATH_OF_PARTNER, last.died());
      List<Fact> facts = union.facts().stream().map(said -> said.fact).toList();
      Marriage couple = new Marriage(facts, partnerDied, dead);
      ofLife.add(couple);
      unions.put(couple, union);
      if (!others.isEmpty()) {
        partners.put(couple, last != null ? last : others.getFirst());
      }
    }
    return new Marriages(MaritalHistory.of(ofLife, life.died(), life.isDead()), unions, partners);
  }

  /// The line that a fact comes from; null for a death, and for no fact.
  private FamilyFact said(Fact fact) {
    return fact == null ? null : couples.facts().get(fact.line());
  }

  /// Notes what bounds the undated facts in this life.
  private void bound(TreePerson life) {
    for (MaritalChange change : marriages(life).history.changes()) {
      FamilyFact said = said(change.fact());
      EffectiveDate date = change.date();
      if (said != null && said.isUndated() && date != null) {
        boolean tighter = said.bound == null || date.day().isBefore(said.bound.day());
        said.bound = tighter ? date : said.bound;
      }
    }
  }

  private void tell(TreePerson life) {
    Marriages marriages = marriages(life);
    for (MaritalChange change : marriages.history.changes()) {
      FamilyFact said = said(change.fact());
      Details details =
          said != null
              ? details(change, said)
              : widowhood(change, marriages.partners.get(change.couple()));
      FamilyPartner partner =
          change.with() == null ? null : marriages.unions.get(change.with()).partnerOf(life);
      if (partner != null) {
        findings.made(FamilyTree.PARTNERS);
      }
      life.events.add(LifeEvent.change(change.status(), partner, details));
    }
    for (Doubtful doubtful : marriages.history.doubtful()) {
      note(doubtful, marriages);
    }
  }

  private Details details(MaritalChange change, FamilyFact said) {
    said.used = true;
    boolean same =
        said.date == null
            || said.date.exact() && change.date() != null && change.date().equals(said.date.date());
    return details(change.date(), said.family, same ? null : said.date.words());
  }

  private Details widowhood(MaritalChange change, TreePerson partner) {
    PersonRecord.DeathRecord death = partner.record.death();
    GedcomDate date = GedcomDate.of(death.line());
    boolean same = change.date() == null || change.date().equals(death.date());
    if (change.date() == null) {
      findings.doubt(
          RecordKind.DEATH.plural,
          "ended a marriage on an unknown day: the widowhood counts from the day of recording",
          death.line().at(partner.record.id()));
    }
    String words = same || date == null ? death.words() : date.words();
    return details(change.date(), partner.record.id(), words);
  }

  private Details details(EffectiveDate date, String record, String words) {
    return new Details(date, gedcom.source(record), GedcomDate.dateText(words));
  }

  // ---- the account

  private void note(Doubtful doubtful, Marriages marriages) {
    Doubt doubt = doubtful.doubt();
    FamilyFact said = said(doubtful.fact());
    if (doubt == Doubt.WIDOWHOOD_UNKNOWN) {
      withoutWidow.add(marriages.unions.get(doubtful.couple()));
    } else if (said == null) {
      PersonRecord partner = marriages.partners.get(doubtful.couple()).record;
      findings.doubt(
          RecordKind.DEATH.plural,
          "of a spouse " + doubt.text,
          partner.death().line().at(partner.id()));
    } else if (doubt.used) {
      said.doubts.add(doubt);
    } else {
      said.unusedFor = doubt;
    }
  }

  private void accountWidowhoods() {
    for (Union union : couples.unions()) {
      if (withoutWidow.contains(union)) {
        findings.doubt(
            RecordKind.MARRIAGE.plural,
            "ended by a death, and it is not known who died first: nobody is taken for widowed",
            union.family());
      }
    }
  }

  /// Counts a line about a couple, now that it is known what both made of it.
  private void account(FamilyFact said) {
    String kind = said.kind.plural;
    String where = said.line.at(said.family);
    if (!said.used) {
      findings.unused(kind, said.unusedFor.text, where);
      return;
    }
    findings.used(kind);
    if (said.date != null) {
      said.date.tellDoubt(findings, kind, where);
    }
    if (said.unusedFor != null) {
      findings.doubt(kind, "not for both: for one of the couple, " + said.unusedFor.text, where);
    }
    for (Doubt doubt : said.doubts) {
      if (doubt != Doubt.NARROWED || !said.isUndated()) {
        findings.doubt(kind, doubt.text, where);
      }
    }
    if (said.isUndated()) {
      String counted = said.bound == null ? UNBOUNDED : BOUNDED;
      if (said.date == null) {
        findings.doubt(kind, "no date: " + counted, where);
      } else {
        findings.doubt(
            kind,
            said.date.notUnderstood() + ": " + counted,
            "%s: '%s'".formatted(where, said.date.words()));
      }
    }
  }
}
