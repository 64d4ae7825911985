package people.line;

import module java.base;

import people.*;
import people.Event.Kind;

/// Reads lines in any JSON form: takes each member that [EventFormat] has out of the object, and
/// keeps the rest as the event's others.
///
/// What was once written in another way is read as today's, and the file stays as it is: no data is
/// ever migrated. The first version (the essay of 2015) wrote statuses as numbers and recorded
/// times without a zone or a fixed width, and knew no names:
///
/// ```
/// {"type":"PERSON_CREATION","personId":1,"status":1,"address":{"street":"…","city":"…"},"_datetime":"2015-02-14T09:26:53.589"}
/// {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":2,"_datetime":"2015-02-14T09:27:10"}
/// ```
public final class EventParser {

  /// More than any file can hold; so that positions can be shifted without a thought.
  private static final long MOST_EVENTS = 1L << 60;

  private static final String PERSON = "a whole number from 1 to " + Integer.MAX_VALUE;

  private EventParser() {}

  /// A line as read.
  ///
  /// @param event in its place
  /// @param batch how many lines its batch has when it is the first of one; else 1
  /// @param batchEnd the same when it is the last of one; else 0
  /// @param hasCheck whether it has a member of that name
  public record Line(RecordedEvent event, int batch, int batchEnd, boolean hasCheck) {}

  /// Reads a line, where bytes that are not UTF-8 are an error and not a question mark.
  ///
  /// @param chain of the line above
  public static Line read(byte[] bytes, int from, int to, long position, LineChecksum chain)
      throws BadLine {
    return read(bytes, from, to, position, chain, null);
  }

  /// The same, with what is sealed in it.
  ///
  /// @param seal null to read it without
  public static Line read(
      byte[] bytes, int from, int to, long position, LineChecksum chain, LineSeal seal)
      throws BadLine {
    boolean isChecked = chain.pass(bytes, from, to);
    Line line;
    try {
      ByteBuffer utf8 = ByteBuffer.wrap(bytes, from, to - from);
      line = read(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString(), position, seal);
    } catch (CharacterCodingException e) {
      throw new BadLine("not UTF-8 text");
    }
    if (line.hasCheck && !isChecked) {
      throw new BadLine("its check does not stand as it was written: the line was changed");
    }
    return line;
  }

  /// Reads a line, whose check is believed.
  public static Line read(String text, long position) throws BadLine {
    return read(text, position, null);
  }

  private static Line read(String text, long position, LineSeal seal) throws BadLine {
    if (text.isBlank()) {
      throw new BadLine("found an empty line, expected a JSON object");
    }
    if (text.charAt(0) == '\uFEFF') {
      throw new BadLine("begins with a byte order mark, expected a JSON object");
    }
    Map<String, Object> line = JsonText.object(text);
    Instant recorded = takeRecorded(line);
    int batch = takeBatch(line, EventFormat.BATCH.name, 1);
    int batchEnd = takeBatch(line, EventFormat.BATCH_END.name, 0);
    boolean hasCheck = line.containsKey(EventFormat.CHECK.name);
    String id = id(line.get(EventFormat.ID.name));
    Object open = line.get(EventFormat.OPEN.name);
    boolean isErased = open == null && line.containsKey(EventFormat.COMMIT.name);
    Object sealed = seal == null ? null : line.get(EventFormat.SEALED.name);
    line.keySet().removeIf(member -> member.startsWith("_"));
    if (sealed != null) {
      long personId = number(line.get(EventFormat.PERSON_ID.name), 1, Integer.MAX_VALUE);
      PersonalMembers.open(line, sealed, (int) Math.max(0, personId), position, seal);
    }
    if (open instanceof Map<?, ?> personal) {
      PersonalMembers.putAll(line, personal);
    }
    String type = takeText(line, "type");
    if (type == null) {
      throw new BadLine("no type; expected \"type\":\"PERSON_CREATION\" or the like");
    }
    KindRow row = EventFormat.row(Kind.of(type));
    if (row == null && type.startsWith(Kind.MARK)) {
      throw new BadLine.UnknownKind(type);
    }
    try {
      Event event =
          row == null
              ? unrecognized(type, line, id)
              : isErased ? erased(row, line, id) : known(row, line, id);
      return new Line(
          new RecordedEvent(position, recorded, event, text), batch, batchEnd, hasCheck);
    } catch (IllegalArgumentException e) {
      throw new BadLine(e.getMessage());
    }
  }

  /// What is left of an event whose personal members are gone: where they were all that it said, it
  /// says that.
  private static Event erased(KindRow row, Map<String, Object> line, String id) throws BadLine {
    Map<String, Object> rest = new LinkedHashMap<>(line);
    try {
      return known(row, line, id);
    } catch (BadLine | IllegalArgumentException e) {
      long personId = number(rest.get(EventFormat.PERSON_ID.name), 1, Integer.MAX_VALUE);
      if (personId < 0) {
        throw e;
      }
      return new Event.Erasure((int) personId, null, Details.NONE.withId(id));
    }
  }

