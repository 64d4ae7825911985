package people.imports;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import people.Details;
import people.EffectiveDate;
import people.EffectiveDate.Qualifier;
import people.Event;
import people.Name;
import people.Status;
import people.TimelineException;
import people.imports.GedcomFile.Line;
import people.imports.MaritalHistory.Change;
import people.imports.MaritalHistory.Couple;
import people.imports.MaritalHistory.Doubt;
import people.imports.MaritalHistory.Fact;
import people.imports.MaritalHistory.Kind;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The people of a GEDCOM file with their events, in the words of a timeline.
///
/// - Everyone is born single, on the date of BIRT; where there is none, about the date of the
///   baptism.
/// - Statuses come from the families, see [MaritalHistory].
/// - DEAT is a death; without a date, by the date of the burial; a burial alone stands for a death.
/// - RESI and ADDR are changes of address; without a date, from birth to death.
/// - A date that says less than its words keeps them in a member `dateText`.
/// - The source of an event is the record: `kennedy.ged#F12`.
final class FamilyTree {

  /// A person to be created, with the events that follow. The identifier is given when all is known
  /// to be well.
  ///
  /// @param name null when there is none
  record Entry(Name name, Details details, List<IntFunction<Event>> events) {}

  private static final List<String> KINDS =
      List.of(
          "people",
          "families",
          "names",
          "births",
          "baptisms",
          "marriages",
          "separations",
          "divorces",
          "annulments",
          "deaths",
          "burials",
          "residences",
          "addresses");

  private static final Map<String, String> KIND_BY_TAG =
      Map.ofEntries(
          Map.entry("NAME", "names"),
          Map.entry("BIRT", "births"),
          Map.entry("CHR", "baptisms"),
          Map.entry("BAPM", "baptisms"),
          Map.entry("MARR", "marriages"),
          Map.entry("_SEPR", "separations"),
          Map.entry("DIV", "divorces"),
          Map.entry("ANUL", "annulments"),
          Map.entry("DEAT", "deaths"),
          Map.entry("BURI", "burials"),
          Map.entry("CREM", "burials"),
          Map.entry("RESI", "residences"),
          Map.entry("ADDR", "addresses"));

  /// What is understood below a line of some kind.
  private static final Map<String, Set<String>> PARTS =
      Map.of(
          "names", Set.of("GIVN", "SURN", "SPFX", "NPFX", "NSFX"),
          "marriages", Set.of("DATE", "TYPE"),
          "separations", Set.of("DATE", "TYPE"),
          "residences", Set.of("DATE", "PLAC", "ADDR"),
          "addresses",
              Set.of("ADR1", "ADR2", "ADR3", "CITY", "POST", "CTRY", "STAE", "CONT", "CONC"));

  private static final String UNBOUNDED =
      "nothing known comes after, so counted from the day of recording";

  private static final String BOUNDED =
      "counted by the next day that is known, of a divorce, a wedding or a death";

  /// A person's record, and what is known of it.
  private static final class Life {

    private final String id;
    private final Line line;
    private final Set<Union> unions = new LinkedHashSet<>();
    private final List<Told> told = new ArrayList<>();
    private Name name;
    private EffectiveDate born;

    /// Further members of the creation; null for none.
    private String birthOthers;

    /// The line that says it; null for the living.
    private Line death;

    private EffectiveDate died;

    /// The words of the date of death that the date itself does not say; null for none.
    private String deathWords;

    Life(String id, Line line) {
      this.id = id;
      this.line = line;
    }
  }

  /// An event of one person. Those without a date come last.
  private record Told(EffectiveDate date, boolean death, IntFunction<Event> event) {}

  /// A couple or larger family with all that its records say happened to it.
  private static final class Union {

    private final Set<Life> members;
    private final String family;
    private final List<FamilyFact> facts = new ArrayList<>();

    /// Lines, each with the family that it stands in.
    private final Map<Line, String> residences = new LinkedHashMap<>();

    private boolean widowhoodUnknown;

    Union(Set<Life> members, String family) {
      this.members = members;
      this.family = family;
    }
  }

