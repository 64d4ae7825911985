package people.imports.updates;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.trees.*;
import people.timeline.*;

/// Records a family tree: all of it, where the timeline does not know the tree, or only what the
/// file says otherwise than its earlier exports did. See `docs/decisions/0042`.
final class TreeUpdate {

  private static final String KEPT =
      "said by an earlier export and not by this one: kept, --retract-missing takes it back";

  private final FamilyTree tree;
  private final PersonRegistry registry;
  private final PersonRegistry.Batch batch;
  private final ImportOptions options;

  /// The tree as it is recorded; null where it is not.
  private final KnownTree known;

  private final TreeMatch match;
  private final String name;
  private final List<TreeTraits> traits;
  private final Map<TreeTraits, Integer> personOf = new HashMap<>();

  /// By place in the file; 0 for one who is not recorded.
  private final int[] persons;

  /// Null before they are asked for.
  private TreeDifference.Terms terms;

  private final Map<String, Integer> made = new HashMap<>();
  private final Map<Event.Key, Integer> keys = new LinkedHashMap<>();

  /// Those that people of the timeline have.
  private final Set<Attribute> keysHere = new HashSet<>();

  /// Those of them that are taken back.
  private final Set<Attribute> released = new HashSet<>();

  private final List<TreeNote> notes = new ArrayList<>();

  /// A remark for the report.
  ///
  /// @param entry the person of the file whom it is about; null for one of the timeline
  record TreeNote(FamilyTree.NewPerson entry, String kind, String why, String example) {}

  /// What was recorded, or would be.
  ///
  /// @param name of the tree
  /// @param known how many people were found by each way, are new, are missing, are not clear;
  ///   empty for a tree that was not known
  /// @param made how many events of each kind
  /// @param keys by key, the person who has it already; 0 for nobody
  record Recorded(
      String name,
      Map<String, Integer> known,
      Map<String, Integer> made,
      Map<Event.Key, Integer> keys,
      List<TreeNote> notes) {

    /// Adds to the findings about a tree what became of it, and the account of its lines.
    void tell(FamilyTree tree, Findings findings) {
      made.forEach(findings::made);
      Set<FamilyTree.NewPerson> unclear = new HashSet<>();
      for (TreeNote note : notes) {
        if (note.entry != null) {
          unclear.add(note.entry);
          findings.unused(note.kind, note.why, note.example);
        } else {
          findings.doubt(note.kind, note.why, note.example);
        }
      }
      tree.entries().stream()
          .filter(entry -> !unclear.contains(entry))
          .forEach(_ -> findings.used(FamilyTree.PEOPLE));
      tree.tellAccount(findings);
      keys.forEach((key, owner) -> {
        String kind = FamilyTree.KEYS;
        if (owner == 0 || owner == key.personId()) {
          findings.used(kind);
        } else {
          findings.unused(
              kind,
              "of somebody who was in the timeline before, and may be the same person",
              "%s, of person %d and now of person %d".formatted(key.key(), owner, key.personId()));
        }
      });
    }
  }

  private TreeUpdate(
      FamilyTree tree, EventTimeline timeline, PersonRegistry.Batch batch, ImportOptions options) {
    this.tree = tree;
    this.registry = new PersonRegistry(timeline);
    this.batch = batch;
    this.options = options;
    List<KnownTree> trees = KnownTree.in(timeline);
    this.traits = trees.isEmpty() ? List.of() : traits(tree);
    for (RecordedEvent each : timeline.ofKind(Event.Kind.KEY)) {
      keysHere.add(((Event.Key) each.event()).key());
    }
    String file = tree.name();
    KnownTree found = null;
    TreeMatch best = null;
    Set<String> names = new HashSet<>();
    for (KnownTree each : trees) {
      boolean isSameFile = each.name().equals(file);
      names.add(each.name());
      TreeMatch one = TreeMatch.of(traits, each.traits().values(), each.name(), isSameFile);
      boolean isBetter =
          one != null
              && (best == null
                  || one.known().size() > best.known().size()
                  || one.known().size() == best.known().size() && isSameFile);
      found = isBetter ? each : found;
      best = isBetter ? one : best;
    }
    this.known = found;
    this.match = best;
    this.name = found == null ? NamedBatches.numbered(names, file) : found.name();
    this.persons = new int[tree.entries().size()];
  }

  /// Records a tree in a batch.
  static Recorded record(
      FamilyTree tree,
      EventTimeline timeline,
      PersonRegistry.Batch batch,
      ImportOptions options,
      TwoPasses progress) {
    return new TreeUpdate(tree, timeline, batch, options).record(progress);
  }

