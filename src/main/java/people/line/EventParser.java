package people.line;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import people.Address;
import people.Details;
import people.EffectiveDate;
import people.Event;
import people.Event.Kind;
import people.Name;
import people.RecordedEvent;
import people.Status;
import people.line.EventFormat.Line;
import people.line.EventFormat.Row;
import people.line.EventFormat.Shape;

/// Reads lines in any JSON form: each member that [EventFormat] has is taken out of the object, and
/// what is left are the others.
public final class EventParser {

  /// More than any file can hold; so that positions can be shifted without a thought.
  private static final long MOST_EVENTS = 1L << 60;

  private EventParser() {}

  static Line read(String text, long position) throws BadLine {
    if (text.isBlank()) {
      throw new BadLine("found an empty line, expected a JSON object");
    }
    if (text.charAt(0) == '\uFEFF') {
      throw new BadLine("begins with a byte order mark, expected a JSON object");
    }
    Map<String, Object> line = JsonText.object(text);
    Instant recorded = takeRecorded(line);
    int batch = takeBatch(line, EventFormat.BATCH, 1);
    int batchEnd = takeBatch(line, EventFormat.BATCH_END, 0);
    boolean hasCheck = line.containsKey(EventFormat.CHECK.name);
    String id = id(line.get(EventFormat.ID.name));
    Object open = line.get(EventFormat.OPEN.name);
    line.keySet().removeIf(member -> member.startsWith("_"));
    if (open instanceof Map<?, ?> personal) {
      putAll(line, personal);
    }
    String type = takeText(line, "type");
    if (type == null) {
      throw new BadLine("no type; expected \"type\":\"PERSON_CREATION\" or the like");
    }
    Row row = EventFormat.row(Kind.of(type));
    if (row == null && type.startsWith(Kind.MARK)) {
      throw new BadLine.UnknownKind(type);
    }
    try {
      Event event = row != null ? known(row, line, id) : unrecognized(type, line, id);
      return new Line(
          new RecordedEvent(position, recorded, event, text), batch, batchEnd, hasCheck);
    } catch (IllegalArgumentException e) {
      throw new BadLine(e.getMessage());
    }
  }

  /// Puts personal members where they belong.
  @SuppressWarnings("unchecked") // as JsonText made it
  private static void putAll(Map<String, Object> line, Map<?, ?> personal) {
    personal.forEach((member, value) -> {
      if (line.get(member) instanceof Map<?, ?> known && value instanceof Map<?, ?> more) {
        putAll((Map<String, Object>) known, more);
      } else if (!((String) member).startsWith("_")) {
        line.putIfAbsent((String) member, value);
      }
    });
  }

  private static Event known(Row row, Map<String, Object> line, String id) throws BadLine {
    int personId = takePersonId(line);
    EffectiveDate effective = (EffectiveDate) take(line, EventFormat.EFFECTIVE);
    String source = takeText(line, EventFormat.SOURCE.name);
    Object[] values = new Object[row.members.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = take(line, row.members[i]);
      if (values[i] == null && row.members[i].isRequired) {
        throw new BadLine("%s without %s".formatted(row.kind.word(), row.members[i].name));
      }
    }
    return row.making.of(personId, values, new Details(effective, source, line, id));
  }