  /// A line about a couple, and what has become of it.
  private static final class FamilyFact {

    private final String kind;
    private final String family;
    private final Line line;
    private final GedcomDate date;
    private Fact fact;

    /// Where it has no date: by when it happened; null when that is not known either.
    private EffectiveDate bound;

    private boolean used;
    private Doubt unusedFor;
    private final Set<Doubt> findings = new TreeSet<>();

    FamilyFact(String kind, String family, Line line, GedcomDate date, Fact fact) {
      this.kind = kind;
      this.family = family;
      this.line = line;
      this.date = date;
      this.fact = fact;
    }

    boolean isUndated() {
      return date == null || date.date() == null;
    }
  }

  private final String file;
  private final Findings findings;
  private final GedcomFile gedcom;
  private final String placeForm;
  private final Map<String, Life> livesById = new LinkedHashMap<>();
  private final List<Life> lives = new ArrayList<>();
  private final List<Union> unions = new ArrayList<>();
  private final Map<Integer, FamilyFact> factsByLine = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  private FamilyTree(String file, GedcomFile gedcom, Findings findings) {
    this.file = file;
    this.findings = findings;
    this.gedcom = gedcom;
    Line head = gedcom.records().getFirst();
    this.placeForm = head.child("PLAC") == null ? "" : head.child("PLAC").value("FORM");
  }

  /// Reads a file.
  ///
  /// @throws TimelineException when it can't be read or has nobody in it
  static FamilyTree read(Path file, byte[] bytes, Findings findings) {
    List<String> things = new ArrayList<>(List.of("people"));
    for (Status status : Status.values()) {
      things.add(status.name());
    }
    things.addAll(List.of("deaths", "changes of address"));
    findings.inOrder(KINDS, things);
    FamilyTree tree =
        new FamilyTree(
            file.getFileName().toString(), GedcomFile.read(file, bytes, findings), findings);
    tree.readPeople();
    if (tree.lives.isEmpty()) {
      throw new TimelineException(
          "%s: a GEDCOM file without people; expected lines such as '0 @I1@ INDI'".formatted(file));
    }
    tree.readFamilies();
    tree.lives.forEach(tree::readLife);
    tree.unions.forEach(tree::readResidences);
    tree.lives.forEach(tree::shareBounds);
    for (FamilyFact told : tree.factsByLine.values()) {
      if (told.bound != null) {
        told.fact = new Fact(told.fact.line(), told.fact.kind(), told.bound);
      }
    }
    tree.lives.forEach(tree::tellStatuses);
    tree.unions.forEach(tree::accountWidowhood);
    tree.factsByLine.values().stream()
        .sorted(Comparator.comparingInt(fact -> fact.line.number()))
        .forEach(tree::account);
    tree.lives.forEach(tree::write);
    return tree;
  }

  String format() {
    return "GEDCOM%s in %s"
        .formatted(gedcom.version().isEmpty() ? "" : " " + gedcom.version(), gedcom.charset());
  }

  List<Entry> entries() {
    return entries;
  }

  // ---- the records

  private void readPeople() {
    for (Line line : gedcom.records()) {
      if (line.tag().equals("INDI")) {
        findings.read("people");
        findings.used("people");
        Life life = new Life(line.id() == null ? "line " + line.number() : line.id(), line);
        lives.add(life);
        if (livesById.putIfAbsent(life.id, life) != null) {
          findings.doubt(
              "people",
              "with the identifier of another one, whom all references mean",
              at(life.id, line));
        }
      }
    }
  }

