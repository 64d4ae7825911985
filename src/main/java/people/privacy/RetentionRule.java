package people.privacy;

import module java.base;

import people.*;
import people.history.Person;

/// Of whom nothing is to be kept any longer, and after how long.
///
/// @param name by which the rule is known
/// @param condition what began the time
/// @param time for which a person is kept from then on
/// @param where attributes that she has to have for the rule to be about her, or `status`
/// @param unless those of which she may have none
public record RetentionRule(
    String name,
    Condition condition,
    java.time.Period time,
    Map<String, String> where,
    Map<String, String> unless) {

  /// The name under which a condition asks for the status.
  private static final String STATUS = "status";

  /// What a person is from the day on that the time is counted from.
  public enum Condition {
    /// Her death is recorded.
    DEAD,
    /// She left, and did not return.
    LEFT,
    /// Nobody looks any more: an end of observation says so.
    UNOBSERVED
  }

  public RetentionRule {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a rule without a name");
    }
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a time of %s; expected at least a day".formatted(time));
    }
    where = checked(where);
    unless = checked(unless);
  }

  private static Map<String, String> checked(Map<String, String> values) {
    Map<String, String> checked = new LinkedHashMap<>();
    values.forEach((name, value) ->
        checked.put(name, name.equals(STATUS) ? Status.parse(value).name() : value));
    return Collections.unmodifiableMap(checked);
  }

  /// Whether it is about somebody as she is on a day.
  boolean isAbout(Person person) {
    return where.entrySet().stream().allMatch(each -> has(person, each))
        && unless.entrySet().stream().noneMatch(each -> has(person, each));
  }

  private static boolean has(Person person, Map.Entry<String, String> value) {
    String of =
        value.getKey().equals(STATUS)
            ? person.status().name()
            : person.attributes().get(value.getKey());
    return value.getValue().equals(of);
  }
}
