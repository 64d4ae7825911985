package people.imports.trees;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.dates.*;
import people.imports.trees.Couples.Union;
import people.imports.trees.MaritalHistory.Doubt;
import people.imports.trees.MaritalHistory.Doubtful;
import people.imports.trees.MaritalHistory.Fact;
import people.imports.trees.MaritalHistory.FactKind;
import people.imports.trees.MaritalHistory.MaritalChange;
import people.imports.trees.MaritalHistory.Marriage;

/// The changes of status that follow from what happened to couples, for each of them, see
/// [MaritalHistory]; and the account of the lines that say so.
final class CoupleStatuses {

  private static final String BOUNDED = "counted by the last day that is possible, and doubted";

  private static final String STATUSES = "statuses";

  private static final String EARLIER =
      "they may have married before, by what else is told of them";
  private static final String DIED_FIRST = "it is not known who of the two died first";

  private final Couples couples;
  private final Findings findings;

  /// What people's own records say.
  private final SeenStatuses seen;

  /// By person, the unions that may have ended by a wedding of the other one.
  private final Map<TreePerson, Set<String>> doubted = new HashMap<>();

  /// What one says of the marriages of another one.
  private final LapsesOfBoth lapses;

  /// Couples of whom nobody knows who died first.
  private final Set<Union> withoutWidow = Collections.newSetFromMap(new IdentityHashMap<>());

  private CoupleStatuses(Couples couples, SeenStatuses seen, Findings findings) {
    this.couples = couples;
    this.seen = seen;
    this.lapses = new LapsesOfBoth(couples);
    this.findings = findings;
  }

  /// Tells everyone's events. An undated divorce of one is bounded by the next wedding of the
  /// other, and a marriage ends by that, of which the one's own records know nothing: so these are
  /// shared before statuses are told.
  static void tell(List<TreePerson> lives, Couples couples, LifeBounds bounds, Findings findings) {
    UnionBounds.tell(couples, bounds);
    SeenStatuses seen = SeenStatuses.of(lives, couples, bounds, findings);
    CoupleStatuses statuses = new CoupleStatuses(couples, seen, findings);
    List<TreePerson> told = lives.stream().filter(statuses::isTold).toList();
    Map<FamilyFact, LocalDate> days = new HashMap<>();
    List<TreePerson> inOrder = Couples.inOrder(told);
    for (TreePerson life : inOrder) {
      if (couples.unionsOf(life).size() + seen.of(life).size() > 1) {
        statuses.shareLapses(life, statuses.marriages(life));
      }
    }
    statuses.lapses.tell();
    // what one shares may change what the next one does
    inOrder.forEach(life -> statuses.share(life, days));
    days.forEach(FamilyFact::by);
    NarrowedFacts.tell(couples, told, life -> statuses.marriages(life).history.changes());
    told.forEach(statuses::tell);
    statuses.accountWidowhoods();
    couples.facts().values().forEach(statuses::account);
  }

  /// Whether anything is said of a status of hers.
  private boolean isTold(TreePerson life) {
    return !couples.unionsOf(life).isEmpty() || !seen.of(life).isEmpty();
  }

  // ---- one life

  /// A person's marriages, with the partners they were with.
  private record Marriages(
      MaritalHistory history, Map<Marriage, Union> unions, Map<Marriage, TreePerson> partners) {}

  private Marriages marriages(TreePerson life) {
    List<Marriage> ofLife = new ArrayList<>();
    Set<Marriage> open = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<Marriage, Union> unions = new IdentityHashMap<>();
    Map<Marriage, TreePerson> partners = new IdentityHashMap<>();
    for (Union union : couples.unionsOf(life)) {
      List<TreePerson> others = union.members().stream().filter(member -> member != life).toList();
      boolean dead = !others.isEmpty() && others.stream().allMatch(TreePerson::isDead);
      TreePerson last =
          dead
              ? others.stream().max(Comparator.comparing(other -> other.died().day())).orElseThrow()
              : null;
      boolean isSaid = last != null && last.died().equals(last.record.death().date());
      Fact partnerDied =
          last == null ? null : new Fact(0, FactKind.DEATH_OF_PARTNER, last.died(), isSaid);
      List<Fact> facts = new ArrayList<>(union.facts().stream().map(said -> said.fact).toList());
      FamilyFact lapse = union.lapses().get(life);
      boolean isDeadBefore =
          lapse != null && partnerDied != null && lapse.fact.from().isAfter(partnerDied.to());
      if (lapse != null && !isDeadBefore) {
        facts.add(beforeNext(lapse.fact, life, union));
      }
      Marriage couple = new Marriage(facts, partnerDied);
      boolean isDoubted = isDeadBefore || last != null && last.isDeathGainsaid;
      if (isDoubted
          || couples.signs.isContradicted(union)
          || doubted.getOrDefault(life, Set.of()).contains(union.family())) {
        open.add(couple);
      }
      ofLife.add(couple);
      unions.put(couple, union);
      if (!others.isEmpty()) {
        partners.put(couple, last != null ? last : others.getFirst());
      }
    }
    for (SeenStatuses.Seen said : seen.of(life)) {
      ofLife.add(new Marriage(List.of(said.fact().fact), null, said.status()));
    }
    return new Marriages(
        MaritalHistory.of(ofLife, open, life.died(), lastUnion(life)), unions, partners);
  }