  private void readFamilies() {
    Map<String, Set<Life>> membersByFamily = new LinkedHashMap<>();
    for (Line line : gedcom.records()) {
      if (line.tag().equals("FAM")) {
        findings.read("families");
        Set<Life> members =
            membersByFamily.computeIfAbsent(familyId(line), _ -> new LinkedHashSet<>());
        for (Line child : line.children()) {
          if (child.tag().equals("HUSB") || child.tag().equals("WIFE")) {
            Life member = child.ref() == null ? null : livesById.get(child.ref());
            if (member != null) {
              members.add(member);
            } else if (child.ref() != null && !child.ref().equals("VOID")) {
              findings.unused(
                  "references",
                  "to nobody in the file",
                  at(familyId(line) + " " + child.tag() + " " + child.ref(), child));
            }
          }
        }
      } else if (!Set.of("INDI", "HEAD", "TRLR").contains(line.tag())) {
        findings.notKept(line.tag());
      }
    }
    for (Life life : lives) {
      for (Line child : life.line.children()) {
        if (child.tag().equals("FAMS") && child.ref() != null && !child.ref().equals("VOID")) {
          Set<Life> members = membersByFamily.get(child.ref());
          if (members == null) {
            findings.unused(
                "references",
                "to no family in the file",
                at(life.id + " FAMS " + child.ref(), child));
          } else if (members.add(life)) {
            findings.doubt(
                "references",
                "to a family that does not name the person, who is taken for a spouse",
                at(life.id + " FAMS " + child.ref(), child));
          }
        }
      }
    }
    Map<Set<Life>, Union> couples = new HashMap<>();
    for (Line line : gedcom.records()) {
      if (line.tag().equals("FAM")) {
        Set<Life> members = membersByFamily.get(familyId(line));
        Union union = members.size() < 2 ? null : couples.get(members);
        if (union == null) {
          union = new Union(members, familyId(line));
          unions.add(union);
          couples.put(members, union);
          for (Life member : members) {
            member.unions.add(union);
          }
        }
        if (!members.isEmpty()) {
          findings.used("families");
        } else {
          findings.unused("families", "no partner is known", at(familyId(line), line));
        }
        readFamily(line, union);
      }
    }
  }

  private static String familyId(Line line) {
    return line.id() == null ? "line " + line.number() : line.id();
  }

  private void readFamily(Line family, Union union) {
    String id = familyId(family);
    for (Line line : family.children()) {
      String kind = familyKind(line);
      switch (kind) {
        case "marriages", "separations", "divorces", "annulments" -> {
          findings.read(kind);
          countParts(line, kind);
          if (line.value().equalsIgnoreCase("N") || saysNotMarried(line)) {
            findings.unused(
                kind,
                "said not to have happened",
                at(id + " " + line.tag() + " " + line.value(), line));
          } else if (union.members.isEmpty()) {
            findings.unused(kind, "of nobody who is in the file", at(id, line));
          } else {
            GedcomDate date = date(line);
            Fact fact =
                new Fact(line.number(), kindOf(kind, line), date == null ? null : date.date());
            FamilyFact told = new FamilyFact(kind, id, line, date, fact);
            union.facts.add(told);
            factsByLine.put(line.number(), told);
          }
        }
        case "residences" -> {
          findings.read(kind);
          countParts(line, kind);
          // read when all births and deaths are known
          union.residences.put(line, id);
        }
        default -> {
          if (!Set.of("HUSB", "WIFE").contains(line.tag())) {
            findings.notKept(line.tag());
          }
        }
      }
    }
  }

  private static String familyKind(Line line) {
    if (line.tag().equals("EVEN")
        && (line.value("TYPE") + line.value()).toLowerCase(Locale.ROOT).contains("separat")) {
      return "separations";
    }
    return switch (line.tag()) {
      case "MARR", "DIV", "ANUL", "_SEPR", "RESI" -> KIND_BY_TAG.get(line.tag());
      default -> "";
    };
  }

  private static boolean saysNotMarried(Line line) {
    String type = line.value("TYPE").toLowerCase(Locale.ROOT);
    return line.tag().equals("MARR")
        && (type.contains("unmarried") || type.contains("not married"));
  }

  private static Kind kindOf(String kind, Line line) {
    return switch (kind) {
      case "separations" -> Kind.SEPARATION;
      case "divorces" -> Kind.DIVORCE;
      case "annulments" -> Kind.ANNULMENT;
      default -> {
        String type = line.value("TYPE").toLowerCase(Locale.ROOT);
        boolean partners =
            type.contains("partner") || type.contains("union") || type.contains("registered");
        yield partners ? Kind.PARTNERSHIP : Kind.MARRIAGE;
      }
    };
  }

