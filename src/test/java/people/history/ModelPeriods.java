package people.history;

import module java.base;

import people.*;
import people.history.Reason.Field;
import people.history.ReferenceModel.ModelAnswer;

/// The periods of a life in the [ReferenceModel]: it is asked again on every day on which anything
/// may change.
final class ModelPeriods {

  private ModelPeriods() {}

  /// What periods are of: a value of a person, and the fact that decides it.
  record Of(Function<Person, Object> value, Function<ModelAnswer, ModelFact> decider) {

    static final Of STATUS = new Of(Person::status, answer -> answer.only(Field.STATUS));
    static final Of ADDRESS = new Of(Person::address, answer -> answer.only(Field.ADDRESS));

    static Of attribute(String name) {
      return new Of(person -> person.attributes().get(name), answer -> answer.only(name));
    }
  }

  static List<Period<Object>> of(
      ReferenceModel model, int personId, ModelBounds life, LocalDate until, Of of) {
    List<Period<Object>> periods = new ArrayList<>();
    if (life.start() == null) {
      return periods;
    }
    TreeSet<LocalDate> days = new TreeSet<>(Set.of(life.start()));
    model.facts().stream()
        .map(ModelFact::day)
        .filter(day -> until == null || !day.isAfter(until))
        .forEach(days::add);
    Period<Object> open = null;
    boolean wasAway = false;
    for (LocalDate day : days) {
      if (day.isBefore(life.start()) || life.end() != null && !day.isBefore(life.end())) {
        continue;
      }
      ModelAnswer answer = model.at(day);
      Object value = of.value.apply(answer.person());
      boolean isAway = answer.person().left() != null;
      boolean isKnown = of.decider.apply(answer) != null || !day.isBefore(life.entry());
      if (open != null && (isAway || !Objects.equals(open.value(), value))) {
        periods.add(ended(open, day, isAway ? Period.End.LEFT : Period.End.EVENT));
        open = null;
      }
      if (open == null && isKnown && !isAway) {
        boolean isFirst = periods.isEmpty() && !wasAway;
        Period.Begin begins =
            wasAway ? Period.Begin.RETURN : isFirst ? first(day, life) : Period.Begin.EVENT;
        ModelFact decider = of.decider.apply(answer);
        boolean mayComeLater = decider != null && ModelCertainty.isDoubtful(decider.date(), day);
        boolean certain = !mayComeLater && isExact(model, answer, day, life, begins, of);
        open = new Period<>(personId, value, day, begins, null, null, certain);
      }
      boolean isDisputed = of == Of.STATUS && model.disagreeOnStatus(day, answer);
      open = open != null && isDisputed ? doubted(open) : open;
      wasAway = isAway;
    }
    if (open != null) {
      periods.add(ended(open, life.end(), life.ends()));
    }
    return periods;
  }

  /// From each period to the next one without a day between them, at an age in whole years.
  ///
  /// @param born what says the birth; null for nothing
  static List<Period.Change<Object>> changes(
      List<Period<Object>> periods, int personId, ModelFact born) {
    List<Period.Change<Object>> changes = new ArrayList<>();
    for (int i = 1; i < periods.size(); i++) {
      Period<Object> last = periods.get(i - 1);
      Period<Object> next = periods.get(i);
      if (next.from().equals(last.until())) {
        Integer age =
            born == null
                ? null
                : (Integer) java.time.Period.between(born.birth().day(), next.from()).getYears();
        changes.add(
            new Period.Change<>(
                personId, last.value(), next.value(), next.from(), age, next.certain()));
      }
    }
    return changes;
  }

  private static Period<Object> ended(Period<Object> open, LocalDate day, Period.End ends) {
    return new Period<>(
        open.personId(), open.value(), open.from(), open.begins(), day, ends, open.certain());
  }

  private static Period<Object> doubted(Period<Object> open) {
    return new Period<>(
        open.personId(), open.value(), open.from(), open.begins(), null, null, false);
  }

  private static Period.Begin first(LocalDate day, ModelBounds life) {
    if (day.equals(life.start())) {
      return life.born() != null ? Period.Begin.BIRTH : Period.Begin.ENTRY;
    }
    return day.isBefore(life.entry()) ? Period.Begin.EVENT : Period.Begin.ENTRY;
  }

  /// Whether a period begins on a day that the source does not doubt.
  private static boolean isExact(
      ReferenceModel model,
      ModelAnswer answer,
      LocalDate day,
      ModelBounds life,
      Period.Begin begins,
      Of of) {
    ModelFact decider = of.decider.apply(answer);
    if (begins == Period.Begin.RETURN) {
      return isExact(answer.only(Field.LEFT).date());
    }
    if (begins == Period.Begin.EVENT) {
      return isExact(decider.date());
    }
    if (!day.equals(life.start())) {
      boolean isNew = decider != null && decider.day().equals(day);
      return isExact((isNew ? decider : answer.only(Field.CREATED)).date());
    }
    if (life.born() != null) {
      return model.facts().stream()
          .anyMatch(fact ->
              fact.birth() != null && fact.birth().day().equals(day) && isExact(fact.birth()));
    }
    return model.facts().stream().anyMatch(fact -> fact.day().equals(day) && isExact(fact.date()));
  }

  /// Whether its day is one that the source does not doubt; the day of recording is.
  private static boolean isExact(EffectiveDate date) {
    return date == null || date.isExact();
  }
}