  private static List<TreeTraits> traits(FamilyTree tree) {
    List<TreeTraits> traits = new ArrayList<>();
    for (FamilyTree.NewPerson entry : tree.entries()) {
      traits.add(new TreeTraits(entry.id()));
    }
    for (FamilyTree.NewPerson entry : tree.entries()) {
      int number = entry.number();
      for (Event event : entry.events(number + 1, other -> other + 1)) {
        traits.get(number).read(event, person -> traits.get(person - 1));
      }
    }
    return traits;
  }

  private Recorded record(TwoPasses progress) {
    identify();
    Map<String, Integer> counts = known == null ? Map.of() : tellMissing();
    int done = 0;
    for (FamilyTree.NewPerson entry : tree.entries()) {
      progress.recorded(done++, tree.entries().size());
      int person = persons[entry.number()];
      if (person == 0) {
        continue;
      }
      List<Event> now = events(entry, person);
      if (known != null && known.people().containsKey(person)) {
        tellDifference(person, entry, now);
      } else {
        now.forEach(this::add);
      }
    }
    tellEnd();
    return new Recorded(name, counts, made, keys, notes);
  }

  private void identify() {
    if (known != null) {
      known.traits().forEach((person, her) -> personOf.put(her, person));
    }
    for (int i = 0; i < persons.length; i++) {
      TreeTraits same = match == null ? null : match.known().get(traits.get(i));
      if (same != null) {
        persons[i] = personOf.get(same);
      } else if (match == null || !match.unclear().containsKey(traits.get(i))) {
        persons[i] = batch.newPerson();
      }
    }
  }

  /// The events that the file makes of a person.
  private List<Event> events(FamilyTree.NewPerson entry, int person) {
    return entry.events(person, other -> personOf(other, person)).stream()
        .map(event -> event.with(event.details().from(source(event))))
        .toList();
  }

  /// The record that says it, with the name of the tree; null for none.
  private String source(Event event) {
    String record = event.details().source();
    return record == null ? null : name + "#" + record;
  }

  /// Whom somebody's fact means: of one who is not clear, who she was for that person before, where
  /// that was one only.
  ///
  /// @param number of that one in the file
  private int personOf(int number, int person) {
    int clear = persons[number];
    if (clear > 0 || known == null || !known.people().containsKey(person)) {
      return clear;
    }
    Set<TreeTraits> may = match.mayBe(traits.get(number), known.traits().get(person));
    return may.size() == 1 ? personOf.get(may.iterator().next()) : 0;
  }

  private void tellDifference(int person, FamilyTree.NewPerson entry, List<Event> now) {
    TreeDifference.Compared difference =
        TreeDifference.of(known.people().get(person), now, terms());
    difference.events().forEach(this::add);
    for (Event event : difference.kept()) {
      note(null, "facts", KEPT, "person %d: %s".formatted(person, said(event)));
    }
  }

