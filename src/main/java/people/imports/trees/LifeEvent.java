package people.imports.trees;

import module java.base;

import people.*;

/// An event in a person's life that is made before identifiers are known.
///
/// @param kind what it is of, as the report counts it
/// @param maker makes the event from the identifier of the person, those of others, and the details
record LifeEvent(String kind, Details details, Maker maker) {

  /// Makes an event once everybody has an identifier.
  interface Maker {
    Event of(int person, ToIntFunction<TreePerson> others, Details details);
  }

  private static final String SEXES = "sexes";
  private static final String STATUSES_IN_WORDS = "statuses in words";
  private static final String PARENTS = "lists of parents";
  private static final String KEYS = "keys";
  private static final String PARTNERS = "partners";
  private static final String CORRECTIONS = "corrections";
  private static final String RETRACTIONS = "retractions";
  private static final String OBSERVATIONS = "ends of observation";

  private static final String DEATHS = "deaths";
  private static final String MOVES = "changes of address";
  private static final String NAMES = "changes of name";
  private static final String ENDS = "ends of residences";

  static LifeEvent death(Details of) {
    return new LifeEvent(DEATHS, of, (person, _, details) -> new Event.Death(person, details));
  }

  static LifeEvent move(Address to, Details of) {
    return new LifeEvent(
        MOVES, of, (person, _, details) -> new Event.AddressChange(person, to, details));
  }

  /// The address is not known from then on.
  static LifeEvent noLongerThere(Details of) {
    return new LifeEvent(
        ENDS, of, (person, _, details) -> new Event.AddressChange(person, null, details));
  }

  static LifeEvent rename(Name to, Details of) {
    return new LifeEvent(
        NAMES, of, (person, _, details) -> new Event.NameChange(person, to, details));
  }

  /// @param partner null for none
  static LifeEvent change(Status to, FamilyPartner partner, Details of) {
    return new LifeEvent(
        to.name(),
        of,
        (person, others, details) ->
            new Event.StatusChange(
                person, to, partner == null ? null : partner.of(others), details));
  }

  static LifeEvent sex(String code, Details of) {
    Attribute sex = new Attribute(Attribute.SEX, code);
    return new LifeEvent(
        SEXES, of, (person, _, details) -> new Event.AttributeChange(person, sex, details));
  }

  /// A status that a text says, and dated facts contradict: it is kept beside them.
  static LifeEvent statusInWords(Status said, Details of) {
    Attribute words = new Attribute(Attribute.MARITAL_STATUS, said.name().toLowerCase(Locale.ROOT));
    return new LifeEvent(
        STATUSES_IN_WORDS,
        of,
        (person, _, details) -> new Event.AttributeChange(person, words, details));
  }

  static LifeEvent parents(Collection<TreePerson> parents, Details of) {
    return new LifeEvent(
        PARENTS,
        of,
        (person, others, details) ->
            new Event.Parents(
                person,
                parents.stream()
                    .map(others::applyAsInt)
                    .filter(parent -> parent > 0)
                    .distinct()
                    .toList(),
                details));
  }

  static LifeEvent key(Attribute key, Details of) {
    return new LifeEvent(KEYS, of, (person, _, details) -> new Event.Key(person, key, details));
  }

  /// All kinds of what a tree makes, in the order of the report.
  static List<String> kinds() {
    List<String> kinds = new ArrayList<>(List.of(RecordKind.PERSON.plural));
    for (Status status : Status.values()) {
      kinds.add(status.name());
    }
    kinds.addAll(
        List.of(
            DEATHS,
            NAMES,
            MOVES,
            ENDS,
            SEXES,
            STATUSES_IN_WORDS,
            PARENTS,
            KEYS,
            PARTNERS,
            CORRECTIONS,
            RETRACTIONS,
            OBSERVATIONS));
    return kinds;
  }

  /// The kinds of which an event is one, which is two for a union with somebody.
  static List<String> kinds(Event event) {
    return switch (event) {
      case Event.Creation _ -> List.of(RecordKind.PERSON.plural);
      case Event.StatusChange e ->
          e.partner() == null
              ? List.of(e.newStatus().name())
              : List.of(e.newStatus().name(), PARTNERS);
      case Event.AddressChange e -> List.of(e.newAddress() == null ? ENDS : MOVES);
      case Event.NameChange _ -> List.of(NAMES);
      case Event.Death _ -> List.of(DEATHS);
      case Event.AttributeChange e ->
          List.of(e.attribute().name().equals(Attribute.SEX) ? SEXES : STATUSES_IN_WORDS);
      case Event.Parents _ -> List.of(PARENTS);
      case Event.Key _ -> List.of(KEYS);
      case Event.Correction _ -> List.of(CORRECTIONS);
      case Event.Retraction _ -> List.of(RETRACTIONS);
      case Event.ObservationEnd _ -> List.of(OBSERVATIONS);
      case Event.Leaving _,
          Event.Return _,
          Event.Merge _,
          Event.Distinction _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Protection _,
          Event.Unrecognized _ ->
          throw new IllegalArgumentException(event.type());
    };
  }

  /// The same, doubted where it is a change of status with a date.
  LifeEvent doubtedStatus() {
    EffectiveDate date = details.effective();
    return date == null || !isStatus() ? this : with(details.at(date.doubted()));
  }

  /// The same with other details.
  LifeEvent with(Details details) {
    return new LifeEvent(kind, details, maker);
  }

  /// Whether it is a change of status.
  boolean isStatus() {
    return Arrays.stream(Status.values()).anyMatch(each -> each.name().equals(kind));
  }

  /// The event, once everybody has an identifier.
  Event event(int person, ToIntFunction<TreePerson> others) {
    return maker.of(person, others, details);
  }

  boolean isDeath() {
    return kind.equals(DEATHS);
  }

  /// The day from which it counts; the last one of all where that is not known.
  LocalDate day() {
    return details.effective() == null ? LocalDate.MAX : details.effective().day();
  }
}
