package people.history;

import module java.base;

/// An event that can't be true, by itself or together with what else is recorded about a person.
///
/// @param personId whom it is about; 0 when nobody
/// @param position of the event that contradicts
/// @param flaw the kind of the contradiction
/// @param what in words, with the position of the event that it contradicts
public record Contradiction(int personId, long position, Flaw flaw, String what) {

  /// The kinds of contradictions. A stretch of days contradicts only what none of its days fits.
  public enum Flaw {
    /// A second creation of the same person.
    CREATED_AGAIN,
    /// A second death.
    DIED_AGAIN,
    /// A status that can't follow the one before: divorced while single.
    STATUS_ORDER,
    /// A source says a status in words, and the dated facts say another one.
    STATUS_SAID_OTHERWISE,
    /// Something that happened after the death.
    AFTER_DEATH,
    /// Something that happened before the birth.
    BEFORE_BIRTH,
    /// Somebody married, or had been, too young.
    AGE_AT_MARRIAGE,
    /// Somebody died too old.
    AGE_AT_DEATH,
    /// A creation whose only date would be the birth, with a status that nobody is born with.
    STATUS_AT_BIRTH,
    /// A return of somebody who had not left.
    RETURN_WITHOUT_LEAVING,
    /// A fact about somebody all of whose creations were retracted, who so is nobody.
    WITHOUT_CREATION,
    /// A record that was merged with hers says another status, birth, city, attribute or parents
    /// than her own.
    MERGED_DISAGREE,
    /// A fact that is dated in the future.
    FUTURE_DATE,
    /// An event with a recorded time more than a day in the future: a clock was wrong.
    RECORDED_IN_FUTURE,
    /// A correction or retraction that fits no earlier event of its person.
    REFERS_TO_NOTHING,
    /// Somebody with another one who is by then said not to be in a union.
    PARTNERS_DISAGREE,
    /// Somebody with another one who is by then said to be with someone else.
    UNIONS_OVERLAP,
    /// Somebody with another one in the register, of whom nothing says so.
    ONE_SIDED_UNION,
    /// The end of a union with somebody other than the partner of then; it ends nothing.
    ENDS_OTHER_UNION,
    /// Somebody with another one who is dead, or presumed to be, and nothing says that it ended.
    MARRIED_TO_DEAD,
    /// A parent born less than ten years before the child, or later.
    PARENT_TOO_YOUNG,
    /// A parent who died more than 300 days before the birth of the child.
    PARENT_DEAD,
    /// Somebody who is an ancestor of her own.
    OWN_ANCESTOR,
    /// A partner or a parent who is nobody in the timeline.
    NAMES_NOBODY,
    /// A key in another system that two people have.
    KEY_OF_TWO,
    /// A city that is mostly written otherwise: in other letters, spaces or cases.
    CITY_VARIANTS,
    /// An import of a list that was compared with one that is undone since, and has not come again;
    /// [people.imports] finds these.
    UNDONE_LIST,
    /// A record that is of the same person as another beyond doubt; [people.matching] finds these.
    DUPLICATE;

    /// The word for it on the command line: `after-death`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind of that word, in any case of letters.
    ///
    /// @throws IllegalArgumentException when there is none, with those that there are
    public static Flaw parse(String word) {
      return Stream.of(values())
          .filter(flaw -> flaw.word().equalsIgnoreCase(word.strip()))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "'%s' is no kind of contradiction; expected one of %s"
                      .formatted(
                          word,
                          Stream.of(values()).map(Flaw::word).collect(Collectors.joining(", ")))));
    }
  }

  /// The limits of what may be true.
  ///
  /// @param youngestMarriage age in whole years below which nobody is married, from 0
  /// @param oldestAge age in whole years above which nobody dies, from 0
  /// @param now the moment behind which the future begins
  public record Limits(int youngestMarriage, int oldestAge, Instant now) {

    /// Nobody marries under 12 or dies over 120, and the future begins now.
    public static Limits usual() {
      return new Limits(12, 120, Instant.now());
    }

    /// @throws IllegalArgumentException when an age is negative
    public Limits {
      Objects.requireNonNull(now, "now");
      for (int age : new int[] {youngestMarriage, oldestAge}) {
        if (age < 0) {
          throw new IllegalArgumentException(
              "an age of %d years; expected a whole number from 0".formatted(age));
        }
      }
    }
  }
}