  static Event known(KindRow row, Map<String, Object> line, String id) throws BadLine {
    int personId = 0;
    if (row.isOfNobody) {
      if (line.containsKey("personId")) {
        throw new BadLine("%s with personId, expected none".formatted(row.kind.word()));
      }
    } else {
      personId = (int) takeNumber(line, "personId", 1, Integer.MAX_VALUE, PERSON);
    }
    EffectiveDate effective = (EffectiveDate) take(line, EventFormat.EFFECTIVE);
    String source = takeText(line, EventFormat.SOURCE.name);
    // version 0.1 kept whatever a program wrote there
    String recordedBy =
        line.get(EventFormat.RECORDED_BY.name) instanceof String
            ? takeText(line, EventFormat.RECORDED_BY.name)
            : null;
    Map<String, Object> unfit =
        row.kind == Kind.STATUS_CHANGE ? OldPartner.take(line, personId) : Map.of();
    Object[] values = takeAll(line, row.kind.word(), List.of(row.members));
    line.putAll(unfit);
    return row.making.of(personId, values, new Details(effective, source, recordedBy, line, id));
  }

  /// Takes what looks like ours and leaves the rest as it is, since a later version may mean
  /// something else by it.
  private static Event unrecognized(String type, Map<String, Object> line, String id) {
    long personId = number(line.get("personId"), 1, Integer.MAX_VALUE);
    if (personId > 0) {
      line.remove("personId");
    }
    EffectiveDate effective = null;
    if (line.get(EventFormat.EFFECTIVE.name) instanceof String text) {
      try {
        effective = EffectiveDate.parse(text);
        line.remove(EventFormat.EFFECTIVE.name);
      } catch (IllegalArgumentException e) {
        // kept among the others
      }
    }
    Details details = new Details(effective, null, line, id);
    return new Event.Unrecognized(type, (int) Math.max(0, personId), details);
  }

  /// @return null for what is no id of ours: this member may be someone's who read the file before
  ///   us
  private static String id(Object value) {
    return value instanceof String text && Details.isId(text) ? text : null;
  }

  // ---- members

  /// @return null when there is none
  private static Object take(Map<String, Object> line, Member member) throws BadLine {
    return switch (member.type) {
      case TEXT -> takeText(line, member.name);
      case STATUS -> takeStatus(line, member.name);
      case DATE -> {
        String date = takeText(line, member.name);
        yield date == null ? null : EffectiveDate.parse(date);
      }
      case POSITION ->
          takeNumber(line, member.name, 0, MOST_EVENTS, "the position of an event, from 0");
      case NAME, ADDRESS, ATTRIBUTE, AMENDMENT -> takeObject(line, member);
      case PERSON ->
          line.containsKey(member.name)
              ? (Object) (int) takeNumber(line, member.name, 1, Integer.MAX_VALUE, PERSON)
              : null;
      case PEOPLE -> takePeople(line, member.name);
      case COUNT ->
          (Object) (int) takeNumber(line, member.name, 1, Integer.MAX_VALUE, "a number from 1 on");
      case TIME, HASH, CHECK, OTHERS, OBJECT -> throw new IllegalStateException(member.name);
    };
  }

  static Status takeStatus(Map<String, Object> line, String member) throws BadLine {
    if (line.get(member) instanceof BigInteger number) {
      line.remove(member);
      return switch (number.toString()) {
        case "1" -> Status.SINGLE;
        case "2" -> Status.MARRIED;
        default ->
            throw new BadLine(
                "%s is %s; expected a status, or 1 (single) or 2 (married) as once written"
                    .formatted(member, number));
      };
    }
    String status = takeText(line, member);
    return status == null ? null : Status.parse(status);
  }

  /// @return null when there is none
  private static List<Integer> takePeople(Map<String, Object> line, String member) throws BadLine {
    Object value = line.remove(member);
    if (value == null) {
      return null;
    }
    List<Integer> people = new ArrayList<>();
    for (Object each : value instanceof List<?> list ? list : List.of(value)) {
      long person = number(each, 1, Integer.MAX_VALUE);
      if (person < 0) {
        throw new BadLine(
            "%s has %s, expected a list of people, each %s"
                .formatted(member, JsonText.shortened(each), PERSON));
      }
      people.add((int) person);
    }
    return people;
  }

