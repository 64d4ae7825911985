package people.imports.trees;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.dates.*;
import people.imports.gedcom.*;

/// The people of a GEDCOM file with their events, in the words of a timeline.
///
/// - Everyone is born single. What a person's own record says of birth and death is in
///   [PersonRecord].
/// - Statuses come from the families, see [Couples], [CoupleStatuses] and [MaritalHistory].
/// - RESI and ADDR are changes of address, see [Residences].
/// - Parents come from the families of which somebody is a child, see [Parentage]. They and the sex
///   are told with the birth, or with the first thing that has a date.
/// - A key is of the first person who has it, by the identifiers of the records: their order in the
///   file decides nothing.
/// - The people of the tree are observed until the date of the file (HEAD.DATE), or until the
///   latest fact in it where that is later or the file has no date.
/// - A date that says less than its words keeps them in a member `dateText`, and so does one that
///   is counted from an age.
/// - The source of an event is the record, `F12`; whoever records it puts the name of the tree
///   before it.
public final class FamilyTree {

  /// The kinds of people and of their keys, as the report counts them.
  public static final String PEOPLE = RecordKind.PERSON.plural;

  public static final String KEYS = RecordKind.KEY.plural;

  private final GedcomFile gedcom;
  private final List<NewPerson> entries;

  /// Who are partners in each family.
  private final List<Set<TreePerson>> unions;

  private final Event.ObservationEnd end;
  private final LifeBounds bounds;

  private FamilyTree(
      GedcomFile gedcom,
      List<NewPerson> entries,
      List<Set<TreePerson>> unions,
      Event.ObservationEnd end,
      LifeBounds bounds) {
    this.gedcom = gedcom;
    this.entries = entries;
    this.unions = unions;
    this.end = end;
    this.bounds = bounds;
  }

  /// A person to be created, with the events that follow. They are made when they are asked for,
  /// since there are many. The identifier is given when all is known to be well.
  public static final class NewPerson {

    private final TreePerson life;

    private NewPerson(TreePerson life) {
      this.life = life;
    }

    /// The place among the people of the tree, from 0.
    public int number() {
      return life.number;
    }

    /// The identifier of the record.
    public String id() {
      return life.record.id();
    }

    /// The place of the record, to look it up: `I12 (line 340)`.
    public String at() {
      return life.record.line().at(life.record.id());
    }

    /// Null when there is none.
    public Name name() {
      return life.record.name();
    }

    /// What follows the creation, in order of time.
    List<LifeEvent> events() {
      PersonRecord record = life.record;
      List<LifeEvent> told = new ArrayList<>(life.events);
      if (life.isDead()) {
        Map<String, Object> words =
            SaidAges.members(GedcomDate.dateText(record.death().words()), life.diedWords);
        told.add(LifeEvent.death(new Details(life.died(), record.id(), words)));
      }
      Details details = new Details(since(told), record.id(), Map.of());
      List<LifeEvent> events = new ArrayList<>();
      if (record.sex() != null) {
        events.add(LifeEvent.sex(record.sex(), details));
      }
      if (!life.parents.isEmpty()) {
        Map<String, Object> pedigree =
            life.pedigree == null ? Map.of() : Map.of(Pedigree.MEMBER, life.pedigree);
        events.add(
            LifeEvent.parents(life.parents, new Details(since(told), record.id(), pedigree)));
      }
      events.addAll(life.keys);
      events.addAll(told);
      // what is first known of a day may be recorded in any order, but a death is the last of its
      // day
      events.sort(Comparator.comparing(LifeEvent::day).thenComparing(LifeEvent::isDeath));
      return events;
    }

    /// The birth; where that is not known, by the first day that is; null where none is.
    private EffectiveDate since(List<LifeEvent> told) {
      if (life.record.born() != null) {
        return life.born();
      }
      LocalDate byAge = life.bornByAge == null ? LocalDate.MAX : life.bornByAge.latest();
      return Stream.concat(Stream.of(byAge), told.stream().map(LifeEvent::day))
          .min(Comparator.naturalOrder())
          .filter(day -> day.isBefore(LocalDate.MAX))
          .map(day -> new EffectiveDate(null, day, EffectiveDate.Qualifier.NONE))
          .orElse(null);
    }

