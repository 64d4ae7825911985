package people.imports.updates;

import module java.base;

import people.*;
import people.imports.trees.*;
import people.matching.*;

/// The traits by which a person of a family tree is recognised, in a file or in a timeline.
final class TreeTraits {

  /// What somebody else is to her.
  enum Kin {
    PARENT,
    CHILD,
    PARTNER;

    /// What she is to that one.
    Kin back() {
      return switch (this) {
        case PARENT -> CHILD;
        case CHILD -> PARENT;
        case PARTNER -> PARTNER;
      };
    }
  }

  /// How much of her another one has.
  enum Likeness {
    NONE,
    /// A birth, half of a name, or that neither has a name.
    SOME,
    /// The name, and no other birth or sex.
    NAMED
  }

  /// The keys that a program gives a person once and for all.
  private static final Set<String> UNIQUE = Set.of("_UID", "UID");

  private static final Pattern SIGNS = Pattern.compile("[-{}\\s]");

  /// Hexadecimal digits of a UID.
  private static final int UID = 32;

  private static final int CHECKSUM = 4;

  /// Years by which a birth that is doubted may be wrong.
  private static final int DOUBT = 2;

  private static final Pattern DAY = Pattern.compile("-?\\d{4,}-\\d{2}-\\d{2}");

  /// Of her record.
  final String id;

  final Set<Attribute> keys = new HashSet<>();
  final Map<Kin, Set<TreeTraits>> kin = new EnumMap<>(Kin.class);

  /// By partner, the dates of their weddings.
  final Map<TreeTraits, Set<EffectiveDate>> weddings = new HashMap<>();

  private final Set<Name> names = new HashSet<>();
  private final Set<String> folded = new HashSet<>();
  private final Set<EffectiveDate> births = new HashSet<>();
  private final Set<EffectiveDate> deaths = new HashSet<>();
  private String sex;

  /// Names of relatives, each with what she is to her; null while nobody asked.
  private Set<String> kinNames;

  TreeTraits(String id) {
    this.id = id;
    for (Kin each : Kin.values()) {
      kin.put(each, new LinkedHashSet<>());
    }
  }

  /// Takes in what an event says of her.
  ///
  /// @param others the traits of those whom it names, or null
  void read(Event event, IntFunction<TreeTraits> others) {
    switch (event) {
      case Event.Creation e -> {
        if (e.name() != null && names.add(e.name())) {
          folded.add(folded(e.name().firstname()) + "/" + folded(e.name().lastname()));
        }
        if (isKnown(e.details())) {
          births.add(e.details().effective());
        }
      }
      case Event.AttributeChange e -> {
        boolean isSex = e.attribute().name().equals(Attribute.SEX);
        sex = isSex ? e.attribute().value() : sex;
      }
      case Event.Parents e -> {
        for (TreeTraits parent : kin.get(Kin.PARENT)) {
          parent.kin.get(Kin.CHILD).remove(this);
        }
        kin.get(Kin.PARENT).clear();
        e.parentIds().forEach(parent -> join(Kin.PARENT, others.apply(parent), Kin.CHILD));
      }
      case Event.StatusChange e -> {
        if (e.partner() != null && e.partner().personId() > 0) {
          TreeTraits partner = others.apply(e.partner().personId());
          join(Kin.PARTNER, partner, Kin.PARTNER);
          wed(e, partner);
        }
      }
      case Event.Death e -> {
        if (isKnown(e.details())) {
          deaths.add(e.details().effective());
        }
      }
      case Event.Key e -> keys.add(e.key());
      case Event.AddressChange _,
          Event.NameChange _,
          Event.Correction _,
          Event.Retraction _,
          Event.Leaving _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.Merge _,
          Event.Distinction _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Protection _,
          Event.Unrecognized _ -> {}
    }
  }

  /// Whether there is a date, and not only one that was counted from an age: a later export may
  /// well say another one.
  private static boolean isKnown(Details details) {
    return details.effective() != null && !FamilyTree.isCountedFromAge(details);
  }

  private void join(Kin kind, TreeTraits other, Kin back) {
    if (other != null) {
      kin.get(kind).add(other);
      other.kin.get(back).add(this);
    }
  }

  private void wed(Event.StatusChange event, TreeTraits partner) {
    EffectiveDate date = event.details().effective();
    if (partner != null && date != null && event.newStatus().isUnion()) {
      weddings.computeIfAbsent(partner, _ -> new HashSet<>()).add(date);
      partner.weddings.computeIfAbsent(this, _ -> new HashSet<>()).add(date);
    }
  }

  private static String folded(String half) {
    String folded = NameFolding.fold(half);
    return folded.isEmpty() && half != null ? half : folded;
  }

  /// Whether a name or a birth says who she is.
  boolean isTold() {
    return !names.isEmpty() || !births.isEmpty();
  }

  /// Whether somebody has both halves of a name.
  boolean hasWholeName() {
    return names.stream().anyMatch(name -> name.firstname() != null && name.lastname() != null);
  }

  /// The forms of her name, of which she shares one with whoever is called so too.
  Set<String> foldedNames() {
    return folded;
  }

  /// Her names, each with a birth.
  Set<List<Object>> namesAtBirth() {
    Set<List<Object>> found = new HashSet<>();
    folded.forEach(name -> births.forEach(birth -> found.add(List.of(name, birth))));
    return found;
  }