  /// A marriage that may end by a wedding of the other one before her own next wedding, and may
  /// not: that ends it anyway.
  private Fact beforeNext(Fact lapse, TreePerson life, Union union) {
    LocalDate day = lapse.to();
    for (Union other : couples.unionsOf(life)) {
      for (FamilyFact said : other == union ? List.<FamilyFact>of() : other.facts()) {
        LocalDate wed = said.fact.from();
        boolean isNext = said.fact.kind().starts() && said.fact.isSaid();
        day = isNext && wed.isAfter(lapse.from()) && wed.isBefore(day) ? wed : day;
      }
    }
    if (day.equals(lapse.to()) || lapse.from().equals(LocalDate.MIN)) {
      return lapse;
    }
    EffectiveDate date = new EffectiveDate(lapse.from(), day, lapse.date().qualifier());
    return new Fact(lapse.number(), lapse.kind(), date, lapse.isSaid());
  }

  /// The last day on which an undated union of hers may have begun that is told before another one;
  /// the first of all for none.
  private LocalDate lastUnion(TreePerson life) {
    return couples.unionsOf(life).stream()
        .flatMap(union -> union.facts().stream())
        .map(said -> said.mayBeLater)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(LocalDate.MIN);
  }

  /// What a fact comes from; null for a death.
  private FamilyFact said(Fact fact) {
    return couples.facts().get(fact.number());
  }

  /// Notes what this life says of the others: by when the undated facts were, and what its weddings
  /// ended.
  ///
  /// @param days by undated fact, the last day on which it may have been
  private void share(TreePerson life, Map<FamilyFact, LocalDate> days) {
    Marriages marriages = marriages(life);
    List<MaritalChange> changes = marriages.history.changes();
    Map<Marriage, LocalDate> next = new IdentityHashMap<>();
    LocalDate nextWedding = LocalDate.MAX;
    for (MaritalChange change : changes.reversed()) {
      Fact fact = change.fact();
      LocalDate day = next.getOrDefault(change.couple(), LocalDate.MAX);
      boolean isEnd = fact.kind().ends();
      day = isEnd && nextWedding.isBefore(day) ? nextWedding : day;
      FamilyFact said = said(fact);
      boolean isOpen = said != null && !fact.isSaid() && fact.date().earliest() == null;
      if (isOpen && day.isBefore(fact.to())) {
        days.merge(said, day, (one, other) -> one.isBefore(other) ? one : other);
      }
      LocalDate to = day.isBefore(fact.to()) ? day : fact.to();
      next.put(change.couple(), to);
      nextWedding = fact.kind().starts() ? to : nextWedding;
    }
    shareLapses(life, marriages);
    lapses.tell();
  }

  /// Notes which of its marriages this life's weddings ended for the other one, or may have.
  private void shareLapses(TreePerson life, Marriages marriages) {
    for (MaritalWalk.Lapse lapse : marriages.history.lapses()) {
      Union union = marriages.unions.get(lapse.couple());
      if (union != null && lapse.date() != null) {
        lapses.add(life, union, lapse);
      }
      for (TreePerson other : union == null ? Set.<TreePerson>of() : union.members()) {
        if (other != life && lapse.date() == null) {
          doubted.computeIfAbsent(other, _ -> new HashSet<>()).add(union.family());
        }
      }
    }
  }

  private void tell(TreePerson life) {
    Marriages marriages = marriages(life);
    Map<Marriage, List<FamilyFact>> seconds = seconds(marriages.history.doubtful());
    for (MaritalChange change : doubtedBesideUnknown(life, marriages)) {
      FamilyPartner partner = partner(life, marriages, change);
      FamilyFact said = said(change.fact());
      Details details =
          said != null
              ? details(change, said, seconds)
              : widowhood(change, marriages.partners.get(change.couple()));
      life.events.add(LifeEvent.change(change.status(), partner, details));
      if (change.fact().kind() == FactKind.MARRIAGE) {
        life.weddings.add(new TreePerson.Wedding(change.date(), partner));
      }
    }
    for (Doubtful doubtful : marriages.history.doubtful()) {
      note(doubtful, marriages);
      boolean isInWords =
          doubtful.doubt() == Doubt.SEEN_OTHERWISE || doubtful.doubt() == Doubt.SEEN_AGAINST;
      if (isInWords) {
        tellInWords(life, said(doubtful.fact()));
      }
    }
  }

  /// Null for none, or one of whom nothing is known.
  private static FamilyPartner partner(TreePerson life, Marriages marriages, MaritalChange change) {
    Union with = change.with() == null ? null : marriages.unions.get(change.with());
    return with == null ? null : with.partnerOf(life);
  }

