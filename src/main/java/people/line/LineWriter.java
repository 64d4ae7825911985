package people.line;

import module java.base;

import people.*;

/// Writes events as lines, member by member as [EventFormat] has them and byte by byte as Jackson
/// would; `LineWriterTest` holds it to that.
public final class LineWriter {

  private static final long DAY = 86_400;

  /// Texts of so many characters are no trouble for any parser.
  private static final int LONGEST_SURE = 1000;

  private static final byte[][] STATUSES =
      Arrays.stream(Status.values())
          .map(status -> new Bytes().addText(status.name()).toArray())
          .toArray(byte[][]::new);

  private LineWriter() {}

  /// The line of an event, without its check and its end.
  ///
  /// @param index place of the event in its batch, from 0
  /// @param batch how many events the batch has; 1 for none
  public static byte[] write(Event event, Instant recorded, int index, int batch) {
    Bytes line = new Bytes();
    write(event, recorded, index, batch, line);
    return line.toArray();
  }

  /// Adds the same to other bytes. What is refused adds nothing.
  public static void write(Event event, Instant recorded, int index, int batch, Bytes out) {
    refuseUnwritable(recorded);
    int start = out.length;
    try {
      add(event, null, out);
      addEnd(recorded, index, batch, out);
      refuseUnreadable(event, out, start);
    } catch (RuntimeException | Error e) {
      out.length = start;
      throw e;
    }
  }

  /// Adds the line of an event of a large batch up to its recorded time. What is refused adds
  /// nothing.
  public static void begin(Event event, Bytes out) {
    int start = out.length;
    try {
      add(event, null, out);
      int end = out.length;
      addEnd(Instant.EPOCH, 0, Integer.MAX_VALUE, out); // as long as any
      refuseUnreadable(event, out, start);
      out.length = end;
    } catch (RuntimeException | Error e) {
      out.length = start;
      throw e;
    }
  }

  /// Adds the line of a single event up to the digits of its recorded time, which stand between
  /// quotes and end it but for its check. What is refused adds nothing.
  public static void beginSingle(Event event, Bytes out) {
    begin(event, out);
    out.add(EventFormat.RECORDED.start).add('"');
  }

  /// Adds the same of an event of which a seal has what is personal: in the places of the texts
  /// stands what [Placeholder] has.
  static void beginHidden(Event event, LineSeal seal, Bytes out) {
    add(event, seal, out);
  }

  /// Adds the rest of that line, without its check.
  public static void end(Instant recorded, int index, int batch, Bytes out) {
    refuseUnwritable(recorded);
    addEnd(recorded, index, batch, out);
  }

  private static void refuseUnwritable(Instant recorded) {
    if (!OurTime.isWritable(recorded)) {
      throw new IllegalArgumentException(
          "the clock says %s; expected a year of four digits".formatted(recorded));
    }
  }

