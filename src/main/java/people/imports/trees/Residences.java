package people.imports.trees;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;
import people.imports.batches.*;
import people.imports.dates.*;
import people.imports.gedcom.*;

/// Turns RESI and ADDR into changes of address. Without a date, somebody lives there from birth to
/// death. Behind a residence that says until when, the address is not known, unless another one
/// begins before. An address that may have been before another one, which then follows it, is
/// doubted; so is one that begins while another one surely goes on.
final class Residences {

  private static final Pattern OR = Pattern.compile(" (?:or|oder|eller|lub|nebo) ");

  /// What an event is called by which one leaves a country.
  private static final Set<String> JOURNEYS =
      UnionWords.words(
          """
          emigration, emigrated, immigration, immigrated, migration, migrated, arrival, departure
          emigre, immigre, auswanderung, ausgewandert, einwanderung, eingewandert, emigratie
          immigratie, geemigreerd, emigracion, inmigracion, emigrazione, immigrazione, emigracao
          imigracao, udvandring, udvandret, utvandring, utvandrad, utvandret, indvandring
          invandring, innvandring, emigracja, imigracja, emigrace, imigrace
          """);

  private static final int MOST_ADDRESSES = 10_000;

  private final String placeForm;
  private final LocalDate bound;
  private final Findings findings;
  private final Map<TreePerson, List<Stay>> stays = new LinkedHashMap<>();

  /// Some of those that were told, since many people live at the same.
  private final Map<Address, Address> addresses = new HashMap<>();

  /// @param until its last day, or a stretch of days in which that is; null where none is said
  private record Stay(Address address, Details details, EffectiveDate until) {

    EffectiveDate date() {
      return details.effective();
    }

    /// The day from which it counts.
    LocalDate day() {
      return date().day();
    }

    LocalDate earliest() {
      return date().earliest() == null ? LocalDate.MIN : date().earliest();
    }

    LocalDate latest() {
      return date().latest() == null ? LocalDate.MAX : date().latest();
    }

    Stay doubted() {
      return new Stay(address, details.at(date().doubted()), until);
    }
  }

  /// @param bound the last day of what has no date
  Residences(GedcomFile gedcom, LocalDate bound, Findings findings) {
    this.placeForm = gedcom.placeForm();
    this.bound = bound;
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
    GedcomPlace place = GedcomPlace.of(home, placeForm);
    String text = home.text().equalsIgnoreCase("Y") ? "" : home.text();
    if (place.address() == null) {
      GedcomLine unknown = home.child("PLAC");
      if (unknown != null && GedcomPlace.isUnknown(unknown) && home.date() != null) {
        residents.forEach(life -> tellUnknown(life, record, home.date()));
      }
      findings.unused(
          kind,
          text.isEmpty() ? "no place" : "place in free text only",
          home.text().isEmpty() ? where : "%s: '%s'".formatted(where, home.text()));
      return;
    }
    findings.used(kind);
    GedcomDate date = home.date();
    doubt(kind, where, place, date);
    for (TreePerson life : residents) {
      EffectiveDate effective =
          date == null || date.date() == null ? lifetime(life) : startOf(date, life);
      boolean isBeforeBirth = effective.latest() != null && life.isBornAfter(effective.latest());
      if (isPerhaps(home) || isBeforeBirth) {
        effective = effective.doubted();
      }
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
      Details details = new Details(effective, record, others);
      EffectiveDate last = date == null ? null : date.until();
      EffectiveDate until = last == null || last.latest() == null ? null : last;
      add(life, new Stay(same(place.address()), details, until));
    }
  }

  /// Whether the words of a place leave open whether it is that one: `Leeds?`, `Leeds or York`.
  private static boolean isPerhaps(GedcomLine home) {
    return Stream.concat(home.values("PLAC"), home.values("ADDR"))
        .anyMatch(place ->
            UnionDoubts.saysPerhaps(place) || OR.matcher(place.toLowerCase(Locale.ROOT)).find());
  }

  /// She may have left where she lived before.
  private static void tellUnknown(TreePerson life, String record, GedcomDate said) {
    EffectiveDate date = said.date();
    if (date != null) {
      Details details = new Details(date.doubted(), record, GedcomDate.dateText(said.words()));
      life.events.add(LifeEvent.noLongerThere(details));
    }
  }

