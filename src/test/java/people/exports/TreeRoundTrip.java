package people.exports;

import module java.base;

import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;
import people.timeline.*;

/// A timeline that was written as a family tree and read into an empty one, and what differs in its
/// answers.
final class TreeRoundTrip {

  /// Days on which questions are always asked.
  private static final List<LocalDate> USUAL =
      List.of(LocalDate.of(1, 1, 1), LocalDate.of(1925, 7, 1), LocalDate.of(2100, 1, 1));

  private final Path file;
  private final List<RecordedEvent> log = new ArrayList<>();
  private final History before;
  private final History after;
  private final ImportReport report;

  /// The people there, by those here.
  private final SortedMap<Integer, Integer> people = new TreeMap<>();

  TreeRoundTrip(Iterable<RecordedEvent> timeline, Path file) throws IOException {
    this.file = file;
    timeline.forEach(log::add);
    before = History.of(log);
    List<Event.ObservationEnd> ends =
        log.stream()
            .map(RecordedEvent::event)
            .filter(Event.ObservationEnd.class::isInstance)
            .map(Event.ObservationEnd.class::cast)
            .toList();
    TreeFile.write(file, before, ends, null, true);
    for (String line : Files.readAllLines(file)) {
      if (line.endsWith(" INDI")) {
        people.put(
            Integer.parseInt(line.replaceAll("\\D*0 @I(\\d+)@ INDI", "$1")), people.size() + 1);
      }
    }
    EventTimeline copy = EventTimeline.inMemory();
    report = people.isEmpty() ? null : Import.into(copy, file);
    after = History.of(copy);
  }

  /// The first answer that differs, or rule that the file breaks; null for none.
  String difference() throws IOException {
    List<String> broken = GedcomRules.problems(file);
    if (!broken.isEmpty()) {
      return String.join("\n", broken);
    }
    Set<Integer> gone = new TreeSet<>(before.personIds());
    gone.removeAll(people.keySet());
    for (int person : gone) {
      for (LocalDate day : days()) {
        Person was = before.at(day).person(person);
        if (was.living() || was.died() != null) {
          return "left out: " + was;
        }
      }
    }
    for (LocalDate day : days()) {
      Snapshot then = before.at(day);
      Snapshot now = after.at(day);
      for (var each : people.entrySet()) {
        Person was = then.person(each.getKey());
        Person is = now.person(each.getValue());
        if (isNotThereYet(was) && isNotThereYet(is)) {
          continue;
        }
        if (was.presumed() && is.presumed() && undated().contains(each.getKey())) {
          continue; // what was recorded without a date counts from the import
        }
        String one = answers(was, this::numbered);
        String other = answers(is, partner -> partner);
        if (!one.equals(other)) {
          return "on %s person %d\nwas %s\nis  %s".formatted(day, each.getKey(), one, other);
        }
      }
    }
    for (var each : people.entrySet()) {
      Set<Integer> were = new TreeSet<>();
      before.parents(each.getKey()).stream()
          .map(people::get)
          .filter(Objects::nonNull)
          .forEach(were::add);
      Set<Integer> are = new TreeSet<>(after.parents(each.getValue()));
      if (!were.equals(are)) {
        return "parents of %d: were %s, are %s".formatted(each.getKey(), were, are);
      }
      if (!Set.copyOf(before.keys(each.getKey())).equals(Set.copyOf(after.keys(each.getValue())))) {
        return "keys of %d: were %s, are %s"
            .formatted(each.getKey(), before.keys(each.getKey()), after.keys(each.getValue()));
      }
    }
    return report == null
            || report.unused().isEmpty() && report.doubts().isEmpty() && report.notKept().isEmpty()
        ? null
        : String.join("\n", report.lines());
  }

  /// All facts in order of effect, word for word.
  List<Event> facts() {
    return facts(before);
  }

  List<Event> factsAfterwards() {
    return facts(after);
  }

  private static List<Event> facts(History history) {
    return history.personIds().stream()
        .flatMap(person -> history.facts(person).stream())
        .map(RecordedEvent::event)
        .toList();
  }

  private static boolean isNotThereYet(Person p) {
    return !p.living() && p.died() == null && p.left() == null && !p.presumed();
  }

  /// People with an entry or an attribute without a date, which is no sign of life.
  private Set<Integer> undated() {
    return log.stream()
        .map(RecordedEvent::event)
        .filter(event -> event instanceof Event.Creation || event instanceof Event.AttributeChange)
        .filter(event -> event.details().effective() == null)
        .map(event -> before.survivor(event.personId()))
        .collect(Collectors.toSet());
  }

  private static String answers(Person p, UnaryOperator<Partner> partner) {
    return Stream.of(
            p.name(),
            p.status(),
            p.partner() == null ? null : partner.apply(p.partner()),
            p.address(),
            p.attributes(),
            p.born(),
            p.died(),
            p.left(),
            p.living() ? "living" : "",
            p.presumed() ? "presumed" : "",
            p.beyond() ? "beyond" : "",
            p.certain() ? "certain" : "")
        .map(String::valueOf)
        .collect(Collectors.joining(" | "));
  }

  private Partner numbered(Partner partner) {
    return partner.name() != null
        ? partner
        : people.containsKey(partner.personId())
            ? Partner.of(people.get(partner.personId()))
            : Partner.named(Name.last("person " + partner.personId()));
  }

  /// The days on which an answer may change, and those beside them.
  private SortedSet<LocalDate> days() {
    SortedSet<LocalDate> days = new TreeSet<>(USUAL);
    for (RecordedEvent recorded : log) {
      days.add(recorded.day());
      add(recorded.event().details().effective(), days);
      if (recorded.event() instanceof Event.Creation e) {
        add(e.born(), days);
      }
      if (recorded.event() instanceof Event.Correction e) {
        add(e.to().effective(), days);
        add(e.to().born(), days);
      }
    }
    List.copyOf(days).forEach(day -> days.addAll(Set.of(day.minusDays(1), day.plusDays(1))));
    return days;
  }

  private static void add(EffectiveDate date, Set<LocalDate> days) {
    if (date != null && date.earliest() != null) {
      days.add(date.earliest());
    }
    if (date != null && date.latest() != null) {
      days.add(date.latest());
    }
  }
}
