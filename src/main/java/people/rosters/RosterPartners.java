package people.rosters;

import module java.base;

import people.*;
import people.sheets.*;

/// Partners who are named before it is known who they are: they may stand further down in the list.
final class RosterPartners implements Closeable {

  private final RosterEdit edit;
  private final RosterChange change;
  private final RosterTally tally;
  private final KnownPeople known;
  private final boolean isRejecting;

  /// What is needed of a row that names one.
  ///
  /// @param life the place of somebody who was known before; -1 of somebody new
  /// @param partner her key
  /// @param status null when the row does not say it
  /// @param date since when somebody new is known
  /// @param since of her status; null when it is not said
  private record Named(
      int life,
      int personId,
      String partner,
      Status status,
      EffectiveDate date,
      EffectiveDate since,
      long line) {

    static Named of(String[] texts) {
      return new Named(
          Integer.parseInt(texts[0]),
          Integer.parseInt(texts[1]),
          texts[2],
          texts[3] == null ? null : Status.valueOf(texts[3]),
          date(texts[4]),
          date(texts[5]),
          Long.parseLong(texts[6]));
    }

    private static EffectiveDate date(String text) {
      return text == null ? null : EffectiveDate.parse(text);
    }

    String[] texts() {
      return Stream.of(life, personId, partner, status, date, since, line)
          .map(each -> each == null ? null : each.toString())
          .toArray(String[]::new);
    }
  }

  private final RowSpool named = new RowSpool();

  /// Those who were known before, by place.
  private final List<RosterLife> lives = new ArrayList<>();

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
      int place = life == null ? -1 : lives.size();
      if (life != null) {
        lives.add(life);
      }
      named.add(new Named(place, personId, row.partner(), row.status(), date, since, line).texts());
    } else if (row.partner() != null && row.status() == null) {
      tally.doubt("a partner without a status: not used", "line " + row.line());
    }
  }

  /// Records whom the rows name.
  ///
  /// @param personOf the person of a key; 0 for nobody
  void resolve(ToIntFunction<String> personOf, Sheet sheet) {
    try {
      named.forEach(row -> resolve(Named.of(row), personOf, sheet));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // none is thrown by what records them
    }
  }

  private void resolve(Named row, ToIntFunction<String> personOf, Sheet sheet) {
    int partner = personOf.applyAsInt(row.partner);
    String place = sheet.place(row.line);
    Partner with = null;
    if (partner == 0) {
      tally.doubt("its partner is nobody who is known", place);
    } else if (partner == row.personId) {
      tally.doubt("its partner is herself", place);
    } else if (!isLeftOut(partner, place)) {
      with = Partner.of(partner);
    }
    if (row.life >= 0) {
      RosterLife life = lives.get(row.life);
      Status known = life.value(RosterField.STATUS, edit.day).status();
      Status status = row.status == null ? known : row.status;
      var said = new RosterSaid(false).status(status, with, row.since);
      if (change.set(life, RosterField.STATUS, said)) {
        tally.made(RosterField.STATUS.change());
      }
    } else if (with != null || row.since != null) {
      Details details = edit.details(row.since != null ? row.since : row.date);
      edit.add(new Event.StatusChange(row.personId, row.status, with, details));
    }
  }

  @Override
  public void close() {
    named.close();
  }
}
