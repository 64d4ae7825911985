package people.imports.gedcom;

import module java.base;

/// Tags of our own for what a family tree in GEDCOM 7 can't say by itself; an export writes them,
/// and `HEAD.SCHMA` declares them. Each stands as the word behind an underscore, as in `_STATUS`.
public enum TreeExtension {
  /// Below HEAD: the file tells all that is known, so nothing is to be concluded from what it does
  /// not say. Its value is the version of these tags.
  TOLD,
  /// Below HEAD: the last day that was observed (DATE), of all or of those who have the source that
  /// is its value.
  OBSERVED,
  /// Below INDI: the entry into the records: on DATE she was what it says. The value N says that
  /// nobody recorded a beginning.
  BEGIN,
  /// Below INDI: a further record of her beginning. With the value M it was of somebody who turned
  /// out to be her.
  RECORD,
  /// Below INDI: a status from DATE on. Below BEGIN and RECORD: the status then.
  STATUS,
  /// Below STATUS: with whom.
  WITH,
  /// Below an event of a family: of which partner it is recorded, where it is not of both.
  SAID,
  /// The place among several statuses that count from one day.
  SEQ,
  /// Below INDI: the address, or the attribute of that TYPE, is not known from DATE on.
  UNKNOWN,
  /// Below INDI: she left, for the reason that is its value.
  LEFT,
  /// Below INDI: she is there again.
  BACK,
  /// Below INDI: somebody else, of whom it was looked into whether they are the same.
  DIFFERENT,
  /// Below a date: the same as ISO 8601-2 has it, where GEDCOM has no words for it.
  EDTF,
  /// Who recorded it.
  BY,
  /// Further members of the event, as an object of JSON.
  MORE,
  /// DATE, for structures for which the standard has none.
  DATE("https://gedcom.io/terms/v7/DATE"),
  /// NAME, of somebody who has no record.
  NAME("https://gedcom.io/terms/v7/INDI-NAME"),
  /// SOUR, for structures for which the standard has none.
  SOUR("https://gedcom.io/terms/v7/SOUR");

  /// The version of these tags.
  public static final String VERSION = "1";

  /// The type of a MARR that is none.
  public static final String PARTNERSHIP = "Civil partnership";

  /// The type of an EVEN of a family.
  public static final String SEPARATION = "Separation";

  private final String uri;

  TreeExtension() {
    uri = "urn:people-timeline:gedcom:" + name();
  }

  TreeExtension(String uri) {
    this.uri = uri;
  }

  public String tag() {
    return "_" + name();
  }

  /// The line of `HEAD.SCHMA.TAG` that declares it.
  public String definition() {
    return tag() + " " + uri;
  }

  /// The tags of attributes for which the standard has one, by the name of the attribute.
  public static final Map<String, String> ATTRIBUTES =
      Map.of(
          "occupation", "OCCU",
          "education", "EDUC",
          "religion", "RELI",
          "nationality", "NATI",
          "title", "TITL",
          "caste", "CAST");
}