  /// What an event says, with its date.
  private static String said(Event event) {
    ImportChange change = ImportChange.said(event);
    return Stream.of(change.effective(), change.what(), change.after())
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  private TreeDifference.Terms terms() {
    if (terms == null) {
      Map<Integer, List<Set<Integer>>> unions = unions();
      Map<String, Set<Integer>> members = known.membersBySource();
      terms =
          new TreeDifference.Terms(
              options.retractsMissing(),
              options.retractsMissing() && tree.written() != null ? null : tree.bound(),
              known.takenBack(),
              (person, event) -> isConcluded(person, event, unions, members));
    }
    return terms;
  }

  /// By person, those with whom the file has her in a family.
  private Map<Integer, List<Set<Integer>>> unions() {
    Map<Integer, List<Set<Integer>>> unions = new HashMap<>();
    for (Set<Integer> couple : tree.unions()) {
      Set<Integer> members = new HashSet<>();
      couple.forEach(member -> members.add(persons[member]));
      members.forEach(each -> unions.computeIfAbsent(each, _ -> new ArrayList<>()).add(members));
    }
    return unions;
  }

  private static boolean isConcluded(
      int person,
      Event.StatusChange event,
      Map<Integer, List<Set<Integer>>> unions,
      Map<String, Set<Integer>> membersBySource) {
    if (event.newStatus() != Status.WIDOWED && event.newStatus() != Status.UNKNOWN) {
      return false;
    }
    List<Set<Integer>> own = unions.getOrDefault(person, List.of());
    if (event.partner() == null) {
      Set<Integer> members = membersBySource.getOrDefault(event.details().source(), Set.of());
      return own.stream().anyMatch(union -> union.containsAll(members));
    }
    return event.partner().personId() > 0
        ? own.stream().anyMatch(union -> union.contains(event.partner().personId()))
        : own.stream().anyMatch(union -> union.size() == 1);
  }

  /// Tells of the people who are not in the file, and who are not clear.
  ///
  /// @return how many people were found, and how
  private Map<String, Integer> tellMissing() {
    Set<TreeTraits> there = new HashSet<>(match.known().values());
    match.unclear().values().forEach(there::addAll);
    int missing = 0;
    for (var each : known.traits().entrySet()) {
      SaidFacts said = known.people().get(each.getKey());
      SaidFacts.SaidFact creation = said.creation();
      if (there.contains(each.getValue()) || known.takenBack().contains(creation.position())) {
        continue;
      }
      missing++;
      if (options.retractsMissing()) {
        TreeDifference.gone(said, known.takenBack()).forEach(this::add);
      } else {
        Event.Creation e = (Event.Creation) creation.said();
        note(null, FamilyTree.PEOPLE, KEPT, shown(each.getKey(), e.name()));
      }
    }
    refuseMost(missing);
    tellUnclear();
    int fresh = traits.size() - match.known().size() - match.unclear().size();
    Map<String, Integer> counts = new LinkedHashMap<>(match.ways());
    counts.put("new", fresh);
    counts.put("not clear", match.unclear().size());
    counts.put("missing", missing);
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /// A part of a tree is known as that tree, and is not meant to take back the rest.
  private void refuseMost(int missing) {
    boolean isRefused = options.missing() == ImportOptions.Missing.RETRACT && !options.isDryRun();
    int before = known.traits().size();
    if (isRefused && missing * 2 > before) {
      throw new TimelineException(
          ("%s: without %,d of the %,d people of %s, as a part of it would be; expected most of"
               + " them for --retract-missing, or --retract-most where they are to be taken back")
              .formatted(tree.name(), missing, before, name));
    }
  }

  private void tellUnclear() {
    for (FamilyTree.NewPerson entry : tree.entries()) {
      List<TreeTraits> may = match.unclear().get(traits.get(entry.number()));
      if (may != null) {
        int first = personOf.get(may.getFirst());
        note(
            entry,
            FamilyTree.PEOPLE,
            "not clear who of the timeline it is, and not recorded; the command 'identify' says so,"
                + " or a birth in the file that tells them apart",
            "%s: '%s', perhaps %s: people identify %d --key '%s=%s'"
                .formatted(
                    entry.at(),
                    Objects.toString(entry.name(), ""),
                    may.stream()
                        .map(each -> "person " + personOf.get(each))
                        .collect(Collectors.joining(" or ")),
                    first,
                    name,
                    entry.id()));
      }
    }
  }

  private void tellEnd() {
    Event.ObservationEnd end = tree.end();
    if (end == null) {
      return;
    }
    EffectiveDate before =
        known == null || known.end() == null ? null : known.end().details().effective();
    EffectiveDate now = end.details().effective();
    if (now.equals(before)) {
      return;
    }
    if (before != null && before.day().isAfter(now.day()) && !options.retractsMissing()) {
      note(null, "facts", "of an older export: observed until the later day", name + ", " + before);
      return;
    }
    add(new Event.ObservationEnd(name, end.details().from(source(end))));
  }

  /// Records an event, but for a key that somebody has already.
  private void add(Event event) {
    if (event instanceof Event.Key key) {
      boolean isFree = !keysHere.contains(key.key()) || released.contains(key.key());
      List<Integer> owners = isFree ? List.of() : registry.withKey(key.key());
      keys.put(key, owners.isEmpty() ? 0 : owners.getFirst());
      if (!owners.isEmpty()) {
        return;
      }
    } else if (event instanceof Event.Retraction e) {
      known.people().get(e.personId()).facts().stream()
          .filter(fact -> fact.position() == e.retracts())
          .filter(fact -> fact.raw() instanceof Event.Key)
          .forEach(fact -> released.add(((Event.Key) fact.raw()).key()));
    }
    FamilyTree.kinds(event).forEach(kind -> made.merge(kind, 1, Integer::sum));
    batch.add(event);
  }

  private void note(FamilyTree.NewPerson entry, String kind, String why, String example) {
    notes.add(new TreeNote(entry, kind, why, example));
  }

  private static String shown(int person, Name name) {
    return "person " + person + (name == null ? "" : " " + name);
  }
}
