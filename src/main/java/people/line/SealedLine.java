package people.line;

import module java.base;

import people.*;

/// An event as a line in which all that is personal is encrypted as one member, see [LineSeal]; in
/// the places of the texts stands what [Placeholder] has.
public final class SealedLine {

  private static final String SEALED = ",\"" + EventFormat.SEALED.name + "\":\"";

  private static final byte[] START = Member.ascii(SEALED);

  /// Texts of these members get a token: who looks for the same value of theirs finds it.
  private static final Set<String> COMPARED =
      Set.of("firstname", "lastname", "street", "postcode", "value", "source", "recordedBy");

  private SealedLine() {}

  /// An event with what is sealed of it, which takes most of the time and needs only its position.
  ///
  /// @param said null where nothing of it is personal: it is written as it is
  public record Prepared(Event event, Event said, String sealed) {}

  /// Seals what is personal in an event; may be called by several threads.
  ///
  /// @param seal null to have it written as it is
  /// @param position that the event gets
  public static Prepared prepare(Event event, LineSeal seal, long position) {
    Map<String, Object> personal = seal == null ? Map.of() : personal(event);
    if (personal.isEmpty()) {
      return new Prepared(event, null, null);
    }
    byte[] plain = new Bytes().addJson(personal).toArray();
    String sealed = seal.seal(plain, event.personId(), position, event.type());
    return new Prepared(event, hidden(event, seal), sealed);
  }

  /// Adds the line of an event, without its check and its end.
  ///
  /// @param seal null to write it as it is
  /// @param position that the event gets
  public static void write(
      Event event,
      Instant recorded,
      int index,
      int batch,
      LineSeal seal,
      long position,
      Bytes out) {
    write(prepare(event, seal, position), recorded, index, batch, out);
  }

  /// The same of an event that is prepared.
  public static void write(Prepared event, Instant recorded, int index, int batch, Bytes out) {
    int start = out.length;
    if (event.said == null || !event.event.details().others().isEmpty()) {
      LineWriter.write(event.event, recorded, index, batch, out); // or refuses what is unreadable
      if (event.said == null) {
        return;
      }
      out.length = start;
    }
    LineWriter.write(event.said, recorded, index, batch, out);
    out.length--; // without the brace
    out.add(START).addAscii(event.sealed).add('"').add('}');
    if (out.length - start > LineReader.LONGEST) {
      int length = out.length - start;
      out.length = start;
      throw new IllegalArgumentException(
          "person %d: an event of %d bytes; a line has %d at most"
              .formatted(event.event.personId(), length, LineReader.LONGEST));
    }
  }

  /// Whether a line has something sealed.
  public static boolean isSealed(String line) {
    return line.contains(SEALED); // in a text the quotes would be escaped
  }

  /// Whether there is anything personal in an event.
  public static boolean isPersonal(Event event) {
    return !personal(event).isEmpty();
  }

  /// The personal members, nested like the event.
  static Map<String, Object> personal(Event event) {
    Map<String, Object> personal = new LinkedHashMap<>();
    KindRow row = EventFormat.row(event.kind());
    if (row != null) {
      for (Member member : row.members) {
        put(member, member.value.apply(event), personal);
      }
    }
    Details details = event.details();
    put(EventFormat.SOURCE, details.source(), personal);
    put(EventFormat.RECORDED_BY, details.recordedBy(), personal);
    details.others().forEach((name, value) -> putAll(name, value, personal));
    return personal;
  }

  private static void put(Member member, Object value, Map<String, Object> into) {
    if (value == null) {
      return;
    }
    if (isPlain(value)) {
      return;
    }
    if (member.shape != null) {
      Map<String, Object> parts = new LinkedHashMap<>();
      for (Member part : member.shape.members()) {
        put(part, part.value.apply(value), parts);
      }
      if (!parts.isEmpty()) {
        into.put(member.name, parts);
      }
    } else if (member.isPersonal) {
      into.put(member.name, value);
    }
  }

  /// What others put into an object of ours stands in it.
  private static void putAll(String name, Object value, Map<String, Object> into) {
    if (into.get(name) instanceof Map<?, ?> known && value instanceof Map<?, ?> more) {
      Map<String, Object> parts = new LinkedHashMap<>(JsonText.members(known));
      more.forEach((part, each) -> putAll((String) part, each, parts));
      into.put(name, parts);
    } else {
      into.putIfAbsent(name, value);
    }
  }

  /// The event as it reads without the key.
  static Event hidden(Event event, LineSeal seal) {
    Details before = event.details();
    Details details =
        new Details(
            before.effective(),
            text(EventFormat.SOURCE, before.source(), seal),
            text(EventFormat.RECORDED_BY, before.recordedBy(), seal),
            Map.of(),
            before.id());
    KindRow row = EventFormat.row(event.kind());
    if (row == null) {
      return event.with(details);
    }
    Object[] values = new Object[row.members.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = hidden(row.members[i], row.members[i].value.apply(event), seal);
    }
    return row.making.of(event.personId(), values, details);
  }

  private static Object hidden(Member member, Object value, LineSeal seal) {
    if (member.shape == null) {
      return member.isPersonal ? text(member, (String) value, seal) : value;
    }
    return value == null || isPlain(value) ? value : hidden(member.shape, value, seal);
  }

  /// Statistics are by sex as they are by status, of which a few codes tell nobody's name.
  private static boolean isPlain(Object value) {
    return value instanceof Attribute attribute && attribute.name().equals(Attribute.SEX);
  }

  private static Object hidden(Shape shape, Object value, LineSeal seal) {
    Object[] parts = new Object[shape.members().size()];
    for (int i = 0; i < parts.length; i++) {
      Member part = shape.members().get(i);
      parts[i] = hidden(part, part.value.apply(value), seal);
    }
    return shape == EventFormat.NAME && value != null
        ? new Name((String) parts[0], (String) parts[1]) // with tokens, which are not shown
        : shape.making().apply(parts);
  }

  private static String text(Member member, String text, LineSeal seal) {
    if (text == null) {
      return null;
    }
    String name = member.name.equals("ofSource") ? EventFormat.SOURCE.name : member.name;
    if (!COMPARED.contains(name)) {
      return Placeholder.DOTS;
    }
    if (name.equals("street")) {
      return Placeholder.DOTS
          + seal.token(name, text, each -> new Address(each, null, null, null).plain().street());
    }
    if (name.equals("postcode")) {
      return Placeholder.DOTS
          + seal.token(name, text, each -> new Address(null, null, each, null).plain().postcode());
    }
    String all = Placeholder.DOTS + seal.token(name, text);
    int part = name.equals(EventFormat.SOURCE.name) ? text.indexOf('#') : -1;
    return part <= 0
        ? all
        : Placeholder.DOTS + seal.token(name, text.substring(0, part)) + '#' + all;
  }

  // ---- values by themselves, as they stand in a sealed line

  public static Name hidden(Name name, LineSeal seal) {
    return (Name) hidden(EventFormat.NAME, name, seal);
  }

  public static Address hidden(Address address, LineSeal seal) {
    return (Address) hidden(EventFormat.ADDRESS, address, seal);
  }

  public static Attribute hidden(Attribute attribute, LineSeal seal) {
    return isPlain(attribute)
        ? attribute
        : (Attribute) hidden(EventFormat.ATTRIBUTE, attribute, seal);
  }

  public static String hiddenSource(String source, LineSeal seal) {
    return text(EventFormat.SOURCE, source, seal);
  }
}
