package people.history;

import module java.base;

import people.*;
import people.history.Period.UnionPeriod;
import people.history.Period.UnionPeriod.Agreement;
import people.history.Period.UnionPeriod.Ending;
import people.history.Reason.Field;

/// The rules of unions once more, in the plainest way, see [ReferenceModel]: everyone is asked
/// again on every day on which anything may change.
final class ModelUnions {

  static final Comparator<UnionPeriod> ORDER =
      Comparator.comparing(UnionPeriod::personId)
          .thenComparing(UnionPeriod::from)
          .thenComparing(UnionPeriod::partnerId);

  private final Map<Integer, ReferenceModel> models;
  private final ReferenceModel.Bounds bounds;
  private List<UnionPeriod> periods;

  ModelUnions(Map<Integer, ReferenceModel> models, ReferenceModel.Bounds bounds) {
    this.models = models;
    this.bounds = bounds;
  }

  private ModelUnion said(int id, LocalDate at) {
    return ModelUnion.of(facts(id), at, bounds.until());
  }

  private List<ModelFact> facts(int id) {
    return models.containsKey(id) ? models.get(id).facts() : List.of();
  }

  // ---- when somebody is there

  private boolean isIn(int id, LocalDate at) {
    ModelBounds life = models.containsKey(id) ? models.get(id).life() : null;
    return life != null
        && life.start() != null
        && !at.isBefore(life.start())
        && (life.end() == null || at.isBefore(life.end()))
        && !isAway(id, at);
  }

  private boolean isAway(int id, LocalDate at) {
    return models.get(id).at(at).person().left() != null;
  }

  /// The day on which she died, or is presumed to have by today; null for none.
  private LocalDate death(int id) {
    ModelBounds life = models.containsKey(id) ? models.get(id).life() : null;
    if (life == null || life.start() == null) {
      return null;
    }
    boolean isPresumed = life.presumed() != null && !life.presumed().isAfter(bounds.today());
    return life.died() != null ? life.died() : isPresumed ? life.presumed() : null;
  }

  // ---- the couples of a day

  private record Pair(int personId, int partnerId, Name name) {

    Set<Integer> ids() {
      return partnerId == 0 ? Set.of(personId) : Set.of(personId, partnerId);
    }
  }

  private record State(
      Status status,
      EffectiveDate statusSince,
      EffectiveDate since,
      Agreement agreement,
      int saidBy) {}

  /// The pair of which somebody says to be one; null for none.
  private Pair pair(int id, LocalDate at) {
    ModelUnion said = said(id, at);
    if (said.began() == null) {
      return null;
    }
    Partner partner = said.partner();
    return partner == null || partner.personId() == 0
        ? new Pair(id, 0, partner == null ? null : partner.name())
        : new Pair(Math.min(id, partner.personId()), Math.max(id, partner.personId()), null);
  }

  private Map<Pair, State> couples(LocalDate at) {
    Map<Pair, State> couples = new HashMap<>();
    for (int id : models.keySet()) {
      Pair pair = pair(id, at);
      if (pair != null && isIn(id, at) && !isOver(pair, at) && !isNamed(pair, at)) {
        couples.put(pair, state(pair, id, at));
      }
    }
    return couples;
  }

  /// Whether it names nobody, and another one says to be with her, or did until she died.
  private boolean isNamed(Pair pair, LocalDate at) {
    Predicate<Integer> isNaming =
        by -> {
          boolean isDead = death(by) != null && !death(by).isAfter(at);
          LocalDate day = isDead ? death(by).minusDays(1) : at;
          return by != pair.personId && isIn(by, day) && said(by, day).isWith(pair.personId);
        };
    return pair.partnerId == 0 && pair.name == null && models.keySet().stream().anyMatch(isNaming);
  }

  private boolean isOver(Pair pair, LocalDate at) {
    return pair.ids().stream().anyMatch(id -> death(id) != null && !death(id).isAfter(at));
  }