    /// The events of a person who has an identifier, the creation first.
    ///
    /// @param identifiers of all, by [#number]; 0 for somebody who has none
    public List<Event> events(int person, IntUnaryOperator identifiers) {
      PersonRecord record = life.record;
      Details details =
          new Details(life.born(), record.id(), SaidAges.members(record.others(), life.bornWords));
      List<Event> made = new ArrayList<>();
      made.add(new Event.Creation(person, name(), Status.SINGLE, null, details));
      ToIntFunction<TreePerson> others = other -> identifiers.applyAsInt(other.number);
      events().forEach(said -> made.add(said.event(person, others)));
      return made;
    }
  }

  /// The name of the file, without its folder.
  public String name() {
    return gedcom.name();
  }

  /// The format that was found in the file that it was read from.
  public String format(Path file) {
    return gedcom.formatOf(file);
  }

  /// In the order of the file.
  public List<NewPerson> entries() {
    return entries;
  }

  /// Who are partners in each family, by [NewPerson#number].
  public List<Set<Integer>> unions() {
    return unions.stream()
        .map(members -> members.stream().map(life -> life.number).collect(Collectors.toSet()))
        .toList();
  }

  /// The end of the observation; null where neither the file nor a fact has a date.
  public Event.ObservationEnd end() {
    return end;
  }

  /// When the file says it was written; null when it does not say until when.
  public EffectiveDate written() {
    return bounds.written();
  }

  /// Until when what has no date was.
  public LocalDate bound() {
    return bounds.bound();
  }

  /// Draws up the account of all lines from what was found so far, and tells it.
  public void tellAccount(Findings findings) {
    TreeAccount.tell(gedcom, findings);
  }

  /// The kinds of which an event is one, as the report counts them: two for a union with somebody.
  public static List<String> kinds(Event event) {
    return LifeEvent.kinds(event);
  }

  /// Whether the date of an event was counted from an age, and not corrected since.
  public static boolean isCountedFromAge(Details details) {
    return SaidAges.isAged(details);
  }

