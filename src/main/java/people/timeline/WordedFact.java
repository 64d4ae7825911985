package people.timeline;

import module java.base;

import people.*;
import people.line.*;

/// Adds facts that come in the words of the file, see [EventFormat]:
///
/// ```
/// {"type":"PERSON_CREATION","name":{"firstname":"Ada"},"keys":["payroll=4711"],"effective":"1815-12-10"}
/// {"type":"PERSON_STATUS_CHANGE","personId":"payroll=4711","newStatus":"MARRIED","effective":"1835-07-08","_id":"letter-17"}
/// ```
///
/// Members that this version does not know are refused, since they may be mistyped; those that are
/// to be kept stand in an object `others`. The facts are checked as those that a [PersonRegistry]
/// records. Wherever an identifier stands, a key may stand. A creation may leave `personId` out,
/// for the next free one, and have `key` or `keys`; a correction or retraction may, since its event
/// says whom it is about.
final class WordedFact {

  private static final List<String> KEYS = List.of("key", "keys");

  private WordedFact() {}

  static Map<String, Object> members(String json) {
    return FactMembers.of(json);
  }

  /// @return the position of its first event
  static long add(OpenBatch batch, Map<String, Object> given) {
    Map<String, Object> members = new LinkedHashMap<>(given);
    Event.Kind kind = FactMembers.kind(members);
    List<Attribute> keys = kind == Event.Kind.CREATION ? keys(batch, members) : List.of();
    boolean isNew = false;
    if (!members.containsKey("personId")) {
      isNew = kind == Event.Kind.CREATION;
      if (isNew) {
        members.put("personId", BigInteger.ONE);
      }
      nameOf(batch, members, "corrects");
      nameOf(batch, members, "retracts");
    }
    Object more = members.remove("others");
    Event event = FactMembers.event(members, new FactPeople(batch));
    Map<String, Object> unknown = event.details().others();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(FactMembers.unknown(kind, unknown));
    }
    if (more instanceof Map<?, ?> map) {
      Details said = event.details();
      Map<String, Object> others = new LinkedHashMap<>();
      map.forEach((member, value) -> others.put((String) member, value));
      event =
          event.with(
              new Details(said.effective(), said.source(), said.recordedBy(), others, said.id()));
    }
    return add(batch, event, isNew, keys);
  }

  private record FactPeople(OpenBatch batch) implements FactMembers.People {

    @Override
    public int record(String text) {
      return text.indexOf('=') < 0 ? number(text) : batch.recordWithKey(key(batch, text));
    }

    @Override
    public int person(String text) {
      return text.indexOf('=') < 0 ? number(text) : batch.personWithKey(key(batch, text));
    }

    private static int number(String text) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "'%s' is not an identifier; expected a whole number up to %d, or a key such as bioguide_id=B000944"
                .formatted(text, Integer.MAX_VALUE));
      }
    }
  }

  private static Attribute key(OpenBatch batch, String text) {
    return batch.keysByText.computeIfAbsent(text, WordedFact::key);
  }

  private static Attribute key(String text) {
    return new Event.Key(1, Attribute.parse(text), Details.NONE).key();
  }

  /// Takes the keys of a creation.
  private static List<Attribute> keys(OpenBatch batch, Map<String, Object> members) {
    List<Attribute> keys = new ArrayList<>();
    for (String member : KEYS) {
      Object value = members.remove(member);
      for (Object each : value instanceof List<?> list ? list : Collections.singletonList(value)) {
        switch (each) {
          case null -> {}
          case String text -> keys.add(key(batch, text));
          case Map<?, ?> map
              when map.size() == 2
                  && map.get("name") instanceof String system
                  && map.get("value") instanceof String there ->
              keys.add(new Attribute(system, there));
          default ->
              throw new IllegalArgumentException(
                  "%s has %s, expected SYSTEM=VALUE".formatted(member, each));
        }
      }
    }
    return keys;
  }

  /// Whom an event is about that is changed.
  private static void nameOf(OpenBatch batch, Map<String, Object> members, String position) {
    if (members.get(position) instanceof BigInteger number && number.bitLength() < Integer.SIZE) {
      int personId = batch.event(number.longValue()).personId();
      if (personId > 0) {
        members.put("personId", BigInteger.valueOf(personId));
      }
    }
  }

  private static long add(OpenBatch batch, Event event, boolean isNew, List<Attribute> keys) {
    Details details = event.details();
    return switch (event) {
      case Event.Creation e -> {
        long position = batch.firstPosition() + batch.size();
        int personId =
            isNew
                ? batch.create(e.name(), e.status(), e.address(), e.born(), details)
                : batch.create(e.personId(), e.name(), e.status(), e.address(), e.born(), details);
        Details ofKeys =
            new Details(details.effective(), details.source(), details.recordedBy(), null, null);
        keys.forEach(key -> batch.identify(personId, key, ofKeys));
        yield position;
      }
      case Event.StatusChange e ->
          batch.changeStatus(e.personId(), e.newStatus(), e.partner(), details);
      case Event.Parents e -> batch.parents(e.personId(), e.parentIds(), details);
      case Event.Key e -> batch.identify(e.personId(), e.key(), details);
      case Event.Merge e -> batch.merge(e.personId(), e.into(), e.why(), details);
      case Event.Distinction e -> batch.distinguish(e.personId(), e.from(), e.why(), details);
      case Event.Restriction e ->
          e.isLifted()
              ? batch.unrestrict(e.personId(), e.why(), details)
              : batch.restrict(e.personId(), e.why(), details);
      case Event.Correction e -> {
        refuseOther(batch, e.personId(), e.corrects());
        yield batch.correct(e.corrects(), e.to(), e.why(), details);
      }
      case Event.Retraction e -> {
        refuseOther(batch, e.personId(), e.retracts());
        yield batch.retract(e.retracts(), e.why(), details);
      }
      case Event.AddressChange _,
          Event.NameChange _,
          Event.Death _,
          Event.Leaving _,
          Event.Return _,
          Event.AttributeChange _,
          Event.ObservationEnd _ ->
          batch.add(event);
      case Event.NamedBatch _, Event.Erasure _, Event.Protection _, Event.Unrecognized _ ->
          throw new IllegalArgumentException(
              "%s is said of a batch as a whole; expected a fact".formatted(event.type()));
    };
  }

  private static void refuseOther(OpenBatch batch, int personId, long position) {
    int about = batch.event(position).personId();
    if (about != personId) {
      throw new IllegalArgumentException(
          "event %d is about person %d, not %d".formatted(position, about, personId));
    }
  }
}
