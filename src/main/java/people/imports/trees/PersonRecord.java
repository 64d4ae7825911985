package people.imports.trees;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;
import people.imports.batches.*;
import people.imports.dates.*;
import people.imports.gedcom.*;

/// The record of one person, as far as it is about her alone.
///
/// - She is born on the date of BIRT; where there is none, about the date of the baptism.
/// - SEX is one of FHIR's codes; _UID, UID, REFN and EXID are her keys, the last two under their
///   TYPE where they have one.
/// - DEAT is a death; without a date, by the date of the burial or the probate; one of these alone
///   stands for a death. Without any date see [LifeBounds].
///
/// @param id of the record, or its line where it has none
/// @param name null when there is none
/// @param marriedNames that she got by a wedding, in the order of the file
/// @param sex null when not known
/// @param keys in other systems, by the lines that say them
/// @param born null when not known
/// @param others further members of the creation
/// @param death null for the living
record PersonRecord(
    String id,
    GedcomLine line,
    Name name,
    List<MarriedName> marriedNames,
    String sex,
    Map<GedcomLine, Attribute> keys,
    EffectiveDate born,
    Map<String, Object> others,
    DeathRecord death) {

  /// @param line number of the one that says it
  /// @param date null when not known
  /// @param words what the date does not say; null for none
  /// @param isDoubted whether other lines deny it, or none says for certain that it was
  record DeathRecord(int line, EffectiveDate date, String words, boolean isDoubted) {}

  /// The line that says that she is dead.
  GedcomLine deathLine() {
    return line.children().stream()
        .filter(child -> child.number() == death.line)
        .findFirst()
        .orElseThrow();
  }

  /// The lines that say where she lived, in the order of the file.
  List<GedcomLine> homes() {
    List<GedcomLine> homes = null;
    for (GedcomLine child : line.children()) {
      RecordKind kind = RecordKind.of(child);
      boolean isHome = kind == RecordKind.RESIDENCE || kind == RecordKind.ADDRESS;
      if (isHome && !child.saysNo() && !child.isDisproven()) {
        homes = homes == null ? new ArrayList<>() : homes;
        homes.add(child);
      }
    }
    return homes == null ? List.of() : homes;
  }

  /// Reads a record, and counts what is in it.
  static PersonRecord of(GedcomLine line, Findings findings) {
    return new RecordReading(line, findings).read();
  }

  /// Nobody dies later than she is buried; null when it is not said until when that was.
  static EffectiveDate by(GedcomLine burial) {
    EffectiveDate buried = burial == null ? null : burial.date().date();
    return buried == null || buried.latest() == null
        ? null
        : new EffectiveDate(null, buried.latest(), buried.qualifier());
  }

  private static final class RecordReading {

    private final GedcomLine person;
    private final String id;
    private final Findings findings;
    private final Map<RecordKind, List<GedcomLine>> lines = new EnumMap<>(RecordKind.class);
    private final Map<String, Object> others = new LinkedHashMap<>();
    private final List<MarriedName> marriedNames = new ArrayList<>();
    private boolean isDeathDenied;

    RecordReading(GedcomLine person, Findings findings) {
      this.person = person;
      this.id = person.idOrPlace();
      this.findings = findings;
      for (RecordKind kind : RecordKind.values()) {
        lines.put(kind, new ArrayList<>());
      }
    }

    PersonRecord read() {
      person.children().forEach(this::sort);
      DeathRecord death = death(lines.get(RecordKind.DEATH), burials());
      EffectiveDate born = birth(lines.get(RecordKind.BIRTH), lines.get(RecordKind.BAPTISM));
      Name name = name(lines.get(RecordKind.NAME));
      String sex = sex(lines.get(RecordKind.SEX));
      Map<GedcomLine, Attribute> keys = keys(lines.get(RecordKind.KEY));
      return new PersonRecord(
          id,
          person,
          name,
          List.copyOf(marriedNames),
          sex,
          keys.isEmpty() ? Map.of() : keys,
          born,
          others.isEmpty() ? Map.of() : others,
          death);
    }

    private void sort(GedcomLine line) {
      RecordKind kind = RecordKind.of(line);
      if (kind == null) {
        return; // see TreeAccount
      }
      findings.read(kind.plural);
      if (!isText(kind) && line.isDisproven()) {
        unused(line, RecordKind.DISPROVEN);
        return;
      }
      boolean isNo = line.saysNo() && !isText(kind) && !DeathWords.saysNotLiving(line);
      if (isNo || kind == RecordKind.DEATH && isLiving(line)) {
        isDeathDenied |= kind == RecordKind.DEATH;
        unused(line, "said not to have happened");
        return;
      }
      switch (kind) {
        case NAME, SEX, KEY, BIRTH, BAPTISM, DEATH, BURIAL, PROBATE -> lines.get(kind).add(line);
        case RESIDENCE, ADDRESS -> {} // see homes
        case MARRIAGE, SEPARATION, DIVORCE, ANNULMENT -> {} // see SeenStatuses
        case CHILD -> unused(line, "with a person, expected with a family");
        case PERSON, FAMILY -> throw new IllegalStateException(line.toString());
      }
    }

    private static boolean isLiving(GedcomLine line) {
      return DeathWords.saysLiving(line.text())
          || DeathWords.saysLiving(line.value("DATE"))
          || DeathWords.saysLiving(line.value("TYPE"));
    }

    /// Whether the value of a line is no word of whether it is so.
    private static boolean isText(RecordKind kind) {
      return kind == RecordKind.NAME || kind == RecordKind.SEX || kind == RecordKind.KEY;
    }

    // ---- birth

    private EffectiveDate birth(List<GedcomLine> births, List<GedcomLine> baptisms) {
      GedcomLine birth = firstDated(births);
      GedcomLine baptism = birth == null ? firstDated(baptisms) : null;
      EffectiveDate born = null;
      if (birth != null) {
        GedcomDate date = birth.date();
        born = date.date();
        if (GedcomLine.isAnyBefore(baptisms, born)) {
          born = born.doubted();
        }
        if (!date.exact()) {
          others.put("dateText", date.words());
        }
      } else if (baptism != null) {
        GedcomDate date = baptism.date();
        born = date.date().with(Qualifier.APPROXIMATE);
        others.put("dateText", baptism.tag() + " " + date.words());
        doubt(RecordKind.BIRTH, "no date: counted from the baptism", baptism);
      }
      for (GedcomLine line : births) {
        if (line == birth) {
          used(line);
        } else if (birth != null) {
          unused(line, "second record of one birth");
        } else {
          unusedDate(line);
          GedcomDate date = line.date();
          if (date != null && !others.containsKey("dateText")) {
            others.put("dateText", date.words());
          }
        }
      }
      for (GedcomLine line : baptisms) {
        if (line == baptism) {
          used(line);
        } else if (born != null) {
          unused(line, "not needed beside the birth or another baptism");
        } else {
          unusedDate(line);
        }
      }
      return born;
    }

    private void unusedDate(GedcomLine line) {
      GedcomDate date = line.date();
      if (date == null) {
        unused(line, "no date");
      } else {
        findings.unused(
            RecordKind.of(line).plural,
            date.notUnderstood(),
            "%s: '%s'".formatted(line.at(id), date.words()));
      }
    }

    // ---- name

    private Name name(List<GedcomLine> names) {
      Name name = null;
      boolean isOther = names.stream().anyMatch(line -> !MarriedName.isMarried(line));
      for (GedcomLine line : names) {
        GedcomName read = GedcomName.of(line);
        for (GedcomLine part : line.children()) {
          Name married = read.name() == null ? null : MarriedName.ofPart(part, read.name());
          if (married != null) {
            marriedNames.add(new MarriedName(part, married, true));
          }
        }
        if (isOther && MarriedName.isMarried(line) && read.name() != null) {
          marriedNames.add(new MarriedName(line, read.name(), false));
        } else if (read.name() == null) {
          unused(line, "empty");
        } else if (name != null) {
          findings.unused(
              RecordKind.NAME.plural,
              "further name, and not said from when on",
              "%s: '%s'".formatted(line.at(id), read.name()));
        } else {
          name = read.name();
          used(line);
          keepAffixes(read);
        }
      }
      return name;
    }

    private void keepAffixes(GedcomName name) {
      Map<String, Object> affixes = new LinkedHashMap<>();
      if (!name.prefix().isEmpty()) {
        affixes.put("prefix", name.prefix());
      }
      if (!name.suffix().isEmpty()) {
        affixes.put("suffix", name.suffix());
      }
      if (!affixes.isEmpty()) {
        others.put("name", affixes);
      }
    }

    // ---- sex and keys

    private String sex(List<GedcomLine> sexes) {
      String sex = null;
      for (GedcomLine line : sexes) {
        String code =
            switch (line.text().toUpperCase(Locale.ROOT)) {
              case "M" -> "male";
              case "F" -> "female";
              case "X" -> "other";
              case "U" -> "unknown";
              default -> null; // any text may stand there
            };
        if (code == null) {
          findings.unused(
              RecordKind.SEX.plural,
              "neither M, F, X nor U",
              "%s: '%s'".formatted(line.at(id), line.text()));
        } else if (sex != null) {
          unused(line, "second record of one sex");
        } else {
          sex = code;
          used(line);
        }
      }
      return sex;
    }

    /// Whether they are used is told when those of all people are known.
    private Map<GedcomLine, Attribute> keys(List<GedcomLine> lines) {
      Map<GedcomLine, Attribute> keys = new LinkedHashMap<>();
      for (GedcomLine line : lines) {
        String value = line.text();
        if (value.isEmpty()) {
          unused(line, "empty");
        } else {
          boolean hasType = line.tag().equals("REFN") || line.tag().equals("EXID");
          String type = hasType ? line.value("TYPE") : "";
          boolean isName = !type.isEmpty() && !type.contains("=") && Details.isId(type);
          keys.put(line, new Attribute(isName ? type : line.tag(), value));
        }
      }
      return keys;
    }

    // ---- death

    /// What is done with the dead.
    private List<GedcomLine> burials() {
      List<GedcomLine> burials = new ArrayList<>(lines.get(RecordKind.BURIAL));
      burials.addAll(lines.get(RecordKind.PROBATE));
      return burials;
    }

    private DeathRecord death(List<GedcomLine> deaths, List<GedcomLine> burials) {
      GedcomLine dated = firstDated(deaths);
      GedcomLine burial = dated == null ? firstDated(burials) : null;
      DeathRecord death = null;
      boolean isUnsure =
          isDeathDenied || burials.isEmpty() && deaths.stream().allMatch(DeathWords::isUnsure);
      if (deaths.isEmpty() && burials.isEmpty() && !isDeathDenied) {
        return UnrecordedDeath.of(person, findings);
      }
      if (isDeathDenied && deaths.isEmpty() && burial == null) {
        burials.forEach(line -> unused(line, "of one who is said not to have died"));
        return null;
      }
      if (dated != null) {
        GedcomDate date = dated.date();
        boolean isDoubted =
            isUnsure || GedcomLine.isAnyBefore(lines.get(RecordKind.BURIAL), date.date());
        death =
            new DeathRecord(
                dated.number(), date.date(), date.exact() ? null : date.words(), isDoubted);
      } else if (!deaths.isEmpty() || !burials.isEmpty()) {
        GedcomLine line = deaths.isEmpty() ? burials.getFirst() : deaths.getFirst();
        GedcomDate date = line.date();
        GedcomLine birth = firstDated(lines.get(RecordKind.BIRTH));
        boolean isStillborn = deaths.stream().anyMatch(DeathWords::isOfStillborn);
        EffectiveDate by = by(burial == null && isStillborn ? birth : burial);
        death = new DeathRecord(line.number(), by, date == null ? null : date.words(), isUnsure);
        if (!deaths.isEmpty()) {
          String problem = date == null ? "no date" : date.notUnderstood();
          String counted =
              death.date == null
                  ? "counted by the last day that is possible"
                  : "counted from the burial";
          doubt(RecordKind.DEATH, problem + ": " + counted, line);
        }
      }
      for (GedcomLine line : deaths) {
        if (line.number() == death.line) {
          used(line);
        } else {
          unused(line, "second record of one death");
        }
      }
      for (GedcomLine line : burials) {
        if (line.number() == death.line || line == burial && death.date != null) {
          used(line);
          if (deaths.isEmpty()) {
            doubt(RecordKind.of(line), "taken for the death, which is not recorded", line);
          }
        } else {
          unused(line, "not needed beside the death");
        }
      }
      return death;
    }

    // ---- all of them

    /// The first of the lines that has a date which is understood; null when none has.
    private static GedcomLine firstDated(List<GedcomLine> lines) {
      return lines.stream()
          .filter(line -> line.date() != null && line.date().date() != null)
          .findFirst()
          .orElse(null);
    }

    private void used(GedcomLine line) {
      String kind = RecordKind.of(line).plural;
      findings.used(kind);
      GedcomDate date = line.date();
      if (date != null) {
        date.tellDoubt(line.at(id), (why, example) -> findings.doubt(kind, why, example));
      }
    }

    private void unused(GedcomLine line, String why) {
      findings.unused(RecordKind.of(line).plural, why, line.at(id));
    }

    private void doubt(RecordKind kind, String why, GedcomLine line) {
      findings.doubt(kind.plural, why, line.at(id));
    }
  }
}
