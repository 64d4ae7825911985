package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import people.history.InventedHistory.Question;

/// Compares the unions of a history with those of a [ReferenceModel].
final class UnionComparison {

  private UnionComparison() {}

  /// @param models of everyone who is known
  static void compare(History real, Map<Integer, ReferenceModel> models, Question question) {
    ModelUnions model = new ModelUnions(models, question.bounds());
    ModelCouples couples = new ModelCouples(models, model, question.bounds());
    List<Period.UnionPeriod> unions = model.periods();
    assertEquals(unions, rows(real.columns().unionPeriods()), "unions");
    for (LocalDate at : List.of(question.at(), question.otherAt())) {
      assertEquals(couples.at(at), real.at(at).couples(), "couples");
      ModelHouseholds.compare(real, models, couples.at(at), at);
    }
    for (int id : real.personIds()) {
      assertEquals(
          couples.at(question.at()).stream()
              .filter(union -> union.personId() == id || union.partnerId() == id)
              .toList(),
          real.at(question.at()).couples(id),
          "couples of one person");
      assertEquals(
          unions.stream()
              .filter(union -> union.personId() == id || union.partnerId() == id)
              .sorted(Comparator.comparing(Period.UnionPeriod::from))
              .toList(),
          real.couples(id),
          "unions of one person");
    }
  }

  private static List<Period.UnionPeriod> rows(HistoryColumns.UnionRows unions) {
    return IntStream.range(0, unions.size())
        .mapToObj(row ->
            new Period.UnionPeriod(
                unions.personIds().applyAsInt(row),
                unions.partnerIds().applyAsInt(row),
                unions.partners().value(unions.partners().number(row)),
                unions.statuses().apply(row),
                unions.statusSince().apply(row),
                unions.since().apply(row),
                LocalDate.ofEpochDay(unions.starts().applyAsInt(row)),
                unions.begins().apply(row),
                day(unions.ends().applyAsInt(row)),
                unions.endings().apply(row),
                unions.agreements().apply(row),
                unions.saidBy().applyAsInt(row),
                unions.certain().test(row)))
        .toList();
  }

  private static LocalDate day(int day) {
    return day == HistoryColumns.NEVER ? null : LocalDate.ofEpochDay(day);
  }
}
