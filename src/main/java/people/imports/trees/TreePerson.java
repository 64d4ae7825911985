package people.imports.trees;

import module java.base;

import people.*;

/// A person of a family tree, with the events that all the records together tell of her. Each is
/// herself only, whatever her record says.
final class TreePerson {

  /// Orders people by what their records say of them.
  static final Comparator<TreePerson> SAID =
      Comparator.comparing(life ->
          "%s; %s; %s"
              .formatted(
                  life.record.name(),
                  life.record.born(),
                  life.isDead() ? life.record.death().date() : ""));

  final PersonRecord record;

  /// Its place among the people of the tree, from 0.
  final int number;

  /// Whether a wedding or another fact about a couple is of a later day than the death.
  boolean isDeathGainsaid;

  /// Whether something that is told of her is of an earlier day than the birth.
  boolean isBirthGainsaid;

  /// What is told of her but for her death, her sex, her parents and her keys.
  final List<LifeEvent> events = new ArrayList<>(2);

  /// As far as they have a record; empty where none is known.
  Set<TreePerson> parents = Set.of();

  /// How she belongs to them, in words; null where she was born to them, as far as is said.
  String pedigree;

  /// A birth that no line dates, counted from an age, see [SaidAges]; null for none. It decides
  /// nothing else.
  EffectiveDate bornByAge;

  /// The age and the date that it was counted from.
  String bornWords;

  /// The age by which the last day of her death was counted; null where none was.
  String diedWords;

  List<LifeEvent> keys = List.of();

  /// As they are told of her, in order of time.
  List<Wedding> weddings = new ArrayList<>(1);

  private EffectiveDate died;

  TreePerson(PersonRecord record, int number) {
    this.record = record;
    this.number = number;
  }

  boolean isDead() {
    return record.death() != null;
  }

  /// Her birth as it is recorded of her; null when not known.
  EffectiveDate born() {
    EffectiveDate born = record.born() == null ? bornByAge : record.born();
    return born != null && isBirthGainsaid ? born.doubted() : born;
  }

  /// Whether something was before the birth by all that the two dates allow.
  boolean isBornAfter(LocalDate last) {
    EffectiveDate born = record.born();
    return born != null && born.earliest() != null && last.isBefore(born.earliest());
  }

  /// Null for the living. One whose day is not known is bounded, see [LifeBounds].
  EffectiveDate died() {
    return died;
  }

  void died(EffectiveDate day) {
    died = day;
  }

  /// A wedding as it is told of one of the couple.
  ///
  /// @param partner null when not known
  record Wedding(EffectiveDate date, FamilyPartner partner) {

    boolean isWith(String lastname) {
      Name name =
          partner == null
              ? null
              : partner.person() == null ? partner.name() : partner.person().record.name();
      return name != null && lastname != null && lastname.equalsIgnoreCase(name.lastname());
    }
  }
}