  /// Takes what looks like ours and leaves the rest as it is, since a later version may mean
  /// something else by it.
  private static Event unrecognized(String type, Map<String, Object> line, String id) {
    int personId = personId(line.get("personId"));
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
    return new Event.Unrecognized(type, personId, new Details(effective, null, line, id));
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
      case STATUS -> {
        Upcaster.statusNumber(line, member.name);
        String status = takeText(line, member.name);
        yield status == null ? null : Status.parse(status);
      }
      case DATE -> {
        String date = takeText(line, member.name);
        yield date == null ? null : EffectiveDate.parse(date);
      }
      case POSITION -> takePosition(line, member.name);
      case NAME, ADDRESS, AMENDMENT -> takeObject(line, member);
      case TIME, COUNT, HASH, CHECK, OTHERS, OBJECT -> throw new IllegalStateException(member.name);
    };
  }

  private static Object takeObject(Map<String, Object> line, Member member) throws BadLine {
    Object value = line.remove(member.name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?>)) {
      throw new BadLine(
          "%s is %s, expected an object".formatted(member.name, JsonText.shortened(value)));
    }
    @SuppressWarnings("unchecked") // as JsonText made it
    Map<String, Object> object = (Map<String, Object>) value;
    Object made = make(member.shape, object);
    if (!object.isEmpty()) {
      line.put(member.name, object);
    }
    return made;
  }

  private static Object make(Shape shape, Map<String, Object> object) throws BadLine {
    List<Member> members = shape.members();
    Object[] values = new Object[members.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = take(object, members.get(i));
    }
    return shape.making().apply(values);
  }

  private static Instant takeRecorded(Map<String, Object> line) throws BadLine {
    String text = takeText(line, EventFormat.RECORDED.name);
    if (text == null) {
      throw new BadLine(
          "no _datetime; expected \"_datetime\":\"2015-02-14T09:26:53.589000Z\" or the like");
    }
    try {
      Instant recorded = Upcaster.recordedTime(text);
      if (!LineWriter.isWritable(recorded)) {
        throw new DateTimeException("a year of other than four digits");
      }
      return recorded.truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new BadLine(
          "_datetime is '%s', expected a time such as 2015-02-14T09:26:53.589000Z".formatted(text));
    }
  }

  private static int takeBatch(Map<String, Object> line, Member member, int none) throws BadLine {
    if (!line.containsKey(member.name)) {
      return none;
    }
    Object value = line.remove(member.name);
    long batch = whole(value);
    if (batch < 2 || batch > Integer.MAX_VALUE) {
      throw new BadLine(
          "%s is %s, expected the number of lines of a batch, from 2"
              .formatted(member.name, JsonText.text(value)));
    }
    return (int) batch;
  }

  private static int takePersonId(Map<String, Object> line) throws BadLine {
    int personId = personId(line.get("personId"));
    if (personId == 0) {
      throw new BadLine(
          "personId is %s, expected a whole number from 1 to %d"
              .formatted(shown(line, "personId"), Integer.MAX_VALUE));
    }
    line.remove("personId");
    return personId;
  }

  /// @return 0 when it is none
  private static int personId(Object value) {
    long number = whole(value);
    return number > Integer.MAX_VALUE ? 0 : (int) Math.max(0, number);
  }

  private static long takePosition(Map<String, Object> line, String member) throws BadLine {
    long position = whole(line.get(member));
    if (position < 0 || position > MOST_EVENTS) {
      throw new BadLine(
          "%s is %s, expected the position of an event, from 0"
              .formatted(member, shown(line, member)));
    }
    line.remove(member);
    return position;
  }

  private static String shown(Map<String, Object> line, String member) {
    return line.containsKey(member) ? JsonText.text(line.get(member)) : "missing";
  }

  /// A whole number from 0 on; -1 when it is none, or greater than a long.
  private static long whole(Object value) {
    return value instanceof BigInteger number && number.signum() >= 0 && number.bitLength() < 64
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

  // ---- names and addresses by themselves

  /// What [LineWriter#bytes] gave.
  public static Name name(byte[] bytes) {
    return (Name) object(bytes, EventFormat.NAME);
  }

  /// What [LineWriter#bytes] gave.
  public static Address address(byte[] bytes) {
    return (Address) object(bytes, EventFormat.ADDRESS);
  }

  private static Object object(byte[] bytes, Shape shape) {
    String[] plain = PlainObject.read(bytes, shape.names());
    try {
      return plain != null
          ? shape.making().apply(plain)
          : make(shape, JsonText.object(new String(bytes, StandardCharsets.UTF_8)));
    } catch (BadLine e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