  /// @return null when there is no date
  private static GedcomDate date(Line line) {
    Line date = line.child("DATE");
    if (date == null) {
      return null;
    }
    String words =
        date.text().isEmpty() && !date.value("PHRASE").isEmpty()
            ? "(" + date.value("PHRASE") + ")"
            : date.text();
    return words.isEmpty() ? null : GedcomDate.of(words);
  }

  private void countParts(Line line, String kind) {
    Set<String> understood = PARTS.getOrDefault(kind, Set.of("DATE"));
    for (Line child : line.children()) {
      if (!understood.contains(child.tag())) {
        findings.notKept(line.tag() + "." + child.tag());
      }
    }
  }

  // ---- one person

  private void readLife(Life life) {
    List<Line> births = new ArrayList<>();
    List<Line> baptisms = new ArrayList<>();
    List<Line> deaths = new ArrayList<>();
    List<Line> burials = new ArrayList<>();
    for (Line line : life.line.children()) {
      String kind = line.tag().equals("_SEPR") ? null : KIND_BY_TAG.get(line.tag());
      if (kind == null) {
        if (!line.tag().equals("FAMS")) {
          findings.notKept(line.tag());
        }
        continue;
      }
      findings.read(kind);
      countParts(line, kind);
      if (line.value().equalsIgnoreCase("N") && !kind.equals("names")) {
        findings.unused(kind, "said not to have happened", at(life.id, line));
        continue;
      }
      switch (kind) {
        case "births" -> births.add(line);
        case "baptisms" -> baptisms.add(line);
        case "deaths" -> deaths.add(line);
        case "burials" -> burials.add(line);
        case "names", "residences", "addresses" -> {}
        default ->
            findings.unused(kind, "with a person, expected with a family", at(life.id, line));
      }
    }
    readDeath(life, deaths, burials);
    readBirth(life, births, baptisms);
    for (Line line : life.line.children()) {
      if (line.tag().equals("RESI") && !line.value().equalsIgnoreCase("N")) {
        readResidence(line, "residences", life.id, Set.of(life));
      } else if (line.tag().equals("ADDR")) {
        Line standing = new Line(line.number(), null, "INDI", null, "", List.of(line));
        readResidence(standing, "addresses", life.id, Set.of(life));
      }
    }
  }

  /// The first of the lines that has a date which is understood; null when none has.
  private static Line firstDated(List<Line> lines) {
    for (Line line : lines) {
      GedcomDate date = date(line);
      if (date != null && date.date() != null) {
        return line;
      }
    }
    return null;
  }

  private void readBirth(Life life, List<Line> births, List<Line> baptisms) {
    Line birth = firstDated(births);
    Line baptism = birth == null ? firstDated(baptisms) : null;
    ObjectNode others = JsonNodeFactory.instance.objectNode();
    if (birth != null) {
      GedcomDate date = date(birth);
      life.born = date.date();
      if (!date.exact()) {
        others.put("dateText", date.words());
      }
    } else if (baptism != null) {
      EffectiveDate date = date(baptism).date();
      life.born = date.with(Qualifier.APPROXIMATE);
      others.put("dateText", baptism.tag() + " " + date(baptism).words());
      findings.doubt("births", "no date: counted from the baptism", at(life.id, baptism));
    }
    for (Line line : births) {
      if (line == birth) {
        findings.used("births");
      } else if (birth != null) {
        findings.unused("births", "second record of one birth", at(life.id, line));
      } else {
        unusedDate("births", life, line);
        GedcomDate date = date(line);
        if (date != null && !others.has("dateText")) {
          others.put("dateText", date.words());
        }
      }
    }
    for (Line line : baptisms) {
      if (line == baptism) {
        findings.used("baptisms");
      } else if (birth != null || baptism != null) {
        findings.unused(
            "baptisms", "not needed beside the birth or another baptism", at(life.id, line));
      } else {
        unusedDate("baptisms", life, line);
      }
    }
    life.name = readName(life, others);
    life.birthOthers = others.isEmpty() ? null : others.toString();
  }

