package people.rosters;

import module java.base;

import people.*;
import people.imports.batches.*;

/// The people whom a list has and nobody knew. The list says since when they are known, and says
/// nothing of their birth unless it has a column of it.
///
/// A lone date of a creation is read as the birth, or as a date on which nobody can be born; so
/// where no birth is said, the creation has no date, and the status counts from the list's day on.
final class RosterNewcomers implements Closeable {

  private final RosterEdit edit;
  private final RosterColumns columns;

  /// By key, the identifier and the line; it may be those of a million rows.
  private final DigestTable people = new DigestTable();

  RosterNewcomers(RosterEdit edit, RosterColumns columns) {
    this.edit = edit;
    this.columns = columns;
  }

  /// The line that has a key; 0 for none.
  int line(String key) {
    long found = people.get("", key);
    return found == DigestTable.NONE ? 0 : DigestTable.second(found);
  }

  /// The person who has a key; 0 for nobody.
  int person(String key) {
    long found = people.get("", key);
    return found == DigestTable.NONE ? 0 : DigestTable.first(found);
  }

  /// A date of the list if it is one since the list before; else null.
  EffectiveDate within(EffectiveDate date) {
    if (date == null) {
      return null;
    }
    Integer previous = edit.previous();
    int first = RosterFact.day(date.day());
    boolean isWithin =
        (previous == null || first > previous)
            && date.latest() != null
            && RosterFact.day(date.latest()) <= edit.day;
    return isWithin ? date : null;
  }

  /// When somebody new left, as the row says, be it before an earlier list: clubs keep on their
  /// lists who left. Null when she is there on the day of the list, also since she joined later.
  private EffectiveDate leftOf(RosterRow row) {
    EffectiveDate left = row.left();
    EffectiveDate joined = row.joined();
    if (left == null || left.latest() == null || RosterFact.day(left.latest()) > edit.day) {
      return null;
    }
    return joined != null && joined.day().isAfter(left.latest()) ? null : left;
  }

  /// When somebody new joined, as the row says; null where an earlier list would have to have her.
  private EffectiveDate joinedOf(RosterRow row) {
    EffectiveDate joined = row.joined();
    EffectiveDate left = leftOf(row);
    if (joined == null || left == null || within(joined) != null) {
      return within(joined);
    }
    int last = RosterFact.day(left.day());
    Integer list = edit.series().days().ceiling(RosterFact.day(joined.day()));
    boolean isBefore = joined.latest() != null && RosterFact.day(joined.latest()) <= last;
    return isBefore && (list == null || list >= last) ? joined : null;
  }

  /// Whether a row says that somebody new joined by the day of a list that lacks her.
  boolean isJoiningDenied(RosterRow row) {
    return joinedOf(row) == null && isByAnEarlierList(row.joined());
  }

  /// Whether a date is over on the day of the list before.
  boolean isByAnEarlierList(EffectiveDate date) {
    Integer previous = edit.previous();
    return previous != null
        && date != null
        && date.latest() != null
        && RosterFact.day(date.latest()) <= previous;
  }

  /// Since when somebody new is known.
  EffectiveDate dateOf(RosterRow row) {
    EffectiveDate joined = joinedOf(row);
    EffectiveDate left = leftOf(row);
    return joined != null ? joined : left != null ? left : edit.since();
  }

  /// When what the list says of somebody new became so: it is so on the day of the list, and nobody
  /// knows how she was when she joined.
  EffectiveDate stateOf(RosterRow row) {
    EffectiveDate joined = joinedOf(row);
    if (joined == null) {
      return dateOf(row);
    }
    EffectiveDate left = leftOf(row);
    int first = RosterFact.day(joined.day());
    int last = left == null ? edit.day : RosterFact.day(left.latest());
    return last > first ? RosterFact.between(first, last) : joined;
  }

  /// Since when somebody new has her status, as the row says; null when it does not, and when it
  /// would be the first day of somebody whose birth is not known: she was not on the lists then.
  EffectiveDate sinceOf(RosterRow row) {
    EffectiveDate since = row.since();
    boolean isEarly = since != null && since.day().isBefore(dateOf(row).day());
    return isEarly && row.born() == null ? null : since;
  }

  /// Records her, and that she was gone by the next list.
  ///
  /// @return her identifier
  int create(RosterRow row) {
    Status status = row.status() == null ? Status.UNKNOWN : row.status();
    EffectiveDate date = dateOf(row);
    EffectiveDate state = stateOf(row);
    boolean isOfEntry = state.equals(date);
    EffectiveDate since = sinceOf(row);
    boolean hasSince = since != null && !status.isOfNewborn();
    List<Function<Integer, Event>> facts = new ArrayList<>();
    Details details = edit.details(state);
    Details joined = edit.details(date);
    Details entry = joined.from(edit.series().name());
    if (row.born() != null) {
      Status first = isOfEntry ? status : Status.UNKNOWN;
      Address home = isOfEntry ? row.address() : null;
      facts.add(id -> new Event.Creation(id, row.name(), first, home, row.born(), entry));
    } else {
      facts.add(id -> new Event.Creation(id, row.name(), Status.UNKNOWN, null, entry.at(null)));
      Status first = isOfEntry ? status : Status.UNKNOWN;
      facts.add(id -> new Event.StatusChange(id, first, joined));
    }
    if (!isOfEntry && status != Status.UNKNOWN && !hasSince) {
      facts.add(id -> new Event.StatusChange(id, status, details));
    }
    if (row.address() != null && !(isOfEntry && row.born() != null)) {
      facts.add(id -> new Event.AddressChange(id, row.address(), details));
    }
    if (columns.system != null && row.key() != null) {
      Attribute key = new Attribute(columns.system, row.key());
      facts.add(id -> new Event.Key(id, key, edit.details(null)));
    }
    for (Attribute key : row.keys()) {
      facts.add(id -> new Event.Key(id, key, edit.details(null)));
    }
    if (row.sex() != null) {
      Attribute sex = new Attribute(Attribute.SEX, row.sex());
      facts.add(id -> new Event.AttributeChange(id, sex, joined));
    }
    for (int i = 0; i < row.attributes().length; i++) {
      if (row.attributes()[i] != null) {
        Attribute value = new Attribute(columns.attributes.get(i).name(), row.attributes()[i]);
        facts.add(id -> new Event.AttributeChange(id, value, details));
      }
    }
    if (hasSince && row.partner() == null) {
      facts.add(id -> new Event.StatusChange(id, status, edit.details(since)));
    }
    Integer next = edit.next();
    if (leftOf(row) != null) {
      facts.add(id -> new Event.Leaving(id, null, edit.details(row.left())));
    } else if (next != null) {
      facts.add(id -> new Event.Leaving(id, null, edit.details(edit.until(next))));
    }
    // an identifier is taken when nothing can be refused any more
    facts.forEach(fact -> fact.apply(1));
    int person = edit.newPerson();
    facts.forEach(fact -> edit.add(fact.apply(person)));
    if (row.key() != null) {
      people.put("", row.key(), person, (int) row.line());
    }
    return person;
  }

  @Override
  public void close() {
    people.close();
  }
}
