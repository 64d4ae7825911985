package people.line;

import module java.base;

import people.*;
import people.Event.Kind;

/// The table of the file format: for each kind of event, its word and its members. [LineWriter]
/// writes, [EventParser] reads and [LineScan] finds what it says.
///
/// A line is one JSON object, UTF-8, ended by a line feed: the type, the person (but not of the end
/// of an observation, which is about nobody in particular), the members of the kind, then those
/// that every event may have, in this order. The table, which a test compares with the one in code
/// (`!` required, `*` personal):
///
/// ```
/// PERSON_CREATION         name NAME, status STATUS, address ADDRESS, born DATE
/// PERSON_STATUS_CHANGE    newStatus STATUS!
/// PERSON_ADDRESS_CHANGE   newAddress ADDRESS
/// PERSON_NAME_CHANGE      newName NAME!
/// PERSON_DEATH
/// EVENT_CORRECTION        corrects POSITION!, to AMENDMENT!, why TEXT!*
/// EVENT_RETRACTION        retracts POSITION!, why TEXT!*
/// PERSON_LEAVING          why TEXT*
/// PERSON_RETURN
/// !OBSERVATION_END        ofSource TEXT*
///
/// NAME                    firstname TEXT*, lastname TEXT*
/// ADDRESS                 street TEXT*, city TEXT, postcode TEXT*, country TEXT
/// AMENDMENT               name NAME, status STATUS, address ADDRESS, effective DATE, born DATE
/// every event             effective DATE, source TEXT*, recordedBy TEXT*, others OTHERS*, _id TEXT, _datetime TIME!, _batch COUNT, _batchEnd COUNT, _commit HASH, _open OBJECT*, _check CHECK
/// ```
///
/// For example:
///
/// ```
/// {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ada","lastname":"Byron"},"status":"SINGLE","address":{"street":"12 St James's Square","city":"London","postcode":"SW1Y 4JH","country":"GB"}, …}
/// {"type":"EVENT_CORRECTION","personId":1,"corrects":3,"to":{"status":"MARRIED","effective":"1835"},"why":"misread", …}
/// {"type":"!OBSERVATION_END","ofSource":"tree.ged","effective":"1992-08-03", …}
///
/// STATUS     "SINGLE", "MARRIED", … see Status
/// DATE       "1835-07-08"  when it became true, EDTF, see EffectiveDate
/// others     any member this version does not know
/// _id        "letter-17"  by which whoever recorded it knows the recording, see Details
/// _datetime  "2015-02-14T09:26:53.589000Z"  recorded time, RFC 3339, UTC, microseconds
/// _batch     3  on the first line of a batch of three: this line and the two behind it count only together
/// _batchEnd  3  on its last line: with it, a line that is missing in between is damage and no crash
/// _commit    SHA-256 of the bytes of the object behind "_open": in 64 digits; it stays when that is erased
/// _open      {"_salt":"…","name":{"firstname":"Ada"}}  personal members, nested like the event; the last member before the check, see decision 14
/// _check     "9a3f01bc"  of this line and the one above, see LineChecksum
/// ```
///
/// What is not known is left out: a change of address without `newAddress` says that it is not
/// known from then on. Members may come in any order when reading. Those that start with `_` belong
/// to the timeline and not to the event: a copy gets its own. The word of a kind that changes what
/// other events mean begins with [Kind#MARK], `!`: a version that does not know it refuses the
/// file. Any other type that is not known is kept when copied and ignored when folded.
public final class EventFormat {

  /// The forms of values: those in quotes, then the others.
  public enum Type {
    TEXT,
    STATUS,
    DATE,
    TIME,
    HASH,
    CHECK,
    NAME,
    ADDRESS,
    AMENDMENT,
    OTHERS,
    OBJECT,
    POSITION,
    COUNT
  }

  /// The forms that [LineScan] finds, each at most once in a line.
  private static final Set<Type> SCANNED =
      EnumSet.of(Type.NAME, Type.ADDRESS, Type.STATUS, Type.DATE);

  /// A member of an event, or of an object in it.
  static final class Member {

    final String name;
    final Type type;

    /// Its members, when it is an object; else null.
    final Shape shape;

    final boolean isRequired;

    /// Whether it may tell who someone is, so that an erasure must take it out.
    final boolean isPersonal;

    /// Gives its value, of the event or object that has it; null where nobody asks for it.
    final Function<Object, Object> value;

    /// The bytes before its value, behind another member or as the first one.
    final byte[] start;

    final byte[] firstStart;

    /// The same, for scanning: with the quote that begins the value of a text.
    final AsciiMatcher scan;

    final AsciiMatcher firstScan;

    private Member(
        String name,
        Type type,
        Shape shape,
        boolean isRequired,
        boolean isPersonal,
        Function<Object, Object> value) {
      this.name = name;
      this.type = type;
      this.shape = shape;
      this.isRequired = isRequired;
      this.isPersonal = isPersonal;
      this.value = value;
      String start = '"' + name + "\":";
      this.start = ascii(',' + start);
      this.firstStart = ascii('{' + start);
      String quote = type.compareTo(Type.CHECK) > 0 ? "" : "\"";
      this.scan = new AsciiMatcher(',' + start + quote);
      this.firstScan = new AsciiMatcher('{' + start + quote);
    }

