package people.imports.trees;

import module java.base;

import people.imports.batches.*;
import people.imports.dates.*;
import people.imports.gedcom.*;
import people.imports.trees.PersonRecord.DeathRecord;

/// A death of which there is neither a record nor a burial: that of a child who was dead at her
/// birth, or one that a note tells.
final class UnrecordedDeath {

  private UnrecordedDeath() {}

  /// Null for none.
  ///
  /// @param person the record
  static DeathRecord of(GedcomLine person, Findings findings) {
    for (GedcomLine line : person.children()) {
      if (RecordKind.of(line) == RecordKind.BIRTH && DeathWords.saysStillborn(line)) {
        line.children().forEach(child -> findings.readToo(child.number()));
        GedcomDate date = line.date();
        boolean isDated = date != null && date.date() != null;
        return new DeathRecord(line.number(), PersonRecord.by(isDated ? line : null), null, false);
      }
    }
    for (GedcomLine line : person.children()) {
      if (line.isNote() && DeathWords.notesDeath(line.note())) {
        findings.readToo(line.number());
        return new DeathRecord(line.number(), null, null, true);
      }
    }
    return null;
  }
}
