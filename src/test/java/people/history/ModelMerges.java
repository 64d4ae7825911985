package people.history;

import module java.base;

import people.*;
import people.history.Reason.Field;

/// The rules of merges once more, at one moment of knowledge, in the plainest way, see
/// [ReferenceModel].
final class ModelMerges {

  /// By record the one that absorbed it.
  private final Map<Integer, Integer> absorbedBy = new TreeMap<>();

  ModelMerges(List<RecordedEvent> timeline, Instant moment) {
    List<RecordedEvent> known = new ArrayList<>();
    Set<Integer> people = new TreeSet<>();
    for (RecordedEvent event : timeline) {
      people.add(event.event().personId());
      if (!event.recorded().isAfter(moment)) {
        known.add(event);
      }
    }
    for (RecordedEvent event : known) {
      if (event.event() instanceof Event.Merge merge
          && stands(event, known)
          && people.contains(merge.into())
          && !absorbedBy.containsKey(merge.personId())
          && survivor(merge.into()) != merge.personId()) {
        absorbedBy.put(merge.personId(), merge.into());
      }
    }
  }

  private static boolean stands(RecordedEvent event, List<RecordedEvent> known) {
    return known.stream()
        .noneMatch(later ->
            later.event() instanceof Event.Retraction retraction
                && retraction.retracts() == event.position()
                && retraction.personId() == event.event().personId()
                && later.position() > event.position()
                && stands(later, known));
  }

  int survivor(int record) {
    return absorbedBy.containsKey(record) ? survivor(absorbedBy.get(record)) : record;
  }

  /// The partner as who she is by now; nobody is her own partner.
  Partner survivor(Partner partner, int personId) {
    if (partner == null || partner.personId() == 0) {
      return partner;
    }
    int survivor = survivor(partner.personId());
    return survivor == personId ? null : Partner.of(survivor);
  }

  /// Fills in what only the creations of other records say.
  ///
  /// @param evidence those that hold, in order of effect
  static void fill(
      List<ModelFact> evidence,
      Map<Field, Map<String, String>> state,
      Map<Field, Set<ModelFact>> by) {
    Set<ModelFact> status = by.getOrDefault(Field.STATUS, Set.of());
    if (status.stream().allMatch(fact -> fact.isFromStart() && fact.knownStatus() == null)) {
      for (ModelFact fact : evidence) {
        if (fact.knownStatus() != null) {
          state.put(Field.STATUS, fact.said().get(Field.STATUS));
          by.put(Field.STATUS, Set.of(fact));
        }
      }
    }
    boolean hasAddress = by.containsKey(Field.ADDRESS);
    ModelFact named = null;
    for (ModelFact fact : evidence) {
      if (!hasAddress && fact.said().containsKey(Field.ADDRESS)) {
        state.put(Field.ADDRESS, fact.said().get(Field.ADDRESS));
        by.put(Field.ADDRESS, Set.of(fact));
      }
      named = fact.said().containsKey(Field.NAME) ? fact : named;
    }
    if (named != null) {
      Map<String, String> both = new TreeMap<>(named.said().get(Field.NAME));
      Map<String, String> own = state.getOrDefault(Field.NAME, Map.of());
      if (!own.keySet().containsAll(both.keySet())) {
        both.putAll(own);
        state.put(Field.NAME, both);
        Set<ModelFact> deciders = new HashSet<>(by.getOrDefault(Field.NAME, Set.of()));
        deciders.add(named);
        by.put(Field.NAME, deciders);
      }
    }
  }

  /// Whether records disagree on the status.
  ///
  /// @param facts in order of effect
  /// @param held those that hold
  static boolean disagreeOnStatus(
      List<ModelFact> facts,
      List<ModelFact> held,
      Map<Field, Map<String, String>> state,
      Map<Field, Set<ModelFact>> by) {
    String status = state.get(Field.STATUS).get("status");
    ModelFact decider = by.getOrDefault(Field.STATUS, Set.of()).stream().findAny().orElse(null);
    for (ModelFact fact : held) {
      boolean isLater =
          decider != null
              && facts.indexOf(decider) > facts.indexOf(fact)
              && !(decider.isFromStart() && fact.isFromStart());
      if (fact.isEvidence()
          && fact.knownStatus() != null
          && !fact.knownStatus().equals(status)
          && !isLater) {
        return true;
      }
    }
    return false;
  }

  /// Whether they do on the birth.
  static boolean disagreeOnBirth(List<ModelFact> facts, ModelFact born) {
    for (ModelFact fact : facts) {
      if (fact.isEvidence() && born != null && fact.birth() != null && fact != born) {
        EffectiveDate one = fact.birth();
        EffectiveDate other = born.birth();
        if (isAfter(one, other) || isAfter(other, one)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAfter(EffectiveDate one, EffectiveDate other) {
    return one.earliest() != null
        && other.latest() != null
        && one.earliest().isAfter(other.latest());
  }

  /// Whether an entry of another record whose date is open would decide or deny something.
  ///
  /// @param fields of which this is asked
  static boolean wouldEnter(
      ModelFact entry,
      Map<Field, Map<String, String>> state,
      Map<Field, Set<ModelFact>> by,
      Set<Field> fields) {
    Set<ModelFact> home = by.getOrDefault(Field.ADDRESS, Set.of());
    Map<String, String> address = entry.said().get(Field.ADDRESS);
    boolean isOtherAddress =
        address != null
            && home.stream().allMatch(ModelFact::isEvidence)
            && !address.equals(state.get(Field.ADDRESS));
    Set<String> own =
        by.getOrDefault(Field.NAME, Set.of()).stream()
            .filter(fact -> !fact.isEvidence())
            .flatMap(fact -> fact.said().get(Field.NAME).keySet().stream())
            .collect(Collectors.toSet());
    Map<String, String> name = new TreeMap<>(state.getOrDefault(Field.NAME, Map.of()));
    Map<String, String> said = new TreeMap<>(entry.said().getOrDefault(Field.NAME, Map.of()));
    name.keySet().removeAll(own);
    said.keySet().removeAll(own);
    boolean isOtherName = entry.said().containsKey(Field.NAME) && !said.equals(name);
    boolean isOtherStatus =
        entry.knownStatus() != null
            && !entry.knownStatus().equals(state.get(Field.STATUS).get("status"));
    return fields.contains(Field.STATUS) && isOtherStatus
        || fields.contains(Field.ADDRESS) && isOtherAddress
        || fields.contains(Field.NAME) && isOtherName;
  }
}
