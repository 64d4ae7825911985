package people.imports;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;
import people.imports.GedcomFile.GedcomLine;

/// Turns RESI and ADDR into changes of address. Without a date, somebody lives there from birth to
/// death. Behind a residence that says until when, the address is not known, unless another one
/// begins before.
final class Residences {

  private final GedcomFile gedcom;
  private final Findings findings;

  /// The residences of which it is known until when.
  private final List<Ended> ended = new ArrayList<>();

  /// @param last its last day, or a stretch of days in which that is
  private record Ended(TreePerson life, LifeEvent move, EffectiveDate last) {}

  Residences(GedcomFile gedcom, Findings findings) {
    this.gedcom = gedcom;
    this.findings = findings;
  }

  /// Tells the events of all who live there.
  ///
  /// @param record the record that the line stands in
  void tell(String record, GedcomLine line, Collection<TreePerson> residents) {
    String kind = RecordKind.of(line).plural;
    String where = line.at(record);
    if (residents.isEmpty()) {
      findings.unused(kind, "of nobody who is in the file", where);
      return;
    }
    GedcomLine home = asResidence(line);
    GedcomPlace place = GedcomPlace.of(home, gedcom.placeForm());
    String text = home.text().equalsIgnoreCase("Y") ? "" : home.text();
    if (place.address() == null) {
      findings.unused(
          kind,
          text.isEmpty() ? "no place" : "place in free text only",
          home.text().isEmpty() ? where : "%s: '%s'".formatted(where, home.text()));
      return;
    }
    findings.used(kind);
    GedcomDate date = GedcomDate.of(home);
    doubt(kind, where, place, date);
    for (TreePerson life : residents) {
      EffectiveDate effective =
          date == null || date.date() == null ? lifetime(life) : startOf(date.date(), life);
      Map<String, Object> others = new LinkedHashMap<>();
      if (!place.others().isEmpty()) {
        others.put("newAddress", place.others());
      }
      if (date != null && (!date.exact() || !date.date().equals(effective))) {
        others.put("dateText", date.words());
      }
      if (!text.isEmpty()) {
        others.put("note", text);
      }
      Details details = new Details(effective, gedcom.source(record), others);
      LifeEvent move = LifeEvent.move(place.address(), details);
      life.events.add(move);
      EffectiveDate last = date == null ? null : date.until();
      if (last != null && last.latest() != null) {
        ended.add(new Ended(life, move, last));
      }
    }
  }

  /// Whether a residence says where somebody lived at the beginning of a date: it begins then, or
  /// goes on until a later day.
  boolean isKnown(TreePerson life, LocalDate day) {
    boolean isMoving = movingDays(life).contains(day);
    return isMoving
        || ended.stream()
            .anyMatch(each ->
                each.life == life
                    && !each.move.day().isAfter(day)
                    && !each.last.latest().isBefore(day));
  }

  /// Tells an address for which there is evidence only.
  ///
  /// @param line that has the place
  /// @param what it is, as the note of the event
  void tellEvidence(
      String record, GedcomLine line, GedcomDate date, String what, Collection<TreePerson> of) {
    GedcomPlace place = GedcomPlace.of(line, gedcom.placeForm());
    if (place.address() == null) {
      return;
    }
    EffectiveDate doubted = date.date().with(date.date().qualifier().and(Qualifier.UNCERTAIN));
    Map<String, Object> others = new LinkedHashMap<>();
    if (!place.others().isEmpty()) {
      others.put("newAddress", place.others());
    }
    if (!date.exact()) {
      others.put("dateText", date.words());
    }
    others.put("note", what);
    for (TreePerson life : of) {
      life.events.add(
          LifeEvent.move(place.address(), new Details(doubted, gedcom.source(record), others)));
    }
    findings.readToo(line.number());
    line.children().stream()
        .filter(child -> Set.of("DATE", "PLAC", "ADDR").contains(child.tag()))
        .forEach(child -> findings.readToo(child.number()));
  }

  /// Tells the ends of residences, once all of them are told.
  void tellEnds() {
    Map<TreePerson, NavigableSet<LocalDate>> moves = new HashMap<>();
    for (Ended each : ended) {
      LocalDate day = each.last.latest().plusDays(1);
      EffectiveDate died = each.life.died();
      LocalDate next =
          moves.computeIfAbsent(each.life, Residences::movingDays).higher(each.move.day());
      if ((next == null || next.isAfter(day))
          && day.isAfter(each.move.day())
          && (died == null || died.day().isAfter(day))) {
        Details said = each.move.details();
        each.life.events.add(
            LifeEvent.noLongerThere(
                new Details(
                    end(each, day),
                    said.source(),
                    Map.of("dateText", said.others().get("dateText")))));
      }
    }
  }

  /// The first day on which the address is not known: any behind a day of the stretch in which it
  /// ended.
  private static EffectiveDate end(Ended each, LocalDate day) {
    LocalDate first = each.last.earliest() == null ? day : each.last.earliest().plusDays(1);
    LocalDate moved = each.move.day().plusDays(1);
    return new EffectiveDate(first.isBefore(moved) ? moved : first, day, each.last.qualifier());
  }

  private static NavigableSet<LocalDate> movingDays(TreePerson life) {
    return life.events.stream()
        .filter(LifeEvent::isMove)
        .map(LifeEvent::day)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// An ADDR that stands with the person is that of a residence without a date.
  private static GedcomLine asResidence(GedcomLine line) {
    return RecordKind.of(line) == RecordKind.ADDRESS
        ? new GedcomLine(line.number(), null, "RESI", null, "", List.of(line))
        : line;
  }

  private void doubt(String kind, String where, GedcomPlace place, GedcomDate date) {
    if (place.freeText()) {
      findings.doubt(
          kind,
          "address in free text, kept whole as the street",
          "%s: '%s'".formatted(where, place.address().street()));
    }
    if (date == null) {
      findings.doubt(
          kind, "no date: counted from birth to death, as far as these are known", where);
    } else if (date.date() == null) {
      findings.doubt(
          kind,
          date.notUnderstood() + ": counted from birth to death",
          "%s: '%s'".formatted(where, date.words()));
    } else {
      date.tellDoubt(findings, kind, where);
    }
  }

  private static EffectiveDate lifetime(TreePerson life) {
    EffectiveDate born = life.record.born();
    EffectiveDate died = life.died();
    if (born == null) {
      return died == null || died.latest() == null
          ? died
          : new EffectiveDate(null, died.latest(), Qualifier.NONE);
    }
    boolean bounded = died != null && died.latest() != null && !died.latest().isBefore(born.day());
    return new EffectiveDate(born.day(), bounded ? died.latest() : null, Qualifier.NONE);
  }

  /// The first day of a residence that says only until when: that of the birth, as far as is known.
  private static EffectiveDate startOf(EffectiveDate date, TreePerson life) {
    EffectiveDate born = life.record.born();
    boolean open = date.earliest() == null && born != null && !born.day().isAfter(date.latest());
    return open ? new EffectiveDate(born.day(), date.latest(), date.qualifier()) : date;
  }
}
