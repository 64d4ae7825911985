package people;

import module java.base;

/// The details of a recording besides its fact: date, source, who recorded it, id and unknown
/// members. Everything is optional:
///
/// ```java
/// registry.changeStatus(ada, MARRIED);
/// registry.changeStatus(ada, MARRIED, on("1835-07-08"));
/// registry.changeStatus(ada, MARRIED, on("1835-07-08").from("parish register, folio 12").by("clerk7"));
/// ```
///
/// @param effective when it became true in the world; null means when it was recorded
/// @param source where it is written, in the user's words; null when not said
/// @param others members that this version does not know, nested like the event and kept so that a
///   copy of an event loses nothing: texts, whole numbers as `BigInteger` and others as
///   `BigDecimal`, booleans, nulls, lists, and maps by name; never changed, and never null
/// @param recordedBy the person or program that recorded it, in the user's words; null when not
///   said
/// @param id by which the recording is known in its timeline, see [#withId]; null for none
public record Details(
    EffectiveDate effective,
    String source,
    String recordedBy,
    Map<String, Object> others,
    String id) {

  /// Details that say nothing.
  public static final Details NONE = new Details(null, null, null);

  private static final int LONGEST_ID = 200;

  public Details {
    source = BlankText.orNull(source);
    recordedBy = BlankText.orNull(recordedBy);
    if (id != null && !isId(id)) {
      throw new IllegalArgumentException(
          "the event id is '%s'; expected 1 to %d characters, no control characters, and no spaces at the ends"
              .formatted(shown(id), LONGEST_ID));
    }
    others = others == null || others.isEmpty() ? Map.of() : copy(others, "");
    for (String member : others.keySet()) {
      if (member.startsWith("_")) {
        throw new IllegalArgumentException(
            "others has the member %s; what starts with _ belongs to the timeline"
                .formatted(member));
      }
    }
  }

  /// Details that do not say who recorded it.
  public Details(EffectiveDate effective, String source, Map<String, Object> others, String id) {
    this(effective, source, null, others, id);
  }

  /// The same without an id.
  public Details(EffectiveDate effective, String source, Map<String, Object> others) {
    this(effective, source, others, null);
  }

  /// Begins details that are effective on a date such as `1835-07-08`, `1835-07` or `1835`: call it
  /// first, since it keeps nothing of other details.
  ///
  /// @throws IllegalArgumentException when the text is not a date, see [EffectiveDate#parse]
  public static Details on(String date) {
    return on(EffectiveDate.parse(date));
  }

  /// Begins details that are effective on that day.
  public static Details on(LocalDate day) {
    return on(EffectiveDate.of(day));
  }

  /// Begins details that are effective on that date; null means when it is recorded.
  public static Details on(EffectiveDate date) {
    return new Details(date, null, null);
  }

  /// The same details, with the place where the fact is written.
  public Details from(String source) {
    return new Details(effective, source, recordedBy, others, id);
  }

  /// The same details, with the person or program that records the fact; null when not said.
  public Details by(String recordedBy) {
    return new Details(effective, source, recordedBy, others, id);
  }

  /// The same details, of another date; null means when it is recorded.
  public Details at(EffectiveDate date) {
    return new Details(date, source, recordedBy, others, id);
  }

  /// The same details, with an id that whoever records the event chooses: the number of a message
  /// or of a form, or a UUID. Recording the same event with the same id again records nothing and
  /// gives the position that it has, so that a program that can't tell whether it was recorded
  /// simply tries again. No two events of a timeline have the same id.
  ///
  /// @param id 1 to 200 characters, no control characters, no spaces at the ends; null for none
  public Details withId(String id) {
    return new Details(effective, source, recordedBy, others, id);
  }

  /// Whether a text may be an id: it can be shown on one line, and typed.
  public static boolean isId(String text) {
    if (text.isEmpty() || text.length() > LONGEST_ID || !text.equals(text.strip())) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) { // no stream: each fact of an import is asked
      if (isControl(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// @param path of the object, with a dot behind it
  private static Map<String, Object> copy(Map<?, ?> object, String path) {
    if (object.size() == 1) { // most have one, and there are many
      Map.Entry<?, ?> only = object.entrySet().iterator().next();
      String member = (String) only.getKey();
      Object value = value(only.getValue(), path + member);
      return value == null ? Collections.singletonMap(member, null) : Map.of(member, value);
    }
    Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(object.size());
    object.forEach((member, value) -> copy.put((String) member, value(value, path + member)));
    return Collections.unmodifiableMap(copy);
  }

  private static Object value(Object value, String path) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean truth -> truth;
      case BigInteger _, BigDecimal _ -> value;
      case Byte _, Short _, Integer _, Long _ -> BigInteger.valueOf(((Number) value).longValue());
      case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number);
      case Map<?, ?> object -> copy(object, path + ".");
      case List<?> list -> list(list, path + "[]");
      default ->
          throw new IllegalArgumentException(
              "others has %s as %s; expected texts, numbers, booleans, nulls, lists and maps"
                  .formatted(value, path));
    };
  }

  private static List<Object> list(List<?> list, String path) {
    List<Object> copy = new ArrayList<>(list.size());
    list.forEach(value -> copy.add(value(value, path))); // List.copyOf takes no null
    return Collections.unmodifiableList(copy);
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
  }

  private static String shown(String id) {
    StringBuilder shown = new StringBuilder();
    id.chars().limit(60).forEach(c -> shown.append(isControl(c) ? '\uFFFD' : (char) c));
    return id.length() > 60 ? shown.append('…').toString() : shown.toString();
  }
}
