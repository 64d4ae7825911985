package people.imports.trees;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;
import people.imports.batches.*;
import people.imports.dates.*;
import people.imports.gedcom.*;

/// Concludes from ages (AGE) what no line dates: a birth from the age at the death, at a wedding or
/// in a census, and the last day of a death from the age at it.
///
/// An age may be rounded, or what somebody remembered. So what is concluded is doubted, nothing
/// else is concluded from it, and it is left alone where something that is told is against it.
final class SaidAges {

  private static final String AGES = "ages";
  private static final String OF_BIRTH = "counted back to a birth without a date, which is doubted";
  private static final String OF_DEATH = "counted on to a death without a date, which is doubted";

  /// What begins the words of a date that is counted from an age.
  private static final String MARK = "AGE ";

  /// More than the days between the death of a father and the birth of his child.
  private static final int PREGNANCY = 300;

  /// Lines of a person that say when she was how old.
  private static final Set<String> SAYING = Set.of("DEAT", "BURI", "CREM", "CENS");

  /// An age that stands beside a date.
  ///
  /// @param of the line that has the date
  /// @param role of the person in a wedding; null for a line of her own
  /// @param line that says the age
  private record SaidAge(GedcomLine of, GedcomLine role, GedcomLine line, TreeAge age) {

    /// `AGE 70y, DEAT 1850`.
    String words() {
      return "%s%s, %s %s".formatted(MARK, line.text(), of.tag(), of.date().words());
    }
  }

  private final GedcomFile gedcom;
  private final Couples couples;
  private final Findings findings;

  private SaidAges(GedcomFile gedcom, Couples couples, Findings findings) {
    this.gedcom = gedcom;
    this.couples = couples;
    this.findings = findings;
  }

  /// Concludes it for everyone whose statuses are told.
  static void tell(GedcomFile gedcom, List<TreePerson> lives, Couples couples, Findings findings) {
    SaidAges ages = new SaidAges(gedcom, couples, findings);
    for (TreePerson life : Couples.inOrder(lives)) {
      if (life.record.born() == null) {
        ages.tellBirth(life);
      } else if (life.isDead() && life.record.death().date() == null) {
        ages.tellDeath(life);
      }
    }
  }

  /// The members of an event, with the words of an age.
  static Map<String, Object> members(Map<String, Object> others, String words) {
    if (words == null) {
      return others;
    }
    Map<String, Object> all = new LinkedHashMap<>(others);
    all.merge("dateText", words, (before, _) -> before + "; " + words);
    return all;
  }

  /// Whether the date of an event was counted from an age, and not corrected since.
  static boolean isAged(Details details) {
    return details.effective() != null
        && details.effective().qualifier() != Qualifier.NONE
        && details.others().get("dateText") instanceof String words
        && (words.startsWith(MARK) || words.contains("; " + MARK));
  }

  // ---- births

  private void tellBirth(TreePerson life) {
    List<SaidAge> ages = ages(life);
    LocalDate first = ages.isEmpty() ? null : first(life);
    for (SaidAge said : ages) {
      EffectiveDate born = said.age.birth(said.of.date().date());
      boolean isAgainst = born != null && born.earliest() != null && born.earliest().isAfter(first);
      if (born != null && !isAgainst) {
        life.bornByAge = born;
        life.bornWords = said.words();
        use(life, said, OF_BIRTH);
        return;
      }
    }
  }

  private void use(TreePerson life, SaidAge said, String why) {
    findings.doubt(
        AGES, why, "%s: '%s'".formatted(said.line.at(life.record.id()), said.line.text()));
    findings.readToo(said.line.number());
    if (said.role != null) {
      findings.readToo(said.role.number());
    }
    if (RecordKind.of(said.of) == null) {
      findings.readToo(said.of.number());
      findings.readToo(said.of.child("DATE").number());
    }
  }

  /// The ages of a person on dates that are known: those of her own lines, then those of weddings.
  private List<SaidAge> ages(TreePerson life) {
    List<SaidAge> found = new ArrayList<>();
    for (GedcomLine line : life.record.line().children()) {
      boolean isUsed =
          RecordKind.of(line) == null
              || life.isDead() && life.record.death().line() == line.number();
      if (SAYING.contains(line.tag()) && isUsed) {
        add(line, null, line, found);
      }
    }
    Map<String, String> roles = new HashMap<>();
    for (Couples.Union union : couples.unionsOf(life)) {
      for (FamilyFact fact : union.facts()) {
        if (fact.kind == RecordKind.MARRIAGE && fact.used && hasAge(fact.line)) {
          String role = roles.computeIfAbsent(fact.family, _ -> role(life, fact.line.number()));
          GedcomLine spouse = role == null ? null : fact.line.child(role);
          if (spouse != null) {
            add(fact.line, spouse, spouse, found);
          }
        }
      }
    }
    return found;
  }

  private static boolean hasAge(GedcomLine wedding) {
    return wedding.children().stream().anyMatch(spouse -> spouse.child("AGE") != null);
  }

  private static void add(GedcomLine of, GedcomLine role, GedcomLine above, List<SaidAge> found) {
    GedcomLine line = above.child("AGE");
    TreeAge age = line == null ? null : TreeAge.of(line.text());
    GedcomDate date = age == null ? null : of.date();
    if (date != null && date.date() != null) {
      found.add(new SaidAge(of, role, line, age));
    }
  }

