package people.history;

import module java.base;

import people.history.Period.UnionPeriod;
import people.history.Reason.Field;

/// The rules of the couples of a day once more, in the plainest way, see [ReferenceModel]: those of
/// [ModelUnions], and those who may be one by a date that is open.
///
/// @param models of everyone who is known
record ModelCouples(
    Map<Integer, ReferenceModel> models, ModelUnions unions, ReferenceModel.Bounds bounds) {

  private static final Set<Field> FIELDS =
      EnumSet.of(Field.CREATED, Field.STATUS, Field.DIED, Field.LEFT);

  /// What [Snapshot#couples] says: those who count as couples, and those who may be one.
  List<UnionPeriod> at(LocalDate at) {
    if (at.isAfter(bounds.lastDay())) {
      return List.of();
    }
    List<UnionPeriod> couples =
        new ArrayList<>(
            unions.on(at).stream().map(union -> union.at(isCertain(union, at))).toList());
    int counted = couples.size();
    for (boolean isOfEnds : new boolean[] {true, false}) {
      Map<Integer, ReferenceModel> asIf = new TreeMap<>();
      models.forEach((id, model) -> asIf.put(id, model.asIfNotYet(at, isOfEnds)));
      List<UnionPeriod> before = List.copyOf(couples);
      for (UnionPeriod union : new ModelUnions(asIf, bounds).on(at)) {
        boolean isThere =
            before.stream()
                .anyMatch(each ->
                    isNameless(union) ? isOf(each, union.personId()) : isOfSame(each, union));
        if (!isThere) {
          couples.add(union.at(false));
        }
      }
    }
    List<UnionPeriod> open = List.copyOf(couples.subList(counted, couples.size()));
    for (int i = 0; i < counted; i++) {
      UnionPeriod union = couples.get(i);
      if (isNameless(union) && open.stream().anyMatch(each -> isOf(each, union.personId()))) {
        couples.set(i, union.at(false));
      }
    }
    couples.sort(ModelUnions.ORDER);
    return couples;
  }

  private static boolean isNameless(UnionPeriod union) {
    return union.partnerId() == 0 && union.partner() == null;
  }

  private static boolean isOf(UnionPeriod union, int id) {
    return union.personId() == id || union.partnerId() == id;
  }

  private static boolean isOfSame(UnionPeriod one, UnionPeriod other) {
    return one.personId() == other.personId()
        && one.partnerId() == other.partnerId()
        && Objects.equals(one.partner(), other.partner());
  }

  private boolean isCertain(UnionPeriod union, LocalDate at) {
    return Stream.of(union.personId(), union.partnerId())
        .filter(models::containsKey)
        .allMatch(id -> models.get(id).isCertain(at, FIELDS));
  }
}
