package people.line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import people.Address;
import people.Details;
import people.EffectiveDate;
import people.Event;
import people.Name;
import people.Status;
import people.line.EventFormat.Row;

/// Writes events as lines, member by member as [EventFormat] has them and byte by byte as Jackson
/// would; `LineWriterTest` holds it to that.
public final class LineWriter {

  /// Recorded times have years of four digits, so that text order is time order.
  private static final Instant FIRST_TIME = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LAST_TIME = Instant.parse("+10000-01-01T00:00:00Z");

  private static final long DAY = 86_400;

  private static final byte[][] STATUSES =
      Arrays.stream(Status.values())
          .map(status -> new Bytes().addText(status.name()).toArray())
          .toArray(byte[][]::new);

  private LineWriter() {}

  /// Whether a line can have that recorded time.
  static boolean isWritable(Instant recorded) {
    return !recorded.isBefore(FIRST_TIME) && recorded.isBefore(LAST_TIME);
  }

  /// Adds the line of an event, without its check and its end. What is refused adds nothing.
  ///
  /// @param index place of the event in its batch, from 0
  /// @param batch how many events the batch has; 1 for none
  public static void write(Event event, Instant recorded, int index, int batch, Bytes out) {
    if (!isWritable(recorded)) {
      throw new IllegalArgumentException(
          "the clock says %s; expected a year of four digits".formatted(recorded));
    }
    int start = out.length;
    boolean isWritten = false;
    try {
      add(event, recorded, index, batch, out);
      refuseUnreadable(event, out, start);
      isWritten = true;
    } finally {
      out.length = isWritten ? out.length : start;
    }
  }

  private static void refuseUnreadable(Event event, Bytes out, int start) {
    int length = out.length - start;
    if (length > LineReader.LONGEST) {
      throw new IllegalArgumentException(
          "person %d: an event of %d bytes; a line has %d at most"
              .formatted(event.personId(), length, LineReader.LONGEST));
    }
    if (event instanceof Event.Unrecognized || !event.details().others().isEmpty()) {
      // what others may have put in must be as readable as what we do
      try {
        EventParser.read(out.text(start), 0);
      } catch (BadLine e) {
        throw new IllegalArgumentException(
            "person %d: an event that could not be read back: %s"
                .formatted(event.personId(), e.getMessage()),
            e);
      }
    }
  }

  private static void add(Event event, Instant recorded, int index, int batch, Bytes out) {
    Details details = event.details();
    Map<String, Object> others = details.others();
    Set<String> written = others.isEmpty() ? null : new HashSet<>(Set.of("type"));
    Row row = EventFormat.row(event.kind());
    if (row != null) {
      out.add(row.start).addNumber(event.personId());
      note("personId", written);
      for (Member member : row.members) {
        value(member, member.value.apply(event), false, others, written, out);
      }
    } else {
      out.add(EventFormat.OF_UNRECOGNIZED).addText(event.type());
      if (event.personId() > 0) {
        out.add(EventFormat.PERSON_ID.start).addNumber(event.personId());
        note("personId", written);
      }
    }
    value(EventFormat.EFFECTIVE, details.effective(), false, others, written, out);
    value(EventFormat.SOURCE, details.source(), false, others, written, out);
    addOthers(others, written, out);
    value(EventFormat.ID, details.id(), false, others, written, out);
    out.add(EventFormat.RECORDED.start);
    time(recorded, out);
    if (batch > 1 && index == 0) {
      out.add(EventFormat.BATCH.start).addNumber(batch);
    }
    if (batch > 1 && index == batch - 1) {
      out.add(EventFormat.BATCH_END.start).addNumber(batch);
    }
    out.add('}');
  }

  private static void note(String member, Set<String> written) {
    if (written != null) {
      written.add(member);
    }
  }

  /// Adds a member, if there is a value.
  ///
  /// @param others more members of the object that this one is in, nested like it
  /// @param written notes the member; null where there are no others
  private static void value(
      Member member,
      Object value,
      boolean isFirst,
      Map<?, ?> others,
      Set<String> written,
      Bytes out) {
    if (value == null) {
      return;
    }
    note(member.name, written);
    out.add(isFirst ? member.firstStart : member.start);
    switch (value) {
      case String text -> out.addText(text);
      case Status status -> out.add(STATUSES[status.ordinal()]);
      case EffectiveDate date -> date(date, out);
      case Long position -> out.addNumber(position);
      default -> {
        boolean hasMore = written != null && others.get(member.name) instanceof Map;
        Map<?, ?> more = hasMore ? (Map<?, ?>) others.get(member.name) : Map.of();
        object(member.shape.members(), value, more, out);
      }
    }
  }

  private static void object(List<Member> members, Object of, Map<?, ?> others, Bytes out) {
    int start = out.length;
    Set<String> written = others.isEmpty() ? null : new HashSet<>();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      value(member, member.value.apply(of), out.length == start, others, written, out);
    }
    if (out.length == start) {
      out.add('{');
    }
    addOthers(others, written, out);
    out.add('}');
  }

  /// Adds the members that are not there yet, behind others or as the first of an object.
  private static void addOthers(Map<?, ?> others, Set<String> written, Bytes out) {
    for (Map.Entry<?, ?> other : others.entrySet()) {
      if (!written.contains(other.getKey())) {
        out.separate().addText((String) other.getKey()).add(':').addJson(other.getValue());
      }
    }
  }

  private static void date(EffectiveDate date, Bytes out) {
    out.add('"');
    int year = date.day().getYear();
    if (date.isExact() && year >= 0 && year <= 9999) {
      out.addDay(date.day());
    } else {
      out.addAscii(date.toString());
    }
    out.add('"');
  }

  private static void time(Instant recorded, Bytes out) {
    long second = recorded.getEpochSecond();
    int ofDay = (int) Math.floorMod(second, DAY);
    out.add('"').addDay(LocalDate.ofEpochDay(Math.floorDiv(second, DAY))).add('T');
    out.addDigits(ofDay / 3600, 2).add(':').addDigits(ofDay / 60 % 60, 2).add(':');
    out.addDigits(ofDay % 60, 2).add('.').addDigits(recorded.getNano() / 1000, 6).add('Z').add('"');
  }

  // ---- names and addresses by themselves

  /// A name as it stands in the file.
  public static byte[] bytes(Name name) {
    return bytes(EventFormat.NAME.members(), name);
  }

  /// An address as it stands in the file.
  public static byte[] bytes(Address address) {
    return bytes(EventFormat.ADDRESS.members(), address);
  }

  private static byte[] bytes(List<Member> members, Object of) {
    Bytes out = new Bytes();
    object(members, of, Map.of(), out);
    return out.toArray();
  }
}
