package people.exports;

import module java.base;

import people.*;
import people.history.*;
import people.imports.dates.*;
import people.imports.gedcom.*;
import people.output.*;

/// Writes people as a family tree in [FamilySearch GEDCOM
/// 7.0](https://gedcom.io/specifications/FamilySearchGEDCOMv7.html): what is known of them by now,
/// corrected and merged. What the standard can't say stands in the tags of [TreeExtension], which
/// `Import` reads back.
///
/// A person is read twice, and the families are held in memory.
public final class TreeFile {

  /// What was written.
  ///
  /// @param extensions how much stands in extensions, by what it is
  /// @param leftOut of whom there is nothing to write, since it was taken back
  /// @param mended texts without characters that GEDCOM does not allow
  public record Written(
      int people, int families, SortedMap<String, Integer> extensions, int leftOut, int mended) {}

  private final History history;
  private final LocalDate until;
  private final Map<Integer, List<Integer>> parents;

  private final BitSet people = new BitSet();
  private final TreeFamilies families = new TreeFamilies();
  private final SortedMap<String, Integer> extensions = new TreeMap<>();
  private int leftOut;

  private TreeFile(History history, LocalDate until) {
    this.history = history;
    this.until = until;
    parents = parents(history.columns().parents());
  }

  /// Writes the file, in the place of another or not at all.
  ///
  /// @param ends of observation, in the order of recording
  /// @param until the last day of which facts are written, until which people are observed then;
  ///   null for all
  /// @throws FileAlreadyExistsException when a file is there that may not be replaced
  public static Written write(
      Path file,
      History history,
      List<Event.ObservationEnd> ends,
      LocalDate until,
      boolean mayReplace)
      throws IOException {
    TreeFile tree = new TreeFile(history, until);
    AtomicReference<Written> written = new AtomicReference<>();
    AtomicFile.write(
        file,
        mayReplace,
        draft -> {
          try (Writer out = Files.newBufferedWriter(draft)) {
            written.set(tree.write(out, ends));
          }
        });
    return written.get();
  }

  private Written write(Writer out, List<Event.ObservationEnd> ends) throws IOException {
    for (int person : history.personIds()) {
      if (facts(person).stream().anyMatch(TreeFile::isWritten)) {
        people.set(person);
      }
    }
    for (int person : history.personIds()) {
      if (!people.get(person) && !facts(person).isEmpty() && !parents(person).isEmpty()) {
        people.set(person); // she is known only as a child
      } else if (!people.get(person)) {
        leftOut++;
      }
    }
    TreeText text = new TreeText(out);
    TreeDetails details = new TreeDetails(text, extensions);
    out.write('\uFEFF');
    head(ends, text, details);
    for (int person : people.stream().toArray()) {
      families.add(person, TreeFact.of(facts(person)), parents(person), pedigree(person));
    }
    TreePersons persons = new TreePersons(text, details);
    for (int person : people.stream().toArray()) {
      persons.write(
          person,
          TreeFact.of(facts(person)),
          families,
          day -> history.at(day).person(person).presumed());
    }
    families.write(text, details);
    details.sources();
    text.line(0, "TRLR");
    return new Written(people.cardinality(), families.size(), extensions, leftOut, text.mended());
  }

  private void head(List<Event.ObservationEnd> ends, TreeText text, TreeDetails details)
      throws IOException {
    text.line(0, "HEAD");
    text.line(1, "GEDC");
    text.line(2, "VERS", "7.0");
    text.line(1, "SCHMA");
    for (TreeExtension extension : TreeExtension.values()) {
      text.line(2, "TAG", extension.definition());
    }
    text.line(1, "SOUR", "PEOPLE_TIMELINE");
    text.line(2, "NAME", "People Timeline");
    text.line(1, "DATE", DateTerms.of(EffectiveDate.of(LocalDate.now(ZoneOffset.UTC))));
    text.line(1, TreeExtension.TOLD.tag(), TreeExtension.VERSION);
    List<Event.ObservationEnd> all = new ArrayList<>(ends);
    LocalDate last =
        ends.stream()
            .filter(end -> end.ofSource() == null)
            .map(end -> end.details().effective().latest())
            .reduce(LocalDate.MAX, (_, then) -> then == null ? LocalDate.MAX : then);
    if (until != null && until.isBefore(last)) {
      all.add(new Event.ObservationEnd(null, Details.on(until)));
    }
    for (Event.ObservationEnd end : all) {
      details.count("ends of observation");
      text.line(1, TreeExtension.OBSERVED.tag(), Objects.requireNonNullElse(end.ofSource(), ""));
      details.date(2, "DATE", end.details().effective(), TreeDetails.phrase(end.details()));
      details.details(2, end.details());
    }
  }

