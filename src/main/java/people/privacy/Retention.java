package people.privacy;

import module java.base;

import people.*;
import people.history.*;

/// For how long people are kept: rules, and who is due by them.
///
/// ```java
/// for (Retention.Due due : Retention.read(Path.of("rules.txt")).due(history, LocalDate.now())) {
///   System.out.println(due.personId() + " since " + due.due());
/// }
/// ```
///
/// Immutable.
///
/// @param rules at least one, none of the same name
public record Retention(List<RetentionRule> rules) {

  public Retention {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("has no rule; expected " + RetentionText.FORM);
    }
    Set<String> names = new HashSet<>();
    for (RetentionRule rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException("two rules are called '%s'".formatted(rule.name()));
      }
    }
  }

  /// Reads rules, a line each or as JSON:
  ///
  /// ```
  /// # what is kept, and for how long
  /// former members: left for 10 years unless membership=honorary
  /// the dead: dead for 30 years
  /// ```
  ///
  /// ```
  /// [{"name":"former members","when":"left","for":"10 years","unless":{"membership":"honorary"}}]
  /// ```
  ///
  /// @throws TimelineException when the file can't be read, or something in it is no rule: with the
  ///   line, or which rule
  public static Retention read(Path file) {
    try {
      return RetentionText.parse(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new TimelineException(file + e.getMessage(), e);
    } catch (CharacterCodingException e) {
      throw new TimelineException(file + ": is not in UTF-8", e);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  /// Somebody who is due by a rule.
  ///
  /// @param name null when not known
  /// @param rule its name
  /// @param since when she died, left, or was last observed, as recorded
  /// @param due the first day on which she certainly is: the time of the rule after the last day
  ///   that `since` allows
  /// @param isAbout whether that date is not one sure day
  /// @param isRestricted whether her data has to stay as it is for now, see
  ///   `PersonRegistry.restrict`
  public record Due(
      int personId,
      Name name,
      String rule,
      EffectiveDate since,
      LocalDate due,
      boolean isAbout,
      boolean isRestricted) {}

  /// Those who are due on a day, by the day since which they are. Somebody whose date is open to
  /// the end (`1990/..`) never is, nor is whoever is only presumed dead.
  ///
  /// @param at on which they are, and of which status and attributes they are asked
  public List<Due> due(History history, LocalDate at) {
    Map<Integer, LocalDate> lastObserved = lastObserved(history);
    List<Due> all = new ArrayList<>();
    for (Person person : history.at(at).all()) {
      if (person.erased()) {
        continue; // nothing is kept of her that is due
      }
      for (RetentionRule rule : rules) {
        EffectiveDate since =
            switch (rule.condition()) {
              case DEAD -> person.died();
              case LEFT -> person.left();
              case UNOBSERVED -> {
                LocalDate last = lastObserved.get(person.personId());
                yield last == null || last.isAfter(at) ? null : EffectiveDate.of(last);
              }
            };
        if (since == null || since.latest() == null) {
          continue;
        }
        LocalDate due = since.latest().plus(rule.time());
        if (!due.isAfter(at) && rule.isAbout(person)) {
          all.add(
              new Due(
                  person.personId(),
                  person.name(),
                  rule.name(),
                  since,
                  due,
                  !since.isExact(),
                  history.restriction(person.personId()) != null));
        }
      }
    }
    all.sort(Comparator.comparing(Due::due).thenComparing(Due::personId));
    return all;
  }

  /// The last day on which people were observed who no longer are.
  private Map<Integer, LocalDate> lastObserved(History history) {
    Map<Integer, LocalDate> days = new HashMap<>();
    if (rules.stream().noneMatch(each -> each.condition() == RetentionRule.Condition.UNOBSERVED)) {
      return days;
    }
    HistoryColumns.LifeRows lives = history.columns().lives();
    for (int row = 0; row < lives.size(); row++) {
      int until = lives.observedUntil().applyAsInt(row);
      if (lives.ends().apply(row) == Period.End.OBSERVATION && until != HistoryColumns.NEVER) {
        days.put(lives.personIds().applyAsInt(row), LocalDate.ofEpochDay(until).minusDays(1));
      }
    }
    return days;
  }
}
