package people.line;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import people.Address;
import people.Amendment;
import people.BlankText;
import people.Details;
import people.EffectiveDate;
import people.Event;
import people.Name;
import people.RecordedEvent;
import people.Status;
import people.columns.EventColumns.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The event on disk: one JSON object on a line, UTF-8, ended by a line feed, members in this
/// order.
///
/// ```
/// {"type":"PERSON_CREATION","personId":1,"name":NAME,"status":STATUS,"address":ADDRESS, …}
/// {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":STATUS, …}
/// {"type":"PERSON_ADDRESS_CHANGE","personId":1,"newAddress":ADDRESS, …}
/// {"type":"PERSON_NAME_CHANGE","personId":1,"newName":NAME, …}
/// {"type":"PERSON_DEATH","personId":1, …}
/// {"type":"EVENT_CORRECTION","personId":1,"corrects":3,"to":{"name":NAME,"status":STATUS,"address":ADDRESS,"effective":DATE},"why":"misread", …}
/// {"type":"EVENT_RETRACTION","personId":1,"retracts":3,"why":"another person", …}
///
/// NAME     {"firstname":"Ada","lastname":"Byron"}
/// ADDRESS  {"street":"12 St James's Square","city":"London","postcode":"SW1Y 4JH","country":"GB"}
/// STATUS   "SINGLE", "MARRIED", … see Status
/// …        "effective":"1835-07-08"  when it became true, EDTF, see EffectiveDate
///          "source":"parish register, folio 12"
///          any member this version does not know
///          "_id":"letter-17"  by which whoever recorded it knows the recording, see Details
///          "_datetime":"2015-02-14T09:26:53.589000Z"  recorded time, RFC 3339, UTC, microseconds
///          "_batch":3  on the first line of a batch of three: this line and the two behind it count only together
///          "_batchEnd":3  on its last line: with it, a line that is missing in between is damage and no crash
///          "_check":"9a3f01bc"  of this line and the one above, see LineChecksum
/// ```
///
/// What is not known is left out. Only `type`, `personId`, the new value and `_datetime` are
/// required when reading; members may come in any order. Members that start with `_` belong to the
/// timeline and not to the event: a copy gets its own.
public final class EventFormat {

  /// What the last line of a batch has, as it stands in the file.
  public static final String BATCH_END = "\"_batchEnd\"";

  /// A line as read.
  ///
  /// @param event in its place
  /// @param batch how many lines its batch has when it is the first of one; else 1
  /// @param batchEnd the same when it is the last of one; else 0
  /// @param hasCheck whether it has a member of that name
  public record Line(RecordedEvent event, int batch, int batchEnd, boolean hasCheck) {}

  /// A line that is not an event. The message says why; the reader of the file adds the place.
  public static final class BadLine extends Exception {

    private static final long serialVersionUID = 1;

    private static final int LONGEST = 400;

    public BadLine(String message) {
      super(inOneLine(message));
    }

    /// A message may quote the file, which may hold anything.
    private static String inOneLine(String message) {
      StringBuilder line = new StringBuilder();
      message
          .codePoints()
          .limit(LONGEST)
          .forEach(each -> {
            if (Character.isISOControl(each) || each == 0x2028 || each == 0x2029) {
              line.append("\\u%04x".formatted(each));
            } else {
              line.appendCodePoint(each);
            }
          });
      return line.append(message.codePointCount(0, message.length()) > LONGEST ? "…" : "")
          .toString();
    }
  }

  /// More than any file can hold; so that positions can be shifted without a thought.
  private static final long MOST_EVENTS = 1L << 60;

  /// Recorded times have years of four digits, so that text order is time order.
  private static final Instant FIRST_TIME = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LAST_TIME = Instant.parse("+10000-01-01T00:00:00Z");

  /// What only few events need, and takes time to make.
  private static final class Json {

    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // numbers that we do not know must come out of a copy as they went in
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static final DateTimeFormatter RECORDED =
        new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
  }

  private static final Set<String> TYPES =
      Arrays.stream(Kind.values())
          .filter(kind -> kind != Kind.UNRECOGNIZED)
          .map(kind -> kind.type)
          .collect(Collectors.toUnmodifiableSet());

