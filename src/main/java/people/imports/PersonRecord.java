package people.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import people.EffectiveDate;
import people.EffectiveDate.Qualifier;
import people.Name;
import people.imports.GedcomFile.Line;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the record of one person says about her alone.
///
/// - She is born on the date of BIRT; where there is none, about the date of the baptism.
/// - DEAT is a death; without a date, by the date of the burial; a burial alone stands for a death.
///
/// @param id of the record, or its line where it has none
/// @param name null when there is none
/// @param born null when not known
/// @param others further members of the creation; null for none
/// @param death null for the living
/// @param homes lines that say where she lived, in the order of the file
record PersonRecord(
    String id,
    Line line,
    Name name,
    EffectiveDate born,
    String others,
    Death death,
    List<Line> homes) {

  /// @param line that says it
  /// @param date null when not known
  /// @param words what the date does not say; null for none
  record Death(Line line, EffectiveDate date, String words) {}

  /// Reads a record, and counts what is in it.
  static PersonRecord of(Line line, Findings findings) {
    return new Reading(line, findings).read();
  }

  private static final class Reading {

    private final Line person;
    private final String id;
    private final Findings findings;
    private final Map<RecordKind, List<Line>> lines = new EnumMap<>(RecordKind.class);
    private final List<Line> homes = new ArrayList<>();
    private final ObjectNode others = JsonNodeFactory.instance.objectNode();

    Reading(Line person, Findings findings) {
      this.person = person;
      this.id = person.idOrPlace();
      this.findings = findings;
      for (RecordKind kind : RecordKind.values()) {
        lines.put(kind, new ArrayList<>());
      }
    }

    PersonRecord read() {
      person.children().forEach(this::sort);
      Death death = death(lines.get(RecordKind.DEATH), lines.get(RecordKind.BURIAL));
      EffectiveDate born = birth(lines.get(RecordKind.BIRTH), lines.get(RecordKind.BAPTISM));
      Name name = name(lines.get(RecordKind.NAME));
      String more = others.isEmpty() ? null : others.toString();
      return new PersonRecord(id, person, name, born, more, death, List.copyOf(homes));
    }

    private void sort(Line line) {
      RecordKind kind = RecordKind.of(line);
      if (kind == null) {
        if (!line.tag().equals("FAMS")) {
          findings.notKept(line.tag());
        }
        return;
      }
      kind.count(line, findings);
      if (line.saysNo() && kind != RecordKind.NAME) {
        unused(line, "said not to have happened");
        return;
      }
      switch (kind) {
        case NAME, BIRTH, BAPTISM, DEATH, BURIAL -> lines.get(kind).add(line);
        case RESIDENCE, ADDRESS -> homes.add(line);
        case MARRIAGE, SEPARATION, DIVORCE, ANNULMENT ->
            unused(line, "with a person, expected with a family");
        case PERSON, FAMILY -> throw new IllegalStateException(line.toString());
      }
    }

    // ---- birth

    private EffectiveDate birth(List<Line> births, List<Line> baptisms) {
      Line birth = firstDated(births);
      Line baptism = birth == null ? firstDated(baptisms) : null;
      EffectiveDate born = null;
      if (birth != null) {
        GedcomDate date = GedcomDate.of(birth);
        born = date.date();
        if (!date.exact()) {
          others.put("dateText", date.words());
        }
      } else if (baptism != null) {
        GedcomDate date = GedcomDate.of(baptism);
        born = date.date().with(Qualifier.APPROXIMATE);
        others.put("dateText", baptism.tag() + " " + date.words());
        doubt(RecordKind.BIRTH, "no date: counted from the baptism", baptism);
      }
      for (Line line : births) {
        if (line == birth) {
          used(line);
        } else if (birth != null) {
          unused(line, "second record of one birth");
        } else {
          unusedDate(line);
          GedcomDate date = GedcomDate.of(line);
          if (date != null && !others.has("dateText")) {
            others.put("dateText", date.words());
          }
        }
      }
      for (Line line : baptisms) {
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

    private void unusedDate(Line line) {
      GedcomDate date = GedcomDate.of(line);
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

    private Name name(List<Line> names) {
      Name name = null;
      for (Line line : names) {
        GedcomName read = GedcomName.of(line);
        if (read.name() == null) {
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
      ObjectNode affixes = JsonNodeFactory.instance.objectNode();
      if (!name.prefix().isEmpty()) {
        affixes.put("prefix", name.prefix());
      }
      if (!name.suffix().isEmpty()) {
        affixes.put("suffix", name.suffix());
      }
      if (!affixes.isEmpty()) {
        others.set("name", affixes);
      }
    }

    // ---- death

    private Death death(List<Line> deaths, List<Line> burials) {
      Line dated = firstDated(deaths);
      Line burial = dated == null ? firstDated(burials) : null;
      Death death = null;
      if (dated != null) {
        GedcomDate date = GedcomDate.of(dated);
        death = new Death(dated, date.date(), date.exact() ? null : date.words());
      } else if (!deaths.isEmpty() || !burials.isEmpty()) {
        Line line = deaths.isEmpty() ? burials.getFirst() : deaths.getFirst();
        GedcomDate date = GedcomDate.of(line);
        death = new Death(line, by(burial), date == null ? null : date.words());
        if (!deaths.isEmpty()) {
          String problem = date == null ? "no date" : date.notUnderstood();
          String counted =
              death.date == null
                  ? "counted as dead from the day of recording"
                  : "counted from the burial";
          doubt(RecordKind.DEATH, problem + ": " + counted, line);
        }
      }
      for (Line line : deaths) {
        if (line == death.line) {
          used(line);
        } else {
          unused(line, "second record of one death");
        }
      }
      for (Line line : burials) {
        if (line == death.line || line == burial && death.date != null) {
          used(line);
          if (deaths.isEmpty()) {
            doubt(RecordKind.BURIAL, "taken for the death, which is not recorded", line);
          }
        } else {
          unused(line, "not needed beside the death");
        }
      }
      return death;
    }

    /// Nobody dies later than she is buried; null when it is not said until when that was.
    private static EffectiveDate by(Line burial) {
      EffectiveDate buried = burial == null ? null : GedcomDate.of(burial).date();
      return buried == null || buried.latest() == null
          ? null
          : new EffectiveDate(null, buried.latest(), buried.qualifier());
    }

    // ---- all of them

    /// The first of the lines that has a date which is understood; null when none has.
    private static Line firstDated(List<Line> lines) {
      for (Line line : lines) {
        GedcomDate date = GedcomDate.of(line);
        if (date != null && date.date() != null) {
          return line;
        }
      }
      return null;
    }

    private void used(Line line) {
      findings.used(RecordKind.of(line).plural);
    }

    private void unused(Line line, String why) {
      findings.unused(RecordKind.of(line).plural, why, line.at(id));
    }

    private void doubt(RecordKind kind, String why, Line line) {
      findings.doubt(kind.plural, why, line.at(id));
    }
  }
}