  /// Whether a fact makes a line, whoever else is in the tree.
  private static boolean isWritten(RecordedEvent fact) {
    return !(fact.event() instanceof Event.Unrecognized
        || fact.event() instanceof Event.Merge
        || fact.event() instanceof Event.Parents);
  }

  /// How a person belongs to her parents, in words; null where nothing is said of that.
  private String pedigree(int person) {
    String words = null;
    for (RecordedEvent fact : facts(person)) {
      if (fact.event() instanceof Event.Parents e) {
        words = e.details().others().get(Pedigree.MEMBER) instanceof String said ? said : null;
      }
    }
    return words;
  }

  private List<Integer> parents(int person) {
    return parents.getOrDefault(person, List.of()).stream().filter(people::get).toList();
  }

  /// By child, in one pass over everyone.
  private static Map<Integer, List<Integer>> parents(HistoryColumns.ParentRows rows) {
    Map<Integer, List<Integer>> parents = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      parents
          .computeIfAbsent(rows.childIds().applyAsInt(row), _ -> new ArrayList<>(2))
          .add(rows.parentIds().applyAsInt(row));
    }
    return parents;
  }

  /// A person's facts, of whom others are called by who they are by now; none where it was taken
  /// back that there is such a person, or all that counts from a day is later than the last one.
  private List<RecordedEvent> facts(int person) {
    List<RecordedEvent> facts = history.facts(person);
    boolean isTakenBack =
        facts.stream().noneMatch(fact -> fact.event() instanceof Event.Creation)
            && history.events(person).stream()
                .anyMatch(
                    said -> said.event() instanceof Event.Creation e && e.personId() == person);
    boolean isLater =
        until != null
            && facts.stream()
                .noneMatch(fact -> TreeFact.isOfADay(fact.event()) && !fact.day().isAfter(until));
    if (isTakenBack || isLater) {
      return List.of();
    }
    return facts.stream()
        .filter(
            fact -> until == null || !TreeFact.isOfADay(fact.event()) || !fact.day().isAfter(until))
        .map(fact -> with(fact, named(person, fact.event())))
        .filter(fact -> fact.event() != null)
        .toList();
  }

  /// An event in which others are called by who they are by now; null where it is about nobody in
  /// the tree.
  private Event named(int person, Event event) {
    return switch (event) {
      case Event.StatusChange e when e.partner() != null -> partner(person, e);
      case Event.Distinction e -> {
        int other = survivor(e.from());
        yield other != person && people.get(other)
            ? new Event.Distinction(person, other, e.why(), e.details())
            : null;
      }
      case Event e -> e;
    };
  }

  private static RecordedEvent with(RecordedEvent fact, Event event) {
    return new RecordedEvent(fact.position(), fact.recorded(), event, fact.json());
  }

  /// Somebody who is not in the tree is only a name there.
  private Event partner(int person, Event.StatusChange e) {
    Partner said = e.partner();
    int survivor = said.name() == null ? survivor(said.personId()) : 0;
    Partner partner =
        said.name() != null
            ? said
            : survivor == person
                ? null
                : people.get(survivor)
                    ? Partner.of(survivor)
                    : Partner.named(Name.last("person " + said.personId()));
    return new Event.StatusChange(person, e.newStatus(), partner, e.details());
  }

  private int survivor(int person) {
    return history.survivorIfKnown(person).orElse(person);
  }
}