  private EventFormat() {}

  // ---- writing

  /// The line of an event, without its check and its end.
  ///
  /// @param index place of the event in its batch, from 0
  /// @param batch how many events the batch has; 1 for none
  public static byte[] write(Event event, Instant recorded, int index, int batch) {
    Bytes line = new Bytes();
    write(event, recorded, index, batch, line);
    return Arrays.copyOf(line.array, line.length);
  }

  /// The same, behind what is there. What is refused adds nothing.
  public static void write(Event event, Instant recorded, int index, int batch, Bytes out) {
    if (!isWritable(recorded)) {
      throw new IllegalArgumentException(
          "the clock says %s; expected a year of four digits".formatted(recorded));
    }
    int start = out.length;
    if (!PlainWriter.write(event, recorded, index, batch, out)) {
      out.add(writeTree(event, recorded, index, batch));
    }
    int length = out.length - start;
    if (length > LineReader.LONGEST) {
      out.length = start;
      throw new IllegalArgumentException(
          "person %d: an event of %d bytes; a line has %d at most"
              .formatted(event.personId(), length, LineReader.LONGEST));
    }
  }

  /// The same of any event.
  public static byte[] writeTree(Event event, Instant recorded, int index, int batch) {
    ObjectNode line = Json.MAPPER.createObjectNode();
    line.put("type", event.type());
    if (event.personId() > 0) {
      line.put("personId", event.personId());
    }
    switch (event) {
      case Event.Creation e -> {
        putName(line, "name", e.name());
        line.put("status", e.status().name());
        putAddress(line, "address", e.address());
      }
      case Event.StatusChange e -> line.put("newStatus", e.newStatus().name());
      case Event.AddressChange e -> putAddress(line, "newAddress", e.newAddress());
      case Event.NameChange e -> putName(line, "newName", e.newName());
      case Event.Correction e -> {
        line.put("corrects", e.corrects());
        putAmendment(line.putObject("to"), e.to());
        line.put("why", e.why());
      }
      case Event.Retraction e -> {
        line.put("retracts", e.retracts());
        line.put("why", e.why());
      }
      case Event.Death _, Event.Unrecognized _ -> {}
    }
    Details details = event.details();
    if (details.effective() != null) {
      line.put("effective", details.effective().toString());
    }
    putText(line, "source", details.source());
    if (details.others() != null) {
      addAll(line, (ObjectNode) Json.MAPPER.readTree(details.others()));
    }
    putText(line, "_id", details.id());
    line.put("_datetime", Json.RECORDED.format(recorded));
    if (batch > 1 && index == 0) {
      line.put("_batch", batch);
    }
    if (batch > 1 && index == batch - 1) {
      line.put("_batchEnd", batch);
    }
    byte[] bytes = Json.MAPPER.writeValueAsBytes(line);
    if (details.others() != null || event instanceof Event.Unrecognized) {
      readBack(event, bytes);
    }
    return bytes;
  }

  /// What others may have put in must be as readable as what we do.
  private static void readBack(Event event, byte[] line) {
    try {
      read(new String(line, StandardCharsets.UTF_8), 0);
    } catch (BadLine e) {
      throw new IllegalArgumentException(
          "person %d: an event that could not be read back: %s"
              .formatted(event.personId(), e.getMessage()),
          e);
    }
  }

  /// Whether this version knows events of that type.
  public static boolean isKnown(String type) {
    return TYPES.contains(type);
  }

  /// Refuses other members that could not be read back as such.
  public static void checkOthers(String others) {
    try {
      if (Json.MAPPER.readTree(others) instanceof ObjectNode object) {
        for (String member : object.propertyNames()) {
          if (member.startsWith("_")) {
            throw new IllegalArgumentException(
                "others has the member %s; what starts with _ belongs to the timeline"
                    .formatted(member));
          }
        }
        return;
      }
    } catch (JacksonException e) {
      // the same message as for JSON of another kind
    }
    throw new IllegalArgumentException(
        "others is %s; expected the text of a JSON object".formatted(shortened(others)));
  }

