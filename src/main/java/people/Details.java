package people;

import java.time.LocalDate;
import people.line.EventFormat;

/// What may be known about any event besides the fact itself. Everything is optional:
///
/// ```java
/// registry.changeStatus(ada, MARRIED);
/// registry.changeStatus(ada, MARRIED, on("1835-07-08"));
/// registry.changeStatus(ada, MARRIED, on("1835-07-08").from("parish register, folio 12"));
/// ```
///
/// @param effective when it became true in the world; null means when it was recorded
/// @param source where it is written, in the user's words; null when not said
/// @param others members that this version does not know, as the text of a JSON object nested like
///   the event, kept so that a copy of an event loses nothing; null when there are none
/// @param id by which the recording is known in its timeline, see [#withId]; null for none
public record Details(EffectiveDate effective, String source, String others, String id) {

  /// Nothing is known besides the fact.
  public static final Details NONE = new Details(null, null, null);

  private static final int LONGEST_ID = 200;

  public Details {
    source = BlankText.orNull(source);
    if (id != null && !isId(id)) {
      throw new IllegalArgumentException(
          "the event id is '%s'; expected 1 to %d characters, no control characters, and no spaces at the ends"
              .formatted(shown(id), LONGEST_ID));
    }
    if (others != null) {
      EventFormat.checkOthers(others);
    }
  }

  /// Without an id.
  public Details(EffectiveDate effective, String source, String others) {
    this(effective, source, others, null);
  }

  /// Effective on a date such as `1835-07-08`, `1835-07` or `1835`.
  ///
  /// @throws IllegalArgumentException when the text is not a date, see [EffectiveDate#parse]
  public static Details on(String date) {
    return on(EffectiveDate.parse(date));
  }

  public static Details on(LocalDate day) {
    return on(EffectiveDate.of(day));
  }

  /// Effective on that date; null means when it is recorded.
  public static Details on(EffectiveDate date) {
    return new Details(date, null, null);
  }

  /// The same details, with the place where the fact is written.
  public Details from(String source) {
    return new Details(effective, source, others, id);
  }

  /// The same details, with an id that whoever records the event chooses: the number of a message
  /// or of a form, or a UUID. Recording the same event with the same id again records nothing and
  /// gives the position that it has, so that one who does not know whether it was recorded simply
  /// tries again. No two events of a timeline have the same id.
  ///
  /// @param id 1 to 200 characters, no control characters, no spaces at the ends; null for none
  public Details withId(String id) {
    return new Details(effective, source, others, id);
  }

  /// Whether a text may be an id: it can be shown on one line, and typed.
  public static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_ID
        && text.equals(text.strip())
        && text.chars().noneMatch(Details::isControl);
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
