package people.imports.trees;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.dates.*;
import people.imports.gedcom.*;
import people.imports.trees.MaritalHistory.Fact;

/// Until when the people of a tree can have lived, as far as its records say.
///
/// - What the tree tells was by its own date (HEAD.DATE), or the day of the import where it has
///   none; or by its latest fact, where that is later.
/// - Nobody lives longer than [#LIFESPAN] years after the last day on which she may have been born,
///   or after the first sign of life; but her latest dated sign of life counts.
///
/// A death without a date is by that day: `../1812`. One of which only the first day is known (`AFT
/// 1840`) is before it too.
final class LifeBounds {

  /// The same span as that of an answer.
  private static final int LIFESPAN = 110;

  /// More than the days between the death of a father and the birth of his child.
  private static final int PREGNANCY = 300;

  /// What the living do, and what is done to them, of which nothing else is kept.
  private static final Set<String> SIGNS_OF_LIFE =
      Set.of(
          "CENS", "OCCU", "EDUC", "GRAD", "EMIG", "IMMI", "NATU", "RETI", "ORDN", "CONF", "FCOM",
          "BARM", "BASM", "CHR", "BAPM", "CHRA", "ADOP", "_MILT", "MILI");

  private static final String BORN_AFTER =
      "of a later day than something else that is told of the person: taken as uncertain";

  private final GedcomFile gedcom;
  private final EffectiveDate written;
  private final EffectiveDate latest;
  private final LocalDate bound;

  /// @param today what is dated later is no fact yet
  LifeBounds(GedcomFile gedcom, LocalDate today) {
    this.gedcom = gedcom;
    GedcomDate head = gedcom.head().date();
    EffectiveDate date = head == null ? null : head.date();
    this.written = date == null || date.latest() == null ? null : date;
    this.latest = latestFact(today);
    LocalDate day = written == null ? today : written.latest();
    this.bound = latest != null && latest.day().isAfter(day) ? latest.day() : day;
  }

  /// When the file says it was written; null when it does not say until when.
  EffectiveDate written() {
    return written;
  }

  /// The latest date that a fact has; null when none has one.
  EffectiveDate latest() {
    return latest;
  }

  private EffectiveDate latestFact(LocalDate today) {
    return gedcom.records().stream()
        .filter(record -> record.tag().equals("INDI") || record.tag().equals("FAM"))
        .flatMap(record -> record.children().stream())
        .filter(line -> RecordKind.of(line) != null || SIGNS_OF_LIFE.contains(line.tag()))
        .flatMap(line -> dates(line).stream())
        .filter(date -> !date.day().isAfter(today))
        .max(Comparator.comparing(EffectiveDate::day).thenComparing(LifeBounds::lastDay))
        .orElse(null);
  }

  private static List<EffectiveDate> dates(GedcomLine line) {
    GedcomDate date = line.date();
    if (date == null || date.date() == null) {
      return List.of();
    }
    RecordKind kind = RecordKind.of(line);
    boolean isLong = kind == RecordKind.RESIDENCE || kind == RecordKind.MARRIAGE;
    EffectiveDate end = isLong ? date.until() : null;
    return end == null ? List.of(date.date()) : List.of(date.date(), end);
  }

  /// The last day of a month or a year, of which all was observed; the first one of a longer
  /// stretch.
  static LocalDate lastDay(EffectiveDate date) {
    boolean isLong =
        date.latest() == null
            || date.earliest() == null
            || date.latest().isAfter(date.earliest().plusYears(1));
    return isLong ? date.day() : date.latest();
  }

  /// Bounds the deaths of everyone, and doubts births and deaths that something else is against.
  void tell(List<TreePerson> lives, Couples couples, Findings findings) {
    for (TreePerson life : lives) {
      if (isSeenBefore(life, couples)) {
        life.isBirthGainsaid = true;
        findings.doubt(
            RecordKind.BIRTH.plural, BORN_AFTER, life.record.line().at(life.record.id()));
      }
      if (life.isDead()) {
        EffectiveDate died = death(life, couples);
        life.isDeathGainsaid = isActiveAfter(died, life, couples);
        boolean isDoubted =
            life.record.death().isDoubted()
                || life.isDeathGainsaid
                || isBeforeBirth(life, died)
                || isSeenAfter(died, life, couples);
        life.died(isDoubted ? died.doubted() : died);
      }
    }
  }

  /// Whether something that is told of her is of a day before the birth: one of the two is wrong.
  private static boolean isSeenBefore(TreePerson life, Couples couples) {
    EffectiveDate born = life.record.born();
    return born != null
        && born.earliest() != null
        && signs(life, couples).stream()
            .anyMatch(sign -> sign.latest() != null && life.isBornAfter(sign.latest()));
  }

  /// One of two dates is wrong where the death was before the birth.
  private static boolean isBeforeBirth(TreePerson life, EffectiveDate died) {
    EffectiveDate born = life.record.born();
    return born != null
        && born.earliest() != null
        && died.latest() != null
        && died.latest().isBefore(born.earliest());
  }

  /// As one is where a residence, a census or a child is of a later day.
  private static boolean isSeenAfter(EffectiveDate died, TreePerson life, Couples couples) {
    return died.latest() != null
        && signs(life, couples).stream()
            .anyMatch(sign -> sign.earliest() != null && sign.earliest().isAfter(died.latest()));
  }

