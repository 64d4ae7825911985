package people.line;

import module java.base;

import people.*;
import people.Event.Kind;

/// The values of a line, or where they are in it; filled anew by each [LineScan#read]. Where there
/// is no such value the offset of its end is 0.
public final class ScannedLine {

  private static final List<Status> STATUSES = List.of(Status.values());

  private byte[] bytes;
  private KindRow row;
  public int personId;

  /// The ordinal of the status; -1 for none.
  public int status;

  /// An object of texts, from its first brace to behind its last.
  public int nameFrom;

  public int nameTo;
  public int addressFrom;
  public int addressTo;

  /// The text of the date of birth, exact or not.
  public int bornFrom;

  public int bornTo;

  /// Another person whom it names; 0 for none.
  public int otherId;

  /// An attribute, a key, or a list of people, from its first bracket to behind its last.
  public int attributeFrom;

  public int attributeTo;

  /// Whether an effective date is given.
  public boolean isDated;

  /// The text of a date that is not a day of a year of four digits.
  public int dateFrom;

  public int dateTo;

  /// The effective date when it is such a day, or the day of recording when there is none, in days
  /// since 1970.
  public int day;

  public int sourceFrom;
  public int sourceTo;
  public int recordedByFrom;
  public int recordedByTo;

  int idFrom;
  int idTo;

  /// Its personal members, encrypted.
  public boolean isSealed;

  /// The time of recording, in microseconds since 1970.
  public long recorded;

  /// How many lines the batch has that the line starts, or ends; 0 for none.
  public int batch;

  public int batchEnd;

  public boolean hasCheck;

  /// Whether it was written together with the line above.
  public boolean isTogether;

  /// @param bytes that the line is in
  void clear(byte[] bytes, KindRow row) {
    this.bytes = bytes;
    this.row = row;
    status = -1;
    nameTo = 0;
    addressTo = 0;
    bornTo = 0;
    otherId = 0;
    attributeTo = 0;
    isDated = false;
    dateTo = 0;
    sourceTo = 0;
    recordedByTo = 0;
    idTo = 0;
    isSealed = false;
    batch = 0;
    batchEnd = 0;
    hasCheck = false;
    isTogether = false;
  }

  /// Whether a partner is one whom the person can have; else the parser keeps what is there.
  boolean fits() {
    boolean hasPartner = row.kind == Kind.STATUS_CHANGE && (otherId != 0 || nameTo != 0);
    return !hasPartner
        || (otherId == 0 || nameTo == 0)
            && otherId != personId
            && !STATUSES.get(status).isOfNewborn();
  }

  public Kind kind() {
    return row.kind;
  }

  /// The event with the name, the address and the dates that the line has; null for none.
  public Event event(Name name, Address address, EffectiveDate born, EffectiveDate effective) {
    Object[] values = new Object[row.members.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (row.members[i].type) {
            case NAME -> name;
            case ADDRESS -> address;
            case DATE -> born;
            case PERSON -> otherId == 0 ? null : otherId;
            case ATTRIBUTE -> EventParser.attribute(attribute());
            case PEOPLE -> EventParser.people(attribute());
            default -> STATUSES.get(status);
          };
    }
    return row.making.of(
        personId, values, new Details(effective, source(), recordedBy(), null, id()));
  }

  private byte[] attribute() {
    return Arrays.copyOfRange(bytes, attributeFrom, attributeTo);
  }

  /// The id; null when there is none.
  public String id() {
    String id = text(idFrom, idTo);
    return id != null && Details.isId(id) ? id : null;
  }

  /// The text of an inexact date; null for none.
  public String date() {
    return text(dateFrom, dateTo);
  }

  /// The text of the date of birth; null for none.
  public String born() {
    return text(bornFrom, bornTo);
  }

  /// The source; null when there is none.
  public String source() {
    return text(sourceFrom, sourceTo);
  }

  /// Who recorded it; null when not said.
  private String recordedBy() {
    return text(recordedByFrom, recordedByTo);
  }

  private String text(int from, int to) {
    return to == 0 ? null : new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