  private void unusedDate(String kind, Life life, Line line) {
    GedcomDate date = date(line);
    if (date == null) {
      findings.unused(kind, "no date", at(life.id, line));
    } else {
      findings.unused(
          kind, notUnderstood(date), "%s: '%s'".formatted(at(life.id, line), date.words()));
    }
  }

  private static String notUnderstood(GedcomDate date) {
    return "date not understood (%s)".formatted(date.problem());
  }

  private Name readName(Life life, ObjectNode others) {
    Name name = null;
    for (Line line : life.line.children()) {
      if (!line.tag().equals("NAME")) {
        continue;
      }
      GedcomName read = GedcomName.of(line);
      if (read.name() == null) {
        findings.unused("names", "empty", at(life.id, line));
      } else if (name != null) {
        findings.unused(
            "names",
            "further name, and not said from when on",
            "%s: '%s'".formatted(at(life.id, line), read.name()));
      } else {
        name = read.name();
        findings.used("names");
        if (!read.prefix().isEmpty() || !read.suffix().isEmpty()) {
          ObjectNode more = others.putObject("name");
          if (!read.prefix().isEmpty()) {
            more.put("prefix", read.prefix());
          }
          if (!read.suffix().isEmpty()) {
            more.put("suffix", read.suffix());
          }
        }
      }
    }
    return name;
  }

  private void readDeath(Life life, List<Line> deaths, List<Line> burials) {
    Line dated = firstDated(deaths);
    Line burial = dated == null ? firstDated(burials) : null;
    if (dated != null) {
      life.death = dated;
      life.died = date(dated).date();
      life.deathWords = date(dated).exact() ? null : date(dated).words();
    } else if (!deaths.isEmpty() || !burials.isEmpty()) {
      life.death = deaths.isEmpty() ? burials.getFirst() : deaths.getFirst();
      GedcomDate date = date(life.death);
      life.deathWords = date == null ? null : date.words();
      if (burial != null) {
        EffectiveDate buried = date(burial).date();
        if (buried.latest() != null) {
          life.died = new EffectiveDate(null, buried.latest(), buried.qualifier());
        }
      }
      if (!deaths.isEmpty()) {
        String problem = date == null ? "no date" : notUnderstood(date);
        String counted =
            life.died == null
                ? "counted as dead from the day of recording"
                : "counted from the burial";
        findings.doubt("deaths", problem + ": " + counted, at(life.id, life.death));
      }
    }
    for (Line line : deaths) {
      if (line == life.death) {
        findings.used("deaths");
      } else {
        findings.unused("deaths", "second record of one death", at(life.id, line));
      }
    }
    for (Line line : burials) {
      if (line == life.death || line == burial && life.died != null) {
        findings.used("burials");
        if (deaths.isEmpty()) {
          findings.doubt(
              "burials", "taken for the death, which is not recorded", at(life.id, line));
        }
      } else {
        findings.unused("burials", "not needed beside the death", at(life.id, line));
      }
    }
    if (life.death != null) {
      Details details = new Details(life.died, source(life.id), dateText(life.deathWords));
      life.told.add(new Told(life.died, true, person -> new Event.Death(person, details)));
    }
  }

  // ---- residences

  private void readResidences(Union union) {
    union.residences.forEach((line, family) -> {
      if (union.members.isEmpty()) {
        findings.unused("residences", "of nobody who is in the file", at(family, line));
      } else {
        readResidence(line, "residences", family, union.members);
      }
    });
  }