    private Member required() {
      return new Member(name, type, shape, true, isPersonal, value);
    }

    private Member personal() {
      return new Member(name, type, shape, isRequired, true, value);
    }
  }

  /// An object of given members.
  ///
  /// @param making of their values, in order, each null where it is missing; null for none
  record Shape(Type type, Function<Object[], Object> making, Member... members) {}

  /// Makes an event.
  interface Making {

    /// @param personId 0 for a kind that names nobody
    /// @param values of the members of its kind, in order, each null where it is missing
    Event of(int personId, Object[] values, Details details);
  }

  /// A kind of event: one row of the table.
  static final class KindRow {

    final Kind kind;
    final Making making;
    final Member[] members;

    /// Whether events of this kind are about nobody in particular.
    final boolean isOfNobody;

    /// `{"type":"PERSON_DEATH","personId":`, or `{"type":"!OBSERVATION_END"` of a kind that names
    /// nobody.
    final byte[] start;

    final AsciiMatcher scan;

    /// Whether lines of this kind are read in place, see [LineScan].
    final boolean isScanned;

    private KindRow(Kind kind, Making making, Member... members) {
      this(kind, false, making, members);
    }

    private KindRow(Kind kind, boolean isOfNobody, Making making, Member... members) {
      this.kind = kind;
      this.making = making;
      this.members = members;
      this.isOfNobody = isOfNobody;
      String start = START + kind.word() + (isOfNobody ? "\"" : "\",\"personId\":");
      this.start = ascii(start);
      this.scan = new AsciiMatcher(start);
      List<Type> types = Arrays.stream(members).map(member -> member.type).toList();
      this.isScanned =
          !isOfNobody
              && SCANNED.containsAll(types)
              && types.stream().distinct().count() == types.size();
    }
  }

  /// The bytes that every line starts with.
  public static final String START = "{\"type\":\"";

  static final byte[] OF_UNRECOGNIZED = ascii("{\"type\":");

  private static final Instant FIRST_TIME = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST_TIME = Instant.parse("+10000-01-01T00:00:00Z");

  static final Shape NAME =
      new Shape(
          Type.NAME,
          v -> v[0] == null && v[1] == null ? null : new Name((String) v[0], (String) v[1]),
          member("firstname", Type.TEXT, Name::firstname).personal(),
          member("lastname", Type.TEXT, Name::lastname).personal());

  static final Shape ADDRESS =
      new Shape(
          Type.ADDRESS,
          v ->
              Stream.of(v).allMatch(part -> part == null)
                  ? null
                  : new Address((String) v[0], (String) v[1], (String) v[2], (String) v[3]),
          member("street", Type.TEXT, Address::street).personal(),
          member("city", Type.TEXT, Address::city),
          member("postcode", Type.TEXT, Address::postcode).personal(),
          member("country", Type.TEXT, Address::country));

  private static final Shape AMENDMENT =
      new Shape(
          Type.AMENDMENT,
          v ->
              new Amendment(
                  (EffectiveDate) v[3],
                  (Name) v[0],
                  (Status) v[1],
                  (Address) v[2],
                  (EffectiveDate) v[4]),
          object("name", NAME, Amendment::name),
          member("status", Type.STATUS, Amendment::status),
          object("address", ADDRESS, Amendment::address),
          member("effective", Type.DATE, Amendment::effective),
          member("born", Type.DATE, Amendment::born));

  // ---- the kinds, in the order of Kind

  static final List<KindRow> ROWS =
      List.of(
          new KindRow(
              Kind.CREATION,
              (person, v, details) ->
                  new Event.Creation(
                      person,
                      (Name) v[0],
                      v[1] == null ? Status.UNKNOWN : (Status) v[1],
                      (Address) v[2],
                      (EffectiveDate) v[3],
                      details),
              object("name", NAME, Event.Creation::name),
              member("status", Type.STATUS, Event.Creation::status),
              object("address", ADDRESS, Event.Creation::address),
              member("born", Type.DATE, Event.Creation::born)),
          new KindRow(
              Kind.STATUS_CHANGE,
              (person, v, details) -> new Event.StatusChange(person, (Status) v[0], details),
              member("newStatus", Type.STATUS, Event.StatusChange::newStatus).required()),
          new KindRow(
              Kind.ADDRESS_CHANGE,
              (person, v, details) -> new Event.AddressChange(person, (Address) v[0], details),
              object("newAddress", ADDRESS, Event.AddressChange::newAddress)),
          new KindRow(
              Kind.NAME_CHANGE,
              (person, v, details) -> new Event.NameChange(person, (Name) v[0], details),
              object("newName", NAME, Event.NameChange::newName).required()),
          new KindRow(Kind.DEATH, (person, _, details) -> new Event.Death(person, details)),
          new KindRow(
              Kind.CORRECTION,
              (person, v, details) ->
                  new Event.Correction(
                      person, (long) v[0], (Amendment) v[1], (String) v[2], details),
              member("corrects", Type.POSITION, Event.Correction::corrects).required(),
              object("to", AMENDMENT, Event.Correction::to).required(),
              member("why", Type.TEXT, Event.Correction::why).required().personal()),
          new KindRow(
              Kind.RETRACTION,
              (person, v, details) ->
                  new Event.Retraction(person, (long) v[0], (String) v[1], details),
              member("retracts", Type.POSITION, Event.Retraction::retracts).required(),
              member("why", Type.TEXT, Event.Retraction::why).required().personal()),
          new KindRow(
              Kind.LEAVING,
              (person, v, details) -> new Event.Leaving(person, (String) v[0], details),
              member("why", Type.TEXT, Event.Leaving::why).personal()),
          new KindRow(Kind.RETURN, (person, _, details) -> new Event.Return(person, details)),
          new KindRow(
              Kind.OBSERVATION_END,
              true,
              (_, v, details) -> new Event.ObservationEnd((String) v[0], details),
              member("ofSource", Type.TEXT, Event.ObservationEnd::ofSource).personal()));