  private static Object takeObject(Map<String, Object> line, Member member) throws BadLine {
    Object value = line.remove(member.name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new BadLine(
          "%s is %s, expected an object".formatted(member.name, JsonText.shortened(value)));
    }
    Map<String, Object> object = JsonText.members(map);
    Object made = make(member.shape, object);
    if (!object.isEmpty()) {
      line.put(member.name, object);
    }
    return made;
  }

  static Object make(Shape shape, Map<String, Object> object) throws BadLine {
    return shape.making().apply(takeAll(object, shape.type().name(), shape.members()));
  }

  /// @param of what has the members
  private static Object[] takeAll(Map<String, Object> line, String of, List<Member> members)
      throws BadLine {
    Object[] values = new Object[members.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = take(line, members.get(i));
      if (values[i] == null && members.get(i).isRequired) {
        throw new BadLine("%s without %s".formatted(of, members.get(i).name));
      }
    }
    return values;
  }

  private static Instant takeRecorded(Map<String, Object> line) throws BadLine {
    String text = takeText(line, EventFormat.RECORDED.name);
    if (text == null) {
      throw new BadLine(
          "no _datetime; expected \"_datetime\":\"2015-02-14T09:26:53.589000Z\" or the like");
    }
    try {
      Instant recorded = OurTime.ofAnyForm(text);
      if (!OurTime.isWritable(recorded)) {
        throw new DateTimeException("a year of other than four digits");
      }
      return recorded.truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new BadLine(
          "_datetime is '%s', expected a time such as 2015-02-14T09:26:53.589000Z".formatted(text));
    }
  }

  private static int takeBatch(Map<String, Object> line, String member, int none) throws BadLine {
    String expected = "the number of lines of a batch, from 2";
    return line.containsKey(member)
        ? (int) takeNumber(line, member, 2, Integer.MAX_VALUE, expected)
        : none;
  }

  private static long takeNumber(
      Map<String, Object> line, String member, long least, long most, String expected)
      throws BadLine {
    long number = number(line.get(member), least, most);
    if (number < 0) {
      throw new BadLine(
          "%s is %s, expected %s"
              .formatted(
                  member,
                  line.containsKey(member) ? JsonText.text(line.get(member)) : "missing",
                  expected));
    }
    line.remove(member);
    return number;
  }

  /// @return -1 when it is no whole number of these
  static long number(Object value, long least, long most) {
    return value instanceof BigInteger number
            && number.bitLength() < Long.SIZE
            && number.longValue() >= least
            && number.longValue() <= most
        ? number.longValue()
        : -1;
  }

  /// @return null for none
  private static String takeText(Map<String, Object> line, String member) throws BadLine {
    Object value = line.remove(member);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return text.isBlank() ? null : text.strip();
    }
    throw new BadLine("%s is %s, expected a text".formatted(member, JsonText.shortened(value)));
  }

  // ---- values by themselves

  /// Reads a name that [LineWriter#bytes] gave.
  public static Name name(byte[] bytes) {
    return (Name) object(bytes, EventFormat.NAME);
  }

  /// Reads an address that [LineWriter#bytes] gave.
  public static Address address(byte[] bytes) {
    return (Address) object(bytes, EventFormat.ADDRESS);
  }

  /// Reads an attribute or a key that [LineWriter#bytes] gave.
  public static Attribute attribute(byte[] bytes) {
    return (Attribute) object(bytes, EventFormat.ATTRIBUTE);
  }

  /// Reads identifiers of people that [LineWriter#bytes] gave.
  public static List<Integer> people(byte[] bytes) {
    String text = new String(bytes, 1, bytes.length - 2, StandardCharsets.US_ASCII);
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
  }

  private static Object object(byte[] bytes, Shape shape) {
    String[] plain = plain(bytes, shape.members());
    try {
      return plain != null
          ? shape.making().apply(plain)
          : make(shape, JsonText.object(new String(bytes, StandardCharsets.UTF_8)));
    } catch (BadLine e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /// The texts of the members of an object that stands as we write it, without escapes; null for
  /// each that is missing.
  ///
  /// @param object `{"firstname":"Ada","lastname":"Byron"}`
  /// @return null when it is another object, which Jackson has to read
  static String[] plain(byte[] object, List<Member> members) {
    String[] texts = new String[members.size()];
    int at = 0;
    for (int i = 0; i < texts.length; i++) {
      Member member = members.get(i);
      AsciiMatcher start = at == 0 ? member.firstScan : member.scan;
      if (start.isAt(object, at, object.length)) {
        int from = at + start.length();
        for (at = from; at < object.length && object[at] != '"'; at++) {
          if (object[at] == '\\') {
            return null;
          }
        }
        texts[i] = new String(object, from, at - from, StandardCharsets.UTF_8);
        at++;
      }
    }
    return at > 0 && at == object.length - 1 && object[at] == '}' ? texts : null;
  }
}
