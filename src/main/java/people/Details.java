package people;

import java.time.LocalDate;

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
public record Details(EffectiveDate effective, String source, String others) {

  /// Nothing is known besides the fact.
  public static final Details NONE = new Details(null, null, null);

  public Details {
    source = Text.orNull(source);
    if (others != null) {
      EventFormat.checkOthers(others);
    }
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
    return new Details(effective, source, others);
  }
}
