package people.imports.copies;

import module java.base;

import people.*;
import people.imports.dates.*;
import people.imports.gedcom.*;

/// A line of a family tree that tells all ([ToldTree]), which notes what was read of it.
///
/// @param read numbers of the lines that were read
record ToldLine(GedcomLine line, BitSet read) {

  ToldLine {
    read.set(line.number());
  }

  /// The lines below with one of these tags, or all.
  List<ToldLine> children(String... tags) {
    List<String> asked = List.of(tags);
    return line.children().stream()
        .filter(child -> asked.isEmpty() || asked.contains(child.tag()))
        .map(child -> new ToldLine(child, read))
        .toList();
  }

  /// The first one; null for none.
  ToldLine child(String tag) {
    GedcomLine child = line.child(tag);
    return child == null ? null : new ToldLine(child, read);
  }

  ToldLine child(TreeExtension extension) {
    return child(extension.tag());
  }

  /// The value of the first line below with a tag; null for none.
  String text(String tag) {
    ToldLine child = child(tag);
    return child == null ? null : child.text();
  }

  String text(TreeExtension extension) {
    return text(extension.tag());
  }

  /// The whole value, with the spaces at its ends.
  String text() {
    StringBuilder text = new StringBuilder(line.value());
    for (ToldLine next : children("CONT")) {
      text.append('\n').append(next.line.value());
    }
    return text.toString();
  }

  /// Reads all that is below, which says the same again.
  void readAll() {
    children().forEach(ToldLine::readAll);
  }

  // ---- values

  /// The place among several statuses of one day; 0 where nothing is said.
  int seq() {
    String seq = text(TreeExtension.SEQ);
    return seq != null && seq.matches("\\d{1,9}") ? Integer.parseInt(seq) : 0;
  }

  /// The date of a line below; null where there is none, or it is not understood.
  EffectiveDate date(String tag) {
    ToldLine date = child(tag);
    if (date == null) {
      return null;
    }
    String exact = date.text(TreeExtension.EDTF);
    date.child("PHRASE");
    return exact == null ? GedcomDate.ofVersion7(date.text()).date() : parsed(exact);
  }

  private static EffectiveDate parsed(String exact) {
    try {
      return EffectiveDate.parse(exact);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// The words of a date below as a member; none where there are none.
  Map<String, Object> phrase(String tag) {
    ToldLine date = child(tag);
    return GedcomDate.dateText(date == null ? null : date.text("PHRASE"));
  }

  /// The recorded parts of a name; where a line has none, what its value says. Null for none.
  Name name() {
    String given = text("GIVN");
    String surname = text("SURN");
    return given == null && surname == null ? GedcomName.of(line).name() : new Name(given, surname);
  }

  /// Prefix and suffix of a name.
  Map<String, Object> affixes() {
    Map<String, Object> affixes = new LinkedHashMap<>();
    put(affixes, "prefix", text("NPFX"));
    put(affixes, "suffix", text("NSFX"));
    return affixes;
  }

  /// The address of a line; null for none.
  Address address() {
    ToldLine address = child("ADDR");
    if (address == null) {
      return null;
    }
    String street = address.text("ADR1");
    String city = address.text("CITY");
    String postcode = address.text("POST");
    String country = address.text("CTRY");
    boolean isEmpty = Stream.of(street, city, postcode, country).allMatch(Objects::isNull);
    String whole = address.text();
    return !isEmpty
        ? new Address(street, city, postcode, country)
        : whole.isBlank() ? null : new Address(whole, null);
  }

  /// The further parts of an address.
  Map<String, Object> parts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    ToldLine address = child("ADDR");
    put(parts, "state", address == null ? null : address.text("STAE"));
    ToldLine place = child("PLAC");
    if (place != null) {
      place.readAll();
      ToldLine map = place.child("MAP");
      put(parts, "latitude", map == null ? null : degrees(map.text("LATI")));
      put(parts, "longitude", map == null ? null : degrees(map.text("LONG")));
    }
    return parts;
  }

  private static BigDecimal degrees(String text) {
    if (text == null || !text.matches("[NSEW]\\d{1,3}(\\.\\d{1,20})?")) {
      return null;
    }
    BigDecimal degrees = new BigDecimal(text.substring(1));
    return text.startsWith("S") || text.startsWith("W") ? degrees.negate() : degrees;
  }

  static void put(Map<String, Object> members, String name, Object value) {
    if (value != null && !value.equals(Map.of())) {
      members.put(name, value);
    }
  }
}