  /// Whether somebody is the husband or the wife of a family; null where that is not clear.
  ///
  /// @param line number of a line of the family
  private String role(TreePerson life, int line) {
    String role = null;
    List<GedcomLine> lines = gedcom.recordOf(line).children();
    for (GedcomLine each : lines) {
      boolean isSpouse = each.tag().equals("HUSB") || each.tag().equals("WIFE");
      role = isSpouse && life.record.id().equals(each.ref()) ? each.tag() : role;
    }
    String found = role;
    return lines.stream().filter(each -> each.tag().equals(found)).count() == 1 ? role : null;
  }

  /// The last day by which something of her was so; the last of all for none.
  private LocalDate first(TreePerson life) {
    return dates(life)
        .map(EffectiveDate::latest)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(LocalDate.MAX);
  }

  /// When something of her is told, and when children of hers were born.
  private Stream<EffectiveDate> dates(TreePerson life) {
    Stream<EffectiveDate> births =
        couples.unionsOf(life).stream()
            .flatMap(union -> union.children().stream())
            .map(child -> child.record.born());
    Stream<EffectiveDate> told = life.events.stream().map(event -> event.details().effective());
    return Stream.of(births, told, Stream.ofNullable(life.died()))
        .flatMap(each -> each)
        .filter(Objects::nonNull);
  }

  // ---- deaths

  private void tellDeath(TreePerson life) {
    GedcomLine line = life.record.deathLine();
    GedcomLine said = line.child("AGE");
    TreeAge age = said == null ? null : TreeAge.of(said.text());
    LocalDate last = age == null ? null : age.until(life.record.born());
    EffectiveDate before = life.died();
    if (last == null || !last.isBefore(before.latest()) || !mayHaveDiedBy(life, last)) {
      return;
    }
    String words = MARK + said.text();
    for (TreePerson spouse : spouses(life)) {
      // nobody is told of behind her own death
      boolean isDeadBefore = spouse.isDead() && spouse.died().latest().isBefore(last);
      LocalDate by = isDeadBefore ? spouse.died().latest() : last;
      spouse.events.replaceAll(event -> isOf(life, event) ? by(event, by, words) : event);
    }
    Set<String> spouses =
        spouses(life).stream().map(each -> each.record.id()).collect(Collectors.toSet());
    life.events.replaceAll(event -> isOfAny(spouses, event) ? by(event, last, words) : event);
    life.died(new EffectiveDate(null, last, Qualifier.UNCERTAIN));
    life.diedWords = words;
    use(life, new SaidAge(line, null, said, age), OF_DEATH);
  }

  /// The same by that day, if not before it.
  private static LifeEvent by(LifeEvent event, LocalDate last, String words) {
    Details details = event.details();
    EffectiveDate date = details.effective();
    return date.latest() != null && date.latest().isBefore(last)
        ? event
        : event.with(
            new Details(
                new EffectiveDate(null, last, Qualifier.UNCERTAIN),
                details.source(),
                members(details.others(), words)));
  }

  private Set<TreePerson> spouses(TreePerson life) {
    Set<TreePerson> spouses = new LinkedHashSet<>();
    couples.unionsOf(life).forEach(union -> spouses.addAll(union.members()));
    spouses.remove(life);
    return spouses;
  }

  /// Whether a status of a spouse is what a death made of her: only that has the record of the dead
  /// for its source.
  private static boolean isOf(TreePerson dead, LifeEvent event) {
    return isOfAny(Set.of(dead.record.id()), event);
  }

  private static boolean isOfAny(Set<String> dead, LifeEvent event) {
    String source = event.details().source();
    return event.isStatus() && source != null && dead.contains(source);
  }

  /// Whether somebody may have died by a day: nothing of her is told of after it, and the statuses
  /// of those she was with stay in their order when what her death made of them is of that day.
  private boolean mayHaveDiedBy(TreePerson life, LocalDate last) {
    EffectiveDate before = life.died();
    Set<TreePerson> spouses = spouses(life);
    Set<String> ids = spouses.stream().map(each -> each.record.id()).collect(Collectors.toSet());
    boolean isSeenLater =
        life.events.stream()
            .filter(event -> !isOfAny(ids, event))
            .map(event -> event.details().effective())
            .anyMatch(date -> date != null && date.day().isAfter(last));
    boolean isParentLater =
        couples.unionsOf(life).stream()
            .flatMap(union -> union.children().stream())
            .map(child -> child.record.born())
            .anyMatch(born ->
                born != null
                    && born.earliest() != null
                    && born.earliest().minusDays(PREGNANCY).isAfter(last));
    return !isSeenLater
        && !isParentLater
        && spouses.stream().allMatch(spouse -> keepsItsOrder(life, spouse, before, last));
  }

  private static boolean keepsItsOrder(
      TreePerson life, TreePerson spouse, EffectiveDate before, LocalDate last) {
    boolean isMoved = spouse.events.stream().anyMatch(event -> isOf(life, event));
    return spouse.events.stream()
        .filter(event -> event.isStatus() && !isOf(life, event))
        .map(event -> event.details().effective())
        .allMatch(date -> {
          boolean isBefore = date != null && date.latest() != null && !date.latest().isAfter(last);
          boolean isAfter =
              date != null && date.earliest() != null && date.earliest().isAfter(last);
          return isBefore || isAfter && (!isMoved || date.day().isAfter(before.latest()));
        });
  }
}