  private void add(TreePerson life, Stay stay) {
    stays.computeIfAbsent(life, _ -> new ArrayList<>(1)).add(stay);
  }

  private Address same(Address address) {
    Address same = addresses.get(address);
    if (same == null && addresses.size() < MOST_ADDRESSES) {
      addresses.put(address, address);
    }
    return same == null ? address : same;
  }

  /// Whether a residence says where somebody lived at the beginning of a date: it begins then, or
  /// goes on until a later day.
  boolean isKnown(TreePerson life, LocalDate day) {
    return stays.getOrDefault(life, List.of()).stream()
        .anyMatch(stay ->
            stay.day().equals(day) && !stay.latest().isAfter(day.plusYears(1))
                || stay.until != null
                    && !stay.day().isAfter(day)
                    && !stay.until.latest().isBefore(day));
  }

  /// Tells an address for which there is evidence only.
  ///
  /// @param line that has the place
  /// @param what it is, as the note of the event
  void tellEvidence(
      String record, GedcomLine line, GedcomDate date, String what, Collection<TreePerson> of) {
    GedcomPlace place = GedcomPlace.of(line, placeForm);
    if (place.address() == null) {
      return;
    }
    EffectiveDate doubted = date.date().doubted();
    Map<String, Object> others = new LinkedHashMap<>();
    if (!place.others().isEmpty()) {
      others.put("newAddress", place.others());
    }
    if (!date.exact()) {
      others.put("dateText", date.words());
    }
    others.put("note", what);
    for (TreePerson life : of) {
      Details details = new Details(doubted, record, others);
      add(life, new Stay(same(place.address()), details, null));
    }
    findings.readToo(line.number());
    line.children().stream()
        .filter(child -> Set.of("DATE", "PLAC", "ADDR").contains(child.tag()))
        .forEach(child -> findings.readToo(child.number()));
  }

  /// Tells where everyone lived, once all residences are known.
  void tellAll() {
    stays.forEach((life, all) -> {
      all.sort(Comparator.comparing(Stay::day));
      tellJourneys(life, all);
      doubt(all);
      all.forEach(stay -> life.events.add(LifeEvent.move(stay.address, stay.details)));
      for (int i = 0; i < all.size(); i++) {
        tellEnd(life, all, i);
      }
    });
  }