  private State state(Pair pair, int id, LocalDate at) {
    ModelUnion mine = said(id, at);
    int otherId = pair.personId + pair.partnerId - id;
    ModelUnion other = otherId == 0 ? ModelUnion.NOTHING : said(otherId, at);
    if (otherId != 0 && other.isWith(id)) {
      ModelUnion smaller = id < otherId ? mine : other;
      ModelUnion greater = id < otherId ? other : mine;
      LocalDate one = ModelUnion.day(smaller.last());
      LocalDate two = ModelUnion.day(greater.last());
      boolean isLater = two != null && (one == null || two.isAfter(one));
      boolean isEarlier =
          greater.since() != null
              && (smaller.since() == null || greater.since().isBefore(smaller.since()));
      ModelUnion status = isLater ? greater : smaller;
      ModelUnion since = isEarlier ? greater : smaller;
      ModelUnion changed = status;
      LocalDate first = ModelUnion.day(smaller.changed());
      LocalDate second = ModelUnion.day(greater.changed());
      if (ModelUnion.status(smaller.last()) == ModelUnion.status(greater.last())) {
        boolean isFirst = first != null && (second == null || !second.isBefore(first));
        changed = isFirst || second == null ? smaller : greater;
      }
      return new State(
          ModelUnion.status(status.last()),
          date(changed.changed()),
          date(since.began()),
          Agreement.MUTUAL,
          0);
    }
    Status status = ModelUnion.status(other.last());
    boolean isSilent =
        other.began() != null
            ? other.named() == null
            : status == null
                || status == Status.UNKNOWN
                || ModelUnion.day(other.last()) == null
                || mine.since() != null && ModelUnion.day(other.last()).isBefore(mine.since());
    return new State(
        ModelUnion.status(mine.last()),
        date(mine.changed()),
        date(mine.began()),
        isSilent ? Agreement.ONE_SIDED : Agreement.CONTRADICTED,
        id);
  }

  private static EffectiveDate date(ModelFact fact) {
    return fact.isFromStart()
        ? null
        : fact.date() != null ? fact.date() : EffectiveDate.of(fact.day());
  }

  // ---- as periods

  /// Those who count as couples at the end of a day.
  List<UnionPeriod> on(LocalDate at) {
    return periods().stream()
        .filter(union -> !union.from().isAfter(at))
        .filter(union -> union.until() == null || union.until().isAfter(at))
        .toList();
  }

  /// Everyone's, in the order of the columns.
  List<UnionPeriod> periods() {
    periods = periods == null ? made() : periods;
    return periods;
  }

  private List<UnionPeriod> made() {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (ReferenceModel model : models.values()) {
      ModelBounds life = model.life();
      model.facts().forEach(fact -> days.add(fact.day()));
      Stream.of(life.start(), life.end(), life.died(), life.presumed(), life.observed())
          .filter(Objects::nonNull)
          .forEach(days::add);
    }
    List<UnionPeriod> periods = new ArrayList<>();
    Map<Pair, State> before = Map.of();
    Map<Pair, LocalDate> from = new HashMap<>();
    Map<Pair, Period.Begin> begins = new HashMap<>();
    for (LocalDate day : days) {
      Map<Pair, State> now = couples(day);
      before.forEach((pair, state) -> {
        if (!state.equals(now.get(pair))) {
          Ending ending = ending(pair, day, now.containsKey(pair));
          periods.add(period(pair, state, from.get(pair), begins.get(pair), day, ending));
        }
      });
      for (Pair pair : now.keySet()) {
        if (!now.get(pair).equals(before.get(pair))) {
          from.put(pair, day);
          begins.put(pair, before.containsKey(pair) ? Period.Begin.EVENT : begins(pair, day));
        }
      }
      before = now;
    }
    before.forEach((pair, state) ->
        periods.add(
            period(pair, state, from.get(pair), begins.get(pair), null, Ending.OBSERVATION)));
    periods.sort(ORDER);
    return periods;
  }