  private static void putAmendment(ObjectNode object, Amendment to) {
    putName(object, "name", to.name());
    if (to.status() != null) {
      object.put("status", to.status().name());
    }
    putAddress(object, "address", to.address());
    if (to.effective() != null) {
      object.put("effective", to.effective().toString());
    }
  }

  private static void putName(ObjectNode line, String member, Name name) {
    if (name != null) {
      ObjectNode object = line.putObject(member);
      putText(object, "firstname", name.firstname());
      putText(object, "lastname", name.lastname());
    }
  }

  private static void putAddress(ObjectNode line, String member, Address address) {
    if (address != null) {
      ObjectNode object = line.putObject(member);
      putText(object, "street", address.street());
      putText(object, "city", address.city());
      putText(object, "postcode", address.postcode());
      putText(object, "country", address.country());
    }
  }

  private static void putText(ObjectNode object, String member, String text) {
    if (text != null) {
      object.put(member, text);
    }
  }

  /// Adds members that are not there yet, at any depth.
  private static void addAll(ObjectNode target, ObjectNode others) {
    for (var member : others.properties()) {
      if (target.get(member.getKey()) instanceof ObjectNode known
          && member.getValue() instanceof ObjectNode more) {
        addAll(known, more);
      } else if (!target.has(member.getKey())) {
        target.set(member.getKey(), member.getValue());
      }
    }
  }

  // ---- names and addresses by themselves

  /// A name as it stands in the file.
  public static byte[] bytes(Name name) {
    byte[] plain = PlainWriter.bytes(name);
    return plain != null ? plain : writeTree(name);
  }