  private static void refuseUnreadable(Event event, Bytes out, int start) {
    int length = out.length - start;
    if (length > LineReader.LONGEST) {
      throw new IllegalArgumentException(
          "person %d: an event of %d bytes; a line has %d at most"
              .formatted(event.personId(), length, LineReader.LONGEST));
    }
    if (event instanceof Event.Unrecognized || !areSurelyOthers(event)) {
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

  /// Whether the others of an event are nothing but short texts that can't be taken for members of
  /// ours, as nearly all are; it takes long to read a line back.
  private static boolean areSurelyOthers(Event event) {
    Map<String, Object> others = event.details().others();
    if (others.isEmpty()) {
      return true;
    }
    for (var each : others.entrySet()) {
      boolean isSure =
          each.getValue() instanceof Map<?, ?> parts
              ? areParts(parts, event, each.getKey())
              : isShortText(each.getValue()) && !EventFormat.NAMES.contains(each.getKey());
      if (!isSure || each.getKey().length() > LONGEST_SURE) {
        return false;
      }
    }
    return true;
  }

  /// Whether they stand in an object of the event, beside members of which none is theirs.
  private static boolean areParts(Map<?, ?> parts, Event event, String name) {
    for (Member member : EventFormat.row(event.kind()).members) {
      if (member.name.equals(name)) {
        if (member.shape == null || member.value.apply(event) == null) {
          return false;
        }
        List<Member> known = member.shape.members();
        return parts.entrySet().stream()
            .allMatch(each ->
                isShortText(each.getKey())
                    && isShortText(each.getValue())
                    && known.stream().noneMatch(one -> one.name.equals(each.getKey())));
      }
    }
    return false;
  }

  private static boolean isShortText(Object value) {
    return value instanceof String text && text.length() <= LONGEST_SURE;
  }

  /// @param seal has what is personal, and what others put in; null to write that as it is
  private static void add(Event event, LineSeal seal, Bytes out) {
    Details details = event.details();
    Map<String, Object> rest = seal == null ? others(event) : Collections.emptyMap();
    KindRow row = EventFormat.row(event.kind());
    if (row != null) {
      out.add(row.start);
      if (!row.isOfNobody) {
        out.addNumber(event.personId());
      }
      for (Member member : row.members) {
        value(member, member.value.apply(event), false, rest, seal, out);
      }
    } else {
      out.add(EventFormat.OF_UNRECOGNIZED).addText(event.type());
      if (event.personId() > 0) {
        out.add(EventFormat.PERSON_ID.start).addNumber(event.personId());
      }
    }
    value(EventFormat.EFFECTIVE, details.effective(), false, rest, seal, out);
    value(EventFormat.SOURCE, details.source(), false, rest, seal, out);
    value(EventFormat.RECORDED_BY, details.recordedBy(), false, rest, seal, out);
    out.addMembers(rest);
    value(EventFormat.ID, details.id(), false, rest, seal, out);
  }

  /// What others put into an event, without what stands elsewhere in a line; a copy, from which
  /// each is taken that is written.
  static Map<String, Object> others(Event event) {
    Map<String, Object> others = rest(event.details().others());
    if (others.isEmpty()) {
      return others;
    }
    others.remove("type");
    if (event.personId() > 0) {
      others.remove(EventFormat.PERSON_ID.name);
    }
    return others;
  }

  private static void addEnd(Instant recorded, int index, int batch, Bytes out) {
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

  /// Adds a member, if there is a value.
  ///
  /// @param rest the others of the object that it is in, from which it is taken
  /// @param seal see [#add]
  private static void value(
      Member member,
      Object value,
      boolean isFirst,
      Map<String, Object> rest,
      LineSeal seal,
      Bytes out) {
    if (value == null) {
      return;
    }
    Object more = rest.isEmpty() ? null : rest.remove(member.name);
    out.add(isFirst ? member.firstStart : member.start);
    switch (value) {
      case String text ->
          out.addText(
              seal == null || !member.isPersonal ? text : Placeholder.of(member, text, seal));
      case Status status -> out.add(STATUSES[status.ordinal()]);
      case EffectiveDate date -> date(date, out);
      case Long position -> out.addNumber(position);
      case Integer person -> out.addNumber(person);
      case List<?> people -> people(people, out);
      default -> {
        Map<?, ?> others = more instanceof Map<?, ?> map ? map : Map.of();
        object(member.shape, value, others, isPlain(value) ? null : seal, out);
      }
    }
  }

  private static void people(List<?> ids, Bytes out) {
    out.add('[');
    for (int i = 0; i < ids.size(); i++) {
      if (i > 0) {
        out.add(',');
      }
      out.addNumber((int) ids.get(i));
    }
    out.add(']');
  }

  /// Whether nothing is personal in a value: statistics are by sex as they are by status, of which
  /// a few codes tell nobody's name.
  static boolean isPlain(Object value) {
    return value instanceof Attribute attribute && attribute.name().equals(Attribute.SEX);
  }

  private static void object(Shape shape, Object of, Map<?, ?> others, LineSeal seal, Bytes out) {
    int start = out.length;
    Map<String, Object> rest = rest(others);
    for (Member member : shape.members()) {
      value(member, member.value.apply(of), out.length == start, rest, seal, out);
    }
    if (out.length == start) {
      out.add('{');
    }
    out.addMembers(rest);
    out.add('}');
  }

  /// A copy, from which each is taken that is written; for none a map that is never changed.
  static Map<String, Object> rest(Map<?, ?> others) {
    return others.isEmpty()
        ? Collections.emptyMap()
        : new LinkedHashMap<>(JsonText.members(others));
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

  // ---- values by themselves

  /// A text as it stands in the file, without its quotes.
  public static byte[] text(String text) {
    Bytes out = new Bytes().addText(text);
    return Arrays.copyOfRange(out.array, 1, out.length - 1);
  }

  /// A name as it stands in the file.
  public static byte[] bytes(Name name) {
    return bytes(EventFormat.NAME, name, null);
  }

  /// An address as it stands in the file.
  public static byte[] bytes(Address address) {
    return bytes(EventFormat.ADDRESS, address, null);
  }

  /// A further attribute, or a key, as it stands in the file.
  public static byte[] bytes(Attribute attribute) {
    return bytes(EventFormat.ATTRIBUTE, attribute, null);
  }

  /// Identifiers of people as they stand in the file.
  public static byte[] bytes(List<Integer> personIds) {
    Bytes out = new Bytes();
    people(personIds, out);
    return out.toArray();
  }

  /// @param seal see [#add]
  static byte[] bytes(Shape shape, Object of, LineSeal seal) {
    Bytes out = new Bytes();
    object(shape, of, Map.of(), seal, out);
    return out.toArray();
  }
}