  private void readResidence(Line line, String kind, String record, Set<Life> residents) {
    String where = at(record, line);
    GedcomPlace place = GedcomPlace.of(line, placeForm);
    if (place.address() == null) {
      findings.unused(
          kind,
          line.text().isEmpty() || line.text().equalsIgnoreCase("Y")
              ? "no place"
              : "place in free text only",
          line.text().isEmpty() ? where : "%s: '%s'".formatted(where, line.text()));
      return;
    }
    findings.used(kind);
    if (place.freeText()) {
      findings.doubt(
          kind,
          "address in free text, kept whole as the street",
          "%s: '%s'".formatted(where, place.address().street()));
    }
    GedcomDate date = date(line);
    if (date != null && date.date() == null) {
      findings.doubt(
          kind,
          notUnderstood(date) + ": counted from birth to death",
          "%s: '%s'".formatted(where, date.words()));
    } else if (date == null) {
      findings.doubt(
          kind, "no date: counted from birth to death, as far as these are known", where);
    }
    for (Life life : residents) {
      ObjectNode others = JsonNodeFactory.instance.objectNode();
      if (!place.others().isEmpty()) {
        ObjectNode more = others.putObject("newAddress");
        place.others().forEach(more::put);
      }
      EffectiveDate effective =
          date == null || date.date() == null ? lifetime(life) : startOf(date.date(), life);
      if (date != null && (!date.exact() || !date.date().equals(effective))) {
        others.put("dateText", date.words());
      }
      if (!line.text().isEmpty() && !line.text().equalsIgnoreCase("Y")) {
        others.put("note", line.text());
      }
      Details details =
          new Details(effective, source(record), others.isEmpty() ? null : others.toString());
      life.told.add(
          new Told(
              effective,
              false,
              person -> new Event.AddressChange(person, place.address(), details)));
    }
  }

  private static EffectiveDate lifetime(Life life) {
    if (life.born == null) {
      return life.died == null || life.died.latest() == null
          ? life.died
          : new EffectiveDate(null, life.died.latest(), Qualifier.NONE);
    }
    boolean bounded =
        life.died != null
            && life.died.latest() != null
            && !life.died.latest().isBefore(life.born.day());
    return new EffectiveDate(life.born.day(), bounded ? life.died.latest() : null, Qualifier.NONE);
  }

  /// Who lived somewhere until a day lived there from birth on, as far as is known.
  private static EffectiveDate startOf(EffectiveDate date, Life life) {
    boolean open =
        date.earliest() == null && life.born != null && !life.born.day().isAfter(date.latest());
    return open ? new EffectiveDate(life.born.day(), date.latest(), date.qualifier()) : date;
  }

  // ---- statuses

  /// A person's marriages, with whose they are.
  private record Marriages(
      MaritalHistory history, Map<Couple, Union> unions, Map<Couple, Life> partners) {}

  private static Marriages marriages(Life life) {
    List<Couple> couples = new ArrayList<>();
    Map<Couple, Union> unions = new IdentityHashMap<>();
    Map<Couple, Life> partners = new IdentityHashMap<>();
    for (Union union : life.unions) {
      List<Life> others = union.members.stream().filter(member -> member != life).toList();
      boolean dead = !others.isEmpty() && others.stream().allMatch(other -> other.death != null);
      boolean dated = dead && others.stream().allMatch(other -> other.died != null);
      Life last =
          dated
              ? others.stream().max(Comparator.comparing(other -> other.died.day())).orElseThrow()
              : null;
      Fact partnerDied =
          last == null ? null : new Fact(last.death.number(), Kind.DEATH_OF_PARTNER, last.died);
      Couple couple =
          new Couple(union.facts.stream().map(fact -> fact.fact).toList(), partnerDied, dead);
      couples.add(couple);
      unions.put(couple, union);
      if (!others.isEmpty()) {
        partners.put(couple, last != null ? last : others.getFirst());
      }
    }
    return new Marriages(
        MaritalHistory.of(couples, life.died, life.death != null), unions, partners);
  }

  /// What bounds an undated fact in the life of one bounds it for the other.
  private void shareBounds(Life life) {
    for (Change change : marriages(life).history.changes()) {
      FamilyFact told = change.fact() == null ? null : factsByLine.get(change.fact().line());
      if (told != null && told.isUndated() && change.date() != null) {
        EffectiveDate known = told.bound;
        told.bound =
            known == null || change.date().day().isBefore(known.day()) ? change.date() : known;
      }
    }
  }