  /// A union that names nobody would go on with the one before it, so it is doubted; and where it
  /// may have been on any day, so are all before it.
  private static List<MaritalChange> doubtedBesideUnknown(TreePerson life, Marriages marriages) {
    List<MaritalChange> changes = new ArrayList<>();
    Marriage named = null;
    int firstSure = 0;
    for (MaritalChange each : marriages.history.changes()) {
      boolean isUnion = each.status().isUnion();
      boolean isNameless = isUnion && partner(life, marriages, each) == null;
      boolean isOther = isNameless && named != null && named != each.with();
      if (isNameless && each.date().earliest() == null) {
        for (; firstSure < changes.size(); firstSure++) {
          MaritalChange before = changes.get(firstSure);
          boolean isSame = !before.status().isUnion() || before.with() == each.with();
          changes.set(firstSure, isSame ? before : before.doubted());
        }
      }
      named = isUnion && !isNameless ? each.with() : isOther ? named : null;
      changes.add(isOther ? each.doubted() : each);
    }
    return changes;
  }

  /// Keeps a status that a text says against the dated facts, on the day that the text has.
  private void tellInWords(TreePerson life, FamilyFact said) {
    SeenStatuses.Seen seenAs = seen.of(said);
    GedcomDate date = seenAs.line().date();
    boolean isDated = date != null && date.date() != null;
    Map<String, Object> others = new LinkedHashMap<>();
    if (date != null && !date.exact()) {
      others.put("dateText", date.words());
    }
    others.put("note", said.note);
    EffectiveDate day = isDated ? date.date() : said.fact.date();
    life.events.add(
        LifeEvent.statusInWords(seenAs.status(), new Details(day, said.family, others)));
  }

  /// By couple, the further records of its wedding, which are kept as a note of the first one.
  private Map<Marriage, List<FamilyFact>> seconds(List<Doubtful> doubtful) {
    Map<Marriage, List<FamilyFact>> seconds = new IdentityHashMap<>();
    for (Doubtful each : doubtful) {
      if (each.doubt() == Doubt.SECOND_WEDDING_RECORD) {
        seconds.computeIfAbsent(each.couple(), _ -> new ArrayList<>()).add(said(each.fact()));
      }
    }
    return seconds;
  }

  private Details details(
      MaritalChange change, FamilyFact said, Map<Marriage, List<FamilyFact>> seconds) {
    said.used = true;
    boolean same = said.date == null || said.date.exact() && change.date().equals(said.date.date());
    if (change.fact().kind() == FactKind.UNION && !said.isConcluded()) {
      return details(change.date(), said.family, null, EARLIER);
    }
    List<FamilyFact> more = change.fact().kind().starts() ? seconds.remove(change.couple()) : null;
    String note = more == null ? said.note : "also recorded: " + words(more);
    return details(change.date(), said.family, same ? null : said.date.words(), note);
  }

  private static String words(List<FamilyFact> records) {
    List<String> words = new ArrayList<>();
    for (FamilyFact record : records) {
      record.used = true;
      String date = record.date == null ? "without a date" : record.date.words();
      String type = record.line.value("TYPE");
      words.add(type.isEmpty() ? date : date + ", " + type);
    }
    return String.join("; ", words);
  }

  private Details widowhood(MaritalChange change, TreePerson partner) {
    PersonRecord.DeathRecord death = partner.record.death();
    GedcomDate date = partner.record.deathLine().date();
    boolean same = change.date().equals(death.date());
    String words = same || date == null ? death.words() : date.words();
    String note = change.status() == Status.UNKNOWN ? DIED_FIRST : null;
    return details(change.date(), partner.record.id(), words, note);
  }

  private Details details(EffectiveDate date, String record, String words, String note) {
    Map<String, Object> others = new LinkedHashMap<>(GedcomDate.dateText(words));
    if (note != null) {
      others.put("note", note);
    }
    return new Details(date, record, others);
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
          "of a spouse: " + doubt.text,
          partner.deathLine().at(partner.id()));
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
    if (said.isConcluded()) {
      Doubt against =
          said.doubts.contains(Doubt.SEEN_AGAINST) ? Doubt.SEEN_AGAINST : said.unusedFor;
      if (against == Doubt.SEEN_OTHERWISE || against == Doubt.SEEN_AGAINST) {
        findings.doubt(
            STATUSES, against.text, seen.of(said).line().at(said.family) + ": '" + said.note + "'");
      }
      return;
    }
    String kind = said.kind.plural;
    String where = said.line.at(said.family);
    if (!said.used) {
      findings.unused(kind, said.unusedFor.text, where);
      return;
    }
    findings.used(kind);
    if (said.unusedFor == Doubt.SECOND_WEDDING_RECORD) {
      findings.doubt(kind, said.unusedFor.text + ": kept as a note of the first", where);
      return;
    }
    if (said.date != null) {
      said.date.tellDoubt(where, (why, example) -> findings.doubt(kind, why, example));
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
      if (said.date == null) {
        findings.doubt(kind, "no date: " + BOUNDED, where);
      } else {
        findings.doubt(
            kind,
            said.date.notUnderstood() + ": " + BOUNDED,
            "%s: '%s'".formatted(where, said.date.words()));
      }
    }
  }
}
