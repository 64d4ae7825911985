package people.rosters;

import module java.base;

import people.*;
import people.sheets.*;

/// Partners who are named before it is known who they are: they may stand further down in the list.
final class RosterPartners {

  /// A row that names one, without the rest of it, since there may be many.
  ///
  /// @param life null of somebody new
  /// @param status null when the row does not say it
  /// @param date since when somebody new is known
  /// @param since of her status
  private record Named(
      RosterLife life,
      int personId,
      String partner,
      Status status,
      EffectiveDate date,
      EffectiveDate since,
      long line) {}

  private final RosterEdit edit;
  private final RosterChange change;
  private final RosterTally tally;
  private final KnownPeople known;
  private final boolean isRejecting;
  private final List<Named> named = new ArrayList<>();

  /// @param isRejecting whether partners of whom nothing is recorded are left out
  RosterPartners(
      RosterEdit edit,
      RosterChange change,
      RosterTally tally,
      KnownPeople known,
      boolean isRejecting) {
    this.known = known;
    this.isRejecting = isRejecting;
    this.edit = edit;
    this.change = change;
    this.tally = tally;
  }

  /// Whether a partner may not be named, as she is restricted; that is told.
  boolean isLeftOut(int partner, String place) {
    boolean isLeftOut = isRejecting && partner > 0 && known.restriction(partner) != null;
    if (isLeftOut) {
      tally.doubt("its partner is restricted, and not named", place);
    }
    return isLeftOut;
  }

  /// Keeps a row until all are read, if it names a partner.
  void add(
      RosterLife life,
      int personId,
      RosterRow row,
      EffectiveDate date,
      EffectiveDate since,
      long line) {
    boolean isUnion = life != null || row.status() != null && row.status().isUnion();
    if (row.partner() != null && isUnion) {
      named.add(new Named(life, personId, row.partner(), row.status(), date, since, line));
    } else if (row.partner() != null && row.status() == null) {
      tally.doubt("a partner without a status: not used", "line " + row.line());
    }
  }

  /// Records whom the rows name.
  ///
  /// @param personOf the person of a key; 0 for nobody
  void resolve(ToIntFunction<String> personOf, Sheet sheet) {
    for (Named each : named) {
      int partner = personOf.applyAsInt(each.partner);
      Partner with = null;
      if (partner == 0) {
        tally.doubt("its partner is nobody who is known", sheet.place(each.line));
      } else if (partner == each.personId) {
        tally.doubt("its partner is herself", sheet.place(each.line));
      } else if (!isLeftOut(partner, sheet.place(each.line))) {
        with = Partner.of(partner);
      }
      EffectiveDate since = each.since;
      if (each.life == null) {
        if (with != null || since != null) {
          edit.add(
              new Event.StatusChange(
                  each.personId,
                  each.status,
                  with,
                  edit.details(since != null ? since : each.date)));
        }
      } else {
        Status known = each.life.value(RosterField.STATUS, edit.day).status();
        Status status = each.status != null ? each.status : known;
        var said = new RosterSaid(false).status(status, with, since);
        if (change.set(each.life, RosterField.STATUS, said)) {
          tally.made(RosterField.STATUS.change());
        }
      }
    }
  }
}