  /// Reads a file.
  ///
  /// @throws TimelineException when it can't be read or has nobody in it
  static FamilyTree read(Path file, byte[] bytes, Findings findings) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    TwoPasses silent = new TwoPasses(_ -> {});
    return read(file, bytes, today, ImportOptions.Places.RESIDENCES, silent, findings);
  }

  /// The same as if it were that day.
  ///
  /// @param bytes of the file, that nobody else is to use any more
  /// @param places which are addresses
  public static FamilyTree read(
      Path file,
      byte[] bytes,
      LocalDate today,
      ImportOptions.Places places,
      TwoPasses progress,
      Findings findings) {
    findings.inOrder(RecordKind.plurals(), LifeEvent.kinds()).keepingAll();
    GedcomFile gedcom = GedcomFile.read(file, bytes, findings);
    Map<String, TreePerson> livesById = new LinkedHashMap<>();
    List<TreePerson> lives = lives(gedcom, livesById, progress, findings);
    if (lives.isEmpty()) {
      throw new TimelineException(
          "%s: a GEDCOM file without people; expected lines such as '0 @I1@ INDI'".formatted(file));
    }
    Couples couples = Couples.of(gedcom, lives, livesById, findings);
    LifeBounds bounds = new LifeBounds(gedcom, today);
    bounds.tell(lives, couples, findings);
    tellResidences(lives, couples, places, new Residences(gedcom, bounds.bound(), findings));
    CoupleStatuses.tell(lives, couples, bounds, findings);
    MarriedNames.tell(lives, findings);
    UnclearReferences.tell(lives, livesById, couples, bounds.bound(), findings);
    SaidAges.tell(gedcom, lives, couples, findings);
    List<Set<TreePerson>> unions = couples.unions().stream().map(Couples.Union::members).toList();
    Map<String, Set<TreePerson>> members = couples.membersByFamily();
    couples = null; // what happened to them is told, and takes much memory
    Parentage.tell(gedcom, lives, livesById, members, findings);
    Map<Attribute, TreePerson> owners = new HashMap<>();
    for (TreePerson life : Couples.inOrder(lives)) {
      tellKeys(life, owners, findings);
      life.weddings = List.of(); // they are not asked for any more
    }
    List<NewPerson> entries = lives.stream().map(NewPerson::new).toList();
    Event.ObservationEnd end = end(gedcom, bounds, findings);
    return new FamilyTree(gedcom, entries, unions, end, bounds);
  }

  private static Event.ObservationEnd end(GedcomFile gedcom, LifeBounds bounds, Findings findings) {
    EffectiveDate latest = bounds.latest();
    GedcomDate written = gedcom.head().date();
    if (written != null && written.date() == null) {
      findings.doubt(
          "lines", written.notUnderstood(), "HEAD.DATE: '%s'".formatted(written.words()));
    }
    EffectiveDate date = bounds.written();
    if (date != null && (latest == null || !latest.day().isAfter(date.latest()))) {
      written.tellDoubt("HEAD.DATE", (why, example) -> findings.doubt("lines", why, example));
      Map<String, Object> words = GedcomDate.dateText(written.exact() ? null : written.words());
      return new Event.ObservationEnd(gedcom.name(), new Details(date, "HEAD", words));
    }
    if (latest != null && date != null) {
      findings.doubt(
          "lines",
          "the file says it is older than its latest fact, until which all is taken for observed",
          "HEAD.DATE: '%s'".formatted(written.words()));
    }
    return latest == null
        ? null
        : new Event.ObservationEnd(gedcom.name(), Details.on(LifeBounds.lastDay(latest)));
  }

  private static List<TreePerson> lives(
      GedcomFile gedcom, Map<String, TreePerson> livesById, TwoPasses progress, Findings findings) {
    String people = RecordKind.PERSON.plural;
    List<TreePerson> lives = new ArrayList<>();
    for (GedcomLine line : gedcom.records()) {
      if (line.tag().equals("INDI")) {
        findings.read(people);
        progress.read(line.number());
        TreePerson life = new TreePerson(PersonRecord.of(line, findings), lives.size());
        lives.add(life);
        TreePerson other = livesById.putIfAbsent(life.record.id(), life);
        if (other != null) {
          // by what they say, since the order of the records decides nothing
          livesById.put(life.record.id(), TreePerson.SAID.compare(life, other) < 0 ? life : other);
          findings.doubt(
              people,
              "with the identifier of another one, whom all references mean",
              line.at(life.record.id()));
        }
      }
    }
    return lives;
  }

  private static void tellResidences(
      List<TreePerson> lives, Couples couples, ImportOptions.Places places, Residences residences) {
    for (TreePerson life : lives) {
      for (GedcomLine home : life.record.homes()) {
        residences.tell(life.record.id(), home, List.of(life));
      }
    }
    for (Couples.Union union : couples.unions()) {
      for (Couples.Home home : union.homes()) {
        residences.tell(home.family(), home.line(), union.members());
      }
    }
    if (places == ImportOptions.Places.EVIDENCE) {
      new PlaceEvidence(residences).tell(lives, couples);
    }
    residences.tellAll();
  }

  /// @param owners whose each key is so far
  private static void tellKeys(
      TreePerson life, Map<Attribute, TreePerson> owners, Findings findings) {
    if (life.record.keys().isEmpty()) {
      return;
    }
    List<LifeEvent> keys = new ArrayList<>(1);
    Details details = new Details(null, life.record.id(), Map.of());
    life.record
        .keys()
        .forEach((line, key) -> {
          TreePerson owner = owners.putIfAbsent(key, life);
          if (owner == null) {
            keys.add(LifeEvent.key(key, details));
          } else {
            findings.unused(
                RecordKind.KEY.plural,
                owner == life ? "second record of one key" : "of another person in the file",
                "%s: '%s'".formatted(line.at(life.record.id()), key));
          }
        });
    life.keys = keys;
  }
}
