package people.history;

import module java.base;

import people.*;
import people.Event.Kind;
import people.history.Contradiction.Flaw;

/// Looks for what records that were merged say otherwise than the person's own: the status and the
/// birth, the city, any further attribute, and the parents.
///
/// Another value of an attribute is no contradiction where it may have changed meanwhile. It is one
/// where both say it of one day, where a record says it together with its creation, and where it is
/// the sex.
///
/// @param cursor at a person some of whose records were merged
/// @param found what is found is added here
record MergedCheck(int personId, FactCursor cursor, List<Contradiction> found) {

  void look() {
    Map<Integer, Integer> attributes = new HashMap<>();
    for (int fact = 0; fact < cursor.size; fact++) {
      if (cursor.isEvidence(fact)) {
        creation(fact);
      } else if (cursor.kind(fact) == Kind.ATTRIBUTE_CHANGE) {
        Integer before = attributes.put(cursor.table.attributeName(cursor.attribute(fact)), fact);
        if (before != null) {
          attribute(fact, before);
        }
      }
    }
    parents();
  }

  private void add(int fact, String what, Object... values) {
    add(cursor.position(fact), what.formatted(values));
  }

  private void add(long position, String what) {
    found.add(new Contradiction(personId, position, Flaw.MERGED_DISAGREE, what));
  }

  /// What the creation of another record says, against her own.
  private void creation(int fact) {
    cursor.at(Math.max(cursor.day(fact), Presence.start(cursor)));
    if (MergedRecords.saysOtherStatus(cursor, fact)) {
      int by = cursor.statusBy();
      add(
          fact,
          "%s by the record of person %d, but %s by event %d",
          word(fact),
          cursor.record(fact),
          word(by),
          cursor.position(by));
    } else if (MergedRecords.birthThatDisagrees(cursor) == fact) {
      add(
          fact,
          "another birth by the record of person %d than by event %d",
          cursor.record(fact),
          cursor.position(Presence.birthBy(cursor)));
    } else if (isInAnotherCity(fact)) {
      add(
          fact,
          "in %s by the record of person %d, but in %s by event %d",
          city(fact),
          cursor.record(fact),
          city(cursor.addressBy()),
          cursor.position(cursor.addressBy()));
    }
  }

  private String word(int fact) {
    return Status.values()[cursor.statusOf(fact)].name().toLowerCase(Locale.ROOT);
  }

  private boolean isInAnotherCity(int fact) {
    int by = cursor.addressBy();
    return by != FactCursor.NONE
        && !cursor.isEvidence(by)
        && city(fact) != null
        && city(by) != null
        && !city(fact).equalsIgnoreCase(city(by));
  }

  /// Null when a fact says none.
  private String city(int fact) {
    Address address = cursor.table.address(cursor.address(fact));
    return address == null ? null : address.city();
  }

  /// What one record says of an attribute, against what was known by another one.
  private void attribute(int fact, int before) {
    Attribute said = cursor.table.attribute(cursor.attribute(fact));
    String was = cursor.table.attribute(cursor.attribute(before)).value();
    boolean isOther = said.value() != null && was != null && !said.value().equals(was);
    boolean mayNotChange =
        said.name().equals(Attribute.SEX)
            || cursor.day(fact) == cursor.day(before)
            || isOfCreation(fact);
    if (isOther && mayNotChange && cursor.record(fact) != cursor.record(before)) {
      add(
          fact,
          "%s by the record of person %d, but %s by event %d",
          said.name().equals(Attribute.SEX) ? said.value() : said,
          cursor.record(fact),
          was,
          cursor.position(before));
    }
  }

  /// Whether a record said it of the day of its creation.
  private boolean isOfCreation(int fact) {
    for (int i = 0; i < cursor.size; i++) {
      if (cursor.isCreation(i)
          && cursor.record(i) == cursor.record(fact)
          && cursor.day(i) == cursor.day(fact)) {
        return true;
      }
    }
    return false;
  }

  /// The last parents that each record says, against those that count.
  private void parents() {
    int[] said = cursor.known(Kind.PARENTS);
    Map<Integer, Integer> last = new LinkedHashMap<>();
    for (int fact : said) {
      last.put(cursor.recordOfFact(fact), fact);
    }
    if (last.size() < 2) {
      return;
    }
    int counts = said[said.length - 1];
    last.forEach((record, fact) -> {
      if (fact != counts && !parents(fact).equals(parents(counts))) {
        add(
            cursor.positionOfFact(counts),
            "child of %s by the record of person %d, but of %s by event %d"
                .formatted(
                    told(counts),
                    cursor.recordOfFact(counts),
                    told(fact),
                    cursor.positionOfFact(fact)));
      }
    });
  }

  private SortedSet<Integer> parents(int fact) {
    return cursor.table.parentIds(cursor.attributeOfFact(fact)).stream()
        .map(cursor.table::survivor)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String told(int fact) {
    return parents(fact).stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