  private static boolean isActiveAfter(EffectiveDate died, TreePerson life, Couples couples) {
    return died.latest() != null
        && couples.unionsOf(life).stream()
            .flatMap(union -> union.facts().stream())
            .anyMatch(said -> said.fact.isSaid() && said.fact.from().isAfter(died.latest()));
  }

  private EffectiveDate death(TreePerson life, Couples couples) {
    EffectiveDate said = life.record.death().date();
    if (said != null && said.latest() != null) {
      return said;
    }
    LocalDate last = last(life, couples);
    if (said == null) {
      return new EffectiveDate(null, last, EffectiveDate.Qualifier.NONE);
    }
    LocalDate from = said.earliest();
    for (Couples.Union union : couples.unionsOf(life)) {
      for (FamilyFact each : union.facts()) {
        boolean isLater = each.fact.isSaid() && each.fact.from().isAfter(from);
        from = isLater ? each.fact.from() : from;
      }
    }
    LocalDate remarried = remarried(life, couples, from);
    boolean isBefore = remarried != null && remarried.isBefore(last);
    EffectiveDate bounded =
        new EffectiveDate(
            from, isBefore ? remarried : from.isAfter(last) ? from : last, said.qualifier());
    return isBefore ? bounded.doubted() : bounded;
  }

  /// The last day of the next wedding of somebody's last spouse, who was widowed by then, as far as
  /// nobody says how else they parted; null for none.
  ///
  /// @param from the first day of the death
  private static LocalDate remarried(TreePerson life, Couples couples, LocalDate from) {
    List<Couples.Union> own = couples.unionsOf(life);
    LocalDate wed = own.size() == 1 ? onlyWedding(own.getFirst()) : null;
    if (wed == null || own.getFirst().members().size() != 2) {
      return null;
    }
    LocalDate next = null;
    for (TreePerson spouse : own.getFirst().members()) {
      for (Couples.Union union : spouse == life ? own : couples.unionsOf(spouse)) {
        for (FamilyFact each : union.facts()) {
          Fact fact = each.fact;
          boolean isNext =
              union != own.getFirst()
                  && fact.kind().starts()
                  && fact.isSaid()
                  && fact.from().isAfter(wed)
                  && !fact.to().isBefore(from)
                  && !fact.to().equals(LocalDate.MAX);
          next = isNext && (next == null || fact.to().isBefore(next)) ? fact.to() : next;
        }
      }
    }
    return next;
  }

  /// The last day of the wedding of a couple of whom nothing else is said; null for others.
  private static LocalDate onlyWedding(Couples.Union union) {
    Fact only = union.facts().size() == 1 ? union.facts().getFirst().fact : null;
    return only != null && only.kind().starts() && only.isSaid() && !only.to().equals(LocalDate.MAX)
        ? only.to()
        : null;
  }

  /// The last day on which somebody may have lived.
  LocalDate last(TreePerson life, Couples couples) {
    if (life.died() != null && life.died().latest() != null) {
      return life.died().latest();
    }
    List<EffectiveDate> signs = signs(life, couples);
    LocalDate born = life.record.born() == null ? null : life.record.born().latest();
    for (EffectiveDate sign : signs) {
      LocalDate by = sign.latest();
      born = by != null && (born == null || by.isBefore(born)) ? by : born;
    }
    LocalDate last = bound;
    if (born != null && born.plusYears(LIFESPAN).isBefore(last)) {
      last = born.plusYears(LIFESPAN);
    }
    for (EffectiveDate sign : signs) {
      LocalDate from = sign.earliest();
      last = from != null && from.isAfter(last) ? from : last;
    }
    return last;
  }

  /// The dates on which somebody lived.
  private static List<EffectiveDate> signs(TreePerson life, Couples couples) {
    List<EffectiveDate> signs = new ArrayList<>();
    for (GedcomLine home : life.record.homes()) {
      signs.addAll(dates(home));
    }
    for (GedcomLine line : life.record.line().children()) {
      if (SIGNS_OF_LIFE.contains(line.tag())) {
        signs.addAll(dates(line));
      }
    }
    if (life.isDead() && life.record.death().date() != null) {
      signs.add(life.record.death().date());
    }
    for (Couples.Union union : couples.unionsOf(life)) {
      // of further records of one wedding another one is right
      List<MaritalHistory.Fact> facts = union.facts().stream().map(said -> said.fact).toList();
      new MaritalHistory.Marriage(facts, null)
          .facts().stream()
              .filter(MaritalHistory.Fact::isSaid)
              .forEach(fact -> signs.add(fact.date()));
      union.homes().forEach(home -> signs.addAll(dates(home.line())));
      union.censuses().forEach(census -> signs.addAll(dates(census.line())));
      for (TreePerson child : union.children()) {
        EffectiveDate born = child.record.born();
        if (born != null && born.earliest() != null) {
          LocalDate day = born.earliest().minusDays(PREGNANCY);
          signs.add(new EffectiveDate(day, born.latest(), born.qualifier()));
        }
      }
    }
    return signs;
  }

  LocalDate bound() {
    return bound;
  }
}