  // ---- what every event may have

  static final Member PERSON_ID = member("personId", Type.COUNT, Event::personId).required();
  static final Member EFFECTIVE = member("effective", Type.DATE, Details::effective);
  static final Member SOURCE = member("source", Type.TEXT, Details::source).personal();
  static final Member RECORDED_BY = member("recordedBy", Type.TEXT, Details::recordedBy).personal();
  static final Member OTHERS = member("others", Type.OTHERS, Details::others).personal();
  static final Member ID = member("_id", Type.TEXT, Details::id);
  static final Member RECORDED = member("_datetime", Type.TIME, RecordedEvent::recorded).required();
  static final Member BATCH = member("_batch", Type.COUNT, null);
  static final Member BATCH_END = member("_batchEnd", Type.COUNT, null);

  /// See [LineChecksum].
  static final Member COMMIT = member("_commit", Type.HASH, null);

  static final Member OPEN = member("_open", Type.OBJECT, null).personal();
  static final Member CHECK = member("_check", Type.CHECK, null);

  private static final Member[] COMMON = {
    EFFECTIVE, SOURCE, RECORDED_BY, OTHERS, ID, RECORDED, BATCH, BATCH_END, COMMIT, OPEN, CHECK
  };

  private EventFormat() {}

  @SuppressWarnings("unchecked") // each is asked of its own kind only
  static <T> Member member(String name, Type type, Function<T, ?> value) {
    return new Member(name, type, null, false, false, (Function<Object, Object>) value);
  }

  @SuppressWarnings("unchecked")
  private static <T> Member object(String name, Shape shape, Function<T, ?> value) {
    return new Member(name, shape.type, shape, false, false, (Function<Object, Object>) value);
  }

  /// The row of a kind; null for [Kind#UNRECOGNIZED].
  static KindRow row(Kind kind) {
    return kind == Kind.UNRECOGNIZED ? null : ROWS.get(kind.ordinal() - 1);
  }

  /// Whether events of a kind give a status.
  public static boolean givesStatus(Kind kind) {
    return row(kind) != null
        && Arrays.stream(row(kind).members).anyMatch(member -> member.type == Type.STATUS);
  }

  /// The value of a form that an event gives; null for none.
  public static Object value(Event event, Type type) {
    KindRow row = row(event.kind());
    if (row != null) {
      for (Member member : row.members) {
        if (member.type == type) {
          return member.value.apply(event);
        }
      }
    }
    return null;
  }

  /// Whether a line can have that recorded time: years have four digits, so that text order is time
  /// order.
  static boolean isWritable(Instant recorded) {
    return !recorded.isBefore(FIRST_TIME) && recorded.isBefore(LAST_TIME);
  }

  /// The name of the member that the last line of a batch has, in its quotes.
  public static byte[] batchEnd() {
    return ascii('"' + BATCH_END.name + '"');
  }

  /// The table, as it stands above.
  static List<String> table() {
    return Stream.of(
            ROWS.stream().map(row -> line(row.kind.word(), row.members)),
            Stream.of(NAME, ADDRESS, AMENDMENT)
                .map(shape -> line(shape.type.name(), shape.members)),
            Stream.of(line("every event", COMMON)))
        .flatMap(lines -> lines)
        .toList();
  }

  private static String line(String of, Member... members) {
    return "%-24s%s"
        .formatted(
            of,
            Arrays.stream(members)
                .map(member ->
                    "%s %s%s%s"
                        .formatted(
                            member.name,
                            member.type,
                            member.isRequired ? "!" : "",
                            member.isPersonal ? "*" : ""))
                .collect(Collectors.joining(", ")))
        .strip();
  }

  /// A number of the table: what was read by another one is to be read anew, since it may have
  /// ignored what this one knows.
  public static int fingerprint() {
    return (table() + Arrays.toString(Status.values()) + Arrays.toString(Kind.values())).hashCode();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