  /// The same of any name.
  public static byte[] writeTree(Name name) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    putName(object, "", name);
    return Json.MAPPER.writeValueAsBytes(object.get(""));
  }

  /// An address as it stands in the file.
  public static byte[] bytes(Address address) {
    byte[] plain = PlainWriter.bytes(address);
    return plain != null ? plain : writeTree(address);
  }

  /// The same of any address.
  public static byte[] writeTree(Address address) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    putAddress(object, "", address);
    return Json.MAPPER.writeValueAsBytes(object.get(""));
  }

  /// What [#bytes] gave.
  public static Name name(byte[] bytes) {
    String[] plain = PlainObject.read(bytes, "firstname", "lastname");
    if (plain != null) {
      return new Name(plain[0], plain[1]);
    }
    ObjectNode object = (ObjectNode) Json.MAPPER.readTree(bytes);
    return new Name(text(object, "firstname"), text(object, "lastname"));
  }

  /// What [#bytes] gave.
  public static Address address(byte[] bytes) {
    String[] plain = PlainObject.read(bytes, "street", "city", "postcode", "country");
    if (plain != null) {
      return new Address(plain[0], plain[1], plain[2], plain[3]);
    }
    ObjectNode object = (ObjectNode) Json.MAPPER.readTree(bytes);
    return new Address(
        text(object, "street"),
        text(object, "city"),
        text(object, "postcode"),
        text(object, "country"));
  }

  private static String text(ObjectNode object, String member) {
    JsonNode node = object.get(member);
    return node == null ? null : node.stringValue();
  }

  // ---- reading: each member that is understood is taken out of the tree, and what is left are the
  // others

  /// Reads a line, in our form or in any other JSON form of the same object.
  public static Line read(String text, long position) throws BadLine {
    if (text.isBlank()) {
      throw new BadLine("found an empty line, expected a JSON object");
    }
    if (text.charAt(0) == '\uFEFF') {
      throw new BadLine("begins with a byte order mark, expected a JSON object");
    }
    ObjectNode line;
    try {
      if (!(Json.MAPPER.readTree(text) instanceof ObjectNode object)) {
        throw new BadLine("found " + shortened(text) + ", expected a JSON object");
      }
      line = object;
    } catch (JacksonException e) {
      // without where in the text: the reader of the file says where
      throw new BadLine(
          "not JSON: " + e.getOriginalMessage().replaceFirst("(?s) ?\\([^(]*\\[Source:.*", ""));
    }
    Instant recorded = takeRecorded(line);
    int batch = takeBatch(line, "_batch", 1);
    int batchEnd = takeBatch(line, "_batchEnd", 0);
    boolean hasCheck = line.has("_check");
    String id = id(line.get("_id"));
    for (String member : line.propertyNames().toArray(new String[0])) {
      if (member.startsWith("_")) {
        line.remove(member);
      }
    }
    String type = takeText(line, "type");
    if (type == null) {
      throw new BadLine("no type; expected \"type\":\"PERSON_CREATION\" or the like");
    }
    try {
      Event event = TYPES.contains(type) ? known(type, line, id) : unrecognized(type, line, id);
      return new Line(
          new RecordedEvent(position, recorded, event, text), batch, batchEnd, hasCheck);
    } catch (IllegalArgumentException e) {
      throw new BadLine(e.getMessage());
    }
  }

  private static Event known(String type, ObjectNode line, String id) throws BadLine {
    int personId = takePersonId(line);
    String date = takeText(line, "effective");
    EffectiveDate effective = date == null ? null : EffectiveDate.parse(date);
    String source = takeText(line, "source");
    return switch (type) {
      case "PERSON_CREATION" -> {
        Upcaster.statusNumber(line, "status");
        Name name = takeName(line, "name");
        String status = takeText(line, "status");
        Address address = takeAddress(line, "address");
        yield new Event.Creation(
            personId,
            name,
            status == null ? Status.UNKNOWN : Status.parse(status),
            address,
            new Details(effective, source, others(line), id));
      }
      case "PERSON_STATUS_CHANGE" -> {
        Upcaster.statusNumber(line, "newStatus");
        Status status = Status.parse(required(takeText(line, "newStatus"), type, "newStatus"));
        yield new Event.StatusChange(
            personId, status, new Details(effective, source, others(line), id));
      }
      case "PERSON_ADDRESS_CHANGE" -> {
        Address address = required(takeAddress(line, "newAddress"), type, "newAddress");
        yield new Event.AddressChange(
            personId, address, new Details(effective, source, others(line), id));
      }
      case "PERSON_NAME_CHANGE" -> {
        Name name = required(takeName(line, "newName"), type, "newName");
        yield new Event.NameChange(
            personId, name, new Details(effective, source, others(line), id));
      }
      case "PERSON_DEATH" ->
          new Event.Death(personId, new Details(effective, source, others(line), id));
      case "EVENT_CORRECTION" -> {
        long corrects = takePosition(line, "corrects");
        Amendment to = takeAmendment(line);
        String why = required(takeText(line, "why"), type, "why");
        yield new Event.Correction(
            personId, corrects, to, why, new Details(effective, source, others(line), id));
      }
      case "EVENT_RETRACTION" -> {
        long retracts = takePosition(line, "retracts");
        String why = required(takeText(line, "why"), type, "why");
        yield new Event.Retraction(
            personId, retracts, why, new Details(effective, source, others(line), id));
      }
      default -> throw new IllegalStateException(type);
    };
  }

  /// Takes what looks like ours and leaves the rest as it is, since a later version may mean
  /// something else by it.
  private static Event unrecognized(String type, ObjectNode line, String id) {
    int personId = 0;
    if (line.get("personId") instanceof JsonNode node
        && node.isIntegralNumber()
        && node.canConvertToInt()
        && node.intValue() > 0) {
      personId = node.intValue();
      line.remove("personId");
    }
    EffectiveDate effective = null;
    if (line.get("effective") instanceof JsonNode node && node.isString()) {
      try {
        effective = EffectiveDate.parse(node.stringValue());
        line.remove("effective");
      } catch (IllegalArgumentException e) {
        // kept among the others
      }
    }
    return new Event.Unrecognized(type, personId, new Details(effective, null, others(line), id));
  }

  /// @return null for what is no id of ours: this member may be someone's who read the file before
  ///   us
  private static String id(JsonNode node) {
    return node != null && node.isString() && Details.isId(node.stringValue())
        ? node.stringValue()
        : null;
  }

  private static Instant takeRecorded(ObjectNode line) throws BadLine {
    String text = takeText(line, "_datetime");
    if (text == null) {
      throw new BadLine(
          "no _datetime; expected \"_datetime\":\"2015-02-14T09:26:53.589000Z\" or the like");
    }
    try {
      Instant recorded = Upcaster.recordedTime(text);
      if (!isWritable(recorded)) {
        throw new DateTimeException("a year of other than four digits");
      }
      return recorded.truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new BadLine(
          "_datetime is '%s', expected a time such as 2015-02-14T09:26:53.589000Z".formatted(text));
    }
  }

  private static boolean isWritable(Instant recorded) {
    return !recorded.isBefore(FIRST_TIME) && recorded.isBefore(LAST_TIME);
  }

  private static int takeBatch(ObjectNode line, String member, int none) throws BadLine {
    JsonNode node = line.remove(member);
    if (node == null) {
      return none;
    }
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 2) {
      throw new BadLine(
          "%s is %s, expected the number of lines of a batch, from 2".formatted(member, node));
    }
    return node.intValue();
  }

  private static int takePersonId(ObjectNode line) throws BadLine {
    JsonNode node = line.remove("personId");
    if (node == null
        || !node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < 1) {
      throw new BadLine(
          "personId is %s, expected a whole number from 1 to %d"
              .formatted(node == null ? "missing" : node, Integer.MAX_VALUE));
    }
    return node.intValue();
  }

  private static long takePosition(ObjectNode line, String member) throws BadLine {
    JsonNode node = line.remove(member);
    if (node == null
        || !node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < 0
        || node.longValue() > MOST_EVENTS) {
      throw new BadLine(
          "%s is %s, expected the position of an event, from 0"
              .formatted(member, node == null ? "missing" : node));
    }
    return node.longValue();
  }

  private static Amendment takeAmendment(ObjectNode line) throws BadLine {
    ObjectNode object = required(takeObject(line, "to"), "EVENT_CORRECTION", "to");
    Name name = takeName(object, "name");
    String status = takeText(object, "status");
    Address address = takeAddress(object, "address");
    String effective = takeText(object, "effective");
    keepOthers(line, "to", object);
    return new Amendment(
        effective == null ? null : EffectiveDate.parse(effective),
        name,
        status == null ? null : Status.parse(status),
        address);
  }

  private static Name takeName(ObjectNode line, String member) throws BadLine {
    ObjectNode object = takeObject(line, member);
    if (object == null) {
      return null;
    }
    String firstname = takeText(object, "firstname");
    String lastname = takeText(object, "lastname");
    keepOthers(line, member, object);
    return firstname == null && lastname == null ? null : new Name(firstname, lastname);
  }

  private static Address takeAddress(ObjectNode line, String member) throws BadLine {
    ObjectNode object = takeObject(line, member);
    if (object == null) {
      return null;
    }
    String street = takeText(object, "street");
    String city = takeText(object, "city");
    String postcode = takeText(object, "postcode");
    String country = takeText(object, "country");
    keepOthers(line, member, object);
    boolean blank = BlankText.join("", street, city, postcode, country) == null;
    return blank ? null : new Address(street, city, postcode, country);
  }

  private static void keepOthers(ObjectNode line, String member, ObjectNode rest) {
    if (!rest.isEmpty()) {
      line.set(member, rest);
    }
  }

  private static ObjectNode takeObject(ObjectNode line, String member) throws BadLine {
    JsonNode node = line.remove(member);
    if (node == null || node.isNull()) {
      return null;
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new BadLine("%s is %s, expected an object".formatted(member, shortened(node.toString())));
  }

  private static String takeText(ObjectNode line, String member) throws BadLine {
    JsonNode node = line.remove(member);
    if (node == null || node.isNull()) {
      return null;
    }
    if (node.isString()) {
      return BlankText.orNull(node.stringValue());
    }
    throw new BadLine("%s is %s, expected a text".formatted(member, shortened(node.toString())));
  }

  private static <T> T required(T value, String type, String member) throws BadLine {
    if (value == null) {
      throw new BadLine("%s without %s".formatted(type, member));
    }
    return value;
  }

  private static String others(ObjectNode rest) {
    return rest.isEmpty() ? null : rest.toString();
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
