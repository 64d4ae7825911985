package people.imports.copies;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.imports.dates.*;
import people.imports.gedcom.*;
import people.timeline.*;

/// The people of a family tree that an export wrote: it tells all that is known
/// ([TreeExtension#TOLD]), so that nothing is concluded from what it does not say, and the tags of
/// [TreeExtension] are understood. Each line becomes the event that it was made of.
///
/// The events are recorded as those of another timeline are, see [TimelineCopy].
public final class ToldTree {

  /// Bytes that are enough to see the head.
  private static final int HEAD = 1 << 16;

  private static final Pattern MARK = Pattern.compile("(?m)^1 _TOLD\\b");

  private static final String ADDRESS = "address";

  private final GedcomFile gedcom;
  private final ToldDetails details;
  private final Map<String, Integer> people = new HashMap<>();
  private final Map<String, ToldPerson> told = new LinkedHashMap<>();

  /// By person, how she belongs to her parents, as far as that is said.
  private final Map<Integer, String> pedigrees = new HashMap<>();

  private final List<Event> ends = new ArrayList<>();

  private ToldTree(GedcomFile gedcom, Findings findings) {
    this.gedcom = gedcom;
    details = new ToldDetails(findings);
  }

  /// Whether a file begins as one that an export wrote.
  public static boolean isIn(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.UTF_8);
    Matcher mark = MARK.matcher(start);
    int end = start.indexOf("\n0 ");
    return mark.find() && (end < 0 || mark.start() < end) && start.contains("urn:people-timeline:");
  }

  /// Adds everyone in it to a timeline.
  public static ImportReport into(
      EventTimeline timeline, Path file, byte[] bytes, ImportOptions options, TwoPasses progress) {
    Findings findings = CopyTally.findings();
    GedcomFile gedcom = GedcomFile.read(file, bytes, findings);
    ToldTree tree = new ToldTree(gedcom, findings);
    List<Event> events = tree.events(progress);
    if (events.isEmpty()) {
      throw new TimelineException(
          "%s: a GEDCOM file without people; expected lines such as '0 @I1@ INDI'".formatted(file));
    }
    tree.details.account(gedcom);
    return TimelineCopy.ofTree(
        timeline, file, options, events, gedcom.format(), progress, findings);
  }

  /// A fact of a person with its place.
  private record PlacedEvent(Event event, int seq) {

    private static final Comparator<PlacedEvent> IN_ORDER =
        Comparator.comparing(PlacedEvent::day).thenComparing(PlacedEvent::seq);

    private LocalDate day() {
      EffectiveDate date = event.details().effective();
      return date != null
          ? date.day()
          : event instanceof Event.Creation ? LocalDate.MIN : LocalDate.MAX;
    }
  }

  /// A person with what is told of her so far.
  private record ToldPerson(int number, List<PlacedEvent> events) {}

  private List<Event> events(TwoPasses progress) {
    for (GedcomLine line : gedcom.records()) {
      if (line.tag().equals("SOUR") && line.id() != null) {
        details.addSource(line);
      } else if (line.tag().equals("INDI") && line.id() != null) {
        people.putIfAbsent(line.id(), people.size() + 1);
      }
    }
    int records = people.size();
    for (GedcomLine line : gedcom.records()) {
      progress.read(line.number());
      ToldLine record = details.line(line);
      switch (line.tag()) {
        case "HEAD" -> readHead(record);
        case "INDI" -> records += readPerson(record, records);
        case "FAM", "SOUR", "TRLR" -> {}
        default -> details.skip(record);
      }
    }
    for (GedcomLine line : gedcom.records()) {
      if (line.tag().equals("FAM")) {
        readFamily(details.line(line));
      }
    }
    List<Event> events = new ArrayList<>();
    for (ToldPerson person : told.values()) {
      person.events.sort(PlacedEvent.IN_ORDER);
      person.events.forEach(placed -> events.add(placed.event));
    }
    events.addAll(ends);
    return events;
  }

  private void readHead(ToldLine head) {
    head.readAll();
    for (ToldLine line : head.children(TreeExtension.OBSERVED.tag())) {
      Details end = details.of(line, Map.of());
      if (end.effective() == null) {
        details.unused(line, "date not understood");
      } else {
        ends.add(new Event.ObservationEnd(line.text(), end));
      }
    }
  }

  // ---- people

  /// @param records how many records of people there are so far
  /// @return how many more there are with what was merged with hers
  private int readPerson(ToldLine record, int records) {
    int person = people.getOrDefault(record.line().id(), 0);
    if (person == 0 || told.containsKey(record.line().id())) {
      details.unused(record, "with no identifier of its own");
      return 0;
    }
    ToldBeginning beginning = ToldBeginning.of(record, details::of);
    List<PlacedEvent> events = new ArrayList<>();
    Event.Creation creation = beginning.creation(person);
    if (creation != null) {
      events.add(new PlacedEvent(creation, beginning.seq()));
    }
    Event.StatusChange entry = beginning.entry(person);
    if (entry != null) {
      events.add(new PlacedEvent(entry, beginning.seq()));
    }
    told.put(record.line().id(), new ToldPerson(person, events));
    int more = 0;
    for (ToldLine line : record.children()) {
      if (line.line().tag().equals(TreeExtension.RECORD.tag())) {
        boolean isOther = line.text().equals("M");
        int of = isOther ? records + ++more : person;
        Event.Creation further = ToldBeginning.creation(line, of, details::of);
        events.add(new PlacedEvent(further, line.seq()));
        if (isOther) {
          Event.Merge merge = new Event.Merge(of, person, "the same person", Details.NONE);
          events.add(new PlacedEvent(merge, 0));
        }
      } else {
        Event event = event(line, person, beginning.details());
        if (event != null) {
          events.add(new PlacedEvent(event, line.seq()));
        }
      }
    }
    events.addAll(ends(record, events));
    return more;
  }

  /// The event of a line below a person; null where another line tells it.
  private Event event(ToldLine line, int person, Details beginning) {
    String tag = line.line().tag();
    try {
      return switch (tag) {
        case "NAME" ->
            line.child(TreeExtension.DATE) == null
                ? null
                : new Event.NameChange(
                    person,
                    line.name(),
                    details.of(line, TreeExtension.DATE.tag(), Map.of("newName", line.affixes())));
        case "RESI" -> ToldBeginning.isAtBeginning(line) ? null : move(line, person);
        case "DEAT" -> new Event.Death(person, details.of(line, Map.of()));
        case "SEX" -> sex(line, person, beginning);
        case "FACT" -> attribute(line, person, line.text("TYPE"));
        case "OCCU", "EDUC", "RELI", "NATI", "TITL", "CAST" ->
            attribute(line, person, attributeOf(tag));
        case "UID" -> key(line, person, "UID");
        case "REFN", "EXID" ->
            key(line, person, Objects.requireNonNullElse(line.text("TYPE"), tag));
        case "_STATUS" ->
            new Event.StatusChange(
                person,
                Status.parse(line.text()),
                with(line.child(TreeExtension.WITH)),
                details.of(line, Map.of()));
        case "_UNKNOWN" -> unknown(line, person);
        case "_LEFT" -> new Event.Leaving(person, line.text(), details.of(line, Map.of()));
        case "_BACK" -> new Event.Return(person, details.of(line, Map.of()));
        case "_DIFFERENT" ->
            new Event.Distinction(
                person,
                people.getOrDefault(line.line().ref(), person),
                line.text("PHRASE"),
                details.of(line, Map.of()));
        case "FAMC" -> {
          readPedigree(line, person);
          yield null;
        }
        case "FAMS", "BIRT", "SOUR", "NOTE", "_BEGIN", "_BY", "_MORE" -> null;
        default -> {
          details.skip(line);
          yield null;
        }
      };
    } catch (IllegalArgumentException | NullPointerException e) {
      details.unused(line, "not as the export of a timeline writes it");
      return null;
    }
  }

  private void readPedigree(ToldLine line, int person) {
    ToldLine said = line.child("PEDI");
    String words = said == null ? null : said.text("PHRASE");
    if (words != null || said != null && said.text().equals("ADOPTED")) {
      pedigrees.put(person, Objects.requireNonNullElse(words, Pedigree.BY_ADOPTION));
    } else if (said != null) {
      details.skip(said);
    }
  }

  private Event move(ToldLine line, int person) {
    return new Event.AddressChange(
        person, line.address(), details.of(line, Map.of("newAddress", line.parts())));
  }

  private static String attributeOf(String tag) {
    return TreeExtension.ATTRIBUTES.entrySet().stream()
        .filter(each -> each.getValue().equals(tag))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private Event attribute(ToldLine line, int person, String name) {
    return new Event.AttributeChange(
        person, new Attribute(name, line.text()), details.of(line, Map.of()));
  }

  private Event unknown(ToldLine line, int person) {
    String what = line.text("TYPE");
    Details since = details.of(line, Map.of());
    return what.equals(ADDRESS)
        ? new Event.AddressChange(person, null, since)
        : new Event.AttributeChange(person, new Attribute(what, null), since);
  }

  private Event key(ToldLine line, int person, String name) {
    return new Event.Key(person, new Attribute(name, line.text()), details.of(line, Map.of()));
  }

  /// Where nothing is said below, the sex is told with the birth.
  private Event sex(ToldLine line, int person, Details beginning) {
    String code =
        switch (line.text()) {
          case "M" -> "male";
          case "F" -> "female";
          case "X" -> "other";
          default -> "unknown";
        };
    Details since =
        line.line().children().isEmpty()
            ? new Details(beginning.effective(), beginning.source(), Map.of())
            : details.of(line, TreeExtension.DATE.tag(), Map.of());
    return new Event.AttributeChange(person, new Attribute(Attribute.SEX, code), since);
  }

  /// The ends of homes that say until when, where nothing else is told of the next day.
  private List<PlacedEvent> ends(ToldLine record, List<PlacedEvent> events) {
    Set<LocalDate> moves = new HashSet<>();
    for (PlacedEvent each : events) {
      if (each.event instanceof Event.AddressChange e && e.details().effective() != null) {
        moves.add(e.details().effective().day());
      }
    }
    List<PlacedEvent> found = new ArrayList<>();
    for (ToldLine home : record.children("RESI")) {
      String date = home.text("DATE");
      EffectiveDate last = date == null ? null : GedcomDate.ofVersion7(date).until();
      if (last != null && last.isExact() && moves.add(last.day().plusDays(1))) {
        String source = details.of(home, Map.of()).source();
        Details end = Details.on(last.day().plusDays(1)).from(source);
        int person = people.get(record.line().id());
        found.add(new PlacedEvent(new Event.AddressChange(person, null, end), 0));
      }
    }
    return found;
  }

  // ---- families

  private void readFamily(ToldLine family) {
    List<ToldLine> partners = family.children("HUSB", "WIFE");
    List<String> members =
        partners.stream().map(line -> line.line().ref()).filter(told::containsKey).toList();
    for (ToldLine line : family.children()) {
      switch (line.line().tag()) {
        case "HUSB", "WIFE" -> {}
        case "CHIL" -> addParents(line, members);
        case "MARR", "DIV", "ANUL", "EVEN" -> readUnion(line, partners, members);
        default -> details.skip(line);
      }
    }
  }

  private void addParents(ToldLine line, List<String> members) {
    ToldPerson child = told.get(line.line().ref());
    if (child == null) {
      details.unused(line, "nobody in the file");
      return;
    }
    Set<Integer> parents = new LinkedHashSet<>();
    for (PlacedEvent each : child.events) {
      if (each.event instanceof Event.Parents e) {
        parents.addAll(e.parentIds());
      }
    }
    child.events.removeIf(each -> each.event instanceof Event.Parents);
    members.forEach(member -> parents.add(people.get(member)));
    parents.remove(child.number);
    String pedigree = pedigrees.get(child.number);
    Map<String, Object> said = pedigree == null ? Map.of() : Map.of(Pedigree.MEMBER, pedigree);
    Details of = new Details(null, null, said);
    Event event = new Event.Parents(child.number, List.copyOf(parents), of);
    child.events.add(new PlacedEvent(event, 0));
  }

  private void readUnion(ToldLine line, List<ToldLine> partners, List<String> members) {
    Status status = status(line);
    if (status == null) {
      details.unused(line, "not as the export of a timeline writes it");
      return;
    }
    Map<String, Integer> of = new LinkedHashMap<>();
    for (ToldLine said : line.children(TreeExtension.SAID.tag())) {
      of.put(said.line().ref(), said.seq());
    }
    for (String member : of.isEmpty() ? members : List.copyOf(of.keySet())) {
      ToldPerson person = told.get(member);
      if (person == null) {
        details.unused(line, "of nobody in the file");
        continue;
      }
      Partner with =
          partners.stream()
              .filter(partner -> !member.equals(partner.line().ref()))
              .map(this::with)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      Event event =
          new Event.StatusChange(
              person.number,
              status,
              status == Status.SINGLE ? null : with,
              details.of(line, Map.of()));
      person.events.add(new PlacedEvent(event, of.getOrDefault(member, 0)));
    }
  }

  private static Status status(ToldLine line) {
    String type = Objects.requireNonNullElse(line.text("TYPE"), "");
    return switch (line.line().tag()) {
      case "MARR" -> type.equals(TreeExtension.PARTNERSHIP) ? Status.PARTNERED : Status.MARRIED;
      case "DIV" -> Status.DIVORCED;
      case "ANUL" -> Status.SINGLE;
      default -> type.equals(TreeExtension.SEPARATION) ? Status.SEPARATED : null;
    };
  }

  /// Somebody's partner; null for nobody.
  private Partner with(ToldLine line) {
    if (line == null) {
      return null;
    }
    Integer number = people.get(line.line().ref());
    if (number != null) {
      return Partner.of(number);
    }
    String phrase = line.text("PHRASE");
    ToldLine named = line.child(TreeExtension.NAME);
    Name name = named != null ? named.name() : phrase == null ? null : GedcomName.ofText(phrase);
    return name == null ? null : Partner.named(name);
  }
}