  /// Doubts those whose place among the others is open.
  ///
  /// @param all in the order in which they count
  private static void doubt(List<Stay> all) {
    LatestOfOthers<Address> begun = new LatestOfOthers<>();
    LatestOfOthers<Address> on = new LatestOfOthers<>();
    Map<Address, LocalDate> ended = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Stay stay = all.get(i);
      boolean isOpen =
          !begun.beside(stay.address).isBefore(stay.earliest())
              && !begun.beside(stay.address).equals(LocalDate.MIN);
      // an end of the same address ends it too, if it began before
      LocalDate end = ended.getOrDefault(stay.address, LocalDate.MIN);
      boolean isEnded = stay.day().isAfter(end) && !stay.earliest().isAfter(end);
      boolean isWithin = on.beside(stay.address).isAfter(stay.latest());
      if (isOpen || isWithin || isEnded && !end.equals(LocalDate.MIN)) {
        all.set(i, stay.doubted());
      }
      begun.add(stay.address, stay.latest());
      if (stay.until != null && stay.until.earliest() != null) {
        on.add(stay.address, stay.until.earliest());
      }
      if (stay.until != null) {
        ended.merge(stay.address, stay.until.latest(), (one, two) -> one.isAfter(two) ? one : two);
      }
    }
  }

  /// Whoever emigrates or immigrates leaves where she lived, though nobody says where she lives
  /// then, and a few came back.
  private void tellJourneys(TreePerson life, List<Stay> all) {
    for (GedcomLine line : life.record.line().children()) {
      boolean isJourney = isJourney(line);
      GedcomDate said = isJourney && !line.saysNo() ? line.date() : null;
      EffectiveDate date = said == null ? null : said.date();
      if (date == null || date.earliest() == null || date.latest() == null) {
        continue;
      }
      boolean isFromHome = false;
      boolean isAtHome = false;
      for (Stay stay : all) {
        isFromHome |= stay.latest().isBefore(date.earliest());
        isAtHome |=
            !stay.latest().isBefore(date.earliest()) && !stay.earliest().isAfter(date.latest());
        isAtHome |= stay.until != null && !stay.until.latest().isBefore(date.earliest());
      }
      if (isFromHome && !isAtHome) {
        findings.readToo(line.number());
        findings.readToo(line.child("DATE").number());
        Map<String, Object> others = new LinkedHashMap<>();
        if (!said.exact()) {
          others.put("dateText", said.words());
        }
        others.put("note", line.tag());
        life.events.add(
            LifeEvent.noLongerThere(new Details(date.doubted(), life.record.id(), others)));
      }
    }
  }

  private static boolean isJourney(GedcomLine line) {
    return switch (line.tag()) {
      case "EMIG", "IMMI" -> true;
      case "EVEN", "FACT" -> JOURNEYS.contains(UnionWords.tidy(line.value("TYPE")));
      default -> false;
    };
  }

  /// Tells the end of one that says until when, unless she was elsewhere by then, or is there
  /// longer by another record.
  private void tellEnd(TreePerson life, List<Stay> all, int at) {
    Stay stay = all.get(at);
    if (stay.until == null) {
      return;
    }
    LocalDate day = stay.until.latest().plusDays(1);
    boolean isOver = day.isAfter(stay.day());
    for (int i = at + 1; isOver && i < all.size(); i++) {
      Stay next = all.get(i);
      if (next.day().isAfter(day)) {
        break;
      }
      boolean isLonger = next.until != null && !next.until.latest().isBefore(stay.until.latest());
      isOver = next.address.equals(stay.address) ? !isLonger : next.day().equals(stay.day());
    }
    if (isOver && (life.died() == null || life.died().day().isAfter(day))) {
      Map<String, Object> words = Map.of("dateText", stay.details.others().get("dateText"));
      life.events.add(
          LifeEvent.noLongerThere(new Details(end(stay, day), stay.details.source(), words)));
    }
  }

  /// The first day on which the address is not known: any behind a day of the stretch in which it
  /// ended.
  private static EffectiveDate end(Stay stay, LocalDate day) {
    EffectiveDate until = stay.until;
    LocalDate first = until.earliest() == null ? day : until.earliest().plusDays(1);
    LocalDate moved = stay.day().plusDays(1);
    return new EffectiveDate(first.isBefore(moved) ? moved : first, day, until.qualifier());
  }

  /// An ADDR that stands with the person is that of a residence without a date.
  private static GedcomLine asResidence(GedcomLine line) {
    return RecordKind.of(line) == RecordKind.ADDRESS
        ? new GedcomLine(line.number(), "RESI", "", List.of(line))
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
      date.tellDoubt(where, (why, example) -> findings.doubt(kind, why, example));
    }
  }

  private EffectiveDate lifetime(TreePerson life) {
    EffectiveDate born = life.record.born();
    EffectiveDate died = life.died();
    LocalDate last = died == null ? null : died.latest();
    if (born == null) {
      return new EffectiveDate(null, last == null ? bound : last, Qualifier.NONE);
    }
    boolean isBounded = last != null && !last.isBefore(born.day());
    return new EffectiveDate(born.day(), isBounded ? last : null, Qualifier.NONE);
  }

  /// The first day of a residence that says only until when: that of the birth, as far as is known,
  /// or any until the beginning of the stretch in which it ended.
  private static EffectiveDate startOf(GedcomDate said, TreePerson life) {
    EffectiveDate date = said.date();
    if (date.earliest() != null) {
      return date;
    }
    EffectiveDate until = said.until();
    LocalDate by = until == null || until.earliest() == null ? date.latest() : until.earliest();
    EffectiveDate born = life.record.born();
    boolean isBorn = born != null && !born.day().isAfter(by);
    return new EffectiveDate(isBorn ? born.day() : null, by, date.qualifier());
  }
}
