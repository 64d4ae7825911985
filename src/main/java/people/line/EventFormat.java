package people.line;

import module java.base;

import people.*;
import people.Event.Kind;

/// The table of the file format: for each kind of event, its word and its members. [LineWriter]
/// writes, [EventParser] reads and [LineScan] finds what it says.
///
/// A line is one JSON object, UTF-8, ended by a line feed: the type, the person (but not of the end
/// of an observation and the name of a batch, which are about nobody in particular), the members of
/// the kind, then those that every event may have, in this order. The table, which a test compares
/// with the one in code (`!` required, `*` personal):
///
/// ```
/// PERSON_CREATION         name NAME, status STATUS, address ADDRESS, born DATE
/// PERSON_STATUS_CHANGE    newStatus STATUS!, partnerId PERSON, partner NAME
/// PERSON_ADDRESS_CHANGE   newAddress ADDRESS
/// PERSON_NAME_CHANGE      newName NAME!
/// PERSON_DEATH
/// EVENT_CORRECTION        corrects POSITION!, to AMENDMENT!, why TEXT!*
/// EVENT_RETRACTION        retracts POSITION!, why TEXT!*
/// PERSON_LEAVING          why TEXT*
/// PERSON_RETURN
/// !OBSERVATION_END        ofSource TEXT*
/// PERSON_ATTRIBUTE_CHANGE attribute ATTRIBUTE!
/// PERSON_PARENTS          parentIds PEOPLE!
/// PERSON_KEY              key ATTRIBUTE!
/// !PERSON_MERGE           into PERSON!, why TEXT!*
/// PERSON_DISTINCTION      from PERSON!, why TEXT!*
/// NAMED_BATCH             name TEXT!*, events COUNT!
/// !PERSON_RESTRICTION     state TEXT!, why TEXT!*
/// !PERSON_ERASURE         keep TEXT, why TEXT, headBefore TEXT, headAfter TEXT, hashes TEXT*
/// !TIMELINE_PROTECTION    state TEXT!, headBefore TEXT, headAfter TEXT
///
/// NAME                    firstname TEXT*, lastname TEXT*
/// ADDRESS                 street TEXT*, city TEXT, postcode TEXT*, country TEXT
/// ATTRIBUTE               name TEXT!, value TEXT*
/// AMENDMENT               name NAME, status STATUS, address ADDRESS, effective DATE, born DATE, partnerId PERSON, partner NAME
/// every event             effective DATE, source TEXT*, recordedBy TEXT*, others OTHERS*, _id TEXT, _datetime TIME!, _batch COUNT, _batchEnd COUNT, _sealed TEXT*, _commit HASH, _open OBJECT*, _check CHECK
/// ```
///
/// For example:
///
/// ```
/// {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ada","lastname":"Byron"},"status":"SINGLE","address":{"street":"12 St James's Square","city":"London","postcode":"SW1Y 4JH","country":"GB"}, …}
/// {"type":"EVENT_CORRECTION","personId":1,"corrects":3,"to":{"status":"MARRIED","effective":"1835"},"why":"misread", …}
/// {"type":"!OBSERVATION_END","ofSource":"tree.ged","effective":"1992-08-03", …}
/// {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARRIED","partnerId":2,"effective":"1835-07-08", …}
/// {"type":"NAMED_BATCH","name":"members-2019.csv","events":206, …}
/// {"type":"PERSON_ATTRIBUTE_CHANGE","personId":1,"attribute":{"name":"occupation","value":"teacher"}, …}
/// {"type":"!PERSON_MERGE","personId":7,"into":3,"why":"the same birth and mother", …}
/// {"type":"!PERSON_RESTRICTION","personId":7,"state":"RESTRICTED","why":"she contests her birth", …}  or LIFTED
/// {"type":"!PERSON_ERASURE","personId":7,"keep":"STATISTICS","why":"asked for by letter","headBefore":"…","headAfter":"…","hashes":"SALT HASH …", …}
/// {"type":"!PERSON_ERASURE","personId":7, …}  in the place of an event of which nothing was kept
/// {"type":"!TIMELINE_PROTECTION","state":"PROTECTED","headBefore":"…","headAfter":"…", …}  or UNPROTECTED
///
/// STATUS     "SINGLE", "MARRIED", … see Status
/// PERSON     2  someone in the register, by identifier; PEOPLE: [1,2]
/// DATE       "1835-07-08"  when it became true, EDTF, see EffectiveDate
/// others     any member this version does not know
/// _id        "letter-17"  by which whoever recorded it knows the recording, see Details
/// _datetime  "2015-02-14T09:26:53.589000Z"  recorded time, RFC 3339, UTC, microseconds
/// _batch     3  on the first line of a batch of three: this line and the two behind it count only together
/// _batchEnd  3  on its last line: with it, a line that is missing in between is damage and no crash
/// _sealed    nonce, ciphertext and tag, in base64: personal members, nested like the event; in their places stands what Placeholder has, see decision 56
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

  /// The bytes that every line starts with.
  public static final String START = KindRow.START;

  static final byte[] OF_UNRECOGNIZED = Member.ascii("{\"type\":");

  static final Shape NAME =
      new Shape(
          MemberType.NAME,
          v ->
              v[0] == null && v[1] == null
                  ? null
                  : new Name(Placeholder.shown((String) v[0]), Placeholder.shown((String) v[1])),
          member("firstname", MemberType.TEXT, Name::firstname).personal(),
          member("lastname", MemberType.TEXT, Name::lastname).personal());

  static final Shape ADDRESS =
      new Shape(
          MemberType.ADDRESS,
          v ->
              Stream.of(v).allMatch(part -> part == null)
                  ? null
                  : new Address((String) v[0], (String) v[1], (String) v[2], (String) v[3]),
          member("street", MemberType.TEXT, Address::street).personal(),
          member("city", MemberType.TEXT, Address::city),
          member("postcode", MemberType.TEXT, Address::postcode).personal(),
          member("country", MemberType.TEXT, Address::country));

  static final Shape ATTRIBUTE =
      new Shape(
          MemberType.ATTRIBUTE,
          v -> new Attribute((String) v[0], (String) v[1]),
          member("name", MemberType.TEXT, Attribute::name).required(),
          member("value", MemberType.TEXT, Attribute::value).personal());

  private static final Shape AMENDMENT =
      new Shape(
          MemberType.AMENDMENT,
          v ->
              new Amendment(
                  (EffectiveDate) v[3],
                  (Name) v[0],
                  (Status) v[1],
                  (Address) v[2],
                  (EffectiveDate) v[4],
                  partner(v[5], v[6])),
          object("name", NAME, Amendment::name),
          member("status", MemberType.STATUS, Amendment::status),
          object("address", ADDRESS, Amendment::address),
          member("effective", MemberType.DATE, Amendment::effective),
          member("born", MemberType.DATE, Amendment::born),
          member("partnerId", MemberType.PERSON, (Amendment a) -> id(a.partner())),
          object("partner", NAME, (Amendment a) -> name(a.partner())));

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
              member("status", MemberType.STATUS, Event.Creation::status),
              object("address", ADDRESS, Event.Creation::address),
              member("born", MemberType.DATE, Event.Creation::born)),
          new KindRow(
              Kind.STATUS_CHANGE,
              (person, v, details) ->
                  new Event.StatusChange(person, (Status) v[0], partner(v[1], v[2]), details),
              member("newStatus", MemberType.STATUS, Event.StatusChange::newStatus).required(),
              member("partnerId", MemberType.PERSON, (Event.StatusChange e) -> id(e.partner())),
              object("partner", NAME, (Event.StatusChange e) -> name(e.partner()))),
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
              member("corrects", MemberType.POSITION, Event.Correction::corrects).required(),
              object("to", AMENDMENT, Event.Correction::to).required(),
              member("why", MemberType.TEXT, Event.Correction::why).required().personal()),
          new KindRow(
              Kind.RETRACTION,
              (person, v, details) ->
                  new Event.Retraction(person, (long) v[0], (String) v[1], details),
              member("retracts", MemberType.POSITION, Event.Retraction::retracts).required(),
              member("why", MemberType.TEXT, Event.Retraction::why).required().personal()),
          new KindRow(
              Kind.LEAVING,
              (person, v, details) -> new Event.Leaving(person, (String) v[0], details),
              member("why", MemberType.TEXT, Event.Leaving::why).personal()),
          new KindRow(Kind.RETURN, (person, _, details) -> new Event.Return(person, details)),
          new KindRow(
              Kind.OBSERVATION_END,
              true,
              (_, v, details) -> new Event.ObservationEnd((String) v[0], details),
              member("ofSource", MemberType.TEXT, Event.ObservationEnd::ofSource).personal()),
          new KindRow(
              Kind.ATTRIBUTE_CHANGE,
              (person, v, details) -> new Event.AttributeChange(person, (Attribute) v[0], details),
              object("attribute", ATTRIBUTE, Event.AttributeChange::attribute).required()),
          new KindRow(
              Kind.PARENTS,
              (person, v, details) -> new Event.Parents(person, people(v[0]), details),
              member("parentIds", MemberType.PEOPLE, Event.Parents::parentIds).required()),
          new KindRow(
              Kind.KEY,
              (person, v, details) -> new Event.Key(person, (Attribute) v[0], details),
              object("key", ATTRIBUTE, Event.Key::key).required()),
          new KindRow(
              Kind.MERGE,
              (person, v, details) -> new Event.Merge(person, (int) v[0], (String) v[1], details),
              member("into", MemberType.PERSON, Event.Merge::into).required(),
              member("why", MemberType.TEXT, Event.Merge::why).required().personal()),
          new KindRow(
              Kind.DISTINCTION,
              (person, v, details) ->
                  new Event.Distinction(person, (int) v[0], (String) v[1], details),
              member("from", MemberType.PERSON, Event.Distinction::from).required(),
              member("why", MemberType.TEXT, Event.Distinction::why).required().personal()),
          new KindRow(
              Kind.NAMED_BATCH,
              true,
              (_, v, details) -> new Event.NamedBatch((String) v[0], (int) v[1], details),
              member("name", MemberType.TEXT, Event.NamedBatch::name).required().personal(),
              member("events", MemberType.COUNT, Event.NamedBatch::events).required()),
          new KindRow(
              Kind.RESTRICTION,
              (person, v, details) ->
                  new Event.Restriction(
                      person, FormatWords.isLifted((String) v[0]), (String) v[1], details),
              member(
                      "state",
                      MemberType.TEXT,
                      (Event.Restriction e) -> FormatWords.restriction(e.isLifted()))
                  .required(),
              member("why", MemberType.TEXT, Event.Restriction::why).required().personal()),
          new KindRow(
              Kind.ERASURE,
              (person, v, details) -> new Event.Erasure(person, FormatWords.erased(v), details),
              said("keep", erased -> erased.keep().name()),
              said("why", Erased::why),
              said("headBefore", Erased::headBefore),
              said("headAfter", Erased::headAfter),
              said("hashes", FormatWords::hashes).personal()),
          new KindRow(
              Kind.PROTECTION,
              true,
              (_, v, details) ->
                  new Event.Protection(
                      FormatWords.isOn((String) v[0]), (String) v[1], (String) v[2], details),
              member(
                      "state",
                      MemberType.TEXT,
                      (Event.Protection e) -> FormatWords.protection(e.isOn()))
                  .required(),
              member("headBefore", MemberType.TEXT, Event.Protection::headBefore),
              member("headAfter", MemberType.TEXT, Event.Protection::headAfter)));

  private static Member said(String name, Function<Erased, Object> value) {
    return member(
        name,
        MemberType.TEXT,
        (Event.Erasure e) -> e.erased() == null ? null : value.apply(e.erased()));
  }

  private static Partner partner(Object personId, Object name) {
    return personId == null && name == null
        ? null
        : new Partner(personId == null ? 0 : (int) personId, (Name) name);
  }

  private static Integer id(Partner partner) {
    return partner == null || partner.personId() == 0 ? null : partner.personId();
  }

  private static Name name(Partner partner) {
    return partner == null ? null : partner.name();
  }

  @SuppressWarnings("unchecked") // the parser makes no other lists
  private static List<Integer> people(Object ids) {
    return (List<Integer>) ids;
  }

  // ---- what every event may have

  static final Member PERSON_ID = member("personId", MemberType.COUNT, Event::personId).required();
  static final Member EFFECTIVE = member("effective", MemberType.DATE, Details::effective);
  static final Member SOURCE = member("source", MemberType.TEXT, Details::source).personal();
  static final Member RECORDED_BY =
      member("recordedBy", MemberType.TEXT, Details::recordedBy).personal();
  static final Member OTHERS = member("others", MemberType.OTHERS, Details::others).personal();
  static final Member ID = member("_id", MemberType.TEXT, Details::id);
  static final Member RECORDED =
      member("_datetime", MemberType.TIME, RecordedEvent::recorded).required();
  static final Member BATCH = member("_batch", MemberType.COUNT, null);
  static final Member BATCH_END = member("_batchEnd", MemberType.COUNT, null);

  static final Member SEALED = member("_sealed", MemberType.TEXT, null).personal();

  /// See [LineChecksum].
  static final Member COMMIT = member("_commit", MemberType.HASH, null);

  static final Member OPEN = member("_open", MemberType.OBJECT, null).personal();
  static final Member CHECK = member("_check", MemberType.CHECK, null);

  private static final Member[] COMMON = {
    EFFECTIVE,
    SOURCE,
    RECORDED_BY,
    OTHERS,
    ID,
    RECORDED,
    BATCH,
    BATCH_END,
    SEALED,
    COMMIT,
    OPEN,
    CHECK
  };

  /// The names of all members of events, of whatever kind.
  static final Set<String> NAMES =
      Stream.concat(
              ROWS.stream().flatMap(row -> Stream.of(row.members)),
              Stream.concat(Stream.of(PERSON_ID), Stream.of(COMMON)))
          .map(member -> member.name)
          .collect(Collectors.toUnmodifiableSet());

  private EventFormat() {}

  @SuppressWarnings("unchecked") // each is asked of its own kind only
  static <T> Member member(String name, MemberType type, Function<T, ?> value) {
    return new Member(name, type, null, false, false, (Function<Object, Object>) value);
  }

  @SuppressWarnings("unchecked")
  private static <T> Member object(String name, Shape shape, Function<T, ?> value) {
    return new Member(name, shape.type(), shape, false, false, (Function<Object, Object>) value);
  }

  /// The row of a kind; null for [Kind#UNRECOGNIZED].
  static KindRow row(Kind kind) {
    return kind == Kind.UNRECOGNIZED ? null : ROWS.get(kind.ordinal() - 1);
  }

  /// Whether events of a kind give a status.
  public static boolean givesStatus(Kind kind) {
    return row(kind) != null
        && Arrays.stream(row(kind).members).anyMatch(member -> member.type == MemberType.STATUS);
  }

  /// The value of a form that an event gives; null for none.
  public static Object value(Event event, MemberType type) {
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

  /// The name of the member that the last line of a batch has, in its quotes.
  public static byte[] batchEnd() {
    return Member.ascii('"' + BATCH_END.name + '"');
  }

  /// The table, as it stands above.
  static List<String> table() {
    return Stream.of(
            ROWS.stream().map(row -> line(row.kind.word(), List.of(row.members))),
            Stream.of(NAME, ADDRESS, ATTRIBUTE, AMENDMENT)
                .map(shape -> line(shape.type().name(), shape.members())),
            Stream.of(line("every event", List.of(COMMON))))
        .flatMap(lines -> lines)
        .toList();
  }

  private static String line(String of, List<Member> members) {
    return "%-24s%s"
        .formatted(
            of,
            members.stream()
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
}
