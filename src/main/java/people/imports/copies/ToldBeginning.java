package people.imports.copies;

import module java.base;

import people.*;
import people.imports.gedcom.*;

/// The beginning of a person in a family tree that tells all ([ToldTree]): her first name and her
/// birth, and what the extensions say of her entry.
///
/// @param details with the date from which on it holds
/// @param born null where that is the birth, or it is not known
/// @param entry the day from which she is known whose birth is not, and whose status a newborn may
///   have: a lone date of a creation would be read as the birth; else null
/// @param seq the place among the statuses of that day
record ToldBeginning(
    boolean isThere,
    Name name,
    Status status,
    Address address,
    EffectiveDate born,
    Details details,
    EffectiveDate entry,
    int seq) {

  /// Reads what is said of a line.
  interface DetailReader {
    Details of(ToldLine line, Map<String, Object> members);
  }

  /// The creation; null where nobody recorded one.
  Event.Creation creation(int person) {
    Details said = entry == null ? details : details.at(null);
    return isThere ? new Event.Creation(person, name, status, address, born, said) : null;
  }

  /// What has her be known from her entry on, where the creation can't; else null.
  Event.StatusChange entry(int person) {
    return isThere && entry != null
        ? new Event.StatusChange(person, status, Details.on(entry).from(details.source()))
        : null;
  }

  /// Reads the record of a person.
  static ToldBeginning of(ToldLine record, DetailReader reader) {
    ToldLine begin = record.child(TreeExtension.BEGIN);
    ToldLine birth = record.child("BIRT");
    Name name = null;
    Map<String, Object> members = new LinkedHashMap<>();
    for (ToldLine line : record.children("NAME")) {
      line.child("TYPE");
      if (name == null && line.child(TreeExtension.DATE) == null) {
        name = line.name();
        members.put("name", line.affixes());
      }
    }
    EffectiveDate born = birth == null ? null : birth.date("DATE");
    EffectiveDate since = begin == null ? null : begin.date("DATE");
    Status status = begin == null ? Status.SINGLE : status(begin);
    boolean isBirth = since == null && status.isOfNewborn();
    ToldLine dated = since == null ? birth : begin;
    if (dated != null) {
      members.putAll(dated.phrase("DATE"));
    }
    Details said = reader.of(record, members);
    return new ToldBeginning(
        begin == null || !begin.text().equals("N"),
        name,
        status,
        home(record),
        isBirth ? null : born,
        said.at(isBirth ? born : since),
        since != null && born == null && status.isOfNewborn() ? since : null,
        begin == null ? 0 : begin.seq());
  }

  /// The address that is marked as that of the beginning; null for none.
  private static Address home(ToldLine record) {
    return record.children("RESI").stream()
        .filter(ToldBeginning::isAtBeginning)
        .peek(ToldLine::readAll)
        .map(ToldLine::address)
        .findFirst()
        .orElse(null);
  }

  static boolean isAtBeginning(ToldLine home) {
    return home.child(TreeExtension.BEGIN) != null;
  }

  /// A further record of a beginning.
  static Event.Creation creation(ToldLine line, int person, DetailReader reader) {
    ToldLine name = line.child("NAME");
    ToldLine birth = line.child("BIRT");
    return new Event.Creation(
        person,
        name == null ? null : name.name(),
        status(line),
        line.address(),
        birth == null ? null : birth.date("DATE"),
        reader.of(line, Map.of()));
  }

  private static Status status(ToldLine line) {
    String status = line.text(TreeExtension.STATUS);
    return status == null ? Status.SINGLE : Status.parse(status);
  }
}
