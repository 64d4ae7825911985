package people;

import module java.base;

/// A further attribute of a person, or her key in another system: a name with a value, such as
/// `occupation=teacher` or `bioguide_id=B000944`.
///
/// @param name of the attribute or the system, without surrounding space; never null, and without
///   `=`
/// @param value without surrounding space; null when it is not known
public record Attribute(String name, String value) {

  /// The attribute that takes FHIR's codes of the administrative gender only.
  public static final String SEX = "sex";

  /// The attribute that has a status as a source says it in words, where dated facts say another
  /// one. It decides nothing; [people.history.Contradiction] tells of it.
  public static final String MARITAL_STATUS = "marital status";

  private static final List<String> SEXES = List.of("male", "female", "other", "unknown");

  /// What is recorded in other ways, or stands beside the attributes where a person is shown.
  private static final Map<String, String> RESERVED = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    List.of("status", "partner").forEach(word -> RESERVED.put(word, "a change of status"));
    List.of("address", "street", "city", "postcode", "country")
        .forEach(word -> RESERVED.put(word, "a move"));
    List.of("name", "firstname", "lastname")
        .forEach(word -> RESERVED.put(word, "a change of name"));
    List.of("born", "created", "source")
        .forEach(word -> RESERVED.put(word, "a creation, or a correction of it"));
    RESERVED.put("died", "a death");
    RESERVED.put("left", "a leaving");
    RESERVED.put("key", "a key");
    RESERVED.put("keys", "a key");
    RESERVED.put("parents", "a list of parents");
    List.of("person", "record", "living", "presumed", "beyond", "certain", "note")
        .forEach(word -> RESERVED.put(word, "another name"));
  }

  public Attribute {
    name = BlankText.orNull(name);
    value = BlankText.orNull(value);
    if (name == null || name.indexOf('=') >= 0 || !Details.isId(name)) {
      throw new IllegalArgumentException(
          "an attribute of the name '%s'; expected 1 to 200 characters without '='"
              .formatted(name == null ? "" : name));
    }
  }

  /// Reads `occupation=teacher`; `occupation=` says that it is not known.
  public static Attribute parse(String text) {
    int at = text.indexOf('=');
    if (at < 1) {
      throw new IllegalArgumentException(
          "'%s' is not an attribute; expected NAME=VALUE".formatted(text));
    }
    return new Attribute(text.substring(0, at), text.substring(at + 1));
  }

  /// Refuses what is recorded in another way, and a sex that is none of the codes.
  void refuseReserved() {
    String instead = RESERVED.get(name);
    if (instead != null) {
      throw new IllegalArgumentException(
          "'%s' is not a further attribute; expected %s".formatted(name, instead));
    }
    if (name.equalsIgnoreCase(SEX) && !name.equals(SEX)) {
      throw new IllegalArgumentException("'%s' is written '%s'".formatted(name, SEX));
    }
    if (name.equals(SEX) && value != null && !SEXES.contains(value)) {
      throw new IllegalArgumentException(
          "the sex is '%s'; expected one of %s".formatted(value, String.join(", ", SEXES)));
    }
  }

  /// As it is typed: `occupation=teacher`.
  @Override
  public String toString() {
    return name + "=" + (value == null ? "" : value);
  }
}