  /// The values of keys that nobody else has: a UID is written with hyphens, or with a checksum at
  /// its end.
  Set<String> uniqueKeys() {
    return keys.stream()
        .filter(key -> UNIQUE.contains(key.name()))
        .map(key -> SIGNS.matcher(key.value()).replaceAll("").toLowerCase(Locale.ROOT))
        .map(value -> value.length() == UID + CHECKSUM ? value.substring(0, UID) : value)
        .collect(Collectors.toSet());
  }

  // ---- compared with another one

  boolean isNamedAs(TreeTraits other) {
    return !Collections.disjoint(folded, other.folded);
  }

  boolean isBornAs(TreeTraits other) {
    return !Collections.disjoint(births, other.births);
  }

  /// Whether both can't be right, by birth or sex.
  boolean contradicts(TreeTraits other) {
    return isOtherSex(other) || isBornOtherwise(other);
  }

  boolean isOtherSex(TreeTraits other) {
    Set<String> sexes = Set.of("male", "female");
    return sex != null
        && other.sex != null
        && !sex.equals(other.sex)
        && sexes.containsAll(List.of(sex, other.sex));
  }

  /// By both births; where one of them is not known, by the death of the one and the birth of the
  /// other.
  private boolean isBornOtherwise(TreeTraits other) {
    return births.isEmpty() || other.births.isEmpty()
        ? isAlwaysBefore(deaths, other.births) || isAlwaysBefore(other.deaths, births)
        : isNeverAt(births, other.births);
  }

  /// Whether both are known to have died, on different days.
  boolean isDeadOtherwise(TreeTraits other) {
    return !deaths.isEmpty() && !other.deaths.isEmpty() && isNeverAt(deaths, other.deaths);
  }

  private static boolean isNeverAt(Set<EffectiveDate> ours, Set<EffectiveDate> theirs) {
    return ours.stream()
        .allMatch(one -> theirs.stream().allMatch(two -> isBefore(one, two) || isBefore(two, one)));
  }

  /// Whether there are some of both, and all of the ones are before all of the others.
  private static boolean isAlwaysBefore(Set<EffectiveDate> ours, Set<EffectiveDate> theirs) {
    return !ours.isEmpty()
        && !theirs.isEmpty()
        && ours.stream().allMatch(one -> theirs.stream().allMatch(two -> isBefore(one, two)));
  }

  private static boolean isBefore(EffectiveDate one, EffectiveDate two) {
    boolean isDoubted =
        one.qualifier() != EffectiveDate.Qualifier.NONE
            || two.qualifier() != EffectiveDate.Qualifier.NONE;
    return last(one, isDoubted).isBefore(first(two, isDoubted));
  }

  private static LocalDate first(EffectiveDate date, boolean isDoubted) {
    return date.earliest() == null
        ? LocalDate.MIN
        : date.earliest().minusYears(isDoubted ? DOUBT : 0);
  }

  private static LocalDate last(EffectiveDate date, boolean isDoubted) {
    return date.latest() == null ? LocalDate.MAX : date.latest().plusYears(isDoubted ? DOUBT : 0);
  }

  /// Whether both have relatives, and none of the same name as the same kind of kin.
  boolean hasOtherKin(TreeTraits other) {
    Set<String> ours = kinNames();
    Set<String> theirs = other.kinNames();
    return !ours.isEmpty() && !theirs.isEmpty() && Collections.disjoint(ours, theirs);
  }

  private Set<String> kinNames() {
    if (kinNames == null) {
      Set<String> found = new HashSet<>();
      kin.forEach((kind, all) ->
          all.forEach(one -> one.folded.forEach(name -> found.add(kind + " " + name))));
      kinNames = found;
    }
    return kinNames;
  }

  /// How alike they are, where they have the same place among relatives.
  Likeness likeness(TreeTraits other) {
    boolean isSameRecord = id.equals(other.id);
    if (isOtherSex(other) || !isSameRecord && isBornOtherwise(other)) {
      return Likeness.NONE;
    }
    if (isNamedAs(other)) {
      return Likeness.NAMED;
    }
    boolean isNameless = names.isEmpty() || other.names.isEmpty();
    if (isBornOtherwise(other)) {
      return Likeness.NONE;
    }
    boolean isAlike =
        isNameless
            ? isSameRecord || names.equals(other.names)
            : isBornAs(other) || hasHalf(other, Name::firstname);
    return isAlike || isSameRecord && hasHalf(other, Name::lastname)
        ? Likeness.SOME
        : Likeness.NONE;
  }

  /// Whether both have the birth in common, and other first names and records: as twins have.
  boolean isLikeTwin(TreeTraits other) {
    return !id.equals(other.id)
        && isBornAs(other)
        && hasFirstname()
        && other.hasFirstname()
        && !hasHalf(other, Name::firstname);
  }

  private boolean hasFirstname() {
    return names.stream().anyMatch(name -> name.firstname() != null);
  }

  private boolean hasHalf(TreeTraits other, Function<Name, String> half) {
    return names.stream()
        .map(half)
        .filter(Objects::nonNull)
        .anyMatch(one ->
            other.names.stream().anyMatch(name -> folded(one).equals(folded(half.apply(name)))));
  }

  /// Whether the last part of a source may be the identifier of a record of a tree: that of FHIR
  /// has a `/`, and a list has its day there.
  static boolean isRecord(String id) {
    return !id.isEmpty() && id.indexOf('/') < 0 && !DAY.matcher(id).matches();
  }
}