  private UnionPeriod period(
      Pair pair, State state, LocalDate from, Period.Begin begins, LocalDate until, Ending ending) {
    boolean isCertain =
        pair.ids().stream()
                .flatMap(id -> facts(id).stream())
                .filter(fact -> !fact.isFromStart() && fact.day().equals(from))
                .filter(
                    fact -> ModelUnion.status(fact) != null || fact.said().containsKey(Field.LEFT))
                .allMatch(fact -> fact.date() == null || fact.date().isExact())
            && !(isNamed(pair, from.minusDays(1)) && !saying(pair, from.minusDays(1)).isEmpty());
    return new UnionPeriod(
        pair.personId,
        pair.partnerId,
        pair.name,
        state.status,
        state.statusSince,
        state.since,
        from,
        begins,
        until,
        ending,
        state.agreement,
        state.saidBy,
        isCertain);
  }

  /// The people of a pair who are there on a day, and say so.
  private List<Integer> saying(Pair pair, LocalDate at) {
    return pair.ids().stream()
        .filter(id -> isIn(id, at) && pair.equals(pair(id, at)))
        .sorted()
        .toList();
  }

  private Period.Begin begins(Pair pair, LocalDate day) {
    List<Period.Begin> begins =
        saying(pair, day).stream().map(id -> begins(id, day)).sorted().toList();
    return begins.contains(Period.Begin.EVENT) ? Period.Begin.EVENT : begins.getFirst();
  }

  private Period.Begin begins(int id, LocalDate day) {
    ModelUnion said = said(id, day);
    boolean isFirst = day.equals(models.get(id).life().start());
    if (!isFirst && isAway(id, day.minusDays(1))) {
      return Period.Begin.RETURN;
    }
    boolean goesOn = said(id, day.minusDays(1)).began() == said.began() && !isFirst;
    boolean isHeardOf =
        said.began().isCreation() || ModelUnion.status(said.began()) == Status.SEPARATED;
    return isHeardOf && !goesOn ? Period.Begin.ENTRY : Period.Begin.EVENT;
  }

  private Ending ending(Pair pair, LocalDate day, boolean goesOn) {
    if (isOver(pair, day)) {
      int id =
          pair.ids().stream()
              .filter(each -> death(each) != null)
              .min(Comparator.comparing(this::death).thenComparing(each -> each))
              .get();
      return models.get(id).life().died() == null ? Ending.PRESUMED : Ending.DEATH;
    }
    Ending ending =
        saying(pair, day.minusDays(1)).stream()
            .map(id -> ending(id, day))
            .min(Comparator.naturalOrder())
            .get();
    return goesOn && ending.compareTo(Ending.REPLACED) > 0 ? Ending.GOES_ON : ending;
  }

  /// How what one of them said on the day before ended.
  private Ending ending(int id, LocalDate day) {
    ModelBounds life = models.get(id).life();
    if (day.equals(life.end())) {
      return Ending.of(life.ends());
    }
    ModelUnion said = said(id, day.minusDays(1));
    for (ModelFact fact : facts(id)) {
      boolean isNew = !fact.isFromStart() && fact.day().equals(day);
      boolean isAsked = said.began().isEvidence() == fact.isEvidence();
      if (isNew && isAsked && ModelUnion.status(fact) != null) {
        ModelUnion next = said.then(fact);
        if (next.began() != said.began()) {
          return ending(ModelUnion.status(fact));
        }
        said = next;
      }
    }
    ModelUnion now = said(id, day);
    if (now.began() != said.began()) {
      return ending(ModelUnion.status(now.last())); // another record said that there was one
    }
    return isAway(id, day) ? Ending.LEFT : Ending.GOES_ON;
  }

  private static Ending ending(Status status) {
    return switch (status) {
      case DIVORCED -> Ending.DIVORCED;
      case WIDOWED -> Ending.WIDOWED;
      case SINGLE, UNKNOWN -> Ending.STATUS;
      case MARRIED, PARTNERED, SEPARATED -> Ending.REPLACED;
    };
  }
}