  private void tellStatuses(Life life) {
    Marriages marriages = marriages(life);
    MaritalHistory history = marriages.history;
    for (Change change : history.changes()) {
      FamilyFact told = change.fact() == null ? null : factsByLine.get(change.fact().line());
      Details details;
      if (told != null) {
        told.used = true;
        boolean same =
            told.date == null
                || told.date.exact()
                    && change.date() != null
                    && change.date().equals(told.date.date());
        details =
            new Details(
                change.date(), source(told.family), same ? null : dateText(told.date.words()));
      } else {
        Life partner = marriages.partners.get(change.couple());
        boolean same = change.date() == null || change.date().equals(partner.died);
        String words =
            same || date(partner.death) == null ? partner.deathWords : date(partner.death).words();
        details = new Details(change.date(), source(partner.id), dateText(words));
        if (change.date() == null) {
          findings.doubt(
              "deaths",
              "ended a marriage on an unknown day: the widowhood counts from the day of recording",
              at(partner.id, partner.death));
        }
      }
      Status status = change.status();
      life.told.add(
          new Told(
              change.date(), false, person -> new Event.StatusChange(person, status, details)));
    }
    for (MaritalHistory.Doubtful remark : history.doubtful()) {
      Union union = marriages.unions.get(remark.couple());
      FamilyFact told = remark.fact() == null ? null : factsByLine.get(remark.fact().line());
      if (remark.doubt() == Doubt.WIDOWHOOD_UNKNOWN) {
        union.widowhoodUnknown = true;
      } else if (told == null) {
        Life partner = marriages.partners.get(remark.couple());
        findings.doubt(
            "deaths", "of a spouse " + remark.doubt().text, at(partner.id, partner.death));
      } else if (remark.doubt().used) {
        told.findings.add(remark.doubt());
      } else {
        told.unusedFor = remark.doubt();
      }
    }
  }

  /// Counts a line about a couple, now that it is known what both made of it.
  private void account(FamilyFact told) {
    String where = at(told.family, told.line);
    if (!told.used) {
      findings.unused(told.kind, told.unusedFor.text, where);
      return;
    }
    findings.used(told.kind);
    if (told.unusedFor != null) {
      findings.doubt(
          told.kind, "not for both: for one of the couple, " + told.unusedFor.text, where);
    }
    for (Doubt finding : told.findings) {
      if (finding != Doubt.NARROWED || !told.isUndated()) {
        findings.doubt(told.kind, finding.text, where);
      }
    }
    if (told.isUndated()) {
      String counted = told.bound == null ? UNBOUNDED : BOUNDED;
      if (told.date == null) {
        findings.doubt(told.kind, "no date: " + counted, where);
      } else {
        findings.doubt(
            told.kind,
            notUnderstood(told.date) + ": " + counted,
            "%s: '%s'".formatted(where, told.date.words()));
      }
    }
  }

  private void accountWidowhood(Union union) {
    if (union.widowhoodUnknown) {
      findings.doubt(
          "marriages",
          "ended by a death, and it is not known who died first: nobody is taken for widowed",
          union.family);
    }
  }

  // ---- the events

  private void write(Life life) {
    List<Told> told = new ArrayList<>(life.told);
    // what is first known of a day may be recorded in any order, but a death is the last of its day
    told.sort(
        Comparator.comparing((Told event) -> event.date == null ? LocalDate.MAX : event.date.day())
            .thenComparing(Told::death));
    List<IntFunction<Event>> events = new ArrayList<>();
    for (Told each : told) {
      events.add(each.event);
      switch (each.event.apply(1)) {
        case Event.StatusChange e -> findings.made(e.newStatus().name());
        case Event.Death _ -> findings.made("deaths");
        case Event.AddressChange _ -> findings.made("changes of address");
        case Event.Creation _,
            Event.NameChange _,
            Event.Correction _,
            Event.Retraction _,
            Event.Unrecognized _ ->
            throw new IllegalStateException();
      }
    }
    findings.made("people");
    entries.add(
        new Entry(life.name, new Details(life.born, source(life.id), life.birthOthers), events));
  }

  private String source(String record) {
    return file + "#" + record;
  }

  /// Where something stands: the record and the line, so that it can be looked up.
  private static String at(String record, Line line) {
    return "%s (line %d)".formatted(record, line.number());
  }

  private static String dateText(String words) {
    return words == null
        ? null
        : JsonNodeFactory.instance.objectNode().put("dateText", words).toString();
  }
}
