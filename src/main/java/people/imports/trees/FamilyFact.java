package people.imports.trees;

import module java.base;

import people.*;
import people.imports.dates.*;
import people.imports.gedcom.*;
import people.imports.trees.MaritalHistory.Doubt;
import people.imports.trees.MaritalHistory.Fact;
import people.imports.trees.MaritalHistory.FactKind;

/// What is known of a couple: by a line, with whether it was used, or concluded from others.
final class FamilyFact {

  /// Null for what is concluded.
  final RecordKind kind;

  /// The record that it stands in, or is concluded from.
  final String family;

  final GedcomLine line;

  /// Null when there is none.
  final GedcomDate date;

  /// The end of a union that is said to have lasted until then; null where none is said.
  final EffectiveDate until;

  /// Why it is concluded; null for what a line says.
  final String note;

  Fact fact;

  /// The last day on which an undated one may have been that is told before a dated marriage, since
  /// it is not within that; null for others. It may be behind the end of that.
  LocalDate mayBeLater;

  boolean used;
  Doubt unusedFor;
  final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);

  FamilyFact(int number, RecordKind kind, String family, GedcomLine line, GedcomDate date) {
    this.kind = kind;
    this.family = family;
    this.line = line;
    this.note = null;
    this.date = date;
    this.until = date == null ? null : until(line, date);
    EffectiveDate day = date == null ? null : date.date();
    boolean isDoubted = day != null && isDoubted(line);
    this.fact = new Fact(number, meaning(kind, line), isDoubted ? day.doubted() : day);
  }

  FamilyFact(int number, FactKind kind, String family, EffectiveDate date, String note) {
    this.kind = null;
    this.family = family;
    this.line = null;
    this.note = note;
    this.date = null;
    this.until = null;
    this.fact = new Fact(number, kind, date, false);
  }

  private static boolean isDoubted(GedcomLine line) {
    String type = line.value("TYPE");
    String words = type + " " + line.text();
    return switch (line.tag()) {
      case "MARR" ->
          UnionWords.saysOtherThanWedding(words)
              || UnionDoubts.saysOver(UnionWords.tidy(words))
              || UnionDoubts.saysPerhaps(words)
              || UnionDoubts.saysNotValid(words)
              || line.values("NOTE").anyMatch(UnionDoubts::isDoubtingNote);
      case "DIV", "ANUL", "_SEPR" ->
          UnionDoubts.saysPerhaps(words) || line.values("NOTE").anyMatch(FamilyFact::isNoEnd);
      default -> UnionWords.saysReunited(words) || UnionWords.isUnclear(type, line.text());
    };
  }

  private static boolean isNoEnd(String note) {
    return UnionDoubts.isDoubtingNote(note)
        || UnionWords.saysNoEnd(note)
        || UnionWords.saysPending(note);
  }

  /// A wedding is of one day, but `FROM 1980 TO 1990` may say how long they were together.
  private static EffectiveDate until(GedcomLine line, GedcomDate date) {
    return line.tag().equals("MARR")
        ? date.words().toUpperCase(Locale.ROOT).startsWith("FROM ")
            ? GedcomDate.of(date.words()).until()
            : null
        : date.until();
  }

  /// Doubts it, since another line is against it.
  void doubt() {
    EffectiveDate day = fact.date();
    EffectiveDate doubted = day == null ? null : day.doubted();
    fact = new Fact(fact.number(), fact.kind(), doubted, fact.isSaid());
  }

  /// Whether a code of a program for the status of a couple says it, which is no wedding of its
  /// own.
  boolean isStatusCode() {
    return line != null && RecordKind.isStatusCode(line.tag());
  }

  boolean isConcluded() {
    return kind == null;
  }

  boolean isUndated() {
    return !fact.isSaid();
  }

  /// Bounds one without a date: it was by that day.
  void by(LocalDate day) {
    EffectiveDate by = new EffectiveDate(null, day, EffectiveDate.Qualifier.NONE);
    fact = new Fact(fact.number(), fact.kind(), by, false);
  }

  /// Narrows one with a date to the days that are proved of each of the couple, unless these
  /// contradict each other.
  void within(List<EffectiveDate> proved) {
    LocalDate from = fact.from();
    LocalDate to = fact.to();
    for (EffectiveDate days : proved) {
      from = days.day().isAfter(from) ? days.day() : from;
      to = days.latest() != null && days.latest().isBefore(to) ? days.latest() : to;
    }
    if (!from.isAfter(to)) {
      LocalDate earliest = from.equals(LocalDate.MIN) ? null : from;
      LocalDate latest = to.equals(LocalDate.MAX) ? null : to;
      EffectiveDate date = new EffectiveDate(earliest, latest, fact.date().qualifier());
      fact = new Fact(fact.number(), fact.kind(), date, true);
      doubts.add(Doubt.NARROWED);
    }
  }

  static FactKind meaning(RecordKind kind, GedcomLine line) {
    String type = line.value("TYPE");
    return switch (kind) {
      case SEPARATION -> FactKind.SEPARATION;
      case DIVORCE -> UnionWords.endByDivorce(type);
      case ANNULMENT -> FactKind.ANNULMENT;
      case MARRIAGE ->
          line.tag().equals("_COML")
              ? FactKind.PARTNERSHIP
              : UnionWords.kind(type + " " + line.text());
      case PERSON,
          FAMILY,
          NAME,
          SEX,
          KEY,
          CHILD,
          BIRTH,
          BAPTISM,
          DEATH,
          BURIAL,
          PROBATE,
          RESIDENCE,
          ADDRESS ->
          throw new IllegalArgumentException(kind.plural);
    };
  }
}
